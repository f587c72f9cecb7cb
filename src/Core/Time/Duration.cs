using System.Globalization;

namespace Guanghan.Core.Time;

/// <summary>An elapsed time, exact to the nanosecond, within +-292 years. <c>default</c> is zero.</summary>
public readonly record struct Duration : IComparable<Duration>
{
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const string Limit =
        "a duration reaches from -9223372036.854775808 s to 9223372036.854775807 s (292 years)";

    private Duration(long nanoseconds) => Nanoseconds = nanoseconds;

    /// <summary>No time at all.</summary>
    public static Duration Zero => default;

    /// <summary>Whole nanoseconds.</summary>
    public long Nanoseconds { get; }

    /// <summary>Length in seconds, rounded to double precision.</summary>
    public double Seconds_s => Nanoseconds / 1e9;

    /// <summary>Length in minutes, rounded to double precision.</summary>
    public double MinuteCount => Nanoseconds / 60e9;

    /// <summary>Length in hours, rounded to double precision.</summary>
    public double HourCount => Nanoseconds / 3600e9;

    /// <summary>Length in days of 86400 s, rounded to double precision.</summary>
    public double Days_d => Nanoseconds / 86400e9;

    /// <summary>A duration of so many nanoseconds.</summary>
    public static Duration FromNanoseconds(long nanoseconds) => new(nanoseconds);

    /// <summary>A duration of so many seconds, rounded to the nearest nanosecond.</summary>
    /// <exception cref="OverflowException">Longer than 292 years, or not a number.</exception>
    public static Duration FromSeconds(double seconds_s) => FromUnits(seconds_s, 1, "s");

    /// <summary>A duration of so many minutes, rounded to the nearest nanosecond.</summary>
    /// <exception cref="OverflowException">Longer than 292 years, or not a number.</exception>
    public static Duration FromMinutes(double minuteCount) => FromUnits(minuteCount, 60, "min");

    /// <summary>A duration of so many hours, rounded to the nearest nanosecond.</summary>
    /// <exception cref="OverflowException">Longer than 292 years, or not a number.</exception>
    public static Duration FromHours(double hourCount) => FromUnits(hourCount, 3600, "h");

    /// <summary>A duration of so many days of 86400 s, rounded to the nearest nanosecond.</summary>
    /// <exception cref="OverflowException">Longer than 292 years, or not a number.</exception>
    public static Duration FromDays(double days_d) => FromUnits(days_d, 86400, "d");

    /// <summary>Sum.</summary>
    /// <exception cref="OverflowException">Longer than 292 years.</exception>
    public static Duration operator +(Duration a, Duration b) => FromWide((Int128)a.Nanoseconds + b.Nanoseconds);

    /// <summary>Difference.</summary>
    /// <exception cref="OverflowException">Longer than 292 years.</exception>
    public static Duration operator -(Duration a, Duration b) => FromWide((Int128)a.Nanoseconds - b.Nanoseconds);

    /// <summary>Opposite.</summary>
    /// <exception cref="OverflowException">The most negative duration has no opposite.</exception>
    public static Duration operator -(Duration a) => FromWide(-(Int128)a.Nanoseconds);

    /// <summary>So many times as long, exactly.</summary>
    /// <exception cref="OverflowException">Longer than 292 years.</exception>
    public static Duration operator *(Duration a, long count) => FromWide((Int128)a.Nanoseconds * count);

    /// <summary>So many times as long, exactly.</summary>
    /// <exception cref="OverflowException">Longer than 292 years.</exception>
    public static Duration operator *(long count, Duration a) => a * count;

    /// <summary>How many times the second fits into the first: a pure number, double precision.</summary>
    /// <exception cref="DivideByZeroException">The second duration is zero.</exception>
    public static double operator /(Duration a, Duration b) => b.Nanoseconds == 0
        ? throw new DivideByZeroException("A duration cannot be divided by a duration of 0 s.")
        : (double)a.Nanoseconds / b.Nanoseconds;

    /// <summary>Shorter than.</summary>
    public static bool operator <(Duration a, Duration b) => a.Nanoseconds < b.Nanoseconds;

    /// <summary>Longer than.</summary>
    public static bool operator >(Duration a, Duration b) => a.Nanoseconds > b.Nanoseconds;

    /// <summary>Not longer than.</summary>
    public static bool operator <=(Duration a, Duration b) => a.Nanoseconds <= b.Nanoseconds;

    /// <summary>Not shorter than.</summary>
    public static bool operator >=(Duration a, Duration b) => a.Nanoseconds >= b.Nanoseconds;

    /// <inheritdoc/>
    public int CompareTo(Duration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>Exact decimal seconds with the unit: <c>-0.5 s</c>, <c>86400 s</c>, <c>0.000000001 s</c>.</summary>
    public override string ToString()
    {
        var magnitude = UInt128.CreateChecked(Int128.Abs(Nanoseconds));
        var (seconds, rest) = UInt128.DivRem(magnitude, NanosecondsPerSecond);
        var fraction = ((long)rest).ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        var sign = Nanoseconds < 0 ? "-" : "";
        var whole = ((long)seconds).ToString(CultureInfo.InvariantCulture);
        return fraction.Length == 0 ? $"{sign}{whole} s" : $"{sign}{whole}.{fraction} s";
    }

    /// <summary>Splits off whole seconds first, so that the nanosecond is right for large values too.</summary>
    private static Duration FromUnits(double value, int secondsPerUnit, string unit)
    {
        var limit = 9.3e9 / secondsPerUnit;
        if (double.IsNaN(value) || Math.Abs(value) > limit)
        {
            throw TooLong(string.Create(CultureInfo.InvariantCulture, $"{value} {unit}"));
        }

        var whole = Math.Truncate(value);
        var fraction = (value - whole) * secondsPerUnit * NanosecondsPerSecond;
        var nanoseconds = ((Int128)whole * secondsPerUnit * NanosecondsPerSecond) + (Int128)Math.Round(fraction);
        return FromWide(nanoseconds);
    }

    private static Duration FromWide(Int128 nanoseconds) =>
        nanoseconds < long.MinValue || nanoseconds > long.MaxValue
            ? throw TooLong($"{nanoseconds.ToString(CultureInfo.InvariantCulture)} ns")
            : new((long)nanoseconds);

    private static OverflowException TooLong(string value) =>
        new($"{value} is not a duration that can be held: {Limit}.");
}
