namespace Guanghan.Core.Numerics;

/// <summary>
/// The factor L of a symmetric positive definite matrix, A = L L^T: G. H. Golub and C. F. Van Loan, "Matrix
/// Computations", 4th ed., 2013, section 4.2. It solves A x = b, and L turns independent deviates into ones of
/// covariance A.
/// </summary>
public static class Cholesky
{
    /// <summary>
    /// Factors in place; returns false where the matrix is not positive definite to machine precision.
    /// </summary>
    /// <param name="matrix">
    /// n x n row by row; its lower triangle is read and becomes L, its upper one becomes zero.
    /// </param>
    /// <param name="size">n.</param>
    /// <exception cref="ArgumentException">The matrix is not n x n.</exception>
    public static bool TryFactor(Span<double> matrix, int size)
    {
        if (matrix.Length != size * size)
        {
            throw new ArgumentException($"The matrix must have {size} x {size} elements, not {matrix.Length}.");
        }
        for (var j = 0; j < size; j++)
        {
            var pivot = matrix[(j * size) + j];
            var smallest = size * 2.220446049250313e-16 * pivot; // 2^-52, double precision
            for (var k = 0; k < j; k++)
            {
                pivot -= matrix[(j * size) + k] * matrix[(j * size) + k];
                matrix[(k * size) + j] = 0;
            }
            if (!(pivot > smallest))
            {
                return false;
            }
            matrix[(j * size) + j] = Math.Sqrt(pivot);
            for (var i = j + 1; i < size; i++)
            {
                var sum = matrix[(i * size) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[(i * size) + k] * matrix[(j * size) + k];
                }
                matrix[(i * size) + j] = sum / matrix[(j * size) + j];
            }
        }
        return true;
    }

    /// <summary>Solves A x = b in place.</summary>
    /// <param name="factor">L, n x n row by row.</param>
    /// <param name="vector">b of length n; becomes x.</param>
    public static void Solve(ReadOnlySpan<double> factor, Span<double> vector)
    {
        var size = vector.Length;
        for (var i = 0; i < size; i++)
        {
            for (var k = 0; k < i; k++)
            {
                vector[i] -= factor[(i * size) + k] * vector[k];
            }
            vector[i] /= factor[(i * size) + i];
        }
        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
            {
                vector[i] -= factor[(k * size) + i] * vector[k];
            }
            vector[i] /= factor[(i * size) + i];
        }
    }
}
