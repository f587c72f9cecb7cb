using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Formats;
using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Phases;

/// <summary>What following the first layers of a print in three dimensions gave.</summary>
/// <param name="Heat">Tracks, layers and the balance of heat.</param>
/// <param name="FusedFraction">
/// Share of the last followed layer's mass that is fused, of the cells whose middle lies in the part.
/// </param>
/// <param name="SpilledFraction">Mass fused beside the part in that layer, over the part's mass in it.</param>
/// <param name="End">The bed after the last stroke, in cells twice the smallest.</param>
public sealed record PrintBed(BedResult Heat, double FusedFraction, double SpilledFraction, BedSnapshot End)
{
    /// <summary>How far its figures are from fine cells; null where it was not wanted or cannot be
    /// computed.</summary>
    public GridCheck? Grid { get; init; }

    private const float ShownFraction = 0.02f; // loose soil is left out of the pictures

    /// <summary>The bed over time.</summary>
    internal PrintHistory? History { get; init; }

    /// <summary>The last followed layer by the three readings of <see cref="Soil.SinteringPace"/>; empty where no cell
    /// lies in the part.</summary>
    public ImmutableArray<PrintLayer> Layers { get; init; } = [];

    /// <summary>Measures the last layer against the part.</summary>
    /// <param name="heat">What the solver gave.</param>
    /// <param name="fine">The bed in its smallest cells.</param>
    /// <param name="end">The bed in larger cells, for pictures.</param>
    /// <param name="layer">The last layer that was followed.</param>
    /// <param name="layer_m">Its height, m.</param>
    /// <param name="left_m">Where the bed begins in the part's coordinates, m.</param>
    /// <param name="low_m">Where the bed begins in the part's coordinates, m.</param>
    internal static PrintBed Of(
        BedResult heat, BedSnapshot fine, BedSnapshot end, DrawnLayer layer, double layer_m, double left_m,
            double low_m)
    {
        var high = (int)Math.Round(layer_m / fine.Cell.Z_m);
        var (inside, insideCount, beside) = (0.0, 0, 0.0);
        for (var y = 0; y < fine.CountY; y++)
        {
            for (var x = 0; x < fine.CountX; x++)
            {
                var isPart = layer.Holds(
                    left_m + ((x + 0.5) * fine.Cell.X_m), low_m + ((y + 0.5) * fine.Cell.Y_m));
                insideCount += isPart ? high : 0;
                for (var z = fine.CountZ - high; z < fine.CountZ; z++)
                {
                    double fused = fine.FusedFractions[(((z * fine.CountY) + y) * fine.CountX) + x];
                    (inside, beside) = isPart ? (inside + fused, beside) : (inside, beside + fused);
                }
            }
        }

        return new(heat, insideCount > 0 ? inside / insideCount : 0, insideCount > 0 ? beside / insideCount : 0, end);
    }

    /// <summary>The fused soil as files that viewers read.</summary>
    internal IEnumerable<Artefact> Pictures()
    {
        ImmutableArray<bool> shown = [.. End.FusedFractions.Select(fused => fused > ShownFraction)];
        if (!shown.Contains(true))
        {
            yield break;
        }

        var grid = new FieldGrid(End.CountX, End.CountY, End.CountZ, End.Cell.X_m, End.Cell.Y_m, End.Cell.Z_m, shown,
        [
            new CellField("temperature_K", End.Temperatures_K), new CellField("fused_1", End.FusedFractions),
        ])
        {
            OriginX_m = History?.One.Left_m ?? 0,
            OriginY_m = History?.One.Low_m ?? 0,
            OriginZ_m = History is { One: var one } ? one.Bottom_m - one.Print.Grid.Base_m : 0,
        };
        yield return new("bed.vtu", "application/xml", "Fused soil of the followed layers, a value for each cell.",
            VtuFile.Write(grid));
        yield return new("bed.glb", "model/gltf-binary",
            "The same as a surface, coloured by temperature after the last stroke.", GlbFile.Write(grid, 0));
    }
}
