using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Bodies;

public sealed class RotationModelTests
{
    [Theory]
    [Trait("Kind", "validates")]
    [InlineData("2000-01-01T12:00:00 TDB")]
    [InlineData("2015-06-01T00:00:00 TDB")]
    [InlineData("2030-01-01T00:00:00 TDB")]
    public void Mars_of_2015_is_mars_of_2009_within_what_the_reports_changed(string when)
    {
        // Archinal et al., Celest. Mech. Dyn. Astr. 109 (2011) 101, table 1: the earlier, independent fit.
        var epoch = Epoch.ParseIso(when);
        var days = epoch.ToTdbSecondsPastJ2000_s() / 86400;
        var centuries = days / 36525;
        var rightAscension_deg = 317.68143 - (0.1061 * centuries);
        var declination_deg = 52.88650 - (0.0609 * centuries);
        var meridian_deg = 176.630 + (350.89198226 * days);

        var mars = RotationModels.Of(Body.Mars).At(epoch);

        // The fits differ by up to 0.003 deg over these dates (measured). A wrong sign, place or rate in one of the new
        // model's large terms, 0.4 to 1.6 deg, would show as 0.01 deg or more.
        Assert.Equal(rightAscension_deg, double.RadiansToDegrees(mars.RightAscension_rad), 0.004);
        Assert.Equal(declination_deg, double.RadiansToDegrees(mars.Declination_rad), 0.004);
        Assert.Equal(meridian_deg, double.RadiansToDegrees(mars.PrimeMeridian_rad), 0.004);
    }

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(10, 25.38)] // Carrington's sidereal period; NASA fact sheets for the planets
    [InlineData(199, 58.6462)]
    [InlineData(299, -243.02)]
    [InlineData(301, 27.32166)]
    [InlineData(499, 1.025957)]
    [InlineData(599, 0.41354)]
    [InlineData(699, 0.44401)]
    [InlineData(799, -0.71833)]
    [InlineData(899, 0.6653)] // the IAU system follows surface features since 2015: 15.9663 h
    [InlineData(999, 6.38723)]
    public void Every_body_turns_once_in_its_sidereal_day(int naifId, double days_d)
    {
        var rotation = RotationModels.Of(new Body(naifId)).ToFixed<MarsFixed>(Epoch.J2000);
        var rate_rad_s = rotation.AngularVelocity_rad_s.Components;

        Assert.True(rate_rad_s.Z / days_d > 0, "it turns the wrong way");
        // Periods printed to 4 or 5 digits; the librations of the Moon and Mercury move the rate by up to 1e-4.
        Assert.Equal(Math.Tau / (86400 * Math.Abs(days_d)), rate_rad_s.Length, 2e-4 * rate_rad_s.Length);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_sun_and_the_earth_have_their_published_constants()
    {
        var sun = BodyConstants.Of(Body.Sun);
        var earth = BodyConstants.Of(Body.Earth);

        Assert.Equal(1.32712440041279419e20, sun.Gm_m3_s2, 1e5); // DE440; one rounding, m^3/s^2
        Assert.Equal(695_700_000.0, sun.MeanRadius_m); // IAU 2015 resolution B3
        Assert.Equal(3.98600435507e14, earth.Gm_m3_s2, 0.1);
        Assert.Equal(1 / 298.25642, earth.FlatteningRatio, 1e-8); // IERS (2010), table 1.1; radii to 0.1 m
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Systems_weigh_more_than_their_planets_and_by_less_than_a_thousandth()
    {
        for (var system = 4; system <= 8; system++)
        {
            var whole = BodyConstants.Of(new Body(system)).Gm_m3_s2;
            var planet = BodyConstants.Of(new Body((100 * system) + 99)).Gm_m3_s2;
            Assert.InRange(whole / planet, 1.0, 1.001);
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void An_unknown_body_is_refused_with_those_known()
    {
        var thrown = Assert.Throws<ArgumentException>(() => BodyConstants.Of(new Body(433)));
        Assert.StartsWith(
            "There are no constants for body 433; there are for Mercury (1), Venus (2), Mars system (4), ",
            thrown.Message,
            StringComparison.Ordinal);

        var earth = Assert.Throws<ArgumentException>(() => RotationModels.Of(Body.Earth));
        Assert.StartsWith(
            "The Earth's rotation needs measured UT1 and pole: use EarthFrames.ToItrf.",
            earth.Message,
            StringComparison.Ordinal);
    }
}
