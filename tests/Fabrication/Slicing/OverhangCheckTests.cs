using Guanghan.Core.Space;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Tests.Regions;

namespace Guanghan.Fabrication.Tests.Slicing;

public sealed class OverhangCheckTests
{
    private static readonly LayerSlab s_low = new(0, 1e-3);
    private static readonly LayerSlab s_high = new(1e-3, 2e-3);

    private readonly RegionWorkspace _workspace = new();

    [Fact]
    [Trait("Kind", "property")]
    public void A_bridge_between_two_piers_hangs_as_wide_as_their_gap_less_what_each_carries()
    {
        var piers = Region.Of([
            .. Contours(Polygons.Rectangle(0, 0, 1_000_000, 2_000_000)),
            .. Contours(Polygons.Rectangle(3_000_000, 0, 4_000_000, 2_000_000))]);
        var deck = Polygons.Rectangle(0, 0, 4_000_000, 2_000_000);
        var check = new OverhangCheck(Math.PI / 4, 0, _workspace);

        Assert.True(check.Add(s_low, piers).IsEmpty); // on the floor
        var hanging = check.Add(s_high, deck);

        // 20 mm of gap, 1 mm carried at either side: a layer of 1 mm at 45 deg.
        Assert.Equal(18e-3 * 20e-3, hanging.Area_m2, 1e-9); // m^2: 20 mm of two sides, rounded to 10 nm
        Assert.Equal(18e-3, check.Found.WidestSpan_m, 1e-7); // m: halvings end at 20 nm, two roundings
        Assert.Equal(1, check.Found.LayerCount);
        Assert.Equal(1e-3, check.Found.Height_m);
        Assert.Equal(20e-3, check.Found.Place.X_m, 2e-7); // m: in the middle, along it anywhere
        Assert.InRange(check.Found.Place.Y_m, 9e-3 - 2e-7, 11e-3 + 2e-7);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_wall_that_leans_less_than_the_angle_does_not_hang_and_one_that_leans_more_does()
    {
        foreach (var (lean_m, hangs) in new[] { (0.9e-3, false), (1.1e-3, true) })
        {
            var check = new OverhangCheck(Math.PI / 4, 0, _workspace);
            for (var layer = 0; layer < 20; layer++)
            {
                var shift = Lattice.Nearest(layer * lean_m);
                _ = check.Add(new(layer * 1e-3, (layer + 1) * 1e-3),
                    Polygons.Rectangle(shift, 0, shift + 500_000, 2_000_000));
            }

            Assert.Equal(hangs, check.Found.Area_m2 > 0);
            Assert.Equal(hangs ? 19 * 0.1e-3 * 20e-3 : 0, check.Found.Area_m2, 1e-8); // m^2: 10 nm of 20 mm, 19 times
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void What_is_narrower_than_the_least_span_does_not_count()
    {
        var check = new OverhangCheck(0, 1e-3, _workspace);
        _ = check.Add(s_low, Polygons.Rectangle(0, 0, 1_000_000, 1_000_000));
        _ = check.Add(s_high, Polygons.Rectangle(0, 0, 1_090_000, 1_000_000)); // 0.9 mm over the edge
        Assert.Equal(default, check.Found);

        _ = check.Add(s_high, Polygons.Rectangle(0, 0, 1_290_000, 1_000_000)); // 2 mm
        Assert.Equal(2e-3, check.Found.WidestSpan_m, 1e-7);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_widest_span_of_many_layers_is_found_where_it_is()
    {
        var random = new Random(81);
        var (check, widest_m, at_m) = (new OverhangCheck(0, 0, _workspace), 0.0, 0.0);
        var floor = Polygons.Rectangle(-1_000_000, 0, 0, 1_000_000);
        for (var layer = 0; layer < 30; layer++)
        {
            var slab = new LayerSlab(2 * layer * 1e-3, ((2 * layer) + 1) * 1e-3);
            _ = check.Add(slab, floor);
            var width = random.Next(1000, 900_000);
            if (width * Lattice.Unit_m > widest_m)
            {
                (widest_m, at_m) = (width * Lattice.Unit_m, slab.Top_m);
            }

            _ = check.Add(new(slab.Top_m, slab.Top_m + 1e-3), Polygons.Rectangle(-1_000_000, 0, width, 1_000_000));
        }

        Assert.Equal(widest_m, check.Found.WidestSpan_m, 1e-3 * widest_m); // the tolerance of the search
        Assert.Equal(at_m, check.Found.Height_m, 1e-12);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_widest_disc_in_a_triangle_is_its_incircle()
    {
        // Sides 3, 4 and 5 cm: radius (3 + 4 - 5) / 2 = 1 cm, middle at (1, 1) (Euclid IV.4).
        var triangle = Region.Of([[new(0, 0), new(4_000_000, 0), new(0, 3_000_000)]]);
        var disc = WidestDisc.In(triangle, 0, 0, _workspace);

        Assert.Equal(0.02, disc.Diameter_m, 1e-7); // m: roundings of the shrunk corners
        Assert.Equal(0, disc.Middle.DistanceTo_m(new(1_000_000, 1_000_000)), 3e-7);
        Assert.Equal(default, WidestDisc.In(triangle, 0.0201, 0, _workspace));
        Assert.Equal(default, WidestDisc.In(Region.Empty, 0, 0, _workspace));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Thin_walls_are_lost_and_corners_and_thick_walls_are_not()
    {
        var body = Polygons.Rectangle(0, 0, 2_000_000, 2_000_000);
        var fin = Polygons.Rectangle(2_000_000, 1_000_000, 3_000_000, 1_080_000); // 10 mm long, 0.8 mm thick
        var check = new ThinCheck(1e-3, _workspace);
        Assert.True(check.Add(s_low, body).IsEmpty);
        Assert.Equal(default, check.Found);

        _ = check.Add(s_high, RegionBoolean.Join(body, fin, RegionRule.Union, _workspace));
        // The fin less its root: the pen's middle comes to 0.5 mm from the body's side, to 0.3 mm on the fin's middle,
        // and 0.75 mm around it is drawn: 0.25 to 0.45 mm.
        Assert.Equal(0.8e-3 * (10e-3 - 0.35e-3), check.Found.WorstArea_m2, 0.8e-3 * 0.1e-3);
        Assert.Equal(check.Found.WorstArea_m2 * 1e-3, check.Found.Volume_m3, 1e-15);
        Assert.Equal(check.Found.WorstArea_m2 / (400e-6 + 8e-6), check.Found.WorstFraction, 1e-12);
        Assert.InRange(check.Found.Place.X, 2_000_000, 3_000_000);
        Assert.InRange(check.Found.Place.Y, 1_000_000, 1_080_000);
        Assert.Equal(1e-3, check.Found.Height_m);

        var finer = new ThinCheck(0.7e-3, _workspace);
        Assert.True(finer.Add(s_high, RegionBoolean.Join(body, fin, RegionRule.Union, _workspace)).IsEmpty);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_part_that_is_too_large_is_so_by_what_sticks_out()
    {
        var room = new BuildVolume(0.1, 0.05, 0.03);

        Assert.Equal(new Vec3(0, 0, 0), room.Excess(new(-3, 0, 0), new(-2.9, 0.05, 0.03)));
        Assert.Equal(0.01, room.Excess(default, new(0.05, 0.06, 0.03)).Y, 1e-15);
        Assert.Null(room.Problem);
        Assert.Equal("every side must be above 0 m", (room with { Width_m = double.NaN }).Problem);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Angles_spans_and_widths_out_of_bounds_are_refused()
    {
        Assert.StartsWith("The angle of an overhang must be 0 to below 90 deg", Refused(() =>
            _ = new OverhangCheck(Math.PI / 2, 0, _workspace)), StringComparison.Ordinal);
        Assert.StartsWith("The least span must be 0 to 5.36 m.", Refused(() =>
            _ = new OverhangCheck(0, double.NaN, _workspace)), StringComparison.Ordinal);
        Assert.StartsWith("The width of the melt must be above 0 and at most 1 m.", Refused(() =>
            _ = new ThinCheck(0, _workspace)), StringComparison.Ordinal);

        static string Refused(Action work) => Assert.Throws<ArgumentOutOfRangeException>(work).Message;
    }

    private static IEnumerable<LatticePoint[]> Contours(Region region) =>
        Enumerable.Range(0, region.ContourCount).Select(index => region.Contour(index).ToArray());
}
