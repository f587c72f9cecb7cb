using System.Globalization;

namespace Guanghan.Flight.Formats;

/// <summary>Writes the columns of a two-line element set.</summary>
internal static class TwoLineWriter
{
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"; // Alpha-5: without I and O
    private static readonly CultureInfo s_invariant = CultureInfo.InvariantCulture;

    public static (string Line1, string Line2) Write(TwoLineElements set)
    {
        var number = Catalogue(set.CatalogueNumber);
        var mean = set.Mean;
        var (year, day) = YearAndDay(mean.EpochUtc.Day_d, mean.EpochUtc.Fraction_d);
        var first = $"1 {number}{set.Classification} {set.Designator,-8} {year % 100:D2}{day} " +
            $"{Rate(set.HalfMotionRate_1)} {Power(set.SixthMotionAcceleration_1)} {Power(mean.BStar_1)} " +
            $"{set.EphemerisType} " +
            $"{set.ElementSetNumber,4}";
        var eccentricity = mean.EccentricityRatio.ToString("F7", s_invariant);
        var second = $"2 {number} {Angle(mean.Inclination_rad)} {Angle(mean.RightAscensionOfNode_rad)} " +
        $"{eccentricity[2..]} " +
            $"{Angle(mean.ArgumentOfPericentre_rad)} {Angle(mean.MeanAnomaly_rad)} " +
            $"{mean.RevolutionsPerDayCount.ToString("F8", s_invariant),11}{set.RevolutionNumber,5}";
        return (Checked(first, "first"), Checked(second, "second"));
    }

    private static string Checked(string line, string which) => line.Length == TwoLineReader.Columns - 1
        ? line + TwoLineReader.Checksum(line).ToString(s_invariant)
        : throw new InvalidOperationException(
            $"The {which} line comes out with {line.Length} columns instead of 68: a value does not fit its columns: " +
            "\"{line}\".");

    private static string Catalogue(int number) => number switch
    {
        >= 0 and < 100_000 => number.ToString("D5", s_invariant),
        < 340_000 and >= 0 => Letters[(number / 10_000) - 10] + (number % 10_000).ToString("D4", s_invariant),
        _ => throw new InvalidOperationException($"Catalogue number {number} does not fit; 0 to 339999 do."),
    };

    private static (int Year, string Day) YearAndDay(double julianDay, double fraction)
    {
        const double Start = 1721425.5; // JD of 0001-01-01
        var total = julianDay - Start;
        var whole = Math.Floor(total);
        var rest = total - whole + fraction;
        var carry = Math.Floor(rest);
        var date = DateTime.MinValue.AddDays(whole + carry);
        var day = date.DayOfYear + (rest - carry);
        return date.Year is >= 1957 and <= 2056
            ? (date.Year, day.ToString("000.00000000", s_invariant))
            : throw new InvalidOperationException($"Year {date.Year} does not fit its two digits; 1957 to 2056 do.");
    }

    private static string Angle(double angle_rad) =>
        (angle_rad / TwoLineReader.Degree).ToString("F4", s_invariant).PadLeft(8);

    // Sign, point and eight digits; a zero before the point is left out.
    private static string Rate(double value)
    {
        var text = Math.Abs(value).ToString("F8", s_invariant);
        return text[0] == '0'
            ? (double.IsNegative(value) ? "-" : " ") + text[1..]
            : throw new InvalidOperationException(
                $"A derivative of mean motion of {value.ToString(s_invariant)} does not fit; below 1 does.");
    }

    // Five digits behind a point that is left out, and one digit of a power of ten with its sign.
    private static string Power(double value)
    {
        if (value == 0)
        {
            return " 00000-0";
        }
        var size = Math.Abs(value);
        var text = size.ToString("E4", s_invariant);
        var exponent = int.Parse(text[(text.IndexOf('E', StringComparison.Ordinal) + 1)..], s_invariant) + 1;
        if (exponent > 9)
        {
            throw new InvalidOperationException(
                $"{value.ToString(s_invariant)} does not fit its columns; below 1e9 does.");
        }
        // Below 1e-9 the power stays and digits are lost.
        var digits = exponent < -9
            ? Math.Round(size * 1e14).ToString("00000", s_invariant)
            : text[0] + text[2..6];
        exponent = Math.Max(exponent, -9);
        return (value < 0 ? "-" : " ") + digits + (exponent >= 0 ? "+" : "-")
            + Math.Abs(exponent).ToString(s_invariant);
    }
}
