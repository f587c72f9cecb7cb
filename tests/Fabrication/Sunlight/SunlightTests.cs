using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Tests;
using Guanghan.Core.Time;
using Guanghan.Fabrication.Sunlight;

namespace Guanghan.Fabrication.Tests.Sunlight;

public sealed class SunlightTests
{
    private static readonly Lazy<SunlightSpan> s_year =
        new(() => Skies.Span(Skies.De430, Skies.MonsRuemker, "2025-01-01T00:00:00Z", 365));

    [Fact]
    [Trait("Kind", "validates")]
    public void The_Sun_rises_where_the_subsolar_point_says()
    {
        // sin e = sin(phi) sin(delta) + cos(phi) cos(delta) cos(H) from the geometric Sun at the Moon's centre, without
        // aberration (20.5 arcsec), light time or the site's parallax (2.4 arcsec): 25 arcsec together.
        const string Start = "2025-01-01T00:00:00Z";
        var rises =
            s_year.Value.Events.Where(e => e.Kind is SunEventKind.CentreRises or SunEventKind.CentreSets).ToArray();
        Assert.InRange(rises.Length, 24, 26);
        var errors_arcsec = rises.Select(e =>
        {
            var epoch = Epoch.ParseIso(Start) + Duration.FromSeconds(e.Time_s);
            var sun = MoonFrames.ToMeanEarth(epoch).Apply(
                new Vector<Icrf>(Skies.De430.StateOf(Body.Sun, Body.Moon, epoch).Position_m)).Components.ToUnit();
            var (declination, longitude) = (Math.Asin(sun.Z), Math.Atan2(sun.Y, sun.X));
            var site = Skies.MonsRuemker.Point;
            var elevation = Math.Asin((Math.Sin(site.Latitude_rad) * Math.Sin(declination)) +
                (Math.Cos(site.Latitude_rad) * Math.Cos(declination) * Math.Cos(longitude - site.Longitude_rad)));
            return elevation * 648000 / Math.PI;
        });
        Accuracy.Record(
            "Sunlight", "elevation of the Sun's centre when it is found to rise or set at Mons Rümker, 2025",
            "subsolar point, without aberration and parallax", "arcsec", errors_arcsec, 25);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_lunar_day_lasts_a_synodic_month()
    {
        var rises =
            s_year.Value.Events.Where(e => e.Kind == SunEventKind.Sunrise).Select(e => e.Time_s / 86400).ToArray();
        var mean = (rises[^1] - rises[0]) / (rises.Length - 1);
        // 29.530589 d (Chapront-Touze and Chapront 1991). Single months vary by 0.3 d as the year's speed does; the
        // mean of 11 or 12 keeps a twelfth of that.
        Assert.Equal(29.530589, mean, 0.05);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Daylight_at_43_degrees_north_lasts_half_a_synodic_month_give_or_take_the_season()
    {
        var rises =
            s_year.Value.Events.Where(e => e.Kind is SunEventKind.CentreRises or SunEventKind.CentreSets).ToArray();
        for (var i = 0; i + 1 < rises.Length; i++)
        {
            if (rises[i].Kind == SunEventKind.CentreRises)
            {
                // 354.37 h; the Sun's 1.55 deg of declination moves each end by asin(tan 43.06 tan 1.55) = 1.45 deg or
                // 2.9 h, and half a synodic month varies by 3.5 h: 9.5 h in all.
                Assert.Equal(354.37, (rises[i + 1].Time_s - rises[i].Time_s) / 3600, 9.5);
            }
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Irradiance_over_a_year_stays_between_what_the_orbits_allow()
    {
        var lit = s_year.Value.Samples.Where(sample => sample.View.DiscFraction == 1)
            .Select(sample => sample.View.Irradiance_W_m2(1361)).ToArray();
        // Earth 0.98333 to 1.01664 au in 2025, the Moon 0.00271 au to either side: 1361/r^2 is 1309.7 to 1415.4 W/m^2.
        // The site is lit around full Moon, beyond the Earth: the extremes come within 12 W/m^2 of aphelion and
        // perihelion.
        Assert.InRange(lit.Min(), 1309.7, 1322);
        Assert.InRange(lit.Max(), 1394, 1415.4);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_integral_is_what_the_series_sums_to()
    {
        var span = s_year.Value;
        var sum = 0.0;
        for (var i = 0; i + 1 < span.Samples.Length; i++)
        {
            var (a, b) = (span.Samples[i], span.Samples[i + 1]);
            sum += (b.Time_s - a.Time_s) * (a.View.Irradiance_W_m2(1361) + b.View.Irradiance_W_m2(1361)) / 2;
        }

        // The trapezoid of hourly steps errs in the partial hours of each sunrise and eclipse: a few 1e-4 of their 1 %.
        Assert.Equal(span.Energy_J_m2, sum, span.Energy_J_m2 * 2e-5);
        Assert.True(span.Samples.Zip(span.Samples.Skip(1)).All(pair => pair.First.Time_s < pair.Second.Time_s),
            "sample times rise strictly");
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void At_the_pole_the_Sun_circles_the_horizon()
    {
        var span = Skies.Span(Skies.De430, Skies.At(90, 0), "2025-01-01T00:00:00Z", 365);
        // The Moon's equator leans 1.543 deg to the ecliptic (IAU); 0.03 deg for its librations and the Earth's
        // latitude.
        Assert.Equal(1.543, span.Samples.Max(sample => sample.View.SunElevation_rad) * 180 / Math.PI, 0.06);
        Assert.Equal(-1.543, span.Samples.Min(sample => sample.View.SunElevation_rad) * 180 / Math.PI, 0.06);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Higher_terrain_never_lengthens_the_day()
    {
        var previous = double.PositiveInfinity;
        foreach (var elevation_rad in new[] { -0.01, 0, 0.02, 0.2, 0.9 })
        {
            var mask = new HorizonMask([new HorizonPoint(1, elevation_rad)]);
            var view = Skies.Over(Skies.De430, Skies.MonsRuemker, "2025-05-01T00:00:00Z", mask);
            var lit_s = SunlightSpan.Compute(view, 30 * 86400, 6 * 3600, 0, 1361, _ => { }, default).Lit_s;
            Assert.True(lit_s < previous, "the Sun is behind higher terrain for longer");
            previous = lit_s;
        }

        // The Sun culminates at 90 - 43.06 +- 1.6 deg, 0.85 rad at most.
        Assert.Equal(0, previous);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Cancelling_stops_the_computation()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var view = Skies.Over(new StillEphemeris(Vec3.Zero), Skies.MonsRuemker, "2025-05-01T00:00:00Z");
        Assert.Throws<OperationCanceledException>(() =>
            SunlightSpan.Compute(view, 86400, 3600, 0, 1361, _ => { }, source.Token));
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Aberration_turns_the_Sun_towards_the_motion()
    {
        // 29.7847 km/s across the line of sight: the constant of aberration, 20.49552 arcsec (IAU 1976); the sine
        // against the tangent and the Earth-Moon wobble are left out of that constant, hence 0.01 arcsec.
        const string Start = "2025-05-01T00:00:00Z";
        var speed_m_s = 20.49552 * Math.PI / 648000 * PhysicalConstants.SpeedOfLight_m_s;
        var still = Skies.Over(new StillEphemeris(Vec3.Zero), Skies.MonsRuemker, Start)(0);
        var moving = Skies.Over(new StillEphemeris(new Vec3(0, speed_m_s, 0)), Skies.MonsRuemker, Start)(0);
        var turned = Vec3.Angle_rad(Direction(still), Direction(moving)) * 648000 / Math.PI;
        Assert.Equal(20.49552, turned, 0.01);

        static Vec3 Direction(SkyView view)
        {
            var (up, level) = Math.SinCos(view.SunElevation_rad);
            var (east, north) = Math.SinCos(view.SunAzimuth_rad);
            return new(level * east, level * north, up);
        }
    }

    [Theory]
    [Trait("Kind", "property")]
    [InlineData(0, 0.5)] // the centre on the horizon
    [InlineData(1, 1.0)]
    [InlineData(-1, 0.0)]
    [InlineData(0.5, 0.80449889)] // (acos(-1/2) + (1/2) sqrt(3)/2)/pi
    public void The_horizon_cuts_a_circular_segment_off_the_disc(double heightInRadii, double shown)
    {
        var view = new SkyView(0, heightInRadii * 4.65e-3, 1.5e11, 4.65e-3, 0, 1, 0.0166);
        Assert.Equal(shown, view.DiscFraction, 1e-8); // the digits given
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_horizon_is_straight_between_its_points_and_closed_on_the_circle()
    {
        var mask = new HorizonMask([new(6, 0.3), new(1, 0.1)]);
        Assert.Equal(0.2, mask.Elevation_rad(3.5), 1e-15); // rounding
        var across = Math.Tau - 5; // from 6 rad over north to 1 rad
        Assert.Equal(0.3 - (0.2 * (0.5 + Math.Tau - 6) / across), mask.Elevation_rad(0.5), 1e-15);
        Assert.Equal(0.3, mask.Elevation_rad(6), 1e-15);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_horizon_with_two_points_at_one_azimuth_is_refused() => Assert.StartsWith(
        "Two points of a horizon share an azimuth; keep one of them.",
        Assert.Throws<ArgumentException>(() => new HorizonMask([new(1, 0), new(1, 0.2)])).Message,
            StringComparison.Ordinal);

    /// <summary>The Sun 1 au along X, the Earth along -X, the Moon at the origin with a given velocity.</summary>
    private sealed class StillEphemeris(Vec3 moonVelocity_m_s) : IEphemeris
    {
        public string Identity => "still";

        public State<Icrf> StateOf(Body target, Body center, Epoch epoch) => target == Body.Sun
            ? new(new Vec3(PhysicalConstants.AstronomicalUnit_m, 0, 0), Vec3.Zero)
            : target == Body.Earth ? new(new Vec3(-3.8e8, 0, 0), Vec3.Zero) : new(Vec3.Zero, moonVelocity_m_s);
    }
}
