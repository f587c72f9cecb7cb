using System.Collections.Immutable;

namespace Guanghan.Fabrication.Optics.Spectra;

/// <summary>An absorption band of hydroxyl in silica.</summary>
/// <param name="Peak_m">Wavelength of its peak in vacuum, m.</param>
/// <param name="PeakPerPpm_dB_km">Attenuation at the peak for 1 ppm of hydroxyl by weight, dB/km.</param>
/// <param name="Width_nm">Full width at half the peak, nm.</param>
public readonly record struct HydroxylBand(double Peak_m, double PeakPerPpm_dB_km, double Width_nm);

/// <summary>
/// The fundamental of the O-H stretch, its overtones and their combinations with the Si-O stretch. Peaks of 945, 1246
/// and 1383 nm after Humbach et al. 1996, J. Non-Cryst. Solids 203, 19; the others after Kaiser, Tynes, Astle, Cherin
/// and Haus 1973, J. Opt. Soc. Am. 63, 1141, and Keck, Maurer and Schultz 1973, Appl. Phys. Lett. 22, 307. Only the
/// papers' abstracts could be read: every number here is unverified. The papers differ by up to a factor 1.6 at 945 nm
/// (1.0 to 1.6) and 2 at 724 nm, by 5 % at 1383 nm. The widths are calibrated to the look of published curves of wet
/// fibre and uncertain by a third; true bands are lopsided, with longer tails than the bell used here.
/// </summary>
public static class HydroxylBandTable
{
    /// <summary>The bands by rising wavelength.</summary>
    public static ImmutableArray<HydroxylBand> Bands { get; } =
    [
        new(604e-9, 0.006, 12), // peak: Kaiser 1973, unverified; width: calibrated
        new(683e-9, 0.004, 14), // peak: Kaiser 1973, unverified; width: calibrated
        new(724e-9, 0.07, 15), // peak: Kaiser 1973, unverified; width: calibrated
        new(825e-9, 0.004, 18), // peak: Kaiser 1973, unverified; width: calibrated
        new(878e-9, 0.09, 20), // peak: Kaiser 1973, unverified; width: calibrated
        new(945e-9, 1.6, 25), // peak: Humbach 1996, unverified; width: calibrated
        new(1130e-9, 0.11, 28), // peak: Kaiser 1973, unverified; width: calibrated
        new(1246e-9, 2.7, 28), // peak: Humbach 1996, unverified; width: calibrated
        new(1383e-9, 62.7, 32), // peak: Humbach 1996, unverified; width: calibrated
        new(1900e-9, 10.3, 60), // peak: Kaiser 1973, unverified; width: calibrated
        new(2212e-9, 260, 65), // peak: Kaiser 1973, unverified; width: calibrated
        new(2730e-9, 10000, 90), // peak: Kaiser 1973, unverified; width: calibrated
    ];
}
