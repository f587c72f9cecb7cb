namespace Guanghan.Fabrication.Regions;

/// <summary>
/// Finds the windings on both sides of every segment of an arrangement and keeps the segments that part inside from
/// outside, by a sweep over their ends from smaller to larger X (Shamos and Hoey 1976). Segments may meet in their ends
/// only; sides are exact, so the order across the sweep is.
/// </summary>
internal sealed class WindingSweep
{
    private readonly KeySort _sort = new();
    private ulong[] _startKeys = [];
    private ulong[] _endKeys = [];
    private int[] _starts = [];
    private int[] _ends = [];
    private long[] _above = []; // windings above a segment
    private bool[] _isGone = []; // merged into another, or cancelled
    private int[] _startVertices = [];
    private int[] _endVertices = [];
    private int[] _active = new int[64]; // segments across the sweep line, from below
    private int _activeCount;

    /// <summary>Runs the sweep.</summary>
    /// <param name="segments">The segments; windings of equal ones are merged into one of them.</param>
    /// <param name="rule">What is inside.</param>
    /// <param name="links">Filled with the segments that part inside from outside, solid on the left.</param>
    public void Run(SegmentList segments, RegionRule rule, ContourLinks links)
    {
        var count = segments.Count;
        Prepare(segments);
        links.Clear();
        _activeCount = 0;
        var (start, end) = (0, 0);
        while (end < count)
        {
            var key = start < count ? Math.Min(_startKeys[start], _endKeys[end]) : _endKeys[end];
            var place = KeySort.Place(key);
            var vertex = links.AddVertex(place);
            var firstEnd = end;
            for (; end < count && _endKeys[end] == key; end++)
            {
                _endVertices[_ends[end]] = vertex;
            }

            var firstStart = start;
            for (; start < count && _startKeys[start] == key; start++)
            {
                _startVertices[_starts[start]] = vertex;
            }

            var at = FindPlace(segments, place);
            at = Remove(_ends.AsSpan(firstEnd, end - firstEnd), at);
            var kept = Merge(segments, _starts.AsSpan(firstStart, start - firstStart));
            Insert(segments, _starts.AsSpan(firstStart, kept), at);
        }

        foreach (var one in _starts.AsSpan(0, count))
        {
            if (_isGone[one])
            {
                continue;
            }

            var isAbove = WindingPair.IsInside(_above[one], rule);
            if (isAbove != WindingPair.IsInside(_above[one] - segments.Turns[one], rule))
            {
                var (low, high) = (_startVertices[one], _endVertices[one]);
                links.AddEdge(isAbove ? low : high, isAbove ? high : low);
            }
        }
    }

    private void Prepare(SegmentList segments)
    {
        var count = segments.Count;
        if (_starts.Length < count)
        {
            var size = Math.Max(count, 2 * _starts.Length);
            (_startKeys, _endKeys, _starts, _ends) = (
                new ulong[size], new ulong[size], new int[size], new int[size]);
            (_above, _isGone, _startVertices, _endVertices) = (
                new long[size], new bool[size], new int[size], new int[size]);
        }

        ReadOnlySpan<int> x0 = segments.X0, y0 = segments.Y0, x1 = segments.X1, y1 = segments.Y1;
        for (var at = 0; at < count; at++)
        {
            (_startKeys[at], _starts[at]) = (KeySort.Key(x0[at], y0[at]), at);
            (_endKeys[at], _ends[at]) = (KeySort.Key(x1[at], y1[at]), at);
        }

        _sort.Sort(_startKeys.AsSpan(0, count), _starts.AsSpan(0, count));
        _sort.Sort(_endKeys.AsSpan(0, count), _ends.AsSpan(0, count));
        _isGone.AsSpan(0, count).Clear();
    }

    // The lowest active segment that a place does not lie above.
    private int FindPlace(SegmentList segments, LatticePoint place)
    {
        var (low, high) = (0, _activeCount);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = segments.Side(_active[middle], place.X, place.Y) > 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // Segments that end in one place are neighbours in the order, for nothing lies between them there.
    private int Remove(ReadOnlySpan<int> ends, int at)
    {
        var left = 0;
        foreach (var one in ends)
        {
            left += _isGone[one] ? 0 : 1;
        }

        if (left == 0)
        {
            return at;
        }

        var vertex = _endVertices[ends[0]];
        var run = 0;
        while (run < left && at + run < _activeCount && EndsHere(_active[at + run], ends, vertex))
        {
            run++;
        }

        if (run != left)
        {
            throw new InvalidOperationException(
                "Contours cross where they were split: the order across the sweep is broken. This is a defect.");
        }

        _activeCount -= run;
        Array.Copy(_active, at + run, _active, at, _activeCount - at);
        return at;
    }

    private bool EndsHere(int one, ReadOnlySpan<int> ends, int vertex) =>
        _endVertices[one] == vertex && ends.Contains(one);

    // Sorts segments that begin in one place from the lowest to the steepest and merges equal ones; returns how many
    // are left, first in the span.
    private int Merge(SegmentList segments, Span<int> starts)
    {
        for (var at = 1; at < starts.Length; at++)
        {
            var one = starts[at];
            var end = segments.End(one);
            var to = at;
            for (; to > 0 && IsBelow(segments, end, starts[to - 1]); to--)
            {
                starts[to] = starts[to - 1];
            }

            starts[to] = one;
        }

        var kept = 0;
        for (var at = 0; at < starts.Length;)
        {
            var one = starts[at];
            var turns = segments.Turns[one];
            var next = at + 1;
            for (; next < starts.Length && segments.End(starts[next]) == segments.End(one); next++)
            {
                turns += segments.Turns[starts[next]];
                _isGone[starts[next]] = true;
            }

            segments.Turns[one] = turns;
            _isGone[one] = turns == 0;
            at = next;
            if (turns != 0)
            {
                // Swapped, so that every index stays in the list of starts.
                var to = starts.IndexOf(one);
                (starts[kept], starts[to]) = (one, starts[kept]);
                kept++;
            }
        }

        return kept;
    }

    private static bool IsBelow(SegmentList segments, LatticePoint end, int other)
    {
        var side = segments.Side(other, end.X, end.Y);
        if (side != 0)
        {
            return side < 0;
        }

        var far = segments.End(other);
        return end.X < far.X || (end.X == far.X && end.Y < far.Y);
    }

    private void Insert(SegmentList segments, ReadOnlySpan<int> starts, int at)
    {
        if (starts.IsEmpty)
        {
            return;
        }

        if (_activeCount + starts.Length > _active.Length)
        {
            Array.Resize(ref _active, Math.Max(_activeCount + starts.Length, 2 * _active.Length));
        }

        Array.Copy(_active, at, _active, at + starts.Length, _activeCount - at);
        _activeCount += starts.Length;
        var below = at > 0 ? _above[_active[at - 1]] : 0;
        foreach (var one in starts)
        {
            below += segments.Turns[one];
            _above[one] = below;
            _active[at++] = one;
        }
    }
}
