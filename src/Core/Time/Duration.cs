namespace Guanghan.Core.Time;

/// <summary>An elapsed time, exact to the nanosecond, within +-292 years. <c>default</c> is zero.</summary>
public readonly record struct Duration : IComparable<Duration>
{
    private Duration(long nanoseconds) => Nanoseconds = nanoseconds;

    /// <summary>No time at all.</summary>
    public static Duration Zero => default;

    /// <summary>Whole nanoseconds.</summary>
    public long Nanoseconds { get; }

    /// <summary>Length in seconds, rounded to double precision.</summary>
    public double Seconds_s => Nanoseconds / 1e9;

    /// <summary>A duration of so many nanoseconds.</summary>
    public static Duration FromNanoseconds(long nanoseconds) => new(nanoseconds);

    /// <summary>A duration of so many seconds, rounded to the nearest nanosecond.</summary>
    /// <exception cref="OverflowException">Longer than 292 years, or not a number.</exception>
    public static Duration FromSeconds(double seconds_s) => new(checked((long)Math.Round(seconds_s * 1e9)));

    /// <summary>Sum.</summary>
    public static Duration operator +(Duration a, Duration b) => new(checked(a.Nanoseconds + b.Nanoseconds));

    /// <summary>Difference.</summary>
    public static Duration operator -(Duration a, Duration b) => new(checked(a.Nanoseconds - b.Nanoseconds));

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
}
