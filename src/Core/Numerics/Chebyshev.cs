namespace Guanghan.Core.Numerics;

/// <summary>
/// Chebyshev series of the first kind, sum of c[k] T_k(s) for k = 0 .. n-1, by Clenshaw's recurrence (C. W. Clenshaw,
/// "A note on the summation of Chebyshev series", Mathematics of Computation 9 (1955) 118). The large leading
/// coefficient is added last, so a value carries one rounding at its own magnitude. Valid for s in [-1, 1]; outside,
/// the series is extrapolated and grows like (2 s)^n.
/// </summary>
public static class Chebyshev
{
    /// <summary>The value of the series.</summary>
    /// <param name="coefficients">c[0] .. c[n-1], n at least 1.</param>
    /// <param name="s">Argument in [-1, 1].</param>
    /// <exception cref="ArgumentException">There are no coefficients.</exception>
    public static double Value(ReadOnlySpan<double> coefficients, double s) =>
        ValueAndSlope(coefficients, s, out _);

    /// <summary>The value of the series and its derivative with respect to s.</summary>
    /// <param name="coefficients">c[0] .. c[n-1], n at least 1.</param>
    /// <param name="s">Argument in [-1, 1].</param>
    /// <param name="slope">The derivative, per unit of s.</param>
    /// <exception cref="ArgumentException">There are no coefficients.</exception>
    public static double ValueAndSlope(ReadOnlySpan<double> coefficients, double s, out double slope)
    {
        if (coefficients.IsEmpty)
        {
            throw new ArgumentException("A Chebyshev series needs at least one coefficient.", nameof(coefficients));
        }
        var s2 = 2 * s;
        // b: Clenshaw's sums; d: their derivatives with respect to s.
        double b1 = 0, b2 = 0, d1 = 0, d2 = 0;
        for (var k = coefficients.Length - 1; k > 0; k--)
        {
            var d = Math.FusedMultiplyAdd(s2, d1, Math.FusedMultiplyAdd(2, b1, -d2));
            var b = Math.FusedMultiplyAdd(s2, b1, coefficients[k] - b2);
            (b2, b1) = (b1, b);
            (d2, d1) = (d1, d);
        }
        slope = b1 + Math.FusedMultiplyAdd(s, d1, -d2);
        return coefficients[0] + Math.FusedMultiplyAdd(s, b1, -b2);
    }
}
