using Guanghan.Core.Numerics;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>The melt under one pen at one time, as far as its solidus isotherm reaches.</summary>
/// <param name="Length_m">From its tail to its front, along the pen's way, m.</param>
/// <param name="Front_m">How far the front is ahead of the pen, m.</param>
/// <param name="Width_m">Where it is widest, m: both sides together.</param>
/// <param name="Depth_m">Where it is deepest, m, beneath the pen's line.</param>
/// <param name="Tail">State at the tail, where it solidifies: its rate is minus the cooling rate.</param>
public sealed record MeltPool(double Length_m, double Front_m, double Width_m, double Depth_m, HeatState Tail);

/// <summary>
/// Finds the solidus isotherm around a pen by root finding along lines: ahead and behind on the pen's line, sideways
/// and downward from it. It assumes that the melt is one piece that the pen's straight line crosses, without holes
/// along that line; roots are found to 1e-9 of the distance, the widest and deepest place by section search.
/// </summary>
public static class MeltPools
{
    private const int Samples = 24;
    private const int MostDoublings = 80;
    private const double RootRatio = 1e-9;

    /// <summary>The melt under a pen; null where nothing on its line is molten.</summary>
    /// <param name="heat">The solver.</param>
    /// <param name="pen">The pen's number, from 0.</param>
    /// <param name="solidus_K">Solidus, K, above the start.</param>
    /// <param name="time_s">The time, s, within the pen's path.</param>
    public static MeltPool? Under(LinearHeat heat, int pen, double solidus_K, double time_s)
    {
        ArgumentNullException.ThrowIfNull(heat);
        ArgumentOutOfRangeException.ThrowIfNegative(pen);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(pen, heat.Pens.Length);
        Refusal.UnlessFinite(time_s, "The time", "s");
        Refusal.UnlessPositive(solidus_K - heat.Material.Start_K, "The solidus, counted from the start,", "K");
        var segment = heat.Pens[pen].Path.Segments.LastOrDefault(one => one.Start_s < time_s);
        if (segment == default)
        {
            return null;
        }

        var line = new Line(heat, segment, time_s, solidus_K - heat.Material.Start_K);
        var step = heat.Pens[pen].Source.Parts.Max(part => Math.Max(part.WidthX_m, part.Radius_m));
        var middle = Hottest(line, step);
        if (line.Excess(middle, 0, 0) <= 0)
        {
            return null;
        }

        var front = Edge(s => line.Excess(middle + s, 0, 0), step) + middle;
        var tail = middle - Edge(s => line.Excess(middle - s, 0, 0), step);
        var left = Farthest(tail, front, s => Edge(y => line.Excess(s, y, 0), step));
        var right = Farthest(tail, front, s => Edge(y => line.Excess(s, -y, 0), step));
        var depth = Farthest(tail, front, s => Edge(z => line.Excess(s, 0, z), step));
        return new(front - tail, front, left + right, depth, line.State(tail));
    }

    // On the pen's line: under the pen, or behind it where a fast pen outruns its heat.
    private static double Hottest(Line line, double step)
    {
        var (best, most) = (0.0, line.Excess(0, 0, 0));
        for (var (doubling, behind) = (0, step / 4); doubling < Samples; doubling++, behind *= 1.5)
        {
            var excess = line.Excess(-behind, 0, 0);
            (best, most) = excess > most ? (-behind, excess) : (best, most);
        }

        return best;
    }

    // How far the function stays above 0, by steps that double until it falls below; 0 where it begins below.
    private static double Edge(Func<double, double> excess, double step)
    {
        if (excess(0) <= 0)
        {
            return 0;
        }

        var (low, high) = (0.0, step / 16);
        for (var doubling = 0; doubling < MostDoublings && excess(high) > 0; doubling++)
        {
            (low, high) = (high, 1.6 * high);
        }

        return BrentRoot.Find(excess, low, high, RootRatio * high).X;
    }

    private static double Farthest(double tail, double front, Func<double, double> edge)
    {
        var (best, most) = (0, 0.0);
        for (var sample = 1; sample < Samples; sample++)
        {
            var distance = edge(At(sample));
            (best, most) = distance > most ? (sample, distance) : (best, most);
        }

        // Golden sections around the best sample: each keeps 0.618 of the bracket, and the top is flat, so 1e-5 of the
        // bracket is 1e-10 of the distance.
        const double Golden = 0.6180339887498949;
        var (low, high) = (At(Math.Max(0, best - 1)), At(Math.Min(Samples, best + 1)));
        for (var section = 0; section < 24; section++)
        {
            var (a, b) = (high - (Golden * (high - low)), low + (Golden * (high - low)));
            var (atA, atB) = (edge(a), edge(b));
            most = Math.Max(most, Math.Max(atA, atB));
            (low, high) = atA > atB ? (low, b) : (a, high);
        }

        return most;

        double At(int sample) => tail + ((front - tail) * sample / Samples);
    }

    /// <summary>Places counted from the pen: along its way, to its left, and down.</summary>
    private sealed class Line
    {
        private readonly LinearHeat _heat;
        private readonly List<HeatNode> _nodes;
        private readonly double _x;
        private readonly double _y;
        private readonly double _alongX;
        private readonly double _alongY;
        private readonly double _rise;

        public Line(LinearHeat heat, in PathSegment segment, double time, double rise)
        {
            var at = Math.Min(time, segment.End_s);
            var speed = double.Hypot(segment.SpeedX_m_s, segment.SpeedY_m_s);
            (_heat, _rise) = (heat, rise);
            (_x, _y) = (segment.XAt(at), segment.YAt(at));
            (_alongX, _alongY) = speed > 0 ? (segment.SpeedX_m_s / speed, segment.SpeedY_m_s / speed) : (1, 0);
            _nodes = heat.NodesWithImages(time, double.Epsilon); // any depth: panels down to the finest
        }

        public double Excess(double along, double left, double depth) =>
            ScalarHeat.Rise(_nodes, Place(along, left, depth)) - _rise;

        public HeatState State(double along) => ScalarHeat.State(_nodes, Place(along, 0, 0), _heat.Material.Start_K);

        private HeatPoint Place(double along, double left, double depth) =>
            new(_x + (along * _alongX) - (left * _alongY), _y + (along * _alongY) + (left * _alongX), depth);
    }
}
