using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Missions.Reports.Plots;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Tests.Reports;

public sealed class PlotTests
{
    [Fact, Trait("Kind", "property")]
    public void Thinning_a_line_hides_no_extreme_of_any_column_and_keeps_its_ends()
    {
        Gen.Select(Gen.Double[-1, 1].Array[500, 3000], Gen.Int[5, 100]).Sample((ys, columns) =>
        {
            var xs = ys.Select((_, i) => (double)i / (ys.Length - 1)).ToArray();
            var kept = Decimation.Keep(xs, ys, columns);
            Assert.True(kept.Length <= 4 * columns || kept.Length == ys.Length);
            Assert.Equal(0, kept[0]);
            Assert.Equal(ys.Length - 1, kept[^1]);
            Assert.All(kept.Zip(kept.Skip(1)), pair => Assert.True(pair.First < pair.Second));
            var all = Enumerable.Range(0, ys.Length).GroupBy(i => Math.Min((int)(xs[i] * columns), columns - 1));
            foreach (var column in all)
            {
                var seen = kept.Where(column.ToHashSet().Contains).ToArray();
                Assert.Equal(column.Min(i => ys[i]), seen.Min(i => ys[i]));
                Assert.Equal(column.Max(i => ys[i]), seen.Max(i => ys[i]));
            }
        }, iter: 30, threads: 1);
    }

