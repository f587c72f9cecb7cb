namespace Guanghan.Flight.Elements;

/// <summary>
/// The angles that tell where on its conic a body is. Source: R. H. Battin, "An Introduction to the Mathematics and
/// Methods of Astrodynamics", revised edition, 1999, sections 4.3 and 4.4. The elliptic pair is R. Broucke and P.
/// Cefola, Celest. Mech. 7 (1973) 388, which has no poles at apoapsis.
/// </summary>
public static class Anomalies
{
    /// <summary>Eccentric anomaly of a true anomaly, rad, in the same revolution.</summary>
    /// <param name="trueAnomaly_rad">True anomaly, rad.</param>
    /// <param name="eccentricityRatio">Eccentricity, from 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another eccentricity.</exception>
    public static double EccentricFromTrue_rad(double trueAnomaly_rad, double eccentricityRatio)
    {
        RequireElliptic(eccentricityRatio);
        var (sine, cosine) = Math.SinCos(trueAnomaly_rad);
        var beta = Beta(eccentricityRatio);
        return trueAnomaly_rad - (2 * Math.Atan2(beta * sine, 1 + (beta * cosine)));
    }

    /// <summary>True anomaly of an eccentric anomaly, rad, in the same revolution.</summary>
    /// <param name="eccentricAnomaly_rad">Eccentric anomaly, rad.</param>
    /// <param name="eccentricityRatio">Eccentricity, from 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another eccentricity.</exception>
    public static double TrueFromEccentric_rad(double eccentricAnomaly_rad, double eccentricityRatio)
    {
        RequireElliptic(eccentricityRatio);
        var reduced = Math.IEEERemainder(eccentricAnomaly_rad, 2 * Math.PI);
        var (sine, cosine) = Math.SinCos(0.5 * reduced);
        // The half-angle form keeps every digit near periapsis of an eccentric orbit, where 1 - beta cos E cancels.
        return (2 * Math.Atan2(Math.Sqrt(1 + eccentricityRatio) * sine, Math.Sqrt(1 - eccentricityRatio) * cosine)) +
            (eccentricAnomaly_rad - reduced);
    }

    /// <summary>Mean anomaly of a true anomaly, rad, in the same revolution.</summary>
    /// <param name="trueAnomaly_rad">True anomaly, rad.</param>
    /// <param name="eccentricityRatio">Eccentricity, from 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another eccentricity.</exception>
    public static double MeanFromTrue_rad(double trueAnomaly_rad, double eccentricityRatio)
    {
        RequireElliptic(eccentricityRatio);
        var reduced = Math.IEEERemainder(trueAnomaly_rad, 2 * Math.PI);
        var (sine, cosine) = Math.SinCos(0.5 * reduced);
        var eccentric = 2 * Math.Atan2(
            Math.Sqrt(1 - eccentricityRatio) * sine, Math.Sqrt(1 + eccentricityRatio) * cosine);
        return KeplerEquation.MeanFromEccentric_rad(eccentric, eccentricityRatio) + (trueAnomaly_rad - reduced);
    }

    /// <summary>True anomaly of a mean anomaly, rad, in the same revolution.</summary>
    /// <param name="meanAnomaly_rad">Mean anomaly, rad.</param>
    /// <param name="eccentricityRatio">Eccentricity, from 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another eccentricity, or no number.</exception>
    public static double TrueFromMean_rad(double meanAnomaly_rad, double eccentricityRatio) => TrueFromEccentric_rad(
        KeplerEquation.EccentricAnomaly_rad(meanAnomaly_rad, eccentricityRatio), eccentricityRatio);

    /// <summary>Hyperbolic anomaly of a true anomaly.</summary>
    /// <param name="trueAnomaly_rad">True anomaly, rad, between the asymptotes.</param>
    /// <param name="eccentricityRatio">Eccentricity, above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another eccentricity, or beyond the asymptote.</exception>
    public static double HyperbolicFromTrue_rad(double trueAnomaly_rad, double eccentricityRatio)
    {
        RequireHyperbolic(eccentricityRatio);
        var reduced = Math.IEEERemainder(trueAnomaly_rad, 2 * Math.PI);
        var tangent = Math.Sqrt((eccentricityRatio - 1) / (eccentricityRatio + 1)) * Math.Tan(0.5 * reduced);
        Conic.Require(Math.Abs(tangent) < 1, trueAnomaly_rad, "The true anomaly, rad,",
            "lies beyond the asymptote, where the hyperbola does not go");
        return 2 * Math.Atanh(tangent);
    }

    /// <summary>True anomaly of a hyperbolic anomaly, rad.</summary>
    /// <param name="hyperbolicAnomaly_rad">Hyperbolic anomaly.</param>
    /// <param name="eccentricityRatio">Eccentricity, above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another eccentricity.</exception>
    public static double TrueFromHyperbolic_rad(double hyperbolicAnomaly_rad, double eccentricityRatio)
    {
        RequireHyperbolic(eccentricityRatio);
        return 2 * Math.Atan(
            Math.Sqrt((eccentricityRatio + 1) / (eccentricityRatio - 1)) * Math.Tanh(0.5 * hyperbolicAnomaly_rad));
    }

    private static double Beta(double e) => e / (1 + Math.Sqrt((1 - e) * (1 + e)));

    private static void RequireElliptic(double eccentricityRatio) => Conic.Require(
        eccentricityRatio is >= 0 and < 1, eccentricityRatio, "An eccentric or mean anomaly needs an eccentricity",
        "from 0 to below 1");

    private static void RequireHyperbolic(double eccentricityRatio) => Conic.Require(
        eccentricityRatio > 1 && double.IsFinite(eccentricityRatio), eccentricityRatio,
        "A hyperbolic anomaly needs an eccentricity", "above 1");
}
