namespace Guanghan.Core.Numerics;

/// <summary>One search of <see cref="InteriorPoint"/>: iterate, multipliers, barrier and filter.</summary>
internal sealed partial class InteriorPointRun
{
    // Waechter and Biegler 2006, sections 2 and 3, in order of appearance.
    private const double BarrierErrorFactor = 10;
    private const double BarrierFactor = 0.2;
    private const double BarrierPower = 1.5;
    private const double BoundaryFraction = 0.99;
    private const double ArmijoFactor = 1e-4;
    private const double MultiplierCorridor = 1e10;
    private const double LargestScaleless = 100;
    private const int CorrectionCount_max = 4;
    private const int HalvingCount_max = 40;

    private readonly SlackProgram program;
    private readonly ProgramOptions options;
    private readonly KktSystem kkt;
    private readonly FilterEntries filter = new();
    private readonly double[] z;
    private readonly double[] y;
    private readonly double[] lowerMultipliers;
    private readonly double[] upperMultipliers;
    private readonly double[] gradient;
    private readonly double[] jacobian;
    private readonly double[] hessian;
    private readonly double[] sigma;
    private readonly double[] right;
    private readonly double[] step;
    private readonly double[] trial;
    private readonly double[] trialConstraints;
    private readonly double[] correction;
    private double[] constraints;
    private double objective;
    private double barrier;
    private double violation_max;
    private double violation_small;
    private int iterations;
    private int tinyStepCount;

    internal InteriorPointRun(SlackProgram program, ProgramOptions options, double[] start)
    {
        (this.program, this.options, z, barrier) = (program, options, start, options.FirstBarrier);
        var (n, m) = (program.Size, program.ConstraintCount);
        kkt = new KktSystem(program);
        (y, gradient) = (new double[m], new double[n]);
        (lowerMultipliers, upperMultipliers) = (new double[n], new double[n]);
        (jacobian, hessian, sigma) = (
            new double[program.JacobianPattern.Count], new double[program.HessianPattern.Count], new double[n]);
        (right, step, correction, trial) = (
            new double[n + m], new double[n + m], new double[n + m], new double[n]);
        (constraints, trialConstraints) = (new double[m], new double[m]);
    }

    internal ProgramStatus Search()
    {
        program.TryEvaluate(z, constraints, out objective);
        program.Differentiate(z, gradient, jacobian);
        ResetBoundMultipliers();
        EstimateMultipliers();
        var violation = Norm(constraints);
        (violation_max, violation_small) = (1e4 * Math.Max(1, violation), 1e-4 * Math.Max(1, violation));
        while (true)
        {
            if (Error(0) <= options.Tolerance)
            {
                return ProgramStatus.Converged;
            }
            if (iterations >= options.IterationCount_max)
            {
                return ProgramStatus.IterationLimit;
            }
            if (objective < -1e20)
            {
                return ProgramStatus.Unbounded;
            }
            LowerBarrier();
            iterations++;
            program.FillHessian(z, y, options.DifferenceStepRatio, hessian);
            SetSigma();
            var moved = kkt.TryFactor(hessian, sigma, jacobian, 0) && TryStep();
            if (!moved)
            {
                if (tinyStepCount > 2 && Norm(constraints) <= options.Tolerance)
                {
                    return ProgramStatus.Stalled;
                }
                var restored = Restore();
                if (restored != ProgramStatus.Converged)
                {
                    return restored;
                }
            }
        }
    }

    internal ProgramResult Result(ProgramStatus status)
    {
        var (value, multipliers, violation) = program.Unscaled(z, y);
        var (dual, gap) = DualErrors(0);
        return new(
            status, z.AsSpan(0, program.VariableCount).ToArray(), value, multipliers, iterations,
            program.EvaluationCount, program.DerivativeCount, violation, dual, gap);
    }

    private bool IsFree(int i) => program.Lower[i] != program.Upper[i];

    private bool HasLower(int i) => double.IsFinite(program.Lower[i]) && IsFree(i);

    private bool HasUpper(int i) => double.IsFinite(program.Upper[i]) && IsFree(i);

