using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Formats;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Propagation;
using Guanghan.Flight.Propagation.Sgp4;
using Guanghan.Flight.Visibility;

namespace Guanghan.Flight.Tests.Visibility;

public sealed class PassFinderTests
{
    // The example of the encyclopaedia's article on two-line elements.
    private const string Line1 = "1 25544U 98067A   08264.51782528 -.00002182  00000-0 -11606-4 0  2927";
    private const string Line2 = "2 25544  51.6416 247.4627 0006703 130.5360 325.0288 15.72125391563537";

    private static readonly Epoch s_start = Epoch.ParseIso("2008-09-21T00:00:00Z");
    private static readonly BodyAxes s_earth = BodyAxes.Earth(EarthOrientation.Unmeasured(s_start));

    // Rise, set, elevation, deg, azimuth, deg, and range, km, at the top: Skyfield 1.45 (B. Rhodes, ASCL 1907.024),
    // find_events at 10 deg over 40.1 N 116.2 E, 50 m, with its own UT1 and the same two lines.
    private static readonly (string Rise, string Set, double Elevation, double Azimuth, double Range)[] s_skyfield =
    [
        ("2008-09-21T11:05:25.7Z", "2008-09-21T11:11:18.7Z", 88.867, 140.23, 355.43),
        ("2008-09-21T12:42:09.7Z", "2008-09-21T12:45:57.1Z", 15.576, 340.02, 1043.95),
        ("2008-09-21T15:54:47.9Z", "2008-09-21T15:58:36.6Z", 15.729, 20.16, 1032.81),
        ("2008-09-21T17:29:27.5Z", "2008-09-21T17:35:17.6Z", 85.593, 217.19, 352.72),
        ("2008-09-22T09:57:11.7Z", "2008-09-22T10:02:16.1Z", 26.218, 134.85, 731.68),
        ("2008-09-22T11:32:23.4Z", "2008-09-22T11:37:39.0Z", 28.640, 331.31, 686.37),
        ("2008-09-22T13:10:38.6Z", "2008-09-22T13:11:33.8Z", 10.244, 350.49, 1305.85),
        ("2008-09-22T14:46:46.8Z", "2008-09-22T14:48:16.2Z", 10.660, 10.97, 1278.63),
        ("2008-09-22T16:20:51.9Z", "2008-09-22T16:26:14.7Z", 32.434, 30.09, 619.86),
        ("2008-09-22T17:56:26.6Z", "2008-09-22T18:01:06.3Z", 21.695, 226.27, 829.15),
        ("2008-09-23T10:23:13.5Z", "2008-09-23T10:29:06.7Z", 78.728, 323.72, 362.63),
        ("2008-09-23T12:00:07.7Z", "2008-09-23T12:03:41.0Z", 14.670, 341.14, 1083.29),
        ("2008-09-23T15:12:31.7Z", "2008-09-23T15:16:34.6Z", 16.819, 21.40, 991.13),
        ("2008-09-23T16:47:16.0Z", "2008-09-23T16:53:04.9Z", 73.012, 219.27, 366.92),
    ];

