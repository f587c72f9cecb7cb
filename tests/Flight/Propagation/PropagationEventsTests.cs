using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Tests.Propagation;

[Trait("Kind", "property")]
public sealed class PropagationEventsTests
{
    private static readonly Epoch s_begin = Epoch.ParseIso("2025-05-28T17:31:00Z");
    private static readonly double s_gm = BodyConstants.Of(Body.Earth).Gm_m3_s2;
    private static readonly BodyAxes s_axes = BodyAxes.Earth(EarthOrientation.Unmeasured(s_begin));

    [Fact]
    public void Apsides_come_every_half_period_and_lie_on_the_line_of_apsides()
    {
        const double A = 9e6, E = 0.2;
        var period = Math.Tau * Math.Sqrt(A * A * A / s_gm);
        var result = Go(
            Ellipse(A, E), 3.2 * period, PropagationEvents.Periapsis(), PropagationEvents.Apoapsis());
        Assert.Equal(
            ["apoapsis", "periapsis", "apoapsis", "periapsis", "apoapsis", "periapsis"],
            result.Hits.Select(hit => hit.Event.Name), StringComparer.Ordinal);
        for (var i = 0; i < 6; i++)
        {
            // Located to 1e-7 s; the orbit's own error is below it.
            Assert.Equal((i + 1) * period / 2, (result.Hits[i].State.Epoch - s_begin).Seconds_s, 1e-5);
            Assert.Equal(
                A * (i % 2 == 0 ? 1 + E : 1 - E), result.Hits[i].State.Orbit.Position_m.Length, 1e-4);
        }
    }

    [Fact]
    public void An_altitude_is_passed_on_the_way_up_and_down_and_may_end_the_run()
    {
        const double A = 9e6, E = 0.2;
        var sphere = new Ellipsoid(6378137, 0);
        var wanted = PropagationEvents.Altitude(sphere, 2e6);
        var above = PropagationEvents.Altitude(sphere, 3e6);
        var period = Math.Tau * Math.Sqrt(A * A * A / s_gm);
        var result = Go(Ellipse(A, E), period, wanted, above);
        Assert.Equal([wanted, above, above, wanted], result.Hits.Select(hit => hit.Event));
        Assert.All(result.Hits.Where(hit => hit.Event == wanted), hit =>
            Assert.Equal(8378137, hit.State.Orbit.Position_m.Length, 1e-3));
        var stopped = Go(Ellipse(A, E), period, above.AsStop());
        Assert.Equal(PropagationOutcome.StoppedByEvent, stopped.Outcome);
        Assert.StartsWith("Stopped by altitude at 2025-05-28T", stopped.Message, StringComparison.Ordinal);
        Assert.Equal(9378137, stopped.Final.Orbit.Position_m.Length, 1e-3);
    }

    [Fact]
    public void Shadow_comes_in_the_order_penumbra_umbra_and_lasts_as_the_geometry_says()
    {
        var result = Go(
            Ellipse(7e6, 0), 7000, PropagationEvents.UmbraEntry(Body.Earth), PropagationEvents.UmbraExit(Body.Earth),
            PropagationEvents.PenumbraEntry(Body.Earth), PropagationEvents.PenumbraExit(Body.Earth));
        var names = result.Hits.Select(hit => hit.Event.Name).ToList();
        var first = names.IndexOf("penumbra entry");
        Assert.Equal(
            ["penumbra entry", "umbra entry", "umbra exit", "penumbra exit"], names.Skip(first).Take(4), StringComparer.Ordinal);
        var hits = result.Hits.Skip(first).ToArray();

        // A cylinder's shadow between the two cones: its edge lies R from the axis through the centre. With the Sun b
        // above the plane, cos(half arc) = sqrt(1 - (R/a)^2) / cos b.
        var sun = BuiltinEphemeris.Default.StateOf(Body.Sun, Body.Earth, hits[0].State.Epoch).Position_m.ToUnit();
        var normal = Vec3.Cross(hits[0].State.Orbit.Position_m, hits[0].State.Orbit.Velocity_m_s).ToUnit();
        var cosB = Math.Sqrt(1 - Math.Pow(Vec3.Dot(sun, normal), 2));
        var radius = BodyConstants.Of(Body.Earth).EquatorialRadius_m;
        var half = Math.Acos(Math.Sqrt(1 - Math.Pow(radius / 7e6, 2)) / cosB);
        var seconds = 2 * half * Math.Sqrt(7e6 * 7e6 * 7e6 / s_gm);
        var umbra = (hits[2].State.Epoch - hits[1].State.Epoch).Seconds_s;
        var penumbra = (hits[3].State.Epoch - hits[0].State.Epoch).Seconds_s;
        Assert.InRange(seconds, umbra, penumbra);
        Assert.InRange(penumbra - umbra, 10, 60); // the Sun's disc of half a degree, at 3.7 degrees a minute, twice
    }

