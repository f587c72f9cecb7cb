using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Core.Tests;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Forces.Atmospheres;
using Guanghan.Flight.Forces.Gravity;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Tests.Forces.Atmospheres;

[Trait("Kind", "property")]
public sealed class AirDragTests
{
    private static readonly Epoch s_begin = Epoch.ParseIso("2024-03-01T02:00:00Z");
    private static readonly SpacecraftState s_low = new(
        s_begin, new(new(6.78e6, 2e5, -1e5), new(-100, 4800, 5990)), 850);

    [Fact]
    public void The_air_that_drags_is_that_over_the_place_and_the_hour()
    {
        var surroundings = Near();
        var (position_m, time_s) = (new Vec3(4.1e6, -3.3e6, 4.4e6), 5432.1);
        var air = new Nrlmsise00Atmosphere(new ConstantSpaceWeather(new(170, 160, 9)));
        var force = new DragForce(air, Ellipsoid.Wgs84, 8, 2.2);
        var wind = new Vec3(7000, 500, -2000);
        var velocity = Vec3.Cross(surroundings.SpinOf(Body.Earth, time_s), position_m) + wind;
        var drag = force.Acceleration_m_s2(new(time_s, position_m, velocity, 850), surroundings);

        // The same by the ellipsoid's own surface point and the calendar.
        var place = Ellipsoid.Wgs84.ToSurface(surroundings.AxesOf(Body.Earth, time_s).Apply(position_m));
        var at = AirConditions.At(
            s_begin + Duration.FromSeconds(time_s), place.Height_m, place.Latitude_rad, place.Longitude_rad);
        var expected = -0.5 * Nrlmsise00.At(at, new(170, 160, 9)).Density_kg_m3 * 2.2 * 8 / 850 * wind.Length * wind;
        Assert.True((drag - expected).Length < 1e-9 * expected.Length, $"{drag} {expected}"); // 1e-6 m of 60 km
    }

    [Fact]
    public void At_a_pole_the_way_up_is_the_axis()
    {
        var air = new Nrlmsise00Atmosphere(new ConstantSpaceWeather(SpaceWeather.Moderate));
        var height_m = GeodeticHeight.Of_m(Ellipsoid.Wgs84, new(0, 0, -6756752.3142), out var up);
        Assert.Equal(400e3, height_m, 1e-3);
        Assert.Equal(new Vec3(0, 0, -1), up);
        var density = air.Density_kg_m3(new(height_m, up, 0, new RunClock(s_begin, TimeScale.Tt)));
        Assert.InRange(density, 1e-12, 1e-11); // 400 km, moderate
    }

    [Fact]
    public void Partials_are_the_slope_of_the_drag()
    {
        var surroundings = Near();
        IForce force = new DragForce(
            new Nrlmsise00Atmosphere(new ConstantSpaceWeather(new(170, 160, 9))), Ellipsoid.Wgs84, 8, 2.2);
        var point = new ForcePoint(900, new(4.1e6, -3.3e6, 4.4e6), new(5200, 5600, -800), 850);
        var partials = force.PartialsAt(point, surroundings);
        var scale = partials.PerPosition_1_s2.Apply(point.Position_m.ToUnit()).Length;
        foreach (var way in (Vec3[])[new(1, 0, 0), new(0, 1, 0), new(0, 0, 1), point.Position_m.ToUnit()])
        {
            // Fourth order over 400 m and 800 m: (400/6e4)^4 / 30 is nothing; the partials' own step of 34 m errs by
            // (34/6e4)^2 / 6 = 5e-8 along the height.
            Vec3 At(double step_m) => force.Acceleration_m_s2(
                point with { Position_m = point.Position_m + (step_m * way) }, surroundings);
            var slope = ((8 * (At(400) - At(-400))) - (At(800) - At(-800))) / (12 * 400);
            var own = partials.PerPosition_1_s2.Apply(way);
            Assert.True((slope - own).Length < 1e-6 * scale, $"{way}: {slope} {own}");
        }
    }

