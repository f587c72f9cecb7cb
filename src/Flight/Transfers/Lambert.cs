using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Guanghan.Core.Space;

namespace Guanghan.Flight.Transfers;

/// <summary>
/// Lambert's problem: the orbits between two places in a given time, of less than one revolution and of many. Source:
/// D. Izzo, "Revisiting Lambert's problem", Celest. Mech. Dyn. Astron. 121 (2015) 1. One kernel serves single problems
/// and batches: their velocities agree to the bit. Valid for two bodies, any transfer angle; at 180 deg the plane is
/// the problem's <c>Side</c>, and near it the plane is as ill defined as the positions are.
/// </summary>
public static class Lambert
{
    /// <summary>The orbit of less than one revolution. Every valid problem has exactly one.</summary>
    /// <exception cref="ArgumentException">The problem is not one; says why.</exception>
    public static LambertSolution Solve(in LambertProblem problem)
    {
        problem.Require();
        var geometry = LambertGeometry<Lane>.Of(
            Split(problem.Departure_m), Split(problem.Arrival_m), new(problem.Gm_m3_s2), Split(problem.Side));
        var time = new Lane(problem.TimeOfFlight_s) * geometry.TimeFactor;
        var x = LambertKernel<Lane>.Solve(
            geometry.Lambda, geometry.Gap, time, out var y, out var converged, out var iterations, out var excess);
        return Solution(
            geometry, x, y, converged.Value > 0, 0, LambertBranch.Direct, (int)iterations.Value,
            Math.Abs(excess.Value / time.Value));
    }