    [Fact]
    public void A_site_sees_the_pass_between_rising_and_setting()
    {
        var site = new Site<Itrf>(Ellipsoid.Wgs84, new(double.DegreesToRadians(40), double.DegreesToRadians(116), 50));
        var wanted = PropagationEvents.Elevation(site, double.DegreesToRadians(10));
        var result = Go(Ellipse(7.2e6, 0), 86400, wanted);
        Assert.NotEmpty(result.Hits);
        foreach (var hit in result.Hits)
        {
            var turned = EarthFrames.ToItrf(hit.State.Epoch, EarthOrientation.Unmeasured(s_begin));
            var seen = site.LookAt(turned.Apply(hit.State.Orbit.PositionVector_m));
            Assert.Equal(10, double.RadiansToDegrees(seen.Elevation_rad), 1e-6);
        }
    }

    [Fact]
    public void Nodes_lie_in_the_equator_and_a_line_of_sight_touches_the_sphere()
    {
        var orbit = Ellipse(7e6, 0);
        var nodes = Go(orbit, 6000, PropagationEvents.AscendingNode(), PropagationEvents.DescendingNode());
        Assert.True(nodes.Hits.Count >= 2);
        Assert.All(nodes.Hits, hit => Assert.Equal(
            0, EarthFrames.ToItrf(hit.State.Epoch, EarthOrientation.Unmeasured(s_begin))
                .Apply(hit.State.Orbit.PositionVector_m).Components.Z, 1e-2));
        var sight = Go(orbit, 6000, PropagationEvents.LineOfSight(Body.Moon, Body.Earth));
        Assert.True(sight.Hits.Count >= 2);
        Assert.All(sight.Hits, hit =>
        {
            var moon = BuiltinEphemeris.Default.StateOf(Body.Moon, Body.Earth, hit.State.Epoch).Position_m;
            var line = (moon - hit.State.Orbit.Position_m).ToUnit();
            var miss = Vec3.Cross(hit.State.Orbit.Position_m, line).Length;
            Assert.Equal(BodyConstants.Of(Body.Earth).EquatorialRadius_m, miss, 1e-2);
        });
    }

    [Fact]
    public void The_beta_angle_and_a_function_of_ones_own_are_met()
    {
        // The Sun moves a degree a day along the ecliptic: an equatorial orbit sees its declination.
        var equatorial = new SpacecraftState(s_begin, new(new(4.2e7, 0, 0), new(0, Math.Sqrt(s_gm / 4.2e7), 0)), 1);
        var beta = double.DegreesToRadians(22.5);
        var result = Go(equatorial, 20 * 86400, PropagationEvents.BetaAngle(beta));
        var hit = Assert.Single(result.Hits);
        var sun = BuiltinEphemeris.Default.StateOf(Body.Sun, Body.Earth, hit.State.Epoch).Position_m;
        Assert.Equal(22.5, double.RadiansToDegrees(Math.Asin(sun.Z / sun.Length)), 1e-6);

        var own = new PropagationEvent(
            "faster than 3.05 km/s", (in point, _) => point.Velocity_m_s.X - 3050, EventDirection.Rising, true);
        var stopped = Go(equatorial, 86400, own);
        Assert.Equal(PropagationOutcome.StoppedByEvent, stopped.Outcome);
        Assert.Equal(3050, stopped.Final.Orbit.Velocity_m_s.X, 1e-6);
    }

    private static SpacecraftState Ellipse(double a, double e)
    {
        var speed = Math.Sqrt(s_gm / a * (1 + e) / (1 - e));
        return new(s_begin, new(new(a * (1 - e), 0, 0), new(0, 0.6 * speed, 0.8 * speed)), 1);
    }

    private static PropagationResult Go(SpacecraftState from, double seconds, params PropagationEvent[] events) =>
        new NumericalPropagator(
            new(Body.Earth, [PointMassForce.Of(Body.Earth)]) { Ephemeris = BuiltinEphemeris.Default, Axes = [s_axes] },
            new() { RelativeErrorRatio = 1e-13 })
        .Propagate(new(from, s_begin + Duration.FromSeconds(seconds)) { Events = events });
}
