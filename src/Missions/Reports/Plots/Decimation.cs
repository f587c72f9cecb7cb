namespace Guanghan.Missions.Reports.Plots;

/// <summary>Thins a line to what a plot can show, without hiding an extreme.</summary>
internal static class Decimation
{
    /// <summary>
    /// Keeps, of each of so many equal columns along x, the first, the least, the greatest and the last point. A line
    /// of no more
    /// points than that would leave is kept whole.
    /// </summary>
    /// <param name="xs">Increasing, from 0 to 1.</param>
    /// <param name="ys">One for each x.</param>
    /// <param name="columns">Columns that the plot can tell apart: its width in pixels.</param>
    /// <returns>Indices of the points kept, increasing.</returns>
    public static int[] Keep(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, int columns)
    {
        if (xs.Length <= 4 * columns)
        {
            return [.. Enumerable.Range(0, xs.Length)];
        }

        var kept = new List<int>(4 * columns);
        for (var start = 0; start < xs.Length;)
        {
            var column = Column(xs[start], columns);
            var (least, greatest, end) = (start, start, start);
            for (; end < xs.Length && Column(xs[end], columns) == column; end++)
            {
                least = ys[end] < ys[least] ? end : least;
                greatest = ys[end] > ys[greatest] ? end : greatest;
            }

            var last = end - 1;
            kept.Add(start);
            AddNew(kept, Math.Min(least, greatest));
            AddNew(kept, Math.Max(least, greatest));
            AddNew(kept, last);
            start = end;
        }

        return [.. kept];
    }

    private static int Column(double x, int columns) => Math.Clamp((int)(x * columns), 0, columns - 1);

    private static void AddNew(List<int> kept, int index)
    {
        if (kept[^1] != index)
        {
            kept.Add(index);
        }
    }
}
