namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Conductivity of lunar powder in vacuum: K = Kc [1 + chi (T/350 K)^3], contact and radiation between grains (Hayne
/// et al. 2017, J. Geophys. Res. Planets 122:2371, appendix A). Fitted below 400 K; the cubic term is the
/// right form for radiation between grains and carries it upward, but no measurement at 1000 K and above was found.
/// </summary>
/// <param name="Contact_W_m_K">Kc, W/m/K: 7.4e-4 at the surface, 3.4e-3 deep.</param>
/// <param name="RadiationRatio">chi, radiation over contact at 350 K: 2.7.</param>
public sealed record PowderConductivity(double Contact_W_m_K, double RadiationRatio)
{
    private const double Reference_K = 350; // Hayne 2017, appendix A

    private const double SurfaceContact_W_m_K = 7.4e-4; // Hayne 2017, appendix A
    private const double DeepContact_W_m_K = 3.4e-3; // Hayne 2017, appendix A
    private const double SurfaceDensity_kg_m3 = 1100; // Hayne 2017, appendix A
    private const double DeepDensity_kg_m3 = 1800; // Hayne 2017, appendix A
    private const double HayneRadiationRatio = 2.7; // Hayne 2017, appendix A

    /// <summary>
    /// Hayne's powder packed to a density: Kc is linear in density between his surface and his depth.
    /// </summary>
    /// <param name="density_kg_m3">Bulk density, kg/m^3; held at his two ends.</param>
    public static PowderConductivity OfDensity(double density_kg_m3)
    {
        var share = (DeepDensity_kg_m3 - Math.Clamp(density_kg_m3, SurfaceDensity_kg_m3, DeepDensity_kg_m3)) /
            (DeepDensity_kg_m3 - SurfaceDensity_kg_m3);
        return new(DeepContact_W_m_K - ((DeepContact_W_m_K - SurfaceContact_W_m_K) * share), HayneRadiationRatio);
    }

    /// <summary>Conductivity, W/m/K.</summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public double At_W_m_K(double temperature_K) =>
        Contact_W_m_K * (1 + (RadiationRatio * Math.Pow(temperature_K / Reference_K, 3)));

    /// <summary>
    /// Mean over a span of temperature, W/m/K: exact for a steady flux between its two ends (Kirchhoff 1894).
    /// </summary>
    /// <param name="a_K">One end, K.</param>
    /// <param name="b_K">Other end, K.</param>
    public double Between_W_m_K(double a_K, double b_K)
    {
        // The mean of T^3 from a to b is (a^4 - b^4) / 4 (a - b) = (a + b)(a^2 + b^2) / 4, free of the difference.
        var cube = (a_K + b_K) * ((a_K * a_K) + (b_K * b_K)) / (4 * Reference_K * Reference_K * Reference_K);
        return Contact_W_m_K * (1 + (RadiationRatio * cube));
    }
}
