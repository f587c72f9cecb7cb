namespace Guanghan.Core.Numerics;

/// <summary>Equations to be solved.</summary>
/// <param name="variables">x, of length n.</param>
/// <param name="residuals">r(x), of length m, each over what is tolerated of it, to be filled.</param>
/// <returns>False where x is outside the equations' domain.</returns>
public delegate bool EquationFunction(ReadOnlySpan<double> variables, Span<double> residuals);

/// <summary>Derivatives of equations.</summary>
/// <param name="variables">x, of length n.</param>
/// <param name="residuals">r(x), to be filled.</param>
/// <param name="jacobian">dr/dx in the order of the pattern, to be filled.</param>
/// <returns>False where x is outside the equations' domain.</returns>
public delegate bool EquationDerivatives(
    ReadOnlySpan<double> variables, Span<double> residuals, Span<double> jacobian);

/// <summary>The solution of equations.</summary>
/// <param name="Converged">True where every residual is within its tolerance.</param>
/// <param name="Variables">The best x found.</param>
/// <param name="Iterations">Steps taken.</param>
/// <param name="Residual">Largest residual there, over its tolerance.</param>
/// <param name="EvaluationCount">Evaluations with derivatives and without.</param>
public sealed record EquationResult(
    bool Converged, IReadOnlyList<double> Variables, int Iterations, double Residual, int EvaluationCount);

/// <summary>
/// Newton's method for fewer equations than unknowns: each step is the shortest that solves the linearised equations
/// (C. L. Lawson and R. J. Hanson, "Solving Least Squares Problems", 1995, chapter 3), from the sparse symmetric system
/// [I, J^T; J, 0], and is halved until the residuals fall. Variables should be scaled to order one: what is shortest
/// depends on it. It finds a solution near the start.
/// </summary>
public static class MinimumNormNewton
{
    private const int HalvingCount_max = 12;

    /// <summary>Solves r(x) = 0.</summary>
    /// <param name="function">The equations.</param>
    /// <param name="derivatives">The equations with their derivatives.</param>
    /// <param name="pattern">Elements of the Jacobian.</param>
    /// <param name="residualCount">m, at most n.</param>
    /// <param name="start">First guess.</param>
    /// <param name="longestStep">No variable is moved farther in a step.</param>
    /// <param name="iterationCount_max">Most steps.</param>
    /// <exception cref="ArgumentException">
    /// There are more equations than unknowns, or the start is outside the equations' domain.
    /// </exception>
    public static EquationResult Solve(
        EquationFunction function, EquationDerivatives derivatives, SparsePattern pattern, int residualCount,
        ReadOnlySpan<double> start, double longestStep = 0.5, int iterationCount_max = 50)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentNullException.ThrowIfNull(derivatives);
        ArgumentNullException.ThrowIfNull(pattern);
        var (m, n) = (residualCount, start.Length);
        if (m > n)
        {
            throw new ArgumentException(
                $"{m} equations are more than {n} unknowns can meet: free more unknowns or drop conditions.");
        }
        var (x, trial, residuals, trialResiduals) = (start.ToArray(), new double[n], new double[m], new double[m]);
        var (jacobian, scales) = (new double[pattern.Count], new double[m]);
        var system = new SparseLdl(n + m, new(
            [.. Enumerable.Range(0, n + m), .. pattern.Rows.ToArray().Select(row => row + n)],
            [.. Enumerable.Range(0, n + m), .. pattern.Columns]));
        var values = new double[n + m + pattern.Count];
        var step = new double[n + m];
        if (!derivatives(x, residuals, jacobian))
        {
            throw new ArgumentException("The start is outside the equations' domain: start where they are defined.");
        }
        var evaluations = 1;
        for (var iteration = 0; ; iteration++)
        {
            var worst = Largest(residuals);
            if (worst <= 1 || iteration == iterationCount_max || !TryStep(system, pattern, jacobian, residuals, values,
                scales, step))
            {
                return new(worst <= 1, x, iteration, worst, evaluations);
            }
            var length = Math.Min(1, longestStep / Math.Max(Largest(step.AsSpan(0, n)), 1e-300));
            var taken = false;
            for (var halving = 0; halving < HalvingCount_max && !taken; halving++, length /= 2)
            {
                for (var j = 0; j < n; j++)
                {
                    trial[j] = x[j] + (length * step[j]);
                }
                evaluations++;
                taken = function(trial, trialResiduals)
                    && Length(trialResiduals, scales) < (1 - (1e-4 * length)) * Length(residuals, scales);
            }
            if (!taken)
            {
                return new(false, x, iteration, worst, evaluations);
            }
            trial.CopyTo(x, 0);
            evaluations++;
            derivatives(x, residuals, jacobian);
        }
    }

    private static bool TryStep(
        SparseLdl system, SparsePattern pattern, double[] jacobian, double[] residuals, double[] values,
        double[] scales, double[] step)
    {
        var (m, n) = (residuals.Length, step.Length - residuals.Length);
        Array.Clear(scales);
        for (var e = 0; e < jacobian.Length; e++)
        {
            scales[pattern.Rows[e]] = Math.Max(scales[pattern.Rows[e]], Math.Abs(jacobian[e]));
        }
        for (var i = 0; i < m; i++)
        {
            scales[i] = scales[i] > 0 ? 1 / scales[i] : 1;
        }
        values.AsSpan(0, n).Fill(1);
        values.AsSpan(n, m).Clear();
        for (var e = 0; e < jacobian.Length; e++)
        {
            values[n + m + e] = jacobian[e] * scales[pattern.Rows[e]];
        }
        if (!system.TryFactor(values))
        {
            values.AsSpan(n, m).Fill(-1e-10); // conditions that depend on each other: the nearest to all
            if (!system.TryFactor(values))
            {
                return false;
            }
        }
        var right = new double[n + m];
        for (var i = 0; i < m; i++)
        {
            right[n + i] = -residuals[i] * scales[i];
        }
        right.CopyTo(step, 0);
        system.Solve(step);
        var product = new double[n + m];
        system.Multiply(values, step, product);
        for (var i = 0; i < n + m; i++)
        {
            product[i] = right[i] - product[i];
        }
        system.Solve(product);
        for (var i = 0; i < n + m; i++)
        {
            step[i] += product[i];
        }
        return step.All(double.IsFinite);
    }

    private static double Largest(ReadOnlySpan<double> vector)
    {
        var largest = 0.0;
        foreach (var element in vector)
        {
            largest = Math.Max(largest, Math.Abs(element));
        }
        return largest;
    }

    /// <summary>Length of the residuals where each is measured by what its equation moves.</summary>
    private static double Length(double[] residuals, double[] scales)
    {
        var sum = 0.0;
        for (var i = 0; i < residuals.Length; i++)
        {
            sum += residuals[i] * scales[i] * residuals[i] * scales[i];
        }
        return Math.Sqrt(sum);
    }
}
