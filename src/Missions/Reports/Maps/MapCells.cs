using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Missions.Reports.Plots;

namespace Guanghan.Missions.Reports.Maps;

/// <summary>
/// The cells of a map along one axis: each reaches half-way to the next point, the outermost as far outwards as
/// inwards.
/// </summary>
internal static class MapCells
{
    /// <summary>The edges of the cells, SI: one more than there are points.</summary>
    public static ImmutableArray<double> Edges(SeriesAxis axis)
    {
        var at = axis.Values_si;
        var edges = ImmutableArray.CreateBuilder<double>(at.Length + 1);
        edges.Add(Outwards(at[0], at[1]));
        for (var i = 1; i < at.Length; i++)
        {
            edges.Add((at[i - 1] / 2) + (at[i] / 2));
        }

        edges.Add(Outwards(at[^1], at[^2]));
        return edges.MoveToImmutable();
    }

    /// <summary>
    /// The cells that each pixel shows: the one at its middle, or, where there are more cells than pixels, all that
    /// reach into it.
    /// </summary>
    /// <param name="edges_si">Edges of the cells.</param>
    /// <param name="scale">Where a value stands, 0 at the first edge and 1 at the last.</param>
    /// <param name="pixels">How many pixels the axis has.</param>
    /// <returns>First and last cell of each pixel, in the axis's direction.</returns>
    public static (int First, int Last)[] ByPixel(ImmutableArray<double> edges_si, PlotScale scale, int pixels)
    {
        var places = edges_si.Select(scale.Place).ToArray();
        var isDense = places.Length - 1 > pixels;
        var shown = new (int, int)[pixels];
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            var middle = CellAt(places, (pixel + 0.5) / pixels);
            shown[pixel] = isDense
                ? (CellAt(places, (double)pixel / pixels), CellAt(places, (pixel + 1.0) / pixels))
                : (middle, middle);
        }

        return shown;
    }

    /// <summary>The mean of a block of cells, summed row by row.</summary>
    public static double Mean(FieldMap map, (int First, int Last) columns, (int First, int Last) rows)
    {
        var count = (double)(columns.Last - columns.First + 1) * (rows.Last - rows.First + 1);
        var mean = 0.0;
        for (var y = rows.First; y <= rows.Last; y++)
        {
            for (var x = columns.First; x <= columns.Last; x++)
            {
                mean += map.Values_si[(y * map.X.Values_si.Length) + x] / count;
            }
        }

        return mean;
    }

    private static double Outwards(double end, double next) =>
        Math.Clamp(end - ((next / 2) - (end / 2)), double.MinValue, double.MaxValue);

    // Of places that do not decrease, the last cell whose lower edge is not above the place.
    private static int CellAt(double[] places, double place)
    {
        var (low, high) = (0, places.Length - 2);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = places[middle] <= place ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
