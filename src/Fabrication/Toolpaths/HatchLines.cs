using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>
/// Where evenly spaced parallel lines lie inside a region. Lines lie on a lattice through the origin, half a spacing
/// off it, so layers line up. A line through a corner counts an edge from its lower end up to, not including, its upper
/// end, so each corner counts once and every line has an even number of crossings. Used again from layer to layer
/// without allocating.
/// </summary>
/// <remarks>Each crossing costs a division, a store and its share of a short sort: some 20 ns.</remarks>
internal sealed class HatchLines
{
    private const int CountLimit = 50_000_000;

    private double[] _across = [];
    private double[] _alongCorners = [];
    private int[] _places = [];
    private double[] _along = [];

    /// <summary>Index of the first line; line i lies at (i + 1/2) spacings.</summary>
    public int FirstLine { get; private set; }

    /// <summary>How many lines there are from the first to the last that meets the region.</summary>
    public int LineCount { get; private set; }

    /// <summary>Crossings of a line, rising: inside from the first to the second, the third to the fourth...</summary>
    /// <param name="line">From 0.</param>
    /// <returns>Along the line, units.</returns>
    public ReadOnlySpan<double> Crossings(int line)
    {
        var first = line == 0 ? 0 : _places[line - 1];
        return _along.AsSpan(first, _places[line] - first);
    }

    /// <summary>Finds all crossings.</summary>
    /// <param name="region">Contours that do not cross.</param>
    /// <param name="spacing_units">Distance between lines, units, above 0.</param>
    /// <param name="cos">Cosine of the lines' direction.</param>
    /// <param name="sin">Its sine.</param>
    /// <exception cref="ArgumentOutOfRangeException">There would be more than 50 million lines.</exception>
    public void Find(Region region, double spacing_units, double cos, double sin)
    {
        LineCount = 0;
        var points = region.Points;
        if (points.IsEmpty)
        {
            return;
        }

        if (_across.Length < points.Length)
        {
            var size = Math.Max(points.Length, 2 * _across.Length);
            (_across, _alongCorners) = (new double[size], new double[size]);
        }

        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var at = 0; at < points.Length; at++)
        {
            double x = points[at].X, y = points[at].Y;
            var across = ((cos * y) - (sin * x)) / spacing_units;
            (_across[at], _alongCorners[at]) = (across, (cos * x) + (sin * y));
            (low, high) = (Math.Min(low, across), Math.Max(high, across));
        }

        FirstLine = First(low);
        LineCount = Math.Max(0, First(high) - FirstLine);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((double)LineCount, CountLimit, nameof(spacing_units));
        Count(region);
        Fill(region);
    }

    // The first line at or above a place, in spacings.
    private static int First(double across) => (int)Math.Ceiling(across - 0.5);

    private void Count(Region region)
    {
        if (_places.Length < LineCount + 1)
        {
            _places = new int[Math.Max(LineCount + 1, 2 * _places.Length)];
        }

        // Edges that begin at a line and after their last one: sums of these count the edges over each line.
        var places = _places.AsSpan(0, LineCount + 1);
        places.Clear();
        var first = 0;
        foreach (var end in region.Ends)
        {
            var from = First(_across[end - 1]) - FirstLine;
            for (var at = first; at < end; at++)
            {
                var to = First(_across[at]) - FirstLine;
                if (from != to)
                {
                    places[Math.Min(from, to)]++;
                    places[Math.Max(from, to)]--;
                }

                from = to;
            }

            first = end;
        }

        var (over, sum) = (0, 0);
        for (var line = 0; line < LineCount; line++)
        {
            over += places[line];
            (places[line], sum) = (sum, sum + over);
        }

        if (_along.Length < sum)
        {
            _along = new double[Math.Max(sum, 2 * _along.Length)];
        }
    }

    // On return each place holds one behind its line's last crossing.
    private void Fill(Region region)
    {
        var first = 0;
        foreach (var end in region.Ends)
        {
            var before = end - 1;
            for (var at = first; at < end; at++)
            {
                AddEdge(before, at);
                before = at;
            }

            first = end;
        }

        for (var line = 0; line < LineCount; line++)
        {
            Sort(_along.AsSpan(line == 0 ? 0 : _places[line - 1], _places[line] - (line == 0 ? 0 : _places[line - 1])));
        }
    }

    private void AddEdge(int p, int q)
    {
        var (pLine, qLine) = (First(_across[p]), First(_across[q]));
        if (pLine == qLine)
        {
            return;
        }

        if (pLine > qLine)
        {
            (p, q, pLine, qLine) = (q, p, qLine, pLine);
        }

        var slope = (_alongCorners[q] - _alongCorners[p]) / (_across[q] - _across[p]);
        for (var line = pLine; line < qLine; line++)
        {
            _along[_places[line - FirstLine]++] = _alongCorners[p] + ((line + 0.5 - _across[p]) * slope);
        }
    }

    private static void Sort(Span<double> values)
    {
        if (values.Length > 32)
        {
            values.Sort();
            return;
        }

        for (var at = 1; at < values.Length; at++)
        {
            var value = values[at];
            var to = at;
            for (; to > 0 && values[to - 1] > value; to--)
            {
                values[to] = values[to - 1];
            }

            values[to] = value;
        }
    }
}
