namespace Guanghan.Core.Time;

/// <summary>
/// An instant: whole nanoseconds of International Atomic Time since J2000.0, which is 2000-01-01T12:00:00 TT
/// (11:59:27.816 TAI). Covers 1707-09-22 to 2292-04-11. <c>default</c> is J2000.0. Calendars and clocks are read with a
/// <see cref="TimeScale"/>, which is never assumed.
/// </summary>
public readonly record struct Epoch : IComparable<Epoch>
{
    internal const string OutOfRange =
        "an instant must lie between 1707-09-22T12:12:43.145224192 TT and 2292-04-11T11:47:16.854775807 TT";

    private Epoch(long taiNanoseconds) => TaiNanoseconds = taiNanoseconds;

    /// <summary>The standard epoch 2000-01-01T12:00:00 TT.</summary>
    public static Epoch J2000 => default;

    /// <summary>
    /// Nanoseconds of TAI since J2000.0 (TT and TAI run at one rate, so this is the count in TT too).
    /// </summary>
    public long TaiNanoseconds { get; }

    /// <summary>The instant so many TAI nanoseconds after J2000.0.</summary>
    public static Epoch FromTaiNanoseconds(long nanoseconds) => new(nanoseconds);

    /// <summary>The instant that a calendar and clock name.</summary>
    /// <exception cref="ArgumentException">
    /// No such day or time, UTC before 1972, or out of range; says which.
    /// </exception>
    public static Epoch FromCivil(CivilTime civil) => CivilClock.TryFind(civil, 0, out var epoch, out var error)
        ? epoch
        : throw new ArgumentException($"No instant has that calendar and clock reading: {error}.", nameof(civil));

    /// <summary>
    /// Reads ISO 8601: <c>2016-12-31T23:59:60.5Z</c>, <c>2025-05-29T01:31:00+08:00</c>, <c>2025-05-28T17:31:00 TDB</c>.
    /// The scale must be there: <c>Z</c>, <c> UTC</c> or an offset from UTC, or <c> TAI</c>, <c> TT</c>, <c> TDB</c>,
    /// <c> GPS</c>. Up to nine digits of a second; none is lost.
    /// </summary>
    /// <exception cref="FormatException">Not such a text; the message says what, where and what to write.</exception>
    public static Epoch ParseIso(string text) => TryParseIso(text, out var epoch, out var error)
        ? epoch
        : throw new FormatException(error);

    /// <summary>Reads ISO 8601 as <see cref="ParseIso"/> does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="epoch">The instant, or J2000.0 where the text is refused.</param>
    /// <param name="error">Empty, or what is wrong, where, and what to write.</param>
    /// <returns>Whether the text named an instant.</returns>
    public static bool TryParseIso(string text, out Epoch epoch, out string error) =>
        IsoText.TryParse(text, out epoch, out error);

    /// <summary>
    /// Reads a Julian Date in decimal digits with its scale: <c>JD 2453750.892482639 TT</c>, <c>MJD 51544.5 TDB</c>.
    /// Rounded to the nearest nanosecond from the exact decimal value, never by way of a double.
    /// </summary>
    /// <exception cref="FormatException">Not such a text; the message says what, where and what to write.</exception>
    public static Epoch ParseJulian(string text) => TryParseJulian(text, out var epoch, out var error)
        ? epoch
        : throw new FormatException(error);

    /// <summary>Reads a Julian Date text as <see cref="ParseJulian"/> does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="epoch">The instant, or J2000.0 where the text is refused.</param>
    /// <param name="error">Empty, or what is wrong and what to write.</param>
    /// <returns>Whether the text named an instant.</returns>
    public static bool TryParseJulian(string text, out Epoch epoch, out string error) =>
        JulianText.TryParse(text, out epoch, out error);

    /// <summary>
    /// The instant so many TDB seconds after 2000-01-01T12:00:00 TDB, the count that SPICE kernels use ("ET"). Rounded
    /// to the nearest nanosecond.
    /// </summary>
    /// <exception cref="OverflowException">More than 292 years from J2000.0, or not a number.</exception>
    public static Epoch FromTdbSecondsPastJ2000(double seconds_s)
    {
        var tdb = Duration.FromSeconds(seconds_s).Nanoseconds;
        return DayClock.TryHold(Tdb.ToTt_ns(tdb), out var epoch, out var error) ? epoch : throw TooFar(error);
    }

    /// <summary>A later (or, with a negative duration, earlier) instant.</summary>
    /// <exception cref="OverflowException">Outside the years that an epoch holds.</exception>
    public static Epoch operator +(Epoch epoch, Duration duration) =>
        FromWide((Int128)epoch.TaiNanoseconds + duration.Nanoseconds);

    /// <summary>An earlier instant.</summary>
    /// <exception cref="OverflowException">Outside the years that an epoch holds.</exception>
    public static Epoch operator -(Epoch epoch, Duration duration) =>
        FromWide((Int128)epoch.TaiNanoseconds - duration.Nanoseconds);

    /// <summary>Time elapsed from <paramref name="b"/> to <paramref name="a"/>.</summary>
    /// <exception cref="OverflowException">More than 292 years apart.</exception>
    public static Duration operator -(Epoch a, Epoch b) =>
        Duration.FromNanoseconds(a.TaiNanoseconds) - Duration.FromNanoseconds(b.TaiNanoseconds);

    /// <summary>Earlier than.</summary>
    public static bool operator <(Epoch a, Epoch b) => a.TaiNanoseconds < b.TaiNanoseconds;

    /// <summary>Later than.</summary>
    public static bool operator >(Epoch a, Epoch b) => a.TaiNanoseconds > b.TaiNanoseconds;

    /// <summary>Not later than.</summary>
    public static bool operator <=(Epoch a, Epoch b) => a.TaiNanoseconds <= b.TaiNanoseconds;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(Epoch a, Epoch b) => a.TaiNanoseconds >= b.TaiNanoseconds;

    /// <inheritdoc/>
    public int CompareTo(Epoch other) => TaiNanoseconds.CompareTo(other.TaiNanoseconds);

    /// <summary>
    /// TDB seconds since 2000-01-01T12:00:00 TDB, the count that SPICE kernels use ("ET"). A double holds it to 0.06 us
    /// until 2034 and to 0.5 us over 1900-2100; <see cref="ToTdbPastJ2000"/> is exact to the nanosecond.
    /// </summary>
    public double ToTdbSecondsPastJ2000_s() => (TaiNanoseconds / 1e9) + Tdb.MinusTt(this).Seconds_s;

    /// <summary>TDB elapsed since 2000-01-01T12:00:00 TDB, in whole nanoseconds.</summary>
    /// <exception cref="OverflowException">Within 2 ms of the first or last instant that an epoch holds.</exception>
    public Duration ToTdbPastJ2000() => Duration.FromNanoseconds(TaiNanoseconds) + Tdb.MinusTt(this);

    /// <summary>Julian centuries of 36525 days of TT since J2000.0, the argument of most astronomical series.</summary>
    public double TtCenturiesPastJ2000Count() => TaiNanoseconds / (36525.0 * 86400e9);

    /// <summary>What the calendar and clock of a scale show.</summary>
    /// <exception cref="ArgumentOutOfRangeException">UTC before 1972.</exception>
    public CivilTime ToCivil(TimeScale scale) => CivilClock.Read(DayClock.Read(this, scale), scale);

    /// <summary>GPS week, counted from 1980-01-06 without rollover, and the time in it.</summary>
    public GpsWeek ToGpsWeek() => GpsWeek.At(this);

    /// <summary>Two-part Julian Date: midnight, then the fraction of the day; resolves 0.01 ns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">UTC before 1972.</exception>
    public JulianDate ToJulianDate(TimeScale scale) => JulianDate.At(this, scale);

    /// <summary>ISO 8601, exact: as many digits of a second as it takes, and the scale (<c>Z</c>,
    /// <c> TDB</c>).</summary>
    /// <exception cref="ArgumentOutOfRangeException">UTC before 1972.</exception>
    public string ToIso(TimeScale scale) => IsoText.Print(DayClock.Read(this, scale), scale, fractionDigits: null);

    /// <summary>ISO 8601 rounded to a number of digits of a second.</summary>
    /// <param name="scale">The scale to print in.</param>
    /// <param name="fractionDigits">Digits after the point, 0 to 9.</param>
    /// <exception cref="ArgumentOutOfRangeException">UTC before 1972, or another number of digits.</exception>
    public string ToIso(TimeScale scale, int fractionDigits) => fractionDigits is >= 0 and <= 9
        ? IsoText.Print(DayClock.Read(this, scale), scale, fractionDigits)
        : throw new ArgumentOutOfRangeException(
            nameof(fractionDigits), $"{fractionDigits} digits of a second were asked for; an epoch has 0 to 9.");

    /// <summary>
    /// Julian Date as decimal text, <c>JD 2451545 TT</c>: 15 digits of a day at most, which single out the nanosecond.
    /// In UTC the day of a leap second is divided by 86401 s, as ERFA and SOFA do ("quasi-JD").
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">UTC before 1972.</exception>
    public string ToJulianText(TimeScale scale) => JulianText.Print(DayClock.Read(this, scale), scale, modified: false);

    /// <summary>Modified Julian Date (JD - 2400000.5) as decimal text, <c>MJD 51544.5 TT</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">UTC before 1972.</exception>
    public string ToModifiedJulianText(TimeScale scale) =>
        JulianText.Print(DayClock.Read(this, scale), scale, modified: true);

    /// <summary>ISO 8601 in UTC, or in TT before 1972.</summary>
    public override string ToString() => ToIso(this < LeapSeconds.FirstEpoch ? TimeScale.Tt : TimeScale.Utc);

    private static Epoch FromWide(Int128 nanoseconds) =>
        DayClock.TryHold(nanoseconds, out var epoch, out var error) ? epoch : throw TooFar(error);

    private static OverflowException TooFar(string error) => new($"The instant is out of range: {error}.");
}
