namespace Guanghan.Core.Numerics;

/// <summary>
/// A nonlinear program in the form that the interior-point method works on: f(z) subject to c(z) = 0 and bounds on z,
/// where z holds x and one slack for each inequality. Objective and constraints are scaled so that no derivative at the
/// start is above 100 (A. Waechter and L. T. Biegler, Math. Program. 106 (2006) 25, section 3.8). Variables with equal
/// bounds stay where they are.
/// </summary>
internal sealed class SlackProgram
{
    private const double LargestDerivative = 100; // Waechter and Biegler 2006, section 3.8

    private readonly NonlinearProgram program;
    private readonly SparsePattern jacobianPattern;
    private readonly double[] targets; // of equations, scaled
    private readonly double[] scales; // of constraints
    private readonly double[] unscaled;
    private readonly int[] slackOf; // place in z, or -1
    private readonly LagrangianDifferences? differences;
    private readonly double[] differenceGradient;
    private readonly double[] differenceJacobian;
    private double objectiveScale = 1;

    internal SlackProgram(NonlinearProgram program)
    {
        this.program = program;
        var (n, m) = (program.VariableCount, program.ConstraintCount);
        var (low, high) = (
            Bounds(program.ConstraintLower, m, 0, "constraint"), Bounds(program.ConstraintUpper, m, 0, "constraint"));
        var lower = Bounds(program.VariableLower, n, double.NegativeInfinity, "variable");
        var upper = Bounds(program.VariableUpper, n, double.PositiveInfinity, "variable");
        RequireOrder(lower, upper, "variable");
        RequireOrder(low, high, "constraint");
        slackOf = new int[m];
        var slacks = n;
        for (var i = 0; i < m; i++)
        {
            slackOf[i] = low[i] == high[i] ? -1 : slacks++;
        }
        (VariableCount, Size, ConstraintCount) = (n, slacks, m);
        (targets, scales, unscaled) = (low, new double[m], new double[m]);
        Array.Fill(scales, 1);
        (Lower, Upper) = (new double[slacks], new double[slacks]);
        lower.CopyTo(Lower, 0);
        upper.CopyTo(Upper, 0);
        for (var i = 0; i < m; i++)
        {
            if (slackOf[i] >= 0)
            {
                (Lower[slackOf[i]], Upper[slackOf[i]]) = (low[i], high[i]);
            }
        }
        jacobianPattern = program.JacobianPattern ?? SparsePattern.Full(m, n);
        HessianPattern = program.HessianPattern ?? SparsePattern.OfGroups([[.. Enumerable.Range(0, n)]]);
        JacobianPattern = new(
            [.. jacobianPattern.Rows, .. Enumerable.Range(0, m).Where(i => slackOf[i] >= 0)],
            [.. jacobianPattern.Columns, .. slackOf.Where(place => place >= 0)]);
        differences = program.Hessian is null ? new LagrangianDifferences(n, HessianPattern) : null;
        (differenceGradient, differenceJacobian) = (new double[n], new double[jacobianPattern.Count]);
    }

    internal int VariableCount { get; }

    /// <summary>Variables and slacks.</summary>
    internal int Size { get; }

    internal int ConstraintCount { get; }

    internal double[] Lower { get; }

    internal double[] Upper { get; }

    internal SparsePattern JacobianPattern { get; }

    internal SparsePattern HessianPattern { get; }

    internal int EvaluationCount { get; private set; }

    internal int DerivativeCount { get; private set; }

    /// <summary>The start moved off its bounds, scales chosen, slacks set.</summary>
    internal double[] Start(ReadOnlySpan<double> start, double push)
    {
        if (start.Length != VariableCount)
        {
            throw new ArgumentException(
                $"The start has {start.Length} variables, the program {VariableCount}.", nameof(start));
        }
        var z = new double[Size];
        start.CopyTo(z);
        for (var j = 0; j < VariableCount; j++)
        {
            z[j] = Inside(z[j], Lower[j], Upper[j], push);
        }
        var objective = program.Values(z.AsSpan(0, VariableCount), unscaled);
        EvaluationCount++;
        if (!double.IsFinite(objective) || unscaled.Any(value => !double.IsFinite(value)))
        {
            throw new ArgumentException(
                "Objective and constraints at the start are not finite: start where the program is defined.");
        }
        Scale(z);
        for (var i = 0; i < ConstraintCount; i++)
        {
            targets[i] *= scales[i];
            if (slackOf[i] is var place && place >= 0)
            {
                (Lower[place], Upper[place]) = (Lower[place] * scales[i], Upper[place] * scales[i]);
                z[place] = Inside(unscaled[i] * scales[i], Lower[place], Upper[place], push);
            }
        }
        return z;
    }

    /// <summary>Objective and constraints, scaled; false where they are not finite.</summary>
    internal bool TryEvaluate(double[] z, double[] constraints, out double objective)
    {
        EvaluationCount++;
        objective = objectiveScale * program.Values(z.AsSpan(0, VariableCount), unscaled);
        var isFinite = double.IsFinite(objective);
        for (var i = 0; i < ConstraintCount; i++)
        {
            constraints[i] = (scales[i] * unscaled[i]) - (slackOf[i] >= 0 ? z[slackOf[i]] : targets[i]);
            isFinite &= double.IsFinite(constraints[i]);
        }
        return isFinite;
    }

