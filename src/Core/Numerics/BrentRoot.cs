namespace Guanghan.Core.Numerics;

/// <summary>What a root search found.</summary>
/// <param name="Converged">True where the root is bracketed within the tolerance.</param>
/// <param name="X">The best argument.</param>
/// <param name="Residual">The function there.</param>
/// <param name="OtherX">The other end of the last bracket: the function has the other sign there, or is zero.</param>
/// <param name="Iterations">Evaluations of the function, the two ends included.</param>
public readonly record struct RootResult(bool Converged, double X, double Residual, double OtherX, int Iterations);

/// <summary>
/// A zero of a continuous function between two points where it has opposite signs, by bisection, secant and inverse
/// quadratic interpolation: R. P. Brent, "Algorithms for Minimization without Derivatives", 1973, chapter 4.
/// </summary>
public static class BrentRoot
{
    // Bisection alone needs 1100 at most between any two doubles; Brent's bound is its square, never met in practice.
    private const int Iterations_max = 2000;

    /// <summary>Finds a zero.</summary>
    /// <param name="function">Continuous between the ends.</param>
    /// <param name="a">One end.</param>
    /// <param name="b">The other end.</param>
    /// <param name="tolerance">
    /// The root is wanted within this, in the unit of the argument; rounding is added to it.
    /// </param>
    /// <returns>Not converged where the ends do not bracket a zero or a value is not a number.</returns>
    public static RootResult Find(Func<double, double> function, double a, double b, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(function);
        var (fa, fb) = (function(a), function(b));
        if (fa == 0 || fb == 0)
        {
            return fa == 0 ? new RootResult(true, a, fa, a, 2) : new RootResult(true, b, fb, b, 2);
        }
        if (!(Math.Sign(double.IsNaN(fa) ? 0 : fa) * Math.Sign(double.IsNaN(fb) ? 0 : fb) < 0))
        {
            return new RootResult(false, b, fb, a, 2);
        }
        // b: best; c: the other end of the bracket; a: the b before.
        var (c, fc) = (a, fa);
        var (step, stepBefore) = (b - a, b - a);
        for (var i = 3; i <= Iterations_max; i++)
        {
            if (Math.Abs(fc) < Math.Abs(fb))
            {
                (a, b, c) = (b, c, b);
                (fa, fb, fc) = (fb, fc, fb);
            }
            var limit = (0.5 * tolerance) + (2 * (Math.BitIncrement(Math.Abs(b)) - Math.Abs(b)));
            var half = 0.5 * (c - b);
            if (Math.Abs(half) <= limit || fb == 0)
            {
                return new RootResult(true, b, fb, c, i - 1);
            }
            (step, stepBefore) = Next(a, b, c, fa, fb, fc, step, stepBefore, limit);
            (a, fa) = (b, fb);
            b += Math.Abs(step) > limit ? step : Math.CopySign(limit, half);
            fb = function(b);
            if (double.IsNaN(fb))
            {
                return new RootResult(false, b, fb, c, i);
            }
            if (Math.Sign(fb) == Math.Sign(fc))
            {
                (c, fc) = (a, fa);
                (step, stepBefore) = (b - a, b - a);
            }
        }
        return new RootResult(false, b, fb, c, Iterations_max);
    }

    /// <summary>The step from b and the one that now counts as the step before: Brent 1973, section 4.2.</summary>
    private static (double Step, double StepBefore) Next(
        double a, double b, double c, double fa, double fb, double fc, double step, double stepBefore, double limit)
    {
        var half = 0.5 * (c - b);
        if (Math.Abs(stepBefore) < limit || Math.Abs(fa) <= Math.Abs(fb))
        {
            return (half, half);
        }
        double p, q;
        var s = fb / fa;
        if (a == c)
        {
            (p, q) = (2 * half * s, 1 - s);
        }
        else
        {
            var (r, t) = (fb / fc, fa / fc);
            p = s * ((2 * half * t * (t - r)) - ((b - a) * (r - 1)));
            q = (t - 1) * (r - 1) * (s - 1);
        }
        (p, q) = p > 0 ? (p, -q) : (-p, q);
        return 2 * p < (3 * half * q) - Math.Abs(limit * q) && p < Math.Abs(0.5 * stepBefore * q)
            ? (p / q, step)
            : (half, half);
    }
}
