using System.Globalization;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>Refuses inputs in words: what was wrong, the value with its unit, the limit.</summary>
internal static class Refusal
{
    public static void UnlessPositive(double value, string what, string unit)
    {
        if (!(value > 0) || double.IsInfinity(value))
        {
            throw new ArgumentException(Words(value, what, unit, "above 0 and finite"));
        }
    }

    public static void IfNegative(double value, string what, string unit)
    {
        if (!(value >= 0) || double.IsInfinity(value))
        {
            throw new ArgumentException(Words(value, what, unit, "0 or more, and finite"));
        }
    }

    public static void UnlessFinite(double value, string what, string unit)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException(Words(value, what, unit, "a finite number"));
        }
    }

    private static string Words(double value, string what, string unit, string limit) => string.Create(
        CultureInfo.InvariantCulture, $"{what} is {value} {unit}; it must be {limit}.");
}
