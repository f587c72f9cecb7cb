using Guanghan.Flight.Elements;

namespace Guanghan.Flight.Tours;

/// <summary>
/// The bodies of the GTOP problems as ESA's benchmark defines them. The planets' mean elements have the form and time
/// of those of about 1900, in Julian centuries; ESA ACT counts T from half a day before 1900 January 0.5, and takes
/// their ecliptic for that of J2000: both are kept, since the published objectives depend on them (0.5 d of the Earth
/// is 1.3 million km). For comparing searches, not for flying: use <see cref="EphemerisPath"/> for that. Source of the
/// values: the Space Mechanics Toolbox of the ESA Advanced Concepts Team (2004 to 2007), described in T. Vinko and D.
/// Izzo, ACT-TNT-MAD-GOHTPPSTD, 2008.
/// </summary>
public static class GtopPlanets
{
    /// <summary>Gravitational parameter of the Sun, m^3/s^2 (ESA ACT toolbox).</summary>
    public const double SunGm_m3_s2 = 1.32712428e20;

    /// <summary>Astronomical unit, m (ESA ACT toolbox).</summary>
    public const double AstronomicalUnit_m = 149597870660.0;

    private const double Origin_s = (-36525 - 0.5) * 86400; // T = 0 at MJD2000 -36525; J2000 is MJD2000 0.5

    /// <summary>Mercury.</summary>
    public static TourBody Mercury { get; } = new("Mercury", 22321e9, 2440e3, Path(
        0.38709860,
        [0.205614210, 0.000020460, -0.000000030],
        [7.002880555555555560, 1.86083333333333333e-3, -1.83333333333333333e-5],
        [4.71459444444444444e+1, 1.185208333333333330, 1.73888888888888889e-4],
        [2.87537527777777778e+1, 3.70280555555555556e-1, 1.20833333333333333e-4],
        [1.02279380555555556e+2, 1.49472515288888889e+5, 6.38888888888888889e-6]));

    /// <summary>Venus.</summary>
    public static TourBody Venus { get; } = new("Venus", 324860e9, 6052e3, Path(
        0.72333160,
        [0.006820690, -0.000047740, 0.0000000910],
        [3.393630555555555560, 1.00583333333333333e-3, -9.72222222222222222e-7],
        [7.57796472222222222e+1, 8.9985e-1, 4.1e-4],
        [5.43841861111111111e+1, 5.08186111111111111e-1, -1.38638888888888889e-3],
        [2.12603219444444444e+2, 5.8517803875e+4, 1.28605555555555556e-3]));

    /// <summary>The Earth.</summary>
    public static TourBody Earth { get; } = new("Earth", 398601.19e9, 6378e3, Path(
        1.000000230,
        [0.016751040, -0.000041800, -0.0000001260],
        [0],
        [0],
        [1.01220833333333333e+2, 1.7191750, 4.52777777777777778e-4, 3.33333333333333333e-6],
        [3.58475844444444444e+2, 3.599904975e+4, -1.50277777777777778e-4, -3.33333333333333333e-6]));

    /// <summary>Mars.</summary>
    public static TourBody Mars { get; } = new("Mars", 42828.3e9, 3397e3, Path(
        1.5236883990,
        [0.093312900, 0.0000920640, -0.0000000770],
        [1.850333333333333330, -6.75e-4, 1.26111111111111111e-5],
        [4.87864416666666667e+1, 7.70991666666666667e-1, -1.38888888888888889e-6, -5.33333333333333333e-6],
        [2.85431761111111111e+2, 1.069766666666666670, 1.3125e-4, 4.13888888888888889e-6],
        [3.19529425e+2, 1.91398585e+4, 1.80805555555555556e-4, 1.19444444444444444e-6]));

    /// <summary>Jupiter.</summary>
    public static TourBody Jupiter { get; } = new("Jupiter", 126.7e15, 71492e3, Path(
        5.2025610,
        [0.048334750, 0.000164180, -0.00000046760, -0.00000000170],
        [1.308736111111111110, -5.69611111111111111e-3, 3.88888888888888889e-6],
        [9.94433861111111111e+1, 1.010530, 3.52222222222222222e-4, -8.51111111111111111e-6],
        [2.73277541666666667e+2, 5.99431666666666667e-1, 7.0405e-4, 5.07777777777777778e-6],
        [2.25328327777777778e+2, 3.03469202388888889e+3, -7.21588888888888889e-4, 1.78444444444444444e-6]));

    /// <summary>
    /// Saturn. The gravitational parameter is that of the problems without deep-space manoeuvres; those with have
    /// 3.7939519708830e16 m^3/s^2, which a rendezvous does not use.
    /// </summary>
    public static TourBody Saturn { get; } = new("Saturn", 37.9e15, 60330e3, Path(
        9.5547470,
        [0.055892320, -0.00034550, -0.0000007280, 0.000000000740],
        [2.492519444444444440, -3.91888888888888889e-3, -1.54888888888888889e-5, 4.44444444444444444e-8],
        [1.12790388888888889e+2, 8.73195138888888889e-1, -1.52180555555555556e-4, -5.30555555555555556e-6],
        [3.38307772222222222e+2, 1.085220694444444440, 9.78541666666666667e-4, 9.91666666666666667e-6],
        [1.75466216666666667e+2, 1.22155146777777778e+3, -5.01819444444444444e-4, -5.19444444444444444e-6]));

    /// <summary>Comet 67P/Churyumov-Gerasimenko: at periapsis at MJD 52504.23754.</summary>
    public static TourBody Comet67P { get; } = new("67P", 0, 2e3, KeplerianPath.FromElements(
        KeplerianElements.FromSemiMajorAxis(
            3.50294972836275 * AstronomicalUnit_m, 0.6319356, 7.12723 * Degree, 50.92302 * Degree, 11.36788 * Degree,
            0),
        (52504.23754000012 - 51544.5) * 86400, // MJD 51544.5 is J2000
        SunGm_m3_s2));

    private const double Degree = Math.PI / 180;

    private static KeplerianPath Path(
        double semiMajorAxis, double[] eccentricity, double[] inclination, double[] node, double[] periapsis,
        double[] mean) => new(
            new(Origin_s, [semiMajorAxis * AstronomicalUnit_m], eccentricity, inclination, node, periapsis, mean),
            SunGm_m3_s2);
}