    [Fact]
    [Trait("Kind", "validates")]
    public void The_space_station_passes_when_skyfield_says()
    {
        var passes = PassFinder.Find(Station(3), [Site("Beijing", 40.1, 116.2, 50, 10)], BuiltinEphemeris.Default);

        Assert.Equal(s_skyfield.Length, passes.Length);
        foreach (var (pass, (rise, set, elevation, azimuth, range)) in passes.Zip(s_skyfield))
        {
            // UT1 - UTC was -0.5 s, which UT1 = UTC leaves out: the ground moves 230 m, the station 8 km/s. Grazing
            // passes cross the circle slowly. 0.1 s are printed.
            Assert.Equal(0, (pass.Rise - Epoch.ParseIso(rise)).Seconds_s, 0.4);
            Assert.Equal(0, (pass.Set - Epoch.ParseIso(set)).Seconds_s, 0.4);
            Assert.Equal(elevation, Degrees(pass.AtCulmination.Direction.Elevation_rad), 0.04); // 230 m of 355 km
            // Azimuth runs near the zenith: 0.04 deg, and 0.1 s of the top at 1.2 deg/s, over the cosine of the elevation.
            Assert.Equal(azimuth, Degrees(pass.AtCulmination.Direction.Azimuth_rad), 0.16 / Math.Cos(elevation * Math.PI / 180));
            Assert.Equal(range, pass.AtCulmination.Direction.Range_m / 1e3, 0.3);
            Assert.True(pass.IsWhole);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void No_pass_is_missed_and_none_is_made_up()
    {
        // Every second of a day: what is in view is in a pass, what is not is in none. Grazing passes of a few seconds are
        // there because the least elevation is set a hair below the tops that are found.
        var path = Station(1);
        var coarse = PassFinder.Find(path, [Site("anywhere", 40.1, 116.2, 50, 0)], BuiltinEphemeris.Default);
        var tops = coarse.Select(pass => Degrees(pass.AtCulmination.Direction.Elevation_rad)).ToArray();
        foreach (var least in tops.SelectMany(top => (double[])[top - 1e-3, top + 1e-3]).Append(5))
        {
            var site = Site("anywhere", 40.1, 116.2, 50, least);
            var passes = PassFinder.Find(path, [site], BuiltinEphemeris.Default);
            Assert.Equal(tops.Count(top => top > least), passes.Length);
            foreach (var pass in passes)
            {
                Assert.Equal(least, Degrees(pass.AtRise.Direction.Elevation_rad), 1e-4); // 0.1 ms at up to 1 deg/s
                Assert.Equal(least, Degrees(pass.AtSet.Direction.Elevation_rad), 1e-4);
                Assert.True(pass.AtRise.RangeRate_m_s < 0 && pass.AtSet.RangeRate_m_s > 0);
                Assert.True(pass.Rise < pass.Culmination && pass.Culmination < pass.Set);
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_geostationary_satellite_is_always_in_view_or_never()
    {
        const double Radius_m = 42164.17e3;
        var start = EarthFrames.ToItrf(s_start, EarthOrientation.Unmeasured(s_start)).Inverse()
            .Apply(new State<Itrf>(new(Radius_m, 0, 0), default)); // at rest over 0 E
        var model = new ForceModel(Body.Earth, [PointMassForce.Of(Body.Earth)]);
        var flown = new NumericalPropagator(model).Propagate(
            new(new(s_start, start, 1), s_start + Duration.FromDays(1)) { KeepsTrajectory = true });
        var path = new TrajectoryPath(flown.Trajectory!, Body.Earth);

        var seen = Assert.Single(PassFinder.Find(path, [Site("below", 10, 5, 0, 5)], BuiltinEphemeris.Default));
        Assert.False(seen.IsWhole);
        Assert.Equal(86400, seen.Length_s, 1e-6);
        Assert.Empty(PassFinder.Find(path, [Site("opposite", 0, 180, 0, 5)], BuiltinEphemeris.Default));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_lunar_orbiter_is_out_of_sight_behind_the_Moon()
    {
        // A circle in the plane that holds the Earth: hidden on arcs of 2 asin(R / r), a little less for the Earth's nearness.
        var start = Epoch.ParseIso("2026-11-01T00:00:00Z");
        var toEarth = BuiltinEphemeris.Default.StateOf(Body.Earth, Body.Moon, start).Position_m.ToUnit();
        const double R = 1737.4e3, Axis_m = R + 1000e3;
        var gm = BodyConstants.Of(Body.Moon).Gm_m3_s2;
        var across = Vec3.Cross(toEarth, new Vec3(0, 0, 1)).ToUnit();
        var model = new ForceModel(Body.Moon, [PointMassForce.Of(Body.Moon)]);
        var period_s = Math.Tau * Math.Sqrt(Axis_m * Axis_m * Axis_m / gm);
        var flown = new NumericalPropagator(model).Propagate(new(
            new(start, new(Axis_m * toEarth, Math.Sqrt(gm / Axis_m) * across), 1), start + Duration.FromSeconds(period_s))
        { KeepsTrajectory = true });
        var path = new TrajectoryPath(flown.Trajectory!, Body.Moon);
        // The station has the Moon high up.
        var axes = BodyAxes.Earth(EarthOrientation.Unmeasured(start));
        var below = Ellipsoid.Wgs84.ToSurface(1e7 * EarthFrames.ToItrf(start, EarthOrientation.Unmeasured(start))
            .Apply(new Vector<Icrf>(-toEarth)).Components);
        var station = new GroundStation("below the Moon", axes, Ellipsoid.Wgs84, below with { Height_m = 0 }, 0);

        var passes = PassFinder.Find(path, [station], BuiltinEphemeris.Default);

        Assert.Equal(2, passes.Length);
        var hidden_s = (passes[1].Rise - passes[0].Set).Seconds_s;
        // The station sees the limb from 3.8e8 m: the shadow narrows by R / 3.8e8, 0.5 % of the arc; the Moon moves 4 deg.
        Assert.Equal(2 * Math.Asin(R / Axis_m) / Math.Tau * period_s, hidden_s, 0.02 * period_s);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_decayed_satellite_has_a_path_until_then()
    {
        // Drag a thousand times as strong: it comes down within days.
        var set = TwoLineElements.Parse(Line1, Line2).Mean with { BStar_1 = 0.05 };
        var path = Sgp4Path.Over(new Sgp4Satellite(set), s_start, s_start + Duration.FromDays(30));

        Assert.NotEqual(Sgp4Status.Valid, path.Ending);
        Assert.True(path.Last < s_start + Duration.FromDays(30));
        Assert.True(path.At(path.Last).Position_m.Length > 6.3e6);
        Assert.Throws<ArgumentOutOfRangeException>(() => path.At(path.Last + Duration.FromSeconds(1)));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Stations_stand_on_one_body() => Assert.Equal(
        "Passes are found over at least one station, all on one body.",
        Assert.Throws<ArgumentException>(() => PassFinder.Find(Station(1), [], BuiltinEphemeris.Default)).Message);

    private static Sgp4Path Station(double days_d) => Sgp4Path.Over(
        new Sgp4Satellite(TwoLineElements.Parse(Line1, Line2).Mean), s_start, s_start + Duration.FromDays(days_d));

    private static GroundStation Site(string name, double latitude, double longitude, double height_m, double least) => new(
        name, s_earth, Ellipsoid.Wgs84,
        new(latitude * Math.PI / 180, longitude * Math.PI / 180, height_m), least * Math.PI / 180);

    private static double Degrees(double angle_rad) => angle_rad * 180 / Math.PI;
}
