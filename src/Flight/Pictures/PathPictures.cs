using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Visibility;

namespace Guanghan.Flight.Pictures;

/// <summary>Pictures of a path: its track on a body's map, and the orbit in space. Each is a whole SVG file.</summary>
public static class PathPictures
{
    private const double Step_rad = 0.05;
    private const double PolarRatio = 0.02; // of a step near a pole, where longitudes run
    private const double DrawnRevolutions = 16; // more would hide each other
    private const double ShortestStep_s = 0.1;
    private const int Points_max = 200_000; // 16 revolutions take some 2000, or 100000 that stand over a pole

    /// <summary>The track on a map, dark where the spacecraft is in full shadow, with stations and their
    /// reach.</summary>
    /// <param name="title">Above it.</param>
    /// <param name="path">Where the spacecraft is; up to its first 16 revolutions are drawn.</param>
    /// <param name="axes">How the body of the map turns.</param>
    /// <param name="shape">Its ellipsoid.</param>
    /// <param name="ephemeris">Where bodies are.</param>
    /// <param name="stations">Stations on it; none by default.</param>
    /// <exception cref="EphemerisException">The ephemeris does not cover the path.</exception>
    public static string GroundTrack(
        string title, IOrbitPath path, BodyAxes axes, Ellipsoid shape, IEphemeris ephemeris,
        IReadOnlyList<GroundStation>? stations = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(axes);
        var track = new List<TrackPoint>();
        var height_m = 0.0;
        var isWhole = Walk(path, part: epoch =>
        {
            var orbit = path.At(epoch);
            var place = shape.ToSurface(axes.At(epoch).Rows.Apply(orbit.Position_m));
            height_m = track.Count == 0 ? place.Height_m : height_m;
            track.Add(new(place.Latitude_rad, place.Longitude_rad,
                PassLight.SunFraction(path.Centre, orbit.Position_m, epoch, ephemeris) <= 0));
            return (orbit, Math.Max(PolarRatio, Math.Cos(place.Latitude_rad)));
        });
        return TrackMap.Svg(title, track, isWhole ? "end" : "end of what is drawn",
            [.. (stations ?? []).Select(station => new MapPlace(station.Name, station.Place.Latitude_rad,
                station.Place.Longitude_rad, Reach_rad(station, shape, height_m)))]);
    }

    /// <summary>The orbit in space, about its centre's equator.</summary>
    /// <param name="title">Above it.</param>
    /// <param name="path">Where the spacecraft is; up to its first 16 revolutions are drawn.</param>
    /// <param name="axes">How the centre turns: its Z axis at the start is up.</param>
    /// <exception cref="ArgumentNullException">A part is missing.</exception>
    public static string Orbit(string title, IOrbitPath path, BodyAxes axes)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(axes);
        var rows = axes.At(path.First).Rows;
        var points = new List<Vec3>();
        Walk(path, part: epoch =>
        {
            var orbit = path.At(epoch);
            points.Add(rows.Apply(orbit.Position_m));
            return (orbit, 0.5);
        });
        var constants = BodyConstants.Of(path.Centre);
        return OrbitPicture.Svg(title, "the equator's plane", constants.EquatorialRadius_m, "#cfd8e3",
            [new("orbit", SvgSheet.Orange, points)],
            [new("start", points[0], "#ffffff"), new("end", points[^1], SvgSheet.Ink)]);
    }

    // Ground from which a spacecraft at that height stands above the least elevation.
    private static double Reach_rad(GroundStation station, Ellipsoid shape, double height_m)
    {
        var share = shape.EquatorialRadius_m / (shape.EquatorialRadius_m + Math.Max(0, height_m));
        return Math.Max(0, Math.Acos(Math.Min(1, share * Math.Cos(station.LeastElevation_rad)))
            - station.LeastElevation_rad);
    }

    // In even angles about the centre, each times the part that the visitor gives back; false where cut short.
    private static bool Walk(IOrbitPath path, Func<Epoch, (State<Icrf> Orbit, double Ratio)> part)
    {
        var (epoch, swept_rad) = (path.First, 0.0);
        for (var count = 0; count < Points_max; count++)
        {
            var (orbit, ratio) = part(epoch);
            if (epoch >= path.Last)
            {
                return true;
            }

            if (swept_rad >= DrawnRevolutions * Math.Tau)
            {
                return false;
            }

            var rate_rad_s = Vec3.Cross(orbit.Position_m, orbit.Velocity_m_s).Length / orbit.Position_m.LengthSquared;
            var step_s = Math.Max(ShortestStep_s, ratio * Step_rad / rate_rad_s);
            swept_rad += step_s * rate_rad_s;
            var next = epoch + Duration.FromSeconds(step_s);
            epoch = next < path.Last ? next : path.Last;
        }

        return false;
    }
}
