using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Builtin;

/// <summary>
/// Pull of bodies that are not spheres: zonal harmonics of the Sun and the Earth, the Moon's field of degree 2 and 3,
/// and the tide raised on the Earth. Each returns only what is added to the point mass. All vectors are ICRF, SI.
/// </summary>
internal static class Figures
{
    /// <summary>
    /// Acceleration at <paramref name="position_m"/> from the zonal harmonics J2 to J5 of a body at the origin: the
    /// gradient of -GM/r sum J_n (R/r)^n P_n(sin latitude), as in Vallado (2013), section 8.7.1. Outside the body only.
    /// </summary>
    public static Vec3 Zonals(Vec3 position_m, Vec3 pole, double gm_m3_s2, double radius_m, in ZonalFactors j)
    {
        var r = position_m.Length;
        var unit = position_m / r;
        var u = Vec3.Dot(unit, pole);
        var ratio = radius_m / r;
        var p2d = 3 * u;
        var p3d = ((15 * u * u) - 3) / 2;
        var p4d = u * ((35 * u * u) - 15) / 2;
        var p5d = ((315 * u * u * u * u) - (210 * u * u) + 15) / 8;
        var p6d = u * ((693 * u * u * u * u) - (630 * u * u) + 105) / 8;

        // (n + 1) P_n + u P_n' = P_{n+1}'
        var scale2 = j.J2Factor * ratio * ratio;
        var scale3 = j.J3Factor * ratio * ratio * ratio;
        var scale4 = j.J4Factor * ratio * ratio * ratio * ratio;
        var scale5 = j.J5Factor * ratio * ratio * ratio * ratio * ratio;
        var radial = (scale2 * p3d) + (scale3 * p4d) + (scale4 * p5d) + (scale5 * p6d);
        var axial = (scale2 * p2d) + (scale3 * p3d) + (scale4 * p4d) + (scale5 * p5d);
        return (gm_m3_s2 / (r * r)) * ((radial * unit) - (axial * pole));
    }

    /// <summary>
    /// Acceleration at <paramref name="position_m"/>, relative to the Moon's centre, from the Moon's field of degree 2
    /// and 3 in its principal axes. Source: Montenbruck and Gill (2000), "Satellite Orbits", equations 3.29 to 3.33.
    /// </summary>
    public static Vec3 MoonField(Vec3 position_m, in MoonAxes axes)
    {
        var local = new Vec3(
            Vec3.Dot(position_m, axes.X), Vec3.Dot(position_m, axes.Y), Vec3.Dot(position_m, axes.Z));
        Span<double> v = stackalloc double[Stride * Stride];
        Span<double> w = stackalloc double[Stride * Stride];
        FillSolidHarmonics(local, v, w);
        var sum = Harmonic(v, w, 2, 0, DynamicalConstants.MoonC20Factor, 0)
            + Harmonic(v, w, 2, 2, DynamicalConstants.MoonC22Factor, 0)
            + Harmonic(v, w, 3, 0, DynamicalConstants.MoonC30Factor, 0)
            + Harmonic(v, w, 3, 1, DynamicalConstants.MoonC31Factor, DynamicalConstants.MoonS31Factor)
            + Harmonic(v, w, 3, 2, DynamicalConstants.MoonC32Factor, DynamicalConstants.MoonS32Factor)
            + Harmonic(v, w, 3, 3, DynamicalConstants.MoonC33Factor, DynamicalConstants.MoonS33Factor);
        var scale = DynamicalConstants.MoonGM_m3_s2
            / (DynamicalConstants.MoonFieldRadius_m * DynamicalConstants.MoonFieldRadius_m);
        return scale * ((sum.X * axes.X) + (sum.Y * axes.Y) + (sum.Z * axes.Z));
    }

