namespace Guanghan.Core.Bodies;

/// <summary>
/// The figures behind <see cref="BodyConstants"/>, in km and km^3/s^2 as published, by NAIF number. GM of systems and
/// of bodies without a note: Park et al. (2021), table 2 (DE440). Radii: Archinal et al. (2018), tables 4 to 6.
/// </summary>
internal static class BodyConstantsTable
{
    // D. E. Smith et al., Science 336 (2012) 214.
    private static readonly ZonalOblateness MercuryJ2 = J2(5.03e-5, 2440.0, "Smith et al. 2012");

    // A. S. Konopliv et al., Icarus 139 (1999) 3.
    private static readonly ZonalOblateness VenusJ2 = J2(4.404e-6, 6051.0, "Konopliv et al. 1999");

    private static readonly ZonalOblateness EarthJ2 = J2(1.08262539e-3, 6378.1366, "DE440, Park et al. 2021");

    // The undistorted part, from GRAIL; the Earth's constant tide adds to it.
    private static readonly ZonalOblateness MoonJ2 = J2(2.0321568464952570e-4, 1738.0, "DE430, Folkner et al. 2014");

    // A. S. Konopliv et al., Icarus 274 (2016) 253: normalised C20 = -8.7502e-4 (MRO120D), times -sqrt(5).
    private static readonly ZonalOblateness MarsJ2 = J2(1.95661e-3, 3396.0, "Konopliv et al. 2016");

    // L. Iess et al., Nature 555 (2018) 220.
    private static readonly ZonalOblateness JupiterJ2 = J2(1.4696572e-2, 71492.0, "Iess et al. 2018");

    // L. Iess et al., Science 364 (2019) eaat2965.
    private static readonly ZonalOblateness SaturnJ2 = J2(1.6290573e-2, 60330.0, "Iess et al. 2019");

    // R. A. Jacobson, Astron. J. 148 (2014) 76.
    private static readonly ZonalOblateness UranusJ2 = J2(3.51068e-3, 25559.0, "Jacobson 2014");

    // R. A. Jacobson, Astron. J. 137 (2009) 4322.
    private static readonly ZonalOblateness NeptuneJ2 = J2(3.40843e-3, 25225.0, "Jacobson 2009");

    private static readonly ZonalOblateness SunJ2 = J2(2.1961391516529825e-7, 696000.0, "DE440, Park et al. 2021");

    public static readonly IReadOnlyDictionary<int, BodyConstants> All = new Dictionary<int, BodyConstants>
    {
        [1] = Row("Mercury", 22031.868551, 2439.4, 2440.53, 2438.26, MercuryJ2),
        [2] = Row("Venus", 324858.592000, 6051.8, 6051.8, 6051.8, VenusJ2),
        [4] = Row("Mars system", 42828.375816, 3389.50, 3396.19, 3376.20, MarsJ2),
        [5] = Row("Jupiter system", 126712764.100000, 69911, 71492, 66854, JupiterJ2),
        [6] = Row("Saturn system", 37940584.841800, 58232, 60268, 54364, SaturnJ2),
        [7] = Row("Uranus system", 5794556.400000, 25362, 25559, 24973, UranusJ2),
        [8] = Row("Neptune system", 6836527.100580, 24622, 24764, 24341, NeptuneJ2),
        [9] = Row("Pluto system", 975.500000, 1188.3, 1188.3, 1188.3, null),
        [10] = Row("Sun", 132712440041.279419, 695700, 695700, 695700, SunJ2), // radius: IAU 2015 resolution B3
        [199] = Row("Mercury", 22031.868551, 2439.4, 2440.53, 2438.26, MercuryJ2),
        [299] = Row("Venus", 324858.592000, 6051.8, 6051.8, 6051.8, VenusJ2),
        [301] = Row("Moon", 4902.800118, 1737.4, 1737.4, 1737.4, MoonJ2),
        [399] = Row("Earth", 398600.435507, 6371.0084, 6378.1366, 6356.7519, EarthJ2),
        [499] = Row("Mars", 42828.37362069909, 3389.50, 3396.19, 3376.20, MarsJ2), // gm_de440.tpc
        [599] = Row("Jupiter", 126686531.9003704, 69911, 71492, 66854, JupiterJ2), // gm_de440.tpc
        [699] = Row("Saturn", 37931206.23436167, 58232, 60268, 54364, SaturnJ2), // gm_de440.tpc
        [799] = Row("Uranus", 5793951.256527211, 25362, 25559, 24973, UranusJ2), // gm_de440.tpc
        [899] = Row("Neptune", 6835103.145462294, 24622, 24764, 24341, NeptuneJ2), // gm_de440.tpc
    };

    /// <summary>The bodies held, by number.</summary>
    public static string Listing() =>
        string.Join(", ", All.OrderBy(row => row.Key).Select(row => $"{row.Value.Name} ({row.Key})"));

    private static BodyConstants Row(
        string name,
        double gm_km3_s2,
        double mean_km,
        double equatorial_km,
        double polar_km,
        ZonalOblateness? oblateness) =>
        new(name, gm_km3_s2 * 1e9, mean_km * 1e3, equatorial_km * 1e3, polar_km * 1e3, oblateness);

    private static ZonalOblateness J2(double j2, double radius_km, string source) => new(j2, radius_km * 1e3, source);
}
