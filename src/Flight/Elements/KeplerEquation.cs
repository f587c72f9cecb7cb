namespace Guanghan.Flight.Elements;

/// <summary>
/// Kepler's equation. Elliptic: M = E - e sin E; hyperbolic: M = e sinh H - H. Both are evaluated as
/// (1 - e) E + e (E - sin E), which loses no digit where e is near 1 and the anomaly small: 1 - e is then exact, and
/// E - sin E is a series. Elliptic solutions are within 4 units of the last place of the exact root for the given
/// doubles, for every eccentricity and anomaly (tested against 256-bit arithmetic). Source of the elliptic
/// starter: F. L. Markley, Celest. Mech. Dyn. Astron. 63 (1995) 101, equations 5, 9, 10, 15, 20.
/// </summary>
public static class KeplerEquation
{
    // Halley's method triples the digits; the starters have three. The bound is never met.
    private const int Iterations_max = 20;
    private const double TwoPi = 2 * Math.PI;

    /// <summary>Eccentric anomaly of an ellipse, rad, in the same revolution as the mean anomaly.</summary>
    /// <param name="meanAnomaly_rad">Mean anomaly, rad, any revolution.</param>
    /// <param name="eccentricityRatio">Eccentricity, from 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another eccentricity, or an anomaly that is no number.</exception>
    public static double EccentricAnomaly_rad(double meanAnomaly_rad, double eccentricityRatio)
    {
        Conic.Require(eccentricityRatio is >= 0 and < 1, eccentricityRatio,
            "An eccentric anomaly needs an eccentricity",
            "from 0 to below 1; from 1 on use the hyperbolic anomaly or the time since periapsis");
        Conic.Require(double.IsFinite(meanAnomaly_rad), meanAnomaly_rad, "The mean anomaly", "must be a finite number");
        var reduced = Math.IEEERemainder(meanAnomaly_rad, TwoPi);
        var (size, e) = (Math.Abs(reduced), eccentricityRatio);
        var anomaly = MarkleyStarter(size, e);
        for (var i = 0; i < Iterations_max; i++)
        {
            var (sine, cosine) = Math.SinCos(anomaly);
            var value = ((1 - e) * anomaly) + (e * Series.ArcMinusSine(anomaly)) - size;
            var half = Math.Sin(0.5 * anomaly);
            var step = HalleyStep(value, (1 - e) + (2 * e * half * half), e * sine);
            anomaly = Math.Clamp(anomaly - step, 0, Math.PI);
            if (Math.Abs(step) <= 2e-16 * anomaly || value == 0)
            {
                break;
            }
        }
        return Math.CopySign(anomaly, reduced) + (meanAnomaly_rad - reduced);
    }

    /// <summary>Hyperbolic anomaly, the H of M = e sinh H - H (a plain number, given as rad).</summary>
    /// <param name="meanAnomaly_rad">Mean anomaly, rad.</param>
    /// <param name="eccentricityRatio">Eccentricity, above 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another eccentricity, or an anomaly that is no number.</exception>
    public static double HyperbolicAnomaly_rad(double meanAnomaly_rad, double eccentricityRatio)
    {
        Conic.Require(eccentricityRatio > 1 && double.IsFinite(eccentricityRatio), eccentricityRatio,
            "A hyperbolic anomaly needs an eccentricity", "above 1; below, use the eccentric anomaly");
        Conic.Require(double.IsFinite(meanAnomaly_rad), meanAnomaly_rad, "The mean anomaly", "must be a finite number");
        var (size, e) = (Math.Abs(meanAnomaly_rad), eccentricityRatio);
        // (e - 1) H + e H^3 / 6 = M is never below the equation's own curve, so its root is above the root wanted, and
        // so is asinh((M + root) / e). From above, on a convex curve, Newton and Halley descend and cannot miss.
        var cubic = CubicRoot(6 * (e - 1) / e, 6 * size / e);
        var anomaly = Math.Min(cubic, Math.Asinh((size + cubic) / e));
        for (var i = 0; i < Iterations_max; i++)
        {
            var half = Math.Sinh(0.5 * anomaly);
            var value = ((e - 1) * anomaly) + (e * Series.SinhMinusArc(anomaly)) - size;
            var step = HalleyStep(value, (e - 1) + (2 * e * half * half), e * Math.Sinh(anomaly));
            anomaly = Math.Max(anomaly - step, 0);
            if (Math.Abs(step) <= 2e-16 * anomaly || value == 0)
            {
                break;
            }
        }
        return Math.CopySign(anomaly, meanAnomaly_rad);
    }

    /// <summary>Mean anomaly of an ellipse, rad: E - e sin E.</summary>
    /// <param name="eccentricAnomaly_rad">Eccentric anomaly, rad, any revolution.</param>
    /// <param name="eccentricityRatio">Eccentricity, from 0 to below 1.</param>
    public static double MeanFromEccentric_rad(double eccentricAnomaly_rad, double eccentricityRatio)
    {
        var reduced = Math.IEEERemainder(eccentricAnomaly_rad, TwoPi);
        return ((1 - eccentricityRatio) * reduced) + (eccentricityRatio * Series.ArcMinusSine(reduced)) +
            (eccentricAnomaly_rad - reduced);
    }

    /// <summary>Mean anomaly of a hyperbola, rad: e sinh H - H.</summary>
    /// <param name="hyperbolicAnomaly_rad">Hyperbolic anomaly.</param>
    /// <param name="eccentricityRatio">Eccentricity, above 1.</param>
    public static double MeanFromHyperbolic_rad(double hyperbolicAnomaly_rad, double eccentricityRatio) =>
        ((eccentricityRatio - 1) * hyperbolicAnomaly_rad) +
        (eccentricityRatio * Series.SinhMinusArc(hyperbolicAnomaly_rad));

    private static double HalleyStep(double value, double slope, double curvature)
    {
        var newton = value / slope;
        return newton / Math.Max(1 - (0.5 * newton * curvature / slope), 0.5);
    }

    /// <summary>Markley's starter: the root of a cubic that stands for the sine by a Pade fraction.</summary>
    private static double MarkleyStarter(double mean, double e)
    {
        if (mean == 0)
        {
            return 0;
        }
        var square = Math.PI * Math.PI;
        var alpha = ((3 * square) + (1.6 * Math.PI * (Math.PI - mean) / (1 + e))) / (square - 6);
        var d = (3 * (1 - e)) + (alpha * e);
        var q = (2 * alpha * d * (1 - e)) - (mean * mean);
        var r = (3 * alpha * d * (d - 1 + e) * mean) + (mean * mean * mean);
        var root = Math.Cbrt(Math.Abs(r) + Math.Sqrt((q * q * q) + (r * r)));
        var w = root * root;
        return Math.Clamp(((2 * r * w / ((w * w) + (w * q) + (q * q))) + mean) / d, 0, Math.PI);
    }

    /// <summary>The root of x^3 + a x = b for a and b not negative.</summary>
    private static double CubicRoot(double a, double b)
    {
        if (b == 0)
        {
            return 0;
        }
        var third = a / 3;
        var w = Math.Cbrt((0.5 * b) + Math.Sqrt((0.25 * b * b) + (third * third * third)));
        var other = third / w;
        // w - third / w as a quotient of positive sums, b = w^3 - other^3.
        return b / ((w * w) + third + (other * other));
    }
}
