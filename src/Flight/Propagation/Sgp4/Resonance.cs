namespace Guanghan.Flight.Propagation.Sgp4;

/// <summary>
/// Orbits of one day and of half a day in step with the Earth's rotation: mean longitude and motion integrated from the
/// epoch in steps of half a day with Taylor's second order. Always from the epoch, so that a state depends on its time
/// alone. Source: Hoots and Roehrich 1980, section 10; B. R. Bowman, "A first order semi-analytic perturbation theory
/// for highly eccentric 12 hour resonating satellite orbits", 1971.
/// </summary>
internal abstract class Resonance(double longitude, double rate, double n)
{
    private const double Step_min = 720;
    private const int Steps_max = 1_000_000; // 1369 years

    public static Resonance? Of(
        NearEarthTerms terms, double gst, double anomalyRate, double nodeRate, double argumentRate) =>
        terms switch
        {
            { N: > 0.0034906585 and < 0.0052359877 } =>
                new SynchronousResonance(terms, gst, anomalyRate, nodeRate, argumentRate),
            { N: >= 8.26e-3 and <= 9.24e-3, E: >= 0.5 } => new HalfDayResonance(terms, gst, anomalyRate, nodeRate),
            _ => null,
        };

    /// <summary>Longitude and mean motion at a time, minutes.</summary>
    public (double Longitude, double Motion) At(double time)
    {
        var (at, lambda, motion) = (0.0, longitude, n);
        var step = time < 0 ? -Step_min : Step_min;
        for (var i = 0; i < Steps_max; i++)
        {
            var (force, slope) = Force(lambda, at);
            var speed = motion + rate;
            var span = Math.Abs(time - at) >= Step_min ? step : time - at;
            lambda += (speed * span) + (0.5 * force * span * span);
            motion += (force * span) + (0.5 * slope * speed * span * span);
            at += span;
            if (span != step || at == time)
            {
                break;
            }
        }
        return (lambda, motion);
    }

    /// <summary>Mean anomaly of the longitude.</summary>
    public abstract double MeanAnomaly(double longitude, double node, double argument, double gst);

    /// <summary>Rate of the mean motion, and its slope with longitude.</summary>
    protected abstract (double Force, double Slope) Force(double longitude, double time);
}

/// <summary>One revolution a day.</summary>
internal sealed class SynchronousResonance(
    NearEarthTerms terms, double gst, double anomalyRate, double nodeRate, double argumentRate)
    : Resonance(
        (terms.Elements.MeanAnomaly_rad + terms.Elements.RightAscensionOfNode_rad
            + terms.Elements.ArgumentOfPericentre_rad
            - gst) % (2 * Math.PI),
        terms.MeanAnomalyRate + terms.ArgumentRate + terms.NodeRate - DeepSpaceTerms.EarthRate_rad_min + anomalyRate
            + argumentRate + nodeRate - terms.N,
        terms.N)
{
    // Phases of the tesseral harmonics 31, 22 and 33, and their sizes: Hoots and Roehrich 1980.
    private const double Phase31 = 0.13130908;
    private const double Phase22 = 2.8843198;
    private const double Phase33 = 0.37448087;
    private const double Q22 = 1.7891679e-6;
    private const double Q31 = 2.1460748e-6;
    private const double Q33 = 2.2123015e-7;

    private readonly (double D1, double D2, double D3) _d = Sizes(terms);

    public override double MeanAnomaly(double longitude, double node, double argument, double gst) =>
        longitude - node - argument + gst;

    protected override (double Force, double Slope) Force(double longitude, double time)
    {
        var (s1, c1) = Math.SinCos(longitude - Phase31);
        var (s2, c2) = Math.SinCos(2 * (longitude - Phase22));
        var (s3, c3) = Math.SinCos(3 * (longitude - Phase33));
        return ((_d.D1 * s1) + (_d.D2 * s2) + (_d.D3 * s3), (_d.D1 * c1) + (2 * _d.D2 * c2) + (3 * _d.D3 * c3));
    }

    private static (double D1, double D2, double D3) Sizes(NearEarthTerms terms)
    {
        var e2 = terms.E * terms.E;
        var (si, ci) = (terms.SinI, terms.CosI);
        var inverse = Math.Pow(terms.N / terms.Earth.Ke, 2.0 / 3);
        var g200 = 1 + (e2 * (-2.5 + (0.8125 * e2)));
        var g310 = 1 + (2 * e2);
        var g300 = 1 + (e2 * (-6 + (6.60937 * e2)));
        var f220 = 0.75 * (1 + ci) * (1 + ci);
        var f311 = (0.9375 * si * si * (1 + (3 * ci))) - (0.75 * (1 + ci));
        var f330 = 1.875 * (1 + ci) * (1 + ci) * (1 + ci);
        var size = 3 * terms.N * terms.N * inverse * inverse;
        return (size * f311 * g310 * Q31 * inverse, 2 * size * f220 * g200 * Q22,
            3 * size * f330 * g300 * Q33 * inverse);
    }
}
