namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Surface tension of basaltic melt: .350 to .370 N/m between 1200 and 1500 degC, rising slightly with temperature and
/// the same in air, Ar, CO2 and H2 (Walker and Mullins 1981, Contrib. Mineral. Petrol. 76:455, abstract). The line
/// through the two ends is an assumption: the paper's own slopes depend on composition. Held beyond the ends.
/// </summary>
public static class SurfaceTension
{
    /// <summary>How far it may be off at any temperature, N/m: half the published range.</summary>
    public const double Error_N_m = 0.010; // Walker and Mullins 1981

    /// <summary>Surface tension, N/m.</summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public static double At_N_m(double temperature_K) =>
        0.350 + (0.020 * Math.Clamp((temperature_K - 1473.15) / 300, 0, 1)); // Walker and Mullins 1981
}
