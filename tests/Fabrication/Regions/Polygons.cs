using System.Globalization;
using Guanghan.Fabrication.Regions;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;

namespace Guanghan.Fabrication.Tests.Regions;

/// <summary>Regions for tests, and the same for the NetTopologySuite, an independent polygon library.</summary>
internal static class Polygons
{
    private static readonly GeometryFactory s_factory = new();

    public static LatticePoint[] Random(Random random, int corners, int span) =>
        [.. Enumerable.Range(0, corners).Select(_ => new LatticePoint(random.Next(span), random.Next(span)))];

    public static Region Rectangle(int left, int low, int right, int high) =>
        Region.Of([[new(left, low), new(right, low), new(right, high), new(left, high)]]);

    public static Region RegularPolygon(int corners, double radius_units) => Region.Of(
        [[.. Enumerable.Range(0, corners).Select(at => new LatticePoint(
            (int)Math.Round(radius_units * Math.Cos(2 * Math.PI * at / corners)),
            (int)Math.Round(radius_units * Math.Sin(2 * Math.PI * at / corners))))]]);

    /// <summary>A hard polygon of CuraEngine's stress benchmark, moved to the origin and made 1 m wide.</summary>
    public static Region Hard(string path)
    {
        var rings = new List<(double X, double Y)[]>();
        var text = File.ReadAllText(path);
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('(', at);
            if (open < 0)
            {
                break;
            }

            var close = text.IndexOf(')', open);
            var inner = text.LastIndexOf('(', close);
            rings.Add([.. text[(inner + 1)..close].Split(',').Select(Corner)]);
            at = close + 1;
        }

        var corners = rings.SelectMany(ring => ring).ToArray();
        var (left, right) = (corners.Min(c => c.X), corners.Max(c => c.X));
        var (low, high) = (corners.Min(c => c.Y), corners.Max(c => c.Y));
        var scale = 1e8 / Math.Max(right - left, high - low);
        return Region.Of(rings.Select(ring => ring[..^1].Select(corner => new LatticePoint(
            (int)Math.Round((corner.X - ((left + right) / 2)) * scale),
            (int)Math.Round((corner.Y - ((low + high) / 2)) * scale))).ToArray()));

        static (double X, double Y) Corner(string pair)
        {
            var numbers = pair.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return (double.Parse(numbers[0], CultureInfo.InvariantCulture),
                double.Parse(numbers[1], CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The same region, holes sorted into the smallest body around them.</summary>
    public static Geometry ToLibrary(Region region)
    {
        var rings = Enumerable.Range(0, region.ContourCount).Select(index => Ring(region.Contour(index))).ToArray();
        var bodies = rings.Where(ring => Orientation.IsCCW(ring.Coordinates))
            .Select(ring => (Body: s_factory.CreatePolygon(ring), Holes: new List<LinearRing>()))
            .OrderBy(pair => pair.Body.Area).ToArray();
        foreach (var hole in rings.Where(ring => !Orientation.IsCCW(ring.Coordinates)))
        {
            var inside = s_factory.CreatePolygon(hole).InteriorPoint;
            bodies.First(pair => pair.Body.EnvelopeInternal.Covers(hole.EnvelopeInternal) &&
                pair.Body.Contains(inside)).Holes.Add(hole);
        }

        return s_factory.CreateMultiPolygon([.. bodies.Select(pair =>
            s_factory.CreatePolygon((LinearRing)pair.Body.ExteriorRing, [.. pair.Holes]))]);
    }

    /// <summary>All places within a distance of the boundary: bars along the sides, discs at the corners.</summary>
    public static Geometry Rim(Region region, double distance_units, int quarterSteps)
    {
        var pieces = new List<Geometry>();
        for (var index = 0; index < region.ContourCount; index++)
        {
            var contour = region.Contour(index);
            for (var at = 0; at < contour.Length; at++)
            {
                var (a, b) = (contour[at], contour[(at + 1) % contour.Length]);
                var away = distance_units / (a.DistanceTo_m(b) / Lattice.Unit_m);
                double x = (b.Y - a.Y) * away, y = (a.X - b.X) * away;
                pieces.Add(s_factory.CreatePolygon([
                    new(a.X + x, a.Y + y), new(b.X + x, b.Y + y), new(b.X - x, b.Y - y), new(a.X - x, a.Y - y),
                    new(a.X + x, a.Y + y)]));
                var rim = Enumerable.Range(0, 4 * quarterSteps).Select(step => new Coordinate(
                    a.X + (distance_units * Math.Cos(Math.PI / 2 * step / quarterSteps)),
                    a.Y + (distance_units * Math.Sin(Math.PI / 2 * step / quarterSteps)))).ToList();
                pieces.Add(s_factory.CreatePolygon([.. rim, rim[0]]));
            }
        }

        return OverlayNGRobust.Union(pieces);
    }

    private static LinearRing Ring(ReadOnlySpan<LatticePoint> contour)
    {
        var corners = new Coordinate[contour.Length + 1];
        for (var at = 0; at <= contour.Length; at++)
        {
            var point = contour[at < contour.Length ? at : 0];
            corners[at] = new(point.X, point.Y);
        }

        return s_factory.CreateLinearRing(corners);
    }
}
