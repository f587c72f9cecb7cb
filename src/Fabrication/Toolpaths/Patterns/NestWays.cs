using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Patterns;

/// <summary>Draws nested contours as closed ways, or as spirals. Used again without allocating.</summary>
internal sealed class NestWays
{
    private const double LongestLinkFactor = 2.5; // of the distance between contours; farther ones are not joined

    private int[] _stack = new int[64];
    private int[] _order = new int[64];
    private double[] _lengths = new double[64];
    private int[] _chain = new int[64];
    private NearestPlace[] _seams = new NearestPlace[64];

    /// <summary>Adds every contour as a closed way; a group for each outermost contour with all within it.</summary>
    /// <param name="nest">The contours.</param>
    /// <param name="isInsideOut">Whether the innermost come first.</param>
    /// <param name="outer">What ways of the outermost level are for.</param>
    /// <param name="inner">What the others are for.</param>
    /// <param name="units">Takes the ways.</param>
    public void AddClosed(ContourNest nest, bool isInsideOut, PathKind outer, PathKind inner, PathUnits units)
    {
        for (var root = 0; root < nest.Count && nest.Parent(root) < 0; root++)
        {
            var count = Walk(nest, root);
            for (var at = 0; at < count; at++)
            {
                var contour = _order[isInsideOut ? count - 1 - at : at];
                var corners = nest.Contour(contour);
                units.Ways.Add(corners, isBack: false);
                units.Ways.AddPoint(corners[0]);
                units.Ways.EndPath(nest.Level(contour) == 0 ? outer : inner);
            }

            units.End(isReversible: false);
        }
    }

    /// <summary>
    /// Adds ways that go around a contour once, then over to the one within it, and so on to the innermost. Where a
    /// contour has several within it the way goes on with the longest, and each of the others begins a way of its own.
    /// </summary>
    /// <param name="nest">The contours.</param>
    /// <param name="distance_units">Distance between them, units.</param>
    /// <param name="isInsideOut">Whether the innermost come first.</param>
    /// <param name="kind">What the ways are for.</param>
    /// <param name="units">Takes the ways, a group each.</param>
    public void AddSpirals(
        ContourNest nest, double distance_units, bool isInsideOut, PathKind kind, PathUnits units)
    {
        if (_lengths.Length < nest.Count)
        {
            _lengths = new double[Math.Max(nest.Count, 2 * _lengths.Length)];
        }

        for (var contour = 0; contour < nest.Count; contour++)
        {
            _lengths[contour] = Length(nest.Contour(contour));
        }

        for (var contour = 0; contour < nest.Count; contour++)
        {
            if (nest.Parent(contour) < 0 || Longest(nest, nest.Parent(contour)) != contour)
            {
                AddChain(nest, contour, distance_units, isInsideOut, kind, units);
            }
        }
    }

    private void AddChain(
        ContourNest nest, int head, double distance_units, bool isInsideOut, PathKind kind, PathUnits units)
    {
        var count = 0;
        for (var contour = head; contour >= 0; contour = Longest(nest, contour))
        {
            if (count == _chain.Length)
            {
                Array.Resize(ref _chain, 2 * count);
                Array.Resize(ref _seams, 2 * count);
            }

            _chain[count++] = contour;
        }

        // Seams from the inside out: each nearest to the one within it.
        _seams[count - 1] = new(0, nest.Contour(_chain[count - 1])[0], 0);
        for (var at = count - 2; at >= 0; at--)
        {
            _seams[at] = NearestPlace.On(nest.Contour(_chain[at]), _seams[at + 1].Place);
        }

        for (var first = 0; first < count;)
        {
            var last = first;
            while (last + 1 < count && _seams[last].Distance_units <= LongestLinkFactor * distance_units)
            {
                last++;
            }

            AddWay(nest, isInsideOut ? last : first, isInsideOut ? first : last, distance_units, kind, units);
            first = last + 1;
        }
    }

    // Around each contour from its seam, ending short of it by the distance, the last one all around.
    private void AddWay(
        ContourNest nest, int from, int to, double distance_units, PathKind kind, PathUnits units)
    {
        var step = from <= to ? 1 : -1;
        for (var at = from; at != to + step; at += step)
        {
            var short_units = at == to ? 0 : Math.Min(distance_units, _lengths[_chain[at]] / 4);
            AddTurn(nest.Contour(_chain[at]), _seams[at], _lengths[_chain[at]] - short_units, units.Ways);
        }

        units.Ways.EndPath(kind);
        units.End(isReversible: true);
    }

    private static void AddTurn(ReadOnlySpan<LatticePoint> contour, NearestPlace seam, double length, PathList ways)
    {
        ways.AddPoint(seam.Place);
        var here = seam.Place;
        for (var step = 1; step <= contour.Length + 1; step++)
        {
            var next = step <= contour.Length ? contour[(seam.Edge + step) % contour.Length] : seam.Place;
            var way = Distance(here, next);
            if (way > length)
            {
                var share = length / way;
                ways.AddPoint(new(
                    here.X + (int)Math.Round((next.X - here.X) * share),
                    here.Y + (int)Math.Round((next.Y - here.Y) * share)));
                return;
            }

            if (way > 0)
            {
                ways.AddPoint(next);
            }

            (here, length) = (next, length - way);
        }
    }

    private int Longest(ContourNest nest, int parent)
    {
        var best = -1;
        for (var child = nest.FirstChild(parent); child >= 0; child = nest.NextSibling(child))
        {
            best = best < 0 || _lengths[child] > _lengths[best] ||
                (_lengths[child] == _lengths[best] && child < best) ? child : best;
        }

        return best;
    }

    // All contours within one, itself first, each before those within it.
    private int Walk(ContourNest nest, int root)
    {
        if (_order.Length < nest.Count)
        {
            (_order, _stack) = (new int[2 * nest.Count], new int[2 * nest.Count]);
        }

        var (count, depth) = (0, 0);
        _stack[depth++] = root;
        while (depth > 0)
        {
            var contour = _stack[--depth];
            _order[count++] = contour;
            for (var child = nest.FirstChild(contour); child >= 0; child = nest.NextSibling(child))
            {
                _stack[depth++] = child;
            }
        }

        return count;
    }

    private static double Length(ReadOnlySpan<LatticePoint> contour)
    {
        var (sum, here) = (0.0, contour[^1]);
        foreach (var corner in contour)
        {
            sum += Distance(here, corner);
            here = corner;
        }

        return sum;
    }

    private static double Distance(LatticePoint from, LatticePoint to)
    {
        double x = to.X - from.X, y = to.Y - from.Y;
        return Math.Sqrt((x * x) + (y * y));
    }
}