    /// <summary>
    /// Acceleration at <paramref name="position_m"/> from the bulge that a body at <paramref name="raiser_m"/> raises
    /// on the Earth: the gradient of k2 GM R^5/(s^3 r^3) P2(cos). The caller passes the raiser where the bulge points,
    /// that is turned by the Earth's rotation during the lag: Mignard (1980), The Moon and the Planets 23:185.
    /// </summary>
    public static Vec3 EarthTide(Vec3 position_m, Vec3 raiser_m, double raiserGM_m3_s2)
    {
        var r2 = position_m.LengthSquared;
        var s2 = raiser_m.LengthSquared;
        var dot = Vec3.Dot(position_m, raiser_m);
        var radius = DynamicalConstants.EarthRadius_m;
        var scale = DynamicalConstants.EarthLoveRatio * raiserGM_m3_s2 * radius * radius * radius * radius * radius
            / (s2 * s2 * Math.Sqrt(s2) * r2 * r2 * Math.Sqrt(r2));
        var alongRaiser = 3 * dot;
        var alongPosition = (1.5 * s2) - (7.5 * dot * dot / r2);
        return scale * ((alongRaiser * raiser_m) + (alongPosition * position_m));
    }

    private const int Stride = 5;

    private static void FillSolidHarmonics(Vec3 p, Span<double> v, Span<double> w)
    {
        var r2 = p.LengthSquared;
        var factor = DynamicalConstants.MoonFieldRadius_m / r2;
        var rho = DynamicalConstants.MoonFieldRadius_m * factor;
        var (x, y, z) = (p.X * factor, p.Y * factor, p.Z * factor);
        v[0] = DynamicalConstants.MoonFieldRadius_m / Math.Sqrt(r2);
        w[0] = 0;
        for (var m = 0; m < Stride; m++)
        {
            var diagonal = (m * Stride) + m;
            if (m > 0)
            {
                var before = diagonal - Stride - 1;
                v[diagonal] = ((2 * m) - 1) * ((x * v[before]) - (y * w[before]));
                w[diagonal] = ((2 * m) - 1) * ((x * w[before]) + (y * v[before]));
            }

            for (var n = m + 1; n < Stride; n++)
            {
                var a = ((2 * n) - 1) * z / (n - m);
                var b = n - 2 >= m ? (n + m - 1) * rho / (n - m) : 0;
                var here = (n * Stride) + m;
                v[here] = (a * v[here - Stride]) - (n - 2 >= m ? b * v[here - Stride - Stride] : 0);
                w[here] = (a * w[here - Stride]) - (n - 2 >= m ? b * w[here - Stride - Stride] : 0);
            }
        }
    }

    private static Vec3 Harmonic(ReadOnlySpan<double> v, ReadOnlySpan<double> w, int n, int m, double c, double s)
    {
        var row = (n + 1) * Stride;
        var z = (n - m + 1) * ((-c * v[row + m]) - (s * w[row + m]));
        if (m == 0)
        {
            return new Vec3(-c * v[row + 1], -c * w[row + 1], z);
        }

        double falling = (n - m + 2) * (n - m + 1);
        var x = 0.5 * ((-c * v[row + m + 1]) - (s * w[row + m + 1])
            + (falling * ((c * v[row + m - 1]) + (s * w[row + m - 1]))));
        var y = 0.5 * ((-c * w[row + m + 1]) + (s * v[row + m + 1])
            + (falling * ((-c * w[row + m - 1]) + (s * v[row + m - 1]))));
        return new Vec3(x, y, z);
    }
}

/// <summary>Unnormalised zonal coefficients of a body.</summary>
internal readonly record struct ZonalFactors(double J2Factor, double J3Factor, double J4Factor, double J5Factor)
{
    public static readonly ZonalFactors Earth = new(
        DynamicalConstants.EarthJ2Factor, DynamicalConstants.EarthJ3Factor, DynamicalConstants.EarthJ4Factor,
        DynamicalConstants.EarthJ5Factor);

    public static readonly ZonalFactors Sun = new(DynamicalConstants.SunJ2Factor, 0, 0, 0);
}
