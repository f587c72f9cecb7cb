using System.Collections.Immutable;
using Guanghan.Fabrication.Heat;

namespace Guanghan.Fabrication.Phases;

/// <summary>Spacing and layer of one map.</summary>
/// <param name="Spacing_m">Distance between tracks, m.</param>
/// <param name="Layer_m">Height of a layer, m.</param>
public sealed record ProcessPass(double Spacing_m, double Layer_m);

/// <summary>An axis of the map.</summary>
/// <param name="Low_si">Least, SI.</param>
/// <param name="High_si">Greatest, SI.</param>
/// <param name="Count">Points.</param>
public sealed record ProcessAxis(double Low_si, double High_si, int Count);

/// <summary>An input of the soil known as a range.</summary>
/// <param name="Name">The option.</param>
/// <param name="Low_si">Least, SI.</param>
/// <param name="High_si">Greatest, SI.</param>
/// <param name="Set">Puts a value into the soil.</param>
public sealed record ProcessUnknown(
    string Name, double Low_si, double High_si, Func<SoilOptions, double, SoilOptions> Set);

/// <summary>Checked inputs of <c>fabrication.process-map</c>.</summary>
public sealed record ProcessMapInputs
{
    /// <summary>Diameter of the spot, m.</summary>
    public required double Diameter_m { get; init; }

    /// <summary>Flux, evenly spaced, W/m^2.</summary>
    public required ProcessAxis Flux { get; init; }

    /// <summary>Speed, in even ratios, m/s.</summary>
    public required ProcessAxis Speed { get; init; }

    /// <summary>Spacings and layers, the first drawn in full.</summary>
    public required ImmutableArray<ProcessPass> Passes { get; init; }

    /// <summary>The soil.</summary>
    public required SoilOptions Ground { get; init; }

    /// <summary>The point marked on the map; null without one.</summary>
    public required ProcessPoint? Mark { get; init; }

    /// <summary>Whether the marked point is computed in three dimensions too.</summary>
    public required bool HasCheck { get; init; }

    /// <summary>Cells in a layer for the map, the boundaries and the unknowns.</summary>
    public required int CellCount { get; init; }

    /// <summary>Peak that counts as over-melt, K.</summary>
    public required double Hottest_K { get; init; }

    /// <summary>Ranges.</summary>
    public required ImmutableArray<ProcessUnknown> Unknowns { get; init; }

    /// <summary>The model with some soil.</summary>
    /// <param name="ground">The soil.</param>
    public ProcessModel Model(SoilOptions ground) => new()
    {
        Material = ground.Material(),
        Composition = ground.Soil.Composition,
        GlassDensity_kg_m3 = ground.GlassDensity_kg_m3,
        GrainDensity_kg_m3 = ground.GrainDensity_kg_m3,
        TrappedFraction = ground.TrappedFraction,
        AbsorptanceRatio = ground.AbsorptanceRatio,
        EmissivityRatio = ground.EmissivityRatio,
        Bed_K = ground.Bed_K,
        Diameter_m = Diameter_m,
        Hottest_K = Hottest_K,
    };
}
