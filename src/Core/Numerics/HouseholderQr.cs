namespace Guanghan.Core.Numerics;

/// <summary>
/// QR factors of a dense matrix with at least as many rows as columns, by Householder reflections (G. H. Golub and
/// C. F. Van Loan, "Matrix Computations", 4th ed., 2013, section 5.2): least squares, and linear systems where it is
/// square. Keeps its work space; one thread.
/// </summary>
public sealed class HouseholderQr
{
    private readonly double[] factors; // row-major: R on and above the diagonal, reflectors below
    private readonly double[] heads; // first component of each reflector
    private readonly double[] work;

    /// <summary>Work space for matrices of one shape.</summary>
    /// <param name="rowCount">Rows, m.</param>
    /// <param name="columnCount">Columns, n, from 1 to m.</param>
    public HouseholderQr(int rowCount, int columnCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columnCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rowCount, columnCount);
        (RowCount, ColumnCount) = (rowCount, columnCount);
        factors = new double[rowCount * columnCount];
        heads = new double[columnCount];
        work = new double[rowCount];
    }

    /// <summary>Rows, m.</summary>
    public int RowCount { get; }

    /// <summary>Columns, n.</summary>
    public int ColumnCount { get; }

    /// <summary>
    /// Factors a matrix; returns false where its columns are linearly dependent to machine precision.
    /// </summary>
    /// <param name="matrix">m x n, row by row.</param>
    /// <exception cref="ArgumentException">The matrix has another shape.</exception>
    public bool TryFactor(ReadOnlySpan<double> matrix)
    {
        if (matrix.Length != factors.Length)
        {
            throw new ArgumentException($"{matrix.Length} elements are no {RowCount} x {ColumnCount} matrix.");
        }
        matrix.CopyTo(factors);
        var n = ColumnCount;
        var hasFullRank = true;
        for (var k = 0; k < n; k++)
        {
            // Against the column as it was: what is left of it after the earlier columns are taken out.
            var (whole, left) = (0.0, 0.0);
            for (var i = 0; i < RowCount; i++)
            {
                var element = factors[(i * n) + k];
                whole = double.Hypot(whole, element);
                left = i >= k ? double.Hypot(left, element) : left;
            }
            hasFullRank &= left > RowCount * 2.220446049250313e-16 * whole; // 2^-52, double precision
            var diagonal = factors[(k * n) + k] > 0 ? -left : left;
            heads[k] = factors[(k * n) + k] - diagonal;
            factors[(k * n) + k] = diagonal;
            for (var j = k + 1; j < n; j++)
            {
                Reflect(k, diagonal, factors, j, n);
            }
        }
        return hasFullRank;
    }

    /// <summary>Minimises |A x - b|; for a square matrix solves A x = b. TryFactor must have returned true.</summary>
    /// <param name="right">b, of length m.</param>
    /// <param name="solution">x, of length n, to be filled.</param>
    /// <returns>The length of the residual A x - b.</returns>
    public double Solve(ReadOnlySpan<double> right, Span<double> solution)
    {
        right.CopyTo(work);
        var n = ColumnCount;
        for (var k = 0; k < n; k++)
        {
            Reflect(k, factors[(k * n) + k], work, 0, 1);
        }
        var residual = 0.0;
        for (var i = n; i < RowCount; i++)
        {
            residual = double.Hypot(residual, work[i]);
        }
        for (var i = n - 1; i >= 0; i--)
        {
            var sum = work[i];
            for (var j = i + 1; j < n; j++)
            {
                sum -= factors[(i * n) + j] * solution[j];
            }
            solution[i] = sum / factors[(i * n) + i];
        }
        return residual;
    }

    /// <summary>(A^T A)^-1 = R^-1 R^-T, n x n row by row. TryFactor must have returned true.</summary>
    public double[] InverseOfNormalMatrix()
    {
        var n = ColumnCount;
        var inverse = new double[n * n]; // R^-1, column by column from its diagonal up
        for (var j = 0; j < n; j++)
        {
            inverse[(j * n) + j] = 1 / factors[(j * n) + j];
            for (var i = j - 1; i >= 0; i--)
            {
                var sum = 0.0;
                for (var k = i + 1; k <= j; k++)
                {
                    sum += factors[(i * n) + k] * inverse[(k * n) + j];
                }
                inverse[(i * n) + j] = -sum / factors[(i * n) + i];
            }
        }
        var product = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                for (var k = Math.Max(i, j); k < n; k++)
                {
                    product[(i * n) + j] += inverse[(i * n) + k] * inverse[(j * n) + k];
                }
            }
        }
        return product;
    }

    /// <summary>
    /// Applies reflector k to a column: v = (head, factors below the diagonal), H = 1 + v v^T / (r head).
    /// </summary>
    private void Reflect(int k, double diagonal, double[] target, int offset, int stride)
    {
        var divisor = diagonal * heads[k];
        if (divisor == 0)
        {
            return;
        }
        var n = ColumnCount;
        var dot = heads[k] * target[(k * stride) + offset];
        for (var i = k + 1; i < RowCount; i++)
        {
            dot += factors[(i * n) + k] * target[(i * stride) + offset];
        }
        dot /= divisor;
        target[(k * stride) + offset] += dot * heads[k];
        for (var i = k + 1; i < RowCount; i++)
        {
            target[(i * stride) + offset] += dot * factors[(i * n) + k];
        }
    }
}
