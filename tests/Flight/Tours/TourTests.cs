using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Elements;
using Guanghan.Flight.Propagation;
using Guanghan.Flight.Tours;
using Guanghan.Flight.Transfers;

namespace Guanghan.Flight.Tests.Tours;

public sealed class TourTests
{
    private static readonly DepartureWindow Window =
        new(Epoch.ParseIso("2026-01-01T00:00:00Z"), Epoch.ParseIso("2027-01-01T00:00:00Z"));

    private static readonly LegDuration Leg = new(Duration.FromDays(100), Duration.FromDays(300));

    [Fact]
    [Trait("Kind", "property")]
    public void An_itinerary_adds_up_and_its_arcs_are_flown()
    {
        foreach (var problem in (GtopProblem[])[GtopProblems.Cassini1, GtopProblems.Cassini2, GtopProblems.Rosetta])
        {
            var point = problem.ToPoint(problem.PublishedBest_1.AsSpan());
            var itinerary = problem.Tour.Decode(point);
            Assert.Equal(problem.Tour.Objective_m_s(point), itinerary.Objective_m_s);
            Assert.Equal(
                itinerary.Objective_m_s,
                itinerary.Penalty_m_s + itinerary.Manoeuvres.Where(one => one.IsCounted).Sum(one => one.Burn_m_s),
                1e-9); // rounding of a sum of ten terms below 1e4
            foreach (var arc in itinerary.Arcs)
            {
                var end = KeplerPropagator.Propagate(
                    arc.StartState, GtopPlanets.SunGm_m3_s2, (arc.End - arc.Start).Seconds_s);
                // 200 m: the nanosecond of an epoch is 4e-5 m, the digits of 1e12 m over a revolution are the rest.
                Assert.True((end.Position_m - arc.EndState.Position_m).Length < 200, $"{arc.Leg} of {problem.Name}");
            }
            foreach (var stop in itinerary.Stops[1..^1])
            {
                Assert.Equal(
                    stop.Passage!.TurningAngle_rad,
                    0.5 * (GravityAssist.TurningAngle_rad(
                        stop.IncomingExcess_m_s.Length, stop.Passage.PeriapsisRadius_m, stop.Body.Gm_m3_s2)
                        + GravityAssist.TurningAngle_rad(
                            stop.OutgoingExcess_m_s.Length, stop.Passage.PeriapsisRadius_m, stop.Body.Gm_m3_s2)),
                    1e-10); // the angle between velocities of 5 km/s out of 40, twice rounded
                Assert.Equal(stop.Passage.PeriapsisRadius_m - stop.Body.Radius_m, stop.Passage.Altitude_m);
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_tour_of_two_bodies_is_a_cell_of_a_porkchop_plot()
    {
        var ephemeris = Guanghan.Core.Bodies.Builtin.BuiltinEphemeris.Default;
        TourBody Of(Body body, string name) => new(name, 0, 0, new EphemerisPath(ephemeris, body, Body.Sun));
        var gm = BodyConstants.Of(Body.Sun).Gm_m3_s2;
        var (earth, mars) = (Of(Body.EarthMoonBarycentre, "Earth"), Of(Body.Mars, "Mars"));
        var tour = new PoweredTour(new()
        {
            Bodies = [earth, mars],
            Departure = Window,
            Legs = [Leg],
            SwingBys = [],
            CentreGm_m3_s2 = gm,
        });
        var leave = Epoch.ParseIso("2026-10-20T00:00:00Z");
        var arrive = leave + Duration.FromDays(280);
        State<EclipticJ2000> At(Body body, Epoch epoch) =>
            Ecliptic.FromIcrf.Apply(ephemeris.StateOf(body, Body.Sun, epoch));
        var cell = Porkchop.Compute(
            epoch => At(Body.EarthMoonBarycentre, epoch), epoch => At(Body.Mars, epoch), [leave], [arrive], gm,
            LambertProblem.Prograde)[0, 0];
        double[] point = [leave.ToTdbSecondsPastJ2000_s(), Duration.FromDays(280).Seconds_s];
        var batch = new double[1];
        tour.Evaluate(point, batch);
        // 1e-5 m/s: TDB against TAI is milliseconds of 280 days, the same for both but in the last digits.
        Assert.Equal(cell.TotalBurn_m_s, tour.Objective_m_s(point), 1e-5);
        Assert.Equal(cell.TotalBurn_m_s, batch[0], 1e-5);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void What_cannot_be_flown_is_dear_and_finite()
    {
        // The Earth half a revolution on a circle, then back to where it was: no plane, and no turn.
        var circle = KeplerianPath.FromElements(new KeplerianElements(1.5e11, 0, 0, 0, 0, 0), 0, 1.3e20);
        var earth = new TourBody("Earth", 4e14, 6.4e6, circle);
        var still = new TourBody("Earth again", 4e14, 6.4e6, new Fixed(circle.At(0)));
        var tour = new PoweredTour(new()
        {
            Bodies = [still, still],
            Departure = Window,
            Legs = [Leg],
            SwingBys = [],
            CentreGm_m3_s2 = 1.3e20,
        });
        double[] point = [8.3e8, 2e7];
        var batch = new double[1];
        tour.Evaluate(point, batch);
        Assert.Equal(Tour.Infeasible_m_s, tour.Objective_m_s(point));
        Assert.Equal(Tour.Infeasible_m_s, batch[0]);
        Assert.Contains("no trajectory", Assert.Throws<ArgumentException>(() => tour.Decode(point)).Message,
            StringComparison.Ordinal);
        Assert.True(double.IsFinite(new PoweredTour(Plan(earth)).Objective_m_s([8.3e8, 1e7, 2e7])));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void An_arrival_costs_what_is_asked_for()
    {
        Assert.Equal(5000, TourArrival.Rendezvous.Burn(5000, 3.79e16));
        Assert.Equal(0, TourArrival.Passage.Burn(5000, 3.79e16));
        // Oberth: sqrt(v^2 + 2 mu / r) - sqrt(mu (1 + e) / r).
        Assert.Equal(
            new ParkingOrbit(1.0895e8, 0.98, 3.79e16).Burn_m_s(5000 * 5000),
            TourArrival.Insertion(1.0895e8, 0.98).Burn(5000, 3.79e16), 1e-9);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Plans_that_do_not_fit_are_refused_with_the_reason()
    {
        void Refused(string text, Action act) =>
            Assert.Contains(text, Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);
        var plan = Plan(GtopPlanets.Earth);
        Refused("3 bodies have 2 legs between them; 1 were given",
            () => _ = new PoweredTour(plan with { Legs = [Leg] }));
        Refused("1 swing-bys between them; 0", () => _ = new PoweredTour(plan with { SwingBys = [] }));
        Refused("at least two bodies", () => _ = new PoweredTour(plan with { Bodies = [GtopPlanets.Earth] }));
        Refused("exchange the two", () => _ = new PoweredTour(
            plan with { Departure = new(Window.Latest, Window.Earliest) }));
        Refused("Leg 2 may take", () => _ = new PoweredTour(
            plan with { Legs = [Leg, new(Leg.Longest, Leg.Shortest)] }));
        Refused("gravitational parameter of 67P", () => _ = new PoweredTour(
            plan with { Bodies = [GtopPlanets.Earth, GtopPlanets.Comet67P, GtopPlanets.Earth] }));
        Refused("must not be negative", () => _ = new PoweredTour(plan with { SwingBys = [new(-1, 0)] }));
        Refused("has 3 numbers; 2 were given", () => new PoweredTour(plan).Objective_m_s([1, 2]));
        Refused("2 decision vectors of 3 numbers", () => new PoweredTour(plan).Evaluate([1, 2], new double[2]));
        Refused("below 1", () => TourArrival.Insertion(1e7, 1));
        Refused("exchange them", () => _ = new ManoeuvreTour(new()
        {
            Bodies = [GtopPlanets.Earth, GtopPlanets.Mars],
            Departure = Window,
            DepartureSpeed = new(5000, 3000),
            Legs = [new(Leg, new(0.1, 0.9))],
            PeriapsisRadii = [],
            CentreGm_m3_s2 = GtopPlanets.SunGm_m3_s2,
        }));
        Refused("positive number of evaluations; -5", () => TourSearch.Run(
            GtopProblems.Cassini1.Tour, new() { EvaluationCount_max = -5 }));
        Refused("at least one worker; 0", () => TourSearch.Run(
            GtopProblems.Cassini1.Tour, new() { WorkerCount = 0 }));
    }

    private static PoweredTourPlan Plan(TourBody body) => new()
    {
        Bodies = [body, body, body],
        Departure = Window,
        Legs = [Leg, Leg],
        SwingBys = [new(6.7e6, 0.01)],
        CentreGm_m3_s2 = GtopPlanets.SunGm_m3_s2,
    };

    private sealed class Fixed(State<EclipticJ2000> state) : IBodyPath
    {
        public State<EclipticJ2000> At(double time_s) => state;
    }
}
