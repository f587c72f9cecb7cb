namespace Guanghan.Flight.Propagation.Sgp4;

/// <summary>
/// What the Sun or the Moon does to a mean orbit of long period: coefficients of the periodic terms and secular rates.
/// The same expressions serve both. Source: Hoots and Roehrich 1980, section 10 (DEEP); R. S. Hujsak, Spacetrack Report
/// No. 1, 1979.
/// </summary>
internal readonly struct ThirdBody
{
    private const double LowInclination_rad = 5.2359877e-2; // 3 deg: the node's rate is left out below

    private readonly double _motion;
    private readonly double _eccentricity;
    private readonly double _anomaly;
    private readonly (double F2, double F3) _e;
    private readonly (double F2, double F3) _i;
    private readonly (double F2, double F3, double Sine) _l;
    private readonly (double F2, double F3, double Sine) _gh;
    private readonly (double F2, double F3) _h;

    /// <param name="body">Where the body's orbit is and how strongly it pulls.</param>
    /// <param name="terms">The satellite.</param>
    public ThirdBody(ThirdBodyOrbit body, NearEarthTerms terms)
    {
        var elements = terms.Elements;
        var (e, e2, beta2) = (terms.E, terms.E * terms.E, terms.BetaSquare);
        var (sinW, cosW) = Math.SinCos(elements.ArgumentOfPericentre_rad);
        var (sinG, cosG, sinI, cosI, sinH, cosH) = (body.SinG, body.CosG, body.SinI, body.CosI, body.SinH, body.CosH);
        var a1 = (cosG * cosH) + (sinG * cosI * sinH);
        var a3 = (-sinG * cosH) + (cosG * cosI * sinH);
        var a7 = (-cosG * sinH) + (sinG * cosI * cosH);
        var a8 = sinG * sinI;
        var a9 = (sinG * sinH) + (cosG * cosI * cosH);
        var a10 = cosG * sinI;
        var (si, ci) = (terms.SinI, terms.CosI);
        var (a2, a4) = ((ci * a7) + (si * a8), (ci * a9) + (si * a10));
        var (a5, a6) = ((-si * a7) + (ci * a8), (-si * a9) + (ci * a10));
        var (x1, x2) = ((a1 * cosW) + (a2 * sinW), (a3 * cosW) + (a4 * sinW));
        var (x3, x4) = ((-a1 * sinW) + (a2 * cosW), (-a3 * sinW) + (a4 * cosW));
        var (x5, x6, x7, x8) = (a5 * sinW, a6 * sinW, a5 * cosW, a6 * cosW);
        var z31 = (12 * x1 * x1) - (3 * x3 * x3);
        var z32 = (24 * x1 * x2) - (6 * x3 * x4);
        var z33 = (12 * x2 * x2) - (3 * x4 * x4);
        var z1 = (2 * ((3 * ((a1 * a1) + (a2 * a2))) + (z31 * e2))) + (beta2 * z31);
        var z2 = (2 * ((6 * ((a1 * a3) + (a2 * a4))) + (z32 * e2))) + (beta2 * z32);
        var z3 = (2 * ((3 * ((a3 * a3) + (a4 * a4))) + (z33 * e2))) + (beta2 * z33);
        var z11 = (-6 * a1 * a5) + (e2 * ((-24 * x1 * x7) - (6 * x3 * x5)));
        var z12 = (-6 * ((a1 * a6) + (a3 * a5)))
            + (e2 * ((-24 * ((x2 * x7) + (x1 * x8))) - (6 * ((x3 * x6) + (x4 * x5)))));
        var z13 = (-6 * a3 * a6) + (e2 * ((-24 * x2 * x8) - (6 * x4 * x6)));
        var z21 = (6 * a2 * a5) + (e2 * ((24 * x1 * x5) - (6 * x3 * x7)));
        var z22 = (6 * ((a4 * a5) + (a2 * a6)))
            + (e2 * ((24 * ((x2 * x5) + (x1 * x6))) - (6 * ((x4 * x7) + (x3 * x8)))));
        var z23 = (6 * a4 * a6) + (e2 * ((24 * x2 * x6) - (6 * x4 * x8)));
        var beta = Math.Sqrt(beta2);
        var s3 = body.Pull * (1 / terms.N);
        var s2 = -0.5 * s3 / beta;
        var s4 = s3 * beta;
        var s1 = -15 * e * s4;

        (_motion, _eccentricity, _anomaly) = (body.Motion, body.Eccentricity, body.Anomaly);
        _e = (2 * s1 * ((x2 * x3) + (x1 * x4)), 2 * s1 * ((x2 * x4) - (x1 * x3)));
        _i = (2 * s2 * z12, 2 * s2 * (z13 - z11));
        _l = (-2 * s3 * z2, -2 * s3 * (z3 - z1), -2 * s3 * (-21 - (9 * e2)) * body.Eccentricity);
        _gh = (2 * s4 * z32, 2 * s4 * (z33 - z31), -18 * s4 * body.Eccentricity);
        _h = (-2 * s2 * z22, -2 * s2 * (z23 - z21));

        var n = body.Motion;
        ERate = s1 * n * ((x1 * x3) + (x2 * x4));
        IRate = s2 * n * (z11 + z13);
        LRate = -n * s3 * (z1 + z3 - 14 - (6 * e2));
        var inclination = elements.Inclination_rad;
        var isLow = inclination < LowInclination_rad || inclination > Math.PI - LowInclination_rad;
        HRate = isLow || si == 0 ? 0 : -n * s2 * (z21 + z23);
        GhRate = s4 * n * (z31 + z33 - 6);
    }

    public double ERate { get; }

    public double IRate { get; }

    public double LRate { get; }

    /// <summary>Rate of the argument of perigee and cos i times that of the node, together.</summary>
    public double GhRate { get; }

    /// <summary>Rate of the node times sin i.</summary>
    public double HRate { get; }

    /// <summary>Periodic changes of e, i, l, g + h cos i and h sin i at a time, minutes.</summary>
    public PeriodicChange At(double time)
    {
        var mean = _anomaly + (_motion * time);
        var (sine, cosine) = Math.SinCos(mean + (2 * _eccentricity * Math.Sin(mean)));
        var f2 = (0.5 * sine * sine) - 0.25;
        var f3 = -0.5 * sine * cosine;
        return new(
            (_e.F2 * f2) + (_e.F3 * f3),
            (_i.F2 * f2) + (_i.F3 * f3),
            (_l.F2 * f2) + (_l.F3 * f3) + (_l.Sine * sine),
            (_gh.F2 * f2) + (_gh.F3 * f3) + (_gh.Sine * sine),
            (_h.F2 * f2) + (_h.F3 * f3));
    }
}

