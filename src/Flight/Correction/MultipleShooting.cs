using System.Globalization;
using Guanghan.Core.Numerics;

namespace Guanghan.Flight.Correction;

/// <summary>
/// Carries a trajectory of patched conics over to the full force model. All nodes move at once until each piece meets
/// the next and the goals are met, by the shortest Newton steps. Source: J. Stoer and R. Bulirsch, "Introduction
/// to Numerical Analysis", 3rd ed., 2002, section 7.3.5.
/// Assumes a first guess whose pieces are near the truth: a passage a hundred times closer than guessed is beyond it.
/// Finds the trajectory near the guess, not the cheapest; <see cref="ImpulseMinimum"/> goes on from there.
/// </summary>
public static class MultipleShooting
{
    /// <summary>Corrects a trajectory.</summary>
    /// <param name="problem">The trajectory and what is wanted of it.</param>
    /// <returns>Where it got to; that it fell short is said in the result, never thrown.</returns>
    /// <exception cref="ArgumentException">
    /// There is nothing to correct, more goals than freedom, or the guess cannot be propagated; says which.
    /// </exception>
    public static CorrectedTrajectory Correct(ShootingProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        problem.Require();
        var system = new ShootingSystem(problem);
        if (system.RowCount > system.VariableCount)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{system.RowCount} gaps and goals are more than the {system.VariableCount} numbers that are free: ")
                + "allow an impulse, free an epoch or drop a goal.");
        }
        var result = MinimumNormNewton.Solve(
            system.TryEvaluate, system.TryEvaluate, system.Pattern, system.RowCount, new double[system.VariableCount],
            iterationCount_max: problem.IterationCount_max);
        return ShootingResult.Of(problem, system, [.. result.Variables], result.Converged, result.Iterations, null);
    }
}
