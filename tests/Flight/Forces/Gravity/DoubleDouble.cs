namespace Guanghan.Flight.Tests.Forces.Gravity;

/// <summary>
/// An unevaluated sum of two doubles, 106 bits: T. J. Dekker, Numer. Math. 18 (1971) 224. Enough of it to sum a gravity
/// field by another way than the product does.
/// </summary>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static implicit operator DoubleDouble(double value) => new(value, 0);

    public static DoubleDouble operator +(DoubleDouble a, DoubleDouble b)
    {
        var sum = a.High + b.High;
        var shadow = sum - a.High;
        var error = (a.High - (sum - shadow)) + (b.High - shadow) + a.Low + b.Low;
        return Renormal(sum, error);
    }

    public static DoubleDouble operator -(DoubleDouble a, DoubleDouble b) => a + new DoubleDouble(-b.High, -b.Low);

    public static DoubleDouble operator *(DoubleDouble a, DoubleDouble b)
    {
        var product = a.High * b.High;
        var error = Math.FusedMultiplyAdd(a.High, b.High, -product) + (a.High * b.Low) + (a.Low * b.High);
        return Renormal(product, error);
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        var first = a.High / b.High;
        var rest = a - (b * first);
        var second = rest.High / b.High;
        rest -= b * second;
        return Renormal(first, second) + (rest.High / b.High);
    }

    public static DoubleDouble Sqrt(DoubleDouble a)
    {
        if (a.High == 0)
        {
            return 0;
        }
        var guess = Math.Sqrt(a.High);
        var rest = a - ((DoubleDouble)guess * guess);
        var better = Renormal(guess, rest.High / (2 * guess));
        rest = a - (better * better);
        return better + (rest.High / (2 * guess));
    }

    private static DoubleDouble Renormal(double high, double low)
    {
        var sum = high + low;
        return new(sum, low - (sum - high));
    }
}
