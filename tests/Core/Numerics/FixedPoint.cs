using System.Numerics;

namespace Guanghan.Core.Tests.Numerics;

/// <summary>
/// Elementary functions by whole numbers of 2^-256, slow and plain: what doubles are judged by. Each is a Taylor series
/// summed until its terms vanish; the error is a few units of 2^-250.
/// </summary>
internal static class FixedPoint
{
    private const int Bits = 256;
    private const int MostTerms = 400; // of a series; 100 are enough

    private static readonly BigInteger s_one = BigInteger.One << Bits;

    /// <summary>ln 2 = 2 artanh(1/3).</summary>
    private static readonly BigInteger s_ln2 = 2 * Artanh(s_one / 3);

    /// <summary>pi by Machin's formula, 16 arctan(1/5) - 4 arctan(1/239).</summary>
    private static readonly BigInteger s_pi = (16 * Arctan(s_one / 5)) - (4 * Arctan(s_one / 239));

    /// <summary>How far a double is from exp(x), in units of its last place.</summary>
    public static double UlpsFromExp(double x, double value)
    {
        var n = (int)Math.Round(x / Math.Log(2));
        var exact = Exp(Of(x) - (n * s_ln2));
        return Ratio(Of(Math.ScaleB(value, -n)) - exact, Of(Math.ScaleB(Math.BitIncrement(value) - value, -n)));
    }

    /// <summary>How far a double is from ln(x), in units of its last place.</summary>
    public static double UlpsFromLog(double x, double value)
    {
        var exponent = Math.ILogB(x);
        var mantissa = Of(Math.ScaleB(x, -exponent));
        var exact = (exponent * s_ln2) + (2 * Artanh(((mantissa - s_one) << Bits) / (mantissa + s_one)));
        return Ratio(Of(value) - exact, Of(Math.BitIncrement(Math.Abs(value)) - Math.Abs(value)));
    }

    /// <summary>How far two doubles are from the sine and the cosine of 2 pi u.</summary>
    public static (double Sine, double Cosine) FromSinCosOfTurn(double u, double sine, double cosine)
    {
        var angle = (2 * s_pi * Of(u)) >> Bits;
        return (Ratio(Of(sine) - Sine(angle), s_one), Ratio(Of(cosine) - Sine((s_pi / 2) - angle), s_one));
    }

    /// <summary>
    /// How far a double is from the root of E - e sin E = M, in units of its last place: by one step of Newton, whose
    /// error is the square of a small number.
    /// </summary>
    public static double UlpsFromKepler(double mean, double eccentricity, double value)
    {
        var anomaly = Of(value);
        var residual = anomaly - ((Of(eccentricity) * Sine(anomaly)) >> Bits) - Of(mean);
        var slope = s_one - ((Of(eccentricity) * Sine((s_pi / 2) - anomaly)) >> Bits);
        return Ratio((residual << Bits) / slope, Of(Math.BitIncrement(Math.Abs(value)) - Math.Abs(value)));
    }

    // A double is a whole number times a power of two: exact, but for what lies below 2^-256.
    private static BigInteger Of(double value)
    {
        var exponent = Math.Max(-1022, value == 0 ? 0 : Math.ILogB(value));
        var whole = new BigInteger(Math.ScaleB(value, 52 - exponent));
        var shift = Bits + exponent - 52;
        return shift >= 0 ? whole << shift : whole >> -shift;
    }

    private static double Ratio(BigInteger part, BigInteger whole) => Math.Abs((double)((part << 64) / whole)) / Math.ScaleB(1, 64);

    private static BigInteger Exp(BigInteger x)
    {
        var (sum, term) = (BigInteger.Zero, s_one);
        for (var k = 1; k < MostTerms && term != 0; k++)
        {
            sum += term;
            term = ((term * x) >> Bits) / k;
        }

        return sum;
    }

    private static BigInteger Sine(BigInteger x)
    {
        var (sum, term, square) = (BigInteger.Zero, x, (x * x) >> Bits);
        for (var k = 1; k < MostTerms && BigInteger.Abs(term) > 1; k += 2)
        {
            sum += term;
            term = -((term * square) >> Bits) / ((k + 1) * (k + 2));
        }

        return sum;
    }

    private static BigInteger Artanh(BigInteger x) => Odd(x, 1);

    private static BigInteger Arctan(BigInteger x) => Odd(x, -1);

    // x + sign x^3 / 3 + x^5 / 5 + ...
    private static BigInteger Odd(BigInteger x, int sign)
    {
        var (sum, power, square) = (BigInteger.Zero, x, sign * ((x * x) >> Bits));
        for (var k = 1; k < MostTerms && BigInteger.Abs(power) > 1; k += 2)
        {
            sum += power / k;
            power = (power * square) >> Bits;
        }

        return sum;
    }
}
