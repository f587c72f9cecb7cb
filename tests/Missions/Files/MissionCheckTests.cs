using System.Diagnostics;
using System.Globalization;
using System.Text;
using Guanghan.Core.Phases;
using Guanghan.Missions.Files;

namespace Guanghan.Missions.Tests.Files;

public sealed class MissionCheckTests
{
    [Fact]
    [Trait("Kind", "property")]
    public void A_good_file_gives_a_plan_with_everything_in_it()
    {
        var check = Check("""
            ---
            mission: "A: one"
            about: |
              Two lines
              of it.
            seed: 18446744073709551615
            phases:
              sun: { kind: test.sun }
              light:
                kind: test.light
                irradiance: { from: sun.irradiance }
                mirror: { aperture: 150 cm }
              brick: { kind: test.print, pen: { from: light.pen }, layer: { from: light.pen.diameter } }
            expect:
              - { figure: light.efficiency, published: 20 %, within: 5 %, source: "Li, 2025" }
              - { figure: light.pen.spot.temperature, published: 1300 degC, within: 20 degC, source: s }
              - { figure: light.pen.power, published: 1 to 2 kW, source: s }
              - { figure: light.pen.power, published: more than 1 kW, source: s }
              - { figure: light.pen.power, published: at most 1 kW, source: s }
            """);

        Assert.Empty(check.Problems);
        var plan = check.Plan!;
        Assert.Equal(("A: one", "Two lines\nof it.", ulong.MaxValue), (plan.Mission, plan.About, plan.Seed));
        Assert.Equal(["sun", "light", "brick"], plan.Phases.Select(phase => phase.Name));
        Assert.Equal([0], plan.Phases[1].TakesFrom);
        Assert.Equal([1], plan.Phases[2].TakesFrom);
        Assert.Equal(0.01, plan.Expectations[0].Tolerance_si, 1e-15); // 5 % of 20 %; one rounding of either factor
        Assert.Equal(20, plan.Expectations[1].Tolerance_si); // 20 degC of difference are 20 K, exactly
        Assert.Equal((1000.0, 2000.0),
            (plan.Expectations[2].Value.Low_si!.Value, plan.Expectations[2].Value.High_si!.Value));
        Assert.Empty(plan.Kernels);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_group_holds_what_follows_its_name_and_need_not_be_read_whole()
    {
        var plan = Check("""
            mission: A
            phases:
              light: { kind: test.light, irradiance: 1 suns, mirror: { aperture: 1 m } }
              brick: { kind: test.print, pen: { from: light.pen } }
            """).Plan!;

        var pen = Assert.IsType<MapNode>(plan.Phases[1].Options.Find("pen")!.Value);

        Assert.Equal("light.pen", pen.From);
        Assert.Equal(["power", "diameter", "spot"], pen.Entries.Select(entry => entry.Key));
        Assert.Equal("light.pen.power", Assert.IsType<FigureReferenceNode>(pen.Entries[0].Value).Path);
        Assert.Equal("light.pen.spot.temperature",
            Assert.IsType<FigureReferenceNode>(Assert.IsType<MapNode>(pen.Entries[2].Value).Entries[0].Value).Path);
    }

    [Theory]
    [Trait("Kind", "property")]
    [InlineData("above 10 W", null, 10.0, false, 0.0)]
    [InlineData("above 10 W", null, 10.5, true, 0.5)]
    [InlineData("at least 10 W", null, 10.0, true, 0.0)]
    [InlineData("below 10 W", null, 10.0, false, 0.0)]
    [InlineData("less than 10 W", null, 9.0, true, -1.0)]
    [InlineData("at most 10 W", null, 10.0, true, 0.0)]
    [InlineData("10 W to 20 W", null, 20.0, true, 0.0)]
    [InlineData("10 W to 20 W", null, 22.0, false, 2.0)]
    [InlineData("10 W to 20 W", null, 7.0, false, -3.0)]
    [InlineData("10 W", "2 W", 12.0, true, 2.0)]
    [InlineData("10 W", "1 %", 9.5, false, -0.5)]
    public void An_expectation_judges_the_computed_value(
        string published, string? within, double computed_W, bool holds, double deviation_W)
    {
        var tolerance = within is null ? "" : $"within: {within}, ";
        var check = Check("mission: A\nphases:\n" +
            "  l: { kind: test.light, irradiance: 1 suns, mirror: { aperture: 1 m } }\n" +
            $"expect:\n  - {{ figure: l.pen.power, published: {published}, {tolerance}source: s }}\n");
        var expectation = check.Plan!.Expectations[0];

        var result = expectation.Judge(new("pen.power", computed_W));

        Assert.Equal((holds, deviation_W, computed_W, "W"),
            (result.Holds, result.Deviation_si, result.Computed_si, result.Unit.Symbol));
        Assert.False(expectation.Judge(null).Holds);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Checking_grows_with_the_number_of_phases_and_not_with_its_square()
    {
        Measure(20); // what is made once is not counted
        var few = Measure(200);
        var many = Measure(2000);

        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture,
            $"200 phases: {few.Time.TotalMilliseconds:F1} ms, 2000 phases: {many.Time.TotalMilliseconds:F1} ms"));
        // Bytes allocated stand for work, and do not depend on what else the machine does. Ten times the phases take
        // ten times as much, give or take the doubling of lists; the square would be a hundred times.
        Assert.InRange((double)many.Bytes / few.Bytes, 8, 13);
        Assert.Equal((200, 2000), (few.Reads, many.Reads));
    }

    private static (long Bytes, TimeSpan Time, int Reads) Measure(int phases)
    {
        var text = new StringBuilder("mission: Many\nphases:\n");
        for (var i = 0; i < phases; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"  p{i}:\n    kind: test.print\n")
                .Append("    pen: { power: 1 W, diameter: 1 mm }\n    layer: 1.5 mm\n    length: 2 m\n")
                .Append("    extra: { part: part.stl }\n")
                .Append(CultureInfo.InvariantCulture, $"    label: number {i}\n");
        }

        text.Append("expect:\n");
        for (var i = 0; i < phases; i++)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"  - {{ figure: p{i}.mass, published: above 1 g, source: a test }}\n");
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        var files = new FakeFiles();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var watch = Stopwatch.StartNew();
        var check = Mission.Check("m.yaml", bytes, FakePhases.Catalogue, files);
        var time = watch.Elapsed;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Empty(check.Problems);
        return (allocated, time, files.Reads);
    }

    private static MissionCheck Check(string text) =>
        Mission.Check("m.yaml", Encoding.UTF8.GetBytes(text), FakePhases.Catalogue, new FakeFiles());
}
