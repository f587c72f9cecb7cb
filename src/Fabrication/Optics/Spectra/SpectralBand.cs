namespace Guanghan.Fabrication.Optics.Spectra;

/// <summary>A piece of a spectrum. <c>default</c> is an empty band that carries nothing.</summary>
/// <param name="Low_m">Its shortest wavelength, m.</param>
/// <param name="High_m">Its longest wavelength, m.</param>
/// <param name="Fraction">Its share of the power.</param>
public readonly record struct SpectralBand(double Low_m, double High_m, double Fraction)
{
    /// <summary>
    /// The mean wavelength weighted with power, m, where it was set; the middle of the two ends otherwise. In wide
    /// infrared bands the two differ: from 10 to 20 um the first is 12.8 um.
    /// </summary>
    public double Middle_m { get; init; } = (Low_m + High_m) / 2;
}
