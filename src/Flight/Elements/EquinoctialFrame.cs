using Guanghan.Core.Space;

namespace Guanghan.Flight.Elements;

/// <summary>
/// The axes that equinoctial elements are counted in: the orbit's plane, turned into the reference plane the short way.
/// Retrograde sets turn by way of the other pole. Source: D. A. Danielson et al., "Semianalytic Satellite Theory",
/// NPS-MA- 95-002, 1995, equation 2.1.4(1).
/// </summary>
internal static class EquinoctialFrame
{
    // Below this, 1 + cos(i) has no digits left: 3e-7 rad from the set's pole.
    private const double Pole = 1e-13;

    /// <summary>p = tan(i/2) sin(node) and q = tan(i/2) cos(node); cotangents of a retrograde set.</summary>
    public static (double P, double Q) Of(Vec3 normal, bool isRetrograde)
    {
        var factor = isRetrograde ? -1 : 1;
        // 1 + cos i without cancellation: sin^2 i / (1 - cos i) on the far side.
        var cosine = factor * normal.Z;
        var sum = cosine > -0.5
            ? 1 + cosine
            : ((normal.X * normal.X) + (normal.Y * normal.Y)) / (1 - cosine);
        return sum > Pole
            ? (normal.X / sum, -normal.Y / sum)
            : throw new ArgumentException(isRetrograde
                ? "A retrograde equinoctial set is singular at an inclination of 0 deg; use the direct set."
                : "A direct equinoctial set is singular at an inclination of 180 deg; use the retrograde set.");
    }

    public static (Vec3 F, Vec3 G) Axes(double p, double q, bool isRetrograde)
    {
        var factor = isRetrograde ? -1 : 1;
        var (pp, qq) = (p * p, q * q);
        var scale = 1 / (1 + pp + qq);
        return (
            scale * new Vec3(1 - pp + qq, 2 * p * q, -2 * p * factor),
            scale * new Vec3(2 * p * q * factor, (1 + pp - qq) * factor, 2 * q));
    }

    /// <summary>True longitude, and the eccentricity vector along the two axes.</summary>
    public static (double Longitude, double AlongF, double AlongG) Place(Conic conic, Vec3 position, Vec3 f, Vec3 g)
    {
        var longitude = Math.Atan2(Vec3.Dot(position, g), Vec3.Dot(position, f));
        var (sine, cosine) = Math.SinCos(longitude);
        return (
            longitude,
            (conic.EccentricityCosine * cosine) + (conic.EccentricitySine * sine),
            (conic.EccentricityCosine * sine) - (conic.EccentricitySine * cosine));
    }
}
