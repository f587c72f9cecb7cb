using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Ordering;

/// <summary>
/// Finds, among the groups not drawn yet, some whose ends lie near a place. Ends lie in the buckets of a square grid
/// with about one end each; rings of buckets are looked at around the place, a bounded number of them, and the grid is
/// made anew, coarser, whenever three quarters of its ends are gone. Used again without allocating.
/// </summary>
internal sealed class NearestUnits
{
    private const int RingLimit = 12;

    private int[] _heads = [];
    private int[] _next = []; // by end: 2 unit + 1 where it is the unit's finish
    private bool[] _isGone = [];
    private LatticePoint[] _places = [];
    private int _unitCount;
    private int _left; // units
    private int _built; // units in the grid when it was made
    private int _firstLeft; // no unit before it is left
    private int _columns;
    private int _rows;
    private double _pitch;
    private LatticePoint _low;

    /// <summary>How many groups are not drawn yet.</summary>
    public int Left => _left;

    /// <summary>Begins with all groups.</summary>
    public void Begin(PathUnits units)
    {
        (_unitCount, _left, _firstLeft) = (units.Count, units.Count, 0);
        if (_isGone.Length < _unitCount)
        {
            var size = Math.Max(_unitCount, 2 * _isGone.Length);
            (_isGone, _next, _places) = (new bool[size], new int[2 * size], new LatticePoint[2 * size]);
        }

        _isGone.AsSpan(0, _unitCount).Clear();
        for (var unit = 0; unit < _unitCount; unit++)
        {
            _places[2 * unit] = units.Start(unit);
            _places[(2 * unit) + 1] = units.IsReversible(unit) ? units.Finish(unit) : units.Start(unit);
        }

        Build();
    }

    public bool IsGone(int unit) => _isGone[unit];

    public void Remove(int unit)
    {
        _isGone[unit] = true;
        _left--;
        while (_firstLeft < _unitCount && _isGone[_firstLeft])
        {
            _firstLeft++;
        }

        if (4 * _left < _built)
        {
            Build();
        }
    }

    /// <summary>Fills in ends near a place, about from the nearest; at least one where any group is left.</summary>
    /// <param name="place">The place.</param>
    /// <param name="ends">Takes them; each 2 unit + 1 where it is the unit's finish.</param>
    /// <returns>How many.</returns>
    public int Find(LatticePoint place, Span<int> ends)
    {
        var (column, row) = (Column(place.X), Row(place.Y));
        var (count, least) = (0, double.PositiveInfinity);
        for (var ring = 0; ring < RingLimit; ring++)
        {
            // Whatever lies in this ring or beyond is at least so far away.
            if (count == ends.Length || (ends.Length == 1 && count == 1 && least <= (ring - 1) * _pitch))
            {
                break;
            }

            var (top, bottom) = (row + ring, row - ring);
            for (var at = column - ring; at <= column + ring; at++)
            {
                Look(place, at, bottom, ends, ref count, ref least);
                if (ring > 0)
                {
                    Look(place, at, top, ends, ref count, ref least);
                }
            }

            for (var at = bottom + 1; at < top; at++)
            {
                Look(place, column - ring, at, ends, ref count, ref least);
                Look(place, column + ring, at, ends, ref count, ref least);
            }
        }

        if (count == 0 && _left > 0)
        {
            ends[count++] = 2 * _firstLeft;
        }

        return count;
    }

    /// <summary>Where an end lies.</summary>
    public LatticePoint Place(int end) => _places[end];

    private void Look(LatticePoint place, int column, int row, Span<int> ends, ref int count, ref double least)
    {
        if (column < 0 || row < 0 || column >= _columns || row >= _rows)
        {
            return;
        }

        ref var link = ref _heads[(row * _columns) + column];
        while (link >= 0)
        {
            var end = link;
            if (_isGone[end >> 1])
            {
                link = _next[end];
                continue;
            }

            if (ends.Length > 1)
            {
                if (count == ends.Length)
                {
                    return;
                }

                ends[count++] = end;
            }
            else
            {
                double x = _places[end].X - (double)place.X, y = _places[end].Y - (double)place.Y;
                var away = Math.Sqrt((x * x) + (y * y));
                if (away < least || (away == least && end < ends[0]))
                {
                    (ends[0], least, count) = (end, away, 1);
                }
            }

            link = ref _next[end];
        }
    }

    private void Build()
    {
        _built = _left;
        if (_left == 0)
        {
            return;
        }

        var (low, high) = (_places[2 * _firstLeft], _places[2 * _firstLeft]);
        for (var end = 2 * _firstLeft; end < 2 * _unitCount; end++)
        {
            if (!_isGone[end >> 1])
            {
                low = new(Math.Min(low.X, _places[end].X), Math.Min(low.Y, _places[end].Y));
                high = new(Math.Max(high.X, _places[end].X), Math.Max(high.Y, _places[end].Y));
            }
        }

        // As many buckets as ends, at most one more along each axis.
        double width = high.X - (double)low.X, height = high.Y - (double)low.Y, count = 2.0 * _left;
        _pitch = Math.Max(1, Math.Max(Math.Sqrt(width * height / count), Math.Max(width, height) / count));
        (_columns, _rows, _low) = ((int)(width / _pitch) + 1, (int)(height / _pitch) + 1, low);
        if (_heads.Length < _columns * _rows)
        {
            _heads = new int[Math.Max(_columns * _rows, 2 * _heads.Length)];
        }

        _heads.AsSpan(0, _columns * _rows).Fill(-1);
        for (var end = (2 * _unitCount) - 1; end >= 2 * _firstLeft; end--)
        {
            if (!_isGone[end >> 1])
            {
                ref var head = ref _heads[(Row(_places[end].Y) * _columns) + Column(_places[end].X)];
                (_next[end], head) = (head, end);
            }
        }
    }

    private int Column(int x) => (int)Math.Clamp((x - (double)_low.X) / _pitch, 0, _columns - 1);

    private int Row(int y) => (int)Math.Clamp((y - (double)_low.Y) / _pitch, 0, _rows - 1);
}
