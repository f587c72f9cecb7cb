using Guanghan.Core.Bodies;
using Guanghan.Core.Space;

namespace Guanghan.Flight.Forces;

/// <summary>
/// How much of the Sun's disc spheres leave visible. Each disc is a cap of the sky; the overlap of two caps is exact
/// (A. Tovchigrechko and I. A. Vakser, Protein Science 10 (2001) 1492, equation A-11), so umbra, penumbra and the ring
/// of an annular eclipse come out of one formula. The Sun is uniformly bright (limb darkening is left out), bodies have
/// no atmosphere and are spheres.
/// </summary>
public static class Shadow
{
    /// <summary>The visible part of the Sun's disc behind one sphere, 0 to 1.</summary>
    /// <param name="toSun_m">From the spacecraft to the Sun, m.</param>
    /// <param name="sunRadius_m">Radius of the Sun, m.</param>
    /// <param name="toBody_m">From the spacecraft to the body, m.</param>
    /// <param name="bodyRadius_m">Radius of the body, m.</param>
    public static double VisibleFraction(Vec3 toSun_m, double sunRadius_m, Vec3 toBody_m, double bodyRadius_m)
    {
        var (sun_rad, body_rad, apart_rad) = Discs(toSun_m, sunRadius_m, toBody_m, bodyRadius_m);
        if (apart_rad >= sun_rad + body_rad || toBody_m.Length >= toSun_m.Length)
        {
            return 1;
        }
        var whole = CapArea(sun_rad);
        if (apart_rad <= Math.Abs(body_rad - sun_rad))
        {
            return body_rad >= sun_rad ? 0 : 1 - (CapArea(body_rad) / whole);
        }
        return Math.Clamp(1 - (Overlap(sun_rad, body_rad, apart_rad) / whole), 0, 1);
    }

    /// <summary>Positive where no part of the Sun is behind a body.</summary>
    internal static OrbitFunction Penumbra(Body body) => (in point, surroundings) =>
    {
        var (sun_rad, body_rad, apart_rad) = Discs(body, point, surroundings);
        return apart_rad - (body_rad + sun_rad);
    };

    /// <summary>Negative where the whole Sun is behind a body.</summary>
    internal static OrbitFunction Umbra(Body body) => (in point, surroundings) =>
    {
        var (sun_rad, body_rad, apart_rad) = Discs(body, point, surroundings);
        return apart_rad - (body_rad - sun_rad);
    };

    private static (double Sun_rad, double Body_rad, double Apart_rad) Discs(
        Body body, in ForcePoint point, Surroundings surroundings) => Discs(
            surroundings.PositionOf(Body.Sun, point.Time_s) - point.Position_m, BodyConstants.Of(Body.Sun).MeanRadius_m,
            surroundings.PositionOf(body, point.Time_s) - point.Position_m,
            BodyConstants.Of(body).EquatorialRadius_m);

    /// <summary>Apparent radii of the Sun and of a body, and the angle between them, rad.</summary>
    private static (double Sun_rad, double Body_rad, double Apart_rad) Discs(
        Vec3 toSun_m, double sunRadius_m, Vec3 toBody_m, double bodyRadius_m) => (
            Math.Asin(Math.Min(1, sunRadius_m / toSun_m.Length)),
            Math.Asin(Math.Min(1, bodyRadius_m / toBody_m.Length)),
            Vec3.Angle_rad(toSun_m, toBody_m));

    private static double CapArea(double radius_rad)
    {
        var half = Math.Sin(radius_rad / 2);
        return 4 * Math.PI * half * half;
    }

    // Two lunes of the lens: each a sector less a triangle, by the corner angles at the centres and at a crossing.
    private static double Overlap(double a, double b, double apart)
    {
        var (sinA, cosA) = Math.SinCos(a);
        var (sinB, cosB) = Math.SinCos(b);
        var (sinD, cosD) = Math.SinCos(apart);
        var corner = Cosine((cosD - (cosA * cosB)) / (sinA * sinB));
        var atA = Cosine((cosB - (cosD * cosA)) / (sinD * sinA));
        var atB = Cosine((cosA - (cosD * cosB)) / (sinD * sinB));
        return 2 * (Math.PI - corner - (atA * cosA) - (atB * cosB));
    }

    private static double Cosine(double value) => Math.Acos(Math.Clamp(value, -1, 1));
}
