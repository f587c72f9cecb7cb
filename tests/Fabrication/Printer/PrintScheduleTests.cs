using System.Collections.Immutable;
using Guanghan.Fabrication.Printer;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Tests.Printer;

public sealed class PrintScheduleTests
{
    private static readonly MachineRates s_rates = new(0.1, 1, 2);

    // Layers of strokes 1 m long at 0.1 m/s, 0.1 m apart: each takes 10 s, each move 0.1 s.
    private static ImmutableArray<DrawnLayer> Paths(int layers, int strokes)
    {
        var paths = new PathList();
        for (var y = 0; y < strokes; y++)
        {
            paths.AddPoint(Lattice.At(y % 2 == 0 ? 0 : 1, 0.1 * y));
            paths.AddPoint(Lattice.At(y % 2 == 0 ? 1 : 0, 0.1 * y));
            paths.EndPath(PathKind.Hatch);
        }

        return [.. Enumerable.Range(0, layers).Select(layer => new DrawnLayer(layer, layer, 1, 0, Region.Empty, paths))];
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Under_a_constant_light_time_is_strokes_moves_and_spreading()
    {
        var schedule = PrintSchedule.Plan(Paths(3, 4), s_rates, LightWindows.Find([], [1361], 1000), default);

        Assert.Equal(PrintOutcome.Finished, schedule.Outcome);
        Assert.Equal(3 * (2 + 40 + 0.3), schedule.Printing_s, 1e-12); // s: rounding
        Assert.Equal((120, 0), (schedule.Exposed_s, schedule.Dark_s));
        Assert.Equal(schedule.Elapsed_s, schedule.Printing_s);
        Assert.Equal(3, schedule.LayerFinishes_s.Length);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_stroke_that_could_not_end_before_sunset_waits_for_sunrise()
    {
        // Light for 25 s: spreading (2), a stroke (10), a move and a stroke (10.1) end at 22.1; the third must wait.
        var schedule = PrintSchedule.Plan(
            Paths(1, 3), s_rates, [new LightWindow(0, 25), new LightWindow(100, 200)], default);

        Assert.Equal([new LightWindow(22.1, 100)], schedule.Pauses_s);
        Assert.Equal(110.1, schedule.Finish_s, 1e-12); // s: rounding
        Assert.Equal(75, schedule.Dark_s, 1e-12); // s: from sunset at 25 to sunrise at 100
        Assert.Equal(2, schedule.WindowCount);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_stroke_that_ends_with_the_light_is_drawn()
    {
        Assert.Equal(PrintOutcome.Finished,
            PrintSchedule.Plan(Paths(1, 1), s_rates, [new LightWindow(5, 17)], default).Outcome);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Light_and_dark_make_the_elapsed_time_and_work_happens_in_light_alone()
    {
        Gen.Select(Gen.Int[1, 20], Gen.Int[1, 6], Gen.Double[12.5, 60], Gen.Double[0, 100]).Sample((layers, strokes,
            lit, dark) =>
        {
            var windows = Enumerable.Range(0, 2000).Select(day => new LightWindow(day * (lit + dark), (day * (lit +
                dark)) + lit));
            var schedule = PrintSchedule.Plan(Paths(layers, strokes), s_rates, [.. windows], default);
            return schedule.Outcome is PrintOutcome.Finished &&
                schedule.Printing_s <= schedule.Lit_s + 1e-6 && // s: rounding of sums
                Math.Abs(schedule.Lit_s + schedule.Dark_s - schedule.Elapsed_s) < 1e-6 &&
                Math.Abs(schedule.Printing_s - (layers * (2 + (10.1 * strokes) - 0.1))) < 1e-6 &&
                schedule.Pauses_s.Length == schedule.WindowCount - 1;
        }, iter: 200);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void What_cannot_be_finished_says_why()
    {
        var paths = Paths(3, 3);

        Assert.Equal(PrintOutcome.NeverLit, PrintSchedule.Plan(paths, s_rates, [], default).Outcome);
        Assert.Equal(PrintOutcome.StrokeTooLong,
            PrintSchedule.Plan(paths, s_rates, [new LightWindow(0, 9), new LightWindow(20, 29)], default).Outcome);
        Assert.Equal(PrintOutcome.SeriesTooShort, PrintSchedule.Plan(paths, s_rates, [new LightWindow(0, 50)],
            default).Outcome);
        Assert.Single(PrintSchedule.Plan(paths, s_rates, [new LightWindow(0, 50)], default).LayerFinishes_s);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Windows_begin_and_end_where_the_line_between_samples_crosses_the_threshold()
    {
        var windows = LightWindows.Find([100, 110, 120, 130, 140], [0, 1000, 1000, 0, 600], 500);

        Assert.Equal([new LightWindow(5, 25), new LightWindow(30 + (10 * 500.0 / 600), 40)], windows);
        Assert.Empty(LightWindows.Find([0, 1], [10, 20], 21));
        Assert.Empty(LightWindows.Find([], [10], 21));
    }
}