    private void LowerBarrier()
    {
        var least = options.Tolerance / 10;
        while (barrier > least && Error(barrier) <= BarrierErrorFactor * barrier)
        {
            barrier = Math.Max(least, Math.Min(BarrierFactor * barrier, Math.Pow(barrier, BarrierPower)));
            filter.Clear();
            tinyStepCount = 0;
        }
    }

    private double Error(double target)
    {
        var (dual, gap) = DualErrors(target);
        return Math.Max(Math.Max(dual, gap), constraints.Length == 0 ? 0 : constraints.Max(Math.Abs));
    }

    private (double Dual, double Gap) DualErrors(double target)
    {
        var n = program.Size;
        var (gap, bounds) = (0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            trial[i] = IsFree(i) ? gradient[i] - lowerMultipliers[i] + upperMultipliers[i] : 0;
            bounds += lowerMultipliers[i] + upperMultipliers[i];
            gap = HasLower(i)
                ? Math.Max(gap, Math.Abs(((z[i] - program.Lower[i]) * lowerMultipliers[i]) - target)) : gap;
            gap = HasUpper(i)
                ? Math.Max(gap, Math.Abs(((program.Upper[i] - z[i]) * upperMultipliers[i]) - target)) : gap;
        }
        AddTransposed(y, trial);
        var dual = trial.Max(Math.Abs);
        var scale = Math.Max(LargestScaleless, (bounds + Norm(y)) / (n + y.Length)) / LargestScaleless;
        return (dual / scale, gap / (Math.Max(LargestScaleless, bounds / n) / LargestScaleless));
    }

    private void AddTransposed(double[] multipliers, double[] sum)
    {
        var pattern = program.JacobianPattern;
        for (var e = 0; e < jacobian.Length; e++)
        {
            sum[pattern.Columns[e]] += jacobian[e] * multipliers[pattern.Rows[e]];
        }
    }

    private void SetSigma()
    {
        for (var i = 0; i < sigma.Length; i++)
        {
            sigma[i] = IsFree(i) ? 0 : 1;
            sigma[i] += HasLower(i) ? lowerMultipliers[i] / (z[i] - program.Lower[i]) : 0;
            sigma[i] += HasUpper(i) ? upperMultipliers[i] / (program.Upper[i] - z[i]) : 0;
        }
    }

    /// <summary>Gradient of the barrier objective.</summary>
    private double Slope(int i) => gradient[i]
        - (HasLower(i) ? barrier / (z[i] - program.Lower[i]) : 0)
        + (HasUpper(i) ? barrier / (program.Upper[i] - z[i]) : 0);

    private double BarrierObjective(double[] at, double value)
    {
        for (var i = 0; i < at.Length; i++)
        {
            value -= HasLower(i) ? barrier * Math.Log(at[i] - program.Lower[i]) : 0;
            value -= HasUpper(i) ? barrier * Math.Log(program.Upper[i] - at[i]) : 0;
        }
        return value;
    }

    private bool TryStep()
    {
        var n = program.Size;
        Array.Clear(right);
        AddTransposed(y, right);
        var descent = 0.0;
        for (var i = 0; i < n; i++)
        {
            right[i] = IsFree(i) ? -right[i] - Slope(i) : 0;
        }
        for (var i = 0; i < constraints.Length; i++)
        {
            right[n + i] = -constraints[i];
        }
        kkt.Solve(right, step);
        var size = 0.0;
        for (var i = 0; i < n; i++)
        {
            descent += Slope(i) * step[i];
            size = Math.Max(size, Math.Abs(step[i]) / (1 + Math.Abs(z[i])));
        }
        if (!double.IsFinite(descent + size))
        {
            return false;
        }
        tinyStepCount = size < 1e-14 ? tinyStepCount + 1 : 0;
        return tinyStepCount > 2 ? false : Line(descent, size < 1e-14);
    }

