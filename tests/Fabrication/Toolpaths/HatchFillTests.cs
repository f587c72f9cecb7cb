using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Tests.Regions;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Tests.Toolpaths;

public sealed class HatchFillTests
{
    private const double Spacing_units = 50_000;

    private readonly RegionWorkspace _workspace = new();
    private readonly HatchFill _fill = new();
    private readonly PathList _paths = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Kind", "property")]
    public void Strokes_times_spacing_are_the_area_and_every_stroke_lies_inside(bool isInIslands)
    {
        var random = new Random(31);
        for (var round = 0; round < 40; round++)
        {
            var region = RegionBoolean.Clean(
                Region.Of([Polygons.Random(random, 14, 60_000_000)]), RegionRule.NonZero, _workspace);
            Fill(region, round * 0.7, isInIslands);

            // Each side's ends are off by half a spacing at most, as often one way as the other: a hundredth is ample.
            var area_m2 = _paths.DrawnLength_m * Spacing_units * Lattice.Unit_m;
            Assert.Equal(region.Area_m2, area_m2, 0.01 * region.Area_m2);
            for (var index = 0; index < _paths.Count; index += 7)
            {
                var (from, to) = (_paths.Path(index)[0], _paths.Path(index)[1]);
                var middle = new LatticePoint((int)(((long)from.X + to.X) / 2), (int)(((long)from.Y + to.Y) / 2));
                Assert.True(from.DistanceTo_m(to) < 1e-6 || region.Winding(middle) == 1, $"{from} to {to}");
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_rectangle_is_filled_by_strokes_there_and_back_half_a_spacing_from_its_sides()
    {
        _fill.Alternate(Polygons.Rectangle(0, 0, 300_000, 200_000), Spacing_units, 0, PathKind.Hatch, _paths);

        Assert.Equal(4, _paths.Count);
        Assert.Equal([new(0, 25_000), new(300_000, 25_000)], _paths.Path(0).ToArray());
        Assert.Equal([new(300_000, 75_000), new(0, 75_000)], _paths.Path(1).ToArray());
        Assert.Equal([new(300_000, 175_000), new(0, 175_000)], _paths.Path(3).ToArray());
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Neighbouring_squares_are_drawn_crosswise_and_not_one_after_the_other()
    {
        const int square = 500_000;
        _fill.Islands(
            Polygons.Rectangle(-2_000_000, -1_500_000, 2_500_000, 2_000_000), Spacing_units, 0, square,
            PathKind.Hatch, _paths);

        var (last, seen) = ((Column: long.MinValue, Row: 0L), new HashSet<(long, long)>());
        for (var index = 0; index < _paths.Count; index++)
        {
            var (from, to) = (_paths.Path(index)[0], _paths.Path(index)[1]);
            var (column, row) = (Cell(from.X, to.X), Cell(from.Y, to.Y));
            Assert.Equal(((column + row) & 1) == 0, from.Y == to.Y);
            if ((column, row) != last)
            {
                Assert.True(seen.Add((column, row)), "a square is drawn in one go");
                Assert.NotEqual(1, Math.Abs(column - last.Column) + Math.Abs(row - last.Row));
                last = (column, row);
            }
        }

        Assert.Equal(9 * 7, seen.Count);

        static long Cell(int from, int to) => (long)Math.Floor(((double)from + to) / 2 / square);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Corners_exactly_on_a_line_count_once()
    {
        var diamond = Region.Of([[new(0, -125_000), new(125_000, 25_000), new(0, 175_000), new(-125_000, 25_000)]]);
        _fill.Alternate(diamond, Spacing_units, 0, PathKind.Hatch, _paths);

        Assert.Equal(250_000 * Lattice.Unit_m, Enumerable.Range(0, _paths.Count)
            .Max(index => _paths.Path(index)[0].DistanceTo_m(_paths.Path(index)[1])), 1e-15); // m: rounding
        Assert.Equal(diamond.Area_m2, _paths.DrawnLength_m * Spacing_units * Lattice.Unit_m, 0.05 * diamond.Area_m2);
    }

    private void Fill(Region region, double angle_rad, bool isInIslands)
    {
        _paths.Clear();
        if (isInIslands)
        {
            _fill.Islands(region, Spacing_units, angle_rad, 2_000_000, PathKind.Hatch, _paths);
        }
        else
        {
            _fill.Alternate(region, Spacing_units, angle_rad, PathKind.Hatch, _paths);
        }
    }
}