/// <summary>Changes that Moon and Sun make together.</summary>
internal readonly record struct PeriodicChange(double E, double I, double L, double Gh, double H)
{
    public static PeriodicChange operator +(PeriodicChange a, PeriodicChange b) =>
        new(a.E + b.E, a.I + b.I, a.L + b.L, a.Gh + b.Gh, a.H + b.H);
}

/// <summary>Orbit of Sun or Moon relative to the satellite's node, as the theory wants it.</summary>
internal readonly record struct ThirdBodyOrbit(
    double SinG, double CosG, double SinI, double CosI, double SinH, double CosH, double Pull, double Motion,
    double Eccentricity, double Anomaly)
{
    // Hoots and Roehrich 1980, section 10: obliquity and the Sun's perigee of 1900, strengths, motions, eccentricities.
    private const double SinObliquity = 0.39785416;
    private const double CosObliquity = 0.91744867;
    private const double CosSunPerigee = 0.1945905;
    private const double SinSunPerigee = -0.98088458;
    private const double SunPull = 2.9864797e-6;
    private const double MoonPull = 4.7968065e-7;
    private const double SunMotion = 1.19459e-5;
    private const double MoonMotion = 1.5835218e-4;
    private const double SunEccentricity = 0.01675;
    private const double MoonEccentricity = 0.05490;

    /// <param name="day">Days since 1899 December 31, 12h UT.</param>
    /// <param name="node">Right ascension of the satellite's node.</param>
    public static ThirdBodyOrbit Sun(double day, double node)
    {
        var (sine, cosine) = Math.SinCos(node);
        return new(
            SinSunPerigee, CosSunPerigee, SinObliquity, CosObliquity, sine, cosine, SunPull, SunMotion, SunEccentricity,
            (6.2565837 + (0.017201977 * day)) % (2 * Math.PI));
    }

    /// <param name="day">Days since 1899 December 31, 12h UT.</param>
    /// <param name="node">Right ascension of the satellite's node.</param>
    public static ThirdBodyOrbit Moon(double day, double node)
    {
        var moonNode = (4.5236020 - (9.2422029e-4 * day)) % (2 * Math.PI);
        var (sine, cosine) = Math.SinCos(moonNode);
        var cosI = 0.91375164 - (0.03568096 * cosine);
        var sinI = Math.Sqrt(1 - (cosI * cosI));
        var sinH = 0.089683511 * sine / sinI;
        var cosH = Math.Sqrt(1 - (sinH * sinH));
        var perigee = 5.8351514 + (0.0019443680 * day);
        var turned = Math.Atan2(SinObliquity * sine / sinI, (cosH * cosine) + (CosObliquity * sinH * sine));
        var (sinG, cosG) = Math.SinCos(perigee + turned - moonNode);
        var (sinNode, cosNode) = Math.SinCos(node);
        return new(
            sinG, cosG, sinI, cosI, (sinNode * cosH) - (cosNode * sinH), (cosH * cosNode) + (sinH * sinNode), MoonPull,
            MoonMotion, MoonEccentricity, (4.7199672 + (0.22997150 * day) - perigee) % (2 * Math.PI));
    }
}
