using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Time;

public sealed class IsoTextTests
{
    private static readonly string Advice =
        " Write an instant as 2025-05-28T17:31:00Z (UTC), 2025-05-29T01:31:00+08:00, or with a scale: "
        + "2025-05-28T17:31:00.5 TDB (TAI, TT, TDB, GPS, UTC).";

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData("2000-01-01T12:00:00 TT", 0)] // the definition of J2000.0
    [InlineData("2000-01-01T11:59:27.816 TAI", 0)] // TT - TAI = 32.184 s
    [InlineData("2000-01-01T11:58:55.816Z", 0)] // TAI - UTC = 32 s
    [InlineData("2000-01-01T11:59:08.816 GPS", 0)] // TAI - GPS = 19 s
    [InlineData("2000-01-01T19:58:55.816+08:00", 0)] // Beijing
    [InlineData("2000-01-01T12:00:00.000000001 TT", 1)]
    [InlineData("1999-12-31t06:28:55,816-05:30", -86_400_000_000_000)]
    public void One_instant_is_read_in_every_scale(string text, long nanoseconds) =>
        Assert.Equal(nanoseconds, Epoch.ParseIso(text).TaiNanoseconds);

    [Theory]
    [Trait("Kind", "property")]
    [InlineData("2016-12-31T23:59:60.999999999Z")]
    [InlineData("2016-12-31T23:59:60Z")]
    [InlineData("1972-06-30T23:59:60.5Z")]
    [InlineData("1972-01-01T00:00:00Z")]
    [InlineData("2024-02-29T23:59:59.123456789 TDB")]
    [InlineData("1707-09-22T12:12:43.145224192 TT")] // long.MinValue
    [InlineData("2292-04-11T11:47:16.854775807 TT")] // long.MaxValue
    [InlineData("1969-07-20T20:17:40 TAI")]
    [InlineData("1980-01-06T00:00:00 GPS")]
    public void A_text_is_printed_as_it_was_read(string text)
    {
        var word = text.EndsWith('Z') ? "UTC" : text.Split(' ')[1];
        var scale = Enum.Parse<TimeScale>(word, ignoreCase: true);

        Assert.Equal(text, Epoch.ParseIso(text).ToIso(scale));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_leap_second_read_with_an_offset_is_the_same_instant_as_in_utc() => Assert.Equal(
        Epoch.ParseIso("2016-12-31T23:59:60.25Z"), Epoch.ParseIso("2017-01-01T07:59:60.25+08:00"));

    [Theory]
    [Trait("Kind", "property")]
    [InlineData("2016-12-31T23:59:60.96Z", 1, "2017-01-01T00:00:00.0Z")]
    [InlineData("2016-12-31T23:59:59.96Z", 1, "2016-12-31T23:59:60.0Z")]
    [InlineData("2015-12-31T23:59:59.5Z", 0, "2016-01-01T00:00:00Z")]
    [InlineData("2015-12-31T23:59:59.4Z", 3, "2015-12-31T23:59:59.400Z")]
    public void Rounding_carries_through_leap_seconds_and_midnights(string text, int digits, string expected) =>
        Assert.Equal(expected, Epoch.ParseIso(text).ToIso(TimeScale.Utc, digits));

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("2025-05-28", "the text ends at character 11, where 'T' and a time of day was expected")]
    [InlineData("2025-05-28T17:31:00", "it does not say which time scale it is in")]
    [InlineData("2025-5-28T17:31:00Z", "there is '-' at character 7, where a month of 2 digits was expected")]
    [InlineData("2025/05/28T17:31:00Z", "there is '/' at character 5, where '-' after the year was expected")]
    [InlineData("2025-05-28T17:31:00.Z", "digits of a second were expected at character 21")]
    [InlineData(
        "2025-05-28T17:31:00.1234567890Z",
        "it has more than 9 digits of a second, and an instant is kept to the nanosecond")]
    [InlineData("2025-05-28T17:31:00+24:00", "the offset from UTC is more than 23:59")]
    [InlineData("2025-05-28T17:31:00+08:00x", "there is 'x' at character 26, where the end was expected")]
    [InlineData(
        "2025-05-28T17:31:00 UT1",
        "UT1 follows the Earth's rotation and needs a measured UT1-UTC; "
        + "the scales are UTC (or Z), TAI, TT, TDB and GPS")]
    [InlineData(
        "2025-05-28T17:31:00 CET", "\"CET\" is not a time scale; the scales are UTC (or Z), TAI, TT, TDB and GPS")]
    [InlineData("", "the text ends at character 1, where a year of 4 digits was expected")]
    public void A_text_that_is_not_an_instant_is_refused_with_what_and_where(string text, string reason)
    {
        Assert.False(Epoch.TryParseIso(text, out _, out var error));
        Assert.Equal($"Cannot read \"{text}\" as an instant: {reason}.{Advice}", error);
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("2025-13-28T17:31:00Z", "month 13 does not exist; months run from 01 to 12")]
    [InlineData("2025-02-29T17:31:00Z", "day 29 does not exist; 2025-02 has days 01 to 28")]
    [InlineData("2025-02-28T24:00:00Z", "hour 24 does not exist; hours run from 00 to 23")]
    [InlineData("2025-02-28T17:60:00Z", "minute 60 does not exist; minutes run from 00 to 59")]
    [InlineData("2025-02-28T17:31:61Z", "second 61 does not exist; seconds run from 00 to 59")]
    [InlineData(
        "2016-12-31T23:59:60 TAI",
        "second 60 exists only in a leap second, 23:59:60 UTC on a day that ended with one, and "
        + "this is not such a minute")]
    [InlineData(
        "2025-12-31T23:59:60Z",
        "second 60 exists only in a leap second, 23:59:60 UTC on a day that ended with one, and "
        + "this is not such a minute")]
    [InlineData(
        "1971-12-31T23:59:59Z",
        "UTC before 1972-01-01 ran at changing rates and is not supported; write the instant in TAI, TT or TDB")]
    [InlineData(
        "2292-04-11T11:47:16.854775808 TT",
        "an instant must lie between 1707-09-22T12:12:43.145224192 TT and 2292-04-11T11:47:16.854775807 TT")]
    public void A_day_or_time_that_does_not_exist_is_refused_with_its_bounds(string text, string reason)
    {
        var thrown = Assert.Throws<FormatException>(() => Epoch.ParseIso(text));
        Assert.Equal($"Cannot read \"{text}\" as an instant: {reason}.", thrown.Message);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Any_text_is_read_or_refused_in_words_and_never_throws() =>
        Gen.OneOf(
            Gen.String,
            Gen.String["0123456789-+:.,TZ DBJM"],
            Gen.Select(Gen.Int[0, 30], Gen.Char, (at, letter) =>
                "2016-12-31T23:59:60.123456789+00:00".Remove(at, 1).Insert(at, letter.ToString())))
            .Sample(text =>
            {
                var iso = Epoch.TryParseIso(text, out _, out var isoError);
                var julian = Epoch.TryParseJulian("JD " + text, out _, out var julianError);
                return iso == (isoError.Length == 0) && julian == (julianError.Length == 0);
            });

    [Fact]
    [Trait("Kind", "refusal")]
    public void Utc_before_1972_is_not_printed()
    {
        var early = Epoch.ParseIso("1969-07-20T20:17:40 TAI");

        Assert.Throws<ArgumentOutOfRangeException>(() => early.ToIso(TimeScale.Utc));
        Assert.Equal("1969-07-20T20:18:12.184 TT", early.ToString());
    }
}
