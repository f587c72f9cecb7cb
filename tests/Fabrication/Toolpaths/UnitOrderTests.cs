using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Tests.Regions;
using Guanghan.Fabrication.Toolpaths;
using Guanghan.Fabrication.Toolpaths.Ordering;

namespace Guanghan.Fabrication.Tests.Toolpaths;

public sealed class UnitOrderTests
{
    private const double Speed_m_s = 0.01;
    private const double Travel_m_s = 0.1;
    private const double Radius_m = 2e-3;

    private readonly PathList _paths = new();

    [Theory]
    [InlineData(HatchPattern.Stripe, false)]
    [InlineData(HatchPattern.Island, false)]
    [InlineData(HatchPattern.Alternating, true)]
    [Trait("Kind", "property")]
    public void Every_way_is_drawn_once_in_every_order(HatchPattern pattern, bool isByStroke)
    {
        Draw(pattern, 0, false);
        var strokes = Strokes();
        Draw(pattern, 15, isByStroke);

        Assert.Equal(strokes, Strokes());
        Assert.Equal(strokes.Count, strokes.Distinct().Count());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [Trait("Kind", "validates")]
    public void The_least_time_of_return_is_what_a_look_at_all_pairs_of_places_finds(double return_s)
    {
        var figures = Draw(HatchPattern.Alternating, return_s, isByStroke: true);
        var (times, places, strokes) = (new List<double>(), new List<LatticePoint>(), new List<int>());
        var (now_s, pen) = (0.0, PathPlannerTests.Plate().Bounds.Low);
        for (var index = 0; index < _paths.Count; index++)
        {
            var (from, to) = (_paths.Path(index)[0], _paths.Path(index)[^1]);
            now_s += pen.DistanceTo_m(from) / Travel_m_s;
            for (var step = 0; step <= 40; step++)
            {
                places.Add(new(from.X + ((to.X - from.X) / 40 * step), from.Y + ((to.Y - from.Y) / 40 * step)));
                times.Add(now_s + (from.DistanceTo_m(to) / Speed_m_s * step / 40));
                strokes.Add(index);
            }

            now_s = times[^1];
            pen = to;
        }

        var least_s = double.PositiveInfinity;
        for (var one = 0; one < times.Count; one++)
        {
            for (var other = 0; other < one; other++)
            {
                if (strokes[one] != strokes[other] && places[one].DistanceTo_m(places[other]) <= Radius_m)
                {
                    least_s = Math.Min(least_s, times[one] - times[other]);
                }
            }
        }

        // s: both look every millimetre or half of it, a tenth of a second each.
        Assert.Equal(least_s, figures.ReturnTime_s, 0.25);
        Assert.Equal(now_s, figures.Duration_s, 1e-3); // s: whole steps of a stroke in this test
        Assert.Contains(places, place => place.DistanceTo_m(figures.ReturnAt) < 2e-3);
    }

    [Theory]
    [InlineData(HatchPattern.Stripe, false, 20)]
    [InlineData(HatchPattern.Alternating, true, 8)]
    [Trait("Kind", "property")]
    public void Places_rest_as_long_as_asked_where_that_is_possible(HatchPattern pattern, bool isByStroke, double rest_s)
    {
        var without = Draw(pattern, 0, isByStroke);
        var rested = Draw(pattern, rest_s, isByStroke);

        Assert.True(without.ReturnTime_s < rest_s);
        Assert.True(rested.ReturnTime_s >= rest_s, $"{rested.ReturnTime_s} s");
        Assert.True(rested.TravelLength_m < 2 * rested.DrawnLength_m);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void More_rest_than_there_can_be_still_ends_and_is_reported()
    {
        var figures = Draw(HatchPattern.Stripe, 1e6, false);

        Assert.InRange(figures.ReturnTime_s, 1, figures.Duration_s);
        Assert.Equal(figures.FillArea_m2, figures.HatchedArea_m2, 0.01 * figures.FillArea_m2);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_way_from_each_to_the_nearest_is_much_shorter_than_the_way_as_they_come()
    {
        var random = new Random(71);
        var units = new PathUnits();
        for (var at = 0; at < 1500; at++)
        {
            var (x, y) = (random.Next(10_000_000), random.Next(at % 3 == 0 ? 100_000 : 10_000_000));
            units.Ways.AddPoint(new(x, y));
            units.Ways.AddPoint(new(x + 20_000, y));
            units.Ways.EndPath(PathKind.Hatch);
            units.End(isReversible: at % 2 == 0);
        }

        var (order, writer) = (new UnitOrder(), new WayWriter(PathPlannerTests.Options(HatchPattern.OneWay)));
        writer.Begin(0, _paths);
        order.Begin(default);
        order.Nearest(units, writer);
        var nearest_m = order.Travel_m;
        Assert.Equal(1500, _paths.Count);

        // Against a greedy look at all ends each time.
        var (left, pen, greedy_m) = (Enumerable.Range(0, 1500).ToList(), default(LatticePoint), 0.0);
        while (left.Count > 0)
        {
            var (away, unit, isBack) = left.Select(one => (units.Start(one).DistanceTo_m(pen), one, false)).Concat(
                left.Where(units.IsReversible).Select(one => (units.Finish(one).DistanceTo_m(pen), one, true))).Min();
            greedy_m += away;
            pen = isBack ? units.Start(unit) : units.Finish(unit);
            left.Remove(unit);
        }

        Assert.InRange(nearest_m, 0.8 * greedy_m, 1.2 * greedy_m); // a bounded look misses a far one now and then
    }

    [Theory]
    [InlineData(SeamRule.Aligned)]
    [InlineData(SeamRule.Random)]
    [InlineData(SeamRule.SharpestConcave)]
    [InlineData(SeamRule.Nearest)]
    [Trait("Kind", "property")]
    public void Seams_lie_where_the_rule_says(SeamRule rule)
    {
        // An L, with its inner corner at (2, 2) cm.
        LatticePoint[] corners = [new(0, 0), new(4_000_000, 0), new(4_000_000, 2_000_000), new(2_000_000, 2_000_000),
            new(2_000_000, 4_000_000), new(0, 4_000_000)];
        var options = new ContourOptions(1, 1e-3, false, true, rule) { SeamAngle_rad = -0.3, SeamSeed = 7 };
        var pen = new LatticePoint(-100, 4_100_000);
        SeamPlace Choose(int layer, int way = 0) => SeamPlace.Choose(corners, options, pen, 100_000, layer, way);

        Assert.Equal(Choose(0), Choose(0));
        if (rule is SeamRule.Random)
        {
            var seams = Enumerable.Range(0, 200).Select(layer => Choose(layer).Between!.Value).ToArray();
            Assert.Equal(200, seams.Distinct().Count());
            // Along the way as even as 200 draws are: the long sides take a quarter each of 16 cm.
            Assert.InRange(seams.Count(place => place.Y == 0), 30, 70);
            Assert.NotEqual(Choose(0, 1), Choose(0, 2));
            return;
        }

        Assert.Null(Choose(3).Between);
        Assert.Equal(rule switch { SeamRule.Aligned => 1, SeamRule.SharpestConcave => 3, _ => 5 }, Choose(3).Corner);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_closed_way_begins_and_ends_at_its_seam_and_keeps_its_length()
    {
        var options = PathPlannerTests.Options(HatchPattern.OneWay);
        var seeded = options with { Contours = options.Contours with { Seam = SeamRule.Random } };
        var plain = new PathList();
        new PathPlanner(options).Draw(5, Polygons.RegularPolygon(40, 2_000_000), plain);
        new PathPlanner(seeded).Draw(5, Polygons.RegularPolygon(40, 2_000_000), _paths);

        Assert.Equal(_paths.Path(0)[0], _paths.Path(0)[^1]);
        Assert.NotEqual(plain.Path(0)[0], _paths.Path(0)[0]);
        Assert.Equal(plain.KindLength_m(PathKind.OuterContour), _paths.KindLength_m(PathKind.OuterContour), 2e-8);
    }

    private LayerFigures Draw(HatchPattern pattern, double return_s, bool isByStroke)
    {
        var options = PathPlannerTests.Options(pattern, contours: 0);
        return new PathPlanner(options with
        {
            Order = new(Speed_m_s, Travel_m_s)
            {
                ReturnRadius_m = Radius_m,
                ReturnTime_s = return_s,
                IsByStroke = isByStroke,
            },
        }).Draw(1, PathPlannerTests.Plate(), _paths);
    }

    private List<(LatticePoint, LatticePoint)> Strokes() => [.. Enumerable.Range(0, _paths.Count).Select(index =>
    {
        var (a, b) = (_paths.Path(index)[0], _paths.Path(index)[^1]);
        return (a.X, a.Y).CompareTo((b.X, b.Y)) < 0 ? (a, b) : (b, a);
    }).OrderBy(stroke => (stroke.Item1.X, stroke.Item1.Y))];
}
