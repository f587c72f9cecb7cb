namespace Guanghan.Core.Space;

/// <summary>Where something is seen from a site.</summary>
/// <param name="Azimuth_rad">Clockwise from north seen from above, [0, 2 pi), rad; 0 at the zenith.</param>
/// <param name="Elevation_rad">Above the horizon plane, rad; geometric, without refraction.</param>
/// <param name="Range_m">Distance, m.</param>
public readonly record struct HorizonDirection(double Azimuth_rad, double Elevation_rad, double Range_m)
{
    /// <summary>Azimuth, elevation and range of a position in the site's horizon axes.</summary>
    /// <param name="fromSite_m">Position from the site, m.</param>
    /// <exception cref="ArgumentException">The position is the site itself and has no direction.</exception>
    public static HorizonDirection Of(Vector<EastNorthUp> fromSite_m)
    {
        var (east, north, up) = fromSite_m.Components;
        var range_m = fromSite_m.Components.Length;
        if (!(range_m > 0))
        {
            throw new ArgumentException("The target is at the site itself, 0 m away, and has no direction.");
        }

        var level_m = Math.Sqrt((east * east) + (north * north));
        var azimuth_rad = level_m > 0 ? Math.Atan2(east, north) : 0;
        return new(azimuth_rad < 0 ? azimuth_rad + Math.Tau : azimuth_rad, Math.Atan2(up, level_m), range_m);
    }
}

/// <summary>A place on a rotating body and its horizon.</summary>
/// <typeparam name="TBodyFixed">The body-fixed axes that carry the site.</typeparam>
/// <param name="Ellipsoid">The body's ellipsoid.</param>
/// <param name="Point">The place on it.</param>
public sealed record Site<TBodyFixed>(Ellipsoid Ellipsoid, SurfacePoint Point)
    where TBodyFixed : IFrame
{
    /// <summary>Position from the body's centre, m.</summary>
    public Vector<TBodyFixed> Position_m { get; } = new(Ellipsoid.ToCartesian_m(Point));

    /// <summary>
    /// Body-fixed axes to east, north and up. It turns directions; subtract <see cref="Position_m"/> first to see from
    /// the site. Composed with the body's own rotation it carries that rotation's angular velocity.
    /// </summary>
    public Rotation<TBodyFixed, EastNorthUp> ToHorizon()
    {
        var (north, equator) = Math.SinCos(Point.Latitude_rad);
        var (east, meridian) = Math.SinCos(Point.Longitude_rad);
        return new(new Turn(
            new(-east, meridian, 0),
            new(-north * meridian, -north * east, equator),
            new(equator * meridian, equator * east, north),
            Vec3.Zero));
    }

    /// <summary>Azimuth, elevation and range of a body-fixed position.</summary>
    /// <param name="target_m">Position from the body's centre, m.</param>
    /// <exception cref="ArgumentException">The target is the site itself and has no direction.</exception>
    public HorizonDirection LookAt(Vector<TBodyFixed> target_m) =>
        HorizonDirection.Of(ToHorizon().Apply(target_m - Position_m));
}
