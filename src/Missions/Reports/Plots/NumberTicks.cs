using System.Globalization;

namespace Guanghan.Missions.Reports.Plots;

/// <summary>A mark on an axis.</summary>
/// <param name="At">Where, in the axis's own numbers.</param>
/// <param name="Label">What stands at it.</param>
/// <param name="Below">A second line, where the first alone is not clear; often empty.</param>
internal readonly record struct Tick(double At, string Label, string Below = "");

/// <summary>
/// Round numbers along an axis: steps of 1, 2 or 5 times a power of ten (Heckbert 1990, "Nice numbers").
/// </summary>
internal static class NumberTicks
{
    private const int MostTicks = 24;

    /// <summary>Ticks at round numbers within a range.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end, above the lower.</param>
    /// <param name="wanted">About how many.</param>
    public static IReadOnlyList<Tick> Choose(double low, double high, int wanted)
    {
        var step = Step((high / wanted) - (low / wanted));
        var first = Math.Ceiling(low / step);
        var ticks = new List<Tick>();
        for (var index = 0; index < MostTicks; index++)
        {
            var at = (first + index) * step;
            if (at > high || !double.IsFinite(at))
            {
                break;
            }

            ticks.Add(new(at, Label(at, step)));
        }

        return ticks;
    }

    /// <summary>The round number next above or equal to a rough step.</summary>
    public static double Step(double rough)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var leading = rough / power;
        return power * (leading <= 1.0000001 ? 1 : leading <= 2.0000001 ? 2 : leading <= 5.0000001 ? 5 : 10);
    }

    private static string Label(double at, double step)
    {
        // The product index * step leaves dust such as 0.30000000000000004, and zero as -0.
        if (Math.Abs(at) < step / 2)
        {
            return "0";
        }

        var magnitude = Math.Max(Math.Abs(at), step);
        if (magnitude is >= 1e6 or < 1e-3)
        {
            var digits = Math.Clamp((int)Math.Ceiling(Math.Log10(magnitude / step)), 0, 15);
            return Minus(at.ToString("0." + new string('#', digits) + "e0", CultureInfo.InvariantCulture));
        }

        var decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 15);
        return Minus(at.ToString("F" + NumberText.Text(decimals), CultureInfo.InvariantCulture));
    }

    private static string Minus(string number) => number.Replace('-', '−');
}
