using System.Collections.Immutable;

namespace Guanghan.Fabrication.Sunlight;

/// <summary>One point of a horizon.</summary>
/// <param name="Azimuth_rad">Clockwise from north, rad, [0, 2 pi).</param>
/// <param name="Elevation_rad">Elevation of the terrain there, rad.</param>
public readonly record struct HorizonPoint(double Azimuth_rad, double Elevation_rad);

/// <summary>
/// The terrain's elevation by azimuth, straight between its points and closed on the circle. Without points it is the
/// plane of the horizon, 0 rad everywhere: a site's height above its surroundings does not lower it.
/// </summary>
public sealed class HorizonMask
{
    private readonly ImmutableArray<HorizonPoint> _points;

    /// <summary>A mask from its points, in any order.</summary>
    /// <param name="points">Points with different azimuths in [0, 2 pi); may be empty.</param>
    /// <exception cref="ArgumentException">Two points share an azimuth.</exception>
    public HorizonMask(IEnumerable<HorizonPoint> points)
    {
        _points = [.. points.OrderBy(point => point.Azimuth_rad)];
        if (!HasDistinctAzimuths(_points))
        {
            throw new ArgumentException("Two points of a horizon share an azimuth; keep one of them.", nameof(points));
        }
    }

    /// <summary>A horizon without terrain.</summary>
    public static HorizonMask Flat { get; } = new([]);

    /// <summary>Whether no two points share an azimuth.</summary>
    /// <param name="points">Points in any order.</param>
    public static bool HasDistinctAzimuths(IEnumerable<HorizonPoint> points)
    {
        var azimuths = points.Select(point => point.Azimuth_rad).ToArray();
        return azimuths.Distinct().Count() == azimuths.Length;
    }

    /// <summary>Elevation of the terrain, rad.</summary>
    /// <param name="azimuth_rad">Clockwise from north, rad, [0, 2 pi).</param>
    public double Elevation_rad(double azimuth_rad)
    {
        if (_points.IsEmpty)
        {
            return 0;
        }

        var next = 0;
        while (next < _points.Length && _points[next].Azimuth_rad <= azimuth_rad)
        {
            next++;
        }

        var before = _points[(next + _points.Length - 1) % _points.Length];
        var after = _points[next % _points.Length];
        var span = Around_rad(after.Azimuth_rad - before.Azimuth_rad);
        var along = Around_rad(azimuth_rad - before.Azimuth_rad);
        return span > 0
            ? before.Elevation_rad + ((after.Elevation_rad - before.Elevation_rad) * along / span)
            : before.Elevation_rad;
    }

    private static double Around_rad(double angle_rad) => angle_rad < 0 ? angle_rad + Math.Tau : angle_rad;
}
