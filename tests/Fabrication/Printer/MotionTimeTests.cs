using Guanghan.Fabrication.Printer;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Tests.Printer;

public sealed class MotionTimeTests(ITestOutputHelper output)
{
    // A light pen on a gantry, a fast one, and one whose acceleration never builds up.
    private static readonly MachineLimits[] s_machines =
    [
        new(0.02, 0.06, 0.5, 20, 20e-6, 0.03, 0.02, 0.25, 4),
        new(0.1, 0.2, 2, 100, 50e-6, 0.01, 0.01, 0.1, 0),
        new(0.008, 0.02, 1, 10, 5e-6, 0, 0, 1, 1),
    ];

    [Theory]
    [InlineData("brick")]
    [InlineData("arch")]
    [InlineData("tile")]
    [InlineData("gyroid")]
    [InlineData("zigzag")]
    [InlineData("islands")]
    [Trait("Kind", "validates")]
    public void Six_parts_take_as_long_as_when_driven_step_by_step_within_2_percent(string part)
    {
        foreach (var limits in s_machines)
        {
            var paths = Part(part);
            var planned = new MotionTime(limits, 1).Add(LayerOf(paths));
            var (on, off, slow) = Stepped(paths, limits);

            output.WriteLine($"{part}: on {planned.On_s / on - 1:0.00%} of {on:0.00} s, off {planned.Off_s / off - 1:0.00%} of " +
                $"{off:0.00} s, slow {planned.Slow_m / slow - 1:0.00%} of {slow / planned.Drawn_m:0.0%}");
            Assert.InRange(planned.On_s / on, 0.98, 1.02);
            Assert.InRange(planned.Off_s, (0.98 * off) - 1e-3, (1.02 * off) + 1e-3); // s: single steps of short moves
            Assert.Equal(slow / planned.Drawn_m, planned.SlowFraction, 0.02);
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_stroke_without_limit_of_jerk_is_a_trapezoid_or_a_triangle()
    {
        // v / a + l / v where the speed is reached, 2 sqrt(l / a) where it is not.
        var limits = s_machines[0] with { Jerk_m_s3 = double.PositiveInfinity };

        Assert.Equal((0.02 / 0.5) + (0.01 / 0.02), Time(limits, new(0, 0), new(1_000_000, 0)), 1e-12);
        Assert.Equal(2 * Math.Sqrt(1e-4 / 0.5), Time(limits, new(0, 0), new(10_000, 0)), 1e-12);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_short_stroke_with_little_jerk_takes_four_phases_of_it()
    {
        // Four equal phases of jerk cover l = 2 J t^3.
        var limits = s_machines[0] with { Jerk_m_s3 = 1 };

        Assert.Equal(4 * Math.Cbrt(1e-4 / 2), Time(limits, new(0, 0), new(10_000, 0)), 1e-12);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Corners_on_a_straight_way_change_nothing()
    {
        var limits = s_machines[0];
        var many = Enumerable.Range(0, 1001).Select(at => new LatticePoint(3_000 * at, 4_000 * at)).ToArray();

        Assert.Equal(Time(limits, many[0], many[^1]), Time(limits, many), 1e-9);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_way_back_takes_as_long_and_looser_limits_never_take_longer() =>
        Gen.Select(Gen.Int[-300_000, 300_000], Gen.Int[-300_000, 300_000]).Array[2, 60].Sample(places =>
        {
            var way = places.Select(place => new LatticePoint(place.Item1 / 10, place.Item2 / 10)).ToArray();
            var limits = s_machines[0];
            var time = Time(limits, way);
            var back = Time(limits, [.. way.Reverse()]);
            var slack = time * 1e-3; // the acceleration is zero at corners that hold: a little is left on the way
            return Math.Abs(back - time) <= slack && Time(limits with { Jerk_m_s3 = 40 }, way) <= time + slack &&
                Time(limits with { Acceleration_m_s2 = 0.7 }, way) <= time + slack &&
                Time(limits with { Speed_m_s = 0.03 }, way) <= time + slack &&
                Time(limits with { CornerDeviation_m = 40e-6 }, way) <= time + slack &&
                time >= Length(way) / limits.Speed_m_s;
        }, iter: 300);

    [Fact]
    [Trait("Kind", "property")]
    public void Time_is_made_of_light_dark_and_waiting_for_each_pen()
    {
        var paths = new PathList();
        foreach (var (pen, length) in new[] { ((byte)0, 2_000_000), ((byte)1, 5_000_000), ((byte)0, 1_000_000) })
        {
            paths.AddPoint(new(0, pen * 100_000));
            paths.AddPoint(new(length, pen * 100_000));
            paths.EndPath(PathKind.Hatch, pen);
        }

        paths.AddPoint(new(7, 7));
        paths.EndPath(PathKind.Spot, 1);
        var limits = s_machines[0];
        var (side, turns) = (new MotionTime(limits, 2), new MotionTime(limits with { PenOrder = PenOrder.InTurn }, 2));
        foreach (var motion in new[] { side, turns })
        {
            for (var index = 0; index < 2; index++)
            {
                var time = motion.Add(LayerOf(paths));

                Assert.Equal(2 * time.Duration_s, time.On_s + time.Off_s + time.Waiting_s, 1e-12);
                Assert.Equal(0.08, time.Drawn_m, 1e-12);
                Assert.Equal((index, 2 * (0.03 + 0.02)), (motion.Total.Index, motion.Pens[0].Shutter_s));
            }
        }

        var pens = side.Pens.ToArray();
        var both = pens.Max(pen => Math.Max(4, pen.Lead_s) + pen.Work_s);
        Assert.Equal(both, side.Add(LayerOf(paths)).Duration_s, 1e-12);
        Assert.Equal(4 + pens.Sum(pen => pen.Work_s), turns.Add(LayerOf(paths)).Duration_s, 1e-12);
        Assert.Equal(4, side.Add(LayerOf(new())).Duration_s);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Marked_numbers_are_found_from_any_other() =>
        Gen.Select(Gen.Int[1, 20_000].HashSet[1, 40], Gen.Int[1, 19_999]).Sample((marks, from) =>
        {
            var places = new MarkedPlaces();
            places.Clear(20_001);
            foreach (var mark in marks.Append(0).Append(20_000))
            {
                places.Mark(mark);
            }

            return places.Next(from) == marks.Append(20_000).Where(mark => mark > from).Min() &&
                places.Before(from) == marks.Append(0).Where(mark => mark < from).Max();
        });

    [Fact]
    [Trait("Kind", "property")]
    public void A_long_way_whose_corners_hold_ever_less_takes_no_longer_for_its_length()
    {
        // Corners that open slowly: each found next to the last, with all others ahead.
        var limits = s_machines[0];
        var (way, angle, place) = (new List<LatticePoint>(), 0.0, (X: 0.0, Y: 0.0));
        for (var corner = 0; corner < 100_000; corner++)
        {
            way.Add(new((int)place.X, (int)place.Y));
            angle += (corner % 2 == 0 ? 1 : -1) * (2.5 - (corner * 2e-5));
            place = (place.X + (2_000 * Math.Cos(angle)), place.Y + (2_000 * Math.Sin(angle)));
        }

        var (whole, first, second) = (Time(limits, [.. way]), Time(limits, [.. way[..50_001]]), Time(limits, [.. way[50_000..]]));

        Assert.InRange(first + second - whole, 0, 0.1); // s: one stop in the middle
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Ways_that_join_are_drawn_in_one_go()
    {
        var (one, two) = (new PathList(), new PathList());
        foreach (var (paths, parts) in new[] { (one, 1), (two, 2) })
        {
            paths.AddPoint(new(0, 0));
            paths.AddPoint(new(500_000, 0));
            if (parts == 2)
            {
                paths.EndPath(PathKind.Hatch);
                paths.AddPoint(new(500_000, 0));
            }

            paths.AddPoint(new(1_000_000, 0));
            paths.EndPath(PathKind.Hatch);
        }

        Assert.Equal(new MotionTime(s_machines[0], 1).Add(LayerOf(one)), new MotionTime(s_machines[0], 1).Add(LayerOf(two)));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_machine_that_cannot_move_and_a_pen_it_lacks_are_refused()
    {
        Assert.Contains("It must be finite and above 0.", Assert.Throws<ArgumentOutOfRangeException>(
            () => new MotionTime(s_machines[0] with { Acceleration_m_s2 = 0 }, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("infinity for none", Assert.Throws<ArgumentOutOfRangeException>(
            () => new MotionTime(s_machines[0] with { Jerk_m_s3 = double.NaN }, 1)).Message, StringComparison.Ordinal);
        var paths = new PathList();
        paths.AddPoint(new(0, 0));
        paths.EndPath(PathKind.Spot, 3);
        Assert.Contains("Layer 0 is drawn by pen 3; the machine has 2.", Assert.Throws<ArgumentException>(
            () => new MotionTime(s_machines[0], 2).Add(LayerOf(paths))).Message, StringComparison.Ordinal);
    }

    private static DrawnLayer LayerOf(PathList paths) => new(0, 0, 2e-4, 0, Region.Empty, paths);

    private static double Time(MachineLimits limits, params LatticePoint[] way)
    {
        var paths = new PathList();
        Add(paths, PathKind.Hatch, way);
        return new MotionTime(limits, 1).Add(LayerOf(paths)).On_s;
    }

    private static double Length(LatticePoint[] way) => way.Zip(way.Skip(1)).Sum(side => side.First.DistanceTo_m(side.Second));

    private static (double On_s, double Off_s, double Slow_m) Stepped(PathList paths, MachineLimits limits)
    {
        var (on, off, slow) = (0.0, 0.0, 0.0);
        LatticePoint? place = null;
        for (var index = 0; index < paths.Count; index++)
        {
            var way = paths.Path(index).ToArray();
            if (place is { } from && from != way[0])
            {
                off += SteppedMotion.Drive([from, way[0]], limits, limits.TravelSpeed_m_s).Time_s;
            }

            var (time, below) = paths.Kind(index) is PathKind.Spot ? (limits.SpotDwell_s, 0)
                : SteppedMotion.Drive(way, limits, limits.Speed_m_s);
            (on, slow, place) = (on + time, slow + below, way[^1]);
        }

        return (on, off, slow);
    }

    private static PathList Part(string name)
    {
        var paths = new PathList();
        switch (name)
        {
            case "brick": // two contours and long strokes
                for (var inset = 0; inset < 2; inset++)
                {
                    Add(paths, PathKind.OuterContour, Box(inset * 50_000, inset * 50_000, 3_000_000 - (inset * 50_000),
                        1_000_000 - (inset * 50_000)));
                }

                Strokes(paths, 100_000, 100_000, 2_900_000, 900_000, 100_000);
                break;
            case "arch": // rings of short chords with straight feet
                for (var ring = 0; ring < 3; ring++)
                {
                    var radius = 1_000_000 - (ring * 150_000);
                    Add(paths, PathKind.InnerContour, [new(radius, -500_000), .. Enumerable.Range(0, 61).Select(at =>
                        Polar(radius, Math.PI * at / 60)), new(-radius, -500_000), new(radius, -500_000)]);
                }

                break;
            case "tile": // strokes of skin only
                Strokes(paths, 0, 0, 800_000, 800_000, 40_000);
                break;
            case "gyroid": // long curves of chords from 0.05 to 0.3 mm
                for (var row = 0; row < 3; row++)
                {
                    var at = 0.0;
                    Add(paths, PathKind.Hatch, [.. Enumerable.Range(0, 300).Select(index =>
                    {
                        at += 5_000 + (25_000 * ((index * 7919) % 100) / 100.0);
                        return new LatticePoint((int)at, (int)((row * 600_000) + (250_000 * Math.Sin(at / 120_000)) +
                            (60_000 * Math.Sin(at / 31_000))));
                    })]);
                }

                break;
            case "zigzag": // one way of short strokes that join
                Add(paths, PathKind.Hatch, [.. Enumerable.Range(0, 300).Select(at =>
                    new LatticePoint(at / 2 * 30_000, (at + 1) / 2 % 2 * 120_000))]);
                break;
            default: // many small squares and spots
                for (var island = 0; island < 24; island++)
                {
                    var (x, y) = (island % 6 * 400_000, island / 6 * 400_000);
                    Add(paths, PathKind.OuterContour, Box(x, y, x + 150_000, y + 150_000));
                    Strokes(paths, x + 30_000, y + 30_000, x + 120_000, y + 120_000, 30_000);
                    Add(paths, PathKind.Spot, [new(x + 200_000, y)]);
                }

                break;
        }

        return paths;
    }

    private static LatticePoint Polar(double radius, double angle) =>
        new((int)(radius * Math.Cos(angle)), (int)(radius * Math.Sin(angle)));

    private static LatticePoint[] Box(int left, int low, int right, int high) =>
        [new(left, low), new(right, low), new(right, high), new(left, high), new(left, low)];

    private static void Strokes(PathList paths, int left, int low, int right, int high, int spacing)
    {
        for (var (y, isBack) = (low, false); y <= high; y += spacing, isBack = !isBack)
        {
            Add(paths, PathKind.Hatch, isBack ? [new(right, y), new(left, y)] : [new(left, y), new(right, y)]);
        }
    }

    private static void Add(PathList paths, PathKind kind, LatticePoint[] way)
    {
        foreach (var place in way)
        {
            paths.AddPoint(place);
        }

        paths.EndPath(kind);
    }
}
