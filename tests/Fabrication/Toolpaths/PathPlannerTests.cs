using Guanghan.Core.Tests;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Tests.Regions;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Tests.Toolpaths;

public sealed class PathPlannerTests
{
    private const double Melt_m = 1e-3;

    private readonly RegionWorkspace _workspace = new();
    private readonly PathList _paths = new();

    public static TheoryData<HatchPattern> Patterns() => [.. Enum.GetValues<HatchPattern>()];

    [Theory]
    [MemberData(nameof(Patterns))]
    [Trait("Kind", "property")]
    public void Strokes_times_spacing_are_the_area_and_every_way_lies_inside(HatchPattern pattern)
    {
        var random = new Random(61);
        var planner = new PathPlanner(Options(pattern));
        for (var layer = 0; layer < 8; layer++)
        {
            var region = RegionBoolean.Clean(
                Region.Of([Polygons.Random(random, 9, 30_000_000)]), RegionRule.NonZero, _workspace);
            var figures = planner.Draw(layer, region, _paths);

            Assert.True(figures.FillArea_m2 > 5000 * Melt_m * Melt_m); // else a hundredth is too much to ask
            Assert.Equal(figures.FillArea_m2, figures.HatchedArea_m2, 0.01 * figures.FillArea_m2);
            Assert.Equal(figures.DrawnLength_m, _paths.DrawnLength_m);
            for (var index = 0; index < _paths.Count; index++)
            {
                AssertInside(region, _paths.Path(index), 3);
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Contours_run_around_bodies_one_way_and_around_holes_the_other_half_a_melt_width_inside()
    {
        var plate = Plate();
        new PathPlanner(Options(HatchPattern.Alternating, contours: 3)).Draw(0, plate, _paths);
        var walls = Walls();

        Assert.Equal(6, walls.Count);
        foreach (var (kind, corners) in walls)
        {
            var isHole = corners.All(corner => corner.DistanceTo_m(new(2_000_000, 2_000_000)) < 0.012);
            Assert.Equal(isHole, Region.TwiceArea(corners.AsSpan()[..^1]) < 0);
            Assert.Equal(corners[0], corners[^1]);
            Assert.Equal(kind is PathKind.OuterContour, corners.Any(corner =>
                Math.Abs(Distance_m(plate, corner) - (Melt_m / 2)) < 3 * Lattice.Unit_m));
        }

        // Outside in, nest by nest: each nest's outermost first.
        Assert.Equal([true, false, false, true, false, false], walls.Select(w => w.Kind is PathKind.OuterContour));
        Draw(HatchPattern.Alternating, options => options with
        {
            Contours = options.Contours with { Count = 3, IsInsideOut = true },
        });
        Assert.Equal([false, false, true, false, false, true], Walls().Select(w => w.Kind is PathKind.OuterContour));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Contours_come_before_or_after_the_filling_as_asked()
    {
        Draw(HatchPattern.Alternating, options => options);
        Assert.Equal([PathKind.OuterContour, PathKind.Hatch], Kinds());

        Draw(HatchPattern.Alternating, options => options with
        {
            Contours = options.Contours with { IsBeforeHatch = false },
        });
        Assert.Equal([PathKind.Hatch, PathKind.OuterContour], Kinds());
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    [Trait("Kind", "property")]
    public void The_same_layer_comes_out_the_same_whatever_was_planned_before(HatchPattern pattern)
    {
        var other = new PathList();
        var planner = new PathPlanner(Options(pattern));
        planner.Draw(3, Polygons.RegularPolygon(9, 3_000_000), other);
        planner.Draw(4, Plate(), other);
        new PathPlanner(Options(pattern)).Draw(4, Plate(), _paths);

        Assert.Equal(_paths.Count, other.Count);
        for (var index = 0; index < _paths.Count; index++)
        {
            Assert.Equal(_paths.Kind(index), other.Kind(index));
            Assert.True(_paths.Path(index).SequenceEqual(other.Path(index)));
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Layers_come_out_the_same_on_one_thread_and_on_two()
    {
        var planner = new PathPlanner(Options(HatchPattern.Spiral));
        var lengths = Enumerable.Range(0, 16).Select(layer => Length(planner, layer)).ToArray();
        var others = new double[16];
        Parallel.For(0, 2, new ParallelOptions { MaxDegreeOfParallelism = 2 }, half =>
        {
            var own = new PathPlanner(Options(HatchPattern.Spiral));
            for (var layer = half; layer < 16; layer += 2)
            {
                others[layer] = Length(own, layer);
            }
        });

        Assert.Equal(lengths, others);

        static double Length(PathPlanner planner, int layer)
        {
            var paths = new PathList();
            var figures = planner.Draw(layer, Polygons.RegularPolygon(5 + layer, 1_500_000), paths);
            return figures.TravelLength_m + paths.DrawnLength_m;
        }
    }

    [Theory]
    [InlineData(HatchPattern.Alternating, 0)]
    [InlineData(HatchPattern.Stripe, 0)]
    [InlineData(HatchPattern.Brick, 0)]
    [InlineData(HatchPattern.Stripe, 5)]
    [Trait("Kind", "property")]
    public void Strokes_allocate_nothing(HatchPattern pattern, double return_s)
    {
        // Without contours and inset no region is made.
        var options = Options(pattern, contours: 0);
        var plate = Plate();
        var planner = new PathPlanner(options with
        {
            Hatch = options.Hatch with { Inset_m = -Melt_m / 2 },
            Order = new(0.01, 0.1) { ReturnRadius_m = 2e-3, ReturnTime_s = return_s },
        });

        Assert.Equal(0, Allocations.Fewest(() => planner.Draw(1, plate, _paths)));
        Assert.True(_paths.Count > 40);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_spiral_fills_a_convex_piece_without_the_light_going_off()
    {
        var pentagon = Polygons.RegularPolygon(5, 2_000_000);
        new PathPlanner(Options(HatchPattern.Spiral, contours: 0)).Draw(0, pentagon, _paths);

        Assert.Equal(1, _paths.Count);
        var way = _paths.Path(0);
        // The sides are 20 cos 36 = 16.2 mm from the middle, of which 1 mm is inset: 15 turns, each ending a little
        // short.
        Assert.Equal(15, Turns(way, default), 0.5);
        for (var at = 1; at < way.Length; at++)
        {
            Assert.True(way[at - 1] != way[at]);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Bricks_of_every_other_layer_are_moved_by_half_and_islands_are_not()
    {
        foreach (var (pattern, isMoved) in new[] { (HatchPattern.Brick, true), (HatchPattern.Island, false) })
        {
            var ends = new List<HashSet<int>>();
            foreach (var layer in new[] { 0, 1 })
            {
                var options = Options(pattern, contours: 0);
                new PathPlanner(options with
                {
                    Hatch = new(pattern, Melt_m, -Melt_m / 2, 0, 0) { Cell_m = 0.01 },
                }).Draw(layer, Polygons.Rectangle(0, 0, 4_000_000, 4_000_000), _paths);
                ends.Add([.. Enumerable.Range(0, _paths.Count).Where(index => IsLevel(_paths.Path(index)))
                    .SelectMany(index => new[] { _paths.Path(index)[0].X, _paths.Path(index)[1].X })]);
            }

            Assert.Equal([0, 1_000_000, 2_000_000, 3_000_000, 4_000_000], ends[0].Order());
            Assert.Equal(isMoved ? [0, 500_000, 1_500_000, 2_500_000, 3_500_000, 4_000_000] : ends[0].Order(),
                ends[1].Order());
        }

        static bool IsLevel(ReadOnlySpan<LatticePoint> way) => way[0].Y == way[1].Y;
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Skin_fills_what_is_not_covered_and_core_the_rest_each_with_its_spacing()
    {
        var options = Options(HatchPattern.Alternating, contours: 0) with
        {
            Skin = new(1, HatchPattern.OneWay, 0.5e-3),
        };
        options = options with { Hatch = options.Hatch with { Spacing_m = 2e-3, Inset_m = -Melt_m / 2 } };
        var body = Polygons.Rectangle(0, 0, 4_000_000, 4_000_000);
        var covered = Polygons.Rectangle(0, 0, 1_500_000, 4_000_000);
        var figures = new PathPlanner(options).Draw(0, body, covered, _paths);

        // m^2: ends of strokes lie half a spacing off at most, as often one way as the other.
        Assert.Equal(1e-3, _paths.KindLength_m(PathKind.Skin) * 0.5e-3, 1e-5);
        Assert.Equal(0.6e-3, _paths.KindLength_m(PathKind.Hatch) * 2e-3, 1e-5);
        Assert.Equal(1.6e-3, figures.HatchedArea_m2, 1e-5);
        for (var index = 0; index < _paths.Count; index++)
        {
            var isSkin = _paths.Kind(index) is PathKind.Skin;
            Assert.All(_paths.Path(index).ToArray(), point =>
                Assert.InRange(point.X, isSkin ? 1_499_998 : -2, isSkin ? 4_000_002 : 1_500_002)); // units: rounding
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Spacing_grows_band_by_band_and_each_band_is_filled()
    {
        var options = Options(HatchPattern.Alternating, contours: 0) with { Gradient = new(20e-3, 2, 3) };
        var figures = new PathPlanner(options).Draw(0, Polygons.RegularPolygon(256, 10_100_000), _paths);

        Assert.Equal(figures.FillArea_m2, figures.HatchedArea_m2, 0.01 * figures.FillArea_m2);
        // Rings of a disc of 100 mm at spacings of 1, 2 and 4 mm.
        var expected_m = Math.PI * ((100 * 100) - (80 * 80) + (((80 * 80) - (60 * 60)) / 2.0) + (60 * 60 / 4.0)) * 1e-3;
        Assert.Equal(expected_m, _paths.DrawnLength_m, 0.01 * expected_m);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_four_modes_draw_spots_lines_a_surface_or_a_body()
    {
        var plate = Plate();
        Draw(HatchPattern.Alternating, options => options with { Mode = PrintMode.Spot, SingleSpacing_m = 0.01 });
        Assert.Equal([PathKind.Spot], Kinds());
        Assert.Equal(12, _paths.Count); // 4 by 4 over the plate, less the four in its hole
        Draw(HatchPattern.Alternating, options => options with
        {
            Mode = PrintMode.Spot,
            Places = [new(100_000, 100_000), new(2_000_000, 2_000_000), new(9_000_000, 0)],
        });
        Assert.Equal([new(100_000, 100_000)], _paths.Path(0).ToArray()); // the others lie in the hole and outside
        Assert.Equal(1, _paths.Count);
        Draw(HatchPattern.Alternating, options => options with { Mode = PrintMode.Line, SingleSpacing_m = 0.01 });
        Assert.Equal([PathKind.Hatch], Kinds());
        Assert.InRange(_paths.Count, 4, 8);

        var options = Options(HatchPattern.Alternating) with { Mode = PrintMode.Surface, OnlyLayer = 2 };
        var surface = new PathPlanner(options);
        Assert.Equal(default, surface.Draw(1, plate, _paths));
        Assert.Equal(0, _paths.Count);
        Assert.True(surface.Draw(2, plate, _paths).HatchedArea_m2 > 0);
        Assert.False(surface.Draws(3));
        Assert.True(new PathPlanner(Options(HatchPattern.Alternating)).Draws(3));
    }

    public static TheoryData<string> HardPolygons() => RegionOffsetTests.HardPolygons();

    [Theory]
    [MemberData(nameof(HardPolygons))]
    [Trait("Kind", "property")]
    public void Hard_polygons_are_hatched_at_five_widths(string name)
    {
        var region = RegionBoolean.Clean(
            Polygons.Hard(Authorities.PathOf($"slicing/wkt/{name}")), RegionRule.EvenOdd, _workspace);
        var patterns = Enum.GetValues<HatchPattern>();
        var tried = 0;
        foreach (var width_m in new[] { 2e-3, 3e-3, 4e-3, 6e-3, 8e-3 })
        {
            foreach (var pattern in new[] { HatchPattern.Alternating, patterns[1 + (tried++ % 6)] })
            {
                var options = new PathOptions(PrintMode.Body, width_m, new(1, width_m, false, true, SeamRule.Nearest),
                    new(pattern, width_m, width_m / 2, 0.3, 1.17) { Cell_m = 10 * width_m }, new(0.01, 0.1));
                var figures = new PathPlanner(options).Draw(1, region, _paths);
                if (figures.FillArea_m2 > 5000 * width_m * width_m)
                {
                    Assert.Equal(figures.FillArea_m2, figures.HatchedArea_m2, 0.01 * figures.FillArea_m2);
                }
            }
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Options_that_cannot_be_are_refused_with_what_is_wrong()
    {
        var good = Options(HatchPattern.Alternating);
        foreach (var (bad, problem) in new[]
        {
            (good with { MeltWidth_m = 0 }, "the width of the melt must be 1 um to 1 m"),
            (good with { MeltWidth_m = double.NaN }, "the width of the melt must be 1 um to 1 m"),
            (good with { OnlyLayer = -1 }, "the layer must not be below 0"),
            (good with { Contours = good.Contours with { Count = -1 } }, "there must be 0 to 1000 contours"),
            (good with { Hatch = good.Hatch with { Spacing_m = 0 } }, "the spacing of strokes must be 1 um to 5.36 m"),
            (good with { Hatch = good.Hatch with { Inset_m = -1e-3 } },
                "strokes must not reach further out than half a melt width"),
            (good with { Hatch = good.Hatch with { Cell_m = 1e-5 } }, "strips and squares must be 50 um to 5.36 m wide"),
            (good with { Hatch = good.Hatch with { CellOverlap_m = 1 } }, "strokes must reach over at most half a square"),
            (good with { Order = good.Order with { ReturnTime_s = 1 } },
                "a time of return takes a radius of at least 1 um"),
            (good with { Order = new(0, 1) }, "speeds must be above 0 and at most 1 km/s"),
            (good with { Skin = new(0, HatchPattern.OneWay, 1e-3) }, "1 to 64 layers must cover a core"),
            (good with { Gradient = new(1e-3, 0.5, 3) }, "spacing must grow by a factor of 1 to 100 from band to band"),
        })
        {
            Assert.StartsWith($"No ways of the pen can be planned so: {problem}.",
                Assert.Throws<ArgumentException>(() => new PathPlanner(bad)).Message, StringComparison.Ordinal);
        }

        Assert.Null(good.Problem);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void More_than_anyone_can_print_is_refused()
    {
        var options = Options(HatchPattern.Stripe) with { Mode = PrintMode.Spot, SingleSpacing_m = 1e-6 };
        Assert.Equal("A layer would take more than 33 million spots; take a wider spacing.",
            Assert.Throws<InvalidOperationException>(() => new PathPlanner(options).Draw(0, Plate(), _paths)).Message);

        var fine = Options(HatchPattern.ContourParallel);
        fine = fine with { Hatch = fine.Hatch with { Spacing_m = 1e-6 } };
        var bar = Polygons.Rectangle(0, 0, 10_000_000, 10_000_000);
        Assert.Equal("A layer would take more than 20000 ways one within the other; take a wider spacing.",
            Assert.Throws<InvalidOperationException>(() => new PathPlanner(fine).Draw(0, bar, _paths)).Message);
    }

    internal static PathOptions Options(HatchPattern pattern, int contours = 1) => new(
        PrintMode.Body, Melt_m, new(contours, Melt_m, false, true, SeamRule.Nearest),
        new(pattern, Melt_m, Melt_m / 2, 0.3, 67 * Math.PI / 180) { Cell_m = 8e-3 }, new(0.01, 0.1));

    // 40 mm square with a round hole of 7 mm.
    internal static Region Plate() => Region.Of([
        [new(0, 0), new(4_000_000, 0), new(4_000_000, 4_000_000), new(0, 4_000_000)],
        [.. Polygons.RegularPolygon(48, 700_000).Contour(0).ToArray().Reverse()
            .Select(place => new LatticePoint(place.X + 2_000_000, place.Y + 2_000_000))]]);

    private void Draw(HatchPattern pattern, Func<PathOptions, PathOptions> change) =>
        new PathPlanner(change(Options(pattern))).Draw(0, Plate(), _paths);

    private List<PathKind> Kinds()
    {
        var kinds = new List<PathKind>();
        for (var index = 0; index < _paths.Count; index++)
        {
            if (kinds.Count == 0 || kinds[^1] != _paths.Kind(index))
            {
                kinds.Add(_paths.Kind(index));
            }
        }

        return kinds;
    }

    private List<(PathKind Kind, LatticePoint[] Corners)> Walls() => [.. Enumerable.Range(0, _paths.Count)
        .Where(index => _paths.Kind(index) is PathKind.OuterContour or PathKind.InnerContour)
        .Select(index => (_paths.Kind(index), _paths.Path(index).ToArray()))];

    // By the winding number of the contours, or within some units of them.
    private static void AssertInside(Region region, ReadOnlySpan<LatticePoint> way, double units)
    {
        for (var at = 1; at < way.Length; at++)
        {
            foreach (var share in new[] { 0.0, 0.5, 1.0 })
            {
                var place = new LatticePoint(
                    way[at - 1].X + (int)((way[at].X - way[at - 1].X) * share),
                    way[at - 1].Y + (int)((way[at].Y - way[at - 1].Y) * share));
                Assert.True(region.Winding(place) == 1 || Distance_m(region, place) <= units * Lattice.Unit_m,
                    $"{place} lies outside");
            }
        }
    }

    private static double Distance_m(Region region, LatticePoint place)
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

        return least * Lattice.Unit_m;
    }

    private static double Turns(ReadOnlySpan<LatticePoint> way, LatticePoint middle)
    {
        var sum = 0.0;
        for (var at = 1; at < way.Length; at++)
        {
            double ax = way[at - 1].X - middle.X, ay = way[at - 1].Y - middle.Y;
            double bx = way[at].X - middle.X, by = way[at].Y - middle.Y;
            sum += Math.Atan2((ax * by) - (ay * bx), (ax * bx) + (ay * by));
        }

        return sum / (2 * Math.PI);
    }
}
