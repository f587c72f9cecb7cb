using Guanghan.Core.Time;

namespace Guanghan.Core.Space;

/// <summary>The two ecliptics of J2000.0 in use: constant rotations from the ICRF.</summary>
public static class Ecliptic
{
    private const double Obliquity1976_arcsec = 84381.448; // J. H. Lieske et al., Astron. Astrophys. 58 (1977) 1.

    /// <summary>
    /// ICRF to the mean ecliptic and equinox of J2000.0, IAU 2006: obliquity 84381.406 arcsec, frame bias included.
    /// Source: J. L. Hilton et al., Celest. Mech. Dyn. Astr. 94 (2006) 351; IAU 2006 resolution B1.
    /// </summary>
    public static Rotation<Icrf, EclipticJ2000> FromIcrf { get; } = new(
        Turn.AboutZ(EarthPrecession.GammaBar(Epoch.J2000).Angle_rad)
            .Then(Turn.AboutX(EarthPrecession.PhiBar(Epoch.J2000).Angle_rad))
            .Then(Turn.AboutZ(-EarthPrecession.PsiBar(Epoch.J2000).Angle_rad)));

    /// <summary>ICRF to the ecliptic of SPICE (ECLIPJ2000) and Horizons: 84381.448 arcsec about X, no bias.</summary>
    public static Rotation<Icrf, EclipticJ2000Iau1976> Iau1976FromIcrf { get; } =
        new(Turn.AboutX(Obliquity1976_arcsec * Polynomial.ArcsecondsToRadians_rad));
}
