using System.Globalization;
using Guanghan.Core.Time;
using Guanghan.Flight.Propagation.Sgp4;

namespace Guanghan.Flight.Formats;

/// <summary>Reads the columns of two-line element sets; the first complaint is kept.</summary>
internal sealed class TwoLineReader
{
    internal const int Columns = 69;
    internal const double Degree = Math.PI / 180;
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"; // Alpha-5: without I and O

    private readonly string[] _lines;

    private TwoLineReader(string line1, string line2) => _lines = [line1, line2];

    private string Error { get; set; } = "";

    public static bool TryRead(
        string line1, string line2, string name, ChecksumRule checksum, out TwoLineElements? elements, out string error)
    {
        var reader = new TwoLineReader(line1.TrimEnd(), line2.TrimEnd());
        elements = reader.Read(name, checksum);
        error = reader.Error;
        elements = error.Length > 0 ? null : elements;
        return elements is not null;
    }

    public static (List<TwoLineElements> Sets, List<string> Problems) ReadAll(string text, ChecksumRule checksum)
    {
        var (sets, problems) = (new List<TwoLineElements>(), new List<string>());
        var (name, number) = ("", 0);
        string? first = null;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var current = line.TrimEnd().ToString();
            if (first is not null && current.StartsWith("2 ", StringComparison.Ordinal))
            {
                if (TryRead(first, current, name, checksum, out var elements, out var error))
                {
                    sets.Add(elements!);
                }
                else
                {
                    problems.Add($"Lines {number - 1} and {number}: {error}");
                }
                (first, name) = (null, "");
                continue;
            }
            if (first is not null)
            {
                problems.Add($"Line {number}: a second line, starting with \"2 \", should follow line {number - 1}.");
            }
            first = current.StartsWith("1 ", StringComparison.Ordinal) ? current : null;
            name = first is not null ? name : current.StartsWith("0 ", StringComparison.Ordinal) ? current[2..].Trim()
                : current.Trim();
        }
        if (first is not null)
        {
            problems.Add($"Line {number}: the text ends after a first line; its second line is missing.");
        }
        return (sets, problems);
    }

    /// <summary>The check digit: digits as they are and 1 for a minus, modulo 10.</summary>
    public static int Checksum(ReadOnlySpan<char> line)
    {
        var sum = 0;
        foreach (var character in line)
        {
            sum += char.IsAsciiDigit(character) ? character - '0' : character == '-' ? 1 : 0;
        }
        return sum % 10;
    }

    private TwoLineElements? Read(string name, ChecksumRule checksum)
    {
        CheckFrame(checksum);
        if (Error.Length > 0)
        {
            return null;
        }
        var number = Catalogue(0);
        Require(number == Catalogue(1), "The two lines are of different satellites: columns 3 to 7 differ.");
        var (year, day) = (Whole(0, 19, 20, "epoch year"), Decimal(0, 21, 32, "day of the year"));
        year += year < 57 ? 2000 : 1900; // the year of Sputnik
        var days = DateTime.IsLeapYear(year) ? 367.0 : 366.0;
        Require(day >= 1 && day < days, string.Create(
            CultureInfo.InvariantCulture,
                $"Line 1, columns 21 to 32: the day of {year} must be from 1 to below {days}; it is {day}."));
        var mean = new Sgp4Elements(
            EpochOf(year, day),
            Decimal(1, 53, 63, "mean motion"),
            Fraction(1, 27, 33, "eccentricity"),
            Angle(9, 16, "inclination", 180),
            Angle(18, 25, "right ascension of the node", 360),
            Angle(35, 42, "argument of perigee", 360),
            Angle(44, 51, "mean anomaly", 360),
            Power(0, 54, 61, "drag term"));
        Require(mean.RevolutionsPerDayCount > 0, "Line 2, columns 53 to 63: the mean motion must be positive.");
        return new(
            mean, name, number, Classification(), _lines[0][9..17].Trim(),
                Decimal(0, 34, 43, "derivative of mean motion"),
            Power(0, 45, 52, "second derivative of mean motion"), Whole(0, 63, 63, "ephemeris type"),
            Whole(0, 65, 68, "element set number"), Whole(1, 64, 68, "revolution number"));
    }

    private static JulianDate EpochOf(int year, double day)
    {
        const double Start = 1721425.5; // JD of 0001-01-01
        var whole = Math.Floor(day);
        var days = (new DateTime(year, 1, 1) - DateTime.MinValue).Days;
        return new(Start + days + whole - 1, day - whole, TimeScale.Utc);
    }

    private void CheckFrame(ChecksumRule checksum)
    {
        for (var i = 0; i < 2 && Error.Length == 0; i++)
        {
            var line = _lines[i];
            Require(line.Length >= Columns - (checksum == ChecksumRule.Ignore ? 1 : 0),
                $"Line {i + 1} has {line.Length} columns; a two-line element set has {Columns}.");
            if (Error.Length > 0)
            {
                return;
            }
            Require(line[0] == '1' + i
                && line[1] == ' ', $"Line {i + 1} must start with \"{i + 1} \"; it starts with \"{line[..2]}\".");
            Require(!line.AsSpan(0, Columns - 1).ContainsAnyExceptInRange(' ', '~'),
                $"Line {i + 1} holds a character that is not plain ASCII.");
            if (checksum == ChecksumRule.Require && Error.Length == 0)
            {
                var expected = Checksum(line.AsSpan(0, Columns - 1));
                Require(line[Columns - 1] == '0' + expected,
                    $"Line {i + 1}, column 69: the check digit is '{line[Columns - 1]}', but the line sums to " +
                    $"{expected}; a " +
                    "character has been lost or changed. If the set was edited by hand, read it without the check.");
            }
        }
    }

    private int Catalogue(int line)
    {
        var text = _lines[line][2..7];
        var letter = Letters.IndexOf(text[0], StringComparison.Ordinal);
        var rest = letter >= 0 ? text[1..] : text;
        var isNumber = int.TryParse(rest, NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var value);
        Require(isNumber && value >= 0, Complaint(line, 3, 7, "catalogue number"));
        return letter >= 0 ? ((letter + 10) * 10000) + value : value;
    }

    private char Classification()
    {
        var letter = _lines[0][7];
        Require(letter is 'U' or 'C' or 'S' or ' ',
            $"Line 1, column 8: the classification is U, C or S, not '{letter}'.");
        return letter == ' ' ? 'U' : letter;
    }

    private double Angle(int first, int last, string what, double limit)
    {
        var degrees = Decimal(1, first, last, what);
        Require(degrees >= 0 && degrees <= limit, string.Create(
            CultureInfo.InvariantCulture,
            $"Line 2, columns {first} to {last}: the {what} must be from 0 to {limit} deg; it is {degrees}."));
        return degrees * Degree;
    }

    private double Decimal(int line, int first, int last, string what)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint |
            NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        var found = double.TryParse(Text(line, first, last), Style, CultureInfo.InvariantCulture, out var value);
        Require(found && double.IsFinite(value), Complaint(line, first, last, what));
        return value;
    }

    /// <summary>Digits with the point before them left out.</summary>
    private double Fraction(int line, int first, int last, string what)
    {
        var text = Text(line, first, last).ToString().Replace(' ', '0');
        var isDigits = text.All(char.IsAsciiDigit);
        Require(isDigits, Complaint(line, first, last, what));
        return isDigits ? double.Parse("0." + text, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>A fraction and a power of ten, such as <c>-11606-4</c> for -0.11606e-4.</summary>
    private double Power(int line, int first, int last, string what)
    {
        var text = Text(line, first, last).ToString();
        if (string.IsNullOrWhiteSpace(text))
        {
            return 0;
        }
        var sign = text[0] == '-' ? "-" : "";
        var digits = text[1..^2].Trim();
        var exponent = text[^2..].Replace(' ', '+');
        var isSound = text[0] is ' ' or '+' or '-' && digits.Length > 0 && digits.All(char.IsAsciiDigit)
            && exponent[0] is '+' or '-' && char.IsAsciiDigit(exponent[1]);
        Require(isSound, Complaint(line, first, last, what));
        return isSound ? double.Parse($"{sign}0.{digits}e{exponent}", CultureInfo.InvariantCulture) : 0;
    }

    private int Whole(int line, int first, int last, string what)
    {
        var text = Text(line, first, last);
        if (text.IsWhiteSpace() && !string.Equals(what, "epoch year", StringComparison.Ordinal))
        {
            return 0; // running numbers are left blank at times
        }
        const NumberStyles Style = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        var found = int.TryParse(text, Style, CultureInfo.InvariantCulture, out var value);
        Require(found, Complaint(line, first, last, what));
        return value;
    }

    private ReadOnlySpan<char> Text(int line, int first, int last) => _lines[line].AsSpan(first - 1, last - first + 1);

    private string Complaint(int line, int first, int last, string what) =>
        $"Line {line + 1}, columns {first} to {last}: the {what} cannot be read from \"{Text(line, first, last)}\".";

    private void Require(bool holds, string complaint) => Error = holds || Error.Length > 0 ? Error : complaint;
}
