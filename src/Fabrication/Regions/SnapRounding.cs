namespace Guanghan.Fabrication.Regions;

/// <summary>
/// Splits segments so that they meet in their ends alone. Crossings are rounded to the lattice, and every segment
/// that passes through the unit square around a corner or a crossing is led through its middle: so rounding makes no
/// new crossings, and nothing moves by more than 0.71 units (Greene and Yao 1986; Hobby 1999, Computational Geometry
/// 13:199). Squares are closed on the left and below, open on the right and above. Pairs come from a sweep along X over
/// boxes; sides and squares are exact. Where nothing crosses nothing moves.
/// </summary>
internal sealed class SnapRounding
{
    private readonly KeySort _sort = new();
    private readonly ActiveBoxes _active = new();
    private ulong[] _keys = [];
    private int[] _order = [];
    private ulong[] _crossings = new ulong[64];
    private int[] _crossingItems = new int[64];
    private int _crossingCount;
    private int[] _splitNext = new int[64]; // the next split of the same segment, -1 at the end
    private LatticePoint[] _splitPlaces = new LatticePoint[64];
    private int _splitCount;
    private bool[] _isExact = new bool[64]; // whether a split lies exactly on its segment
    private bool _isTouching; // whether a corner lies on a segment
    private int[] _heads = []; // first split of a segment, -1 for none
    private long[] _along = new long[16];
    private LatticePoint[] _alongPlaces = new LatticePoint[16];

    /// <summary>Splits segments where they meet.</summary>
    /// <param name="segments">The segments.</param>
    /// <param name="split">Filled with the pieces, where any segment was split.</param>
    /// <returns>Whether any was; otherwise the segments are as they must be.</returns>
    public bool Split(SegmentList segments, SegmentList split)
    {
        Prepare(segments.Count);
        FindMeetings(segments);
        if (_crossingCount == 0 && !_isTouching)
        {
            return false;
        }

        FindPasses(segments);

        split.Clear();
        for (var at = 0; at < segments.Count; at++)
        {
            AddPieces(segments, at, split);
        }

        return true;
    }

    private void Prepare(int count)
    {
        (_crossingCount, _splitCount, _isTouching) = (0, 0, false);
        if (_keys.Length < count)
        {
            var size = Math.Max(count, 2 * _keys.Length);
            (_keys, _order, _heads) = (new ulong[size], new int[size], new int[size]);
        }

        _heads.AsSpan(0, count).Fill(-1);
    }

    private void FindMeetings(SegmentList segments)
    {
        ReadOnlySpan<int> x0 = segments.X0, y0 = segments.Y0, x1 = segments.X1, y1 = segments.Y1;
        for (var at = 0; at < x0.Length; at++)
        {
            (_keys[at], _order[at]) = (KeySort.Key(x0[at], y0[at]), at);
        }

        _sort.Sort(_keys.AsSpan(0, x0.Length), _order.AsSpan(0, x0.Length));
        _active.Clear();
        foreach (var one in _order.AsSpan(0, x0.Length))
        {
            var (least, most) = (Math.Min(y0[one], y1[one]), Math.Max(y0[one], y1[one]));
            foreach (var other in _active.Find(x0[one], least, most))
            {
                Meet(segments, one, other);
            }

            _active.Add(one, x1[one], least, most);
        }
    }

    private void Meet(SegmentList segments, int a, int b)
    {
        LatticePoint a0 = segments.Start(a), a1 = segments.End(a), b0 = segments.Start(b), b1 = segments.End(b);
        long sideA0 = segments.Side(b, a0.X, a0.Y), sideA1 = segments.Side(b, a1.X, a1.Y);
        long sideB0 = segments.Side(a, b0.X, b0.Y), sideB1 = segments.Side(a, b1.X, b1.Y);
        Pass(a0, sideA0, b0, b1, b);
        Pass(a1, sideA1, b0, b1, b);
        Pass(b0, sideB0, a0, a1, a);
        Pass(b1, sideB1, a0, a1, a);
        var isCrossing = ((sideA0 > 0 && sideA1 < 0) || (sideA0 < 0 && sideA1 > 0)) &&
            ((sideB0 > 0 && sideB1 < 0) || (sideB0 < 0 && sideB1 > 0));
        if (!isCrossing)
        {
            return;
        }

        var place = new LatticePoint(
            a0.X + Share(a1.X - a0.X, sideA0, sideA0 - sideA1), a0.Y + Share(a1.Y - a0.Y, sideA0, sideA0 - sideA1));
        AddSplit(a, place, false);
        AddSplit(b, place, false);
        if (_crossingCount == _crossings.Length)
        {
            Array.Resize(ref _crossings, 2 * _crossingCount);
            Array.Resize(ref _crossingItems, 2 * _crossingCount);
        }

        _crossings[_crossingCount++] = KeySort.Key(place.X, place.Y);
    }

