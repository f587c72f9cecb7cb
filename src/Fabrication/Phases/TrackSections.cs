using System.Collections.Immutable;
using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Phases;

/// <summary>Lines and sections through the bed of one track.</summary>
internal sealed class TrackSections(TrackResult result)
{
    private readonly int _top = result.Cold.CountZ - 1;
    private readonly int _first = (int)Math.Round(result.Bed.Base_m / result.Bed.Fine.Z_m); // of the layer
    private readonly int _middleX = result.Cold.CountX / 2;
    private readonly int _middleY = result.Cold.CountY / 2;
    private readonly ImmutableArray<double> _linePeaks_K = TrackPlaces.LinePeaks_K(result.Heat);

    /// <summary>Longest melt, m.</summary>
    public double MeltLength_m { get; } =
        result.Places.MeltLength_m(result.Heat, result.Inputs.Ground.Material());

    /// <summary>Fused share of the layer in the middle.</summary>
    public double MiddleFusedFraction => LayerFusedFraction(_middleX, _middleY);

    /// <summary>Loose soil that was fused, kg; the printed soil beneath was dense before.</summary>
    public double FusedMass_kg
    {
        get
        {
            var cold = result.Cold;
            var from = result.Inputs.IsPrintedBeneath ? _first * cold.CountX * cold.CountY : 0;
            var sum = 0.0;
            foreach (var fused in cold.FusedFractions.AsSpan(from..))
            {
                sum += fused;
            }

            var cell = cold.Cell;
            return sum * cell.X_m * cell.Y_m * cell.Z_m * result.Inputs.Ground.FusedDensity_kg_m3;
        }
    }

    public IEnumerable<Series> Series()
    {
        var cold = result.Cold;
        var rows = Enumerable.Range(0, cold.CountY).Where(y =>
            Math.Abs(Offset_m(y)) <= result.Places.Offsets_m[^1] + (cold.Cell.Y_m / 2)).ToArray();
        var across = new SeriesAxis("offset", Unit.Parse("mm"), [.. rows.Select(Offset_m)]);
        yield return new("consolidation", across, [.. rows.Select(y => LayerFusedFraction(_middleX, y))]);
        yield return new("surface_consolidation", across,
            [.. rows.Select(y => (double)cold.FusedFractions[At(_middleX, y, _top)])]);
        yield return new("surface_peak", new SeriesAxis("along", Unit.Parse("mm"),
            [.. result.Places.Along_m.Select(x => x - Start_m)]), _linePeaks_K);
    }

    public IEnumerable<FieldMap> Maps()
    {
        var (cold, hot, places, cell) = (result.Cold, result.Hot, result.Places, result.Cold.Cell);
        var offsets = new SeriesAxis("offset", Unit.Parse("mm"), places.Offsets_m);
        var heights = new SeriesAxis("height", Unit.Parse("mm"),
            [.. places.Heights_m.Select(z => z - result.Bed.Height_m)]);
        if (places.Heights_m.Length > 1)
        {
            ImmutableArray<double> Section(ImmutableArray<float> values) =>
            [
                .. places.Heights_m.SelectMany(z => places.Offsets_m.Select(offset =>
                    (double)values[At(_middleX, Row(offset), (int)(z / cell.Z_m))])),
            ];
            yield return new("section_peak", offsets, heights, Section(result.Cells.Peaks_K));
            yield return new("section_consolidation", offsets, heights, Section(cold.FusedFractions));
        }

        var lowest = (int)(places.Heights_m[0] / cell.Z_m);
        var levels = Enumerable.Range(lowest, _top + 1 - lowest).ToArray();
        if (levels.Length > 1)
        {
            yield return new("pool_section",
                new SeriesAxis("along", Unit.Parse("mm"),
                    [.. Enumerable.Range(0, cold.CountX).Select(x => ((x + 0.5) * cell.X_m) - Start_m)]),
                new SeriesAxis("height", Unit.Parse("mm"),
                    [.. levels.Select(z => ((z + 0.5) * cell.Z_m) - result.Bed.Height_m)]),
                [
                    .. levels.SelectMany(z => Enumerable.Range(0, cold.CountX).Select(x =>
                        (double)hot.Temperatures_K[At(x, _middleY, z)])),
                ]);
        }
    }

    /// <summary>Along the track, m from its start, with the peak of the surface, K, and what was fused, m.</summary>
    public IEnumerable<(double Along_m, double Peak_K, double Depth_m, double Width_m)> Table()
    {
        var (cold, cell) = (result.Cold, result.Cold.Cell);
        var lowest = result.Inputs.IsPrintedBeneath ? _first : 0;
        for (var at = 0; at < _linePeaks_K.Length; at++)
        {
            var x = Math.Min(cold.CountX - 1, (int)(result.Places.Along_m[at] / cell.X_m));
            var (depth, width) = (0.0, 0.0);
            for (var z = lowest; z <= _top; z++)
            {
                depth += cold.FusedFractions[At(x, _middleY, z)] * cell.Z_m;
            }

            for (var y = 0; y < cold.CountY; y++)
            {
                width += cold.FusedFractions[At(x, y, _top)] * cell.Y_m;
            }

            yield return (result.Places.Along_m[at] - Start_m, _linePeaks_K[at], depth, width);
        }
    }

    private double Start_m => (result.Bed.Length_m - result.Inputs.Length_m) / 2;

    private double Offset_m(int y) => ((y + 0.5) * result.Cold.Cell.Y_m) - (result.Bed.Width_m / 2);

    private int Row(double offset_m) => Math.Clamp(
        (int)((offset_m + (result.Bed.Width_m / 2)) / result.Cold.Cell.Y_m), 0, result.Cold.CountY - 1);

    private int At(int x, int y, int z) => (((z * result.Cold.CountY) + y) * result.Cold.CountX) + x;

    private double LayerFusedFraction(int x, int y)
    {
        var sum = 0.0;
        for (var z = _first; z <= _top; z++)
        {
            sum += result.Cold.FusedFractions[At(x, y, z)];
        }

        return sum / (_top + 1 - _first);
    }
}
