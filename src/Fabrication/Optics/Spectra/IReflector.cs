namespace Guanghan.Fabrication.Optics.Spectra;

/// <summary>What a mirror's face does with light of one wavelength.</summary>
public interface IReflector
{
    /// <summary>Share of unpolarised power that is reflected.</summary>
    /// <param name="wavelength_m">Wavelength in vacuum, m.</param>
    /// <param name="cosIncidenceRatio">Cosine of the angle to the normal, 0 to 1.</param>
    double ReflectanceFraction(double wavelength_m, double cosIncidenceRatio);
}

/// <summary>
/// A mirror of one reflectance for all wavelengths and angles: what a data sheet's single figure says.
/// </summary>
/// <param name="Fraction">Share of the power that is reflected, 0 to 1.</param>
public sealed record ConstantReflector(double Fraction) : IReflector
{
    /// <inheritdoc/>
    public double ReflectanceFraction(double wavelength_m, double cosIncidenceRatio) => Fraction;
}

/// <summary>
/// A mirror measured at normal incidence. Assumes that the angle changes nothing, which for protected metal holds to
/// about 1 % up to 45 deg; interference coatings shift to shorter wavelengths with the angle and are not covered.
/// </summary>
/// <param name="Normal">Reflectance at normal incidence over wavelength, 0 to 1.</param>
public sealed record MeasuredReflector(SpectralCurve Normal) : IReflector
{
    /// <inheritdoc/>
    public double ReflectanceFraction(double wavelength_m, double cosIncidenceRatio) =>
        Math.Clamp(Normal.At(wavelength_m), 0, 1);
}
