using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;
using Guanghan.Flight.LowThrust;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Tests.LowThrust;

/// <summary>
/// Two rendezvous that many authors solve by indirect methods: states, engine and optimum as in N. Tafazzol and E.
/// Taheri (2024), tables 1 and 3, final masses in sections 4.1 and 4.2.
/// </summary>
public sealed class SimsFlanaganTests
{
    private const double SunGm_m3_s2 = 132712440018e9; // the authors'

    [Theory]
    // An impulse a segment loses by the square of its length: 1.6e-3 of the propellant at 40, a quarter of it at 80.
    [InlineData(40, 0.7)]
    [InlineData(80, 0.175)]
    [Trait("Kind", "validates")]
    public void Earth_to_Mars_ends_with_the_published_mass(int segments, double limit_kg)
    {
        var transfer = SimsFlanagan.Solve(Mars(segments));

        Assert.True(transfer.Converged, transfer.Message);
        Assert.InRange(transfer.FinalMass_kg, 603.935 - limit_kg, 603.935 + limit_kg);
        Assert.True(transfer.PositionResidual_m < 1e3, transfer.Message); // 1e-8 of 1 au, the solver's tolerance
        Assert.True(transfer.VelocityResidual_m_s < 3e-4, transfer.Message);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Earth_to_Dionysus_in_five_revolutions_ends_with_the_published_mass()
    {
        var transfer = SimsFlanagan.Solve(Dionysus(100));

        Assert.True(transfer.Converged, transfer.Message);
        Assert.InRange(transfer.FinalMass_kg, 2718.33 - 0.3, 2718.33 + 0.3); // 2e-4 of the propellant
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_thrust_flown_without_pause_arrives_as_near_as_segments_are_short()
    {
        var misses = new[] { 20, 40 }.Select(Miss_m).ToArray();

        // The model's error is of second order: half the length, a quarter; a third at worst is asked.
        Assert.True(misses[0] < 4e9, $"{misses[0]:E2} m"); // 2 % of the distance
        Assert.True(misses[1] < misses[0] / 3, $"{misses[0]:E2} m, {misses[1]:E2} m");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Mass_thrust_and_impulses_of_the_segments_agree()
    {
        var transfer = SimsFlanagan.Solve(Mars(40));

        foreach (var segment in transfer.Segments)
        {
            // Throttle is what propellant is used by; the thrust's size stays below it but for 1e-5 of the engine's.
            Assert.InRange(segment.ThrottleRatio, 0, 1);
            Assert.True(segment.MeanThrust_N.Length <= 0.5 * (segment.ThrottleRatio + 2e-5));
            var used_kg = segment.ThrottleRatio * 0.5 / (2000 * 9.80665) * segment.Length.Seconds_s;
            Assert.Equal(used_kg, segment.InitialMass_kg - segment.FinalMass_kg, 1e-4); // kg: tolerance of the solver
        }
        Assert.Equal(transfer.Propellant_kg, 1000 - transfer.FinalMass_kg, 1e-9);
        Assert.Equal(
            2000 * 9.80665 * Math.Log(1000 / transfer.FinalMass_kg), transfer.DeltaV_m_s, 0.5); // m/s: second order
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Least_time_is_shorter_than_any_time_given_and_thrusts_throughout()
    {
        var problem = Mars(30) with
        {
            DryMass_kg = 100, // so that propellant is not what ends it
            ShortestFlight = Duration.FromDays(200),
            LongestFlight = Duration.FromDays(400),
            Objective = LowThrustObjective.TimeOfFlight,
        };
        var transfer = SimsFlanagan.Solve(problem);

        Assert.True(transfer.Converged, transfer.Message);
        Assert.InRange(transfer.TimeOfFlight.Days_d, 200, 348);
        Assert.All(transfer.Segments, segment => Assert.True(segment.ThrottleRatio > 0.999));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void With_dates_open_and_solar_power_a_transfer_starts_and_ends_at_the_planets()
    {
        var array = new ElectricThrust(
            Epoch.J2000, Duration.FromDays(1), [new(600, 0.03, 1.2e-6), new(10e3, 0.4, 13e-6)], 9e3, 300,
            ThrustDirection.Prograde);
        var ephemeris = BuiltinEphemeris.Default;
        var problem = new LowThrustProblem(
            TransferEnd.Of(Body.EarthMoonBarycentre, Body.Sun, ephemeris, 2000),
            TransferEnd.Of(Body.Mars, Body.Sun, ephemeris),
            new SolarElectricEngine(array), 1000, 500, BodyConstants.Of(Body.Sun).Gm_m3_s2)
        {
            EarliestDeparture = Epoch.ParseIso("2026-08-01T00:00:00Z"),
            LatestDeparture = Epoch.ParseIso("2027-02-01T00:00:00Z"),
            ShortestFlight = Duration.FromDays(250),
            LongestFlight = Duration.FromDays(500),
            SegmentCount = 30,
        };
        var transfer = SimsFlanagan.Solve(problem);

        Assert.True(transfer.Converged, transfer.Message);
        var mars = ephemeris.StateOf(Body.Mars, Body.Sun, transfer.Arrival);
        Assert.True((transfer.Final.Position_m - mars.Position_m).Length < 3e3); // 1e-8 of the distance
        Assert.InRange(transfer.DepartureExcess_m_s.Length, 0, 2000.01);
        Assert.True(transfer.DepartureExcess_m_s.Length > 1990, "free speed is taken");
        Assert.InRange(transfer.FinalMass_kg, 500, 1000);
        Assert.InRange(transfer.TimeOfFlight.Days_d, 250, 500);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void An_engine_too_weak_is_said_to_be_and_nothing_else_is_claimed()
    {
        var transfer = SimsFlanagan.Solve(
            Mars(20) with { Engine = new ConstantEngine(0.05, 2000) }, new() { IterationCount_max = 150 });

        Assert.False(transfer.Converged);
        Assert.True(transfer.PositionResidual_m > 1e7 || transfer.VelocityResidual_m_s > 10, transfer.Message);
        Assert.True(double.IsFinite(transfer.FinalMass_kg));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Problems_that_are_none_are_refused_in_words()
    {
        var mars = Mars(20);
        Refuses(mars with { DryMass_kg = 1000 },
            "There is no propellant to thrust with: the dry mass of 1000 kg is not below the mass at departure, "
            + "1000 kg. Raise the one or lower the other.");
        Refuses(mars with { ShortestFlight = Duration.FromDays(-3) },
            "The shortest time of flight is -3 d; it must be positive.");
        Refuses(mars with { ShortestFlight = Duration.FromDays(400) },
            "No time of flight lies between 400 d at least and 348.795 d at most: exchange the bounds.");
        Refuses(mars with { SegmentCount = 1 },
            "A transfer of 1 segments: take 2 to 2000, and ten or more a revolution.");
        Assert.Equal(
            "An engine of 0 N and 3000 s: thrust and specific impulse must be positive.",
            Assert.Throws<ArgumentException>(() => new ConstantEngine(0, 3000)).Message);
        Assert.Equal(
            "The speed relative to the body may be 0 m/s or more; the bound is -1 m/s.",
            Assert.Throws<ArgumentException>(() => TransferEnd.At(default, -1)).Message);
    }

    internal static LowThrustProblem Mars(int segments) => Fixed(
        new(-140699693, -51614428, 980), new(9.774596, -28.07828, 4.337725e-4),
        new(-172682023, 176959469, 7948912), new(-16.427384, -14.860506, 9.21486e-2),
        new ConstantEngine(0.5, 2000), 1000, 400, 348.795, 0, segments);

    internal static LowThrustProblem Dionysus(int segments) => Fixed(
        new(-3637871.081, 147099798.784, -2261.441), new(-30.265097, -0.8486854, 0.505e-4),
        new(-302452014.884, 316097179.632, 82872290.0755), new(-4.533473, -13.110309, 0.656163),
        new ConstantEngine(0.32, 3000), 4000, 1500, 3534, 5, segments);

    private static double Miss_m(int segments)
    {
        var transfer = SimsFlanagan.Solve(Mars(segments));
        var at = new SpacecraftState(transfer.Departure, transfer.Segments[0].Initial, 1000);
        foreach (var segment in transfer.Segments)
        {
            List<IForce> forces = [new PointMassForce(Body.Sun, SunGm_m3_s2)];
            if (segment.MeanThrust_N.Length > 1e-3)
            {
                forces.Add(new FiniteBurn(
                    segment.Begin, segment.Length, segment.MeanThrust_N.Length, 2000,
                    ThrustDirection.Inertial(segment.MeanThrust_N)));
            }
            at = new NumericalPropagator(new(Body.Sun, forces) { TimeScale = TimeScale.Tt })
                .Propagate(new(at, segment.Begin + segment.Length)).Final;
        }
        return (at.Orbit.Position_m - transfer.Final.Position_m).Length;
    }

    private static void Refuses(LowThrustProblem problem, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => SimsFlanagan.Solve(problem)).Message);

    private static LowThrustProblem Fixed(
        Vec3 from_km, Vec3 from_km_s, Vec3 to_km, Vec3 to_km_s, ILowThrustEngine engine, double mass_kg, double dry_kg,
        double days, int revolutions, int segments) => new(
        TransferEnd.At(new(1e3 * from_km, 1e3 * from_km_s)), TransferEnd.At(new(1e3 * to_km, 1e3 * to_km_s)), engine,
        mass_kg, dry_kg, SunGm_m3_s2)
        {
            EarliestDeparture = Epoch.J2000,
            LatestDeparture = Epoch.J2000,
            ShortestFlight = Duration.FromDays(days),
            LongestFlight = Duration.FromDays(days),
            RevolutionCount = revolutions,
            SegmentCount = segments,
        };
}
