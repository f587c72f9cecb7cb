namespace Guanghan.Fabrication.Heat;

/// <summary>Closed forms that the numerical model is checked against, and that give first estimates.</summary>
public static class ExactSolutions
{
    /// <summary>
    /// Time until a cold half-space's surface has risen by so much under a steady flux, s: (pi/4) k rho cp (dT/q)^2
    /// (Carslaw and Jaeger 1959, section 2.9, equation 7 at x = 0). Constant properties, no losses.
    /// </summary>
    /// <param name="conductivity_W_m_K">Conductivity, W/m/K.</param>
    /// <param name="density_kg_m3">Density, kg/m^3.</param>
    /// <param name="specificHeat_J_kg_K">Specific heat, J/kg/K.</param>
    /// <param name="rise_K">Rise of the surface, K.</param>
    /// <param name="flux_W_m2">Absorbed flux, W/m^2, above 0.</param>
    public static double TimeToRise_s(
        double conductivity_W_m_K, double density_kg_m3, double specificHeat_J_kg_K, double rise_K, double flux_W_m2) =>
        Math.PI / 4 * conductivity_W_m_K * density_kg_m3 * specificHeat_J_kg_K *
        (rise_K / flux_W_m2) * (rise_K / flux_W_m2);

    /// <summary>
    /// Rise at the centre of a stationary Gaussian spot on a half-space, K: P sqrt(2) / (pi^1.5 k w) atan(sqrt(8
    /// alpha t) / w) (Carslaw and Jaeger 1959, section 10.5, integrated over a Gaussian of 1/e^2 radius w). Constant
    /// properties, no losses.
    /// </summary>
    /// <param name="power_W">Absorbed power, W.</param>
    /// <param name="conductivity_W_m_K">Conductivity, W/m/K.</param>
    /// <param name="diffusivity_m2_s">Diffusivity, m^2/s.</param>
    /// <param name="radius_m">Radius where the flux has fallen to 1/e^2, m.</param>
    /// <param name="time_s">Since the light came on, s; infinity gives the steady state.</param>
    public static double GaussianCentreRise_K(
        double power_W, double conductivity_W_m_K, double diffusivity_m2_s, double radius_m, double time_s) =>
        power_W * Math.Sqrt(2) / (Math.Pow(Math.PI, 1.5) * conductivity_W_m_K * radius_m) *
        Math.Atan(Math.Sqrt(8 * diffusivity_m2_s * time_s) / radius_m);

    /// <summary>
    /// Steady rise at the centre of a top-hat spot on a half-space, K: q r / k (Carslaw and Jaeger 1959, section
    /// 10.5, equation 8). What conduction sideways allows at most, radiation apart.
    /// </summary>
    /// <param name="flux_W_m2">Absorbed flux, W/m^2.</param>
    /// <param name="radius_m">Radius of the spot, m.</param>
    /// <param name="conductivity_W_m_K">Conductivity, W/m/K.</param>
    public static double TopHatSteadyRise_K(double flux_W_m2, double radius_m, double conductivity_W_m_K) =>
        flux_W_m2 * radius_m / conductivity_W_m_K;
}
