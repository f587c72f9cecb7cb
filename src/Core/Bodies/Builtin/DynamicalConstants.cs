namespace Guanghan.Core.Bodies.Builtin;

/// <summary>
/// The physical constants of the built-in model, SI. DE440 means Park, Folkner, Williams and Boggs (2021), "The JPL
/// Planetary and Lunar Ephemerides DE440 and DE441", AJ 161:105, and the technical comments distributed with it.
/// </summary>
internal static class DynamicalConstants
{
    public const double SpeedOfLight_m_s = 299792458.0; // exact: BIPM, SI Brochure, 9th ed. (2019)
    public const double Day_s = 86400.0; // exact
    public const double JulianCentury_s = 36525.0 * Day_s; // exact
    public const double ArcSecond_rad = Math.PI / 648000.0; // exact
    public const double Degree_rad = Math.PI / 180.0; // exact

    public const double SunGM_m3_s2 = 132712440041.279419e9; // DE440, table 2
    public const double MercuryGM_m3_s2 = 22031.868551e9; // DE440, table 2
    public const double VenusGM_m3_s2 = 324858.592000e9; // DE440, table 2
    public const double EarthGM_m3_s2 = 398600.435507e9; // DE440, table 2
    public const double MoonGM_m3_s2 = 4902.800118e9; // DE440, table 2
    public const double MarsSystemGM_m3_s2 = 42828.375816e9; // DE440, table 2
    public const double JupiterSystemGM_m3_s2 = 126712764.100000e9; // DE440, table 2
    public const double SaturnSystemGM_m3_s2 = 37940584.841800e9; // DE440, table 2
    public const double UranusSystemGM_m3_s2 = 5794556.400000e9; // DE440, table 2
    public const double NeptuneSystemGM_m3_s2 = 6836527.100580e9; // DE440, table 2
    public const double PlutoSystemGM_m3_s2 = 975.500000e9; // DE440, table 2
    public const double CeresGM_m3_s2 = 62.628888644409933e9; // DE440, technical comments
    public const double PallasGM_m3_s2 = 13.665878145967422e9; // DE440, technical comments
    public const double JunoGM_m3_s2 = 1.9205707002025889e9; // DE440, technical comments
    public const double VestaGM_m3_s2 = 17.288232879171513e9; // DE440, technical comments

    public const double SunRadius_m = 696000.0e3; // DE440, technical comments (ASUN)
    public const double SunJ2Factor = 2.1961391516529825e-7; // DE440, technical comments (J2SUN)
    public const double SunPoleRightAscension_rad = 286.13 * Degree_rad; // IAU 2015: Archinal et al. (2018), table 1
    public const double SunPoleDeclination_rad = 63.87 * Degree_rad; // IAU 2015: Archinal et al. (2018), table 1

    public const double EarthRadius_m = 6378.1366e3; // DE440, technical comments (RE)
    public const double EarthJ2Factor = 1.08262539e-3; // DE440, technical comments (J2E)
    public const double EarthJ3Factor = -2.53241e-6; // DE440, technical comments (J3E)
    public const double EarthJ4Factor = -1.619898e-6; // DE440, technical comments (J4E)
    public const double EarthJ5Factor = -2.277345e-7; // DE440, technical comments (J5E)
    public const double EarthRotationRate_rad_s = 7.292115e-5; // IERS Conventions (2010), table 1.2
    public const double EarthLoveRatio = 0.32; // k21 and k22: Folkner et al. (2014), IPN PR 42-196, table 10

    public const double MoonFieldRadius_m = 1738.0e3; // Folkner et al. (2014), IPN PR 42-196, table 11 (AM)
    public const double MoonC20Factor = -2.0321568464952570e-4; // Folkner et al. (2014), table 11 (-J2M)
    public const double MoonC22Factor = 2.2382740590560020e-5; // Folkner et al. (2014), table 11
    public const double MoonC30Factor = -8.4597026974594570e-6; // Folkner et al. (2014), table 11 (-J3M)
    public const double MoonC31Factor = 2.8480741195592860e-5; // Folkner et al. (2014), table 11
    public const double MoonS31Factor = 5.8915551555318640e-6; // Folkner et al. (2014), table 11
    public const double MoonC32Factor = 4.8449420619770600e-6; // Folkner et al. (2014), table 11
    public const double MoonS32Factor = 1.6844743962783900e-6; // Folkner et al. (2014), table 11
    public const double MoonC33Factor = 1.6756178134114570e-6; // Folkner et al. (2014), table 11
    public const double MoonS33Factor = -2.4742714379805760e-7; // Folkner et al. (2014), table 11

    /// <summary>
    /// The Moon's share of the Earth-Moon mass: the barycentre lies this fraction of the way to the Moon.
    /// </summary>
    public const double MoonMassFraction = MoonGM_m3_s2 / (EarthGM_m3_s2 + MoonGM_m3_s2);
}
