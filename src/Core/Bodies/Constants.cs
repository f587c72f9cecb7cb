namespace Guanghan.Core.Bodies;

/// <summary>Constants that belong to no body.</summary>
public static class PhysicalConstants
{
    /// <summary>Speed of light in vacuum, m/s; exact (SI, 2019).</summary>
    public const double SpeedOfLight_m_s = 299792458.0;

    /// <summary>Astronomical unit, m; exact (IAU 2012 resolution B2).</summary>
    public const double AstronomicalUnit_m = 149597870700.0;

    /// <summary>Newtonian constant of gravitation, m^3/(kg s^2); +-1.5e-15 (CODATA 2018).</summary>
    public const double Gravitation_m3_kg_s2 = 6.67430e-11;

    /// <summary>Standard acceleration of free fall, m/s^2; exact (3rd CGPM, 1901).</summary>
    public const double StandardGravity_m_s2 = 9.80665;

    /// <summary>
    /// Total solar irradiance at 1 au, W/m^2: the nominal value of IAU 2015 resolution B3, after G. Kopp and J. L.
    /// Lean, Geophys. Res. Lett. 38 (2011) L01706 (1360.8 +- 0.5 at solar minimum; 1.6 more at maximum).
    /// </summary>
    public const double SolarConstant_W_m2 = 1361.0;
}

/// <summary>
/// Size, mass and flattening of a body. A planet's system (NAIF 4 to 9) has the mass of planet and moons together, and
/// the planet's own size and J2. Sources: GM from R. S. Park et al., Astron. J. 161 (2021) 105 (DE440), and the
/// satellite ephemerides in NAIF's gm_de440.tpc for single planets; radii from B. A. Archinal et al., IAU WGCCRE report
/// 2015, Celest. Mech. Dyn. Astr. 130 (2018) 22, tables 4 to 6.
/// </summary>
/// <param name="Name">English name.</param>
/// <param name="Gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
/// <param name="MeanRadius_m">Mean radius, m.</param>
/// <param name="EquatorialRadius_m">Equatorial radius, m.</param>
/// <param name="PolarRadius_m">Polar radius, m; the mean of both poles where they differ.</param>
/// <param name="Oblateness">Second zonal harmonic, or null where none has been measured.</param>
public sealed record BodyConstants(
    string Name,
    double Gm_m3_s2,
    double MeanRadius_m,
    double EquatorialRadius_m,
    double PolarRadius_m,
    ZonalOblateness? Oblateness)
{
    /// <summary>Flattening, (equatorial - polar) / equatorial radius.</summary>
    public double FlatteningRatio => (EquatorialRadius_m - PolarRadius_m) / EquatorialRadius_m;

    /// <summary>The constants of a body.</summary>
    /// <exception cref="ArgumentException">
    /// No constants are held for the body; the message lists those that are.
    /// </exception>
    public static BodyConstants Of(Body body) => BodyConstantsTable.All.TryGetValue(body.NaifId, out var constants)
        ? constants
        : throw new ArgumentException(
            $"There are no constants for body {body.NaifId}; there are for {BodyConstantsTable.Listing()}.",
            nameof(body));
}

/// <summary>Second zonal harmonic with the radius it is scaled to; both are needed.</summary>
/// <param name="J2Ratio">J2, unnormalised.</param>
/// <param name="ReferenceRadius_m">Radius of the harmonic, m.</param>
/// <param name="Source">Where it is published.</param>
public readonly record struct ZonalOblateness(double J2Ratio, double ReferenceRadius_m, string Source);