    private bool Line(double descent, bool takesWhole)
    {
        var longest = LongestStep(z, step);
        var (violation, value) = (Norm(constraints), BarrierObjective(z, objective));
        var length = longest;
        for (var halving = 0; halving < HalvingCount_max; halving++, length /= 2)
        {
            Move(step, length);
            var isDefined = program.TryEvaluate(trial, trialConstraints, out var trialObjective);
            if (isDefined && (takesWhole
                || Accepts(violation, value, trialObjective, length, descent)))
            {
                Take(trialObjective, step, length);
                return true;
            }
            if (halving == 0 && isDefined && Norm(trialConstraints) >= violation
                && TryCorrect(violation, value, length, descent))
            {
                return true;
            }
        }
        return false;
    }

    private bool Accepts(double violation, double value, double trialObjective, double length, double descent)
    {
        var trialViolation = Norm(trialConstraints);
        var trialValue = BarrierObjective(trial, trialObjective) - (10 * 2.220446049250313e-16 * Math.Abs(value));
        if (!double.IsFinite(trialValue) || trialViolation > violation_max
            || !filter.Accepts(trialViolation, trialValue))
        {
            return false;
        }
        var isObjectiveStep = descent < 0 && violation <= violation_small
            && length * Math.Pow(-descent, 2.3) > Math.Pow(violation, 1.1);
        if (isObjectiveStep)
        {
            return trialValue <= value + (ArmijoFactor * length * descent);
        }
        if (!FilterEntries.Improves(trialViolation, trialValue, violation, value))
        {
            return false;
        }
        filter.Add(violation, value);
        return true;
    }

    /// <summary>Second-order correction: the step is solved again with the constraints' curvature in it.</summary>
    private bool TryCorrect(double violation, double value, double length, double descent)
    {
        var n = program.Size;
        var before = Norm(trialConstraints);
        for (var i = 0; i < constraints.Length; i++)
        {
            right[n + i] = (right[n + i] * length) - trialConstraints[i];
        }
        for (var pass = 0; pass < CorrectionCount_max; pass++)
        {
            kkt.Solve(right, correction);
            var correctedLength = LongestStep(z, correction);
            Move(correction, correctedLength);
            if (!program.TryEvaluate(trial, trialConstraints, out var trialObjective))
            {
                return false;
            }
            if (Accepts(violation, value, trialObjective, length, descent))
            {
                correction.CopyTo(step, 0);
                Take(trialObjective, step, correctedLength);
                return true;
            }
            var now = Norm(trialConstraints);
            if (now > 0.99 * before) // Waechter and Biegler 2006, kappa soc
            {
                return false;
            }
            before = now;
            for (var i = 0; i < constraints.Length; i++)
            {
                right[n + i] = (right[n + i] * correctedLength) - trialConstraints[i];
            }
        }
        return false;
    }

    private double LongestStep(double[] from, double[] along)
    {
        var keep = Math.Max(BoundaryFraction, 1 - barrier);
        var length = 1.0;
        for (var i = 0; i < from.Length; i++)
        {
            length = HasLower(i) && along[i] < 0
                ? Math.Min(length, keep * (program.Lower[i] - from[i]) / along[i]) : length;
            length = HasUpper(i) && along[i] > 0
                ? Math.Min(length, keep * (program.Upper[i] - from[i]) / along[i]) : length;
        }
        return length;
    }

    private void Move(double[] along, double length)
    {
        for (var i = 0; i < z.Length; i++)
        {
            trial[i] = z[i] + (length * along[i]);
            // The fraction to the boundary can be lost in rounding.
            trial[i] = HasLower(i) ? Math.Max(trial[i], program.Lower[i] + Least(program.Lower[i])) : trial[i];
            trial[i] = HasUpper(i) ? Math.Min(trial[i], program.Upper[i] - Least(program.Upper[i])) : trial[i];
        }
    }

    private static double Least(double bound) => 1e-15 * Math.Max(1e-5, Math.Abs(bound));

    private static double Norm(ReadOnlySpan<double> vector)
    {
        var sum = 0.0;
        foreach (var element in vector)
        {
            sum += Math.Abs(element);
        }
        return sum;
    }
}
