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

/// <summary>What may be uncertain.</summary>
/// <param name="Soil">The soil.</param>
/// <param name="VapourFactor">Vapour over that of the model.</param>
/// <param name="LayerFactor">Dense height that a layer's soil makes, over the layer's height as stated.</param>
/// <param name="Diameter_m">Diameter of the spot, m.</param>
public sealed record ProcessGround(SoilOptions Soil, double VapourFactor, double LayerFactor, double Diameter_m)
{
    /// <summary>Share of the soil's grains that are glass.</summary>
    public double GlassFraction { get; init; }
}

/// <summary>An input known as a range.</summary>
/// <param name="Name">The option.</param>
/// <param name="Low_si">Least, SI.</param>
/// <param name="High_si">Greatest, SI.</param>
/// <param name="IsRatio">Whether its values lie in even ratios.</param>
/// <param name="Set">Puts a value in.</param>
public sealed record ProcessUnknown(
    string Name, double Low_si, double High_si, bool IsRatio, Func<ProcessGround, double, ProcessGround> Set)
{
    /// <summary>The value at a share of the range.</summary>
    /// <param name="shareFraction">From 0, the least, to 1, the greatest.</param>
    public double At_si(double shareFraction) => IsRatio
        ? Low_si * Math.Pow(High_si / Low_si, shareFraction)
        : Low_si + (shareFraction * (High_si - Low_si));
}

/// <summary>Checked inputs of <c>fabrication.process-map</c>.</summary>
public sealed record ProcessMapInputs
{
    /// <summary>Diameter of the spot, m.</summary>
    public required double Diameter_m { get; init; }

    /// <summary>Flux, in even ratios, W/m^2.</summary>
    public required ProcessAxis Flux { get; init; }

    /// <summary>Speed, in even ratios, m/s.</summary>
    public required ProcessAxis Speed { get; init; }

    /// <summary>Spacings and layers, the first drawn in full.</summary>
    public required ImmutableArray<ProcessPass> Passes { get; init; }

    /// <summary>The soil.</summary>
    public required SoilOptions Ground { get; init; }

    /// <summary>Share of the soil's grains that are glass.</summary>
    public required double GlassFraction { get; init; }

    /// <summary>The point marked on the map; null without one.</summary>
    public required ProcessPoint? Mark { get; init; }

    /// <summary>Whether the marked point is computed in three dimensions too.</summary>
    public required bool HasCheck { get; init; }

    /// <summary>Cells in the first pass's layer; all layers have cells of that size.</summary>
    public required int CellCount { get; init; }

    /// <summary>What bounds good printing.</summary>
    public required ProcessLimits Limits { get; init; }

    /// <summary>Share of the greatest strength that is enough.</summary>
    public required double EnoughFraction { get; init; }

    /// <summary>Ranges.</summary>
    public required ImmutableArray<ProcessUnknown> Unknowns { get; init; }

    /// <summary>Cells in a layer.</summary>
    /// <param name="layer_m">Its height, m.</param>
    public int CellsIn(double layer_m) => ProcessBoundary.Cells(layer_m, CellCount, Passes[0].Layer_m);

    /// <summary>All as stated.</summary>
    public ProcessGround Stated => new(Ground, 1, 1, Diameter_m) { GlassFraction = GlassFraction };

    /// <summary>The model with some soil.</summary>
    /// <param name="ground">The soil.</param>
    public static ProcessModel Model(ProcessGround ground)
    {
        var soil = ground.Soil;
        return new()
        {
            Material = soil.Material(),
            Sinter = GrainSintering.Of(soil.Soil.Composition, soil.Melting, ground.GlassFraction),
            GrainRadius_m = Soil.GrainSizes.Of(soil.Soil).Median_m / 2,
            Composition = soil.Soil.Composition,
            GlassDensity_kg_m3 = soil.GlassDensity_kg_m3,
            GrainDensity_kg_m3 = soil.GrainDensity_kg_m3,
            TrappedFraction = soil.TrappedFraction,
            AbsorptanceRatio = soil.AbsorptanceRatio,
            EmissivityRatio = soil.EmissivityRatio,
            VapourFactor = ground.VapourFactor,
            Bed_K = soil.Bed_K,
            LayerFactor = ground.LayerFactor,
            Diameter_m = ground.Diameter_m,
        };
    }
}
