namespace Guanghan.Core.Numerics;

/// <summary>
/// The standard normal distribution's quantiles with the four operations and square roots alone, hence the same bits
/// on every machine: M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied
/// Statistics 37 (1988) 477, PPND16, relative error about 1e-16.
/// </summary>
public static class NormalDistribution
{
    private const double Ln2High = 0.693147180369123816490; // ln 2 to 32 bits: exact times any exponent
    private const double Ln2Low = 1.90821492927058770002e-10; // ln 2 - Ln2High

    private static ReadOnlySpan<double> CentralNumerator =>
    [
        3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
        45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227,
    ];

    private static ReadOnlySpan<double> CentralDenominator =>
    [
        1.0, 42.31333070160091, 687.1870074920579, 5394.196021424751,
        21213.794301586597, 39307.89580009271, 28729.085735721943, 5226.495278852854,
    ];

    private static ReadOnlySpan<double> MiddleNumerator =>
    [
        1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
        1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
    ];

    private static ReadOnlySpan<double> MiddleDenominator =>
    [
        1.0, 2.053191626637759, 1.6763848301838038, 0.6897673349851,
        0.14810397642748008, 0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-09,
    ];

    private static ReadOnlySpan<double> TailNumerator =>
    [
        6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
        0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-05, 2.0103343992922881e-07,
    ];

    private static ReadOnlySpan<double> TailDenominator =>
    [
        1.0, 0.599832206555888, 0.1369298809227358, 0.014875361290850615,
        0.0007868691311456133, 1.8463183175100548e-05, 1.421511758316446e-07, 2.0442631033899397e-15,
    ];

    /// <summary>The number that a standard normal deviate stays below with a given probability.</summary>
    /// <param name="probabilityFraction">Strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not strictly between 0 and 1.</exception>
    public static double Quantile(double probabilityFraction)
    {
        if (!(probabilityFraction is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probabilityFraction), probabilityFraction, "A probability strictly between 0 and 1 is needed.");
        }
        var q = probabilityFraction - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - (q * q);
            return q * Polynomial(CentralNumerator, r) / Polynomial(CentralDenominator, r);
        }
        var tail = q < 0 ? probabilityFraction : 1 - probabilityFraction;
        var root = Math.Sqrt(-NaturalLogarithm(tail));
        var x = root <= 5
            ? Polynomial(MiddleNumerator, root - 1.6) / Polynomial(MiddleDenominator, root - 1.6)
            : Polynomial(TailNumerator, root - 5) / Polynomial(TailDenominator, root - 5);
        return q < 0 ? -x : x;
    }

    /// <summary>
    /// ln x of a normal positive number (not checked), by 2 artanh((m - 1)/(m + 1)) of its mantissa; within 2 units
    /// in the last place. The platform's own logarithm may differ in its last bit from machine to machine.
    /// </summary>
    public static double NaturalLogarithm(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)((bits >> 52) & 0x7FF) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        if (mantissa > 1.4142135623730951) // sqrt 2: the series then sees at most 0.1716
        {
            mantissa /= 2;
            exponent++;
        }
        var z = (mantissa - 1) / (mantissa + 1);
        var square = z * z;
        var sum = 0.0;
        for (var k = 23; k >= 3; k -= 2) // 0.1716^24 / 25 is below 2e-20
        {
            sum = (sum + (1.0 / k)) * square;
        }
        return (exponent * Ln2High) + ((2 * z) + ((2 * z * sum) + (exponent * Ln2Low)));
    }

    private static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        var sum = 0.0;
        for (var k = coefficients.Length - 1; k >= 0; k--)
        {
            sum = (sum * x) + coefficients[k];
        }
        return sum;
    }
}
