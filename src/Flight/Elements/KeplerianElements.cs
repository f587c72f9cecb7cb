using Guanghan.Core.Space;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Elements;

/// <summary>
/// Keplerian elements of any conic. The size is the periapsis radius, which ellipse, parabola and hyperbola all have;
/// the semi-major axis is a property. Circular: the argument of periapsis is the argument of latitude or near it, and
/// sums with the true anomaly to the right place; equatorial: the node is the X axis (also at 180 deg). Rectilinear
/// motion is refused. Source: R. H. Battin, "An Introduction to the Mathematics and Methods of Astrodynamics", 1999,
/// section 3.3. A state far from periapsis loses digits in the ratio of distance to periapsis radius: the elements are
/// then ill conditioned, whatever the formulas. <c>default</c> is no orbit.
/// </summary>
/// <param name="PeriapsisRadius_m">Periapsis radius, m, positive.</param>
/// <param name="EccentricityRatio">Eccentricity, not negative.</param>
/// <param name="Inclination_rad">Inclination, rad, 0 to pi.</param>
/// <param name="RightAscensionOfNode_rad">Right ascension (or longitude) of the ascending node, rad.</param>
/// <param name="ArgumentOfPeriapsis_rad">Argument of periapsis, rad.</param>
/// <param name="TrueAnomaly_rad">True anomaly, rad.</param>
public readonly record struct KeplerianElements(
    double PeriapsisRadius_m,
    double EccentricityRatio,
    double Inclination_rad,
    double RightAscensionOfNode_rad,
    double ArgumentOfPeriapsis_rad,
    double TrueAnomaly_rad)
{
    /// <summary>Semi-latus rectum, m.</summary>
    public double SemiLatusRectum_m => PeriapsisRadius_m * (1 + EccentricityRatio);

    /// <summary>Semi-major axis, m: negative for a hyperbola, infinite for a parabola.</summary>
    public double SemiMajorAxis_m => PeriapsisRadius_m / (1 - EccentricityRatio);

    /// <summary>Apoapsis radius, m; infinite where the orbit is open.</summary>
    public double ApoapsisRadius_m => EccentricityRatio < 1
        ? PeriapsisRadius_m * (1 + EccentricityRatio) / (1 - EccentricityRatio)
        : double.PositiveInfinity;

    /// <summary>Elements by semi-major axis, of an ellipse (positive) or a hyperbola (negative).</summary>
    /// <param name="semiMajorAxis_m">Semi-major axis, m.</param>
    /// <param name="eccentricityRatio">Eccentricity, not 1.</param>
    /// <param name="inclination_rad">Inclination, rad.</param>
    /// <param name="rightAscensionOfNode_rad">Right ascension of the ascending node, rad.</param>
    /// <param name="argumentOfPeriapsis_rad">Argument of periapsis, rad.</param>
    /// <param name="trueAnomaly_rad">True anomaly, rad.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sign of the axis and the eccentricity disagree.</exception>
    public static KeplerianElements FromSemiMajorAxis(
        double semiMajorAxis_m, double eccentricityRatio, double inclination_rad, double rightAscensionOfNode_rad,
        double argumentOfPeriapsis_rad, double trueAnomaly_rad)
    {
        Conic.Require(semiMajorAxis_m * (1 - eccentricityRatio) > 0, semiMajorAxis_m, "The semi-major axis, m,",
            "must be positive for an eccentricity below 1 and negative above; a parabola has none: give its " +
            "periapsis radius");
        return new(
            semiMajorAxis_m * (1 - eccentricityRatio), eccentricityRatio, inclination_rad, rightAscensionOfNode_rad,
            argumentOfPeriapsis_rad, trueAnomaly_rad);
    }

    /// <summary>The elements of a state.</summary>
    /// <typeparam name="TFrame">The frame that the angles refer to.</typeparam>
    /// <param name="state">Position and velocity relative to the centre of attraction.</param>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <exception cref="ArgumentException">Rectilinear motion, or numbers that are not finite; says which.</exception>
    public static KeplerianElements FromState<TFrame>(State<TFrame> state, double gm_m3_s2)
        where TFrame : IFrame
    {
        var conic = Conic.Of(state.Position_m, state.Velocity_m_s, gm_m3_s2, "a set of Keplerian elements");
        var (x, y, z) = (conic.Normal.X, conic.Normal.Y, conic.Normal.Z);
        var node = x == 0 && y == 0 ? 0 : Math.Atan2(x, -y);
        var (towards, across) = NodeAxes(node, conic.Normal);
        var latitude = Math.Atan2(Vec3.Dot(state.Position_m, across), Vec3.Dot(state.Position_m, towards));
        var e = conic.Eccentricity;
        return new(
            conic.SemiLatusRectum / (1 + e), e, Math.Atan2(double.Hypot(x, y), z), Conic.Turn(node),
            Conic.Turn(latitude - conic.TrueAnomaly), conic.TrueAnomaly);
    }

    /// <summary>The state that the elements describe.</summary>
    /// <typeparam name="TFrame">The frame that the angles refer to.</typeparam>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <exception cref="ArgumentOutOfRangeException">Elements that describe no conic; says which.</exception>
    public State<TFrame> ToState<TFrame>(double gm_m3_s2)
        where TFrame : IFrame
    {
        RequireConic();
        Conic.RequireGm(gm_m3_s2);
        var (sine, cosine) = Math.SinCos(Inclination_rad);
        var (nodeSine, nodeCosine) = Math.SinCos(RightAscensionOfNode_rad);
        var towards = new Vec3(nodeCosine, nodeSine, 0);
        var across = new Vec3(-nodeSine * cosine, nodeCosine * cosine, sine);
        return Conic.ToState<TFrame>(
            SemiLatusRectum_m, EccentricityRatio * Math.Cos(TrueAnomaly_rad),
                EccentricityRatio * Math.Sin(TrueAnomaly_rad),
            towards, across, ArgumentOfPeriapsis_rad + TrueAnomaly_rad, gm_m3_s2);
    }

    /// <summary>Period of an ellipse, s.</summary>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <exception cref="InvalidOperationException">The orbit is open.</exception>
    public double Period_s(double gm_m3_s2) => EccentricityRatio < 1
        ? 2 * Math.PI * SemiMajorAxis_m * Math.Sqrt(SemiMajorAxis_m / gm_m3_s2)
        : throw new InvalidOperationException("An open orbit, of eccentricity 1 or more, has no period.");

    /// <summary>
    /// Time since the nearest periapsis, s, negative before it; of any conic, with no loss near the parabola. By the
    /// universal functions from periapsis: t = (q U1 + mu U3) in units where mu is 1 (Battin 1999, section 4.5).
    /// </summary>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <exception cref="ArgumentOutOfRangeException">Elements that describe no conic; says which.</exception>
    public double TimeSincePeriapsis_s(double gm_m3_s2)
    {
        RequireConic();
        Conic.RequireGm(gm_m3_s2);
        var (e, tangent) = (EccentricityRatio, Math.Tan(0.5 * Math.IEEERemainder(TrueAnomaly_rad, 2 * Math.PI)));
        // Half the anomaly is atan(z) or atanh(z); over z it is 1 at the parabola.
        var z = Math.Sqrt(Math.Abs(1 - e) / (1 + e)) * tangent;
        var share = z == 0 ? 1 : (e < 1 ? Math.Atan(z) : Math.Atanh(z)) / z;
        var u = UniversalFunctions.Of(2 * tangent / Math.Sqrt(1 + e) * share, 1 - e);
        return (u.U1 + u.U3) * PeriapsisRadius_m * Math.Sqrt(PeriapsisRadius_m / gm_m3_s2);
    }

    /// <summary>The same orbit some time after (or, negative, before) periapsis.</summary>
    /// <param name="time_s">Time since periapsis, s.</param>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// Elements that describe no conic, or no time; says which.
    /// </exception>
    public KeplerianElements AtTimeSincePeriapsis(double time_s, double gm_m3_s2)
    {
        (this with { TrueAnomaly_rad = 0 }).RequireConic();
        Conic.RequireGm(gm_m3_s2);
        Conic.Require(double.IsFinite(time_s), time_s, "The time since periapsis, s,", "must be a finite number");
        var (q, e) = (PeriapsisRadius_m, EccentricityRatio);
        var (chi, converged) = UniversalKepler.Solve(0, 1 - e, time_s / (q * Math.Sqrt(q / gm_m3_s2)));
        var half = 0.5 * Math.Sqrt(Math.Abs(1 - e)) * chi;
        var share = half == 0 ? 1 : (e < 1 ? Math.Tan(half) : Math.Tanh(half)) / half;
        var anomaly = 2 * Math.Atan(0.5 * chi * Math.Sqrt(1 + e) * share);
        return converged
            ? this with { TrueAnomaly_rad = anomaly }
            : throw new InvalidOperationException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"Kepler's equation did not converge for e = {e}, q = {q} m, t = {time_s} s."));
    }

    /// <summary>Throws where the elements describe no conic.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An element out of its range; says which.</exception>
    internal void RequireConic()
    {
        Conic.Require(PeriapsisRadius_m > 0 && double.IsFinite(PeriapsisRadius_m), PeriapsisRadius_m,
            "The periapsis radius, m,", "must be positive");
        Conic.Require(EccentricityRatio >= 0 && double.IsFinite(EccentricityRatio), EccentricityRatio,
            "The eccentricity", "must not be negative");
        Conic.Require(Inclination_rad is >= 0 and <= Math.PI, Inclination_rad, "The inclination, rad,",
            "lies between 0 and pi");
        Conic.Require(double.IsFinite(RightAscensionOfNode_rad + ArgumentOfPeriapsis_rad), RightAscensionOfNode_rad,
            "The node and the argument of periapsis, rad,", "must be finite numbers");
        Conic.Require(1 + (EccentricityRatio * Math.Cos(TrueAnomaly_rad)) > 0, TrueAnomaly_rad,
            "The true anomaly, rad,",
            "lies at or beyond the asymptote, where the orbit does not go");
    }

    private static (Vec3 Towards, Vec3 Across) NodeAxes(double node, Vec3 normal)
    {
        var (sine, cosine) = Math.SinCos(node);
        var towards = new Vec3(cosine, sine, 0);
        return (towards, Vec3.Cross(normal, towards));
    }
}
