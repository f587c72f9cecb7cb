using System.Collections.Immutable;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>Edges of a cell in dense soil, m; loose soil of the same mass is taller.</summary>
/// <param name="X_m">Along x, m.</param>
/// <param name="Y_m">Along y, m.</param>
/// <param name="Z_m">Height, m.</param>
public sealed record BedCell(double X_m, double Y_m, double Z_m);

/// <summary>
/// The bed, from corner (0, 0), and the cells that resolve it: the first everywhere, each further one, smaller by whole
/// numbers, only where the pen or what it heated is. One kind of cell alone makes an even grid.
/// </summary>
/// <param name="Width_m">Along x, m.</param>
/// <param name="Length_m">Along y, m.</param>
/// <param name="Base_m">Soil beneath the first layer, m of dense soil; 0 where the first layer lies on nothing.</param>
/// <param name="BaseFusedFraction">Consolidation of that soil: 0 loose, 1 dense.</param>
/// <param name="Layer_m">Height of a printed layer, m.</param>
/// <param name="Cells">Cells, coarse to fine.</param>
public sealed record BedGrid(
    double Width_m, double Length_m, double Base_m, double BaseFusedFraction, double Layer_m,
    ImmutableArray<BedCell> Cells);

/// <summary>A straight move of the pen.</summary>
/// <param name="FromX_m">Start, m.</param>
/// <param name="FromY_m">Start, m.</param>
/// <param name="ToX_m">End, m.</param>
/// <param name="ToY_m">End, m.</param>
/// <param name="Speed_m_s">Speed, m/s, above 0.</param>
/// <param name="LightFraction">Share of the pen's light that is on, 0 for a move in the dark.</param>
public readonly record struct BedStroke(
    double FromX_m, double FromY_m, double ToX_m, double ToY_m, double Speed_m_s, double LightFraction)
{
    /// <summary>Length, m.</summary>
    public double PathLength_m => Math.Sqrt(
        ((ToX_m - FromX_m) * (ToX_m - FromX_m)) + ((ToY_m - FromY_m) * (ToY_m - FromY_m)));

    /// <summary>How long it takes, s.</summary>
    public double Duration_s => PathLength_m / Speed_m_s;
}

/// <summary>What happens to one layer: it is spread, then the pen moves over it.</summary>
/// <param name="Recoat_s">Time to spread it, in the dark, s; it lies from the end of this time on.</param>
/// <param name="Pause_s">Time in the dark after the last stroke, such as a night, s.</param>
/// <param name="Strokes">Moves of the pen, one after the other.</param>
public sealed record BedLayer(double Recoat_s, double Pause_s, ImmutableArray<BedStroke> Strokes);

/// <summary>The way of the pen through a whole print.</summary>
/// <param name="Layers">From the bottom.</param>
public sealed record BedPath(ImmutableArray<BedLayer> Layers)
{
    /// <summary>How long it takes, s.</summary>
    public double Duration_s => Layers.Sum(layer =>
        layer.Recoat_s + layer.Pause_s + layer.Strokes.Sum(stroke => stroke.Duration_s));
}

/// <summary>All that a print's heat is computed from.</summary>
public sealed record BedPrint
{
    /// <summary>The soil.</summary>
    public required ThermalMaterial Material { get; init; }

    /// <summary>The bed and its cells.</summary>
    public required BedGrid Grid { get; init; }

    /// <summary>Absorbed light of the pen.</summary>
    public required BedLight Light { get; init; }

    /// <summary>The way of the pen.</summary>
    public required BedPath Path { get; init; }

    /// <summary>Emissivity of the surface, above 0 to 1.</summary>
    public required double EmissivityRatio { get; init; }

    /// <summary>Temperature of what the surface sees, K.</summary>
    public required double Surroundings_K { get; init; }

    /// <summary>Temperature of the bed at first, and of every layer when it is spread, K.</summary>
    public required double Start_K { get; init; }

    /// <summary>Whether heat leaves through the floor to soil that stays at the first temperature.</summary>
    public bool HasOpenFloor { get; init; }

    /// <summary>A temperature at which the whole surface is held instead of lit and radiating, K; null for
    /// light.</summary>
    public double? HeldSurface_K { get; init; }

    /// <summary>Threads, 1 or 2; the results are the same bits.</summary>
    public int ThreadCount { get; init; } = 1;

    /// <summary>Places whose temperature is recorded.</summary>
    public ImmutableArray<BedProbe> Probes { get; init; } = [];

    /// <summary>Places of which only the temperature of the cell that they lie in is recorded, at the same times; it
    /// jumps where cells of another size begin.</summary>
    public ImmutableArray<BedProbe> Places { get; init; } = [];

    /// <summary>What else is kept of the bed; null for nothing.</summary>
    public BedRecording? Recording { get; init; }

    /// <summary>Time between records of probes and places, s.</summary>
    public double ProbeInterval_s { get; init; } = 1;

    /// <summary>Clocks at every place, read by <see cref="BedSolver.Clock"/>.</summary>
    public ImmutableArray<BedClock> Clocks { get; init; } = [];

    /// <summary>Coarser cells that a window keeps around what it must hold; more is slower and nearer to an even
    /// grid.</summary>
    public int MarginCellCount { get; init; } = 3;

    /// <summary>
    /// Share of the way from the bed's temperature to the solidus above which soil is kept in the smallest cells.
    /// Larger cells mix the heat and the consolidation of the smaller ones, so a loose layer that is thinner than they
    /// are insulates no longer: what must cool as it does in the smallest cells needs cells of one height, or a low
    /// share, and its time.
    /// </summary>
    public double WindowHotRatio { get; init; } = 0.9;

    /// <summary>Most cells of a window.</summary>
    public int WindowLimitCount { get; init; } = 1 << 21;

    /// <summary>Most memory, bytes.</summary>
    public long MemoryLimit { get; init; } = 4L << 30;

    /// <summary>Most steps of the smallest cells.</summary>
    public long StepLimit { get; init; } = 100_000_000;

    /// <summary>What is wrong with these inputs, in words; null where nothing is.</summary>
    public string? Problem() => BedCheck.Problem(this);
}

/// <summary>A place whose temperature is recorded.</summary>
/// <param name="X_m">Place, m.</param>
/// <param name="Y_m">Place, m.</param>
/// <param name="Z_m">Height above the bed's floor, m of dense soil; at or above the top the surface is meant.</param>
public readonly record struct BedProbe(double X_m, double Y_m, double Z_m);
