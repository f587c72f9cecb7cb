namespace Guanghan.Fabrication.Optics.Spectra;

/// <summary>
/// Pure synthetic silica, as in the core of a solar fibre. Computes its index by Malitson's formula and its
/// attenuation as a sum of Rayleigh scattering A/lambda^4, a loss that does not depend on wavelength, the foot of the
/// electronic edge, the foot of the lattice edge, and hydroxyl bands of Gaussian shape in wave number, proportional to
/// the hydroxyl content. Assumes room temperature and glass that is neither radiation-darkened nor solarised, which no
/// number here covers: ultraviolet defects (215, 265 nm) and the 630 nm band of drawn fibre are left out. What is
/// verified: the index. What is not: every absorption number (see the lines and <see cref="HydroxylBandTable"/>);
/// expect the total to be right within about 30 % (a judgement) from 0.4 to 1.1 um away from bands, within a factor of
/// two in the bands, and only in kind below 0.3 um and above 2 um. A maker's curve of the fibre in hand is better:
/// read it as a
/// <see cref="SpectralCurve"/>.
/// </summary>
/// <param name="HydroxylFraction">Hydroxyl content by weight; 1e-6 is 1 ppm.</param>
/// <param name="Rayleigh_dB_km">Scattering at 1 um, dB/km: A of A/lambda^4 with lambda in um.</param>
/// <param name="Flat_dB_km">Loss that does not depend on wavelength, from the guide's imperfections, dB/km.</param>
public sealed record SilicaGlass(double HydroxylFraction, double Rayleigh_dB_km, double Flat_dB_km)
{
    private const double TypicalRayleigh_dB_km = 0.8; // pure silica core, 0.7 to 0.9: typical, unverified
    private const double TypicalFlat_dB_km = 2; // calibrated: makers' large-core fibres lose 4 to 6 dB/km at 0.85 um
    private const double UltravioletAt185_dB_km = 2e4; // calibrated: 95 % through 1 cm of the best synthetic silica
    private const double UltravioletSlope_V = 0.3; // calibrated: the foot from 160 to 185 nm; unverified
    private const double UltravioletEnergy_V = 6.702; // 185 nm
    private const double PhotonEnergy_V_m = 1.239841984e-6; // hc/e: SI 2019, exact constants
    private const double Infrared_dB_km = 7.81e11; // Miya et al. 1979, Electron. Lett. 15, 106; as widely quoted
    private const double InfraredLength_um = 48.48; // the same
    private const double ShortestIndex_um = 0.21; // Malitson 1965: measured from 0.21 um
    private const double LongestIndex_um = 6.7; // measured to 3.71 um; Tan 1998 found it good to 6.7 um
    private const double MostAttenuation_dB_km = 1e9; // 1 dB/um: opaque, and safely finite

    /// <summary>Dry silica for the near infrared, below 1 ppm: taken as 0.5 ppm.</summary>
    public static SilicaGlass LowHydroxyl { get; } = new(0.5e-6, TypicalRayleigh_dB_km, TypicalFlat_dB_km);

    /// <summary>Wet silica for the ultraviolet, 600 to 1000 ppm: taken as 700 ppm.</summary>
    public static SilicaGlass HighHydroxyl { get; } = new(700e-6, TypicalRayleigh_dB_km, TypicalFlat_dB_km);

    /// <summary>
    /// Refractive index at 20 degC: Malitson 1965, J. Opt. Soc. Am. 55, 1205, equation 1; error 1e-5 among specimens.
    /// Held at its ends outside 0.21 to 6.7 um, where fibre is opaque.
    /// </summary>
    /// <param name="wavelength_m">Wavelength in vacuum, m.</param>
    public static double IndexRatio(double wavelength_m)
    {
        var x = Math.Clamp(wavelength_m * 1e6, ShortestIndex_um, LongestIndex_um);
        var square = x * x;
        return Math.Sqrt(1 + Term(0.6961663, 0.0684043) + // Malitson 1965, equation 1
            Term(0.4079426, 0.1162414) + Term(0.8974794, 9.896161)); // Malitson 1965, equation 1

        double Term(double strength, double resonance_um) =>
            strength * square / (square - (resonance_um * resonance_um));
    }

    /// <summary>Attenuation of all causes, dB/km; at most 1e9, which is opaque.</summary>
    /// <param name="wavelength_m">Wavelength in vacuum, above 0, m.</param>
    public double Attenuation_dB_km(double wavelength_m) => Math.Min(MostAttenuation_dB_km,
        Scattering_dB_km(wavelength_m) + Flat_dB_km + Ultraviolet_dB_km(wavelength_m) +
        InfraredEdge_dB_km(wavelength_m) + (HydroxylFraction * 1e6 * HydroxylPerPpm_dB_km(wavelength_m)));

    /// <summary>Rayleigh scattering, dB/km.</summary>
    /// <param name="wavelength_m">Wavelength in vacuum, m.</param>
    public double Scattering_dB_km(double wavelength_m) => Rayleigh_dB_km / Math.Pow(wavelength_m * 1e6, 4);

    /// <summary>
    /// The foot of the electronic edge, dB/km: exponential in photon energy (Urbach's rule), capped. Calibrated; it
    /// matters below 0.25 um only, where 0.15 % of sunlight is.
    /// </summary>
    /// <param name="wavelength_m">Wavelength in vacuum, m.</param>
    public static double Ultraviolet_dB_km(double wavelength_m) => Math.Min(MostAttenuation_dB_km,
        UltravioletAt185_dB_km *
        Math.Exp(((PhotonEnergy_V_m / wavelength_m) - UltravioletEnergy_V) / UltravioletSlope_V));

    /// <summary>
    /// The foot of the lattice edge, dB/km: exponential in 1/lambda. Beyond 3 um it overstates, where fibre is opaque
    /// either way.
    /// </summary>
    /// <param name="wavelength_m">Wavelength in vacuum, m.</param>
    public static double InfraredEdge_dB_km(double wavelength_m) =>
        Infrared_dB_km * Math.Exp(-InfraredLength_um / (wavelength_m * 1e6));

    /// <summary>Hydroxyl bands for 1 ppm by weight, dB/km.</summary>
    /// <param name="wavelength_m">Wavelength in vacuum, m.</param>
    public static double HydroxylPerPpm_dB_km(double wavelength_m)
    {
        var sum = 0.0;
        foreach (var (peak_m, peak_dB_km, width_nm) in HydroxylBandTable.Bands)
        {
            // Half widths from the peak in wave number, in units of the peak's own: (1/l - 1/p)/(w/(2 p^2)).
            var halves = 2 * peak_m * ((peak_m / wavelength_m) - 1) / (width_nm * 1e-9);
            sum += peak_dB_km * Math.Exp(-Math.Log(2) * halves * halves);
        }

        return sum;
    }
}
