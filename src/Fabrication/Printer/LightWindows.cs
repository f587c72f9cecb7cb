using System.Collections.Immutable;

namespace Guanghan.Fabrication.Printer;

/// <summary>A span of time in which the light suffices, s from the start of the series.</summary>
/// <param name="Start_s">When it begins.</param>
/// <param name="End_s">When it ends.</param>
public readonly record struct LightWindow(double Start_s, double End_s)
{
    /// <summary>Length, s.</summary>
    public double Length_s => End_s - Start_s;
}

/// <summary>
/// When the pen may print: the spans in which a series of irradiance, linear between its samples, is at or above a
/// threshold.
/// </summary>
public static class LightWindows
{
    /// <summary>What a constant light counts as, s: a Julian century.</summary>
    public const double Unending_s = 100 * 365.25 * 86400; // Julian century, IAU Style Manual 1989, table 5

    /// <summary>The windows of a series.</summary>
    /// <param name="times_s">Strictly increasing, s; empty for a constant light.</param>
    /// <param name="irradiances_W_m2">One for each time, W/m^2; a single one for a constant light.</param>
    /// <param name="threshold_W_m2">Least irradiance to print with, W/m^2.</param>
    /// <returns>In order, without overlap; times count from the first sample.</returns>
    public static ImmutableArray<LightWindow> Find(
        ImmutableArray<double> times_s, ImmutableArray<double> irradiances_W_m2, double threshold_W_m2)
    {
        if (times_s.Length < 2)
        {
            return irradiances_W_m2[0] >= threshold_W_m2 ? [new LightWindow(0, Unending_s)] : [];
        }

        var windows = ImmutableArray.CreateBuilder<LightWindow>();
        double? start = irradiances_W_m2[0] >= threshold_W_m2 ? 0 : null;
        for (var at = 1; at < times_s.Length; at++)
        {
            var (before, after) = (irradiances_W_m2[at - 1] - threshold_W_m2, irradiances_W_m2[at] - threshold_W_m2);
            if ((before >= 0) == (after >= 0))
            {
                continue;
            }

            var crossing = times_s[at - 1] - times_s[0] +
                ((times_s[at] - times_s[at - 1]) * (before / (before - after)));
            if (start is { } begun)
            {
                windows.Add(new LightWindow(begun, crossing));
                start = null;
            }
            else
            {
                start = crossing;
            }
        }

        if (start is { } last)
        {
            windows.Add(new LightWindow(last, times_s[^1] - times_s[0]));
        }

        return windows.ToImmutable();
    }
}
