using System.Globalization;

namespace Guanghan.Flight.Correction;

/// <summary>Makes a result of variables.</summary>
internal static class ShootingResult
{
    internal static CorrectedTrajectory Of(
        ShootingProblem problem, ShootingSystem system, double[] x, bool converged, int iterations, string? trouble)
    {
        var rows = new double[system.RowCount];
        system.TryEvaluate(x, rows);
        var nodes = problem.Nodes.Select((node, k) =>
        {
            var (epoch, state) = system.At(k, x);
            return node with { Epoch = epoch, State = state, Impulse_m_s = system.Impulse_m_s(k, x) };
        }).ToArray();
        var (gap_m, gap_m_s) = (0.0, 0.0);
        List<TrajectoryImpulse> impulses = [];
        for (var k = 1; k < nodes.Length; k++)
        {
            var gap = system.Ends[k - 1] - nodes[k].State;
            gap_m = Math.Max(gap_m, gap.Position_m.Length);
            gap_m_s = Math.Max(gap_m_s, (gap.Velocity_m_s + nodes[k].Impulse_m_s).Length);
            if (nodes[k].HasImpulse)
            {
                impulses.Add(new(nodes[k].Name, nodes[k].Epoch, nodes[k].Impulse_m_s.Length));
            }
        }
        impulses.AddRange(problem.Burns.Select(burn => new TrajectoryImpulse(
            burn.Name, nodes[burn.Node].Epoch,
            Math.Abs(burn.Speed_m_s(nodes[burn.Node].Epoch, nodes[burn.Node].State)))));
        var errors = problem.Goals
            .Select(goal => goal.Figure(nodes[goal.Node].Epoch, nodes[goal.Node].State) - goal.Target_si).ToArray();
        return new(
            converged, Message(problem, converged, iterations, gap_m, gap_m_s, errors, trouble), nodes, impulses,
            errors, gap_m, gap_m_s, iterations);
    }

    private static string Message(
        ShootingProblem problem, bool converged, int iterations, double gap_m, double gap_m_s, double[] errors,
        string? trouble)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"after {iterations} iterations the pieces meet to {gap_m:G3} m and {gap_m_s:G3} m/s");
        if (converged)
        {
            return $"Corrected: {text}.";
        }
        if (trouble is not null)
        {
            return $"Not the least sum: {text}. {trouble}";
        }
        var worst = errors.Length == 0 ? -1 : Enumerable.Range(0, errors.Length)
            .MaxBy(g => Math.Abs(errors[g]) / problem.Goals[g].Tolerance_si);
        var goal = worst < 0 ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $"; the goal missed most is {problem.Goals[worst].Name} of node {problem.Goals[worst].Node}, by ")
            + string.Create(CultureInfo.InvariantCulture, $"{errors[worst]:G3}");
        return $"Not corrected: {text}{goal}. Start nearer, add nodes where the path bends, or free more.";
    }
}