    /// <summary>Splits a segment that passes through the square around a place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="side">Its side of the segment.</param>
    /// <param name="start">Where the segment begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="segment">The segment.</param>
    private void Pass(LatticePoint place, long side, LatticePoint start, LatticePoint end, int segment)
    {
        long width = end.X - (long)start.X, rise = end.Y - (long)start.Y;
        var isHit = 2 * Math.Abs(side) < width + Math.Abs(rise) || 2 * side == width - rise;
        if (isHit && place != start && place != end && place.X >= start.X && place.X <= end.X &&
            place.Y >= Math.Min(start.Y, end.Y) && place.Y <= Math.Max(start.Y, end.Y))
        {
            _isTouching |= side == 0;
            AddSplit(segment, place, side == 0);
        }
    }

    // length * part / whole to the nearest whole number, halves up; part / whole lies between 0 and 1.
    private static int Share(int length, long part, long whole)
    {
        var near = (double)part / whole * length;
        var low = Math.Floor(near + 0.5);
        const double doubt = 1e-5; // the quotient is good to 2^-52 of 2^30, a hundredth of this
        if (Math.Abs(near + 0.5 - Math.Round(near + 0.5)) > doubt)
        {
            return (int)low;
        }

        Int128 twice = ((Int128)length * part * 2) + whole, unit = (Int128)whole * 2;
        if (unit < 0)
        {
            (twice, unit) = (-twice, -unit);
        }

        var quotient = twice / unit;
        return (int)(twice % unit < 0 ? quotient - 1 : quotient);
    }

    /// <summary>Looks for segments that pass through the squares around rounded crossings.</summary>
    private void FindPasses(SegmentList segments)
    {
        if (_crossingCount == 0)
        {
            return;
        }

        _sort.Sort(_crossings.AsSpan(0, _crossingCount), _crossingItems.AsSpan(0, _crossingCount));
        ReadOnlySpan<int> y0 = segments.Y0, x1 = segments.X1, y1 = segments.Y1;
        _active.Clear();
        var next = 0;
        for (var at = 0; at < _crossingCount; at++)
        {
            if (at > 0 && _crossings[at] == _crossings[at - 1])
            {
                continue;
            }

            var place = KeySort.Place(_crossings[at]);
            for (; next < segments.Count && segments.X0[_order[next]] <= place.X; next++)
            {
                var one = _order[next];
                _active.Add(one, x1[one], Math.Min(y0[one], y1[one]), Math.Max(y0[one], y1[one]));
            }

            foreach (var one in _active.Find(place.X, place.Y, place.Y))
            {
                Pass(place, segments.Side(one, place.X, place.Y), segments.Start(one), segments.End(one), one);
            }
        }
    }

    private void AddSplit(int segment, LatticePoint place, bool isExact)
    {
        if (_splitCount == _splitNext.Length)
        {
            Array.Resize(ref _splitNext, 2 * _splitCount);
            Array.Resize(ref _splitPlaces, 2 * _splitCount);
            Array.Resize(ref _isExact, 2 * _splitCount);
        }

        (_splitNext[_splitCount], _splitPlaces[_splitCount], _isExact[_splitCount]) = (
            _heads[segment], place, isExact);
        _heads[segment] = _splitCount++;
    }

    private void AddPieces(SegmentList segments, int segment, SegmentList pieces)
    {
        LatticePoint from = segments.Start(segment), end = segments.End(segment);
        var turns = segments.Turns[segment];
        var count = 0;
        for (var split = _heads[segment]; split >= 0; split = _splitNext[split])
        {
            if (_crossingCount == 0 && !_isExact[split])
            {
                continue; // nothing is rounded, so nothing needs to make way
            }

            if (count == _along.Length)
            {
                Array.Resize(ref _along, 2 * count);
                Array.Resize(ref _alongPlaces, 2 * count);
            }

            var place = _splitPlaces[split];
            _along[count] = ((long)(end.X - from.X) * (place.X - from.X)) +
                ((long)(end.Y - from.Y) * (place.Y - from.Y));
            _alongPlaces[count++] = place;
        }

        if (count > 1)
        {
            _along.AsSpan(0, count).Sort(_alongPlaces.AsSpan(0, count));
        }

        for (var at = 0; at < count; at++)
        {
            pieces.Add(from, _alongPlaces[at], turns);
            from = _alongPlaces[at];
        }

        pieces.Add(from, end, turns);
    }
}
