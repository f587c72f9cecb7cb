using System.Collections.Immutable;

namespace Guanghan.Fabrication.Heat;

/// <summary>What happens at the top of a column of soil.</summary>
public abstract record ColumnSurface;

/// <summary>Light for a while, and radiation to the surroundings all the time.</summary>
/// <param name="Absorbed_W_m2">Absorbed flux while the light is on, W/m^2.</param>
/// <param name="Dwell_s">How long it is on, s, from the start.</param>
/// <param name="EmissivityRatio">Emissivity of the surface, 0 to 1.</param>
/// <param name="Surroundings_K">Temperature of what the surface sees, K.</param>
/// <param name="OpticalDepth_m">
/// Depth in which the light falls to 1/e inside the soil, m; 0 absorbs all of it at the very surface.
/// </param>
public sealed record LitSurface(
    double Absorbed_W_m2, double Dwell_s, double EmissivityRatio, double Surroundings_K, double OpticalDepth_m)
    : ColumnSurface
{
    /// <summary>Stefan-Boltzmann constant, W/m^2/K^4: CODATA 2018, exact.</summary>
    public const double StefanBoltzmann_W_m2_K4 = 5.670374419e-8; // CODATA 2018

    /// <summary>
    /// The temperature that the surface can never pass, K: there it radiates all it absorbs.
    /// </summary>
    public double Ceiling_K => Math.Pow(
        (Absorbed_W_m2 / (EmissivityRatio * StefanBoltzmann_W_m2_K4)) + Math.Pow(Surroundings_K, 4), 0.25);

    /// <summary>Net radiated flux at a surface temperature, W/m^2.</summary>
    /// <param name="surface_K">Temperature of the surface, K.</param>
    public double Radiated_W_m2(double surface_K)
    {
        var (square, ambient) = (surface_K * surface_K, Surroundings_K * Surroundings_K);
        return EmissivityRatio * StefanBoltzmann_W_m2_K4 * ((square * square) - (ambient * ambient));
    }
}

/// <summary>A surface held at one temperature: the boundary of Neumann's melting problem.</summary>
/// <param name="Temperature_K">The temperature, K.</param>
public sealed record HeldSurface(double Temperature_K) : ColumnSurface;

/// <summary>A column of soil before the light comes.</summary>
/// <param name="LayerMass_kg_m2">Loose soil on top, mass per area, kg/m^2; 0 for none.</param>
/// <param name="LayerCellCount">Cells of equal mass in it.</param>
/// <param name="SubstrateDepth_m">Dense soil beneath, m, on an insulated floor.</param>
/// <param name="GrowthRatio">
/// How much thicker each cell of the substrate is than the one above it; 1 for even cells.
/// </param>
/// <param name="FirstSubstrateCell_m">Thickness of the uppermost cell of the substrate, m.</param>
/// <param name="Start_K">Temperature everywhere, K.</param>
public sealed record ColumnShape(
    double LayerMass_kg_m2, int LayerCellCount, double SubstrateDepth_m, double GrowthRatio,
    double FirstSubstrateCell_m, double Start_K)
{
    /// <summary>
    /// How far cells of the layer's size are consolidated that lie between it and the substrate, 0 to 1, from above;
    /// none where the layer lies on dense soil.
    /// </summary>
    public ImmutableArray<double> BeneathFusedFractions { get; init; } = [];
}