    [Fact]
    public void Neighbouring_orbits_do_what_the_transition_matrix_says()
    {
        var propagator = new NumericalPropagator(
            Model(new ConstantSpaceWeather(new(170, 160, 9)), 40), new() { RelativeErrorRatio = 1e-13, PositionError_m = 1e-7 });
        var request = new PropagationRequest(s_low, s_begin + Duration.FromHours(3));
        var sensitivity = propagator.Propagate(request with { WithTransition = true }).Sensitivity!;
        Vec3 At(double step_m) => propagator.Propagate(request with
        {
            Initial = s_low with { Orbit = s_low.Orbit with { Position_m = s_low.Orbit.Position_m + new Vec3(step_m, 0, 0) } },
        }).Final.Orbit.Position_m;
        var slope = (At(10) - At(-10)) / 20;

        // Second order of 10 m in 6.8e6 grows to 1e-5 in two turns (as without air); the model's joints add nothing here.
        Assert.True((slope - sensitivity.PositionPer(0)).Length < 2e-5 * slope.Length,
            $"{slope} {sensitivity.PositionPer(0)}");
    }

    [Fact]
    public void A_storm_brings_a_satellite_down_faster_and_switches_cost_few_steps()
    {
        var end = s_begin + Duration.FromDays(1);
        double Fallen(ISpaceWeather weather, out int steps)
        {
            var result = new NumericalPropagator(Model(weather, 8)).Propagate(new(s_low, end));
            steps = result.StepCount;
            Assert.Equal(PropagationOutcome.ReachedEnd, result.Outcome);
            var (r, v) = (result.Final.Orbit.Position_m.Length, result.Final.Orbit.Velocity_m_s.LengthSquared);
            return -((v / 2) - (3.986004415e14 / r));
        }
        var quiet = Fallen(new ConstantSpaceWeather(new(70, 70, 4)), out var steady);
        var active = Fallen(new ConstantSpaceWeather(new(200, 200, 4)), out _);
        var storm = Fallen(Table(200, 150), out var switched);
        var before = -((s_low.Orbit.Velocity_m_s.LengthSquared / 2) - (3.986004415e14 / s_low.Orbit.Position_m.Length));

        // Energy lost: solar maximum over minimum at 400 km is a factor of five to ten; a storm adds a half or more.
        Assert.InRange((active - before) / (quiet - before), 3, 20);
        Assert.InRange((storm - before) / (active - before), 1.2, 4);
        Assert.InRange(switched, steady, steady * 1.5); // 8 restarts among some 500 steps
    }

    [Fact]
    public void Drag_allocates_nothing()
    {
        var surroundings = Near();
        IForce[] forces =
        [
            new DragForce(new Nrlmsise00Atmosphere(Table(150, 20)), Ellipsoid.Wgs84, 8, 2.2),
            new DragForce(StandardAtmosphere1976.Shared, Ellipsoid.Wgs84, 8, 2.2),
            new DragForce(ExponentialAtmosphere.Earth, Ellipsoid.Wgs84, 8, 2.2),
        ];
        var point = new ForcePoint(900, new(4.1e6, -3.3e6, 4.4e6), new(5200, 5600, -800), 850);
        Assert.Equal(0, Allocations.Fewest(() =>
        {
            foreach (var force in forces)
            {
                force.Acceleration_m_s2(point, surroundings);
            }
        }));
    }

    private static SpaceWeatherTable Table(double flux, double ap) => new(Enumerable.Range(0, 8).Select(i =>
        new SpaceWeatherDay(new DateOnly(2024, 2, 25).AddDays(i), flux, flux, ap, [ap, ap, ap, ap, ap, ap, ap, ap])));

    private static ForceModel Model(ISpaceWeather weather, double area_m2) => new(
        Body.Earth,
        [
            new GravityForce(Body.Earth, new GravityField(GravityModels.Earth, 0)),
            new DragForce(new Nrlmsise00Atmosphere(weather), Ellipsoid.Wgs84, area_m2, 2.2),
        ])
    {
        Axes = [BodyAxes.Earth(EarthOrientation.Unmeasured(s_begin))],
        Surface = Ellipsoid.Wgs84,
    };

    private static Surroundings Near() => new(
        Body.Earth, new RunClock(s_begin, TimeScale.Tt), s_begin + Duration.FromDays(1), null,
        [BodyAxes.Earth(EarthOrientation.Unmeasured(s_begin))]);
}
