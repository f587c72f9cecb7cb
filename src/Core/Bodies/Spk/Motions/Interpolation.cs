using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk.Motions;

/// <summary>
/// Polynomials through a few points of vectors. Times are seconds from the instant wanted, so that the value at zero is
/// asked for. Windows are short: <see cref="Points_max"/> points at most, which bounds the stack.
/// </summary>
internal static class Interpolation
{
    /// <summary>Most points of a window; NAIF's own readers stop at 28.</summary>
    internal const int Points_max = 64;

    /// <summary>
    /// Lagrange's polynomial of values and of rates, each by itself, at time zero, in barycentric form. Source: J.-P.
    /// Berrut and L. N. Trefethen, SIAM Review 46 (2004) 501, equation 3.4.
    /// </summary>
    internal static MotionSample Lagrange(
        ReadOnlySpan<double> times_s, ReadOnlySpan<Vec3> values, ReadOnlySpan<Vec3> rates)
    {
        // Seconds in units of half the window, so that products of many differences stay near one.
        var unit = 2 / (times_s[^1] - times_s[0] is > 0 and var span ? span : 2);
        var product = 1.0;
        for (var j = 0; j < times_s.Length; j++)
        {
            if (times_s[j] == 0)
            {
                return new(values[j], rates[j]);
            }
            product *= unit * times_s[j];
        }
        var (value, rate) = (Vec3.Zero, Vec3.Zero);
        for (var j = 0; j < times_s.Length; j++)
        {
            var others = 1.0;
            for (var k = 0; k < times_s.Length; k++)
            {
                others *= k == j ? 1 : unit * (times_s[k] - times_s[j]);
            }
            var weight = product / (unit * times_s[j] * others);
            value += weight * values[j];
            rate += weight * rates[j];
        }
        return new(value, rate);
    }

    /// <summary>
    /// Hermite's polynomial, which has both the values and the rates, at time zero, and its derivative: Newton's form on
    /// points taken twice. Source: J. Stoer and R. Bulirsch, "Introduction to Numerical Analysis" (2002), section 2.1.5.
    /// </summary>
    internal static MotionSample Hermite(
        ReadOnlySpan<double> times_s, ReadOnlySpan<Vec3> values, ReadOnlySpan<Vec3> rates)
    {
        var count = 2 * times_s.Length;
        Span<Vec3> table = stackalloc Vec3[count]; // at most 3 KiB
        // Going down one order at a time, in place; on doubled points the first order is the rate itself.
        for (var i = 0; i < count; i++)
        {
            table[i] = values[i / 2];
        }
        for (var order = 1; order < count; order++)
        {
            for (var i = count - 1; i >= order; i--)
            {
                table[i] = order == 1 && i % 2 == 1
                    ? rates[i / 2]
                    : (table[i] - table[i - 1]) / (times_s[i / 2] - times_s[(i - order) / 2]);
            }
        }
        var (value, slope) = (table[count - 1], Vec3.Zero);
        for (var i = count - 2; i >= 0; i--)
        {
            var step = -times_s[i / 2];
            slope = (step * slope) + value;
            value = (step * value) + table[i];
        }
        return new(value, slope);
    }
}
