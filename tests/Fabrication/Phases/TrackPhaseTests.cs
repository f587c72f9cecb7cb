using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Phases;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class TrackPhaseTests
{
    private static readonly MapNode Case = Options.Of(
        ("pen", Pen("65.3844 W", "3.33 MW/m^2")), ("soil", "CE-5"), ("speed", "30 mm/min"), ("layer", "2 mm"),
        ("length", "16 mm"), ("cell", "1 mm"));

    private static MapNode Pen(string power, string flux) =>
        Options.Of(("power", power), ("diameter", "5 mm"), ("flux", flux));

    private static MapNode Profile(double[] radii_m, double[] flux_W_m2) => Options.Of(("flux",
        new SeriesReferenceNode("light.spot_flux", Unit.Parse("MW/m^2"),
            new Series("spot_flux", new SeriesAxis("spot_radius", Unit.Parse("mm"), [.. radii_m]), [.. flux_W_m2]),
            new SourcePosition("test.yaml", 1, 1))));

    private static TrackResult Run(MapNode options)
    {
        var reading = options.Read(TrackPhase.Read);
        Assert.Empty(reading.Problems);
        return TrackPhase.Run(reading.Value,
            new PhaseContext(new PrintCase.NoEphemeris(), 0, (_, _) => { }, CancellationToken.None));
    }

    private static double Figure(Report report, string name) =>
        report.Figures.Single(figure => string.Equals(figure.Name, name, StringComparison.Ordinal)).Value_si;

    private static string[] Codes(MapNode options) =>
        [.. TrackPhase.Report(Run(options)).Findings.Select(finding => finding.Code)];

    [Fact]
    [Trait("Kind", "property")]
    public void The_figures_are_those_of_the_solver_itself_and_no_heat_is_lost()
    {
        var result = Run(Case);
        var report = TrackPhase.Report(result);
        var direct = BedSolver.Run(result.Bed.ToPrint(result.Inputs, null), null, CancellationToken.None);
        var track = direct.Tracks[0];

        // Exact: the same steps with and without probes and snapshots.
        Assert.Equal(track.Peak_K, Figure(report, "peak_temperature"));
        Assert.Equal(track.MeltDepth_m, Figure(report, "melt_depth"));
        Assert.Equal(track.MeltWidth_m, Figure(report, "melt_width"));
        Assert.Equal(track.MeltTime_s, Figure(report, "melt_time"));
        Assert.Equal(track.CoolingRate_K_s, Figure(report, "cooling_rate"));
        Assert.Equal(direct.Layers[0].FusedMass_kg, Figure(report, "fused_mass"),
            1e-4 * direct.Layers[0].FusedMass_kg); // kg: consolidation is kept in sixteen bits
        Assert.InRange(Figure(report, "energy_imbalance"), 0, 1e-3);
        Assert.Equal(65.3844 * .81 * 32, Figure(report, "absorbed_energy"), 1e-3 * 65.3844 * .81 * 32); // J: cells
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Every_output_is_declared_and_every_declared_one_is_made()
    {
        var probes = Options.List(
            [.. Enumerable.Range(0, 8).Select(at => Options.Of(("depth", $"{at / 2.0:F1} mm"), ("offset", "1 mm")))]);
        var molten = TrackPhase.Report(Run(Case.With("probes", probes)));
        var cold = TrackPhase.Report(Run(Case.With("pen", Pen("1.9635 W", "0.1 MW/m^2"))));
        var made = Names(molten).Union(Names(cold)).ToHashSet();

        Assert.Equal(TrackPhase.Description.Outputs.Select(output => (output.Kind, output.Name)).ToHashSet(), made);
        foreach (var report in new[] { molten, cold })
        {
            Assert.All(report.Figures, figure => Assert.True(double.IsFinite(figure.Value_si), figure.Name));
            Assert.All(report.Series, series => Assert.Equal(series.Axis.Values_si.Length, series.Values_si.Length));
            Assert.All(report.Maps, map =>
                Assert.Equal(map.X.Values_si.Length * map.Y.Values_si.Length, map.Values_si.Length));
        }

        static string Numbered(string name) =>
            name.StartsWith("frame_", StringComparison.Ordinal) ? "frame_#.vtu" : name;

        static IEnumerable<(OutputKind, string)> Names(Report report) =>
        [
            .. report.Figures.Select(figure => (OutputKind.Figure, figure.Name)),
            .. report.Series.Select(series => (OutputKind.Series, series.Name)),
            .. report.Maps.Select(map => (OutputKind.Map, map.Name)),
            .. report.Artefacts.Select(artefact => (OutputKind.Artefact, Numbered(artefact.Name))),
        ];
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_same_track_twice_is_the_same_bits()
    {
        var (first, second) = (TrackPhase.Report(Run(Case)), TrackPhase.Report(Run(Case)));

        Assert.Equal(first.Figures, second.Figures);
        Assert.All(first.Artefacts.Zip(second.Artefacts), pair =>
            Assert.True(pair.First.Content.Span.SequenceEqual(pair.Second.Content.Span), pair.First.Name));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_flat_profile_is_the_even_spot_and_a_peaked_one_is_hotter_at_the_same_power()
    {
        var even = TrackPhase.Report(Run(Case));
        var flat = TrackPhase.Report(Run(Case.With("profile", Profile([0, 1e-3, 2.5e-3], [1e6, 1e6, 1e6]))));
        var peaked = TrackPhase.Report(Run(Case.With("profile", Profile([0, 2.5e-3], [9e6, 0]))));

        Assert.Equal(Figure(even, "peak_temperature"), Figure(flat, "peak_temperature"), 0.01); // K: rounding
        Assert.True(Figure(peaked, "peak_temperature") > Figure(even, "peak_temperature") + 50);
        // J: a cell takes a profile's mean over it, to some thousandths of the power.
        Assert.Equal(Figure(even, "absorbed_energy"), Figure(peaked, "absorbed_energy"),
            5e-3 * Figure(even, "absorbed_energy"));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void What_a_reader_must_know_is_a_finding()
    {
        Finds("FAB130", Case.With("pen", Pen("1.9635 W", "0.1 MW/m^2")));
        Finds("FAB131", Case);
        Finds("FAB132", Case.With("layer", "0.2 mm"));
        Finds("FAB133", Case.With("speed", "60 mm/min").With("length", "60 mm").With("solidus", "800 degC").With(
            "liquidus", "900 degC").With("bed_temperature", "1000 K").With("beneath", "soil"));
        Finds("FAB134", Case);
        Finds("FAB135", Case);
        Finds("FAB136", Case.With("cool_down", "0 s").With("length", "5 mm"));
        Finds("FAB137", Case.With("length", "5 mm"));

        static void Finds(string code, MapNode options) =>
            Assert.Contains(code, Codes(options), StringComparer.Ordinal);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_cannot_be_is_refused_in_words()
    {
        Refuses("length: the track of 16 mm is longer than the bed of 10 mm",
            Case.With("bed", Options.Of(("length", "10 mm"), ("width", "20 mm"))));
        Refuses("probes: a probe 30 mm beside the track lies outside the bed, which ends at 10 mm",
            Case.With("bed", Options.Of(("length", "20 mm"), ("width", "20 mm"))).With("probes",
                Options.List(Options.Of(("depth", "1 mm"), ("offset", "30 mm")))));
        Refuses("profile: one value is no profile; take { from: light.spot_flux }, or leave profile out for even flux",
            Case.With("profile", Options.Of(("flux", "3 MW/m^2"))));
        Refuses("profile: the profile holds no light", Case.With("profile", Profile([0, 1e-3], [0, 0])));
        Refuses("pen: 4 MW/m^2 over a spot of 5 mm is 78.54 W, not 65.384 W; they must agree within 1 %",
            Case.With("pen", Pen("65.3844 W", "4 MW/m^2")));
        Assert.Contains("8E+06 are allowed; take larger cells", Case.With("length", "1 m").With("cell", "0.25 mm")
            .With("speed", "3 mm/min").Refusals(TrackPhase.Read).Single(), StringComparison.Ordinal);

        static void Refuses(string message, MapNode options) =>
            Assert.Equal([message], options.Refusals(TrackPhase.Read));
    }
}
