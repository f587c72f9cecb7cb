using System.Collections.Immutable;
using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Soil;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// The last followed layer of a print, for one reading of the soil's viscosity. A column of the layer, down to the
/// uppermost cell of the layer beneath, is joined where it was molten throughout; where melt ended inside a cell, what
/// the column bears passes through the loose rest, and is joined as far as necks join its grains
/// (<see cref="LayerBond"/>), at the least joined of its cells. On upright sections beside a track, which the melt
/// crosses, a cell is joined by its molten share and of the rest as far as necks do.
/// </summary>
/// <param name="Soil">What the part's cells are made of.</param>
/// <param name="JoinedFraction">Share of the section joined to the layer beneath: the mean of the columns.</param>
/// <param name="FusedJointFraction">The same by melt alone: the share that the new melt wets.</param>
/// <param name="TrackJoinedFraction">Share joined of the upright sections midway between neighbouring tracks; null
/// where there are no neighbours.</param>
/// <param name="RimFraction">Mass sintered beside the part, over the part's mass in the layer.</param>
public sealed record PrintLayer(
    PrintedSoil Soil, double JoinedFraction, double FusedJointFraction, double? TrackJoinedFraction, double RimFraction)
{
    private const double MoltenFraction = 0.99; // of a cell of 0.5 mm, 5 um are left: less than a grain

    /// <summary>Measures the layer; null where no cell's middle lies in the part.</summary>
    internal static PrintLayer? Of(PrintLayerCells cells, ReadOnlySpan<float> lengths_m)
    {
        var (fine, sintered) = (cells.Fine, cells.Sintered);
        var part = new PrintedSoilSum(cells.Densities, sintered);
        var rim = new PrintedSoilSum(cells.Densities, sintered);
        var (joined, wetted, columns, insideCount) = (0.0, 0.0, 0, 0);
        for (var column = 0; column < fine.CountX * fine.CountY; column++)
        {
            var (least, leastFused) = (1.0, 1.0);
            for (var z = cells.From - (cells.HasBeneath[column] ? 1 : 0); z < fine.CountZ; z++)
            {
                var at = (z * fine.CountX * fine.CountY) + column;
                double fused = fine.FusedFractions[at];
                var isMolten = fused >= MoltenFraction;
                least = Math.Min(least, isMolten ? 1 : sintered.JoinedFraction(lengths_m[at]));
                leastFused = isMolten ? leastFused : 0;
                if (z >= cells.From)
                {
                    (cells.IsPart[column] ? part : rim).Add(fused, lengths_m[at]);
                    insideCount += cells.IsPart[column] ? 1 : 0;
                }
            }

            if (cells.IsPart[column] && (cells.HasBeneath[column] || cells.IsFirst))
            {
                (joined, wetted, columns) = (joined + least, wetted + leastFused, columns + 1);
            }
        }

        return part.Total() is { } soil
            ? new(soil, joined / Math.Max(1, columns), wetted / Math.Max(1, columns), Tracks(cells, lengths_m),
                rim.SinteredCount / insideCount)
            : null;
    }

    private static double Joined(SinteredSoil sintered, double fused, double length_m) =>
        fused + ((1 - fused) * sintered.JoinedFraction(length_m));

    // Upright sections: half a spacing beside each track, where the part goes on for a whole one.
    private static double? Tracks(PrintLayerCells cells, ReadOnlySpan<float> lengths_m)
    {
        var (fine, sum, count) = (cells.Fine, 0.0, 0);
        foreach (var track in cells.Path.Tracks.Where(track => !track.IsContour && track.Length_m > 0))
        {
            var length = track.Length_m;
            var (alongX, alongY) = ((track.To.X_m - track.From.X_m) / length, (track.To.Y_m - track.From.Y_m) / length);
            for (var along = fine.Cell.X_m / 2; along < length; along += fine.Cell.X_m)
            {
                foreach (var side in (ReadOnlySpan<double>)[-0.5, 0.5])
                {
                    (double X_m, double Y_m) Beside(double spacings) => (
                        track.From.X_m + (along * alongX) - (spacings * cells.Spacing_m * alongY),
                        track.From.Y_m + (along * alongY) + (spacings * cells.Spacing_m * alongX));
                    var ((x_m, y_m), (nextX_m, nextY_m)) = (Beside(side), Beside(2 * side));
                    if (cells.Column(x_m, y_m) is not { } column || !cells.Path.Holds(nextX_m, nextY_m))
                    {
                        continue;
                    }

                    for (var z = cells.From; z < fine.CountZ; z++, count++)
                    {
                        var at = (z * fine.CountX * fine.CountY) + column;
                        sum += Joined(cells.Sintered, fine.FusedFractions[at], lengths_m[at]);
                    }
                }
            }
        }

        return count == 0 ? null : sum / count;
    }
}

