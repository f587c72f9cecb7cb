namespace Guanghan.Flight.Propagation.Sgp4;

/// <summary>
/// Two revolutions a day at eccentricities from 0.5. The polynomials in eccentricity are fits of Hansen coefficients.
/// Source: Hoots and Roehrich 1980, section 10; Vallado et al. 2006.
/// </summary>
internal sealed class HalfDayResonance(NearEarthTerms terms, double gst, double anomalyRate, double nodeRate)
    : Resonance(
        (terms.Elements.MeanAnomaly_rad + (2 * terms.Elements.RightAscensionOfNode_rad) - (2 * gst)) % (2 * Math.PI),
        terms.MeanAnomalyRate + anomalyRate + (2 * (terms.NodeRate + nodeRate - DeepSpaceTerms.EarthRate_rad_min))
            - terms.N,
        terms.N)
{
    // Phases of the tesseral harmonics.
    private const double G22 = 5.7686396;
    private const double G32 = 0.95240898;
    private const double G44 = 1.8014998;
    private const double G52 = 1.0508330;
    private const double G54 = 4.4108898;

    // Sizes of the harmonics.
    private const double Root22 = 1.7891679e-6;
    private const double Root32 = 3.7393792e-7;
    private const double Root44 = 7.3636953e-9;
    private const double Root52 = 1.1428639e-7;
    private const double Root54 = 2.1765803e-9;

    private readonly double _argument = terms.Elements.ArgumentOfPericentre_rad;
    private readonly double _argumentRate = terms.ArgumentRate;
    private readonly HalfDaySizes _d = Sizes(terms);

    public override double MeanAnomaly(double longitude, double node, double argument, double gst) =>
        longitude - (2 * node) + (2 * gst);

    protected override (double Force, double Slope) Force(double longitude, double time)
    {
        var w = _argument + (_argumentRate * time);
        var (l2, w2) = (2 * longitude, 2 * w);
        var single = default((double Force, double Slope));
        Add(ref single, _d.D2201, w2 + longitude - G22);
        Add(ref single, _d.D2211, longitude - G22);
        Add(ref single, _d.D3210, w + longitude - G32);
        Add(ref single, _d.D3222, -w + longitude - G32);
        Add(ref single, _d.D5220, w + longitude - G52);
        Add(ref single, _d.D5232, -w + longitude - G52);
        var twice = default((double Force, double Slope));
        Add(ref twice, _d.D4410, w2 + l2 - G44);
        Add(ref twice, _d.D4422, l2 - G44);
        Add(ref twice, _d.D5421, w + l2 - G54);
        Add(ref twice, _d.D5433, -w + l2 - G54);
        return (single.Force + twice.Force, single.Slope + (2 * twice.Slope));
    }

    private static void Add(ref (double Force, double Slope) sum, double size, double angle)
    {
        var (sine, cosine) = Math.SinCos(angle);
        sum = (sum.Force + (size * sine), sum.Slope + (size * cosine));
    }

    private static HalfDaySizes Sizes(NearEarthTerms terms)
    {
        var (si, c, c2) = (terms.SinI, terms.CosI, terms.CosI * terms.CosI);
        var s2 = si * si;
        var g = HansenFits.At(terms.E);
        var f220 = 0.75 * (1 + (2 * c) + c2);
        var f221 = 1.5 * s2;
        var f321 = 1.875 * si * (1 - (2 * c) - (3 * c2));
        var f322 = -1.875 * si * (1 + (2 * c) - (3 * c2));
        var f441 = 35 * s2 * f220;
        var f442 = 39.3750 * s2 * s2;
        var f522 = 9.84375 * si * ((s2 * (1 - (2 * c) - (5 * c2))) + (0.33333333 * (-2 + (4 * c) + (6 * c2))));
        var f523 = si * ((4.92187512 * s2 * (-2 - (4 * c) + (10 * c2))) + (6.56250012 * (1 + (2 * c) - (3 * c2))));
        var f542 = 29.53125 * si * (2 - (8 * c) + (c2 * (-12 + (8 * c) + (10 * c2))));
        var f543 = 29.53125 * si * (-2 - (8 * c) + (c2 * (12 + (8 * c) - (10 * c2))));
        var inverse = Math.Pow(terms.N / terms.Earth.Ke, 2.0 / 3);
        var degree2 = 3 * terms.N * terms.N * inverse * inverse;
        var degree3 = degree2 * inverse;
        var degree4 = degree3 * inverse;
        var degree5 = degree4 * inverse;
        return new(
            degree2 * Root22 * f220 * g.G201,
            degree2 * Root22 * f221 * g.G211,
            degree3 * Root32 * f321 * g.G310,
            degree3 * Root32 * f322 * g.G322,
            2 * degree4 * Root44 * f441 * g.G410,
            2 * degree4 * Root44 * f442 * g.G422,
            degree5 * Root52 * f522 * g.G520,
            degree5 * Root52 * f523 * g.G532,
            2 * degree5 * Root54 * f542 * g.G521,
            2 * degree5 * Root54 * f543 * g.G533);
    }

    private readonly record struct HalfDaySizes(
        double D2201, double D2211, double D3210, double D3222, double D4410, double D4422, double D5220, double D5232,
        double D5421, double D5433);
}

/// <summary>Fits of the eccentricity functions G of half-day orbits: Hoots and Roehrich 1980, section 10.</summary>
internal readonly record struct HansenFits(
    double G201, double G211, double G310, double G322, double G410, double G422, double G520, double G533, double G521,
    double G532)
{
    public static HansenFits At(double e)
    {
        var isLow = e <= 0.65;
        return new(
            -0.306 - ((e - 0.64) * 0.440),
            isLow ? Cubic(e, 3.616, -13.247, 16.290, 0) : Cubic(e, -72.099, 331.819, -508.738, 266.724),
            isLow ? Cubic(e, -19.302, 117.390, -228.419, 156.591) : Cubic(e, -346.844, 1582.851, -2415.925, 1246.113),
            isLow ? Cubic(e, -18.9068, 109.7927, -214.6334, 146.5816)
                : Cubic(e, -342.585, 1554.908, -2366.899, 1215.972),
            isLow ? Cubic(e, -41.122, 242.694, -471.094, 313.953) : Cubic(e, -1052.797, 4758.686, -7193.992, 3651.957),
            isLow ? Cubic(e, -146.407, 841.880, -1629.014, 1083.435)
                : Cubic(e, -3581.690, 16178.110, -24462.770, 12422.520),
            e switch
            {
                <= 0.65 => Cubic(e, -532.114, 3017.977, -5740.032, 3708.276),
                > 0.715 => Cubic(e, -5149.66, 29936.92, -54087.36, 31324.56),
                _ => Cubic(e, 1464.74, -4664.75, 3763.64, 0),
            },
            e < 0.7 ? Cubic(e, -919.22770, 4988.6100, -9064.7700, 5542.21)
                : Cubic(e, -37995.780, 161616.52, -229838.20, 109377.94),
            e < 0.7 ? Cubic(e, -822.71072, 4568.6173, -8491.4146, 5337.524)
                : Cubic(e, -51752.104, 218913.95, -309468.16, 146349.42),
            e < 0.7 ? Cubic(e, -853.66600, 4690.2500, -8624.7700, 5341.4)
                : Cubic(e, -40023.880, 170470.89, -242699.48, 115605.82));
    }

    private static double Cubic(double e, double a, double b, double c, double d) =>
        a + (b * e) + (c * e * e) + (d * e * e * e);
}
