using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;
using Guanghan.Fabrication.Phases;
using Guanghan.Fabrication.Toolpaths.Programs;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class SlicePhaseTests
{
    private static readonly MapNode s_brick = Options.Of(
        ("part", Options.Of(("interlocking_brick", Options.Of()))), ("layer", "2 mm"), ("melt_width", "3 mm"),
        ("spacing", "3 mm"), ("speed", "30 mm/min"));

    private static readonly MapNode s_allFiles = Options.Of(
        ("gcode", "true"), ("cli", "true"), ("cli_ascii", "true"), ("slices_3mf", "true"), ("svg", "true"), ("glb", "true"));

    [Fact]
    [Trait("Kind", "property")]
    public void The_layers_of_a_brick_hold_its_volume_and_its_strokes_its_area()
    {
        var report = SlicePhase.Report(Run(s_brick));

        Assert.Equal(InterlockingBrick.Coupon.Volume_m3, Figure(report, "sliced_volume"), 1e-12); // m^3: 10 nm corners
        Assert.Equal(15, Figure(report, "layers"));
        Assert.Equal(0.002, Figure(report, "layer.thickest"), 1e-15);
        Assert.Equal(1, Figure(report, "hatch_coverage"), 0.02); // of 17 strokes across
        // The lit time is the length at the set speed but for ramps at 0.5 m/s^2, under a millisecond each.
        Assert.Equal(Figure(report, "path_length") / 0.5e-3, Figure(report, "exposure_time"),
            1e-3 * Figure(report, "exposure_time"));
        Assert.Equal(Figure(report, "printing_time"), report.Series.Single(series => series.Name is "layer_time")
            .Values_si.Sum(), 1e-6);
        Assert.Contains(report.Findings, finding => finding.Code is "FAB176"); // the sockets' ceilings hang
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Programs_of_all_formats_hold_the_same_ways()
    {
        var files = Run(s_brick.With("files", s_allFiles)).Files.ToImmutableDictionary(file => file.Name, StringComparer.Ordinal);
        var code = GCodeReader.Read(files["part.gcode"].Content.Span);
        var ascii = CliReader.Read(files["part-ascii.cli"].Content.Span);
        var binary = CliReader.Read(files["part.cli"].Content.Span);

        Assert.Null(code.Problem);
        foreach (var other in (ProgramReading[])[ascii, binary])
        {
            Assert.Null(other.Problem);
            Assert.Equal(code.Layers.Length, other.Layers.Length);
            foreach (var (one, two) in code.Layers.Zip(other.Layers))
            {
                Assert.Equal(one.Tracks, two.Tracks);
            }
        }

        Assert.Equal(7, files.Count);
        Assert.All(files.Values, file => Assert.True(file.Content.Length > 1000, file.Name));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_same_inputs_give_the_same_bytes()
    {
        var options = s_brick.With("files", s_allFiles).With("pattern", "brick")
            .With("rest_between", Options.Of(("radius", "5 mm"), ("time", "60 s")))
            .With("pens", Options.Of(("count", "2"), ("radius", "5 mm"), ("separation", "5 mm")));
        var (first, second) = (Run(options), Run(options));

        Assert.All(first.Files.Zip(second.Files), pair =>
            Assert.True(pair.First.Content.Span.SequenceEqual(pair.Second.Content.Span), pair.First.Name));
    }

    [Theory]
    [InlineData("spot", true)]
    [InlineData("line", false)]
    [InlineData("surface", false)]
    [Trait("Kind", "property")]
    public void Modes_of_one_layer_draw_that_layer_alone(string mode, bool isSpots)
    {
        var result = Run(s_brick.With("mode", mode).With("only_layer", "7"));
        var program = GCodeReader.Read(result.Files[0].Content.Span);

        Assert.Equal(6, Assert.Single(program.Layers).Index);
        Assert.Equal(isSpots, result.Sums.SpotCount > 0);
        Assert.Equal(isSpots, result.Sums.DrawnLength_m == 0);
        Assert.Equal(15, result.Slabs.Length);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Slopes_take_thinner_layers_and_flat_faces_end_them()
    {
        var arch = s_brick.With("part", Options.Of(("dome_segment", Options.Of(("inner_radius", "50 cm"),
            ("thickness", "6 cm"), ("upper", "30 deg"), ("lower", "20 deg"), ("count", "36")))));
        var even = Run(arch);
        var adaptive = Run(arch.With("adaptive", Options.Of(("least", "0.5 mm"), ("step", "0.3 mm"))));
        var flats = Run(s_brick.With("layer", "1.7 mm").With("end_at_flats", "true"));

        Assert.True(adaptive.Slabs.Length > even.Slabs.Length);
        Assert.All(adaptive.Slabs, slab => Assert.InRange(slab.Thickness_m, 0.5e-3 - 1e-12, 2e-3 + 1e-12));
        foreach (var face in (double[])[0.008, 0.024]) // the sockets' ceilings, the body's top
        {
            Assert.Contains(flats.Slabs, slab => Math.Abs(slab.Top_m - face) < 1e-9);
        }
    }

    [Theory]
    [InlineData("melt_width", "30 mm", "FAB177")]
    [InlineData("overhang_angle", "0 deg", "FAB176")]
    [Trait("Kind", "property")]
    public void What_cannot_be_made_well_is_a_finding(string key, string value, string code) =>
        Assert.Contains(Run(s_brick.With(key, value)).Findings, finding => string.Equals(finding.Code, code, StringComparison.Ordinal));

    [Fact]
    [Trait("Kind", "property")]
    public void A_part_that_is_too_large_or_encloses_nothing_is_an_error()
    {
        var large = Run(s_brick.With("room", Options.Of(("length", "80 mm"), ("width", "50 mm"), ("height", "1 m"))));
        Assert.StartsWith("interlocking brick: larger than the room to print in by 20 mm in x, 0 mm in y",
            large.Findings.Single(finding => finding.Code is "FAB178").Message, StringComparison.Ordinal);

        var mesh = InterlockingBrick.Coupon.ToMesh();
        var far = mesh with { Vertices = [.. mesh.Vertices.Select(place => place with { X = place.X + 6 })] };
        Assert.Contains("it reaches 6.1 m from the origin", Run(s_brick, far).Findings.Single(
            finding => finding.Code is "FAB128").Message, StringComparison.Ordinal);

        var tall = mesh with { Vertices = [.. mesh.Vertices.Select(place => place with { Z = place.Z * 200 })] };
        Assert.Contains("it reaches 6 m from the origin", Run(s_brick, tall).Findings.Single(
            finding => finding.Code is "FAB128").Message, StringComparison.Ordinal);
        var many = mesh with { Vertices = [.. mesh.Vertices.Select(place => place with { Z = place.Z * 100 })] };
        Assert.Contains("it takes about 3E+05 layers; the limit is 65535", Run(s_brick.With("layer", "0.01 mm").With(
            "files", Options.Of(("svg", "true"))), many).Findings.Single(finding => finding.Code is "FAB129").Message,
            StringComparison.Ordinal);

        var nothing = Run(s_brick, mesh with { Triangles = mesh.Triangles[..1] });
        Assert.Contains(nothing.Findings, finding => finding is { Code: "FAB101", Severity: Severity.Error });
        Assert.Empty(SlicePhase.Report(nothing).Artefacts);
    }

    [Theory]
    [InlineData("layer", "0 mm", "layer: 0 mm is outside its bounds: at least 0.01 mm and at most 50 mm")]
    [InlineData("spacing", "-1 mm", "spacing: -1 mm is outside its bounds: at least 0.01 mm and at most 1000 mm")]
    [InlineData("pattern", "hilbert", "pattern: the value 'hilbert' is not one of its words; valid: " +
        "alternating, brick, contour_parallel, island, one_way, spiral, stripe")]
    [InlineData("hatch_inset", "-4 mm", "hatch_inset: no ways of the pen can be planned so: strokes must not reach further out " +
        "than half a melt width")]
    [Trait("Kind", "refusal")]
    public void What_cannot_be_is_refused_in_words(string key, string value, string message) =>
        Assert.Equal([message], s_brick.With(key, value).Refusals(SlicePhase.Read), StringComparer.Ordinal);

    [Fact]
    [Trait("Kind", "property")]
    public void A_part_is_stopped_when_asked()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => SlicePhase.Run(s_brick.Read(SlicePhase.Read).Value,
            Context(source.Token)));
    }

    private static PhaseContext Context(CancellationToken cancellation) =>
        new(new PrintCase.NoEphemeris(), 0, (_, _) => { }, cancellation);

    private static SliceResult Run(MapNode options, Mesh? mesh = null)
    {
        var reading = options.Read(SlicePhase.Read);
        Assert.Empty(reading.Problems);
        var inputs = mesh is null ? reading.Value : reading.Value with { Meshes = MeshReading.Of("part", mesh) };
        return SlicePhase.Run(inputs, Context(CancellationToken.None));
    }

    private static double Figure(Report report, string name) =>
        report.Figures.Single(figure => string.Equals(figure.Name, name, StringComparison.Ordinal)).Value_si;
}
