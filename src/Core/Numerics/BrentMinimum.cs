namespace Guanghan.Core.Numerics;

/// <summary>What a search for a minimum found.</summary>
/// <param name="Converged">True where the bracket has shrunk to the tolerance.</param>
/// <param name="X">Where the function is least.</param>
/// <param name="Value">The function there.</param>
/// <param name="Residual">Half the width of the last bracket.</param>
/// <param name="Iterations">Evaluations of the function.</param>
public readonly record struct MinimumResult(bool Converged, double X, double Value, double Residual, int Iterations);

/// <summary>
/// A local minimum of a function in an interval by golden section and parabolas: R. P. Brent, "Algorithms for
/// Minimization without Derivatives", 1973, chapter 5. Where the function has one minimum there, it is found; its
/// place cannot be known better than the square root of the machine's precision, about 1e-8 of its scale.
/// </summary>
public static class BrentMinimum
{
    private const int Iterations_max = 1000; // golden section needs 110 for 53 bits twice over
    private const double GoldenRatio = 0.381966011250105151795; // (3 - sqrt 5) / 2
    private const double SquareRootOfPrecision = 1.4901161193847656e-8; // sqrt(2^-52)

    /// <summary>Finds a minimum between two points.</summary>
    /// <param name="function">Continuous between the ends.</param>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The higher end.</param>
    /// <param name="tolerance">Wanted accuracy, in the unit of the argument.</param>
    /// <returns>Not converged where the function gave a value that is not a number.</returns>
    public static MinimumResult Find(Func<double, double> function, double low, double high, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(low, high);
        // x: best, w: second best, v: the w before.
        var x = low + (GoldenRatio * (high - low));
        var (w, v, fx) = (x, x, function(x));
        var (fw, fv, step, stepBefore) = (fx, fx, 0.0, 0.0);
        for (var i = 2; i <= Iterations_max && !double.IsNaN(fx); i++)
        {
            var middle = 0.5 * (low + high);
            var limit = (SquareRootOfPrecision * Math.Abs(x)) + (tolerance / 3);
            if (Math.Abs(x - middle) <= (2 * limit) - (0.5 * (high - low)))
            {
                return new MinimumResult(true, x, fx, 0.5 * (high - low), i - 1);
            }
            (step, stepBefore) = Next(x, w, v, fx, fw, fv, low, high, step, stepBefore, limit);
            var u = x + (Math.Abs(step) >= limit ? step : Math.CopySign(limit, step));
            var fu = function(u);
            if (double.IsNaN(fu))
            {
                return new MinimumResult(false, x, fx, 0.5 * (high - low), i);
            }
            if (fu <= fx)
            {
                (low, high) = u >= x ? (x, high) : (low, x);
                (v, w, x) = (w, x, u);
                (fv, fw, fx) = (fw, fx, fu);
                continue;
            }
            (low, high) = u < x ? (u, high) : (low, u);
            if (fu <= fw || w == x)
            {
                (v, w) = (w, u);
                (fv, fw) = (fw, fu);
            }
            else if (fu <= fv || v == x || v == w)
            {
                (v, fv) = (u, fu);
            }
        }
        return new MinimumResult(false, x, fx, 0.5 * (high - low), Iterations_max);
    }

    /// <summary>A parabola's step where it is safe, else a golden section: Brent 1973, section 5.4.</summary>
    private static (double Step, double StepBefore) Next(
        double x, double w, double v, double fx, double fw, double fv,
        double low, double high, double step, double stepBefore, double limit)
    {
        if (Math.Abs(stepBefore) > limit)
        {
            var r = (x - w) * (fx - fv);
            var q = (x - v) * (fx - fw);
            var p = ((x - v) * q) - ((x - w) * r);
            q = 2 * (q - r);
            (p, q) = q > 0 ? (-p, q) : (p, -q);
            if (Math.Abs(p) < Math.Abs(0.5 * q * stepBefore) && p > q * (low - x) && p < q * (high - x))
            {
                var u = x + (p / q);
                return u - low < 2 * limit || high - u < 2 * limit
                    ? (Math.CopySign(limit, (0.5 * (low + high)) - x), step)
                    : (p / q, step);
            }
        }
        var rest = x < 0.5 * (low + high) ? high - x : low - x;
        return (GoldenRatio * rest, rest);
    }
}