    /// <summary>First derivatives, scaled; those for variables that stay are zero.</summary>
    internal void Differentiate(double[] z, double[] gradient, double[] jacobian)
    {
        Array.Clear(gradient);
        Array.Clear(jacobian);
        DerivativeCount++;
        program.Derivatives(
            z.AsSpan(0, VariableCount), gradient.AsSpan(0, VariableCount), jacobian.AsSpan(0, jacobianPattern.Count));
        for (var j = 0; j < VariableCount; j++)
        {
            gradient[j] = Lower[j] == Upper[j] ? 0 : objectiveScale * gradient[j];
        }
        for (var e = 0; e < jacobianPattern.Count; e++)
        {
            var column = jacobianPattern.Columns[e];
            jacobian[e] = Lower[column] == Upper[column] ? 0 : scales[jacobianPattern.Rows[e]] * jacobian[e];
        }
        jacobian.AsSpan(jacobianPattern.Count).Fill(-1);
    }

    /// <summary>Second derivatives of f + y c, scaled.</summary>
    internal void FillHessian(double[] z, double[] y, double stepRatio, double[] hessian)
    {
        Array.Clear(hessian);
        var multipliers = new double[ConstraintCount];
        for (var i = 0; i < ConstraintCount; i++)
        {
            multipliers[i] = y[i] * scales[i];
        }
        if (program.Hessian is not null)
        {
            program.Hessian(z.AsSpan(0, VariableCount), objectiveScale, multipliers, hessian);
        }
        else
        {
            differences!.Fill(
                (x, sum) => LagrangianGradient(x, multipliers, sum), z.AsSpan(0, VariableCount), Upper, stepRatio,
                hessian);
        }
        for (var e = 0; e < HessianPattern.Count; e++)
        {
            var (i, j) = (HessianPattern.Rows[e], HessianPattern.Columns[e]);
            hessian[e] = Lower[i] == Upper[i] || Lower[j] == Upper[j] ? 0 : hessian[e];
        }
    }

    /// <summary>Objective, multipliers and largest violation in the caller's own measure.</summary>
    internal (double Objective, double[] Multipliers, double Violation) Unscaled(double[] z, double[] y)
    {
        var objective = program.Values(z.AsSpan(0, VariableCount), unscaled);
        var violation = 0.0;
        var multipliers = new double[ConstraintCount];
        for (var i = 0; i < ConstraintCount; i++)
        {
            multipliers[i] = y[i] * scales[i] / objectiveScale;
            var place = slackOf[i];
            var (low, high) = place >= 0
                ? (Lower[place] / scales[i], Upper[place] / scales[i])
                : (targets[i] / scales[i], targets[i] / scales[i]);
            violation = Math.Max(violation, Math.Max(low - unscaled[i], unscaled[i] - high));
        }
        return (objective, multipliers, violation);
    }

    private void LagrangianGradient(double[] x, double[] multipliers, double[] sum)
    {
        Array.Clear(differenceGradient);
        Array.Clear(differenceJacobian);
        DerivativeCount++;
        program.Derivatives(x, differenceGradient, differenceJacobian);
        for (var j = 0; j < VariableCount; j++)
        {
            sum[j] = objectiveScale * differenceGradient[j];
        }
        for (var e = 0; e < differenceJacobian.Length; e++)
        {
            sum[jacobianPattern.Columns[e]] += multipliers[jacobianPattern.Rows[e]] * differenceJacobian[e];
        }
    }

    private void Scale(double[] z)
    {
        var gradient = new double[Size];
        var jacobian = new double[JacobianPattern.Count];
        Differentiate(z, gradient, jacobian);
        var largest = gradient.Max(Math.Abs);
        objectiveScale = largest > LargestDerivative ? Math.Max(1e-8, LargestDerivative / largest) : 1;
        var rows = new double[ConstraintCount];
        for (var e = 0; e < jacobianPattern.Count; e++)
        {
            rows[jacobianPattern.Rows[e]] = Math.Max(rows[jacobianPattern.Rows[e]], Math.Abs(jacobian[e]));
        }
        for (var i = 0; i < ConstraintCount; i++)
        {
            scales[i] = rows[i] > LargestDerivative ? Math.Max(1e-8, LargestDerivative / rows[i]) : 1;
        }
    }

    private static double Inside(double value, double low, double high, double push)
    {
        if (low == high)
        {
            return low;
        }
        var gap = high - low;
        var (fromLow, fromHigh) = (
            Math.Min(push * Math.Max(1, Math.Abs(low)), push * gap),
            Math.Min(push * Math.Max(1, Math.Abs(high)), push * gap));
        value = double.IsFinite(low) ? Math.Max(value, low + fromLow) : value;
        return double.IsFinite(high) ? Math.Min(value, high - fromHigh) : value;
    }

    private static double[] Bounds(IReadOnlyList<double> given, int count, double otherwise, string what) =>
        given.Count == count ? [.. given]
        : given.Count == 0 ? [.. Enumerable.Repeat(otherwise, count)]
        : throw new ArgumentException($"There are {given.Count} {what} bounds for {count} {what}s.");

    private static void RequireOrder(double[] lower, double[] upper, string what)
    {
        for (var i = 0; i < lower.Length; i++)
        {
            if (!(lower[i] <= upper[i]))
            {
                throw new ArgumentException(string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"Nothing lies between the bounds of {what} {i}: the lower one is {lower[i]}, the upper ")
                    + string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{upper[i]}."));
            }
        }
    }
}
