using Guanghan.Core.Space;

namespace Guanghan.Flight.Elements;

/// <summary>
/// B-plane elements of a hyperbola: the plane through the centre, square to an asymptote. T lies in the XY plane of the
/// frame and R = S x T. Ellipses, parabolas, rectilinear motion and an asymptote along Z are refused. Source: W.
/// Kizner, JPL EP 674, 1959; D. A. Vallado, 4th edition, 2013, section 12.3. <c>default</c> is no orbit.
/// </summary>
/// <param name="C3_m2_s2">Twice the specific energy, the square of the speed at infinity, m^2/s^2, positive.</param>
/// <param name="RightAscension_rad">Right ascension of the velocity at infinity, rad.</param>
/// <param name="Declination_rad">Declination of the velocity at infinity, rad.</param>
/// <param name="BDotT_m">Component of B along T, m.</param>
/// <param name="BDotR_m">Component of B along R, m.</param>
/// <param name="TrueAnomaly_rad">True anomaly, rad.</param>
/// <param name="Asymptote">Which asymptote.</param>
public readonly record struct BPlaneElements(
    double C3_m2_s2,
    double RightAscension_rad,
    double Declination_rad,
    double BDotT_m,
    double BDotR_m,
    double TrueAnomaly_rad,
    Asymptote Asymptote = Asymptote.Incoming)
{
    /// <summary>Length of B, the impact parameter, m.</summary>
    public double B_m => double.Hypot(BDotT_m, BDotR_m);

    /// <summary>Angle of B from T towards R, rad, -pi to pi.</summary>
    public double BAngle_rad => Math.Atan2(BDotR_m, BDotT_m);

    /// <summary>The elements of a state.</summary>
    /// <typeparam name="TFrame">The frame that the angles refer to.</typeparam>
    /// <param name="state">Position and velocity relative to the centre of attraction.</param>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <param name="asymptote">Which asymptote.</param>
    /// <exception cref="ArgumentException">Not a hyperbola, or its asymptote along Z; says which.</exception>
    public static BPlaneElements FromState<TFrame>(
        State<TFrame> state, double gm_m3_s2, Asymptote asymptote = Asymptote.Incoming)
        where TFrame : IFrame
    {
        var (position, velocity) = (state.Position_m, state.Velocity_m_s);
        var (s, b, normal) = HyperbolicPlane.Of(position, velocity, gm_m3_s2, asymptote, "a set of B-plane elements");
        var (t, r) = HyperbolicPlane.Axes(s);
        var vector = b * Vec3.Cross(s, normal);
        return new(
            velocity.LengthSquared - (2 * gm_m3_s2 / position.Length), Conic.Turn(Math.Atan2(s.Y, s.X)),
            Math.Atan2(s.Z, double.Hypot(s.X, s.Y)), Vec3.Dot(vector, t), Vec3.Dot(vector, r),
            HyperbolicPlane.TrueAnomaly(position, velocity, gm_m3_s2), asymptote);
    }

    /// <summary>The state that the elements describe.</summary>
    /// <typeparam name="TFrame">The frame that the angles refer to.</typeparam>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <exception cref="ArgumentException">Elements that describe no hyperbola; says which.</exception>
    public State<TFrame> ToState<TFrame>(double gm_m3_s2)
        where TFrame : IFrame
    {
        Conic.RequireGm(gm_m3_s2);
        Conic.Require(C3_m2_s2 > 0 && double.IsFinite(C3_m2_s2), C3_m2_s2, "C3, m^2/s^2,", "must be positive");
        Conic.Require(B_m > 0 && double.IsFinite(B_m), B_m, "B, m,", "must be positive: a hyperbola misses the centre");
        var s = HyperbolicPlane.Direction(RightAscension_rad, Declination_rad);
        var (t, r) = HyperbolicPlane.Axes(s);
        var toB = ((BDotT_m * t) + (BDotR_m * r)) / B_m;
        var axis = gm_m3_s2 / C3_m2_s2;
        var ratio = B_m / axis;
        var e = double.Hypot(1, ratio);
        // q = a (e - 1) with e - 1 = ratio^2 / (e + 1), which does not cancel.
        var periapsis = axis * ratio * ratio / (e + 1);
        return HyperbolicPlane.ToState<TFrame>(
            s, Vec3.Cross(toB, s), periapsis, e, TrueAnomaly_rad, gm_m3_s2, Asymptote);
    }
}
