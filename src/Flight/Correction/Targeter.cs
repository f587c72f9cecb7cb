using System.Globalization;
using Guanghan.Core.Numerics;

namespace Guanghan.Flight.Correction;

/// <summary>A number that may be varied.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Start_si">Where it starts, in its SI unit.</param>
/// <param name="Step_si">A small change, by which slopes are found, in its SI unit; positive.</param>
/// <param name="Change_si_max">The largest change in one iteration; it also weighs the controls.</param>
public sealed record TargetControl(string Name, double Start_si, double Step_si, double Change_si_max);

/// <summary>A figure that is to be met.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Target_si">What it is to be, in its SI unit.</param>
/// <param name="Tolerance_si">How near is near enough; positive.</param>
public sealed record TargetGoal(string Name, double Target_si, double Tolerance_si);

/// <summary>Flies with given controls.</summary>
/// <param name="controls_si">One a control, in its SI unit.</param>
/// <param name="figures_si">One a goal, in its SI unit, to be filled.</param>
/// <returns>False where the flight did not get to where figures could be taken.</returns>
public delegate bool TargetFlight(ReadOnlySpan<double> controls_si, Span<double> figures_si);

/// <summary>What a targeter found.</summary>
/// <param name="Converged">True where every goal is met.</param>
/// <param name="Message">The same in words.</param>
/// <param name="Controls_si">The controls, in their SI units.</param>
/// <param name="Errors_si">What each goal is missed by, in its SI unit.</param>
/// <param name="Iterations">Iterations taken.</param>
/// <param name="FlightCount">Flights flown.</param>
public sealed record TargetResult(
    bool Converged, string Message, IReadOnlyList<double> Controls_si, IReadOnlyList<double> Errors_si, int Iterations,
    int FlightCount);

/// <summary>
/// Varies controls until goals are met: single shooting by Newton's method with central differences, the step of least
/// length where there are more controls than goals. Source: C. L. Lawson and R. J. Hanson (1995), as
/// <see cref="MinimumNormNewton"/>. Stops being useful where the flight depends on the controls as on a throw of dice:
/// close passages, many revolutions; cut it there and use <see cref="MultipleShooting"/>.
/// </summary>
public static class Targeter
{
    /// <summary>Solves.</summary>
    /// <param name="controls">What may be varied.</param>
    /// <param name="goals">What is to be met; at most as many as there are controls.</param>
    /// <param name="flight">Flies.</param>
    /// <param name="iterationCount_max">Most iterations.</param>
    /// <exception cref="ArgumentException">
    /// More goals than controls, a step or tolerance not positive, or the first flight does not get there.
    /// </exception>
    public static TargetResult Solve(
        IReadOnlyList<TargetControl> controls, IReadOnlyList<TargetGoal> goals, TargetFlight flight,
        int iterationCount_max = 50)
    {
        ArgumentNullException.ThrowIfNull(controls);
        ArgumentNullException.ThrowIfNull(goals);
        ArgumentNullException.ThrowIfNull(flight);
        Require(controls, goals);
        var (n, m, flights) = (controls.Count, goals.Count, 0);
        var (si, figures) = (new double[n], new double[m]);
        bool Fly(ReadOnlySpan<double> x, Span<double> residuals)
        {
            flights++;
            for (var j = 0; j < n; j++)
            {
                si[j] = controls[j].Start_si + (x[j] * controls[j].Change_si_max);
            }
            if (!flight(si, figures))
            {
                return false;
            }
            for (var i = 0; i < m; i++)
            {
                residuals[i] = (figures[i] - goals[i].Target_si) / goals[i].Tolerance_si;
            }
            return true;
        }
        bool Differentiate(ReadOnlySpan<double> x, Span<double> residuals, Span<double> jacobian)
        {
            var moved = x.ToArray();
            var (high, low) = (new double[m], new double[m]);
            for (var j = 0; j < n; j++)
            {
                var step = controls[j].Step_si / controls[j].Change_si_max;
                moved[j] = x[j] + step;
                var reached = Fly(moved, high);
                moved[j] = x[j] - step;
                reached &= Fly(moved, low);
                moved[j] = x[j];
                if (!reached)
                {
                    return false;
                }
                for (var i = 0; i < m; i++)
                {
                    jacobian[(i * n) + j] = (high[i] - low[i]) / (2 * step);
                }
            }
            return Fly(x, residuals);
        }
        var result = MinimumNormNewton.Solve(
            Fly, Differentiate, SparsePattern.Full(m, n), m, new double[n], 1, iterationCount_max);
        var errors = new double[m];
        Fly([.. result.Variables], errors);
        for (var i = 0; i < m; i++)
        {
            errors[i] *= goals[i].Tolerance_si;
        }
        return new(result.Converged, Message(result, goals, errors), [.. si], errors, result.Iterations, flights);
    }

    private static string Message(EquationResult result, IReadOnlyList<TargetGoal> goals, double[] errors)
    {
        if (result.Converged)
        {
            return $"Every goal is met after {result.Iterations} iterations.";
        }
        var worst = Enumerable.Range(0, errors.Length).MaxBy(i => Math.Abs(errors[i]) / goals[i].Tolerance_si);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Not met after {result.Iterations} iterations: {goals[worst].Name} is missed by {errors[worst]:G3}, ")
            + string.Create(CultureInfo.InvariantCulture, $"allowed is {goals[worst].Tolerance_si:G3}. ")
            + "Start nearer, allow larger changes, or add a control that moves it.";
    }

    private static void Require(IReadOnlyList<TargetControl> controls, IReadOnlyList<TargetGoal> goals)
    {
        if (goals.Count == 0 || goals.Count > controls.Count)
        {
            throw new ArgumentException(
                $"{goals.Count} goals for {controls.Count} controls: give one goal or more, and as many controls.");
        }
        if (controls.FirstOrDefault(c => !(c.Step_si > 0) || !(c.Change_si_max >= c.Step_si)) is { } control)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"Control {control.Name} has a step of {control.Step_si} and a largest change of ")
                + string.Create(CultureInfo.InvariantCulture, $"{control.Change_si_max}: both must be positive, the ")
                + "step the smaller one.");
        }
        if (goals.FirstOrDefault(g => !(g.Tolerance_si > 0)) is { } goal)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"Goal {goal.Name} has a tolerance of {goal.Tolerance_si}: it must be positive."));
        }
    }
}
