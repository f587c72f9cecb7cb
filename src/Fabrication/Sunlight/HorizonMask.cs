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

    /// <summary>Least elevation of the terrain, rad; 0 without terrain.</summary>
    public double Lowest_rad => _points.IsEmpty ? 0 : _points.Min(point => point.Elevation_rad);

    /// <summary>The same horizon with every elevation times a factor.</summary>
    /// <param name="factor">The factor; elevations stay below the zenith.</param>
    public HorizonMask Scaled(double factor) => new(_points.Select(point =>
        point with { Elevation_rad = Math.Min(factor * point.Elevation_rad, Math.PI / 2) }));

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

    /// <summary>
    /// Share of the sky that a level surface sees, weighted by the cosine from its vertical: (1 / 2 pi) times the
    /// integral of cos^2(elevation) over the azimuth, in closed form over each straight piece; 1 without terrain.
    /// Terrain below the plane of the horizon takes nothing.
    /// </summary>
    public double SkyFraction()
    {
        var sum = 0.0;
        for (var at = 0; at < _points.Length; at++)
        {
            var (from, to) = (_points[at], _points[(at + 1) % _points.Length]);
            var span = to.Azimuth_rad - from.Azimuth_rad;
            span = span > 0 ? span : span + Math.Tau; // the last piece goes round; a single point has the whole circle
            var rise = to.Elevation_rad - from.Elevation_rad;
            sum += rise == 0
                ? span * Math.Pow(Math.Cos(Math.Max(0, from.Elevation_rad)), 2)
                : span / rise * (Squares(to.Elevation_rad) - Squares(from.Elevation_rad));
        }

        return _points.IsEmpty ? 1 : sum / Math.Tau;
    }

    // Integral of cos^2 of an elevation, of 1 below the plane.
    private static double Squares(double elevation_rad) =>
        elevation_rad <= 0 ? elevation_rad : (elevation_rad / 2) + (Math.Sin(2 * elevation_rad) / 4);

    private static double Around_rad(double angle_rad) => angle_rad < 0 ? angle_rad + Math.Tau : angle_rad;
}
