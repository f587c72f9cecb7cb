using System.Globalization;

namespace Guanghan.Core.Numerics;

/// <summary>A line on which a gridded function has one value.</summary>
/// <param name="Points">Along the line, in steps of the grid: (0, 0) is its first value, (columns - 1, rows - 1) its
/// last.</param>
/// <param name="IsClosed">Whether it comes back to its first point, which is not repeated.</param>
public sealed record ContourLine(IReadOnlyList<(double Column, double Row)> Points, bool IsClosed);

/// <summary>
/// Lines of equal value of a function on a rectangular grid, linear between neighbours (marching squares: C. Maple,
/// "Geometric design and space planning using the marching squares and marching cube algorithms", 2003). At a saddle
/// the mean of the four corners decides. Squares with a corner that is not finite are left out.
/// </summary>
public static class ContourLines
{
    /// <summary>Traces the lines of one value.</summary>
    /// <param name="values">The function, row by row: columns * rows values.</param>
    /// <param name="columns">How many columns, at least 2.</param>
    /// <param name="level">The value; a corner that has it exactly counts as above.</param>
    /// <returns>All lines, in the order of the first square that each is met in.</returns>
    /// <exception cref="ArgumentException">The values do not make whole rows, or fewer than 2 x 2.</exception>
    public static IReadOnlyList<ContourLine> Trace(ReadOnlySpan<double> values, int columns, double level)
    {
        var rows = columns > 0 ? values.Length / columns : 0;
        if (columns < 2 || rows < 2 || rows * columns != values.Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"{values.Length} values do not make rows of {columns}; whole rows are needed, at least 2 of at " +
                $"least 2."));
        }

        var links = new Links();
        for (var row = 0; row + 1 < rows; row++)
        {
            for (var column = 0; column + 1 < columns; column++)
            {
                Square(values, columns, level, column, row, links);
            }
        }

        return links.Join();
    }

    // Edges by number: 2 k runs from value k to its right-hand neighbour, 2 k + 1 to the one above.
    private static void Square(
        ReadOnlySpan<double> values, int columns, double level, int column, int row, Links links)
    {
        var at = (row * columns) + column;
        var (a, b, c, d) = (values[at], values[at + 1], values[at + columns + 1], values[at + columns]);
        if (!double.IsFinite(a + b + c + d))
        {
            return;
        }

        var (bottom, right, top, left) = (2 * at, (2 * (at + 1)) + 1, 2 * (at + columns), (2 * at) + 1);
        var shape = (a >= level ? 1 : 0) | (b >= level ? 2 : 0) | (c >= level ? 4 : 0) | (d >= level ? 8 : 0);
        if (shape is 0 or 15)
        {
            return;
        }

        var onBottom = (column + Share(a, b, level), (double)row);
        var onRight = (column + 1.0, row + Share(b, c, level));
        var onTop = (column + Share(d, c, level), row + 1.0);
        var onLeft = ((double)column, row + Share(a, d, level));
        var isHigh = (0.25 * (a + b + c + d)) >= level;
        switch (shape)
        {
            case 1 or 14: links.Add(left, onLeft, bottom, onBottom); break;
            case 2 or 13: links.Add(bottom, onBottom, right, onRight); break;
            case 4 or 11: links.Add(right, onRight, top, onTop); break;
            case 8 or 7: links.Add(top, onTop, left, onLeft); break;
            case 3 or 12: links.Add(left, onLeft, right, onRight); break;
            case 6 or 9: links.Add(bottom, onBottom, top, onTop); break;
            default:
                var cutsOffA = shape == 5 != isHigh;
                links.Add(left, onLeft, cutsOffA ? bottom : top, cutsOffA ? onBottom : onTop);
                links.Add(right, onRight, cutsOffA ? top : bottom, cutsOffA ? onTop : onBottom);
                break;
        }
    }

    private static double Share(double from, double to, double level) => (level - from) / (to - from);

    // Every crossed edge has one point and at most two neighbours.
    private sealed class Links
    {
        private readonly Dictionary<int, (double Column, double Row)> places = [];
        private readonly Dictionary<int, (int First, int Second)> neighbours = [];
        private readonly List<int> order = [];

        public void Add(int from, (double, double) fromPlace, int to, (double, double) toPlace)
        {
            Tie(from, fromPlace, to);
            Tie(to, toPlace, from);
        }

        public List<ContourLine> Join()
        {
            var seen = new HashSet<int>();
            var lines = new List<ContourLine>();
            // Open lines from their ends first; what is left is closed.
            foreach (var start in order.Where(edge => neighbours[edge].Second < 0).Concat(order))
            {
                if (!seen.Add(start))
                {
                    continue;
                }

                var points = new List<(double, double)> { places[start] };
                var (at, isClosed) = (start, neighbours[start].Second >= 0);
                while (Next(at, seen) is { } next)
                {
                    points.Add(places[next]);
                    at = next;
                }

                lines.Add(new(points, isClosed));
            }

            return lines;
        }

        private int? Next(int at, HashSet<int> seen)
        {
            var (first, second) = neighbours[at];
            return seen.Add(first) ? first : second >= 0 && seen.Add(second) ? second : null;
        }

        private void Tie(int edge, (double, double) place, int other)
        {
            if (neighbours.TryGetValue(edge, out var known))
            {
                neighbours[edge] = (known.First, other);
                return;
            }

            places[edge] = place;
            neighbours[edge] = (other, -1);
            order.Add(edge);
        }
    }
}
