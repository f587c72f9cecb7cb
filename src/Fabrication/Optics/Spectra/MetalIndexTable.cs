using System.Collections.Immutable;
using System.Numerics;

namespace Guanghan.Fabrication.Optics.Spectra;

/// <summary>
/// The measured complex index of clean evaporated silver and gold: Johnson and Christy 1972, Optical constants of the
/// noble metals, Phys. Rev. B 6, 4370, table I, read from the public copy of the refractive-index database of
/// Polyanskiy (CC0). Straight between the points; held at the ends, 0.188 and 1.937 um, where measured films of both
/// metals change by less than 1 point of reflectance up to 10 um. n of silver is given as 0.03 to 0.06 with an error
/// of 0.02, so its reflectance is uncertain by up to 1 point in the visible.
/// </summary>
public static class MetalIndexTable
{
    // Wavelength in um, then n and k of silver, n and k of gold: Johnson and Christy 1972, table I.
    private static readonly ImmutableArray<(double Wavelength_um, double N1, double K1, double N2, double K2)> s_rows =
    [
        (0.1879, 1.07, 1.212, 1.28, 1.188),
        (0.1916, 1.10, 1.232, 1.32, 1.203),
        (0.1953, 1.12, 1.255, 1.34, 1.226),
        (0.1993, 1.14, 1.277, 1.33, 1.251),
        (0.2033, 1.15, 1.296, 1.33, 1.277),
        (0.2073, 1.18, 1.312, 1.30, 1.304),
        (0.2119, 1.20, 1.325, 1.30, 1.350),
        (0.2164, 1.22, 1.336, 1.30, 1.387),
        (0.2214, 1.25, 1.342, 1.30, 1.427),
        (0.2262, 1.26, 1.344, 1.31, 1.460),
        (0.2313, 1.28, 1.357, 1.30, 1.497),
        (0.2371, 1.28, 1.367, 1.32, 1.536),
        (0.2426, 1.30, 1.378, 1.32, 1.577),
        (0.2490, 1.31, 1.389, 1.33, 1.631),
        (0.2551, 1.33, 1.393, 1.33, 1.688),
        (0.2616, 1.35, 1.387, 1.35, 1.749),
        (0.2689, 1.38, 1.372, 1.38, 1.803),
        (0.2761, 1.41, 1.331, 1.43, 1.847),
        (0.2844, 1.41, 1.264, 1.47, 1.869),
        (0.2924, 1.39, 1.161, 1.49, 1.878),
        (0.3009, 1.34, 0.964, 1.53, 1.889),
        (0.3107, 1.13, 0.616, 1.53, 1.893),
        (0.3204, 0.81, 0.392, 1.54, 1.898),
        (0.3315, 0.17, 0.829, 1.48, 1.883),
        (0.3425, 0.14, 1.142, 1.48, 1.871),
        (0.3542, 0.10, 1.419, 1.50, 1.866),
        (0.3679, 0.07, 1.657, 1.48, 1.895),
        (0.3815, 0.05, 1.864, 1.46, 1.933),
        (0.3974, 0.05, 2.070, 1.47, 1.952),
        (0.4133, 0.05, 2.275, 1.46, 1.958),
        (0.4305, 0.04, 2.462, 1.45, 1.948),
        (0.4509, 0.04, 2.657, 1.38, 1.914),
        (0.4714, 0.05, 2.869, 1.31, 1.849),
        (0.4959, 0.05, 3.093, 1.04, 1.833),
        (0.5209, 0.05, 3.324, 0.62, 2.081),
        (0.5486, 0.06, 3.586, 0.43, 2.455),
        (0.5821, 0.05, 3.858, 0.29, 2.863),
        (0.6168, 0.06, 4.152, 0.21, 3.272),
        (0.6595, 0.05, 4.483, 0.14, 3.697),
        (0.7045, 0.04, 4.838, 0.13, 4.103),
        (0.7560, 0.03, 5.242, 0.14, 4.542),
        (0.8211, 0.04, 5.727, 0.16, 5.083),
        (0.8920, 0.04, 6.312, 0.17, 5.663),
        (0.9840, 0.04, 6.992, 0.22, 6.350),
        (1.0880, 0.04, 7.795, 0.27, 7.150),
        (1.2160, 0.09, 8.828, 0.35, 8.145),
        (1.3930, 0.13, 10.10, 0.43, 9.519),
        (1.6100, 0.15, 11.85, 0.56, 11.21),
        (1.9370, 0.24, 14.08, 0.92, 13.78),
    ];

    private static readonly SpectralCurve s_silverReal = Column(row => row.N1);
    private static readonly SpectralCurve s_silverImaginary = Column(row => row.K1);
    private static readonly SpectralCurve s_goldReal = Column(row => row.N2);
    private static readonly SpectralCurve s_goldImaginary = Column(row => row.K2);

    /// <summary>The complex index n + ik of silver.</summary>
    /// <param name="wavelength_m">Wavelength in vacuum, m.</param>
    public static Complex Silver(double wavelength_m) =>
        new(s_silverReal.At(wavelength_m), s_silverImaginary.At(wavelength_m));

    /// <summary>The complex index n + ik of gold.</summary>
    /// <param name="wavelength_m">Wavelength in vacuum, m.</param>
    public static Complex Gold(double wavelength_m) =>
        new(s_goldReal.At(wavelength_m), s_goldImaginary.At(wavelength_m));

    private static SpectralCurve Column(
        Func<(double Wavelength_um, double N1, double K1, double N2, double K2), double> of) =>
        new([.. s_rows.Select(row => row.Wavelength_um * 1e-6)], [.. s_rows.Select(of)], OutsideRule.HoldEnd);
}
