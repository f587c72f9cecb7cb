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
    /// Hermite's polynomial, which has both the values and the rates, at time zero, and its derivative. With l(j) the
    /// polynomial of Lagrange that is 1 at point j and 0 at the others, t(j) the time to it and c(j) its slope there,
    /// the value is the sum of (1 - 2 t c) l^2 f + t l^2 f'. The l and their slopes come from products of the
    /// differences before and behind each point, carried with their derivatives: no division by a difference that may
    /// vanish. Source: J. Stoer and R. Bulirsch, "Introduction to Numerical Analysis" (2002), section 2.1.5.
    /// </summary>
    internal static MotionSample Hermite(
        ReadOnlySpan<double> times_s, ReadOnlySpan<Vec3> values, ReadOnlySpan<Vec3> rates)
    {
        var count = times_s.Length;
        var unit = 2 / (times_s[^1] - times_s[0] is > 0 and var span ? span : 2);
        Span<Slope> before = stackalloc Slope[count + 1]; // at most 1 KiB, as the next
        Span<Slope> behind = stackalloc Slope[count + 1];
        (before[0], behind[count]) = (new(1, 0), new(1, 0));
        for (var j = 0; j < count; j++)
        {
            if (times_s[j] == 0)
            {
                return new(values[j], rates[j]);
            }
            before[j + 1] = before[j].Times(-unit * times_s[j]);
            behind[count - 1 - j] = behind[count - j].Times(-unit * times_s[count - 1 - j]);
        }
        var (value, rate) = (Vec3.Zero, Vec3.Zero);
        for (var j = 0; j < count; j++)
        {
            double scale = 1, c = 0;
            for (var k = 0; k < count; k++)
            {
                if (k != j)
                {
                    var inverse = 1 / (unit * (times_s[j] - times_s[k]));
                    (scale, c) = (scale * inverse, c + inverse);
                }
            }
            var (p, q) = (before[j], behind[j + 1]);
            var l = scale * p.Value * q.Value;
            var slope = scale * ((p.Value * q.Derivative) + (p.Derivative * q.Value));
            var t = -unit * times_s[j];
            var (h, g) = ((1 - (2 * t * c)) * l * l, t * l * l);
            var hSlope = 2 * l * (((1 - (2 * t * c)) * slope) - (c * l));
            var gSlope = l * (l + (2 * t * slope));
            value += (h * values[j]) + (g / unit * rates[j]);
            rate += (unit * hSlope * values[j]) + (gSlope * rates[j]);
        }
        return new(value, rate);
    }

    /// <summary>A product of differences from the instant wanted, and its derivative by that instant.</summary>
    private readonly record struct Slope(double Value, double Derivative)
    {
        internal Slope Times(double difference) =>
            new(Value * difference, (Derivative * difference) + Value);
    }
}
