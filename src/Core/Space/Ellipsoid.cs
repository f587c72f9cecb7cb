using System.Globalization;

namespace Guanghan.Core.Space;

/// <summary>A place on or above a body by its ellipsoid: geodetic on the Earth, planetographic elsewhere.</summary>
/// <param name="Latitude_rad">Angle of the ellipsoid's normal to the equator, north positive, rad.</param>
/// <param name="Longitude_rad">Longitude, east positive, rad.</param>
/// <param name="Height_m">Height above the ellipsoid along its normal, m.</param>
public readonly record struct SurfacePoint(double Latitude_rad, double Longitude_rad, double Height_m);

/// <summary>
/// A reference ellipsoid of revolution about the Z axis of body-fixed axes. <c>default</c> is not one.
/// </summary>
/// <param name="EquatorialRadius_m">Equatorial radius, m.</param>
/// <param name="FlatteningRatio">(equatorial - polar) / equatorial radius; 0 for a sphere.</param>
public readonly record struct Ellipsoid(double EquatorialRadius_m, double FlatteningRatio)
{
    private const int IterationsAtMost = 20;
    private const double ConvergedAt_rad = 1e-15;

    /// <summary>The Earth's WGS 84 (NGA.STND.0036, 2014, table 3.1).</summary>
    public static Ellipsoid Wgs84 => new(6378137.0, 1 / 298.257223563);

    /// <summary>
    /// The Moon's sphere of reference, radius 1737.4 km (IAU WGCCRE 2015, Archinal et al. 2018, table 5).
    /// </summary>
    public static Ellipsoid Moon => new(1737400.0, 0);

    /// <summary>
    /// Mars: 3396.19 km and 3376.20 km, the mean of its poles (IAU WGCCRE 2015, Archinal et al. 2018, table 4).
    /// </summary>
    public static Ellipsoid Mars => new(3396190.0, (3396190.0 - 3376200.0) / 3396190.0);

    private double EccentricitySquaredRatio => FlatteningRatio * (2 - FlatteningRatio);

    /// <summary>Body-fixed position of a place, m.</summary>
    public Vec3 ToCartesian_m(SurfacePoint point)
    {
        var (sine, cosine) = Math.SinCos(point.Latitude_rad);
        var (east, meridian) = Math.SinCos(point.Longitude_rad);
        var e2 = EccentricitySquaredRatio;
        var normal_m = EquatorialRadius_m / Math.Sqrt(1 - (e2 * sine * sine));
        var equatorial_m = (normal_m + point.Height_m) * cosine;
        return new(equatorial_m * meridian, equatorial_m * east, ((normal_m * (1 - e2)) + point.Height_m) * sine);
    }

    /// <summary>
    /// The place at a body-fixed position. Bowring's iteration on the reduced latitude (B. R. Bowring, Survey Review 23
    /// (1976) 323), run to convergence. On the polar axis the longitude is 0.
    /// </summary>
    /// <param name="position_m">Body-fixed position, m.</param>
    /// <exception cref="ArgumentOutOfRangeException">Nearer the centre than half the equatorial radius.</exception>
    public SurfacePoint ToSurface(Vec3 position_m)
    {
        if (!(position_m.Length >= EquatorialRadius_m / 2))
        {
            throw new ArgumentOutOfRangeException(nameof(position_m), string.Create(
                CultureInfo.InvariantCulture,
                $"The position is {position_m.Length} m from the centre; geodetic coordinates are defined from half ")
                + string.Create(
                    CultureInfo.InvariantCulture, $"the equatorial radius, {EquatorialRadius_m / 2} m, outwards."));
        }

        var axis_m = Math.Sqrt((position_m.X * position_m.X) + (position_m.Y * position_m.Y));
        var latitude_rad = Latitude_rad(axis_m, position_m.Z);
        var (sine, cosine) = Math.SinCos(latitude_rad);
        var height_m = (axis_m * cosine) + (position_m.Z * sine)
            - (EquatorialRadius_m * Math.Sqrt(1 - (EccentricitySquaredRatio * sine * sine)));
        return new(latitude_rad, axis_m > 0 ? Math.Atan2(position_m.Y, position_m.X) : 0, height_m);
    }

    private double Latitude_rad(double axis_m, double z_m)
    {
        var polar_m = EquatorialRadius_m * (1 - FlatteningRatio);
        var e2 = EccentricitySquaredRatio;
        var second_e2 = e2 / (1 - e2);
        var latitude_rad = Math.Atan2(z_m, axis_m * (1 - e2));
        for (var i = 0; i < IterationsAtMost; i++)
        {
            var (sine, cosine) = Math.SinCos(latitude_rad);
            var (reducedSine, reducedCosine) = Math.SinCos(Math.Atan2((1 - FlatteningRatio) * sine, cosine));
            var next_rad = Math.Atan2(
                z_m + (second_e2 * polar_m * reducedSine * reducedSine * reducedSine),
                axis_m - (e2 * EquatorialRadius_m * reducedCosine * reducedCosine * reducedCosine));
            var change_rad = Math.Abs(next_rad - latitude_rad);
            latitude_rad = next_rad;
            if (change_rad < ConvergedAt_rad)
            {
                break;
            }
        }

        return latitude_rad;
    }
}
