using System.Text;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;
using Guanghan.Fabrication.Phases;
using Guanghan.Fabrication.Tests.Meshes;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class PrintPhaseTests
{
    private static double Figure(Report report, string name) =>
        report.Figures.Single(figure => string.Equals(figure.Name, name, StringComparison.Ordinal)).Value_si;

    private static string[] Codes(PrintResult result) => [.. result.Findings.Select(finding => finding.Code)];

    [Fact]
    [Trait("Kind", "property")]
    public void The_shipped_brick_comes_out_with_every_figure_consistent()
    {
        var result = new PrintCase().With("collector", PrintCase.Group(("power", "200 W"))).Run();
        var report = PrintPhase.Report(result);

        Assert.Equal(15, Figure(report, "layers"));
        Assert.Equal(117.056e-6, Figure(report, "volume"), 1e-15); // m^3: rounding
        Assert.Equal(Figure(report, "volume"), Figure(report, "sliced_volume"), 1e-15); // all faces lie between layers
        Assert.Equal(Figure(report, "bulk_density") * Figure(report, "volume"), Figure(report, "mass"), 1e-15); // kg
        var exposure = Figure(report, "path_length") / 0.5e-3;
        Assert.Equal(exposure, Figure(report, "exposure_time"), 1e-6); // s: rounding of 399 strokes
        Assert.Equal(exposure + (Figure(report, "travel_length") / 0.02) + (15 * 60), Figure(report, "printing_time"),
            1e-6);
        Assert.Equal(exposure * 65.3844, Figure(report, "optical_energy"), 1); // J: the same
        Assert.Equal(exposure * 200, Figure(report, "collected_energy"), 1);
        Assert.Equal(29.530589 / 2 * 86400 / Figure(report, "printing_time"), Figure(report, "bricks_per_lunar_day"),
            1e-12);
        Assert.InRange(Figure(report, "peak_temperature"), 1584.15, Figure(report, "radiation_ceiling"));
        Assert.InRange(Figure(report, "porosity"), 0.0661, 1 - (1238.7 / 3195.2));
        Assert.Equal(Figure(report, "printing_time"), Figure(report, "lit_time"), 1e-6);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Every_name_in_the_report_is_declared_and_every_value_is_finite()
    {
        var light = PrintCase.Sunlight([0, 36000, 40000, 80000, 84000, 1.2e6], [1361, 1361, 0, 0, 1361, 1361]);
        var report = PrintPhase.Report(
            new PrintCase().With("irradiance", light).With("collector", PrintCase.Group(("power", "200 W"))).Run());
        var declared = PrintPhase.Description.Outputs.Select(output => (output.Kind, output.Name)).ToHashSet();

        Assert.All(report.Figures, figure => Assert.Contains((OutputKind.Figure, figure.Name), declared));
        Assert.All(report.Series, series => Assert.Contains((OutputKind.Series, series.Name), declared));
        Assert.All(report.Events, happened => Assert.Contains((OutputKind.Event, happened.Name), declared));
        Assert.All(report.Artefacts, artefact => Assert.Contains((OutputKind.Artefact, artefact.Name), declared));
        // What is followed in three dimensions only where it is asked for is held against its list in PrintBedTests.
        var followed = PrintHistory.Outputs().Select(output => (output.Kind, output.Name)).ToHashSet();
        Assert.Equal(
            declared.Count(output => !output.Name.StartsWith("bed.", StringComparison.Ordinal) &&
                !followed.Contains(output)),
            report.Figures.Length + report.Series.Length + report.Events.Select(e =>
                e.Name).Distinct(StringComparer.Ordinal).Count() +
            report.Artefacts.Length);
        Assert.All(report.Figures, figure => Assert.True(double.IsFinite(figure.Value_si)));
        Assert.All(report.Series, series =>
        {
            Assert.Equal(series.Axis.Values_si.Length, series.Values_si.Length);
            Assert.All(series.Values_si, value => Assert.True(double.IsFinite(value)));
            Assert.All(series.Axis.Values_si.Skip(1).Zip(series.Axis.Values_si), pair =>
                Assert.True(pair.First > pair.Second));
        });
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Night_pauses_the_print_and_the_events_say_when()
    {
        // Sunset at about 10 h, sunrise at about 22 h; the threshold of 0.9 lies a tenth into each ramp.
        var light = PrintCase.Sunlight([0, 36000, 40000, 80000, 84000, 1.2e6], [1361, 1361, 0, 0, 1361, 1361]);
        var result = new PrintCase().With("irradiance", light).Run();
        var report = PrintPhase.Report(result);

        Assert.Equal(["print_start", "print_pause", "print_resume", "print_finish"], report.Events.Select(e =>
            e.Name), StringComparer.Ordinal);
        Assert.Equal(83600 - 36400, Figure(report, "dark_time"), 1e-6); // s: rounding
        Assert.Equal(Figure(report, "elapsed_time"), Figure(report, "lit_time") + Figure(report, "dark_time"), 1e-6);
        Assert.Equal(83600, (report.Events[2].At - report.Events[0].At).Seconds_s, 1e-6);
        Assert.Equal(2, Figure(report, "light_windows"));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_same_inputs_give_the_same_bits()
    {
        var (first, second) = (PrintPhase.Report(new PrintCase().Run()), PrintPhase.Report(new PrintCase().Run()));

        Assert.Equal(first.Figures, second.Figures);
        Assert.All(first.Artefacts.Zip(second.Artefacts),
            pair => Assert.True(pair.First.Content.Span.SequenceEqual(pair.Second.Content.Span)));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Too_little_flux_is_a_finding_that_says_how_much_it_takes()
    {
        var result = new PrintCase()
            .With("pen", PrintCase.Group(("power", "1.9635 W"), ("diameter", "5 mm"), ("flux", "0.1 MW/m^2"))).Run();
        var report = PrintPhase.Report(result);

        Assert.Contains("FAB110", Codes(result), StringComparer.Ordinal);
        Assert.Contains("it takes", result.Findings.First(f => f.Severity is Severity.Error).Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain(report.Figures, figure =>
            figure.Name is "bulk_density" or "compressive_strength" or "mass");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_skin_hotter_than_the_solidus_that_the_model_cannot_resolve_is_not_called_too_cold()
    {
        // 60 m/min over layers of 50 mm: the light stays 5 ms, the model's cells are 1.25 mm.
        var result = new PrintCase().With("layer", "50 mm").With("speed", "60 m/min").Run();

        var message = result.Findings.First(finding => finding.Code is "FAB110").Message;
        Assert.Contains("but the light has passed before that reaches the 1.25 mm that the model resolves; slower, or " +
            "thinner layers.", message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_surface_that_encloses_nothing_is_not_sliced_and_the_finding_counts_its_edges()
    {
        var mesh = InterlockingBrick.Coupon.ToMesh();
        var part = StlWriter.WriteBinary(mesh with { Triangles = mesh.Triangles[..1] }, 1e-3, "open");
        var result = new PrintCase { Part = part }.Run();

        var message = result.Findings.Single(finding => finding.Severity is Severity.Error).Message;
        Assert.StartsWith("brick.stl: inside and outside are not known, so nothing was sliced: of 1 triangles 3 edges " +
            "had a triangle on one side only, 0 joined triangles that are flipped against each other. ", message,
            StringComparison.Ordinal);
        Assert.Contains("surfaces without thickness were left out. ", message, StringComparison.Ordinal);
        Assert.EndsWith("Mend the part where it was made, and run again.", message, StringComparison.Ordinal);
        Assert.Empty(PrintPhase.Report(result).Artefacts);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_part_with_a_hole_is_mended_and_the_finding_says_how()
    {
        var mesh = InterlockingBrick.Coupon.ToMesh();
        var part = StlWriter.WriteBinary(mesh with { Triangles = mesh.Triangles.RemoveAt(0) }, 1e-3, "open");
        var result = new PrintCase { Part = part }.Run();

        var message = result.Findings.Single(finding => finding.Code is "FAB127").Message;
        Assert.StartsWith("brick.stl: 1 holes were closed with ", message, StringComparison.Ordinal);
        Assert.EndsWith(" and is 117.056 cm^3 as sliced.", message, StringComparison.Ordinal);
        Assert.Equal(117.056e-6, result.SlicedVolume_m3, 1e-12); // m^3: corners on the lattice of 10 nm
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_part_turned_inside_out_prints_as_the_part_itself()
    {
        var part = StlWriter.WriteBinary(InterlockingBrick.Coupon.ToMesh().Reversed(), 1e-3, "inside out");
        var result = new PrintCase { Part = part }.Run();

        Assert.Contains("FAB103", Codes(result), StringComparer.Ordinal);
        Assert.Equal(117.056e-6, result.SlicedVolume_m3, 1e-12); // m^3: corners on the lattice of 10 nm
    }

    [Theory]
    [InlineData("layer", "0.1 mm", "spacing", "0.05 mm", "FAB106")]
    [InlineData("irradiance", "1000 W/m^2", "soil", "LMS-1", "FAB120")]
    [InlineData("speed", "3 mm/min", "spacing", "3 mm", "FAB112")]
    [InlineData("spacing", "8 mm", "soil", "CE-5", "FAB117")]
    [InlineData("speed", "60 mm/min", "soil", "EAC-1A", "FAB111")]
    [InlineData("soil", "CE-5", "layer", "2 mm", "FAB115")]
    [Trait("Kind", "property")]
    public void What_goes_wrong_is_a_finding(string key, string value, string other, string otherValue, string code)
    {
        Assert.Contains(code, Codes(new PrintCase().With(key, value).With(other, otherValue).Run()),
            StringComparer.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_series_of_light_that_ends_too_soon_is_a_finding_and_no_time_is_claimed()
    {
        var result = new PrintCase().With("irradiance", PrintCase.Sunlight([0, 20000], [1361, 1361])).Run();

        Assert.Contains("FAB121", Codes(result), StringComparer.Ordinal);
        Assert.DoesNotContain(PrintPhase.Report(result).Figures, figure =>
            figure.Name is "printing_time" or "elapsed_time");
    }

    [Theory]
    [InlineData("layer", "0 mm", "m.yaml:1:1: layer: 0 mm is outside its bounds: at least 0.05 mm and at most 50 mm")]
    [InlineData("layer", "2 s", "m.yaml:1:1: layer: '2 s' is a time; write a length such as 2 mm")]
    [InlineData("soil", "CE5", "m.yaml:1:1: soil: the value 'CE5' is not one of its words; did you mean 'CE-5'?")]
    [InlineData("liquidus", "1000 degC",
        "m.yaml:1:1: liquidus: the liquidus of 1273.2 K is not above the solidus of 1388.2 K")]
    [InlineData("bed_temperature", "1200 degC",
        "m.yaml:1:1: bed_temperature: 1200 degC is outside its bounds: at least -173.15 degC and at most 1026.85 degC")]
    [InlineData("absorptance", "1.2", "m.yaml:1:1: absorptance: 1.2 is outside its bounds: above 0 and at most 1")]
    [InlineData("spacng", "3 mm", "m.yaml:1:1: spacng: is not an option here")]
    [Trait("Kind", "refusal")]
    public void A_bad_option_is_refused_with_its_place(string key, string value, string message)
    {
        Assert.Equal(message, new PrintCase().With(key, value).Read().Problems.Single().ToString());
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_bed_heavier_than_the_melt_is_refused()
    {
        var density = PrintCase.Group(("grain", "3.4 g/cm^3"), ("bed", "3.3 g/cm^3"));

        Assert.Equal("m.yaml:1:1: density: the loose bed with 3300 kg/m^3 is not lighter than molten soil with its " +
            "trapped " +
            "pores, 2923 kg/m^3", new PrintCase().With("density", density).Read().Problems.Single().ToString());
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_pen_that_contradicts_itself_is_refused()
    {
        var pen = PrintCase.Group(("power", "100 W"), ("diameter", "5 mm"), ("flux", "3.33 MW/m^2"));

        Assert.Equal("m.yaml:1:1: pen: 3.33 MW/m^2 over a spot of 5 mm is 65.384 W, not 100 W; they must agree " +
            "within 1 %",
            new PrintCase().With("pen", pen).Read().Problems.Single().ToString());
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_file_that_is_not_STL_is_refused_before_anything_runs()
    {
        var part = Encoding.ASCII.GetBytes(Shapes.Ascii(Shapes.Octahedron(1))[..100]);
        var reading = new PrintCase { Part = part }.Read();

        Assert.Equal("m.yaml:1:1: part: brick.stl: ASCII STL, line 6: a vertex needs three finite numbers",
            reading.Problems.Single().ToString());
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Options_that_must_be_given_are_all_missed_at_once()
    {
        Assert.Equal(["layer: is missing", "spacing: is missing", "speed: is missing"],
            new PrintCase().Without("layer").Without("spacing").Without("speed").Read().Problems
                .Select(problem => problem.Message.Split(';')[0]).Order(StringComparer.Ordinal),
                    StringComparer.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Cancelling_stops_the_run()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => new PrintCase().Run(source.Token));
    }
}
