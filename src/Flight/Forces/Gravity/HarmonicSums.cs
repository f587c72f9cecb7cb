using Guanghan.Core.Space;

namespace Guanghan.Flight.Forces.Gravity;

/// <summary>
/// The plain evaluation of a harmonic function: the oracle of <see cref="HarmonicLanes"/>. Derived Legendre functions
/// Anm = Pnm / cos^m of u = z / r (S. Pines, AIAA J. 11 (1973) 1508) by the standard forward column recursion (S. A.
/// Holmes and W. E. Featherstone, J. Geodesy 76 (2002) 279, equations 11 and 12), powers of (x + i y) / r for the
/// longitude. No trigonometry, no singular pole.
/// </summary>
internal static class HarmonicSums
{
    /// <summary>Value at a position outside the centre.</summary>
    /// <param name="function">Coefficients.</param>
    /// <param name="position_m">Body-fixed position, m.</param>
    /// <param name="radius_m">R of the coefficients, m.</param>
    public static double Evaluate(HarmonicTriangle function, Vec3 position_m, double radius_m)
    {
        var r = position_m.Length;
        var (x, y, u) = (position_m.X / r, position_m.Y / r, position_m.Z / r);
        var ratio = radius_m / r;
        double sum = 0, re = 1, im = 0, sectoral = 1, power = ratio;
        for (var m = 0; m <= function.Degree; m++)
        {
            sum += power * Column(function, m, sectoral, u, ratio, re, im);
            (re, im) = ((re * x) - (im * y), (re * y) + (im * x));
            sectoral *= m == 0 ? Math.Sqrt(3) : Math.Sqrt(((2 * m) + 3.0) / ((2 * m) + 2.0));
            power *= ratio;
        }
        return sum;
    }

    /// <summary>Square root of (4 n^2 - 1) / (n^2 - m^2).</summary>
    public static double Step(int n, int m) =>
        Math.Sqrt((((2.0 * n) - 1) * ((2.0 * n) + 1)) / (((double)n - m) * (n + m)));

    private static double Column(
        HarmonicTriangle function, int m, double sectoral, double u, double ratio, double re, double im)
    {
        double sum = 0, before = 0, now = sectoral, power = 1;
        for (var n = m; n <= function.Degree; n++)
        {
            var place = GravityModel.Index(n, m);
            sum += power * now * ((function.Cosines[place] * re) + (function.Sines[place] * im));
            var step = Step(n + 1, m);
            (before, now) = (now, (step * u * now) - (n == m ? 0 : step / Step(n, m) * before));
            power *= ratio;
        }
        return sum;
    }
}