    /// <summary>
    /// All orbits up to a number of whole revolutions: one of none, and two of each number that there is time for.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="revolutions_max">Whole revolutions at most, 0 to 1000.</param>
    /// <exception cref="ArgumentException">The problem is not one; says why.</exception>
    public static ImmutableArray<LambertSolution> SolveAll(in LambertProblem problem, int revolutions_max)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(revolutions_max);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(revolutions_max, 1000);
        var solutions = new LambertSolution[1 + (2 * revolutions_max)];
        return [.. solutions.AsSpan(0, SolveAll(problem, revolutions_max, solutions))];
    }

    /// <summary>All orbits up to a number of whole revolutions, into memory of the caller.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="revolutions_max">Whole revolutions at most.</param>
    /// <param name="solutions">
    /// At least 1 + 2 revolutions_max places: none, then long and short period of 1, of 2, ...
    /// </param>
    /// <returns>How many there are.</returns>
    /// <exception cref="ArgumentException">The problem is not one, or too few places; says which.</exception>
    public static int SolveAll(in LambertProblem problem, int revolutions_max, Span<LambertSolution> solutions)
    {
        if (solutions.Length < 1 + (2 * revolutions_max))
        {
            throw new ArgumentException(
                $"{revolutions_max} revolutions have up to {1 + (2 * revolutions_max)} solutions; there is room for " +
                $"{solutions.Length}.",
                nameof(solutions));
        }
        solutions[0] = Solve(problem);
        var geometry = LambertGeometry<Lane>.Of(
            Split(problem.Departure_m), Split(problem.Arrival_m), new(problem.Gm_m3_s2), Split(problem.Side));
        var time = problem.TimeOfFlight_s * geometry.TimeFactor.Value;
        var equation = new MultiRevolutionLambert(geometry.Lambda.Value, geometry.Gap.Value, time);
        var most = Math.Min(revolutions_max, equation.RevolutionCount_max);
        for (var revolutions = 1; revolutions <= most; revolutions++)
        {
            foreach (var branch in (ReadOnlySpan<LambertBranch>)[LambertBranch.LongPeriod, LambertBranch.ShortPeriod])
            {
                var root = equation.Solve(revolutions, branch);
                solutions[(2 * revolutions) - (branch == LambertBranch.LongPeriod ? 1 : 0)] = Solution(
                    geometry, new(root.X), new(root.Y), root.IsConverged, revolutions, branch, root.IterationCount,
                    root.ResidualRatio);
            }
        }
        return 1 + (2 * most);
    }

    /// <summary>
    /// Many problems of less than one revolution about one centre, four at a time. Nothing is thrown for single
    /// problems: an arc that is not converged says so.
    /// </summary>
    /// <param name="departures_m">Where each starts, m.</param>
    /// <param name="arrivals_m">Where each ends, m.</param>
    /// <param name="timesOfFlight_s">How long each takes, s.</param>
    /// <param name="gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
    /// <param name="side">Side of the angular momentum, as in <see cref="LambertProblem"/>.</param>
    /// <param name="arcs">One arc a problem.</param>
    /// <returns>How many have converged.</returns>
    /// <exception cref="ArgumentException">The spans differ in length, or the parameter is not positive.</exception>
    public static int SolveBatch(
        ReadOnlySpan<Vec3> departures_m, ReadOnlySpan<Vec3> arrivals_m, ReadOnlySpan<double> timesOfFlight_s,
        double gm_m3_s2, Vec3 side, Span<LambertArc> arcs)
    {
        var count = departures_m.Length;
        if (arrivals_m.Length != count || timesOfFlight_s.Length != count || arcs.Length != count)
        {
            throw new ArgumentException(
                $"A batch needs spans of one length; there are {count} departures, {arrivals_m.Length} arrivals, " +
                $"{timesOfFlight_s.Length} times and {arcs.Length} arcs.");
        }
        Elements.Conic.RequireGm(gm_m3_s2);
        var converged = 0;
        var gm = Lanes4.Of(gm_m3_s2);
        var side4 = new Lanes3<Lanes4>(Lanes4.Of(side.X), Lanes4.Of(side.Y), Lanes4.Of(side.Z));
        for (var i = 0; i < count; i += 4)
        {
            // The last group repeats its last problem.
            var (b, c, d) = (Math.Min(i + 1, count - 1), Math.Min(i + 2, count - 1), Math.Min(i + 3, count - 1));
            var geometry = LambertGeometry<Lanes4>.Of(
                Gather(departures_m, i, b, c, d), Gather(arrivals_m, i, b, c, d), gm, side4);
            var time = geometry.TimeFactor * new Lanes4(Vector256.Create(
                timesOfFlight_s[i], timesOfFlight_s[b], timesOfFlight_s[c], timesOfFlight_s[d]));
            var x = LambertKernel<Lanes4>.Solve(
                geometry.Lambda, geometry.Gap, time, out var y, out var done, out _, out _);
            var (departure, arrival) = geometry.Velocities(x, y);
            var sound = done.Value & Vector256.GreaterThan(time.Value, Vector256<double>.Zero).AsDouble();
            converged += Scatter(departure, arrival, sound, arcs[i..Math.Min(i + 4, count)]);
        }
        return converged;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Scatter(
        Lanes3<Lanes4> departure, Lanes3<Lanes4> arrival, Vector256<double> sound, Span<LambertArc> arcs)
    {
        var converged = 0;
        for (var lane = 0; lane < arcs.Length; lane++)
        {
            var (first, second) = (Pick(departure, lane), Pick(arrival, lane));
            var isSound = sound[lane] > 0 && double.IsFinite(first.LengthSquared + second.LengthSquared);
            arcs[lane] = isSound ? new(first, second, true) : default;
            converged += isSound ? 1 : 0;
        }
        return converged;
    }

    private static LambertSolution Solution(
        in LambertGeometry<Lane> geometry, Lane x, Lane y, bool converged, int revolutions, LambertBranch branch,
        int iterations, double residual)
    {
        var (departure, arrival) = geometry.Velocities(x, y);
        var (first, second) = (Join(departure), Join(arrival));
        if (!converged || !double.IsFinite(first.LengthSquared + second.LengthSquared))
        {
            return new(false, default, default, revolutions, branch, iterations, double.PositiveInfinity);
        }
        return new(true, first, second, revolutions, branch, iterations, residual);
    }

    private static Lanes3<Lane> Split(Vec3 v) => new(new(v.X), new(v.Y), new(v.Z));

    private static Vec3 Join(Lanes3<Lane> v) => new(v.X.Value, v.Y.Value, v.Z.Value);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Lanes3<Lanes4> Gather(ReadOnlySpan<Vec3> from, int a, int b, int c, int d)
    {
        var (p, q, r, s) = (from[a], from[b], from[c], from[d]);
        return new(
            new(Vector256.Create(p.X, q.X, r.X, s.X)),
            new(Vector256.Create(p.Y, q.Y, r.Y, s.Y)),
            new(Vector256.Create(p.Z, q.Z, r.Z, s.Z)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vec3 Pick(Lanes3<Lanes4> v, int lane) => new(v.X.Value[lane], v.Y.Value[lane], v.Z.Value[lane]);
}
