namespace Guanghan.Core.Time;

/// <summary>One step of UTC: from 00:00:00 UTC of a day on, TAI - UTC has a new whole number of seconds.</summary>
/// <param name="Mjd">Modified Julian Date of the first day with the new offset.</param>
/// <param name="TaiMinusUtc">TAI - UTC from that day on; a whole number of seconds.</param>
public readonly record struct LeapSecond(int Mjd, Duration TaiMinusUtc);

/// <summary>
/// Every leap second since UTC took its present form on 1972-01-01. Before that UTC ran at changing rates and jumped
/// by fractions of a second; it is refused here, never guessed.
/// Source: IERS Bulletin C and the IERS table "TAI - UTC" (hpiers.obspm.fr, Leap_Second.dat), ITU-R TF.460-6.
/// Complete to Bulletin C 71 of 2026-01-06. Later bulletins may add a step from <see cref="AnnouncedUntil"/> on.
/// </summary>
public static class LeapSeconds
{
    private static readonly LeapSecond[] Steps =
    [
        Step(1972, 1, 10), Step(1972, 7, 11), Step(1973, 1, 12), Step(1974, 1, 13), Step(1975, 1, 14),
        Step(1976, 1, 15), Step(1977, 1, 16), Step(1978, 1, 17), Step(1979, 1, 18), Step(1980, 1, 19),
        Step(1981, 7, 20), Step(1982, 7, 21), Step(1983, 7, 22), Step(1985, 7, 23), Step(1988, 1, 24),
        Step(1990, 1, 25), Step(1991, 1, 26), Step(1992, 7, 27), Step(1993, 7, 28), Step(1994, 7, 29),
        Step(1996, 1, 30), Step(1997, 7, 31), Step(1999, 1, 32), Step(2006, 1, 33), Step(2009, 1, 34),
        Step(2012, 7, 35), Step(2015, 7, 36), Step(2017, 1, 37),
    ];

    /// <summary>The steps in order, the first being 1972-01-01 with TAI - UTC = 10 s.</summary>
    public static IReadOnlyList<LeapSecond> All { get; } = Array.AsReadOnly(Steps);

    /// <summary>The first instant of UTC as defined here: 1972-01-01T00:00:00 UTC.</summary>
    public static Epoch FirstEpoch { get; } = StartOf(Steps[0]);

    /// <summary>
    /// 2027-01-01T00:00:00 UTC: up to here the table is certain (Bulletin C 71: no step at the end of June 2026, the
    /// next opportunity being the end of December 2026). Later instants use the last offset, so their UTC may be
    /// re-announced by a second; their TAI, TT and TDB are not affected.
    /// </summary>
    public static Epoch AnnouncedUntil { get; } = StartOf(Step(2027, 1, 37));

    /// <summary>TAI - UTC at an instant. During a leap second it is still the value before the step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before 1972-01-01 UTC.</exception>
    public static Duration TaiMinusUtc(Epoch epoch) => epoch < FirstEpoch
        ? throw new ArgumentOutOfRangeException(nameof(epoch), UtcClock.TooEarly)
        : Steps[UtcClock.StepAt(epoch)].TaiMinusUtc;

    /// <summary>The instant at which a step takes effect: the second after 23:59:60.</summary>
    public static Epoch StartOf(LeapSecond step) =>
        Epoch.FromTaiNanoseconds((long)(DayClock.NanosecondsSinceJ2000(step.Mjd, 0)
            + DayClock.TtMinusTai_ns + step.TaiMinusUtc.Nanoseconds));

    private static LeapSecond Step(int year, int month, int taiMinusUtc_s) =>
        new(DayClock.MjdOf(year, month, 1), Duration.FromSeconds(taiMinusUtc_s));
}
