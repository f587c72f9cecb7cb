using Guanghan.Core.Space;

namespace Guanghan.Flight.Forces;

/// <summary>
/// Height above an ellipsoid without trigonometry: one step of B. R. Bowring, Survey Review 28 (1985) 202, from his
/// improved start. From the surface to ten radii it is within 1e-6 m of <see cref="Ellipsoid.ToSurface"/> on the Earth
/// and Mars (a test says so), at a tenth of the time.
/// </summary>
internal static class GeodeticHeight
{
    /// <summary>Height of a body-fixed position, m.</summary>
    /// <param name="shape">The ellipsoid.</param>
    /// <param name="position_m">Outside half the equatorial radius, m.</param>
    public static double Of_m(Ellipsoid shape, Vec3 position_m) => Of_m(shape, position_m, out _, out _);

    /// <summary>Height of a body-fixed position, m, and the way up.</summary>
    /// <param name="shape">The ellipsoid.</param>
    /// <param name="position_m">Outside half the equatorial radius, m.</param>
    /// <param name="vertical">Unit vector at right angles to the ellipsoid, outwards.</param>
    public static double Of_m(Ellipsoid shape, Vec3 position_m, out Vec3 vertical)
    {
        var height_m = Of_m(shape, position_m, out var sine, out var perAxis_1_m);
        vertical = new(perAxis_1_m * position_m.X, perAxis_1_m * position_m.Y, sine);
        return height_m;
    }

    // Sine of the latitude, and its cosine over the distance from the axis.
    private static double Of_m(Ellipsoid shape, Vec3 position_m, out double sine, out double perAxis_1_m)
    {
        var (a, f) = (shape.EquatorialRadius_m, shape.FlatteningRatio);
        var b = a * (1 - f);
        var e2 = f * (2 - f);
        var second = e2 / (1 - e2);
        var (axis, z) = (Math.Sqrt((position_m.X * position_m.X) + (position_m.Y * position_m.Y)), position_m.Z);
        (sine, var cosine) = Unit(b * z * (1 + (second * b / position_m.Length)), a * axis);
        (sine, cosine) = Unit(
            z + (second * b * sine * sine * sine), axis - (e2 * a * cosine * cosine * cosine));
        perAxis_1_m = axis > 0 ? cosine / axis : 0;
        return (axis * cosine) + (z * sine) - (a * Math.Sqrt(1 - (e2 * sine * sine)));
    }

    private static (double Sine, double Cosine) Unit(double sine, double cosine)
    {
        var length = Math.Sqrt((sine * sine) + (cosine * cosine));
        return (sine / length, cosine / length);
    }
}
