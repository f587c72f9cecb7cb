using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Forces.Gravity;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Tests.Propagation;

public sealed class NumericalPropagatorTests
{
    private static readonly Epoch s_begin = Epoch.ParseIso("2025-05-28T17:31:00Z");
    private static readonly double s_gm = GravityModels.Earth.Gm_m3_s2;

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.73)]
    [InlineData(0.97)]
    [Trait("Kind", "property")]
    public void A_keplerian_orbit_closes(double eccentricity)
    {
        const double A = 24e6;
        var periapsis = A * (1 - eccentricity);
        var speed = Math.Sqrt(s_gm * (1 + eccentricity) / periapsis);
        var initial = new SpacecraftState(s_begin, new(new(0, periapsis, 0), new(-0.6 * speed, 0, 0.8 * speed)), 500);
        var period = Math.Tau * Math.Sqrt(A * A * A / s_gm);
        var result = new NumericalPropagator(
            new(Body.Earth, [new PointMassForce(Body.Earth, s_gm)]), new() { RelativeErrorRatio = 1e-14 })
            .Propagate(new(initial, s_begin + Duration.FromSeconds(5 * period)));

        // Five periods; a step's error of 1e-14 over 100 to 300 steps a turn grows with the square of the time:
        // microseconds of the way, 33 km/s at the fastest periapsis.
        Assert.True((result.Final.Orbit.Position_m - initial.Orbit.Position_m).Length < 2e-6 * speed, $"{result.Final.Orbit}");
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Another_method_gets_to_the_same_place_within_a_millimetre_after_a_day()
    {
        var model = new ForceModel(
            Body.Earth,
            [
                new GravityForce(Body.Earth, new GravityField(GravityModels.Earth)), PointMassForce.Of(Body.Sun),
                PointMassForce.Of(Body.Moon),
            ])
        {
            Ephemeris = BuiltinEphemeris.Default,
            Axes = [BodyAxes.Earth(EarthOrientation.Unmeasured(s_begin))],
        };
        var end = s_begin + Duration.FromDays(1);
        var ours = new NumericalPropagator(model, new() { RelativeErrorRatio = 1e-14, PositionError_m = 1e-7 })
            .Propagate(new(Low(), end)).Final.Orbit;
        var surroundings = new Surroundings(
            Body.Earth, new RunClock(s_begin, TimeScale.Tt), end, model.Ephemeris, model.Axes);
        var (r, v) = Collocation.Integrate(
            (t, at, speed) => model.Forces.Aggregate(
                Vec3.Zero, (sum, force) => sum + force.Acceleration_m_s2(new(t, at, speed, 1), surroundings)),
            Low().Orbit.Position_m, Low().Orbit.Velocity_m_s, 86400, 1200);

        // Steps of 72 s are a hundred and fortieth of a turn: order 16 is exact there but for the rounding.
        Assert.True((ours.Position_m - r).Length < 1e-3, $"{(ours.Position_m - r).Length} m");
        Assert.True((ours.Velocity_m_s - v).Length < 1e-6, $"{(ours.Velocity_m_s - v).Length} m/s");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Energy_and_angular_momentum_of_any_two_body_motion_are_kept()
    {
        var propagator = new NumericalPropagator(new(Body.Earth, [new PointMassForce(Body.Earth, s_gm)]));
        var start = Gen.Select(
            Gen.Double[7e6, 4e8], Gen.Double[0, 1.6], Gen.Double[-1.2, 1.2], Gen.Double[0, 6.28], (r, share, slope, turn) =>
            {
                // From 0.4 to 2 times the circular speed, up and down, in any direction: ellipses and hyperbolas.
                var speed = (0.4 + share) * Math.Sqrt(s_gm / r);
                var (sine, cosine) = Math.SinCos(slope);
                return (r, speed, sine, cosine, turn);
            });
        start.Sample(
            s =>
            {
                var side = s.speed * s.cosine * new Vec3(0, Math.Cos(s.turn), Math.Sin(s.turn));
                var initial = new State<Icrf>(new(s.r, 0, 0), side + new Vec3(s.speed * s.sine, 0, 0));
                var final = propagator.Propagate(
                    new(new(s_begin, initial, 1), s_begin + Duration.FromDays(3))).Final.Orbit;

                // A step of 1e-12, at most a few thousand of them, sized by the largest energy on the way.
                var (before, after) = (Energy(initial), Energy(final));
                var size = s_gm / Math.Min(s.r, final.Position_m.Length);
                Assert.Equal(before, after, 1e-8 * Math.Max(size, initial.Velocity_m_s.LengthSquared));
                var change = Vec3.Cross(final.Position_m, final.Velocity_m_s)
                    - Vec3.Cross(initial.Position_m, initial.Velocity_m_s);
                Assert.True(change.Length < 1e-9 * s.r * s.speed, $"{change}");
            },
            iter: 60, threads: 1);

        static double Energy(State<Icrf> s) =>
            (s.Velocity_m_s.LengthSquared / 2) - (s_gm / s.Position_m.Length);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void An_impulse_at_the_start_of_an_empty_span_fires_once()
    {
        var result = new NumericalPropagator(new(Body.Earth, [new PointMassForce(Body.Earth, s_gm)])).Propagate(
            new(Low(), s_begin) { Impulses = [new(s_begin, new(1, 2, 3))] });
        Assert.Equal(Low().Orbit.Velocity_m_s + new Vec3(1, 2, 3), result.Final.Orbit.Velocity_m_s);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_jacobi_integral_of_a_turning_field_is_kept()
    {
        // About axes that turn uniformly, v^2 / 2 - V - w . (r x v) is constant: Montenbruck and Gill (2000), section
        // 3.2.1 for V; H. Goldstein, "Classical Mechanics" (1980), section 8.2. It mixes the field, its potential, the
        // axes and the integration.
        const double Spin = 7.292115e-5;
        var axes = BodyAxes.From<Itrf>(Body.Earth, epoch =>
        {
            var (sine, cosine) = Math.SinCos(Spin * (epoch - s_begin).Seconds_s);
            return Rotation.FromAxes<Icrf, Itrf>(
                new(new(cosine, sine, 0)), new(new(-sine, cosine, 0)), new(new(0, 0, 1)), new(new(0, 0, Spin)));
        });
        var field = new GravityField(GravityModels.Earth);
        var model = new ForceModel(Body.Earth, [new GravityForce(Body.Earth, field)]) { Axes = [axes] };
        var initial = new SpacecraftState(s_begin, new(new(6.9e6, 1e5, 2e5), new(300, 4200, 6300)), 1);
        var result = new NumericalPropagator(model).Propagate(
            new(initial, s_begin + Duration.FromDays(1)) { KeepsTrajectory = true });
        var start = Jacobi(initial);
        foreach (var hour in (double[])[1.5, 7, 12.3, 24])
        {
            // A step's relative error of 1e-12 over 650 steps; the energy is 3e7 m^2/s^2.
            Assert.Equal(start, Jacobi(result.Trajectory!.StateAt(s_begin + Duration.FromHours(hour))), 3e7 * 1e-11);
        }

        double Jacobi(SpacecraftState at)
        {
            var (r, v) = (at.Orbit.Position_m, at.Orbit.Velocity_m_s);
            var (sine, cosine) = Math.SinCos(Spin * (at.Epoch - s_begin).Seconds_s);
            var here = new Vec3((cosine * r.X) + (sine * r.Y), (cosine * r.Y) - (sine * r.X), r.Z);
            return (v.LengthSquared / 2) - field.Potential_m2_s2(here) - (Spin * ((r.X * v.Y) - (r.Y * v.X)));
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Forward_and_back_returns_to_the_start_with_every_force()
    {
        var burn = new FiniteBurn(
            s_begin + Duration.FromHours(2), Duration.FromMinutes(3), 200, 290, ThrustDirection.Local(new(1, 2, 3)));
        var model = Everything();
        var propagator = new NumericalPropagator(model with { Forces = [.. model.Forces, burn] });
        var initial = Low();
        var there = propagator.Propagate(new(initial, s_begin + Duration.FromHours(12)));
        var back = propagator.Propagate(new(there.Final, s_begin));

        // Two half-days at 1e-12 a step; a low orbit spreads errors along the track by a factor of 1e3.
        Assert.True((back.Final.Orbit.Position_m - initial.Orbit.Position_m).Length < 0.05, $"{back.Final.Orbit.Position_m - initial.Orbit.Position_m} {there.StepCount}");
        Assert.Equal(initial.Mass_kg, back.Final.Mass_kg, 1e-9);
        Assert.True(there.Final.Mass_kg < initial.Mass_kg - 10);
        Assert.Equal(PropagationOutcome.ReachedEnd, back.Outcome);
        Assert.Equal(s_begin, back.Final.Epoch);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_oblateness_turns_the_node_as_the_first_order_theory_says()
    {
        // Kaula (1966), section 3.6: -3/2 J2 (R/p)^2 n cos i; the a that it means differs from the
        // osculating one at the start by some J2 R^2 / p, and its second order is a thousandth: one percent.
        const double A = 7.2e6;
        var inclination = double.DegreesToRadians(98.7);
        var speed = Math.Sqrt(s_gm / A);
        var initial = new SpacecraftState(s_begin, new(
            new(A, 0, 0), new(0, speed * Math.Cos(inclination), speed * Math.Sin(inclination))), 1);
        var axes = BodyAxes.From<Itrf>(Body.Earth, _ => Rotation.Identity<Icrf, Itrf>());
        var field = new GravityField(GravityModels.Earth, 2, 0);
        var result = new NumericalPropagator(
            new(Body.Earth, [new GravityForce(Body.Earth, field)]) { Axes = [axes] })
            .Propagate(new(initial, s_begin + Duration.FromDays(10)) { Events = [PropagationEvents.AscendingNode()] });
        var last = result.Hits[^1].State;
        var node = Math.Atan2(last.Orbit.Position_m.Y, last.Orbit.Position_m.X);
        var j2 = -Math.Sqrt(5) * GravityModels.Earth.CosineFactor(2, 0);
        var ratio = GravityModels.Earth.ReferenceRadius_m / A;
        var rate = -1.5 * j2 * ratio * ratio * Math.Sqrt(s_gm / (A * A * A)) * Math.Cos(inclination);
        Assert.Equal(rate * (last.Epoch - s_begin).Seconds_s, node, 0.01 * node);
    }

    [Fact]
    [Trait("Kind", "property")]
    public async Task Two_threads_give_the_bits_of_one()
    {
        var propagator = new NumericalPropagator(Everything());
        var request = new PropagationRequest(Low(), s_begin + Duration.FromHours(3));
        var alone = propagator.Propagate(request).Final;
        var together = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => Task.Run(() => propagator.Propagate(request).Final)));
        Assert.All(together, final => Assert.Equal(alone, final));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_cannot_be_propagated_is_refused_or_ends_in_words()
    {
        var point = new PointMassForce(Body.Earth, s_gm);
        var surface = new ForceModel(Body.Earth, [point]) { Surface = new Ellipsoid(6378137, 0) };
        var propagator = new NumericalPropagator(surface);
        var end = s_begin + Duration.FromDays(1);
        Assert.Throws<ArgumentException>(() => new NumericalPropagator(new(Body.Earth, [])));
        Assert.Throws<ArgumentException>(() => propagator.Propagate(
            new(new(s_begin, new(new(double.NaN, 0, 0), default), 1), end)));
        Assert.Throws<ArgumentException>(() => propagator.Propagate(
            new(new(s_begin, new(new(7e6, 0, 0), default), 0), end)));

        Assert.Throws<ArgumentException>(() => propagator.Propagate(
            new(Low(), end) { Impulses = [new(end + Duration.FromSeconds(1), new(1, 0, 0))] }));

        var buried = propagator.Propagate(new(new(s_begin, new(new(6.3e6, 0, 0), new(0, 7e3, 0)), 1), end));
        Assert.Equal(PropagationOutcome.Impact, buried.Outcome);
        Assert.StartsWith("The start is 78137.0 m below the surface of body 399", buried.Message, StringComparison.Ordinal);

        // A ballistic arc comes down where the height of the ellipse is nothing.
        var falling = propagator.Propagate(new(new(s_begin, new(new(6.5e6, 0, 0), new(1000, 5000, 0)), 1), end));
        Assert.Equal(PropagationOutcome.Impact, falling.Outcome);
        Assert.Equal(6378137, falling.Final.Orbit.Position_m.Length, 2e-3); // 1e-7 s at 8 km/s
        Assert.StartsWith("The orbit meets the surface of body 399 at 2025-05-28T17:", falling.Message, StringComparison.Ordinal);

        // Straight into a point mass nothing can be integrated.
        var into = new NumericalPropagator(new(Body.Earth, [point])).Propagate(
            new(new(s_begin, new(new(7e6, 0, 0), default), 1), end));
        Assert.Contains(into.Outcome, (PropagationOutcome[])[PropagationOutcome.Stalled, PropagationOutcome.NotFinite]);
        Assert.Contains("from the centre of body 399", into.Message, StringComparison.Ordinal);
        Assert.True(double.IsFinite(into.Final.Orbit.Position_m.Length));

        var few = new NumericalPropagator(surface, new() { StepCount_max = 5 }).Propagate(
            new(Low(), end));
        Assert.Equal(PropagationOutcome.TooManySteps, few.Outcome);
        Assert.StartsWith("5 steps led to ", few.Message, StringComparison.Ordinal);
    }

    internal static SpacecraftState Low() =>
        new(s_begin, new(new(6.8e6, 2e5, -1e5), new(-100, 4800, 5950)), 850);

    internal static ForceModel Everything() => new(
        Body.Earth,
        [
            new GravityForce(Body.Earth, new GravityField(GravityModels.Earth, 12)), PointMassForce.Of(Body.Sun),
            PointMassForce.Of(Body.Moon), new SolidTideForce(), RelativityForce.Earth,
            new RadiationForce(12, 1.3, [Body.Earth, Body.Moon]),
            new DragForce(Flight.Forces.Atmospheres.StandardAtmosphere1976.Shared, Ellipsoid.Wgs84, 8, 2.2),
        ])
    {
        Ephemeris = BuiltinEphemeris.Default,
        Axes = [BodyAxes.Earth(EarthOrientation.Unmeasured(s_begin))],
        Surface = Ellipsoid.Wgs84,
    };
}
