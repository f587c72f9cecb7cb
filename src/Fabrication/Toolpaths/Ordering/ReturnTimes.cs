using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Ordering;

/// <summary>
/// Measures after how long the pen comes back to a place at the earliest. Ways are looked at in places a quarter of the
/// radius apart; each is compared with those of other ways drawn before that lie within the radius, the latest first,
/// until they are too old to be the least. Ways that follow each other end to begin (there and back) come back at once
/// at their turns; so ways of one group are not compared with each other. Used again without allocating.
/// </summary>
internal sealed class ReturnTimes
{
    private const int BucketLimit = 1 << 22;
    private const int SampleLimit = 1 << 21;

    private Sample[] _samples = new Sample[256];
    private int[] _heads = [];
    private int _count;
    private double _pitch;
    private double _radius;
    private LatticePoint _low;
    private int _columns;
    private int _rows;

    /// <summary>Shortest time, s; infinite where the pen never comes back.</summary>
    public double Least_s { get; private set; }

    /// <summary>Where it came back so soon.</summary>
    public LatticePoint LeastAt { get; private set; }

    /// <summary>Distance between the places looked at, units.</summary>
    public double Step_units { get; private set; }

    /// <summary>Begins a layer.</summary>
    /// <param name="low">Least coordinates of all ways.</param>
    /// <param name="high">Greatest.</param>
    /// <param name="length_m">Length of all ways, m.</param>
    /// <param name="radius_units">Radius, units.</param>
    public void Begin(LatticePoint low, LatticePoint high, double length_m, double radius_units)
    {
        double width = high.X - (double)low.X, height = high.Y - (double)low.Y;
        _radius = radius_units;
        _pitch = Math.Max(radius_units, Math.Max(
            Math.Sqrt(width * height / BucketLimit), Math.Max(width, height) / (BucketLimit / 16)));
        Step_units = Math.Max(radius_units / 4, length_m / Lattice.Unit_m / SampleLimit);
        (_columns, _rows, _low) = ((int)(width / _pitch) + 3, (int)(height / _pitch) + 3, low);
        if (_heads.Length < _columns * _rows)
        {
            _heads = new int[Math.Max(_columns * _rows, 2 * _heads.Length)];
        }

        _heads.AsSpan(0, _columns * _rows).Fill(-1);
        (_count, Least_s, LeastAt) = (0, double.PositiveInfinity, default);
    }

    /// <summary>Follows a way.</summary>
    /// <param name="way">Its corners.</param>
    /// <param name="group">Its group.</param>
    /// <param name="start_s">When it begins, s.</param>
    /// <param name="speed_m_s">Speed, m/s.</param>
    public void Follow(ReadOnlySpan<LatticePoint> way, int group, double start_s, double speed_m_s)
    {
        Look(way[0].X, way[0].Y, start_s, group);
        for (var at = 1; at < way.Length; at++)
        {
            double x = way[at].X - (double)way[at - 1].X, y = way[at].Y - (double)way[at - 1].Y;
            var length = Math.Sqrt((x * x) + (y * y));
            var steps = Math.Ceiling(length / Step_units);
            for (var step = 1; step <= steps; step++)
            {
                var share = step / steps;
                Look(way[at - 1].X + (x * share), way[at - 1].Y + (y * share),
                    start_s + (length * share * Lattice.Unit_m / speed_m_s), group);
            }

            start_s += length * Lattice.Unit_m / speed_m_s;
        }
    }

    private void Look(double x, double y, double time_s, int group)
    {
        var (column, row) = ((int)((x - _low.X) / _pitch) + 1, (int)((y - _low.Y) / _pitch) + 1);
        for (var at = row - 1; at <= row + 1; at++)
        {
            for (var beside = column - 1; beside <= column + 1; beside++)
            {
                Compare(_heads[(at * _columns) + beside], x, y, time_s, group);
            }
        }

        if (_count == _samples.Length)
        {
            Array.Resize(ref _samples, 2 * _count);
        }

        ref var head = ref _heads[(row * _columns) + column];
        var other = head >= 0 && _samples[head].Group == group ? _samples[head].BeforeGroup : head;
        _samples[_count] = new(x, y, time_s, group, head, other);
        head = _count++;
    }

    private void Compare(int sample, double x, double y, double time_s, int group)
    {
        while (sample >= 0 && time_s - _samples[sample].Time_s < Least_s)
        {
            ref readonly var other = ref _samples[sample];
            if (other.Group == group)
            {
                sample = other.BeforeGroup;
                continue;
            }

            double dx = x - other.X, dy = y - other.Y;
            if ((dx * dx) + (dy * dy) <= _radius * _radius)
            {
                (Least_s, LeastAt) = (time_s - other.Time_s, new((int)Math.Round(x), (int)Math.Round(y)));
            }

            sample = other.Before;
        }
    }

    /// <summary>A place the pen was at, linked to the ones before it in the same bucket.</summary>
    private readonly record struct Sample(
        double X, double Y, double Time_s, int Group, int Before, int BeforeGroup);
}
