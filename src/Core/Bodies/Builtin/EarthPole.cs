using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Builtin;

/// <summary>
/// The direction of the Earth's true pole (celestial intermediate pole) in ICRF axes.
/// Assumes: polar motion (0.6") is ignored. Source: IERS Conventions (2010), tables 5.2a and 5.2b, the polynomial and
/// the terms above 20 mas. Valid 1900-2100 to about 0.05", which moves the Moon by less than a metre in 50 years.
/// </summary>
internal static class EarthPole
{
    /// <summary>Unit vector of the pole.</summary>
    /// <param name="tdb_s">TDB seconds past J2000.0.</param>
    public static Vec3 At(double tdb_s)
    {
        var t = tdb_s / DynamicalConstants.JulianCentury_s;

        // Delaunay arguments, IERS Conventions (2010), equation 5.43, to the linear term, degrees.
        var l1 = (357.52910918 + (35999.05029094 * t)) * DynamicalConstants.Degree_rad;
        var f = (93.27209062 + (483202.01745772 * t)) * DynamicalConstants.Degree_rad;
        var d = (297.85019547 + (445267.11144692 * t)) * DynamicalConstants.Degree_rad;
        var node = (125.04455501 - (1934.13626197 * t)) * DynamicalConstants.Degree_rad;
        var (sinNode, cosNode) = Math.SinCos(node);
        var (sin2Node, cos2Node) = Math.SinCos(2 * node);
        var (sinSolar, cosSolar) = Math.SinCos(2 * (f - d + node));
        var (sinLunar, cosLunar) = Math.SinCos(2 * (f + node));
        var (sinAnnual, cosAnnual) = Math.SinCos((2 * (f - d + node)) + l1);

        // Arcseconds: tables 5.2a (X) and 5.2b (Y).
        var x = -0.016617 + (t * (2004.191898 + (t * (-0.4297829 + (t * -0.19861834)))))
            - (6.844318 * sinNode) + (0.205833 * t * cosNode) - (0.523908 * sinSolar) - (0.090552 * sinLunar)
            + (0.082169 * sin2Node) + (0.058707 * Math.Sin(l1)) - (0.020558 * sinAnnual);
        var y = -0.006951 + (t * (-0.025896 + (t * (-22.4072747 + (t * 0.00190059)))))
            + (9.205236 * cosNode) + (0.153042 * t * sinNode) + (0.573033 * cosSolar) + (0.097847 * cosLunar)
            - (0.089618 * cos2Node) + (0.022438 * cosAnnual);
        x *= DynamicalConstants.ArcSecond_rad;
        y *= DynamicalConstants.ArcSecond_rad;
        return new Vec3(x, y, Math.Sqrt(1 - (x * x) - (y * y)));
    }
}
