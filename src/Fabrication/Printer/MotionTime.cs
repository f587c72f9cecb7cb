using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Printer;

/// <summary>What one pen did in a layer.</summary>
/// <param name="On_s">Time with the light on, moving or standing over spots, s.</param>
/// <param name="Off_s">Time moving with the light off, s.</param>
/// <param name="Shutter_s">Time for which the shutter opened and closed, s.</param>
/// <param name="Drawn_m">Length drawn, m.</param>
/// <param name="Slow_m">Length drawn below the steady speed, m.</param>
/// <param name="Travel_m">Length moved with the light off, m.</param>
/// <param name="Lead_s">Time of the move to its first way, a part of <paramref name="Off_s"/>, s.</param>
public readonly record struct PenTime(
    double On_s, double Off_s, double Shutter_s, double Drawn_m, double Slow_m, double Travel_m, double Lead_s)
{
    /// <summary>Time after the move to its first way, s.</summary>
    public double Work_s => On_s + Off_s + Shutter_s - Lead_s;
}

/// <summary>How long a layer takes.</summary>
/// <param name="Index">The layer, from 0.</param>
/// <param name="Duration_s">From the start of spreading it to the end of its last way, s.</param>
/// <param name="On_s">Time with the light on, all pens together, s.</param>
/// <param name="Off_s">Time of moves with the light off, all pens together, s.</param>
/// <param name="Waiting_s">
/// Time standing still in the dark, all pens together: spreading, shutters, other pens, s.
/// </param>
/// <param name="Drawn_m">Length drawn, m.</param>
/// <param name="Slow_m">Length drawn below the steady speed, m.</param>
/// <param name="Travel_m">Length moved with the light off, m.</param>
public readonly record struct LayerTime(
    int Index, double Duration_s, double On_s, double Off_s, double Waiting_s, double Drawn_m, double Slow_m,
    double Travel_m)
{
    /// <summary>Part of the drawn length below the steady speed, where the soil gets more heat than was set.</summary>
    public double SlowFraction => Drawn_m > 0 ? Slow_m / Drawn_m : 0;
}

/// <summary>
/// Times the layers of a part as a machine would drive them: ways and the moves between them from rest to rest within
/// limits of speed, acceleration, jerk and corners (<see cref="WayPlan"/>). Ways that join go on without a stop, as in
/// the machine's program. Assumed: straight moves in between, no waiting for the light, pens that do not hinder each
/// other, heights changed while a layer is spread. Drawing within 1.3 %, moves within 0.1 % of a step-by-step
/// simulation of the same limits: six parts, three machines (tests/Fabrication/Printer/MotionTimeTests.cs).
/// </summary>
/// <remarks>
/// On one core of a shared AMD EPYC, best of five: 23 million strokes of hatch a second with the moves between them,
/// 107 million pieces of smooth curves, 7.4 million of a zigzag each of whose corners holds the speed back.
/// </remarks>
public sealed class MotionTime
{
    private readonly MachineLimits _limits;
    private readonly WayPlan _drawing;
    private readonly WayPlan _travel;
    private readonly PenTime[] _pens;
    private readonly LatticePoint?[] _places;

    /// <summary>A machine at rest.</summary>
    /// <param name="limits">What the machine can do.</param>
    /// <param name="penCount">How many pens it has; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The machine cannot move, or has no pen.</exception>
    public MotionTime(MachineLimits limits, int penCount)
    {
        limits.RequireWhole();
        ArgumentOutOfRangeException.ThrowIfLessThan(penCount, 1);
        var ramp = new SpeedRamp(limits.Acceleration_m_s2, limits.Jerk_m_s3);
        var corner_m2_s2 = limits.Acceleration_m_s2 * limits.CornerDeviation_m;
        _limits = limits;
        _drawing = new(ramp, limits.Speed_m_s, corner_m2_s2, limits.SteadyFraction * limits.Speed_m_s);
        _travel = new(ramp, limits.TravelSpeed_m_s, corner_m2_s2, limits.SteadyFraction * limits.TravelSpeed_m_s);
        _pens = new PenTime[penCount];
        _places = new LatticePoint?[penCount];
    }

