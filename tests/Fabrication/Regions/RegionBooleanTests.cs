using Guanghan.Fabrication.Regions;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Guanghan.Fabrication.Tests.Regions;

public sealed class RegionBooleanTests
{
    private const double Unit_m2 = Lattice.Unit_m * Lattice.Unit_m;

    private static readonly int[] s_spans = [12, 300, 20_000, 100_000_000];
    private readonly RegionWorkspace _workspace = new();

    [Theory]
    [InlineData(RegionRule.NonZero)]
    [InlineData(RegionRule.Positive)]
    [InlineData(RegionRule.EvenOdd)]
    [Trait("Kind", "property")]
    public void A_place_is_inside_exactly_when_the_rule_says_so_of_its_winding_number(RegionRule rule)
    {
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var raw = Region.Of([Polygons.Random(random, random.Next(3, 24), 100_000_000),
                Polygons.Random(random, random.Next(3, 9), 100_000_000)]);
            var clean = RegionBoolean.Clean(raw, rule, _workspace);
            for (var look = 0; look < 40; look++)
            {
                // A random place of a hundred million squared: within a unit of a contour once in a million looks.
                var place = new LatticePoint(random.Next(100_000_000), random.Next(100_000_000));
                var winding = raw.Winding(place);
                var isInside = rule switch
                {
                    RegionRule.NonZero => winding != 0,
                    RegionRule.Positive => winding > 0,
                    _ => (winding & 1) != 0,
                };
                Assert.Equal(isInside ? 1 : 0, clean.Winding(place));
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Areas_of_union_and_intersection_add_up_to_those_of_the_operands()
    {
        var random = new Random(12);
        for (var round = 0; round < 600; round++)
        {
            var span = s_spans[round % s_spans.Length];
            var (a, b) = (Clean(random, span), Clean(random, span));
            double union = Area(a, b, RegionRule.Union), both = Area(a, b, RegionRule.Intersection);

            // Every contour may move by 0.71 units: the area by that much of the length of all of them.
            var allowed_m2 = 2 * (a.Perimeter_m + b.Perimeter_m) * Lattice.Unit_m;
            Assert.Equal(a.Area_m2 + b.Area_m2, union + both, allowed_m2);
            Assert.Equal(union - both, Area(a, b, RegionRule.Exclusive), allowed_m2);
            Assert.Equal(a.Area_m2 - both, Area(a, b, RegionRule.Difference), allowed_m2);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_clean_region_stays_as_it_is()
    {
        var random = new Random(13);
        for (var round = 0; round < 600; round++)
        {
            var clean = Clean(random, s_spans[round % s_spans.Length]);
            var again = RegionBoolean.Clean(clean, RegionRule.NonZero, _workspace);

            Assert.Equal(clean.Area_m2, again.Area_m2, 0.1 * Unit_m2);
            Assert.Equal(clean.Perimeter_m, again.Perimeter_m, 1e-3 * Lattice.Unit_m);
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Areas_agree_with_an_independent_library()
    {
        var random = new Random(14);
        var worst = 0.0;
        for (var round = 0; round < 300; round++)
        {
            var (a, b) = (Clean(random, 100_000_000), Clean(random, 100_000_000));
            foreach (var (rule, function) in new[]
            {
                (RegionRule.Union, SpatialFunction.Union), (RegionRule.Intersection, SpatialFunction.Intersection),
                (RegionRule.Difference, SpatialFunction.Difference),
                (RegionRule.Exclusive, SpatialFunction.SymDifference),
            })
            {
                var theirs = OverlayNGRobust.Overlay(Polygons.ToLibrary(a), Polygons.ToLibrary(b), function);
                worst = Math.Max(worst, Math.Abs((theirs.Area * Unit_m2) - Area(a, b, rule)));
            }
        }

        Assert.InRange(worst, 0, 1e-7); // m^2 of 1 m^2: some forty sides of 1 m, each within 7 nm
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Bodies_that_touch_in_a_corner_stay_two()
    {
        var two = RegionBoolean.Join(
            Polygons.Rectangle(0, 0, 10, 10), Polygons.Rectangle(10, 10, 20, 20), RegionRule.Union, _workspace);

        Assert.Equal(2, two.ContourCount);
        Assert.Equal(4, two.Contour(0).Length);
        Assert.Equal(4, two.Contour(1).Length);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Bodies_that_share_a_side_become_one_and_what_cancels_is_gone()
    {
        var one = RegionBoolean.Join(
            Polygons.Rectangle(0, 0, 10, 10), Polygons.Rectangle(10, 0, 20, 10), RegionRule.Union, _workspace);
        var none = RegionBoolean.Join(one, one, RegionRule.Difference, _workspace);

        Assert.Equal(4, Assert.Single(Contours(one)).Length);
        Assert.True(none.IsEmpty);
        Assert.True(RegionBoolean.Clean(Region.Of([[new(0, 0), new(9, 9), new(0, 0)]]), RegionRule.NonZero,
            _workspace).IsEmpty);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_used_workspace_gives_the_same_bits_as_a_new_one()
    {
        var random = new Random(15);
        for (var round = 0; round < 100; round++)
        {
            var raw = Region.Of([Polygons.Random(random, 30, s_spans[round % s_spans.Length])]);
            Assert.True(RegionBoolean.Clean(raw, RegionRule.NonZero, _workspace)
                .IsSame(RegionBoolean.Clean(raw, RegionRule.NonZero, new())));
        }
    }

    [Theory]
    [InlineData(2000)]
    [Trait("Kind", "property")]
    public void A_star_of_needles_through_one_place_is_cut_without_a_broken_order(int needles)
    {
        // All cross near the origin: the worst case for rounding.
        var random = new Random(16);
        var star = Region.Of(Enumerable.Range(0, needles).Select(_ =>
        {
            var (sin, cos) = Math.SinCos(random.NextDouble() * 2 * Math.PI);
            var tip = new LatticePoint((int)(cos * 1e8), (int)(sin * 1e8));
            return new LatticePoint[] { tip, new(-tip.X + random.Next(9), -tip.Y), new(-tip.X, -tip.Y - 3) };
        }));

        var clean = RegionBoolean.Clean(star, RegionRule.NonZero, _workspace);

        Assert.True(clean.Area_m2 > 0);
        Assert.Equal(clean.Area_m2, RegionBoolean.Clean(clean, RegionRule.NonZero, _workspace).Area_m2,
            clean.Perimeter_m * Lattice.Unit_m);
    }

    private static List<LatticePoint[]> Contours(Region region) =>
        [.. Enumerable.Range(0, region.ContourCount).Select(index => region.Contour(index).ToArray())];

    private Region Clean(Random random, int span) => RegionBoolean.Clean(
        Region.Of([Polygons.Random(random, random.Next(3, 30), span)]), RegionRule.NonZero, _workspace);

    private double Area(Region a, Region b, RegionRule rule) => RegionBoolean.Join(a, b, rule, _workspace).Area_m2;
}
