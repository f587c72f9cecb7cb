using Guanghan.Core.Space;

namespace Guanghan.Flight.Elements;

/// <summary>
/// A hyperbola by its asymptote, as launch providers state a departure: energy, right ascension and declination of the
/// velocity at infinity (of an outgoing asymptote: C3, RLA, DLA). The azimuth of B turns the orbit about the asymptote:
/// it is counted in the B-plane from north (-R) through east (-T). Ellipses, parabolas, rectilinear motion and an
/// asymptote along Z are refused. Source: as <see cref="BPlaneElements"/>; parameters as in the GMAT mathematical
/// specification (asymptote state representations). <c>default</c> is no orbit.
/// </summary>
/// <param name="PeriapsisRadius_m">Periapsis radius, m, positive.</param>
/// <param name="C3_m2_s2">Square of the speed at infinity, m^2/s^2, positive.</param>
/// <param name="RightAscension_rad">Right ascension of the velocity at infinity, rad.</param>
/// <param name="Declination_rad">Declination of the velocity at infinity, rad.</param>
/// <param name="BAzimuth_rad">Azimuth of B, rad.</param>
/// <param name="TrueAnomaly_rad">True anomaly, rad.</param>
/// <param name="Asymptote">Which asymptote.</param>
public readonly record struct HyperbolicAsymptoteElements(
    double PeriapsisRadius_m,
    double C3_m2_s2,
    double RightAscension_rad,
    double Declination_rad,
    double BAzimuth_rad,
    double TrueAnomaly_rad,
    Asymptote Asymptote = Asymptote.Outgoing)
{
    /// <summary>The elements of a state.</summary>
    /// <typeparam name="TFrame">The frame that the angles refer to.</typeparam>
    /// <param name="state">Position and velocity relative to the centre of attraction.</param>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <param name="asymptote">Which asymptote.</param>
    /// <exception cref="ArgumentException">Not a hyperbola, or its asymptote along Z; says which.</exception>
    public static HyperbolicAsymptoteElements FromState<TFrame>(
        State<TFrame> state, double gm_m3_s2, Asymptote asymptote = Asymptote.Outgoing)
        where TFrame : IFrame
    {
        var plane = BPlaneElements.FromState(state, gm_m3_s2, asymptote);
        return new(
            KeplerianElements.FromState(state, gm_m3_s2).PeriapsisRadius_m, plane.C3_m2_s2, plane.RightAscension_rad,
            plane.Declination_rad, Conic.Turn(Math.Atan2(-plane.BDotT_m, -plane.BDotR_m)), plane.TrueAnomaly_rad,
                asymptote);
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
        Conic.Require(PeriapsisRadius_m > 0 && double.IsFinite(PeriapsisRadius_m), PeriapsisRadius_m,
            "The periapsis radius, m,", "must be positive");
        var s = HyperbolicPlane.Direction(RightAscension_rad, Declination_rad);
        var (t, r) = HyperbolicPlane.Axes(s);
        var (sine, cosine) = Math.SinCos(BAzimuth_rad);
        var normal = Vec3.Cross((-sine * t) - (cosine * r), s);
        var e = 1 + (PeriapsisRadius_m * C3_m2_s2 / gm_m3_s2);
        return HyperbolicPlane.ToState<TFrame>(s, normal, PeriapsisRadius_m, e, TrueAnomaly_rad, gm_m3_s2, Asymptote);
    }
}
