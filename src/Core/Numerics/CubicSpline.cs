namespace Guanghan.Core.Numerics;

/// <summary>
/// The natural cubic spline through points: continuous with two derivatives, the second one zero at the ends. C. de
/// Boor, "A Practical Guide to Splines", 2001, chapter IV. Error h^4 inside for smooth functions, h^2 near the ends.
/// Immutable.
/// </summary>
public sealed class CubicSpline
{
    private readonly double[] x;
    private readonly double[] y;
    private readonly double[] bends; // second derivatives

    /// <summary>Draws the spline.</summary>
    /// <param name="x">At least two arguments, rising strictly.</param>
    /// <param name="y">As many finite values.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, or the arguments do not rise; the message says where.
    /// </exception>
    public CubicSpline(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        InterpolationPoints.Check(x, y);
        (this.x, this.y) = (x.ToArray(), y.ToArray());
        bends = SecondDerivatives(x, y);
    }

    /// <summary>The value at an argument between the first and the last.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The argument is outside the points.</exception>
    public double At(double argument) => At(argument, out _);

    /// <summary>The value and the slope at an argument between the first and the last.</summary>
    /// <param name="argument">Where.</param>
    /// <param name="slope">The derivative there.</param>
    /// <exception cref="ArgumentOutOfRangeException">The argument is outside the points.</exception>
    public double At(double argument, out double slope)
    {
        var i = InterpolationPoints.Interval(x, argument);
        var h = x[i + 1] - x[i];
        var (a, b) = ((x[i + 1] - argument) / h, (argument - x[i]) / h);
        slope = ((y[i + 1] - y[i]) / h)
            + (h / 6 * ((((3 * b * b) - 1) * bends[i + 1]) - (((3 * a * a) - 1) * bends[i])));
        return (a * y[i]) + (b * y[i + 1])
            + (h * h / 6 * ((((a * a * a) - a) * bends[i]) + (((b * b * b) - b) * bends[i + 1])));
    }

    // A tridiagonal system, diagonally dominant: elimination without pivoting is stable.
    private static double[] SecondDerivatives(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var n = x.Length;
        var (bends, upper) = (new double[n], new double[n]);
        for (var i = 1; i < n - 1; i++)
        {
            var (before, after) = (x[i] - x[i - 1], x[i + 1] - x[i]);
            var jump = 6 * (((y[i + 1] - y[i]) / after) - ((y[i] - y[i - 1]) / before));
            var diagonal = (2 * (before + after)) - (before * upper[i - 1]);
            upper[i] = after / diagonal;
            bends[i] = (jump - (before * bends[i - 1])) / diagonal;
        }
        for (var i = n - 2; i > 0; i--)
        {
            bends[i] -= upper[i] * bends[i + 1];
        }
        return bends;
    }
}
