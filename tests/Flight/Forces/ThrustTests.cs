using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Tests.Forces;

public sealed class ThrustTests
{
    private static readonly Epoch s_begin = Epoch.ParseIso("2025-05-28T17:31:00Z");

    [Fact]
    [Trait("Kind", "property")]
    public void A_burn_in_empty_space_obeys_the_rocket_equation_and_switches_on_time()
    {
        var burn = new FiniteBurn(
            s_begin + Duration.FromSeconds(100.5), Duration.FromSeconds(300.25), 3000, 315,
            ThrustDirection.Inertial(new(0, 0, 2)));
        var model = new ForceModel(Body.Earth, [burn]);
        var end = s_begin + Duration.FromSeconds(1000);
        var result = new NumericalPropagator(model).Propagate(
            new(new(s_begin, new(new(1e7, 0, 0), new(10, 0, 0)), 8200), end) { KeepsTrajectory = true });

        // K. E. Tsiolkovsky: dv = g0 Isp ln(m0 / m1); distance by its integral.
        var exhaust = 9.80665 * 315;
        var burnt = 3000 / exhaust * 300.25;
        var dv = exhaust * Math.Log(8200 / (8200 - burnt));
        var way = exhaust * (300.25 - ((8200 - burnt) / (3000 / exhaust) * Math.Log(8200 / (8200 - burnt))));
        Assert.Equal(8200 - burnt, result.Final.Mass_kg, 1e-9);
        Assert.Equal(dv, result.Final.Orbit.Velocity_m_s.Z, 1e-9);
        Assert.Equal(10, result.Final.Orbit.Velocity_m_s.X);
        Assert.Equal(way + (dv * (1000 - 400.75)), result.Final.Orbit.Position_m.Z, 1e-6);
        var path = result.Trajectory!;
        Assert.Equal(8200, path.StateAt(burn.Start).Mass_kg);
        Assert.Equal(end, path.End);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void An_impulse_is_the_limit_of_a_short_burn()
    {
        var at = s_begin + Duration.FromSeconds(600);
        var point = PointMassForce.Of(Body.Earth);
        var initial = new SpacecraftState(s_begin, new(new(7e6, 0, 0), new(0, 7546, 10)), 1000);
        var end = s_begin + Duration.FromSeconds(3000);
        var impulse = new NumericalPropagator(new(Body.Earth, [point])).Propagate(new(initial, end)
        {
            Impulses = [new(at, new(0, 50, 0), IsLocal: true, SpecificImpulse_s: 300)],
        });
        const double Length_s = 0.02;
        var exhaust = 9.80665 * 300;
        var thrust = 1000 * (1 - Math.Exp(-50.0 / exhaust)) * exhaust / Length_s;
        var burn = new FiniteBurn(
            at - Duration.FromSeconds(Length_s / 2), Duration.FromSeconds(Length_s), thrust, 300,
            ThrustDirection.Local(new(0, 50, 0)));
        var finite = new NumericalPropagator(new(Body.Earth, [point, burn])).Propagate(new(initial, end));

        Assert.Equal(finite.Final.Mass_kg, impulse.Final.Mass_kg, 1e-9);

        // Along the track the plane stays (a normal part would turn it, and the axes with it, while the engine burns):
        // what is left is the propellant's uneven use, 3e-5 s of 50 m/s, a quarter turn on.
        Assert.True((finite.Final.Orbit.Position_m - impulse.Final.Orbit.Position_m).Length < 0.1, $"{finite.Final.Orbit.Position_m - impulse.Final.Orbit.Position_m} {finite.Final.Orbit.Velocity_m_s - impulse.Final.Orbit.Velocity_m_s}");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void An_electric_thruster_follows_its_table_and_the_sun()
    {
        ThrottlePoint[] table = [new(500, 0.02, 1e-6), new(1000, 0.05, 2e-6), new(2000, 0.09, 3e-6)];
        var thruster = new ElectricThrust(
            s_begin, Duration.FromDays(400), table, 2100, 100, ThrustDirection.Prograde);
        Assert.Equal(0, thruster.At(499).Thrust_N);
        Assert.Equal(0.035, thruster.At(750).Thrust_N, 1e-15);
        Assert.Equal(2.5e-6, thruster.At(1500).MassFlow_kg_s, 1e-20);
        Assert.Equal(0.09, thruster.At(9000).Thrust_N);

        const double Au = PhysicalConstants.AstronomicalUnit_m;
        var surroundings = new Surroundings(
            Body.Sun, new RunClock(s_begin, TimeScale.Tdb), s_begin + Duration.FromDays(1), BuiltinEphemeris.Default, []);
        Assert.Equal(0.09 / 500, At(1).Length, 1e-15); // 2100 - 100 W
        Assert.Equal(thruster.At(425).Thrust_N, At(2).Length); // a quarter of the power, less 100 W: off
        Assert.Equal(thruster.At((2100 / 1.21) - 100).Thrust_N / 500, At(1.1).Length, 1e-15);

        Vec3 At(double au) =>
            thruster.Acceleration_m_s2(new(5, new(0, au * Au, 0), new(1e4, 0, 0), 500), surroundings);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Engines_without_thrust_are_refused()
    {
        var minute = Duration.FromMinutes(1);
        Assert.Throws<ArgumentException>(() => new FiniteBurn(s_begin, minute, 0, 300, ThrustDirection.Prograde));
        Assert.Throws<ArgumentException>(() => new FiniteBurn(
            s_begin, Duration.Zero, 10, 300, ThrustDirection.Prograde));
        Assert.Throws<ArgumentException>(() => new ElectricThrust(
            s_begin, minute, [], 1000, 0, ThrustDirection.Prograde));
        Assert.Throws<ArgumentException>(() => new ElectricThrust(
            s_begin, minute, [new(2, 1, 1), new(1, 1, 1)], 1000, 0, ThrustDirection.Prograde));
    }
}
