namespace Guanghan.Core.Time;

/// <summary>
/// What a calendar and clock show: proleptic Gregorian date, time of day, and the scale that the clock keeps. A bare
/// reading; <see cref="Epoch.FromCivil"/> checks it. <c>default</c> names no day.
/// </summary>
/// <param name="Year">Year, 1707 to 2292.</param>
/// <param name="Month">Month, 1 to 12.</param>
/// <param name="Day">Day of the month, 1 to 31.</param>
/// <param name="Hour">Hour, 0 to 23.</param>
/// <param name="Minute">Minute, 0 to 59.</param>
/// <param name="Second">Second, 0 to 59; 60 in a leap second of UTC.</param>
/// <param name="Nanosecond">Nanosecond, 0 to 999999999.</param>
/// <param name="Scale">The scale.</param>
public readonly record struct CivilTime(
    int Year, int Month, int Day, int Hour, int Minute, int Second, int Nanosecond, TimeScale Scale);

/// <summary>Between calendar readings and the day clock, with every bound checked.</summary>
internal static class CivilClock
{
    private const long MinuteNanoseconds = 60 * DayClock.SecondNanoseconds;
    private const int MinutesPerDay = 1440;

    public static CivilTime Read(DayTime label, TimeScale scale)
    {
        var date = DayClock.DateOf(label.Mjd);
        // A leap second belongs to the last minute: 23:59:60, not 24:00:00.
        var minutes = (int)Math.Min(label.Nanoseconds / MinuteNanoseconds, MinutesPerDay - 1);
        var (second, nanosecond) = Math.DivRem(
            label.Nanoseconds - (minutes * MinuteNanoseconds), DayClock.SecondNanoseconds);
        return new CivilTime(
            date.Year, date.Month, date.Day, minutes / 60, minutes % 60, (int)second, (int)nanosecond, scale);
    }

    /// <summary>The instant of a reading on a clock that is ahead of the scale by some minutes.</summary>
    public static bool TryFind(CivilTime civil, int offsetMinutes, out Epoch epoch, out string error)
    {
        epoch = default;
        error = Check(civil);
        if (error.Length > 0)
        {
            return false;
        }

        var minutes = (civil.Hour * 60) + civil.Minute - offsetMinutes;
        var days = (int)Math.Floor(minutes / (double)MinutesPerDay);
        var mjd = DayClock.MjdOf(civil.Year, civil.Month, civil.Day) + days;
        minutes -= days * MinutesPerDay;
        if (civil.Second == 60 && !IsLeapMinute(mjd, minutes, civil.Scale))
        {
            error = "second 60 exists only in a leap second, 23:59:60 UTC on a day that ended with one, and "
                + "this is not such a minute";
            return false;
        }

        var nanoseconds = (minutes * MinuteNanoseconds) + (civil.Second * DayClock.SecondNanoseconds)
            + civil.Nanosecond;
        return DayClock.TryFind(new DayTime(mjd, nanoseconds), civil.Scale, out epoch, out error);
    }

    private static bool IsLeapMinute(int mjd, int minutes, TimeScale scale) =>
        scale == TimeScale.Utc && minutes == MinutesPerDay - 1 && UtcClock.EndsWithLeapSecond(mjd);

    private static string Check(CivilTime civil)
    {
        if (civil.Year is < 1707 or > 2292)
        {
            return $"year {civil.Year} is out of range: {Epoch.OutOfRange}";
        }

        if (civil.Month is < 1 or > 12)
        {
            return $"month {civil.Month} does not exist; months run from 01 to 12";
        }

        var days = DateTime.DaysInMonth(civil.Year, civil.Month);
        return civil switch
        {
            { Day: var day } when day < 1 || day > days =>
                $"day {day} does not exist; {civil.Year:D4}-{civil.Month:D2} has days 01 to {days}",
            { Hour: < 0 or > 23 } => $"hour {civil.Hour} does not exist; hours run from 00 to 23",
            { Minute: < 0 or > 59 } => $"minute {civil.Minute} does not exist; minutes run from 00 to 59",
            { Second: < 0 or > 60 } => $"second {civil.Second} does not exist; seconds run from 00 to 59",
            { Nanosecond: < 0 or > 999_999_999 } =>
                $"nanosecond {civil.Nanosecond} does not exist; nanoseconds run from 0 to 999999999",
            _ => "",
        };
    }
}
