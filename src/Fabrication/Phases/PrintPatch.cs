using System.Collections.Immutable;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// A small print that stands for the whole one where many cases are to be computed: a square, two layers at most, with
/// the print's own strokes, spacing and cells. Between its tracks the pen waits as long as the rest of a track of the
/// whole print would take, so that each track finds its neighbour as cold. Its edges weigh more than the whole print's:
/// only differences between cases are taken from it.
/// </summary>
internal static class PrintPatch
{
    private const int LeastTracks = 3;
    private const int MostLayers = 2;

    /// <summary>Heat of one set of inputs: columns, and the square where layers are followed.</summary>
    public static (PenTrack Track, PrintBed? Bed) Run(
        PrintInputs inputs, double? meanTrack_m, CancellationToken cancellation)
    {
        var track = PenTrack.Of(PrintPhase.StrokeOf(inputs), inputs.Ground.Material(), cancellation);
        if (inputs.Bed is not { } options || meanTrack_m is not { } whole_m)
        {
            return (track, null);
        }

        var side = inputs.Spacing_m * Math.Max(LeastTracks, Math.Ceiling(2 * inputs.Pen.Diameter_m / inputs.Spacing_m));
        var square = Region.Of([
            [Lattice.At(0, 0), Lattice.At(side, 0), Lattice.At(side, side), Lattice.At(0, side)],
        ]);
        var layers = Math.Min(MostLayers, options.LayerCount);
        ImmutableArray<DrawnLayer> paths = [.. Enumerable.Range(0, layers).Select(at => PrintPaths.Fill(
            inputs with { HasPerimeter = false }, at, new(at * inputs.Layer_m, (at + 1) * inputs.Layer_m), square))];
        var wait_s = (whole_m - side) / inputs.Speed_m_s;
        var paced = wait_s <= 0 ? inputs : inputs with
        {
            TravelSpeed_m_s = Math.Min(inputs.TravelSpeed_m_s, inputs.Spacing_m / wait_s),
        };
        return PrintHeat.Of(paced, Bare(options) with { LayerCount = layers }, paths) is { } one &&
            one.Print.Problem() is null
            ? (track, PrintHeat.Run(
                one with { Print = one.Print with { ThreadCount = 1 } }, inputs.Ground, _ => { }, cancellation))
            : (track, null);
    }

    // Nobody looks at a patch: no files, no probes.
    private static BedOptions Bare(BedOptions options) =>
        options with { Probes = [], History = new(0, 0), HasGridCheck = false };
}
