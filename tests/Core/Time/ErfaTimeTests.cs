using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Time;

/// <summary>
/// Against the values published in ERFA 2.0.0, t_erfa_c.c. ERFA's own tolerance there is 1e-12 d (0.09 us); an epoch is
/// whole nanoseconds, so half a nanosecond, 6e-15 d, plus the 1e-16 d of a double is what may remain. 1e-14 d is
/// asserted.
/// </summary>
public sealed class ErfaTimeTests
{
    private const double Tolerance_d = 1e-14;

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData("2003-06-01", 32)] // eraDat d1
    [InlineData("2008-01-17", 33)] // eraDat d2
    [InlineData("2017-09-01", 37)] // eraDat d3
    public void Tai_minus_utc_is_that_of_eraDat(string date, int seconds_s) =>
        Assert.Equal(Duration.FromSeconds(seconds_s), LeapSeconds.TaiMinusUtc(Epoch.ParseIso(date + "T00:00:00Z")));

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(TimeScale.Tai, 0.892482639, TimeScale.Utc, 0.8921006945555555556)] // eraTaiutc
    [InlineData(TimeScale.Utc, 0.892100694, TimeScale.Tai, 0.8924826384444444444)] // eraUtctai
    [InlineData(TimeScale.Tai, 0.892482639, TimeScale.Tt, 0.892855139)] // eraTaitt
    [InlineData(TimeScale.Tt, 0.892482639, TimeScale.Tai, 0.892110139)] // eraTttai
    public void A_julian_date_moves_between_scales_as_in_erfa(
        TimeScale from, double fraction_d, TimeScale to, double expected_d)
    {
        var date = new JulianDate(2453750.5, fraction_d, from).ToEpoch().ToJulianDate(to);

        Assert.Equal(2453750.5, date.Day_d);
        Assert.Equal(expected_d, date.Fraction_d, Tolerance_d);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Tdb_minus_tt_is_that_of_eraDtdb_less_its_observer_term()
    {
        var epoch = new JulianDate(2448939.5, 0.123, TimeScale.Tdb).ToEpoch();
        const double Published_s = -0.1280368005936998991e-2; // t_erfa_c.c, eraDtdb
        const double Observer_s = -3.835727188387840630e-07; // same call with u = v = 0 taken away: ERFA 2.0.0.

        // 0.8 us: the terms that the series leaves out.
        Assert.Equal(Published_s - Observer_s, Tdb.MinusTt(epoch).Seconds_s, 0.8e-6);
    }

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(-36525.000, -3.332174010187349e-05)] // eraDtdb(2451545.0, -36525.000, 0, 0, 0, 0), ERFA 2.0.0
    [InlineData(-20000.250, 1.643862199793010e-03)] // eraDtdb(2451545.0, -20000.250, 0, 0, 0, 0), ERFA 2.0.0
    [InlineData(-7000.500, -1.456901940569698e-03)] // eraDtdb(2451545.0, -7000.500, 0, 0, 0, 0), ERFA 2.0.0
    [InlineData(0.000, -9.930719894379447e-05)] // eraDtdb(2451545.0, 0.000, 0, 0, 0, 0), ERFA 2.0.0
    [InlineData(3650.125, -1.623145550152968e-04)] // eraDtdb(2451545.0, 3650.125, 0, 0, 0, 0), ERFA 2.0.0
    [InlineData(9861.750, -7.547250636420225e-05)] // eraDtdb(2451545.0, 9861.750, 0, 0, 0, 0), ERFA 2.0.0
    [InlineData(20000.300, -1.680761895206397e-03)] // eraDtdb(2451545.0, 20000.300, 0, 0, 0, 0), ERFA 2.0.0
    [InlineData(36525.000, -7.561525671869761e-05)] // eraDtdb(2451545.0, 36525.000, 0, 0, 0, 0), ERFA 2.0.0
    public void Tdb_minus_tt_at_the_geocentre_stays_within_its_stated_error_over_two_centuries(
        double days_d, double expected_s)
    {
        var epoch = new JulianDate(2451545.0, days_d, TimeScale.Tt).ToEpoch();

        // Stated in Tdb.cs: at most 0.79 us over 1900-2100. The issue asks for 50 us.
        Assert.Equal(expected_s, Tdb.MinusTt(epoch).Seconds_s, 0.8e-6);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_leap_second_has_the_quasi_julian_date_of_eraDtf2d()
    {
        var epoch = Epoch.ParseIso("1994-06-30T23:59:60.13599Z");
        var date = epoch.ToJulianDate(TimeScale.Utc);

        Assert.Equal(2449534.49999, date.Total_d, 1e-6); // ERFA's own tolerance, d
        Assert.Equal(86400.13599 / 86401.0, date.Fraction_d, Tolerance_d);
        Assert.Equal(epoch, date.ToEpoch());
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_quasi_julian_date_prints_as_the_leap_second_of_eraD2dtf() =>
        Assert.Equal(
            "1994-06-30T23:59:60.13599Z",
            JulianDate.FromModified(49533.99999, 0, TimeScale.Utc).ToEpoch().ToIso(TimeScale.Utc, 5));

    [Fact]
    [Trait("Kind", "validates")]
    public void A_calendar_day_has_the_modified_julian_date_of_eraCal2jd() =>
        Assert.Equal("MJD 52791 TT", Epoch.ParseIso("2003-06-01T00:00:00 TT").ToModifiedJulianText(TimeScale.Tt));

    [Fact]
    [Trait("Kind", "validates")]
    public void A_julian_date_has_the_calendar_day_of_eraJd2cal()
    {
        var civil = JulianDate.FromModified(50123.9999, 0, TimeScale.Tt).ToEpoch().ToCivil(TimeScale.Tt);

        Assert.Equal((1996, 2, 10), (civil.Year, civil.Month, civil.Day));
        Assert.Equal((23, 59, 51), (civil.Hour, civil.Minute, civil.Second)); // 0.9999 d = 86391.36 s
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Ut1_is_that_of_eraUtcut1()
    {
        var utc = new JulianDate(2453750.5, 0.892100694, TimeScale.Utc).ToEpoch();
        var ut1 = Ut1.FromUtcOffset(utc, Duration.FromSeconds(0.3341));

        // The UT1 day fraction counts from noon, ERFA's from midnight.
        Assert.Equal(0.8921045608981481481 - 0.5, ut1.DayFraction, Tolerance_d);
        Assert.Equal(2453750.5 - 2451545.0 + 0.8921045608981481481, ut1.DaysPastJ2000_d, 1e-12);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Ut1_from_tai_is_that_of_eraTaiut1_and_back_that_of_eraUt1tai()
    {
        var offset = Duration.FromSeconds(-32.6659);
        var tai = new JulianDate(2453750.5, 0.892482639, TimeScale.Tai).ToEpoch();
        var ut1 = Ut1.FromTaiOffset(tai, offset);

        Assert.Equal(0.8921045614537037037 - 0.5, ut1.DayFraction, Tolerance_d);
        Assert.Equal(tai, ut1.ToEpoch(offset));
    }
}
