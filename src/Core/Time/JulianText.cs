using System.Globalization;
using System.Numerics;

namespace Guanghan.Core.Time;

/// <summary>Julian Dates as decimal digits, by integer arithmetic alone.</summary>
internal static class JulianText
{
    private const int FractionDigits = 15; // Half a unit of the 15th digit of a day is 0.04 ns.
    private const int DigitsAtMost = 60;
    private const string Advice = "Write a Julian Date as \"JD 2460823.5 TT\" or \"MJD 60823.0 UTC\".";

    private static readonly BigInteger MjdZeroTenths = 24_000_005; // MJD = JD - 2400000.5 (IAU 1997 resolution B1).

    public static string Print(DayTime label, TimeScale scale, bool modified)
    {
        var unit = BigInteger.Pow(10, FractionDigits);
        var length = (BigInteger)DayClock.LengthOf(label.Mjd, scale);
        var fraction = ((2 * label.Nanoseconds * unit) + length) / (2 * length);
        var total = (label.Mjd * unit) + fraction + (modified ? 0 : MjdZeroTenths * unit / 10);
        var magnitude = BigInteger.DivRem(BigInteger.Abs(total), unit, out var rest);
        var digits = rest.ToString($"D{FractionDigits}", CultureInfo.InvariantCulture).TrimEnd('0');
        var sign = total < 0 ? "-" : "";
        var whole = magnitude.ToString(CultureInfo.InvariantCulture);
        var point = digits.Length > 0 ? "." : "";
        return $"{(modified ? "MJD" : "JD")} {sign}{whole}{point}{digits} {ScaleText.NameOf(scale)}";
    }

    public static bool TryParse(string text, out Epoch epoch, out string error)
    {
        ArgumentNullException.ThrowIfNull(text);
        epoch = default;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var kind = words.Length == 3 ? words[0].ToUpperInvariant() : "";
        if (kind is not ("JD" or "MJD"))
        {
            error = Refuse(text, "it is not JD or MJD, a number and a time scale");
            return false;
        }

        if (!TryReadDecimal(words[1], out var digits, out var places))
        {
            error = Refuse(text, $"\"{words[1]}\" is not a decimal number of at most {DigitsAtMost} digits");
            return false;
        }

        if (!ScaleText.TryRead(words[2], out var scale, out var reason))
        {
            error = Refuse(text, reason);
            return false;
        }

        var unit = BigInteger.Pow(10, places);
        var mjd = digits - (string.Equals(kind, "JD", StringComparison.Ordinal) ? MjdZeroTenths * unit / 10 : 0);
        if (BigInteger.Abs(mjd) > 1_000_000 * unit)
        {
            error = Refuse(text, Epoch.OutOfRange);
            return false;
        }

        var found = DayClock.TryFind(Split(mjd, unit, scale), scale, out epoch, out reason);
        error = found ? "" : Refuse(text, reason);
        return found;
    }

    private static DayTime Split(BigInteger mjd, BigInteger unit, TimeScale scale)
    {
        var day = (int)BigInteger.DivRem(mjd, unit, out var rest);
        if (rest < 0)
        {
            day--;
            rest += unit;
        }

        var length = DayClock.LengthOf(day, scale);
        var nanoseconds = (long)(((2 * rest * length) + unit) / (2 * unit));
        return nanoseconds == length ? new DayTime(day + 1, 0) : new DayTime(day, nanoseconds);
    }

    /// <summary>
    /// Reads digits as an integer over a power of ten; at least one place, so that 0.5 is whole tenths.
    /// </summary>
    private static bool TryReadDecimal(string word, out BigInteger digits, out int places)
    {
        var point = word.IndexOf('.', StringComparison.Ordinal);
        places = point < 0 ? 0 : word.Length - point - 1;
        var all = point < 0 ? word : word.Remove(point, 1);
        if (places == 0)
        {
            all += "0";
            places = 1;
        }

        var unsigned = all.TrimStart('+', '-');
        digits = default;
        return all.Length - unsigned.Length <= 1
            && unsigned.Length is > 1 and <= DigitsAtMost
            && BigInteger.TryParse(all, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out digits);
    }

    private static string Refuse(string text, string reason) =>
        $"Cannot read \"{text}\" as a Julian Date: {reason}. {Advice}";
}
