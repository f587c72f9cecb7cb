using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Core.Tests;
using Guanghan.Flight.Propagation;
using Guanghan.Flight.Transfers;

namespace Guanghan.Flight.Tests.Transfers;

public sealed class LambertTests
{
    private const int Count = 2000;

    /// <summary>Random problems in units of the first radius and mu = 1.</summary>
    public enum Family
    {
        Any,
        NearlyOpposite,
        NearlyParabolic,
        NearlyTogether,
        FastOrSlow,
    }

    [Theory]
    [InlineData(Family.Any, 1e-12)]
    [InlineData(Family.NearlyOpposite, 1e-12)]
    [InlineData(Family.NearlyParabolic, 1e-12)]
    // Through the centre as near as 1e-6 the end depends on the start 1e6 times: what remains is asked relative to that.
    [InlineData(Family.NearlyTogether, double.PositiveInfinity)]
    [InlineData(Family.FastOrSlow, double.PositiveInfinity)]
    [Trait("Kind", "property")]
    public void An_orbit_propagated_from_the_departure_arrives(Family family, double limit)
    {
        var problems = Problems(family, 42);
        var misses = new List<double>();
        foreach (var problem in problems)
        {
            var solution = Lambert.Solve(problem);
            Assert.True(solution.IsConverged, problem.ToString());
            var (end, phi) = KeplerPropagator.PropagateWithTransition(
                new State<Icrf>(problem.Departure_m, solution.DepartureVelocity_m_s), 1, problem.TimeOfFlight_s);
            var miss = (end.Position_m - problem.Arrival_m).Length / problem.Arrival_m.Length;
            Assert.True(miss < limit, $"misses by {miss:E1}: {problem}");
            // The velocity itself is rounded at 1.1e-16: 2000 times that and of the position, through the transition matrix.
            Assert.True(miss < 2e-13 * Sensitivity(phi, solution.DepartureVelocity_m_s.Length), $"{miss:E1}: {problem}");
            misses.Add(miss);
        }
        if (double.IsFinite(limit))
        {
            Accuracy.Record(
                "Orbits", $"Lambert, miss by the distance aimed at, {Words(family)}", "universal Kepler's equation", "1", misses, limit,
                isRounding: true);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_arrival_velocity_is_that_of_the_same_orbit()
    {
        foreach (var problem in Problems(Family.Any, 7))
        {
            var solution = Lambert.Solve(problem);
            var end = KeplerPropagator.Propagate(
                new State<Icrf>(problem.Departure_m, solution.DepartureVelocity_m_s), 1, problem.TimeOfFlight_s);
            var difference = (end.Velocity_m_s - solution.ArrivalVelocity_m_s).Length / end.Velocity_m_s.Length;
            Assert.True(difference < 1e-11, $"{difference:E1}: {problem}"); // ten times the position's limit
        }
    }

    [Theory]
    [InlineData(Family.Any)]
    [InlineData(Family.NearlyOpposite)]
    [InlineData(Family.NearlyParabolic)]
    [InlineData(Family.FastOrSlow)]
    [Trait("Kind", "property")]
    public void Batch_and_single_agree_to_the_bit_and_two_iterations_or_three_do(Family family)
    {
        var problems = Problems(family, 3);
        var arcs = new LambertArc[Count - 1]; // not a multiple of four
        var converged = Lambert.SolveBatch(
            [.. problems.Take(Count - 1).Select(problem => problem.Departure_m)],
            [.. problems.Take(Count - 1).Select(problem => problem.Arrival_m)],
            [.. problems.Take(Count - 1).Select(problem => problem.TimeOfFlight_s)], 1, LambertProblem.Prograde, arcs);
        Assert.Equal(arcs.Length, converged);
        for (var i = 0; i < arcs.Length; i++)
        {
            var single = Lambert.Solve(problems[i]);
            Assert.Equal(single.DepartureVelocity_m_s, arcs[i].DepartureVelocity_m_s);
            Assert.Equal(single.ArrivalVelocity_m_s, arcs[i].ArrivalVelocity_m_s);
            Assert.InRange(single.IterationCount, 1, 4);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Orbits_of_many_revolutions_come_in_pairs_and_arrive()
    {
        foreach (var problem in Problems(Family.Any, 11).Take(300))
        {
            var slow = problem with { TimeOfFlight_s = 10 * problem.TimeOfFlight_s };
            var solutions = Lambert.SolveAll(slow, 12);
            Assert.Equal(1, solutions.Length % 2);
            for (var i = 0; i < solutions.Length; i++)
            {
                var solution = solutions[i];
                Assert.True(solution.IsConverged);
                Assert.Equal((i + 1) / 2, solution.RevolutionCount);
                var (end, phi) = KeplerPropagator.PropagateWithTransition(
                    new State<Icrf>(slow.Departure_m, solution.DepartureVelocity_m_s), 1, slow.TimeOfFlight_s);
                var miss = (end.Position_m - slow.Arrival_m).Length / slow.Arrival_m.Length;
                Assert.True(miss < 2e-13 * Sensitivity(phi, solution.DepartureVelocity_m_s.Length), $"{miss:E1}: {slow}");
                var energy = (0.5 * solution.DepartureVelocity_m_s.LengthSquared) - (1 / slow.Departure_m.Length);
                var turns = slow.TimeOfFlight_s * Math.Pow(-2 * energy, 1.5) / (2 * Math.PI);
                Assert.True(solution.RevolutionCount == 0 || Math.Floor(turns) == solution.RevolutionCount
                    || Math.Abs(turns - Math.Round(turns)) < 1e-6, $"{turns} turns for {solution.RevolutionCount}");
            }
            for (var i = 1; i < solutions.Length; i += 2)
            {
                Assert.Equal(LambertBranch.LongPeriod, solutions[i].Branch);
                Assert.Equal(LambertBranch.ShortPeriod, solutions[i + 1].Branch);
            }
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Vallados_example_7_5_gives_its_velocities()
    {
        // D. A. Vallado, 4th edition, 2013, example 7-5: printed to a centimetre per second.
        var solution = Lambert.Solve(new(
            new(15945340, 0, 0), new(12214838.99, 10249467.31, 0), 76 * 60, 3.986004415e14, LambertProblem.Prograde));
        Assert.True((solution.DepartureVelocity_m_s - new Vec3(2058.913, 2915.965, 0)).Length < 0.01);
        Assert.True((solution.ArrivalVelocity_m_s - new Vec3(-3451.565, 910.315, 0)).Length < 0.01);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void At_exactly_180_degrees_the_side_gives_the_plane()
    {
        var solution = Lambert.Solve(new(new(1, 0, 0), new(-1, 0, 0), Math.PI, 1, new(0, 1, 1)));
        // Half a circle in the plane square to (0, 1, 1).
        Assert.True((solution.DepartureVelocity_m_s - new Vec3(0, Math.Sqrt(0.5), -Math.Sqrt(0.5))).Length < 1e-15 * 8);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_is_no_problem_is_refused_in_words_and_flagged_in_a_batch()
    {
        Refused("The time of flight must be positive; it is -1 s", new(new(1, 0, 0), new(0, 1, 0), -1, 1, LambertProblem.Prograde));
        Refused("the same point", new(new(1, 0, 0), new(1, 0, 0), 1, 1, LambertProblem.Prograde));
        Refused("away from the centre", new(new(1, 0, 0), Vec3.Zero, 1, 1, LambertProblem.Prograde));
        Refused("in one line", new(new(1, 0, 0), new(-1, 0, 0), 1, 1, new(1, 0, 0)));
        Refused("gravitational parameter", new(new(1, 0, 0), new(0, 1, 0), 1, double.NaN, LambertProblem.Prograde));
        var arcs = new LambertArc[3];
        var converged = Lambert.SolveBatch(
            [new(1, 0, 0), new(1, 0, 0), Vec3.Zero], [new(0, 1, 0), new(0, 1, 0), new(0, 1, 0)], [1, double.NaN, 1], 1,
            LambertProblem.Prograde, arcs);
        Assert.Equal(1, converged);
        Assert.Equal([true, false, false], arcs.Select(arc => arc.IsConverged));
        Assert.Equal(Vec3.Zero, arcs[1].DepartureVelocity_m_s);
    }

    private static void Refused(string words, LambertProblem problem) =>
        Assert.Contains(words, Assert.ThrowsAny<ArgumentException>(() => Lambert.Solve(problem)).Message, StringComparison.Ordinal);

    private static string Words(Family family) => family switch
    {
        Family.NearlyOpposite => "nearly opposite places",
        Family.NearlyParabolic => "nearly parabolic orbits",
        _ => "any places and times",
    };

    private static double Sensitivity(StateTransitionMatrix phi, double speed)
    {
        var most = 1.0;
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                most = Math.Max(most, Math.Abs(phi[i, j]) + (speed * Math.Abs(phi[i, j + 3])));
            }
        }
        return most;
    }

    private static LambertProblem[] Problems(Family family, ulong seed)
    {
        var random = new RandomStream(seed);
        return [.. Enumerable.Range(0, Count).Select(_ => Problem(family, random))];
    }

    private static LambertProblem Problem(Family family, RandomStream random)
    {
        double Uniform() => random.NextUniformFraction();
        Vec3 Direction()
        {
            var (z, angle) = ((2 * Uniform()) - 1, 2 * Math.PI * Uniform());
            return new(Math.Sqrt(1 - (z * z)) * Math.Cos(angle), Math.Sqrt(1 - (z * z)) * Math.Sin(angle), z);
        }

        var (first, second) = (Direction(), Direction());
        second = family switch
        {
            Family.NearlyOpposite => ((Math.Pow(10, -1 - (14 * Uniform())) * Direction()) - first).ToUnit(),
            Family.NearlyTogether => ((Math.Pow(10, -1 - (6 * Uniform())) * Direction()) + first).ToUnit(),
            _ => second,
        };
        var radius = Math.Exp((2 * Uniform()) - 1);
        var arrival = radius * second;
        var s = 0.5 * (1 + radius + (arrival - first).Length);
        var lambda = Math.Sqrt(radius) * 0.5 * (first + second).Length / s * (Vec3.Cross(first, second).Z < 0 ? -1 : 1);
        var parabolic = 2.0 / 3 * (1 - (lambda * lambda * lambda));
        var time = family switch
        {
            Family.NearlyParabolic => parabolic * (1 + ((Uniform() - 0.5) * Math.Pow(10, -16 * Uniform()))),
            Family.FastOrSlow => Math.Pow(10, -3 + (5 * Uniform())),
            _ => 0.1 + (10 * Uniform()),
        };
        return new(first, arrival, time * Math.Sqrt(s * s * s / 2), 1, LambertProblem.Prograde);
    }
}
