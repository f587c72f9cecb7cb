using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Optics.Mirrors;

/// <summary>
/// A surface of revolution of second order with its vertex at the origin and its axis along z: c (x^2 + y^2 + (1 + K)
/// z^2) = 2 z. Plane c = 0, sphere K = 0, paraboloid K = -1, hyperboloid K below -1. Exact. Source: Welford 1986,
/// Aberrations of Optical Systems, 4.5. Valid where 1 - (1 + K) c^2 r^2 stays positive: inside a sphere's own radius.
/// </summary>
/// <param name="Curvature_1_m">Curvature c at the vertex, 1/m; positive opens towards +z.</param>
/// <param name="ConicConstantFactor">Conic constant K.</param>
public readonly record struct Conic(double Curvature_1_m, double ConicConstantFactor)
{
    /// <summary>A plane.</summary>
    public static Conic Plane => new(0, -1);

    /// <summary>A paraboloid with its focus at z = f.</summary>
    /// <param name="focalLength_m">Focal length f, m; not zero.</param>
    public static Conic Paraboloid(double focalLength_m) => new(1 / (2 * focalLength_m), -1);

    /// <summary>A sphere with its centre at z = R.</summary>
    /// <param name="radius_m">Radius R, m; not zero.</param>
    public static Conic Sphere(double radius_m) => new(1 / radius_m, 0);

    /// <summary>
    /// The convex hyperboloid of a Cassegrain telescope that takes light on its way to a focus at a distance p beyond
    /// its vertex to one at m p before it: R = 2 p m/(m - 1), K = -((m + 1)/(m - 1))^2; m = 1 is a plane mirror.
    /// </summary>
    /// <param name="focusDistance_m">Distance p from the vertex to the first focus, m.</param>
    /// <param name="magnificationRatio">Magnification m, at least 1.</param>
    public static Conic Cassegrain(double focusDistance_m, double magnificationRatio)
    {
        var m = magnificationRatio;
        return new((m - 1) / (2 * focusDistance_m * m), m == 1 ? -1 : -((m + 1) / (m - 1)) * ((m + 1) / (m - 1)));
    }

    /// <summary>Height of the surface, m.</summary>
    /// <param name="x_m">Across, m.</param>
    /// <param name="y_m">Across, m.</param>
    public double Height_m(double x_m, double y_m)
    {
        var r2 = (x_m * x_m) + (y_m * y_m);
        return Curvature_1_m * r2 / (1 + Root(r2));
    }

    /// <summary>Normal of the surface on the side of +z, not of unit length: (-dz/dx, -dz/dy, 1).</summary>
    /// <param name="x_m">Across, m.</param>
    /// <param name="y_m">Across, m.</param>
    public Vec3 Normal(double x_m, double y_m)
    {
        var slope = Curvature_1_m / Root((x_m * x_m) + (y_m * y_m));
        return new(-slope * x_m, -slope * y_m, 1);
    }

    /// <summary>
    /// Distance along a ray to the sheet at the vertex, m; null where it passes by. The ray is first taken to the
    /// vertex plane, so nothing cancels far away (Welford 1986, 4.5).
    /// </summary>
    /// <param name="from">Start of the ray, m.</param>
    /// <param name="along">Direction, of unit length.</param>
    public double? Distance_m(Vec3 from, Vec3 along)
    {
        if (along.Z == 0)
        {
            return null;
        }

        var (c, k) = (Curvature_1_m, 1 + ConicConstantFactor);
        var plane = -from.Z / along.Z;
        var (x, y) = (from.X + (plane * along.X), from.Y + (plane * along.Y));
        var a = c * ((along.X * along.X) + (along.Y * along.Y) + (k * along.Z * along.Z));
        var b = (c * ((x * along.X) + (y * along.Y))) - along.Z;
        var square = (b * b) - (a * c * ((x * x) + (y * y)));
        if (square < 0)
        {
            return null;
        }

        var distance = plane - (c * ((x * x) + (y * y)) / (b + Math.CopySign(Math.Sqrt(square), b)));
        return distance > 0 ? distance : null;
    }

    private double Root(double r2) =>
        Math.Sqrt(1 - ((1 + ConicConstantFactor) * Curvature_1_m * Curvature_1_m * r2));
}
