using Guanghan.Core.Bodies;
using Guanghan.Flight.Elements;

namespace Guanghan.Flight.Propagation;

/// <summary>
/// How fast J2 turns a mean orbit, on the average of a revolution: the secular terms of first order in J2. Source: D.
/// Brouwer, Astron. J. 64 (1959) 378; as printed by D. A. Vallado, 4th edition, 2013, equations 9-38 and 9-41. The
/// elements are mean: periodic terms of the size of J2 (10 km for the Earth) are left out, second-order terms too (a
/// 1e-3rd part of the rates). Invalid where other bodies or drag matter as much, and through the critical inclination
/// for the perigee's long-period terms.
/// </summary>
/// <param name="NodeRate_rad_s">Rate of the right ascension of the node, rad/s.</param>
/// <param name="PeriapsisRate_rad_s">Rate of the argument of periapsis, rad/s.</param>
/// <param name="MeanAnomalyRate_rad_s">Rate of the mean anomaly, rad/s, mean motion included.</param>
public readonly record struct J2Drift(double NodeRate_rad_s, double PeriapsisRate_rad_s, double MeanAnomalyRate_rad_s)
{
    /// <summary>The rates of a mean orbit.</summary>
    /// <param name="mean">Mean elements of an ellipse.</param>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <param name="oblateness">J2 and its radius.</param>
    /// <exception cref="ArgumentException">Not an ellipse.</exception>
    public static J2Drift Of(KeplerianElements mean, double gm_m3_s2, ZonalOblateness oblateness)
    {
        mean.RequireConic();
        Conic.RequireGm(gm_m3_s2);
        Conic.Require(mean.EccentricityRatio < 1, mean.EccentricityRatio,
            "Mean elements drift only in an ellipse; the eccentricity",
            "must be below 1", nameof(mean));
        var a = mean.SemiMajorAxis_m;
        var motion = Math.Sqrt(gm_m3_s2 / a) / a;
        var reach = oblateness.ReferenceRadius_m / mean.SemiLatusRectum_m;
        var rate = 0.75 * motion * oblateness.J2Ratio * reach * reach;
        var (sine, cosine) = Math.SinCos(mean.Inclination_rad);
        var e = mean.EccentricityRatio;
        return new(
            -2 * rate * cosine,
            rate * (4 - (5 * sine * sine)),
            motion + (rate * Math.Sqrt((1 - e) * (1 + e)) * (2 - (3 * sine * sine))));
    }

    /// <summary>
    /// The mean elements some time later: node, periapsis and mean anomaly have moved, the rest has not.
    /// </summary>
    /// <param name="mean">Mean elements that the rates belong to.</param>
    /// <param name="elapsed_s">Time to go, s; negative for earlier.</param>
    public KeplerianElements Advance(KeplerianElements mean, double elapsed_s)
    {
        var anomaly = Anomalies.MeanFromTrue_rad(mean.TrueAnomaly_rad, mean.EccentricityRatio);
        return mean with
        {
            RightAscensionOfNode_rad = Conic.Turn(mean.RightAscensionOfNode_rad + (NodeRate_rad_s * elapsed_s)),
            ArgumentOfPeriapsis_rad = Conic.Turn(mean.ArgumentOfPeriapsis_rad + (PeriapsisRate_rad_s * elapsed_s)),
            TrueAnomaly_rad = Anomalies.TrueFromMean_rad(
                anomaly + (MeanAnomalyRate_rad_s * elapsed_s), mean.EccentricityRatio),
        };
    }

    /// <summary>
    /// Inclination at which the node of a circular orbit keeps pace with the Sun, rad: for the Earth about 98 deg.
    /// </summary>
    /// <param name="radius_m">Radius of the orbit, m.</param>
    /// <param name="nodeRate_rad_s">Rate that the node shall have, rad/s.</param>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <param name="oblateness">J2 and its radius.</param>
    /// <exception cref="ArgumentOutOfRangeException">No inclination gives such a rate at that radius.</exception>
    public static double InclinationFor_rad(
        double radius_m, double nodeRate_rad_s, double gm_m3_s2, ZonalOblateness oblateness)
    {
        var equatorial = Of(new(radius_m, 0, 0, 0, 0, 0), gm_m3_s2, oblateness).NodeRate_rad_s;
        var cosine = nodeRate_rad_s / equatorial;
        Conic.Require(Math.Abs(cosine) <= 1, radius_m, "At this radius, m,",
            "no inclination gives the wanted node rate");
        return Math.Acos(cosine);
    }
}
