using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Printer;

/// <summary>How long a way takes and how much of it is drawn slowly.</summary>
/// <param name="Time_s">From rest to rest, s.</param>
/// <param name="Length_m">Length, m.</param>
/// <param name="Slow_m">Length below the steady speed, m.</param>
internal readonly record struct WayTime(double Time_s, double Length_m, double Slow_m);

/// <summary>
/// Times a way of straight pieces from rest to rest. Speed at a corner is at most sqrt(A d s / (1 - s)), s being the
/// sine of half the angle between its sides and d the corner deviation (Jeon 2011, Grbl, "junction deviation"). Corners
/// that hold the speed back are found from the slowest on: one that the motion between its neighbours among those found
/// would pass too fast joins them, at its own speed or the most from which both are reached. Between them the motion is
/// a ramp up, a stretch at the set speed and a ramp down; at them the acceleration is zero.
/// </summary>
/// <remarks>
/// A pass over all pieces, then sorting of the corners that could hold the speed back; memory is that of the longest
/// way, reused.
/// </remarks>
/// <param name="ramp">Limits of acceleration and jerk.</param>
/// <param name="speed_m_s">The set speed.</param>
/// <param name="corner_m2_s2">Acceleration times corner deviation.</param>
/// <param name="steady_m_s">Below this the way counts as slow.</param>
internal sealed class WayPlan(SpeedRamp ramp, double speed_m_s, double corner_m2_s2, double steady_m_s)
{
    private readonly double _restRamp_m = ramp.Length_m(0, speed_m_s);
    private readonly double _restRamp_s = ramp.Time_s(speed_m_s);
    private readonly double _restSlow_m = ramp.LengthTo_m(0, speed_m_s, steady_m_s);

    // Of the corners that could hold the speed back, from 1; 0 is the start, the one behind the last is the end.
    private double[] _at_m = new double[64];
    private double[] _most_m_s = new double[64];
    private double[] _speed_m_s = new double[64];
    private double[] _peak_m_s = new double[64]; // of the motion to the next one found; NaN where not known
    private double[] _keys = new double[64];
    private int[] _order = new int[64];
    private readonly MarkedPlaces _found = new();
    private int _count;
    private LatticePoint _place;
    private double _sideX;
    private double _sideY;
    private double _side; // length of the last piece, units; 0 before the first
    private double _length; // units

    /// <summary>Begins a way.</summary>
    public void Start(LatticePoint place) => (_place, _side, _length, _count) = (place, 0, 0, 0);

    /// <summary>Goes on to a corner.</summary>
    public void LineTo(LatticePoint place)
    {
        double x = place.X - _place.X, y = place.Y - _place.Y;
        if (x == 0 && y == 0)
        {
            return;
        }

        var side = Math.Sqrt((x * x) + (y * y));
        if (_side > 0)
        {
            // s^2 = (1 + c) / 2 and 1 - s = (1 - c) / 2 / (1 + s), c being the cosine between the directions.
            var cosine = Math.Clamp(((x * _sideX) + (y * _sideY)) / (side * _side), -1, 1);
            var sine = Math.Sqrt((1 + cosine) / 2);
            var (share, rest) = (corner_m2_s2 * sine * (1 + sine), (1 - cosine) / 2);
            if (share < rest * speed_m_s * speed_m_s)
            {
                AddCorner(_length * Lattice.Unit_m, Math.Sqrt(share / rest));
            }
        }

        (_place, _sideX, _sideY, _side) = (place, x, y, side);
        _length += side;
    }

    /// <summary>Ends the way.</summary>
    public WayTime Finish()
    {
        var length_m = _length * Lattice.Unit_m;
        if (_count == 0)
        {
            return FromRest(length_m);
        }

        var end = _count + 1;
        (_at_m[0], _speed_m_s[0], _peak_m_s[0]) = (0, 0, double.NaN);
        (_at_m[end], _speed_m_s[end]) = (length_m, 0);
        FindCorners(end);
        Reconcile(end);
        var (time, slow) = (0.0, 0.0);
        for (var at = 0; at < end;)
        {
            var next = _found.Next(at);
            Add(at, next, ref time, ref slow);
            at = next;
        }

        return new(time, length_m, slow);
    }

