using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Printer;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.print</c> computed.</summary>
/// <param name="Inputs">What it was computed from.</param>
/// <param name="Mesh">The part, outside out.</param>
/// <param name="Track">What one pass of the pen does.</param>
/// <param name="Bed">The first layers in three dimensions; null where they were not asked for.</param>
/// <param name="Make">Density and strength of the print; null where nothing is fused.</param>
/// <param name="Paths">Layers with their strokes; empty where nothing could be sliced.</param>
/// <param name="Schedule">When it is printed; null where nothing could be sliced.</param>
/// <param name="Program">The machine's program, G-code; empty where nothing could be sliced.</param>
/// <param name="Findings">What a reader must know.</param>
public sealed record PrintResult(
    PrintInputs Inputs, Mesh Mesh, PenTrack Track, PrintBed? Bed, PrintMake? Make, ImmutableArray<DrawnLayer> Paths,
    PrintSchedule? Schedule,
    ReadOnlyMemory<byte> Program,
    ImmutableArray<Finding> Findings)
{
    /// <summary>Share of the print's mass that was molten: of the last layer that was followed, or of a column's track.
    /// </summary>
    public double FusedFraction => Bed?.FusedFraction ?? Track.FusedFraction;

    /// <summary>Least and greatest of figures over inputs known as ranges; empty where none is.</summary>
    public ImmutableDictionary<string, FigureBand> Bands { get; init; } =
        ImmutableDictionary<string, FigureBand>.Empty;

    /// <summary>Temperatures of dense soil at the end of the last followed layer; null without one.</summary>
    internal BedShock? Shock => Bed is null ? null : BedShock.Of(Bed.End);

    /// <summary>Volume of all layers, m^3.</summary>
    public double SlicedVolume_m3 => Paths.Sum(path => path.Volume_m3);

    /// <summary>Length drawn with the shutter open, m.</summary>
    public double PathLength_m => Paths.Sum(path => path.Paths.DrawnLength_m);

    /// <summary>Light out of the pen while the shutter was open, J; null where nothing was printed.</summary>
    public double? OpticalEnergy_J => Schedule is { } schedule ? schedule.Exposed_s * Inputs.Pen.Power_W : null;
}
