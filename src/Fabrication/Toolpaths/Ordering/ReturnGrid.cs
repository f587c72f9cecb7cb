using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Ordering;

/// <summary>
/// Remembers when the pen was last near each bucket of a grid as wide as the radius of return. A group that was drawn
/// marks its own buckets and all around them, so whatever comes within the radius of it finds the mark in its own. Used
/// again without allocating.
/// </summary>
internal sealed class ReturnGrid
{
    private const int BucketLimit = 1 << 22;
    private const int SampleLimit = 1 << 22; // of all groups together

    private double[] _left_s = []; // when the pen last left, by bucket
    private int[] _buckets = new int[256]; // of all groups, group by group
    private int[] _ends = [];
    private int _count;
    private LatticePoint _low;
    private int _columns;
    private int _rows;
    private double _pitch;

    /// <summary>Finds the buckets of every group.</summary>
    /// <param name="units">The groups.</param>
    /// <param name="radius_units">Radius of return, units.</param>
    public void Begin(PathUnits units, double radius_units)
    {
        var (low, high, length) = Measure(units.Ways);
        double width = high.X - (double)low.X, height = high.Y - (double)low.Y;
        // Buckets wider than the radius are allowed: then more places count as near.
        _pitch = Math.Max(radius_units, Math.Max(
            Math.Max(Math.Sqrt(width * height / BucketLimit), Math.Max(width, height) / (BucketLimit / 16)),
            2 * length / SampleLimit));
        (_columns, _rows, _low) = ((int)(width / _pitch) + 3, (int)(height / _pitch) + 3, low);
        if (_left_s.Length < _columns * _rows)
        {
            _left_s = new double[Math.Max(_columns * _rows, 2 * _left_s.Length)];
        }

        _left_s.AsSpan(0, _columns * _rows).Fill(double.NegativeInfinity);
        if (_ends.Length < units.Count)
        {
            _ends = new int[Math.Max(units.Count, 2 * _ends.Length)];
        }

        _count = 0;
        for (var unit = 0; unit < units.Count; unit++)
        {
            var first = _count;
            for (var way = units.First(unit); way < units.End(unit); way++)
            {
                AddWay(units.Ways.Path(way), first);
            }

            _ends[unit] = _count;
        }
    }

    /// <summary>When the pen last left any place near a group, s; below all times for never.</summary>
    /// <param name="unit">The group.</param>
    public double LeftAt_s(int unit)
    {
        var latest_s = double.NegativeInfinity;
        foreach (var bucket in Buckets(unit))
        {
            latest_s = Math.Max(latest_s, _left_s[bucket]);
        }

        return latest_s;
    }

    /// <summary>Notes that a group was drawn.</summary>
    /// <param name="unit">The group.</param>
    /// <param name="end_s">When it ended, s.</param>
    public void Mark(int unit, double end_s)
    {
        foreach (var bucket in Buckets(unit))
        {
            for (var row = -_columns; row <= _columns; row += _columns)
            {
                _left_s.AsSpan(bucket + row - 1, 3).Fill(end_s); // times only rise
            }
        }
    }

    private ReadOnlySpan<int> Buckets(int unit)
    {
        var first = unit == 0 ? 0 : _ends[unit - 1];
        return _buckets.AsSpan(first, _ends[unit] - first);
    }

    private void AddWay(ReadOnlySpan<LatticePoint> way, int first)
    {
        Add(way[0].X, way[0].Y, first);
        for (var at = 1; at < way.Length; at++)
        {
            double x = way[at].X - (double)way[at - 1].X, y = way[at].Y - (double)way[at - 1].Y;
            var steps = Math.Ceiling(2 * Math.Max(Math.Abs(x), Math.Abs(y)) / _pitch);
            for (var step = 1; step <= steps; step++)
            {
                Add(way[at - 1].X + (x * step / steps), way[at - 1].Y + (y * step / steps), first);
            }
        }
    }

    // A bucket that is among the last few of the group already is not added again.
    private void Add(double x, double y, int first)
    {
        const int memory = 8;
        var bucket = (((int)((y - _low.Y) / _pitch) + 1) * _columns) + (int)((x - _low.X) / _pitch) + 1;
        if (_buckets.AsSpan(Math.Max(first, _count - memory), Math.Min(_count - first, memory)).Contains(bucket))
        {
            return;
        }

        if (_count == _buckets.Length)
        {
            Array.Resize(ref _buckets, 2 * _count);
        }

        _buckets[_count++] = bucket;
    }

    private static (LatticePoint Low, LatticePoint High, double Length) Measure(PathList ways)
    {
        if (ways.Count == 0)
        {
            return default;
        }

        var (low, high) = (ways.Path(0)[0], ways.Path(0)[0]);
        for (var index = 0; index < ways.Count; index++)
        {
            foreach (var point in ways.Path(index))
            {
                low = new(Math.Min(low.X, point.X), Math.Min(low.Y, point.Y));
                high = new(Math.Max(high.X, point.X), Math.Max(high.Y, point.Y));
            }
        }

        return (low, high, ways.DrawnLength_m / Lattice.Unit_m);
    }
}
