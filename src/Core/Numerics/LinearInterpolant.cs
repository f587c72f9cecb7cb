namespace Guanghan.Core.Numerics;

/// <summary>A function given by points, straight between them. Immutable. Refuses to extrapolate.</summary>
public sealed class LinearInterpolant
{
    private readonly double[] x;
    private readonly double[] y;

    /// <summary>Joins points.</summary>
    /// <param name="x">At least two arguments, rising strictly.</param>
    /// <param name="y">As many finite values.</param>
    /// <exception cref="ArgumentException">
    /// The lengths differ, or the arguments do not rise; the message says where.
    /// </exception>
    public LinearInterpolant(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        InterpolationPoints.Check(x, y);
        (this.x, this.y) = (x.ToArray(), y.ToArray());
    }

    /// <summary>The value at an argument between the first and the last.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The argument is outside the points.</exception>
    public double At(double argument)
    {
        var i = InterpolationPoints.Interval(x, argument);
        var fraction = (argument - x[i]) / (x[i + 1] - x[i]);
        return ((1 - fraction) * y[i]) + (fraction * y[i + 1]);
    }
}
