namespace Guanghan.Flight.Elements;

/// <summary>Differences that cancel for small arguments, by their power series there.</summary>
internal static class Series
{
    /// <summary>x - sin x, to the last bits of the result.</summary>
    public static double ArcMinusSine(double x) => Math.Abs(x) < 1.25 ? Odd(x, -(x * x)) : x - Math.Sin(x);

    /// <summary>sinh x - x, to the last bits of the result.</summary>
    public static double SinhMinusArc(double x) => Math.Abs(x) < 1.25 ? Odd(x, x * x) : Math.Sinh(x) - x;

    /// <summary>
    /// x^3/3! + s x^3/5! + s^2 x^3/7! + ..., where s = -x^2 or x^2: ends below 1e-17 for |x| under 1.25.
    /// </summary>
    private static double Odd(double x, double s)
    {
        var sum = 1 + (s / 342);
        sum = 1 + (s / 272 * sum);
        sum = 1 + (s / 210 * sum);
        sum = 1 + (s / 156 * sum);
        sum = 1 + (s / 110 * sum);
        sum = 1 + (s / 72 * sum);
        sum = 1 + (s / 42 * sum);
        sum = 1 + (s / 20 * sum);
        return x * x * x / 6 * sum;
    }
}
