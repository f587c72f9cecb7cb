using Guanghan.Core.Tests;
using Guanghan.Fabrication.Regions;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Guanghan.Fabrication.Tests.Regions;

public sealed class RegionOffsetTests
{
    private readonly RegionWorkspace _workspace = new();

    [Fact]
    [Trait("Kind", "validates")]
    public void Growing_a_convex_body_follows_Steiner()
    {
        // Steiner 1840: area + perimeter d + pi d^2; the chords of the arcs lie inside by at most the tolerance.
        const double distance_m = 0.004;
        var body = Polygons.RegularPolygon(7, 2e6);
        var grown = RegionOffset.By(body, distance_m, new(OffsetJoin.Round, 1e-8, 2), _workspace);

        var expected = body.Area_m2 + (body.Perimeter_m * distance_m) + (Math.PI * distance_m * distance_m);
        Assert.Equal(expected, grown.Area_m2, grown.Perimeter_m * 2e-8); // m^2: tolerance and rounding, 10 nm each
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_square_shrinks_and_grows_with_miters_to_exact_squares()
    {
        var square = Polygons.Rectangle(-1000, -1000, 1000, 1000);

        Assert.True(RegionOffset.By(square, -3e-6, OffsetStyle.Miter, _workspace)
            .IsSame(RegionBoolean.Clean(Polygons.Rectangle(-700, -700, 700, 700), RegionRule.NonZero, _workspace)));
        Assert.True(RegionOffset.By(square, 3e-6, OffsetStyle.Miter, _workspace)
            .IsSame(RegionBoolean.Clean(Polygons.Rectangle(-1300, -1300, 1300, 1300), RegionRule.NonZero, _workspace)));
        Assert.True(RegionOffset.By(square, -1.1e-5, OffsetStyle.Round, _workspace).IsEmpty);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_hole_closes_when_it_is_narrower_than_twice_the_distance()
    {
        var plate = RegionBoolean.Join(
            Polygons.Rectangle(0, 0, 100_000, 100_000), Polygons.Rectangle(40_000, 40_000, 50_000, 50_000),
            RegionRule.Difference, _workspace);

        Assert.Equal(2, plate.ContourCount);
        Assert.Equal(1, RegionOffset.By(plate, 51e-6, OffsetStyle.Miter, _workspace).ContourCount);
        Assert.Equal(2, RegionOffset.By(plate, 49e-6, OffsetStyle.Miter, _workspace).ContourCount);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Every_corner_of_a_shrunk_region_is_the_distance_away_from_the_boundary()
    {
        var random = new Random(21);
        for (var round = 0; round < 60; round++)
        {
            var region = RegionBoolean.Clean(Region.Of([Polygons.Random(random, 12, 10_000_000)]),
                RegionRule.NonZero, _workspace);
            var distance = random.Next(1, 800_000);
            foreach (var sign in new[] { -1, 1 })
            {
                var moved = RegionOffset.By(
                    region, sign * distance * Lattice.Unit_m, new(OffsetJoin.Round, 1e-8, 2), _workspace);
                foreach (var point in moved.Points)
                {
                    var away = Distance_units(region, point);
                    Assert.InRange(away, distance - 3, distance + 3); // units: two roundings of 0.71 and a crossing's
                }
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Growing_the_outside_is_shrinking_the_inside()
    {
        var random = new Random(22);
        var frame = Polygons.Rectangle(-20_000_000, -20_000_000, 30_000_000, 30_000_000);
        for (var round = 0; round < 40; round++)
        {
            var region = RegionBoolean.Clean(Region.Of([Polygons.Random(random, 15, 10_000_000)]),
                RegionRule.NonZero, _workspace);
            var rest = RegionBoolean.Join(frame, region, RegionRule.Difference, _workspace);
            var shrunk = RegionOffset.By(region, -0.001, OffsetStyle.Round, _workspace);
            var grown = RegionOffset.By(rest, 0.001, OffsetStyle.Round, _workspace);
            var hole = RegionBoolean.Join(frame, grown, RegionRule.Difference, _workspace);

            Assert.Equal(shrunk.Area_m2, hole.Area_m2, 4 * Lattice.Unit_m * (shrunk.Perimeter_m + region.Perimeter_m));
        }
    }

    public static TheoryData<string> HardPolygons() =>
    [
        .. Enumerable.Range(0, 33).Select(at => $"{(2 * at) + 1:000}.wkt")
            .Where(name => name is not ("057.wkt" or "061.wkt" or "063.wkt")),
    ];

    [Theory]
    [MemberData(nameof(HardPolygons))]
    [Trait("Kind", "validates")]
    public void Hard_polygons_offset_as_an_independent_library_does(string name)
    {
        // The library's own buffer is only good to 1e-5 of the area: it leaves out short edges. Its union of a bar for
        // each side and a disc for each corner is good, but slow, so only polygons of few corners are tried here; bench
        // offsets compares all of them with Clipper.
        const int quarterSteps = 64;
        const int mostCorners = 330;
        var region = RegionBoolean.Clean(
            Polygons.Hard(Authorities.PathOf($"slicing/wkt/{name}")), RegionRule.EvenOdd, _workspace);
        var library = Polygons.ToLibrary(region);
        var errors = new List<double>();
        foreach (var share in new[] { -0.02, -0.002, 0.0, 0.002, 0.02 })
        {
            if (share != 0 && region.PointCount > mostCorners)
            {
                continue;
            }

            var distance_m = share * Math.Sqrt(region.Area_m2);
            var sagitta_m = Math.Abs(distance_m) * (1 - Math.Cos(Math.PI / 4 / quarterSteps));
            var ours = RegionOffset.By(
                region, distance_m, new(OffsetJoin.Round, Math.Max(1e-9, sagitta_m), 2), _workspace);
            var rim = share == 0 ? null : Polygons.Rim(region, Math.Abs(distance_m) / Lattice.Unit_m, quarterSteps);
            var theirs = rim is null ? library : share > 0 ? OverlayNGRobust.Overlay(
                library, rim, SpatialFunction.Union) : OverlayNGRobust.Overlay(
                library, rim, SpatialFunction.Difference);
            errors.Add((ours.Area_m2 - (theirs.Area * Lattice.Unit_m * Lattice.Unit_m)) / region.Area_m2);
        }

        Assert.All(errors, error => Assert.InRange(Math.Abs(error), 0, 1e-6)); // of the area, as the product promises
    }

    private static double Distance_units(Region region, LatticePoint place)
    {
        var least = double.PositiveInfinity;
        for (var index = 0; index < region.ContourCount; index++)
        {
            var contour = region.Contour(index);
            for (var at = 0; at < contour.Length; at++)
            {
                var (a, b) = (contour[at], contour[(at + 1) % contour.Length]);
                double x = b.X - a.X, y = b.Y - a.Y, px = place.X - a.X, py = place.Y - a.Y;
                var share = Math.Clamp(((px * x) + (py * y)) / ((x * x) + (y * y)), 0, 1);
                least = Math.Min(least, Math.Sqrt(Math.Pow(px - (share * x), 2) + Math.Pow(py - (share * y), 2)));
            }
        }

        return least;
    }
}
