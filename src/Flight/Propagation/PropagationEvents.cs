using Guanghan.Core.Bodies;
using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Flight.Forces;

namespace Guanghan.Flight.Propagation;

/// <summary>
/// The events that orbits are asked for. Any other one is a <see cref="PropagationEvent"/> with a function of its own.
/// </summary>
public static class PropagationEvents
{
    /// <summary>Nearest to the central body: r . v turns positive.</summary>
    public static PropagationEvent Periapsis() => new("periapsis", RadialMotion, EventDirection.Rising);

    /// <summary>Farthest from the central body: r . v turns negative.</summary>
    public static PropagationEvent Apoapsis() => new("apoapsis", RadialMotion, EventDirection.Falling);

    /// <summary>Northwards through the equator.</summary>
    /// <param name="pole">Its pole, ICRF axes; null for the Z axis of the central body's axes.</param>
    public static PropagationEvent AscendingNode(Vec3? pole = null) =>
        new("ascending node", OverEquator(pole), EventDirection.Rising);

    /// <summary>Southwards through the equator.</summary>
    /// <param name="pole">Its pole, ICRF axes; null for the Z axis of the central body's axes.</param>
    public static PropagationEvent DescendingNode(Vec3? pole = null) =>
        new("descending node", OverEquator(pole), EventDirection.Falling);

    /// <summary>An altitude above the central body's ellipsoid, upwards or downwards.</summary>
    /// <param name="shape">The ellipsoid.</param>
    /// <param name="altitude_m">The altitude, m.</param>
    public static PropagationEvent Altitude(Ellipsoid shape, double altitude_m) =>
        new("altitude", (in point, surroundings) => AltitudeOf(point, surroundings, shape) - altitude_m);

    /// <summary>Into the full shadow of a body.</summary>
    /// <param name="body">The body.</param>
    public static PropagationEvent UmbraEntry(Body body) =>
        new("umbra entry", Shadow.Umbra(body), EventDirection.Falling);

    /// <summary>Out of the full shadow of a body.</summary>
    /// <param name="body">The body.</param>
    public static PropagationEvent UmbraExit(Body body) => new("umbra exit", Shadow.Umbra(body), EventDirection.Rising);

    /// <summary>First touch of the Sun's disc by a body's.</summary>
    /// <param name="body">The body.</param>
    public static PropagationEvent PenumbraEntry(Body body) =>
        new("penumbra entry", Shadow.Penumbra(body), EventDirection.Falling);

    /// <summary>Last touch of the Sun's disc by a body's.</summary>
    /// <param name="body">The body.</param>
    public static PropagationEvent PenumbraExit(Body body) =>
        new("penumbra exit", Shadow.Penumbra(body), EventDirection.Rising);

    /// <summary>Through an elevation over a site of the central body, geometric: rising or setting.</summary>
    /// <typeparam name="TBodyFixed">The central body's axes, the same as in the force model.</typeparam>
    /// <param name="site">The site.</param>
    /// <param name="elevation_rad">The elevation, rad.</param>
    public static PropagationEvent Elevation<TBodyFixed>(Site<TBodyFixed> site, double elevation_rad)
        where TBodyFixed : IFrame
    {
        ArgumentNullException.ThrowIfNull(site);
        var (up, place_m) = (site.ToHorizon().ZAxis.Components, site.Position_m.Components);
        var sine = Math.Sin(elevation_rad);
        return new("elevation", (in point, surroundings) =>
        {
            var seen = surroundings.AxesOf(surroundings.Center, point.Time_s).Apply(point.Position_m) - place_m;
            return (Vec3.Dot(seen, up) / seen.Length) - sine;
        });
    }

    /// <summary>
    /// The line to a body's centre leaves or enters the sphere of another: negative while it is blocked.
    /// </summary>
    /// <param name="target">What is looked at.</param>
    /// <param name="occulter">What may stand between.</param>
    /// <exception cref="ArgumentException">No radius is held for the occulter.</exception>
    public static PropagationEvent LineOfSight(Body target, Body occulter)
    {
        var radius_m = BodyConstants.Of(occulter).EquatorialRadius_m;
        return new("line of sight", (in point, surroundings) =>
        {
            var line = surroundings.PositionOf(target, point.Time_s) - point.Position_m;
            var toOcculter = surroundings.PositionOf(occulter, point.Time_s) - point.Position_m;
            var share = Math.Clamp(Vec3.Dot(toOcculter, line) / line.LengthSquared, 0, 1);
            return ((share * line) - toOcculter).Length - radius_m;
        });
    }

    /// <summary>The angle of the Sun above the orbit's plane passes a value.</summary>
    /// <param name="beta_rad">The angle, positive towards the orbit's normal, rad.</param>
    public static PropagationEvent BetaAngle(double beta_rad)
    {
        var sine = Math.Sin(beta_rad);
        return new("beta angle", (in point, surroundings) => Vec3.Dot(
            Vec3.Cross(point.Position_m, point.Velocity_m_s).ToUnit(),
            surroundings.PositionOf(Body.Sun, point.Time_s).ToUnit()) - sine);
    }

    internal static double AltitudeOf(in ForcePoint point, Surroundings surroundings, Ellipsoid shape)
    {
        // Deep inside, geodetic altitude has no meaning; the distance still has the right sign.
        var distance_m = point.Position_m.Length;
        return shape.FlatteningRatio == 0 || distance_m < 0.9 * shape.EquatorialRadius_m
            ? distance_m - shape.EquatorialRadius_m
            : GeodeticHeight.Of_m(
                shape, surroundings.AxesOf(surroundings.Center, point.Time_s).Apply(point.Position_m));
    }

    private static double RadialMotion(in ForcePoint point, Surroundings surroundings) =>
        Vec3.Dot(point.Position_m, point.Velocity_m_s);

    private static OrbitFunction OverEquator(Vec3? pole) => (in point, surroundings) =>
        Vec3.Dot(pole ?? surroundings.AxesOf(surroundings.Center, point.Time_s).Z, point.Position_m);
}
