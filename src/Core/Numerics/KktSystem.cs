namespace Guanghan.Core.Numerics;

/// <summary>
/// The symmetric system [H + Sigma + dw I, J^T; J, -dc I] of an interior-point step, factored with as many negative
/// eigenvalues as there are constraints, so that the step descends. Where the count is wrong dw grows: A. Waechter and
/// L. T. Biegler, Math. Program. 106 (2006) 25, section 3.1.
/// </summary>
internal sealed class KktSystem
{
    private const double SmallestShift = 1e-12;
    private const double FirstShift = 1e-4; // Waechter and Biegler 2006, section 3.1, as the growth factors below
    private const double LargestShift = 1e20;
    private const double RankShift = 1e-8;

    private readonly int size;
    private readonly int constraintCount;
    private readonly SparseLdl ldl;
    private readonly double[] values;
    private readonly int diagonal; // where the diagonal starts in values
    private readonly int jacobian;
    private readonly double[] residual;
    private double lastShift;

    internal KktSystem(SlackProgram program)
    {
        (size, constraintCount) = (program.Size, program.ConstraintCount);
        var total = size + constraintCount;
        var (h, j) = (program.HessianPattern, program.JacobianPattern);
        var jacobianRows = j.Rows.ToArray().Select(row => row + size);
        var pattern = new SparsePattern(
            [.. h.Rows, .. Enumerable.Range(0, total), .. jacobianRows],
            [.. h.Columns, .. Enumerable.Range(0, total), .. j.Columns]);
        (diagonal, jacobian) = (h.Count, h.Count + total);
        ldl = new SparseLdl(total, pattern);
        (values, residual) = (new double[pattern.Count], new double[total]);
    }

    /// <summary>Factors with the smallest shift that gives the right inertia; false where none does.</summary>
    /// <param name="hessian">H.</param>
    /// <param name="sigma">Diagonal to be added to it.</param>
    /// <param name="slopes">J.</param>
    /// <param name="dual">dc to start with.</param>
    internal bool TryFactor(ReadOnlySpan<double> hessian, ReadOnlySpan<double> sigma, ReadOnlySpan<double> slopes,
        double dual)
    {
        hessian.CopyTo(values);
        slopes.CopyTo(values.AsSpan(jacobian));
        var shift = 0.0;
        for (var attempt = 0; attempt < 60 && shift <= LargestShift; attempt++)
        {
            for (var i = 0; i < size; i++)
            {
                values[diagonal + i] = sigma[i] + shift;
            }
            values.AsSpan(diagonal + size, constraintCount).Fill(-dual);
            var isRegular = ldl.TryFactor(values);
            if (isRegular && ldl.NegativeCount == constraintCount)
            {
                lastShift = shift > 0 ? shift : lastShift;
                return true;
            }
            if ((!isRegular || ldl.NegativeCount < constraintCount) && dual < RankShift)
            {
                dual = RankShift; // dependent constraints
                continue;
            }
            shift = shift > 0 ? shift * (lastShift > 0 ? 8 : 100)
                : lastShift > 0 ? Math.Max(SmallestShift, lastShift / 3) : FirstShift;
        }
        return false;
    }

    /// <summary>Solves in place, with refinement.</summary>
    internal void Solve(double[] right, double[] solution)
    {
        right.CopyTo(solution, 0);
        ldl.Solve(solution);
        var best = double.PositiveInfinity;
        for (var pass = 0; pass < 4; pass++)
        {
            ldl.Multiply(values, solution, residual);
            var worst = 0.0;
            for (var i = 0; i < residual.Length; i++)
            {
                residual[i] = right[i] - residual[i];
                worst = Math.Max(worst, Math.Abs(residual[i]));
            }
            if (!(worst > 0) || !(worst < 0.5 * best))
            {
                return;
            }
            best = worst;
            ldl.Solve(residual);
            for (var i = 0; i < residual.Length; i++)
            {
                solution[i] += residual[i];
            }
        }
    }
}
