using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Tests.Regions;
using Guanghan.Fabrication.Toolpaths;
using Guanghan.Fabrication.Toolpaths.Pens;

namespace Guanghan.Fabrication.Tests.Toolpaths;

public sealed class PenSharesTests
{
    private static readonly OrderOptions s_order = new(0.01, 0.05) { SpotTime_s = 2 };

    private readonly PathList _plan = new();
    private readonly PathList _shared = new();

    public static TheoryData<HatchPattern, int> Cases() =>
        [(HatchPattern.Alternating, 3), (HatchPattern.Island, 4), (HatchPattern.Spiral, 2), (HatchPattern.Stripe, 6)];

    [Theory]
    [MemberData(nameof(Cases))]
    [Trait("Kind", "validates")]
    public void No_two_pens_come_too_close_at_any_moment(HatchPattern pattern, int count)
    {
        var pens = new PenOptions(count, 2e-3, 1e-3);
        foreach (var (layer, region) in new[] { PathPlannerTests.Plate(), Star(), Tower() }.Index())
        {
            new PathPlanner(PathPlannerTests.Options(pattern)).Draw(layer, region, _plan);
            var shares = new PenShares(pens, s_order);
            shares.Share(_plan, _shared);

            var closest_m = Closest_m(shares);
            Assert.True(closest_m >= pens.Distance_m, $"{shares.UsedCount} pens, {closest_m * 1e3} mm");
            // m: every cut is rounded to the lattice, on both sides of it.
            Assert.Equal(_plan.DrawnLength_m, _shared.DrawnLength_m, _shared.Count * Lattice.Unit_m);
            Assert.Equal(_plan.KindLength_m(PathKind.OuterContour), _shared.KindLength_m(PathKind.OuterContour), 1e-5);
            Assert.InRange(shares.UsedCount, 2, count);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void More_pens_take_less_time_and_one_pen_draws_the_plan_as_it_is()
    {
        var region = Polygons.Rectangle(0, 0, 20_000_000, 5_000_000);
        new PathPlanner(PathPlannerTests.Options(HatchPattern.Stripe)).Draw(0, region, _plan);
        var durations = new[] { 1, 2, 4, 8 }.Select(count =>
        {
            var shares = new PenShares(new(count, 2e-3, 1e-3), s_order);
            shares.Share(_plan, _shared);
            Assert.Equal(count, shares.UsedCount);
            Assert.Equal(count, Enumerable.Range(0, _shared.Count).Select(_shared.Pen).Distinct().Count());
            return shares.Duration_s;
        }).ToArray();

        Assert.True(durations[1] < 0.6 * durations[0]);
        Assert.True(durations[2] < 0.6 * durations[1]);
        Assert.True(durations[3] < 0.7 * durations[2]);

        var one = new PenShares(new(1, 0, 0), s_order);
        one.Share(_plan, _shared);
        Assert.Equal(_plan.Count, _shared.Count);
        Assert.All(Enumerable.Range(0, _plan.Count), index =>
            Assert.True(_plan.Path(index).SequenceEqual(_shared.Path(index))));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_narrow_layer_takes_fewer_pens_and_an_empty_one_no_time()
    {
        var shares = new PenShares(new(8, 5e-3, 0), s_order);
        new PathPlanner(PathPlannerTests.Options(HatchPattern.Stripe)).Draw(0, PathPlannerTests.Plate(), _plan);
        shares.Share(_plan, _shared);
        Assert.Equal(2, shares.UsedCount); // 39 mm, 20 mm for two slabs between pens
        _plan.Clear();
        shares.Share(_plan, _shared);
        Assert.Equal(1, shares.UsedCount);
        Assert.Equal(0, shares.Duration_s);
        Assert.Equal(0, _shared.Count);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Spots_are_shared_and_pens_without_any_make_room()
    {
        // All spots lie at the two ends, so that slabs between are empty.
        for (var at = 0; at < 40; at++)
        {
            _plan.AddPoint(new(at % 2 == 0 ? at * 1000 : 10_000_000 - (at * 1000), at * 50_000));
            _plan.EndPath(PathKind.Spot);
        }

        var pens = new PenOptions(5, 4e-3, 2e-3);
        var shares = new PenShares(pens, s_order);
        shares.Share(_plan, _shared);

        Assert.Equal(40, _shared.Count);
        Assert.True(Closest_m(shares) >= pens.Distance_m);
        Assert.All(shares.Times, time => Assert.Equal(2, time.End_s - time.Start_s, 1e-12)); // s: rounding
    }

    [Theory]
    [InlineData(0, 1e-3, 0, "there must be 1 to 64 pens")]
    [InlineData(2, double.NaN, 0, "radius and gap of pens must be 0 to 1 m")]
    [InlineData(2, 0, 0, "pens must keep a distance above 0")]
    [Trait("Kind", "refusal")]
    public void Pens_that_cannot_be_are_refused(int count, double radius_m, double separation_m, string problem)
    {
        Assert.StartsWith($"No ways can be shared so: {problem}.", Assert.Throws<ArgumentException>(() =>
            new PenShares(new(count, radius_m, separation_m), s_order)).Message, StringComparison.Ordinal);
    }

    // Follows every pen from moment to moment by the times alone: knows nothing of slabs.
    private double Closest_m(PenShares shares)
    {
        var tracks = Enumerable.Range(0, shares.UsedCount).Select(pen => Track(shares, pen)).ToArray();
        var closest_m = double.PositiveInfinity;
        var at = new int[tracks.Length];
        var step_s = Math.Max(0.005, shares.Duration_s / 40_000);
        for (var now_s = 0.0; now_s <= shares.Duration_s; now_s += step_s)
        {
            var places = tracks.Select((track, pen) =>
            {
                while (at[pen] + 1 < track.Count && track[at[pen] + 1].Time_s <= now_s)
                {
                    at[pen]++;
                }

                var (from_s, x, y) = track[at[pen]];
                if (at[pen] + 1 == track.Count)
                {
                    return (x, y);
                }

                var (to_s, toX, toY) = track[at[pen] + 1];
                var share = (now_s - from_s) / (to_s - from_s);
                return (x + (share * (toX - x)), y + (share * (toY - y)));
            }).ToArray();
            for (var one = 0; one < places.Length; one++)
            {
                for (var other = 0; other < one; other++)
                {
                    var (x, y) = (places[one].Item1 - places[other].Item1, places[one].Item2 - places[other].Item2);
                    closest_m = Math.Min(closest_m, Math.Sqrt((x * x) + (y * y)));
                }
            }
        }

        return closest_m;
    }

    private List<(double Time_s, double X_m, double Y_m)> Track(PenShares shares, int pen)
    {
        var home = shares.Home(pen);
        var track = new List<(double, double, double)> { (0, home.X_m, home.Y_m) };
        for (var index = 0; index < _shared.Count; index++)
        {
            if (_shared.Pen(index) != pen)
            {
                continue;
            }

            var (depart_s, start_s, end_s) = shares.Times[index];
            Assert.True(depart_s >= track[^1].Item1 && start_s >= depart_s && end_s > start_s);
            track.Add((depart_s, track[^1].Item2, track[^1].Item3));
            var way = _shared.Path(index);
            var (x, y, now_s) = (way[0].X_m - track[^1].Item2, way[0].Y_m - track[^1].Item3, start_s);
            Assert.Equal(Math.Sqrt((x * x) + (y * y)) / s_order.TravelSpeed_m_s, start_s - depart_s, 1e-9);
            track.Add((start_s, way[0].X_m, way[0].Y_m));
            for (var at = 1; at < way.Length; at++)
            {
                now_s += way[at - 1].DistanceTo_m(way[at]) / s_order.Speed_m_s;
                track.Add((now_s, way[at].X_m, way[at].Y_m));
            }

            track.Add((end_s, way[^1].X_m, way[^1].Y_m));
        }

        foreach (var park in shares.Parks.Where(park => park.Pen == pen))
        {
            track.Add((park.Depart_s, track[^1].Item2, track[^1].Item3));
            track.Add((park.Arrive_s, park.Place.X_m, park.Place.Y_m));
        }

        return track;
    }

    private static Region Star() => Region.Of([[.. Enumerable.Range(0, 14).Select(at =>
    {
        var (sin, cos) = Math.SinCos(Math.PI * at / 7);
        var radius = at % 2 == 0 ? 4e6 : 1.5e6;
        return new LatticePoint((int)(radius * cos), (int)(radius * sin));
    })]]);

    private static Region Tower() => Polygons.Rectangle(-500_000, -6_000_000, 700_000, 3_000_000);
}
