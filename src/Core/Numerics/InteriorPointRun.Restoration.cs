namespace Guanghan.Core.Numerics;

/// <summary>What a search does where no step is taken.</summary>
internal sealed partial class InteriorPointRun
{
    /// <summary>
    /// Leaves a point from which no step is taken: descends on the violation, half its square plus the barrier of the
    /// bounds and a pull back to where it began, until the filter accepts. [H = Sigma + pull, J^T; J, -I] is that
    /// problem's Gauss-Newton step.
    /// </summary>
    private ProgramStatus Restore()
    {
        var n = program.Size;
        var (first, value) = (Norm(constraints), BarrierObjective(z, objective));
        if (first <= options.Tolerance * 1e-2)
        {
            return ProgramStatus.Stalled;
        }
        filter.Add(first, value);
        var damping = 1e-4;
        for (; iterations < options.IterationCount_max; iterations++)
        {
            Array.Clear(hessian);
            Array.Clear(right);
            AddTransposed(constraints, right);
            var least = Math.Min(barrier, 1e-3 * Norm(constraints));
            var flatness = 0.0;
            for (var i = 0; i < n; i++)
            {
                var (low, high) = (
                    HasLower(i) ? 1 / (z[i] - program.Lower[i]) : 0, HasUpper(i) ? 1 / (program.Upper[i] - z[i]) : 0);
                var slope = right[i] - (least * low) + (least * high);
                // Against a bound a slope that presses outward is at rest.
                var room = slope > 0 ? z[i] - program.Lower[i] : program.Upper[i] - z[i];
                flatness = IsFree(i) ? Math.Max(flatness, Math.Abs(right[i]) * Math.Min(1, room)) : flatness;
                sigma[i] = IsFree(i) ? damping + (least * ((low * low) + (high * high))) : 1;
                right[i] = IsFree(i) ? -slope + right[i] : 0; // the rest of J^T c comes through the second row
            }
            if (flatness <= 1e-6 * Norm(constraints))
            {
                return ProgramStatus.Infeasible;
            }
            for (var i = 0; i < constraints.Length; i++)
            {
                right[n + i] = -constraints[i];
            }
            if (!kkt.TryFactor(hessian, sigma, jacobian, 1) || !TryDescend(ref damping, least))
            {
                return ProgramStatus.Stalled;
            }
            var (violation, objectiveNow) = (Norm(constraints), BarrierObjective(z, objective));
            if (violation <= 0.9 * first && filter.Accepts(violation, objectiveNow)) // kappa resto
            {
                ResetBoundMultipliers();
                EstimateMultipliers();
                return ProgramStatus.Converged;
            }
        }
        return ProgramStatus.IterationLimit;
    }

    private bool TryDescend(ref double damping, double least)
    {
        kkt.Solve(right, step);
        var length = LongestStep(z, step);
        var before = RestorationObjective(z, constraints, least);
        for (var halving = 0; halving < HalvingCount_max; halving++, length /= 2)
        {
            Move(step, length);
            if (program.TryEvaluate(trial, trialConstraints, out var trialObjective)
                && RestorationObjective(trial, trialConstraints, least) < before)
            {
                Accept(trialObjective);
                damping = Math.Clamp(damping * (halving == 0 ? 0.2 : halving > 2 ? 10 : 1), 1e-8, 1e4);
                return true;
            }
        }
        return false;
    }

    private double RestorationObjective(double[] at, double[] violations, double least)
    {
        var sum = 0.0;
        for (var i = 0; i < at.Length; i++)
        {
            sum -= HasLower(i) ? least * Math.Log(at[i] - program.Lower[i]) : 0;
            sum -= HasUpper(i) ? least * Math.Log(program.Upper[i] - at[i]) : 0;
        }
        foreach (var violation in violations)
        {
            sum += 0.5 * violation * violation;
        }
        return sum;
    }
}
