using System.Globalization;
using Guanghan.Missions.Reports;

namespace Guanghan.Missions.Tests.Reports;

public sealed class UtcTextTests
{
    [Theory, Trait("Kind", "regression")]
    [InlineData("2026-03-02T11:22:33.250000001Z", "2026-03-02 11:22:33", "2026-03-02T11:22:33.2500000", "UTC")]
    [InlineData("2026-03-02T11:22:33Z", "2026-03-02 11:22:33", "2026-03-02T11:22:33.0000000", "UTC")]
    [InlineData("2016-12-31T23:59:60.5Z", "2016-12-31 23:59:60", "2017-01-01T00:00:00.5000000", "UTC")]
    [InlineData("1969-07-20T20:17:40 TT", "1969-07-20 20:17:40 TT", "1969-07-20T20:17:40.0000000", "TT")]
    public void An_instant_is_shown_to_the_second_and_placed_on_the_calendar(
        string printed, string shown, string placed, string scale)
    {
        Assert.Equal(shown, UtcText.Second(printed));
        Assert.True(UtcText.TryDate(printed, out var date, out var found));
        Assert.Equal(placed, date.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture));
        Assert.Equal(scale, found);
    }

    [Fact, Trait("Kind", "refusal")]
    public void What_is_no_calendar_date_is_not_placed() =>
        Assert.False(UtcText.TryDate("JD 2451545.0 TT", out _, out _));
}