    [Fact, Trait("Kind", "property")]
    public void Number_ticks_are_round_within_the_range_and_labelled_apart()
    {
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Double[1e-3, 1e6], Gen.Int[3, 10]).Sample((low, span, wanted) =>
        {
            var ticks = NumberTicks.Choose(low, low + span, wanted);
            // The rough step span / wanted is rounded up by at most 2.5 (2 to 5): some 2 to `wanted` + 1 ticks remain.
            Assert.InRange(ticks.Count, Math.Max(1, (int)(wanted / 2.5) - 1), wanted + 1);
            Assert.All(ticks, tick => Assert.InRange(tick.At, low, low + span));
            Assert.Equal(ticks.Count, ticks.Select(tick => tick.Label).Distinct(StringComparer.Ordinal).Count());
            var step = NumberTicks.Step(span / wanted);
            // A label is rounded to its step's digits: it is within a thousandth of a step of its place.
            Assert.All(ticks, tick => Assert.Equal(tick.At,
                double.Parse(tick.Label.Replace('−', '-'), CultureInfo.InvariantCulture), step * 1e-3));
        }, threads: 1);
    }

    [Theory, Trait("Kind", "regression")]
    [InlineData("2026-03-01T00:00:00", "2026-03-15T00:00:00", 9,
        "1 Mar/2026 3 Mar/ 5 Mar/ 7 Mar/ 9 Mar/ 11 Mar/ 13 Mar/ 15 Mar/")]
    [InlineData("2026-03-02T12:06:40", "2026-03-02T14:19:40", 9,
        "12:15/2 Mar 2026 12:30/ 12:45/ 13:00/ 13:15/ 13:30/ 13:45/ 14:00/ 14:15/")]
    [InlineData("2026-12-31T20:00:00", "2027-01-01T05:00:00", 4, "21:00/31 Dec 2026 00:00/1 Jan 2027 03:00/")]
    [InlineData("2025-11-10T00:00:00", "2026-05-20T00:00:00", 9, "Dec/2025 Jan/2026 Feb/ Mar/ Apr/ May/")]
    [InlineData("1970-06-01T00:00:00", "2060-01-01T00:00:00",
        9, "1980/ 1990/ 2000/ 2010/ 2020/ 2030/ 2040/ 2050/ 2060/")]
    [InlineData("2026-03-01T10:00:00", "2026-03-01T10:00:40", 9, "10:00:00/1 Mar 2026 10:00:05/ 10:00:10/ 10:00:15/ " +
        "10:00:20/ 10:00:25/ 10:00:30/ 10:00:35/ 10:00:40/")]
    [InlineData("2026-03-01T10:00:00", "2026-03-01T10:00:02", 4, "0/ +0.5 s/ +1.0 s/ +1.5 s/ +2.0 s/")]
    public void Time_ticks_stand_at_round_instants(string from, string to, int wanted, string expected)
    {
        var ticks = TimeTicks.Choose(Date(from), Date(to), wanted);
        Assert.Equal(expected, string.Join(' ', ticks.Select(tick => tick.Label + "/" + tick.Below))
            .Replace("+0 s", "0", StringComparison.Ordinal));
    }

    [Fact, Trait("Kind", "property")]
    public void Time_ticks_lie_within_any_range_and_are_few()
    {
        Gen.Select(Gen.Int[1, 9000], Gen.Double[0.001, 12], Gen.Int[3, 10]).Sample((year, power, wanted) =>
        {
            var from = new DateTime(year, 5, 6, 7, 8, 9, DateTimeKind.Unspecified);
            var to = from.AddSeconds(Math.Min(Math.Pow(10, power), (DateTime.MaxValue - from).TotalSeconds - 1));
            var ticks = TimeTicks.Choose(from, to, wanted);
            // At most `wanted` whole steps fit in the range, so one tick more; months differ in length by a tick.
            Assert.InRange(ticks.Count, 0, wanted + 2);
            Assert.All(ticks, tick => Assert.InRange(tick.At, 0, (to - from).TotalSeconds));
        }, threads: 1);
    }

    [Fact, Trait("Kind", "property")]
    public void Series_share_a_plot_where_axis_unit_and_size_allow_it()
    {
        var axis = new SeriesAxis("t", Unit.Parse("s"), [0, 1]);
        var other = axis with { Origin = Epoch.J2000 };
        var phase = new PhaseRun("p", "k", "k", PhaseStatus.Done, "",
            [
                Output.Series("a", "W", ""), Output.Series("b", "W", ""), Output.Series("kilo", "kW", ""),
                Output.Series("small", "W", ""), Output.Series("later", "W", ""), Output.Series("empty", "W", ""),
            ],
            [],
            Report.Empty with
            {
                Series =
                [
                    new("a", axis, [1, 2]), new("b", axis, [3, 40]), new("kilo", axis, [1, 2]),
                    new("small", axis, [0.001, 0.002]), new("later", other, [1, 2]),
                    new("empty", axis with { Values_si = [] }, []),
                ],
            });
        Assert.Equal("a b, kilo, small, later", string.Join(", ",
            PlotGroup.Of(phase).Select(group => string.Join(' ', group.Series.Select(series => series.Name)))));
    }

    [Fact, Trait("Kind", "regression")]
    public void A_long_series_is_thinned_to_what_its_plot_can_show()
    {
        var group = PlotGroup.Of(SampleRun.Brick.Phases[0])[1];
        var svg = SeriesPlot.Svg(group, "x", "label", 760, 260);
        // Two lines of at most 4 points a pixel column of 10 characters or so; 4033 points each would be twice that.
        Assert.InRange(svg.Length, 10_000, 2 * 4 * 760 * 14);
        Assert.Contains("aria-label=\"label\"", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("#0A0", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("font-family", svg, StringComparison.Ordinal);
    }

    [Fact, Trait("Kind", "property")]
    public void A_time_axis_that_begins_before_the_calendar_is_drawn_in_its_own_unit()
    {
        var axis = new SeriesAxis("time", Unit.Parse("a"), [-1e12, 1e12], SampleRun.Start);
        var phase = RunFolderTests.PhaseWith(new("y", axis, [1, 2]));
        Assert.Equal("time, a", PlotScale.Horizontal(PlotGroup.Of(phase)[0], 5).Caption);
    }

    private static DateTime Date(string text) => DateTime.ParseExact(
        text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None);
}
