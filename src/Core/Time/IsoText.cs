using System.Globalization;

namespace Guanghan.Core.Time;

/// <summary>ISO 8601 extended format with a mandatory scale, read and printed without loss.</summary>
internal static class IsoText
{
    private const string Advice =
        "Write an instant as 2025-05-28T17:31:00Z (UTC), 2025-05-29T01:31:00+08:00, or with a scale: "
        + "2025-05-28T17:31:00.5 TDB (TAI, TT, TDB, GPS, UTC).";

    public static bool TryParse(string text, out Epoch epoch, out string error)
    {
        ArgumentNullException.ThrowIfNull(text);
        epoch = default;
        var scanner = new Scanner(text);
        var civil = ReadCivil(ref scanner, out var offsetMinutes);
        if (scanner.Error.Length > 0)
        {
            error = $"Cannot read \"{text}\" as an instant: {scanner.Error}. {Advice}";
            return false;
        }

        if (!CivilClock.TryFind(civil, offsetMinutes, out epoch, out var reason))
        {
            error = $"Cannot read \"{text}\" as an instant: {reason}.";
            return false;
        }

        error = "";
        return true;
    }

    public static string Print(DayTime label, TimeScale scale, int? fractionDigits)
    {
        var civil = CivilClock.Read(fractionDigits is { } digits ? Round(label, scale, digits) : label, scale);
        var fraction = civil.Nanosecond.ToString("D9", CultureInfo.InvariantCulture);
        fraction = fractionDigits is { } kept ? fraction[..kept] : fraction.TrimEnd('0');
        var point = fraction.Length > 0 ? "." : "";
        var suffix = scale == TimeScale.Utc ? "Z" : " " + ScaleText.NameOf(scale);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{civil.Year:D4}-{civil.Month:D2}-{civil.Day:D2}T{civil.Hour:D2}:{civil.Minute:D2}:{civil.Second:D2}")
            + point + fraction + suffix;
    }

    private static DayTime Round(DayTime label, TimeScale scale, int digits)
    {
        var unit = (long)Math.Pow(10, 9 - digits);
        var rounded = (label.Nanoseconds + (unit / 2)) / unit * unit;
        return rounded == DayClock.LengthOf(label.Mjd, scale)
            ? new DayTime(label.Mjd + 1, 0)
            : new DayTime(label.Mjd, rounded);
    }

    private static CivilTime ReadCivil(ref Scanner scanner, out int offsetMinutes)
    {
        var year = scanner.Digits(4, "a year of 4 digits");
        scanner.One("-", "'-' after the year");
        var month = scanner.Digits(2, "a month of 2 digits");
        scanner.One("-", "'-' after the month");
        var day = scanner.Digits(2, "a day of 2 digits");
        scanner.One("Tt ", "'T' and a time of day");
        var hour = scanner.Digits(2, "an hour of 2 digits");
        scanner.One(":", "':' after the hour");
        var minute = scanner.Digits(2, "a minute of 2 digits");
        var (second, nanosecond) = (0, 0);
        if (scanner.Accept(":"))
        {
            second = scanner.Digits(2, "a second of 2 digits");
            nanosecond = scanner.Accept(".,") ? scanner.Nanoseconds() : 0;
        }

        var scale = ReadScale(ref scanner, out offsetMinutes);
        return new CivilTime(year, month, day, hour, minute, second, nanosecond, scale);
    }

    private static TimeScale ReadScale(ref Scanner scanner, out int offsetMinutes)
    {
        offsetMinutes = 0;
        var isPlus = scanner.Peek == '+';
        if (scanner.Accept("+-"))
        {
            var hours = scanner.Digits(2, "an offset from UTC such as +08:00");
            scanner.Accept(":");
            var minutes = scanner.AtEnd ? 0 : scanner.Digits(2, "the minutes of the offset from UTC");
            scanner.End();
            scanner.Require(hours <= 23 && minutes <= 59, "the offset from UTC is more than 23:59");
            offsetMinutes = ((hours * 60) + minutes) * (isPlus ? 1 : -1);
            return TimeScale.Utc;
        }

        if (scanner.AtEnd)
        {
            scanner.Require(false, "it does not say which time scale it is in");
            return TimeScale.Utc;
        }

        var word = scanner.Rest();
        var known = ScaleText.TryRead(word.Trim(), out var scale, out var reason);
        scanner.Require(known, reason);
        return scale;
    }

    /// <summary>Walks the text once; the first complaint is kept, and reading on after it is harmless.</summary>
    private ref struct Scanner(string text)
    {
        private readonly string _text = text;
        private int _position;

        public string Error { get; private set; } = "";

        public readonly bool AtEnd => _position >= _text.Length;

        public readonly char Peek => AtEnd ? '\0' : _text[_position];

        public int Digits(int count, string expected)
        {
            var value = 0;
            for (var i = 0; i < count; i++)
            {
                if (!char.IsAsciiDigit(Peek))
                {
                    Expected(expected);
                    return 0;
                }

                value = (value * 10) + (_text[_position++] - '0');
            }

            return value;
        }

        public int Nanoseconds()
        {
            var (value, count) = (0L, 0);
            while (char.IsAsciiDigit(Peek) && count < 10)
            {
                value = (value * 10) + (_text[_position++] - '0');
                count++;
            }

            Require(count > 0, $"digits of a second were expected at character {_position + 1}");
            Require(count <= 9, "it has more than 9 digits of a second, and an instant is kept to the nanosecond");
            for (; count < 9; count++)
            {
                value *= 10;
            }

            return (int)Math.Min(value, 999_999_999);
        }

        public bool Accept(string choices)
        {
            var found = !AtEnd && choices.Contains(Peek, StringComparison.Ordinal);
            _position += found ? 1 : 0;
            return found;
        }

        public void One(string choices, string expected)
        {
            if (!Accept(choices))
            {
                Expected(expected);
            }
        }

        public string Rest()
        {
            var rest = _text[_position..];
            _position = _text.Length;
            return rest;
        }

        public void End()
        {
            if (!AtEnd)
            {
                Expected("the end");
            }
        }

        public void Require(bool holds, string complaint) =>
            Error = holds || Error.Length > 0 ? Error : complaint;

        private void Expected(string expected)
        {
            var found = AtEnd ? "the text ends" : $"there is '{Peek}'";
            Require(false, $"{found} at character {_position + 1}, where {expected} was expected");
        }
    }
}
