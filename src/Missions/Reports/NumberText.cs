using System.Globalization;
using System.Text.RegularExpressions;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Reports;

/// <summary>How computed values are printed for people: few digits, plain decimals where they are short.</summary>
internal static partial class NumberText
{
    private const int SignificantDigits = 5;

    // Beyond these a plain decimal has more zeros than digits.
    private const double PlainFrom = 1e-4;
    private const double PlainBelow = 1e7;

    /// <summary>A value, SI, written in a unit: <c>2310.5 kg/m^3</c>; the symbol as a mission file writes it.</summary>
    public static string Quantity(double value_si, Unit unit, int digits = SignificantDigits) =>
        unit.Symbol.Length == 0
            ? Number(unit.FromSi(value_si), digits)
            : Number(unit.FromSi(value_si), digits) + " " + unit.Symbol;

    /// <summary>A number in so many significant digits, trailing zeros dropped: <c>1361</c>, <c>0.93</c>,
    /// <c>3.061e6</c>.</summary>
    public static string Number(double number, int digits = SignificantDigits)
    {
        var magnitude = Math.Abs(number);
        if (number == 0)
        {
            return "0";
        }

        if (magnitude is < PlainFrom or >= PlainBelow)
        {
            var pattern = "0." + new string('#', digits - 1) + "e0";
            return number.ToString(pattern, CultureInfo.InvariantCulture);
        }

        // Digits left of the point are never dropped: 123456.7 prints as 123457.
        var left = (int)Math.Floor(Math.Log10(magnitude)) + 1;
        var decimals = Math.Clamp(digits - left, 0, 15);
        var text = Math.Round(number, decimals).ToString("F" + Text(decimals), CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>
    /// A text with numbers as print sets them: <c>3.061 × 10⁶</c> for <c>3.061e6</c>, true minus signs.
    /// </summary>
    public static string Typeset(string text) => Exponent().Replace(text, match =>
        " × 10" + string.Concat(match.Groups[1].Value.Select(c => c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c - '0'])))
        .Replace('-', '−');

    /// <summary>A signed difference of temperatures or the like: the unit's factor without its offset.</summary>
    public static string Difference(double difference_si, Unit unit)
    {
        var number = difference_si / unit.Factor;
        var text = (number > 0 ? "+" : "") + Number(number, 4);
        return unit.Symbol.Length == 0 ? text : text + " " + unit.Symbol;
    }

    /// <summary>A value, SI, as print sets it: <c>3.061 × 10⁶ W/m²</c>.</summary>
    public static string WithUnit(double value_si, Unit unit, int digits = SignificantDigits) =>
        Join(Typeset(Number(unit.FromSi(value_si), digits)), unit);

    /// <summary>A signed difference as print sets it.</summary>
    public static string DifferenceWithUnit(double difference_si, Unit unit) =>
        Join(Typeset((difference_si > 0 ? "+" : "") + Number(difference_si / unit.Factor, 4)), unit);

    private static string Join(string number, Unit unit) =>
        unit.Symbol.Length == 0 ? number : number + " " + UnitText.Pretty(unit.Symbol);

    /// <summary>A signed ratio in per cent: <c>-3.2 %</c>.</summary>
    public static string Percent(double ratio_1) => (ratio_1 > 0 ? "+" : "") + Number(ratio_1 * 100, 3) + " %";

    [GeneratedRegex("(?<=[0-9])e(-?[0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Exponent();

    /// <summary>A whole number.</summary>
    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole number and what it counts: <c>1 event</c>, <c>3 events</c>.</summary>
    public static string Count(int number, string noun) => Text(number) + " " + noun + (number == 1 ? "" : "s");
}
