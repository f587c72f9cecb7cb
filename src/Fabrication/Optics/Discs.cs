namespace Guanghan.Fabrication.Optics;

/// <summary>Areas that discs and straight edges cut from each other: plane geometry, exact for plane figures.</summary>
public static class Discs
{
    /// <summary>
    /// Share of a disc on the clear side of a straight edge: (acos(-x) + x sqrt(1 - x^2))/pi, x the height of the
    /// centre over the edge in radii (circular segment; Weisstein, MathWorld "Circular Segment").
    /// </summary>
    /// <param name="heightInRadiiRatio">Height of the disc's centre above the edge over its radius.</param>
    public static double AboveEdgeFraction(double heightInRadiiRatio)
    {
        var x = Math.Clamp(heightInRadiiRatio, -1, 1);
        return (Math.Acos(-x) + (x * Math.Sqrt(1 - (x * x)))) / Math.PI;
    }

    /// <summary>
    /// Share of a first disc that a second one covers: the lens of two circles (Weisstein, MathWorld "Circle-Circle
    /// Intersection", equation 14). All three lengths in one unit.
    /// </summary>
    /// <param name="firstRadiusRatio">Radius of the disc that is covered, above 0.</param>
    /// <param name="secondRadiusRatio">Radius of the disc that covers it.</param>
    /// <param name="separationRatio">Distance of the centres.</param>
    public static double CoveredFraction(double firstRadiusRatio, double secondRadiusRatio, double separationRatio)
    {
        var (r, q, d) = (firstRadiusRatio, secondRadiusRatio, separationRatio);
        if (d >= r + q)
        {
            return 0;
        }

        if (d <= Math.Abs(q - r))
        {
            return q >= r ? 1 : q * q / (r * r);
        }

        var first = Math.Acos(Math.Clamp(((d * d) + (r * r) - (q * q)) / (2 * d * r), -1, 1));
        var second = Math.Acos(Math.Clamp(((d * d) + (q * q) - (r * r)) / (2 * d * q), -1, 1));
        var area = (r * r * (first - (Math.Sin(2 * first) / 2))) + (q * q * (second - (Math.Sin(2 * second) / 2)));
        return Math.Clamp(area / (Math.PI * r * r), 0, 1);
    }
}
