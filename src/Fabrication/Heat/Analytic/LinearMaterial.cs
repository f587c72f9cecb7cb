namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>A material whose properties do not change with temperature.</summary>
/// <param name="Conductivity_W_m_K">Conductivity, W/m/K, above 0.</param>
/// <param name="Density_kg_m3">Density, kg/m^3, above 0.</param>
/// <param name="SpecificHeat_J_kg_K">Specific heat, J/kg/K, above 0.</param>
/// <param name="Start_K">Temperature everywhere before any light, K, 0 or more.</param>
public sealed record LinearMaterial(
    double Conductivity_W_m_K, double Density_kg_m3, double SpecificHeat_J_kg_K, double Start_K)
{
    /// <summary>Diffusivity, m^2/s.</summary>
    public double Diffusivity_m2_s => Conductivity_W_m_K / HeatCapacity_J_m3_K;

    /// <summary>Heat capacity of a volume, J/m^3/K.</summary>
    public double HeatCapacity_J_m3_K => Density_kg_m3 * SpecificHeat_J_kg_K;

    internal void Check()
    {
        Refusal.UnlessPositive(Conductivity_W_m_K, "The conductivity", "W/m/K");
        Refusal.UnlessPositive(Density_kg_m3, "The density", "kg/m^3");
        Refusal.UnlessPositive(SpecificHeat_J_kg_K, "The specific heat", "J/kg/K");
        Refusal.IfNegative(Start_K, "The starting temperature", "K");
    }
}