    /// <summary>What each pen did in the layer timed last.</summary>
    public ReadOnlySpan<PenTime> Pens => _pens;

    /// <summary>All layers timed so far, together; their number is one more than the index.</summary>
    public LayerTime Total { get; private set; } = new(-1, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Times a layer.</summary>
    /// <param name="layer">The next one upwards.</param>
    /// <exception cref="ArgumentException">A way is drawn by a pen that the machine does not have.</exception>
    public LayerTime Add(DrawnLayer layer)
    {
        Array.Clear(_pens);
        var paths = layer.Paths;
        for (var index = 0; index < paths.Count;)
        {
            var pen = paths.Pen(index);
            if (pen >= _pens.Length)
            {
                throw new ArgumentException(
                    $"Layer {layer.Index} is drawn by pen {pen}; the machine has {_pens.Length}.", nameof(layer));
            }

            index = AddWays(paths, index, ref _pens[pen], ref _places[pen]);
        }

        var (work, slowest, lead) = (0.0, _limits.Recoat_s, 0.0);
        PenTime sum = default;
        foreach (var pen in _pens)
        {
            sum = new(sum.On_s + pen.On_s, sum.Off_s + pen.Off_s, 0, sum.Drawn_m + pen.Drawn_m, sum.Slow_m + pen.Slow_m,
                sum.Travel_m + pen.Travel_m, 0);
            (work, lead) = (work + pen.Work_s, Math.Max(lead, pen.Lead_s));
            slowest = Math.Max(slowest, Math.Max(_limits.Recoat_s, pen.Lead_s) + pen.Work_s);
        }

        var duration = _limits.PenOrder is PenOrder.InTurn ? Math.Max(_limits.Recoat_s, lead) + work : slowest;
        var time = new LayerTime(layer.Index, duration, sum.On_s, sum.Off_s,
            (duration * _pens.Length) - sum.On_s - sum.Off_s, sum.Drawn_m, sum.Slow_m, sum.Travel_m);
        Total = new(Total.Index + 1, Total.Duration_s + duration, Total.On_s + time.On_s, Total.Off_s + time.Off_s,
            Total.Waiting_s + time.Waiting_s, Total.Drawn_m + time.Drawn_m, Total.Slow_m + time.Slow_m,
            Total.Travel_m + time.Travel_m);
        return time;
    }

    // A way and those that join it; the index of the next.
    private int AddWays(PathList paths, int index, ref PenTime pen, ref LatticePoint? place)
    {
        var path = paths.Path(index);
        var isFirst = pen.On_s == 0 && pen.Shutter_s == 0 && pen.Off_s == 0;
        var move = place is { } from ? _travel.FromRest(from.DistanceTo_m(path[0])) : default;
        var next = index + 1;
        WayTime way = default;
        if (paths.Kind(index) is PathKind.Spot)
        {
            way = new(_limits.SpotDwell_s, 0, 0);
        }
        else
        {
            _drawing.Start(path[0]);
            Draw(path);
            while (next < paths.Count && paths.IsJoined(next))
            {
                path = paths.Path(next++);
                Draw(path);
            }

            way = _drawing.Finish();
        }

        place = path[^1];
        pen = new(pen.On_s + way.Time_s, pen.Off_s + move.Time_s,
            pen.Shutter_s + _limits.ShutterOpen_s + _limits.ShutterClose_s, pen.Drawn_m + way.Length_m,
            pen.Slow_m + way.Slow_m, pen.Travel_m + move.Length_m, isFirst ? move.Time_s : pen.Lead_s);
        return next;
    }

    private void Draw(ReadOnlySpan<LatticePoint> path)
    {
        for (var at = 1; at < path.Length; at++)
        {
            _drawing.LineTo(path[at]);
        }
    }
}
