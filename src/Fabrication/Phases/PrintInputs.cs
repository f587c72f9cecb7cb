using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Phases;

/// <summary>The light pen at the soil.</summary>
/// <param name="Power_W">Optical power in the spot, W.</param>
/// <param name="Diameter_m">Diameter of the spot, m.</param>
/// <param name="Flux_W_m2">Mean flux over the spot, W/m^2.</param>
public sealed record Pen(double Power_W, double Diameter_m, double Flux_W_m2);

/// <summary>Densities of a soil that replace the table's.</summary>
/// <param name="Grain_kg_m3">Density of the grains, kg/m^3.</param>
/// <param name="Bed_kg_m3">Bulk density of the loose bed, kg/m^3.</param>
public sealed record SoilDensity(double Grain_kg_m3, double Bed_kg_m3);

/// <summary>The mirrors that feed the pen.</summary>
/// <param name="Power_W">Sunlight on them while the pen has its power, W.</param>
public sealed record Collector(double Power_W);

/// <summary>Checked inputs of <c>fabrication.print</c>, SI.</summary>
public sealed record PrintInputs
{
    /// <summary>Name of the part's file or shape.</summary>
    public required string PartName { get; init; }

    /// <summary>The part as named.</summary>
    public required PartInput Shape { get; init; }

    /// <summary>The part as read.</summary>
    public required MeshReading Part { get; init; }

    /// <summary>The pen.</summary>
    public required Pen Pen { get; init; }

    /// <summary>Sunlight over time, W/m^2.</summary>
    public required SeriesInput Irradiance { get; init; }

    /// <summary>Irradiance at which the pen has its power, W/m^2.</summary>
    public required double DesignIrradiance_W_m2 { get; init; }

    /// <summary>Least share of the design irradiance to print with.</summary>
    public required double LeastLightFraction { get; init; }

    /// <summary>The soil.</summary>
    public required SoilOptions Ground { get; init; }

    /// <summary>Layers to follow in three dimensions, or null for the column model alone.</summary>
    public required BedOptions? Bed { get; init; }

    /// <summary>The mirrors, or null.</summary>
    public required Collector? Collector { get; init; }

    /// <summary>Height of a layer, m.</summary>
    public required double Layer_m { get; init; }

    /// <summary>Distance between tracks, m.</summary>
    public required double Spacing_m { get; init; }

    /// <summary>Speed with the shutter open, m/s.</summary>
    public required double Speed_m_s { get; init; }

    /// <summary>Speed with the shutter closed, m/s.</summary>
    public required double TravelSpeed_m_s { get; init; }

    /// <summary>Time to spread a layer, s.</summary>
    public required double Recoat_s { get; init; }

    /// <summary>Hatch direction of the first layer, rad.</summary>
    public required double HatchAngle_rad { get; init; }

    /// <summary>Turn of the hatch from layer to layer, rad.</summary>
    public required double HatchAngleStep_rad { get; init; }

    /// <summary>Whether contours are drawn too.</summary>
    public required bool HasPerimeter { get; init; }

    /// <summary>Depth in which the light falls to 1/e, m.</summary>
    public required double OpticalDepth_m { get; init; }

    /// <summary>Share of the soil's grains that are glass.</summary>
    public required double GlassFraction { get; init; }

    /// <summary>Inputs of the soil known as ranges.</summary>
    public ImmutableArray<ProcessUnknown> Unknowns { get; init; } = [];

    /// <summary>Least irradiance to print with, W/m^2.</summary>
    public double Threshold_W_m2 => LeastLightFraction * DesignIrradiance_W_m2;
}
