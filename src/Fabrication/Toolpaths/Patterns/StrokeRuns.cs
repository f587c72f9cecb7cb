namespace Guanghan.Fabrication.Toolpaths.Patterns;

/// <summary>
/// Parts the strokes of a cell into runs: in a run each line has one stroke and each stroke overlaps the one before it,
/// and no other, so that it can be drawn there and back without a way across what is not solid. A run ends where the
/// region splits, joins or ends (the trapezoids of a sweep, Choset and Pignon 1998, "Coverage path planning: the
/// boustrophedon cellular decomposition"). Used again without allocating.
/// </summary>
internal sealed class StrokeRuns
{
    private int[] _runs = new int[64]; // of each stroke
    private int[] _overlaps = new int[64]; // strokes of the line before that it overlaps
    private int[] _ends = new int[64]; // of each run, in the order
    private int[] _order = new int[64];

    /// <summary>How many runs there are.</summary>
    public int Count { get; private set; }

    /// <summary>The strokes of a run, as places in the list given.</summary>
    public ReadOnlySpan<int> Run(int index)
    {
        var first = index == 0 ? 0 : _ends[index - 1];
        return _order.AsSpan(first, _ends[index] - first);
    }

    /// <summary>Finds the runs.</summary>
    /// <param name="strokes">Of one cell, by rising line, then along it.</param>
    public void Find(ReadOnlySpan<Stroke> strokes)
    {
        Count = 0;
        if (_runs.Length < strokes.Length)
        {
            var size = Math.Max(strokes.Length, 2 * _runs.Length);
            (_runs, _overlaps, _ends, _order) = (new int[size], new int[size], new int[size], new int[size]);
        }

        var (before, first) = (0, 0); // the line before is strokes[before..first]
        while (first < strokes.Length)
        {
            var end = first + 1;
            while (end < strokes.Length && strokes[end].Line == strokes[first].Line)
            {
                end++;
            }

            if (strokes[before].Line != strokes[first].Line - 1)
            {
                before = first;
            }

            Join(strokes, before, first, end);
            (before, first) = (first, end);
        }

        Sort(strokes.Length);
    }

    // A stroke goes on a run if it overlaps one stroke of the line before and that one overlaps no other of this line.
    private void Join(ReadOnlySpan<Stroke> strokes, int before, int first, int end)
    {
        _overlaps.AsSpan(before, first - before).Clear();
        for (var (low, at) = (before, first); at < end; at++)
        {
            while (low < first && strokes[low].To <= strokes[at].From)
            {
                low++;
            }

            for (var other = low; other < first && strokes[other].From < strokes[at].To; other++)
            {
                _overlaps[other]++;
            }
        }

        for (var (low, at) = (before, first); at < end; at++)
        {
            while (low < first && strokes[low].To <= strokes[at].From)
            {
                low++;
            }

            var isOne = low < first && strokes[low].From < strokes[at].To && _overlaps[low] == 1 &&
                (low + 1 == first || strokes[low + 1].From >= strokes[at].To);
            _runs[at] = isOne ? _runs[low] : Count++;
        }
    }

    private void Sort(int count)
    {
        var ends = _ends.AsSpan(0, Count);
        ends.Clear();
        foreach (var run in _runs.AsSpan(0, count))
        {
            ends[run]++;
        }

        var sum = 0;
        foreach (ref var end in ends)
        {
            (end, sum) = (sum, sum + end);
        }

        for (var at = 0; at < count; at++)
        {
            _order[ends[_runs[at]]++] = at;
        }
    }
}
