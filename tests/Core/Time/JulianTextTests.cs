using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Time;

public sealed class JulianTextTests
{
    private const string Advice = " Write a Julian Date as \"JD 2460823.5 TT\" or \"MJD 60823.0 UTC\".";

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData("JD 2451545 TT", "2000-01-01T12:00:00 TT")] // definition of J2000.0
    [InlineData("MJD 51544.5 TT", "2000-01-01T12:00:00 TT")]
    [InlineData("MJD 0 TT", "1858-11-17T00:00:00 TT")] // IAU 1997 resolution B1
    [InlineData("MJD -0.25 TT", "1858-11-16T18:00:00 TT")]
    [InlineData("JD 2440587.5 TAI", "1970-01-01T00:00:00 TAI")]
    public void Known_dates_are_read_and_printed(string julian, string iso)
    {
        var epoch = Epoch.ParseJulian(julian);
        var scale = julian.EndsWith("TT", StringComparison.Ordinal) ? TimeScale.Tt : TimeScale.Tai;

        Assert.Equal(iso, epoch.ToIso(scale));
        Assert.Equal(
            julian,
            julian.StartsWith("JD", StringComparison.Ordinal)
                ? epoch.ToJulianText(scale)
                : epoch.ToModifiedJulianText(scale));
    }

    [Theory]
    [Trait("Kind", "property")]
    [InlineData(2451545.0, -1421.3)] // the four splits of SOFA's notes name one instant
    [InlineData(2400000.5, 50123.2)]
    [InlineData(2450123.5, 0.2)]
    [InlineData(0.2, 2450123.5)]
    public void Every_split_of_a_julian_date_is_one_instant(double first_d, double second_d)
    {
        var exact = Epoch.ParseJulian("JD 2450123.7 TT");
        var read = new JulianDate(first_d, second_d, TimeScale.Tt).ToEpoch();

        // 50123.2 and -1421.3 as doubles are off by up to 4e-12 d, which is 0.32 us.
        Assert.Equal(0.0, (read - exact).Seconds_s, 0.32e-6);
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("2451545.0", "it is not JD or MJD, a number and a time scale")]
    [InlineData("JD 2451545.0", "it is not JD or MJD, a number and a time scale")]
    [InlineData("JD 2451545,0 TT", "\"2451545,0\" is not a decimal number of at most 60 digits")]
    [InlineData("JD 1e6 TT", "\"1e6\" is not a decimal number of at most 60 digits")]
    [InlineData(
        "JD 2451545.0 UT1",
        "UT1 follows the Earth's rotation and needs a measured UT1-UTC; "
        + "the scales are UTC (or Z), TAI, TT, TDB and GPS")]
    [InlineData(
        "JD 1.5 TT",
        "an instant must lie between 1707-09-22T12:12:43.145224192 TT and 2292-04-11T11:47:16.854775807 TT")]
    public void A_text_that_is_not_a_julian_date_is_refused(string text, string reason)
    {
        var thrown = Assert.Throws<FormatException>(() => Epoch.ParseJulian(text));
        Assert.Equal($"Cannot read \"{text}\" as a Julian Date: {reason}.{Advice}", thrown.Message);
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData(double.NaN, 0.0)]
    [InlineData(double.PositiveInfinity, 0.0)]
    [InlineData(0.0, 1e300)]
    public void A_julian_date_that_is_no_number_is_refused(double first_d, double second_d) =>
        Assert.Throws<ArgumentException>(() => new JulianDate(first_d, second_d, TimeScale.Tt).ToEpoch());
}
