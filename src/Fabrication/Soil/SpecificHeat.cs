namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Specific heat of lunar soil from cold to melting: a rational function in ln T fitted to the samples and minerals of
/// the literature (Biele et al. 2022, Int. J. Thermophys. 43:144, equation 24). Valid from 100 K to melting; beyond
/// <see cref="MaximumTemperature_K"/> it is held, not extrapolated: melts have a nearly constant one.
/// </summary>
public static class SpecificHeat
{
    /// <summary>Lowest temperature checked against published values, K; below it the value is held.</summary>
    public const double MinimumTemperature_K = 100; // 272.7 J/kg/K there, Biele 2022

    /// <summary>
    /// From here up the value is held, K: the liquidus of basaltic soil, CUG-1A's flow point of 1311 degC.
    /// </summary>
    public const double MaximumTemperature_K = 1584; // 1311 degC, 10.1016/j.asr.2024.09.058

    /// <summary>Specific heat, J/kg/K.</summary>
    /// <param name="temperature_K">Temperature, K; held at the ends of the range.</param>
    public static double At_J_kg_K(double temperature_K)
    {
        var x = Math.Log(Math.Clamp(temperature_K, MinimumTemperature_K, MaximumTemperature_K));
        // Biele 2022, equation 24, p1..p4 and q1, q2.
        return Math.Exp(((((3 * x) - 54.45) * x * x) + (306.8 * x) - 376.6) / ((x * x) - (16.81 * x) + 87.32));
    }
}
