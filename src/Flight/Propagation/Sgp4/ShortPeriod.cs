using Guanghan.Core.Space;

namespace Guanghan.Flight.Propagation.Sgp4;

/// <summary>
/// From mean elements to a state: long-period J3 terms, Kepler's equation, short-period J2 terms. Source: Hoots and
/// Roehrich 1980, section 6; Vallado et al. 2006.
/// </summary>
internal static class ShortPeriod
{
    private const int Iterations_max = 10; // of the theory, not of the mathematics: 10 steps of at most 0.95 rad
    private const double Step_max_rad = 0.95;
    private const double Tolerance_rad = 1e-12;

    public static Sgp4State State(
        in MeanOrbit mean, double axis, double sinI, double cosI, double longL, double longAy, EarthModel earth)
    {
        var (sinW, cosW) = Math.SinCos(mean.Argument);
        var axn = mean.E * cosW;
        var inverse = 1 / (axis * (1 - (mean.E * mean.E)));
        var ayn = (mean.E * sinW) + (inverse * longAy);
        var whole = mean.Anomaly + mean.Argument + mean.Node + (inverse * longL * axn);
        var longitude = (whole - mean.Node) % (2 * Math.PI);
        var (sine, cosine) = EccentricLongitude(longitude, axn, ayn);
        var eCosine = (axn * cosine) + (ayn * sine);
        var eSine = (axn * sine) - (ayn * cosine);
        var e2 = (axn * axn) + (ayn * ayn);
        var p = axis * (1 - e2);
        if (p < 0)
        {
            return new(default, Sgp4Status.SemiLatusRectum);
        }
        var radius = axis * (1 - eCosine);
        var beta = Math.Sqrt(1 - e2);
        var share = eSine / (1 + beta);
        var sinU = axis / radius * (sine - ayn - (axn * share));
        var cosU = axis / radius * (cosine - axn + (ayn * share));
        var sin2U = 2 * cosU * sinU;
        var cos2U = 1 - (2 * sinU * sinU);
        var k1 = 0.5 * earth.J2 / p;
        var k2 = k1 / p;
        var c2 = cosI * cosI;
        var (x3, x1, x7) = ((3 * c2) - 1, 1 - c2, (7 * c2) - 1);
        var r = (radius * (1 - (1.5 * k2 * beta * x3))) + (0.5 * k1 * x1 * cos2U);
        var u = Math.Atan2(sinU, cosU) - (0.25 * k2 * x7 * sin2U);
        var node = mean.Node + (1.5 * k2 * cosI * sin2U);
        var i = 1.5 * k2 * cosI * sinI * cos2U;
        // n / ke = a^(-3/2), and sqrt(mu) is 1 in these units.
        var motion = 1 / (axis * Math.Sqrt(axis));
        var outward = (Math.Sqrt(axis) * eSine / radius) - (motion * k1 * x1 * sin2U);
        var along = (Math.Sqrt(p) / radius) + (motion * k1 * ((x1 * cos2U) + (1.5 * x3)));
        var state = Oriented(r, outward, along, u, node, Math.Atan2(sinI, cosI) + i, earth);
        return new(state, r < 1 ? Sgp4Status.Decayed : Sgp4Status.Valid);
    }

    private static State<Teme> Oriented(
        double r, double outward, double along, double u, double node, double inclination, EarthModel earth)
    {
        var (sinU, cosU) = Math.SinCos(u);
        var (sinN, cosN) = Math.SinCos(node);
        var (sinI, cosI) = Math.SinCos(inclination);
        var (mx, my) = (-sinN * cosI, cosN * cosI);
        var ahead = new Vec3((mx * sinU) + (cosN * cosU), (my * sinU) + (sinN * cosU), sinI * sinU);
        var across = new Vec3((mx * cosU) - (cosN * sinU), (my * cosU) - (sinN * sinU), sinI * cosU);
        var (length_m, speed_m_s) = (earth.Radius_km * 1e3, earth.SpeedUnit_km_s * 1e3);
        return new(
            r * length_m * ahead, (outward * speed_m_s * ahead) + (along * speed_m_s * across));
    }

    /// <summary>
    /// Sine and cosine of the eccentric longitude E + w: Kepler's equation in axn and ayn, by Newton.
    /// </summary>
    private static (double Sine, double Cosine) EccentricLongitude(double longitude, double axn, double ayn)
    {
        var at = longitude;
        var (sine, cosine) = Math.SinCos(at);
        for (var i = 0; i < Iterations_max; i++)
        {
            var slope = 1 - (cosine * axn) - (sine * ayn);
            var step = (longitude - (ayn * cosine) + (axn * sine) - at) / slope;
            if (Math.Abs(step) >= Step_max_rad)
            {
                step = Math.CopySign(Step_max_rad, step);
            }
            at += step;
            if (Math.Abs(step) < Tolerance_rad)
            {
                break;
            }
            (sine, cosine) = Math.SinCos(at);
        }
        return (sine, cosine);
    }
}
