using System.Globalization;
using Guanghan.Core.Numerics;

namespace Guanghan.Flight.Correction;

/// <summary>
/// The least sum of impulses and burns among the trajectories near a corrected one, in the full force model, by the
/// interior-point method. Sizes of impulses are rounded off at 0.01 m/s, so that one may vanish. Second derivatives are
/// differences of state-transition matrices, good to some 1e-4: the minimum's place is known to about that fraction of
/// the variables, its value far better. It finds a local minimum: D. F. Lawden's primer vector ("Optimal Trajectories
/// for Space Navigation", 1963) is not asked whether another impulse would help.
/// </summary>
public static class ImpulseMinimum
{
    private const double Rounding_m_s = 0.01;
    private const double Unit_m_s = 1000;
    private const double EdgeRatio = 1e-3; // of the latitude: nearer than this to its end, the end is what stops it
    private const double StepRatio = 1e-4; // above the noise of a state-transition matrix

    /// <summary>Minimises.</summary>
    /// <param name="problem">
    /// A corrected trajectory, from <see cref="MultipleShooting"/>, with nodes that have impulses and burns that count.
    /// </param>
    /// <param name="latitudeRatio">How far variables may move, over each node's distance and speed.</param>
    /// <exception cref="ArgumentException">There is nothing to minimise, or the start cannot be propagated.</exception>
    public static CorrectedTrajectory Minimise(ShootingProblem problem, double latitudeRatio = 0.3)
    {
        ArgumentNullException.ThrowIfNull(problem);
        problem.Require();
        if (problem.Burns.Count == 0 && problem.Nodes.All(node => !node.HasImpulse))
        {
            throw new ArgumentException(
                "No node has an impulse and no burn counts, so there is nothing to minimise: mark one or the other.");
        }
        var system = new ShootingSystem(problem);
        var (n, m) = (system.VariableCount, system.RowCount);
        var (rows, jacobian, scales) = (new double[m], new double[system.Pattern.Count], new double[m]);
        if (!system.TryEvaluate(new double[n], rows, jacobian))
        {
            throw new ArgumentException("The start cannot be propagated: correct the trajectory first.");
        }
        for (var e = 0; e < jacobian.Length; e++)
        {
            scales[system.Pattern.Rows[e]] = Math.Max(scales[system.Pattern.Rows[e]], Math.Abs(jacobian[e]));
        }
        var program = new NonlinearProgram(
            n, m,
            (x, constraints) => Values(problem, system, scales, x, constraints),
            (x, gradient, slopes) => Slopes(problem, system, scales, x, gradient, slopes))
        {
            VariableLower = [.. Enumerable.Repeat(-latitudeRatio, n)],
            VariableUpper = [.. Enumerable.Repeat(latitudeRatio, n)],
            JacobianPattern = system.Pattern,
            HessianPattern = Meetings(problem, system),
        };
        var result = InteriorPoint.Minimise(program, new double[n], new()
        {
            Tolerance = 1e-6,
            FirstBarrier = 1e-4,
            DifferenceStepRatio = StepRatio,
            IterationCount_max = problem.IterationCount_max,
        });
        // The last metres: the nearest trajectory that closes.
        var closed = MinimumNormNewton.Solve(
            system.TryEvaluate, system.TryEvaluate, system.Pattern, m, [.. result.Variables]);
        var isAtEdge = result.Variables.Any(value => Math.Abs(value) > (1 - EdgeRatio) * latitudeRatio);
        var trouble = !result.Converged
            ? $"The search for the minimum ended as {result.Status}: allow more iterations, or start nearer."
            : isAtEdge ? string.Create(
                CultureInfo.InvariantCulture,
                $"The least sum lies at the edge of the latitude of {latitudeRatio}: go on from here, or give more.")
            : null;
        return ShootingResult.Of(
            problem, system, [.. closed.Variables], closed.Converged && trouble is null, result.Iterations, trouble);
    }

    private static double Values(
        ShootingProblem problem, ShootingSystem system, double[] scales, ReadOnlySpan<double> x, Span<double> rows)
    {
        if (!system.TryEvaluate(x, rows))
        {
            return double.PositiveInfinity;
        }
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] /= scales[i];
        }
        var sum_m_s = 0.0;
        for (var k = 0; k < problem.Nodes.Count; k++)
        {
            sum_m_s += problem.Nodes[k].HasImpulse ? double.Hypot(system.Impulse_m_s(k, x).Length, Rounding_m_s) : 0;
        }
        foreach (var burn in problem.Burns)
        {
            var (epoch, state) = system.At(burn.Node, x);
            sum_m_s += burn.Speed_m_s(epoch, state);
        }
        return sum_m_s / Unit_m_s;
    }

    private static void Slopes(
        ShootingProblem problem, ShootingSystem system, double[] scales, ReadOnlySpan<double> x,
        Span<double> gradient, Span<double> jacobian)
    {
        system.TryEvaluate(x, new double[system.RowCount], jacobian);
        for (var e = 0; e < jacobian.Length; e++)
        {
            jacobian[e] /= scales[system.Pattern.Rows[e]];
        }
        for (var k = 0; k < problem.Nodes.Count; k++)
        {
            if (!problem.Nodes[k].HasImpulse)
            {
                continue;
            }
            var impulse_m_s = system.Impulse_m_s(k, x);
            var along = system.Speed_m_s(k) / (double.Hypot(impulse_m_s.Length, Rounding_m_s) * Unit_m_s) * impulse_m_s;
            var place = system.PlaceOf(k) + system.FlownWidth(k);
            (gradient[place], gradient[place + 1], gradient[place + 2]) = (along.X, along.Y, along.Z);
        }
        foreach (var burn in problem.Burns)
        {
            var slopes = new double[system.FlownWidth(burn.Node)];
            system.WriteSlopes(burn.Speed_m_s, burn.Node, x, 1 / Unit_m_s, slopes, 0);
            for (var j = 0; j < slopes.Length; j++)
            {
                gradient[system.PlaceOf(burn.Node) + j] += slopes[j];
            }
        }
    }

    /// <summary>Which variables meet in a nonlinear term: those of a segment, those of an impulse.</summary>
    private static SparsePattern Meetings(ShootingProblem problem, ShootingSystem system)
    {
        List<int[]> groups = [.. Enumerable.Range(0, system.VariableCount).Select(j => (int[])[j])];
        for (var k = 0; k < problem.Nodes.Count; k++)
        {
            List<int> flown = [.. Enumerable.Range(system.PlaceOf(k), system.FlownWidth(k))];
            if (k + 1 < problem.Nodes.Count && problem.Nodes[k + 1].HasFreeEpoch)
            {
                flown.Add(system.PlaceOf(k + 1) + 6);
            }
            groups.Add([.. flown]);
            if (problem.Nodes[k].HasImpulse)
            {
                groups.Add([.. Enumerable.Range(system.PlaceOf(k) + system.FlownWidth(k), 3)]);
            }
        }
        return SparsePattern.OfGroups(groups);
    }
}
