namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Bulk density of printed soil: molten soil with its trapped pores, and loose soil that the light did not reach,
/// which stays inside the part. Volumes add.
/// </summary>
/// <param name="Bulk_kg_m3">Mass over volume of the print, kg/m^3.</param>
/// <param name="PorosityFraction">Pores over volume, between grains and trapped in the melt together.</param>
public sealed record PrintedDensity(double Bulk_kg_m3, double PorosityFraction)
{
    /// <summary>Mixes fused and loose soil.</summary>
    /// <param name="fusedFraction">Share of the mass that was molten, 0 to 1.</param>
    /// <param name="glassDensity_kg_m3">Density of fused soil without pores, kg/m^3.</param>
    /// <param name="grainDensity_kg_m3">Density of the grains, kg/m^3.</param>
    /// <param name="bedDensity_kg_m3">Density of loose soil, kg/m^3.</param>
    /// <param name="trappedFraction">Pores that stay in molten soil, over its volume.</param>
    public static PrintedDensity Of(
        double fusedFraction, double glassDensity_kg_m3, double grainDensity_kg_m3, double bedDensity_kg_m3,
        double trappedFraction)
    {
        var fusedDensity = glassDensity_kg_m3 * (1 - trappedFraction);
        var bulk = 1 / ((fusedFraction / fusedDensity) + ((1 - fusedFraction) / bedDensity_kg_m3));
        var solid = (fusedFraction / glassDensity_kg_m3) + ((1 - fusedFraction) / grainDensity_kg_m3);
        return new(bulk, 1 - (bulk * solid));
    }
}
