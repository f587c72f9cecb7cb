using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Correction;
using Guanghan.Flight.Elements;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Tests.Correction;

public sealed class MultipleShootingTests
{
    private static readonly IEphemeris s_ephemeris = BuiltinEphemeris.Default;
    private static readonly double s_earthGm_m3_s2 = BodyConstants.Of(Body.Earth).Gm_m3_s2;

    private static readonly PeriapsisPassage s_parking =
        new(Body.Earth, 6378.137e3 + 200e3, double.DegreesToRadians(28.5), new(0, 0, 1));

    [Fact]
    [Trait("Kind", "property")]
    public void Dates_of_Tianwen_1_lead_to_a_periapsis_at_Mars_in_the_pull_of_Sun_planets_and_Moon()
    {
        var arrives = Epoch.ParseIso("2021-02-10T12:00:00Z");
        var capture = new PeriapsisPassage(
            Body.Mars, 3396.19e3 + 400e3, double.DegreesToRadians(10), MarsFrames.ToFixed(arrives).ZAxis.Components);
        var nodes = PatchedTransfer.Between(
            s_parking, Epoch.ParseIso("2020-07-23T04:41:00Z"), capture, arrives, Body.Sun, s_ephemeris,
            Duration.FromDays(2));
        var corrected = MultipleShooting.Correct(new(
            nodes, PatchedTransfer.Goals(s_parking, capture, nodes.Count), Models(Body.Sun, Body.Earth, Body.Mars),
            s_ephemeris));

        Assert.True(corrected.Converged, corrected.Message);
        Assert.InRange(corrected.Iterations, 1, 6);
        Assert.True(corrected.PositionResidual_m < 0.2, corrected.Message); // twice the tolerance of a component
        var final = corrected.Nodes[^1].State;
        Assert.Equal(3796.19e3, final.Position_m.Length, 0.1); // the goal's tolerance, m
        var normal = Vec3.Cross(final.Position_m, final.Velocity_m_s);
        Assert.Equal(10, double.RadiansToDegrees(Vec3.Angle_rad(normal, capture.Pole)), 1e-7);
        // Independent of the solver: one flight from the second node to the sphere of influence's order of distance.
        AssertFlight(corrected.Nodes, 1, Body.Earth, 1);
        // Energy of Lambert's arc between the centres, which is what the porkchop shows: the pull of both changes it
        // by less than a tenth.
        var c3_m2_s2 = corrected.Nodes[0].State.Velocity_m_s.LengthSquared
            - (2 * s_earthGm_m3_s2 / corrected.Nodes[0].State.Position_m.Length);
        var (earth, mars) = (s_ephemeris.StateOf(Body.Earth, Body.Sun, nodes[0].Epoch),
            s_ephemeris.StateOf(Body.Mars, Body.Sun, arrives));
        var arc = Guanghan.Flight.Transfers.Lambert.Solve(new(
            earth.Position_m, mars.Position_m, (arrives - nodes[0].Epoch).Seconds_s,
            BodyConstants.Of(Body.Sun).Gm_m3_s2, new(0, 0, 1)));
        var lambert_m2_s2 = (arc.DepartureVelocity_m_s - earth.Velocity_m_s).LengthSquared;
        Assert.InRange(c3_m2_s2, 0.9 * lambert_m2_s2, 1.1 * lambert_m2_s2);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(30)]
    [Trait("Kind", "property")]
    public void From_200_km_over_the_Earth_to_200_km_over_the_Moon(double inclination_deg)
    {
        var moonPole = MoonFrames.ToMeanEarth(Epoch.ParseIso("2025-06-05T12:00:00Z")).ZAxis.Components;
        var (parking, perilune) = (s_parking, new PeriapsisPassage(
            Body.Moon, 1737.4e3 + 200e3, double.DegreesToRadians(inclination_deg), moonPole));
        var nodes = PatchedTransfer.Outward(
            parking, Epoch.ParseIso("2025-06-01T00:00:00Z"), perilune, Epoch.ParseIso("2025-06-05T12:00:00Z"),
            s_ephemeris, Duration.FromDays(1));
        var corrected = MultipleShooting.Correct(new(
            nodes, PatchedTransfer.Goals(parking, perilune, nodes.Count), Models(Body.Earth, Body.Moon), s_ephemeris)
        {
            Burns = [NodeGoals.FromCircle("injection", 0, s_earthGm_m3_s2)],
        });

        Assert.True(corrected.Converged, corrected.Message);
        Assert.True(corrected.PositionResidual_m < 0.2, corrected.Message);
        Assert.Equal(1937.4e3, corrected.Nodes[^1].State.Position_m.Length, 0.1);
        // Between the ellipse that just reaches the Moon's nearest distance, 356 400 km, less 20 000 km, and escape.
        var (near_m, far_m) = (s_parking.PeriapsisRadius_m, 336.4e6);
        var circle_m_s = Math.Sqrt(s_earthGm_m3_s2 / near_m);
        Assert.InRange(
            corrected.Impulses[0].DeltaV_m_s,
            Math.Sqrt(2 * s_earthGm_m3_s2 * ((1 / near_m) - (1 / (near_m + far_m)))) - circle_m_s,
            (Math.Sqrt(2) - 1) * circle_m_s);
        AssertFlight(corrected.Nodes, 0, Body.Earth, 1);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_least_impulses_between_two_circles_are_Hohmanns()
    {
        var (low_m, high_m) = (7000e3, 14000e3);
        var (problem, direct_m_s) = BetweenCircles(low_m, high_m);
        var best = ImpulseMinimum.Minimise(problem, 1.5);

        // W. Hohmann 1925: both impulses in closed form.
        var mu = s_earthGm_m3_s2;
        var ellipse = 2 / (low_m + high_m);
        var hohmann_m_s = Math.Sqrt(mu * ((2 / low_m) - ellipse)) - Math.Sqrt(mu / low_m)
            + Math.Sqrt(mu / high_m) - Math.Sqrt(mu * ((2 / high_m) - ellipse));
        Assert.True(best.Converged, best.Message);
        Assert.True(direct_m_s > hohmann_m_s + 50, "the start is not the answer");
        Assert.Equal(hohmann_m_s, best.DeltaV_m_s, 0.02); // m/s: two impulses rounded off at 0.01 m/s
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_minimum_at_the_edge_of_the_latitude_is_not_called_one()
    {
        var best = ImpulseMinimum.Minimise(BetweenCircles(7000e3, 14000e3).Problem, 0.05);

        Assert.False(best.Converged);
        Assert.Contains("edge of the latitude of 0.05", best.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_B_plane_is_met_at_the_Moon_and_no_ellipse_has_one()
    {
        var (arrives, gm) = (Epoch.ParseIso("2025-06-05T12:00:00Z"), BodyConstants.Of(Body.Moon).Gm_m3_s2);
        var perilune = new PeriapsisPassage(Body.Moon, 4000e3, 1.2, new(0, 0, 1));
        var nodes = PatchedTransfer.Outward(
            s_parking, Epoch.ParseIso("2025-06-01T00:00:00Z"), perilune, arrives, s_ephemeris, Duration.FromDays(1));
        var last = nodes.Count - 1;
        NodeGoal[] goals =
        [
            NodeGoals.Radius(0, s_parking.PeriapsisRadius_m), NodeGoals.Apsis(0), NodeGoals.Apsis(last),
            NodeGoals.BDotT(last, 6000e3, gm), NodeGoals.BDotR(last, -3000e3, gm),
        ];
        var corrected = MultipleShooting.Correct(new(nodes, goals, Models(Body.Earth, Body.Moon), s_ephemeris));

        Assert.True(corrected.Converged, corrected.Message);
        var plane = BPlaneElements.FromState(corrected.Nodes[^1].State, gm);
        Assert.Equal(6000e3, plane.BDotT_m, 0.1); // the goals' tolerance, m
        Assert.Equal(-3000e3, plane.BDotR_m, 0.1);
        Assert.False(double.IsFinite(goals[3].Figure(arrives, new(new(2000e3, 0, 0), new(0, 100, 0)))));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_hopeless_guess_ends_in_words_and_finite_numbers()
    {
        var nodes = new TrajectoryNode[]
        {
            new("a", Epoch.J2000, Body.Earth, new(new(7000e3, 0, 0), new(0, 7500, 0))),
            new("b", Epoch.J2000 + Duration.FromHours(1), Body.Earth, new(new(-7000e3, 0, 0), new(0, -7500, 0))),
        };
        // No state has both radii of two such goals.
        var result = MultipleShooting.Correct(new(
            nodes, [NodeGoals.Radius(0, 7000e3), NodeGoals.Radius(0, 8000e3)], Models(Body.Earth), s_ephemeris)
        {
            IterationCount_max = 10,
        });

        Assert.False(result.Converged);
        Assert.StartsWith("Not corrected: ", result.Message, StringComparison.Ordinal);
        Assert.True(double.IsFinite(result.PositionResidual_m + result.GoalErrors_si.Sum()));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Trajectories_that_are_none_are_refused_in_words()
    {
        var node = new TrajectoryNode("a", Epoch.J2000, Body.Earth, new(new(7000e3, 0, 0), new(0, 7500, 0)));
        var next = node with { Name = "b", Epoch = Epoch.J2000 + Duration.FromHours(1) };
        Refuses([node], [], "A trajectory needs two nodes or more; there are 1.");
        Refuses([next, node], [],
            $"Node 1 (a) at {node.Epoch} is not after node 0 at {next.Epoch}: put the nodes in the order of time.");
        Refuses([node, next with { Center = Body.Mars }], [],
            "Node b is relative to body 4, for which there is no force model: add one, or give the node another "
            + "centre.");
        Refuses([node, next], [.. Enumerable.Range(0, 7).Select(_ => NodeGoals.Radius(0, 7000e3))],
            "13 gaps and goals are more than the 12 numbers that are free: allow an impulse, free an epoch or drop a "
            + "goal.");
    }

    private static void Refuses(TrajectoryNode[] nodes, NodeGoal[] goals, string message) => Assert.Equal(
        message, Assert.Throws<ArgumentException>(() => MultipleShooting.Correct(
            new(nodes, goals, Models(Body.Earth), s_ephemeris))).Message);

    /// <summary>
    /// Circle, impulse, arc of 160 degrees, impulse, circle: the ends stand on the circles, all epochs but the first
    /// move.
    /// </summary>
    private static (ShootingProblem Problem, double Direct_m_s) BetweenCircles(double low_m, double high_m)
    {
        var mu = s_earthGm_m3_s2;
        var model = new ForceModel(Body.Earth, [PointMassForce.Of(Body.Earth)]);
        static State<Icrf> Circle(double radius_m, double angle_rad, double mu)
        {
            var (sine, cosine) = Math.SinCos(angle_rad);
            return new(radius_m * new Vec3(cosine, sine, 0), Math.Sqrt(mu / radius_m) * new Vec3(-sine, cosine, 0));
        }
        var begin = Epoch.J2000;
        var period_s = Math.Tau * Math.Sqrt(low_m * low_m * low_m / mu);
        var (leaves, arrives) = (begin + Duration.FromSeconds(period_s / 12), begin + Duration.FromSeconds(4500));
        var (first, second) = (Circle(low_m, Math.PI / 6, mu), Circle(high_m, (Math.PI / 6) + 2.8, mu));
        var arc = Guanghan.Flight.Transfers.Lambert.Solve(
            new(first.Position_m, second.Position_m, (arrives - leaves).Seconds_s, mu, new(0, 0, 1)));
        var last = Circle(high_m, (Math.PI / 6) + 2.8 + 0.3, mu);
        var lastEpoch = arrives + Duration.FromSeconds(0.3 / Math.Sqrt(mu / high_m) * high_m);
        var up = arc.DepartureVelocity_m_s - first.Velocity_m_s;
        var across = second.Velocity_m_s - arc.ArrivalVelocity_m_s;
        TrajectoryNode[] nodes =
        [
            new("begin", begin, Body.Earth, Circle(low_m, 0, mu)),
            new("first", leaves, Body.Earth, first with { Velocity_m_s = arc.DepartureVelocity_m_s })
                { HasImpulse = true, HasFreeEpoch = true, Impulse_m_s = up },
            new("second", arrives, Body.Earth, second) { HasImpulse = true, HasFreeEpoch = true, Impulse_m_s = across },
            new("end", lastEpoch, Body.Earth, last) { HasFreeEpoch = true },
        ];
        NodeGoal[] goals =
        [
            .. NodeGoals.State(0, nodes[0].State), NodeGoals.Radius(3, high_m), NodeGoals.Apsis(3),
            new("speed", 3, (_, state) => state.Velocity_m_s.Length, Math.Sqrt(mu / high_m), 1e-5),
            new("height", 3, (_, state) => state.Position_m.Z, 0, 0.1),
            new("climb", 3, (_, state) => state.Velocity_m_s.Z, 0, 1e-5),
        ];
        return (new(nodes, goals, [model], s_ephemeris) { IterationCount_max = 100 }, up.Length + across.Length);
    }

    /// <summary>Flies one piece again, tighter, and looks how near the next node it comes.</summary>
    private static void AssertFlight(IReadOnlyList<TrajectoryNode> nodes, int from, Body center, double limit_m)
    {
        var tight = new PropagationOptions { RelativeErrorRatio = 1e-14, PositionError_m = 1e-5 };
        var end = new NumericalPropagator(Models(center)[0], tight)
            .Propagate(new(new(nodes[from].Epoch, nodes[from].State, 1000), nodes[from + 1].Epoch)).Final.Orbit;
        var there = nodes[from + 1].Center == center ? default
            : s_ephemeris.StateOf(center, nodes[from + 1].Center, nodes[from + 1].Epoch);
        var miss_m = (end + there - nodes[from + 1].State).Position_m.Length;
        Assert.True(miss_m < limit_m, $"{miss_m:F3} m");
    }

    private static ForceModel[] Models(params Body[] centers) =>
    [
        .. centers.Select(center => new ForceModel(center,
            [.. ((int[])[10, 1, 2, 399, 301, 4, 5, 6, 7, 8]).Select(body => PointMassForce.Of(new Body(body)))])
        {
            Ephemeris = s_ephemeris,
        }),
    ];
}
