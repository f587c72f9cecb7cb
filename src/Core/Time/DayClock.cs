namespace Guanghan.Core.Time;

/// <summary>
/// A day and the time in it as one scale's clock shows them; on a leap-second day it runs to 86401 s.
/// </summary>
/// <param name="Mjd">Modified Julian Date, whole days.</param>
/// <param name="Nanoseconds">Nanoseconds since midnight.</param>
internal readonly record struct DayTime(int Mjd, long Nanoseconds);

/// <summary>Between instants and the day-and-time labels of each scale. Whole nanoseconds throughout.</summary>
internal static class DayClock
{
    public const long SecondNanoseconds = 1_000_000_000;
    public const long DayNanoseconds = 86_400 * SecondNanoseconds;
    public const long TtMinusTai_ns = 32_184_000_000; // IAU 1991 resolution A4, recommendation IV: exact.
    public const long TaiMinusGps_ns = 19_000_000_000; // IS-GPS-200, 3.3.4: TAI - UTC of 1980-01-06, kept since.

    private const int J2000Mjd = 51544; // J2000.0 is JD 2451545.0, noon of MJD 51544.
    private const int MjdOfDayNumberZero = -678575; // DateOnly counts from 0001-01-01; 1858-11-17 is 678575.

    /// <summary>Modified Julian Date of a Gregorian calendar day.</summary>
    public static int MjdOf(int year, int month, int day) =>
        new DateOnly(year, month, day).DayNumber + MjdOfDayNumberZero;

    /// <summary>Gregorian calendar day of a Modified Julian Date.</summary>
    public static DateOnly DateOf(int mjd) => DateOnly.FromDayNumber(mjd - MjdOfDayNumberZero);

    /// <summary>Nanoseconds from 2000-01-01T12:00:00 to a label of one and the same uniform scale.</summary>
    public static Int128 NanosecondsSinceJ2000(int mjd, long nanoseconds) =>
        ((Int128)(mjd - J2000Mjd) * DayNanoseconds) + nanoseconds - (DayNanoseconds / 2);

    /// <summary>Length of the day on the scale's clock: 86400 s, or 86401 s in UTC before a leap step.</summary>
    public static long LengthOf(int mjd, TimeScale scale) =>
        scale == TimeScale.Utc && UtcClock.EndsWithLeapSecond(mjd)
            ? DayNanoseconds + SecondNanoseconds
            : DayNanoseconds;

    /// <summary>What the scale's clock shows at an instant.</summary>
    /// <exception cref="ArgumentOutOfRangeException">UTC before 1972.</exception>
    public static DayTime Read(Epoch epoch, TimeScale scale) => scale switch
    {
        TimeScale.Tt => Split(epoch.TaiNanoseconds),
        TimeScale.Tai => Split((Int128)epoch.TaiNanoseconds - TtMinusTai_ns),
        TimeScale.Gps => Split((Int128)epoch.TaiNanoseconds - TtMinusTai_ns - TaiMinusGps_ns),
        TimeScale.Tdb => Split((Int128)epoch.TaiNanoseconds + Tdb.MinusTt(epoch).Nanoseconds),
        TimeScale.Utc => UtcClock.Read(epoch),
        _ => throw new ArgumentOutOfRangeException(nameof(scale), $"{scale} is not a time scale."),
    };

    /// <summary>The instant at which the scale's clock shows a label.</summary>
    /// <returns>False with a reason where the label names no instant that an epoch can hold.</returns>
    public static bool TryFind(DayTime label, TimeScale scale, out Epoch epoch, out string error)
    {
        epoch = default;
        if (scale == TimeScale.Utc)
        {
            return UtcClock.TryFind(label, out epoch, out error);
        }

        var sinceJ2000 = NanosecondsSinceJ2000(label.Mjd, label.Nanoseconds);
        var tt = scale switch
        {
            TimeScale.Tt => sinceJ2000,
            TimeScale.Tai => sinceJ2000 + TtMinusTai_ns,
            TimeScale.Gps => sinceJ2000 + TtMinusTai_ns + TaiMinusGps_ns,
            TimeScale.Tdb => Tdb.ToTt_ns(sinceJ2000),
            _ => throw new ArgumentOutOfRangeException(nameof(scale), $"{scale} is not a time scale."),
        };
        return TryHold(tt, out epoch, out error);
    }

    /// <summary>An epoch of so many TT nanoseconds since J2000.0, where Int64 can hold them.</summary>
    public static bool TryHold(Int128 ttNanoseconds, out Epoch epoch, out string error)
    {
        var held = ttNanoseconds >= long.MinValue && ttNanoseconds <= long.MaxValue;
        epoch = held ? Epoch.FromTaiNanoseconds((long)ttNanoseconds) : default;
        error = held ? "" : Epoch.OutOfRange;
        return held;
    }

    private static DayTime Split(Int128 sinceJ2000)
    {
        var sinceMidnight = sinceJ2000 + (DayNanoseconds / 2);
        var (days, rest) = Int128.DivRem(sinceMidnight, DayNanoseconds);
        return rest < 0
            ? new DayTime(J2000Mjd + (int)days - 1, (long)rest + DayNanoseconds)
            : new DayTime(J2000Mjd + (int)days, (long)rest);
    }
}
