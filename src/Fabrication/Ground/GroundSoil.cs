namespace Guanghan.Fabrication.Ground;

/// <summary>
/// Undisturbed lunar soil by depth. Density and contact conductivity rise exponentially from the surface to the deep,
/// K = Kc(z) [1 + chi (T/350 K)^3] (Hayne et al. 2017, J. Geophys. Res. Planets 122:2371, equations A2 to A5). Assumes
/// soil without rocks and the same everywhere at one depth; fitted to night temperatures from 90 K up, so the upper
/// half metre is known far better than what is below, and soil colder than 90 K conducts less than this says.
/// </summary>
/// <param name="SurfaceDensity_kg_m3">Bulk density at the surface, kg/m^3.</param>
/// <param name="DeepDensity_kg_m3">Bulk density deep down, kg/m^3.</param>
/// <param name="ScaleDepth_m">H, depth in which the difference falls to 1/e, m.</param>
/// <param name="SurfaceContact_W_m_K">Contact conductivity at the surface, W/m/K.</param>
/// <param name="DeepContact_W_m_K">Contact conductivity deep down, W/m/K.</param>
/// <param name="RadiationRatio">chi, radiation between grains over contact at 350 K.</param>
/// <param name="Heat">Specific heat.</param>
public sealed record GroundSoil(
    double SurfaceDensity_kg_m3, double DeepDensity_kg_m3, double ScaleDepth_m, double SurfaceContact_W_m_K,
    double DeepContact_W_m_K, double RadiationRatio, SpecificHeatPolynomial Heat)
{
    private const double Reference_K = 350; // Hayne 2017, equation A5
    private const double Cube_K3 = Reference_K * Reference_K * Reference_K;

    /// <summary>The mean soil of the Moon as Hayne et al. found it.</summary>
    public static GroundSoil Hayne2017 { get; } = new(
        1100, // kg/m^3, Hayne 2017, table A1
        1800, // kg/m^3, Hayne 2017, table A1
        0.07, // m, heat1d's value; 0.06 in its validation, see docs/concepts/ground.md
        7.4e-4, // W/m/K, Hayne 2017, table A1
        3.4e-3, // W/m/K, Hayne 2017, table A1
        2.7, // Hayne 2017, table A1
        SpecificHeatPolynomial.Hayne2017);

    /// <summary>Mass of a slab over an area, kg/m^2, exact.</summary>
    /// <param name="top_m">Its upper depth, m.</param>
    /// <param name="bottom_m">Its lower depth, m.</param>
    public double Mass_kg_m2(double top_m, double bottom_m) =>
        (DeepDensity_kg_m3 * (bottom_m - top_m)) - ((DeepDensity_kg_m3 - SurfaceDensity_kg_m3) * ScaleDepth_m *
            (Math.Exp(-top_m / ScaleDepth_m) - Math.Exp(-bottom_m / ScaleDepth_m)));

    /// <summary>
    /// Conductance of a slab's contacts, W/m^2/K: one over the integral of dz / Kc, exact. A steady flux through the
    /// slab is this times the difference of <see cref="Potential_K"/>.
    /// </summary>
    /// <param name="top_m">Its upper depth, m.</param>
    /// <param name="bottom_m">Its lower depth, m.</param>
    public double Conductance_W_m2_K(double top_m, double bottom_m) =>
        DeepContact_W_m_K / (bottom_m - top_m + (ScaleDepth_m * Math.Log(Contact_W_m_K(bottom_m) /
            Contact_W_m_K(top_m))));

    /// <summary>Kc, W/m/K.</summary>
    /// <param name="depth_m">Depth, m.</param>
    public double Contact_W_m_K(double depth_m) =>
        DeepContact_W_m_K - ((DeepContact_W_m_K - SurfaceContact_W_m_K) * Math.Exp(-depth_m / ScaleDepth_m));

    /// <summary>
    /// Integral of K/Kc over temperature, K: T + chi T^4 / (4 (350 K)^3), Kirchhoff's transformation.
    /// </summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public double Potential_K(double temperature_K) => temperature_K *
        (1 + (RadiationRatio / (4 * Cube_K3) * temperature_K * temperature_K * temperature_K));

    /// <summary>K/Kc, the derivative of <see cref="Potential_K"/>.</summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public double ConductionRatio(double temperature_K) =>
        1 + (RadiationRatio / Cube_K3 * temperature_K * temperature_K * temperature_K);
}
