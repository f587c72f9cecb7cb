using System.Collections.Immutable;
using System.Globalization;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>A straight piece of a path, or a stay where both ends are the same place.</summary>
/// <param name="Start_s">When it begins, s.</param>
/// <param name="End_s">When it ends, s.</param>
/// <param name="X_m">Where it begins, m.</param>
/// <param name="Y_m">Where it begins, m.</param>
/// <param name="SpeedX_m_s">Speed along x, m/s.</param>
/// <param name="SpeedY_m_s">Speed along y, m/s.</param>
/// <param name="Power_W">Absorbed power, W; 0 with the shutter closed.</param>
public readonly record struct PathSegment(
    double Start_s, double End_s, double X_m, double Y_m, double SpeedX_m_s, double SpeedY_m_s, double Power_W)
{
    internal double XAt(double time_s) => X_m + (SpeedX_m_s * (time_s - Start_s));

    internal double YAt(double time_s) => Y_m + (SpeedY_m_s * (time_s - Start_s));
}

/// <summary>
/// The way of a pen: straight pieces at even speed and power, and stays. Immutable; each addition returns a new path.
/// Pieces that follow each other at the same velocity and power are one.
/// </summary>
public sealed class ScanPath
{
    private ScanPath(double x_m, double y_m, double time_s, ImmutableList<PathSegment> segments) =>
        (EndX_m, EndY_m, End_s, Segments) = (x_m, y_m, time_s, segments);

    /// <summary>Where it ends, m.</summary>
    public double EndX_m { get; }

    /// <summary>Where it ends, m.</summary>
    public double EndY_m { get; }

    /// <summary>When it ends, s.</summary>
    public double End_s { get; }

    /// <summary>Its pieces, one after the other in time.</summary>
    public ImmutableList<PathSegment> Segments { get; }

    /// <summary>A path that begins somewhere.</summary>
    public static ScanPath From(double x_m, double y_m, double time_s)
    {
        Refusal.UnlessFinite(x_m, "The beginning of the path along x", "m");
        Refusal.UnlessFinite(y_m, "The beginning of the path along y", "m");
        Refusal.UnlessFinite(time_s, "The time at which the path begins", "s");
        return new(x_m, y_m, time_s, []);
    }

    /// <summary>Goes straight to a place.</summary>
    /// <param name="x_m">The place, m.</param>
    /// <param name="y_m">The place, m.</param>
    /// <param name="speed_m_s">Speed, m/s, above 0.</param>
    /// <param name="power_W">Absorbed power, W; 0 with the shutter closed.</param>
    public ScanPath LineTo(double x_m, double y_m, double speed_m_s, double power_W)
    {
        Refusal.UnlessFinite(x_m, "The end of the stroke along x", "m");
        Refusal.UnlessFinite(y_m, "The end of the stroke along y", "m");
        Refusal.UnlessPositive(speed_m_s, "The speed of the stroke", "m/s");
        Refusal.IfNegative(power_W, "The power of the stroke", "W");
        var length = double.Hypot(x_m - EndX_m, y_m - EndY_m);
        return length == 0 ? this : Append(new(End_s, End_s + (length / speed_m_s), EndX_m, EndY_m,
            speed_m_s * (x_m - EndX_m) / length, speed_m_s * (y_m - EndY_m) / length, power_W), x_m, y_m);
    }

    /// <summary>Stays where it is.</summary>
    /// <param name="duration_s">For how long, s.</param>
    /// <param name="power_W">Absorbed power, W; 0 with the shutter closed.</param>
    public ScanPath Stay(double duration_s, double power_W)
    {
        Refusal.IfNegative(duration_s, "The stay", "s");
        Refusal.IfNegative(power_W, "The power of the stay", "W");
        return duration_s == 0 ? this
            : Append(new(End_s, End_s + duration_s, EndX_m, EndY_m, 0, 0, power_W), EndX_m, EndY_m);
    }

    private ScanPath Append(PathSegment next, double x_m, double y_m)
    {
        var last = Segments.Count > 0 ? Segments[^1] : default;
        var isOne = Segments.Count > 0 && last.SpeedX_m_s == next.SpeedX_m_s && last.SpeedY_m_s == next.SpeedY_m_s &&
            last.Power_W == next.Power_W;
        return new(x_m, y_m, next.End_s, isOne
            ? Segments.SetItem(Segments.Count - 1, last with { End_s = next.End_s }) : Segments.Add(next));
    }

    internal void Check(HeatBody body, int pen)
    {
        if (Segments.IsEmpty)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"The path of pen {pen} is empty; add a stroke (LineTo) or a stay (Stay)."));
        }

        foreach (var segment in Segments)
        {
            body.CheckInside(segment.X_m, segment.Y_m, pen);
            body.CheckInside(segment.XAt(segment.End_s), segment.YAt(segment.End_s), pen);
        }
    }
}
