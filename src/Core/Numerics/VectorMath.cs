using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Core.Numerics;

/// <summary>
/// Elementary functions on four doubles at once, by the four operations, square root and fused multiply-add alone, so
/// that every machine gives the same bits. Errors against 256-bit arithmetic are on the accuracy page: two units in the
/// last place of the exponential (its series ends there), fewer of the others. No argument is checked: each function
/// says where it holds.
/// </summary>
public static class VectorMath
{
    private const double Ln2High = 0.693147180369123816490; // ln 2 to 32 bits: exact times any exponent
    private const double Ln2Low = 1.90821492927058770002e-10; // ln 2 - Ln2High
    private const double LeastExponent = -700;
    private const double Log2E = 1.4426950408889634; // 1 / ln 2
    private const double Shifter = 6755399441055744.0; // 1.5 2^52: adding it rounds to a whole number in the low bits
    private const double TwoTo52 = 4503599627370496.0;
    private const long TwoTo52Bits = 0x4330000000000000;

    /// <summary>
    /// exp(x) for x from -700 to 700; below, exp(-700) = 1e-304, which is nothing. x = n ln 2 + r with ln 2 in two
    /// parts (Cody and Waite 1980, chapter 6), |r| at most ln 2 / 2; the Taylor series of exp(r) to its 12th power
    /// ends at 2e-16; 2^n goes into the exponent's bits. 19 operations. Above 709 the exponent overflows and the
    /// result means nothing.
    /// </summary>
    /// <param name="x">Four exponents.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec Exp(Vec x)
    {
        x = Vector256.Max(x, Vector256.Create(LeastExponent));
        var shifted = Vector256.FusedMultiplyAdd(x, Vector256.Create(Log2E), Vector256.Create(Shifter));
        var n = shifted - Vector256.Create(Shifter);
        var r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-Ln2High), x);
        r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-Ln2Low), r);
        var r2 = r * r;

        // Even and odd powers apart: two chains of half the length.
        var even = Step(Create(1.0 / 479001600), r2, 1.0 / 3628800);
        var odd = Step(Create(1.0 / 39916800), r2, 1.0 / 362880);
        even = Step(even, r2, 1.0 / 40320);
        odd = Step(odd, r2, 1.0 / 5040);
        even = Step(even, r2, 1.0 / 720);
        odd = Step(odd, r2, 1.0 / 120);
        even = Step(even, r2, 1.0 / 24);
        odd = Step(odd, r2, 1.0 / 6);
        even = Step(even, r2, 0.5);
        var tail = Vector256.FusedMultiplyAdd(odd, r2 * r, r2 * even); // exp(r) - 1 - r
        var value = (tail + r) + Vector256.Create(1.0);
        return (value.AsInt64() + Vector256.ShiftLeft(shifted.AsInt64(), 52)).AsDouble();
    }

    /// <summary>Sine and cosine of 2 pi u for u from 0 to 1: Taylor's series in an eighth of a turn.</summary>
    /// <param name="turn">Four shares of a turn, 0 to 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vec Sine, Vec Cosine) SinCosOfTurn(Vec turn)
    {
        // The nearest quarter turn, and the rest within an eighth: Taylor series there end below the last bit.
        var scaled = turn * 4.0;
        var quarter = Vector256.Floor(scaled + Vector256.Create(0.5));
        var x = (scaled - quarter) * (Math.PI / 2);
        var x2 = x * x;
        var sine = Create(-1.0 / 1307674368000);
        sine = Step(sine, x2, 1.0 / 6227020800);
        sine = Step(sine, x2, -1.0 / 39916800);
        sine = Step(sine, x2, 1.0 / 362880);
        sine = Step(sine, x2, -1.0 / 5040);
        sine = Step(sine, x2, 1.0 / 120);
        sine = Step(sine, x2, -1.0 / 6);
        sine = x * Step(sine, x2, 1.0);
        var cosine = Create(1.0 / 20922789888000);
        cosine = Step(cosine, x2, -1.0 / 87178291200);
        cosine = Step(cosine, x2, 1.0 / 479001600);
        cosine = Step(cosine, x2, -1.0 / 3628800);
        cosine = Step(cosine, x2, 1.0 / 40320);
        cosine = Step(cosine, x2, -1.0 / 720);
        cosine = Step(cosine, x2, 1.0 / 24);
        cosine = Step(cosine, x2, -0.5);
        cosine = Step(cosine, x2, 1.0);
        var isFirst = Vector256.Equals(quarter, Vector256.Create(1.0));
        var isSecond = Vector256.Equals(quarter, Vector256.Create(2.0));
        var isThird = Vector256.Equals(quarter, Vector256.Create(3.0));
        var sign = Vector256.Create(-0.0);
        var isOdd = isFirst | isThird;
        var s = Vector256.ConditionalSelect(isOdd, cosine, sine) ^ ((isSecond | isThird) & sign);
        var c = Vector256.ConditionalSelect(isOdd, sine, cosine) ^ ((isFirst | isSecond) & sign);
        return (s, c);
    }

    /// <summary>
    /// Natural logarithm of positive, normal numbers: 2 artanh((m - 1)/(m + 1)) of the mantissa (Abramowitz and Stegun
    /// 1964, 4.1.27), and the exponent times ln 2 in two parts.
    /// </summary>
    /// <param name="value">Four numbers, from 2.3e-308 to the largest.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec Log(Vec value)
    {
        var bits = value.AsInt64();
        var exponent = Vector256.ShiftRightLogical(bits, 52);
        var mantissa = ((bits & Vector256.Create(0xFFFFFFFFFFFFFL)) | Vector256.Create(1023L << 52)).AsDouble();
        var isLarge = Vector256.GreaterThan(mantissa, Vector256.Create(1.4142135623730951));
        mantissa = Vector256.ConditionalSelect(isLarge, mantissa * 0.5, mantissa);
        var power = (exponent | Vector256.Create(TwoTo52Bits)).AsDouble() - Vector256.Create(TwoTo52 + 1023) +
            (isLarge & Vector256.Create(1.0));
        var one = Vector256.Create(1.0);
        var z = (mantissa - one) / (mantissa + one);
        var z2 = z * z;
        var series = Create(1.0 / 21);
        series = Step(series, z2, 1.0 / 19);
        series = Step(series, z2, 1.0 / 17);
        series = Step(series, z2, 1.0 / 15);
        series = Step(series, z2, 1.0 / 13);
        series = Step(series, z2, 1.0 / 11);
        series = Step(series, z2, 1.0 / 9);
        series = Step(series, z2, 1.0 / 7);
        series = Step(series, z2, 1.0 / 5);
        series = Step(series, z2, 1.0 / 3);
        var twice = z + z;
        var rest = Vector256.FusedMultiplyAdd(power, Vector256.Create(Ln2Low), twice * z2 * series);
        return Vector256.FusedMultiplyAdd(power, Vector256.Create(Ln2High), twice + rest);
    }

    // Horner's rule, one step.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vec Step(Vec sum, Vec x, double coefficient) =>
        Vector256.FusedMultiplyAdd(sum, x, Vector256.Create(coefficient));

    private static Vec Create(double value) => Vector256.Create(value);
}