    /// <summary>A straight way from rest to rest.</summary>
    /// <param name="length_m">Length, m.</param>
    public WayTime FromRest(double length_m)
    {
        var cruise = length_m - (2 * _restRamp_m);
        if (cruise >= 0)
        {
            return new((2 * _restRamp_s) + (cruise / speed_m_s), length_m, 2 * _restSlow_m);
        }

        var peak = ramp.Reach_m_s(0, length_m / 2);
        return new(2 * ramp.Time_s(peak), length_m,
            peak <= steady_m_s ? length_m : 2 * ramp.LengthTo_m(0, peak, steady_m_s));
    }

    private void AddCorner(double at_m, double most_m_s)
    {
        if (_count + 2 >= _at_m.Length)
        {
            var size = 2 * _at_m.Length;
            Array.Resize(ref _at_m, size);
            Array.Resize(ref _most_m_s, size);
            _speed_m_s = new double[size];
            _peak_m_s = new double[size];
            _keys = new double[size];
            _order = new int[size];
        }

        _count++;
        (_at_m[_count], _most_m_s[_count]) = (at_m, most_m_s);
    }

    private void FindCorners(int end)
    {
        for (var at = 1; at < end; at++)
        {
            (_keys[at], _order[at]) = (_most_m_s[at], at);
        }

        _keys.AsSpan(1, _count).Sort(_order.AsSpan(1, _count));
        _found.Clear(end + 1);
        _found.Mark(0);
        _found.Mark(end);
        for (var index = 1; index < end; index++)
        {
            var at = _order[index];
            var (before, after, most) = (_found.Before(at), _found.Next(at), _most_m_s[at]);
            var (left, right) = (_at_m[at] - _at_m[before], _at_m[after] - _at_m[at]);
            var (first, last, peak) = (_speed_m_s[before], _speed_m_s[after], PeakFrom(before, after));
            if (peak <= most || (first < most && left <= ramp.LengthTo_m(first, peak, most)) ||
                (last < most && right <= ramp.LengthTo_m(last, peak, most)))
            {
                continue; // slow enough there anyway
            }

            _speed_m_s[at] = Math.Min(Held(first, most, left), Held(last, most, right));
            (_peak_m_s[before], _peak_m_s[at]) = (double.NaN, double.NaN);
            _found.Mark(at);
        }
    }

    // The most speed up to a limit that is reached over a length of way.
    private double Held(double from, double most, double length) => most <= from || ramp.Length_m(from, most) <= length
        ? most : Math.Min(most, ramp.Reach_m_s(from, length));

    // No corner faster than the next can be reached from, backwards, then forwards.
    private void Reconcile(int end)
    {
        for (var at = _found.Before(end); at > 0; at = _found.Before(at))
        {
            Lower(at, _found.Next(at));
        }

        for (var (at, before) = (_found.Next(0), 0); at < end; (at, before) = (_found.Next(at), at))
        {
            Lower(at, before);
        }
    }

    private void Lower(int at, int neighbour)
    {
        var held = Held(_speed_m_s[neighbour], _speed_m_s[at], Math.Abs(_at_m[at] - _at_m[neighbour]));
        if (held < _speed_m_s[at])
        {
            _speed_m_s[at] = held;
            (_peak_m_s[at], _peak_m_s[_found.Before(at)]) = (double.NaN, double.NaN);
        }
    }

    private double PeakFrom(int at, int next)
    {
        if (double.IsNaN(_peak_m_s[at]))
        {
            var (first, last, length) = (_speed_m_s[at], _speed_m_s[next], _at_m[next] - _at_m[at]);
            _peak_m_s[at] = ramp.Length_m(first, speed_m_s) + ramp.Length_m(last, speed_m_s) <= length ? speed_m_s
                : Math.Min(speed_m_s, ramp.Peak_m_s(first, last, length));
        }

        return _peak_m_s[at];
    }

    private void Add(int at, int next, ref double time, ref double slow)
    {
        var (first, last, peak) = (_speed_m_s[at], _speed_m_s[next], PeakFrom(at, next));
        var length = _at_m[next] - _at_m[at];
        var cruise = length - ramp.Length_m(first, peak) - ramp.Length_m(last, peak);
        time += ramp.Time_s(peak - first) + ramp.Time_s(peak - last) + (peak > 0 ? Math.Max(0, cruise) / peak : 0);
        slow += peak <= steady_m_s ? length
            : (first < steady_m_s ? ramp.LengthTo_m(first, peak, steady_m_s) : 0) +
                (last < steady_m_s ? ramp.LengthTo_m(last, peak, steady_m_s) : 0);
    }
}
