namespace Guanghan.Core.Time;

/// <summary>
/// Universal Time UT1, the reading of the Earth's rotation, in nanoseconds since 2000-01-01T12:00:00 UT1. It is not an
/// epoch: it becomes one only with a measured offset (IERS Bulletin A or B), and a type of its own keeps the two apart.
/// <c>default</c> is 2000-01-01T12:00:00 UT1.
/// </summary>
/// <param name="NanosecondsPastJ2000">Nanoseconds of UT1 since 2000-01-01T12:00:00 UT1.</param>
public readonly record struct Ut1(long NanosecondsPastJ2000)
{
    /// <summary>
    /// Days of 86400 s of UT1 since 2000-01-01T12:00:00 UT1 (JD 2451545.0 UT1), one double: resolves 0.1 ns.
    /// </summary>
    public double DaysPastJ2000_d => NanosecondsPastJ2000 / 86400e9;

    /// <summary>Fraction of the UT1 day since the last UT1 noon, [0, 1), without loss however far from J2000.</summary>
    public double DayFraction
    {
        get
        {
            var rest = NanosecondsPastJ2000 % DayClock.DayNanoseconds;
            return (rest < 0 ? rest + DayClock.DayNanoseconds : rest) / (double)DayClock.DayNanoseconds;
        }
    }

    /// <summary>UT1 at an instant.</summary>
    /// <param name="epoch">When, 1972 or later.</param>
    /// <param name="ut1MinusUtc">
    /// UT1 - UTC as the IERS publishes it, within +-0.9 s; it jumps by 1 s at a leap second.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">Before 1972; use <see cref="FromTaiOffset"/>.</exception>
    public static Ut1 FromUtcOffset(Epoch epoch, Duration ut1MinusUtc) =>
        FromTaiOffset(epoch, ut1MinusUtc - LeapSeconds.TaiMinusUtc(epoch));

    /// <summary>UT1 at an instant, from the offset that has no jumps.</summary>
    /// <param name="epoch">When.</param>
    /// <param name="ut1MinusTai">UT1 - TAI, which is (UT1 - UTC) - (TAI - UTC).</param>
    public static Ut1 FromTaiOffset(Epoch epoch, Duration ut1MinusTai)
    {
        var tai = Duration.FromNanoseconds(epoch.TaiNanoseconds) - Duration.FromNanoseconds(DayClock.TtMinusTai_ns);
        return new Ut1((tai + ut1MinusTai).Nanoseconds);
    }

    /// <summary>The instant at which the Earth showed this UT1.</summary>
    /// <param name="ut1MinusTai">
    /// UT1 - TAI, which is (UT1 - UTC) - (TAI - UTC); it has no jumps, so the answer is one.
    /// </param>
    public Epoch ToEpoch(Duration ut1MinusTai) =>
        Epoch.FromTaiNanoseconds(NanosecondsPastJ2000) + Duration.FromNanoseconds(DayClock.TtMinusTai_ns) - ut1MinusTai;
}
