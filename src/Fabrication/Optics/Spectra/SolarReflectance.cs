namespace Guanghan.Fabrication.Optics.Spectra;

/// <summary>
/// The reflectance of a mirror for all of sunlight: its spectral reflectance weighted with the spectrum's power (ASTM
/// E903, 8.3, weighted ordinates). Assumes nothing beyond the mirror and the bands; valid for one reflection, since a
/// second one meets the spectrum that the first has left.
/// </summary>
public static class SolarReflectance
{
    /// <summary>Share of the sunlight that is reflected.</summary>
    /// <param name="mirror">The mirror.</param>
    /// <param name="spectrum">The sunlight.</param>
    /// <param name="cosIncidenceRatio">Cosine of the angle to the normal, 0 to 1.</param>
    public static double Fraction(IReflector mirror, SolarSpectrum spectrum, double cosIncidenceRatio = 1) =>
        spectrum.Mean(wavelength_m => mirror.ReflectanceFraction(wavelength_m, cosIncidenceRatio));
}