/// <summary>The cells of the last followed layer.</summary>
internal sealed record PrintLayerCells
{
    /// <summary>The bed in its smallest cells.</summary>
    public required BedSnapshot Fine { get; init; }

    /// <summary>The lowest cells of the layer.</summary>
    public required int From { get; init; }

    /// <summary>The layer's strokes.</summary>
    public required DrawnLayer Path { get; init; }

    /// <summary>Whether nothing printed lies beneath.</summary>
    public required bool IsFirst { get; init; }

    /// <summary>Whether a column's middle lies in the part.</summary>
    public required ImmutableArray<bool> IsPart { get; init; }

    /// <summary>The same in the layer beneath too.</summary>
    public required ImmutableArray<bool> HasBeneath { get; init; }

    /// <summary>Distance between tracks, m.</summary>
    public required double Spacing_m { get; init; }

    /// <summary>Of fused soil and grains.</summary>
    public required PrintedDensities Densities { get; init; }

    /// <summary>How the rest sinters.</summary>
    public required SinteredSoil Sintered { get; init; }

    private double Left_m { get; init; }

    private double Low_m { get; init; }

    public static PrintLayerCells Of(PrintInputs inputs, PrintHeat.Case one, BedSnapshot fine)
    {
        var isPart = Mask(one.Last, one, fine);
        var ground = inputs.Ground;
        return new()
        {
            Fine = fine,
            From = fine.CountZ - (int)Math.Round(inputs.Layer_m / fine.Cell.Z_m),
            Path = one.Last,
            IsFirst = one.Beneath is null,
            IsPart = isPart,
            HasBeneath = one.Beneath is { } beneath
                ? [.. Mask(beneath, one, fine).Zip(isPart, (below, above) => below && above)]
                : [.. isPart.Select(_ => false)],
            Spacing_m = inputs.Spacing_m,
            Densities = new(ground.GlassDensity_kg_m3, ground.GrainDensity_kg_m3, ground.TrappedFraction),
            Sintered = new(GrainSizes.Of(ground.Soil), ground.BedDensity_kg_m3 / ground.GrainDensity_kg_m3, 0),
            Left_m = one.Left_m,
            Low_m = one.Low_m,
        };
    }

    /// <summary>The column that a place of the part lies in; null beside the part.</summary>
    public int? Column(double x_m, double y_m)
    {
        var (x, y) = ((int)Math.Floor((x_m - Left_m) / Fine.Cell.X_m), (int)Math.Floor((y_m - Low_m) / Fine.Cell.Y_m));
        var at = (y * Fine.CountX) + x;
        return x >= 0 && y >= 0 && x < Fine.CountX && y < Fine.CountY && IsPart[at] ? at : null;
    }

    private static ImmutableArray<bool> Mask(DrawnLayer layer, PrintHeat.Case one, BedSnapshot fine) =>
        [.. Enumerable.Range(0, fine.CountX * fine.CountY).Select(at => layer.Holds(
            one.Left_m + (((at % fine.CountX) + 0.5) * fine.Cell.X_m),
            one.Low_m + (((at / fine.CountX) + 0.5) * fine.Cell.Y_m)))];
}
