using System.Text;
using Guanghan.Core.Phases;
using Guanghan.Missions.Files;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Tests.Runs;

public sealed class RunnerTests : IDisposable
{
    internal const string Chain = """
        mission: A chain
        seed: 7
        phases:
          sun:   { kind: test.sun, strength: 1000 W/m^2 }
          light: { kind: test.light, irradiance: { from: sun.irradiance }, mirror: { aperture: 1.5 m } }
          brick: { kind: test.print, pen: { from: light.pen } }
          other: { kind: test.heavy }
        expect:
          - { figure: light.pen.power, published: above 1 W, source: a test }
          - { figure: brick.mass, published: 1 kg, within: 10 %, source: a test }
        """;

    private readonly ScratchFolder _scratch = new();
    private readonly Recorder _recorder = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    [Trait("Kind", "property")]
    public void A_mission_runs_and_its_folder_holds_what_it_made()
    {
        var outcome = Run(Chain);

        Assert.All(outcome.Run.Phases, phase => Assert.Equal(PhaseStatus.Done, phase.Status));
        Assert.Equal(["sun", "light", "brick", "other"], outcome.Run.Phases.Select(phase => phase.Name));
        Assert.Equal(
            ["SHA256SUMS", "artefacts/brick/part.gcode", "artefacts/light/light.txt", "artefacts/other/heavy.bin",
                "mission.yaml", "report.json"],
            ScratchFolder.Contents(outcome.Folder!).Keys);
        Assert.Equal(Chain, File.ReadAllText(Path.Combine(outcome.Folder!, "mission.yaml")));
        Assert.Equal([true, false], outcome.Run.Expectations.Select(expectation => expectation.Holds));
        Assert.Equal($"chain-{outcome.Run.Key[..12]}", Path.GetFileName(outcome.Folder));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_scratch.At("runs", ".tmp")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_scratch.At("store", "tmp")));
        Assert.Equal(7ul, outcome.Run.Seed);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Every_value_says_where_it_came_from()
    {
        var light = Run(Chain).Run.Phases[1];

        Assert.Equal(
            [new("irradiance", "48 values", "from sun.irradiance"), new("mirror.aperture", "1.5 m", "chain.yaml:5:88"),
                new("mirror.reflectivity", "0.9", "default"), new("coating", "silver", "default"),
                new("tracked", "true", "default")],
            light.Inputs);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_second_run_computes_nothing_and_keeps_the_folder_bit_for_bit()
    {
        var first = Run(Chain);
        var before = ScratchFolder.Contents(first.Folder!);
        var written = Directory.GetLastWriteTimeUtc(first.Folder!);
        _recorder.Clear();

        var second = Run(Chain);

        Assert.Empty(_recorder.Of("started"));
        Assert.Equal(["sun", "light", "brick", "other"], second.Reused);
        Assert.Equal(first.Folder, second.Folder);
        Assert.Equal(before, ScratchFolder.Contents(second.Folder!));
        Assert.Equal(written, Directory.GetLastWriteTimeUtc(second.Folder!));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Changing_a_phase_computes_it_and_what_depends_on_it_only()
    {
        Run(Chain);
        _recorder.Clear();

        var outcome = Run(Chain.Replace("aperture: 1.5 m", "aperture: 1.2 m", StringComparison.Ordinal));

        Assert.Equal(["brick", "light"], _recorder.Of("started"));
        Assert.Equal(["sun", "other"], outcome.Reused);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Another_unit_or_place_or_name_of_equal_inputs_computes_nothing()
    {
        Run(Chain);
        _recorder.Clear();

        Run(Chain.Replace("1.5 m", "150 cm", StringComparison.Ordinal)
            .Replace("phases:", "# moved\nphases:", StringComparison.Ordinal)
            .Replace("other:", "else:", StringComparison.Ordinal));

        Assert.Empty(_recorder.Of("started"));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Another_seed_or_ephemeris_computes_everything()
    {
        Run(Chain);
        _recorder.Clear();
        Run(Chain.Replace("seed: 7", "seed: 8", StringComparison.Ordinal));
        Assert.Equal(4, _recorder.Of("started").Count);
        _recorder.Clear();

        Run(Chain, ephemeris: new EmptyEphemeris("another"));

        Assert.Equal(4, _recorder.Of("started").Count);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void One_worker_and_many_give_the_same_bits()
    {
        var text = new StringBuilder("mission: Wide\nseed: 3\nphases:\n");
        for (var i = 0; i < 24; i++)
        {
            var start = i < 6 ? $"0.{i + 1}" : $"{{ from: p{(i * 5 % 6) + (i < 12 ? 0 : 6)}.last }}";
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"  p{i}: {{ kind: test.heavy, time: {i % 4} ms, size: 500, start: {start} }}\n");
        }

        var one = Run(text.ToString(), workers: 1, store: "store1", runs: "runs1");
        var two = Run(text.ToString(), workers: 2, store: "store2", runs: "runs2");
        var many = Run(text.ToString(), workers: 16, store: "store16", runs: "runs16");

        Assert.Equal(one.Run.Key, two.Run.Key);
        Assert.Equal(ScratchFolder.Contents(one.Folder!), ScratchFolder.Contents(two.Folder!));
        Assert.Equal(ScratchFolder.Contents(one.Folder!), ScratchFolder.Contents(many.Folder!));
        Assert.Equal(ScratchFolder.Contents(_scratch.At("store1")), ScratchFolder.Contents(_scratch.At("store2")));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Independent_phases_run_at_the_same_time_up_to_the_number_of_workers()
    {
        var phases = string.Concat(Enumerable.Range(0, 6).Select(i =>
            $"  p{i}: {{ kind: test.heavy, time: 60 ms, start: 0.{i + 1} }}\n"));

        Run("mission: Wide\nphases:\n" + phases, workers: 3);

        Assert.Equal(3, _recorder.MostAtOnce);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_computed_value_out_of_bounds_is_a_finding_and_stops_its_dependants_only()
    {
        var outcome = Run(Chain.Replace("aperture: 1.5 m", "aperture: 5 m", StringComparison.Ordinal)
            .Replace("other: { kind: test.heavy }", "other: { kind: test.light, irradiance: 1 suns, mirror: " +
                "{ aperture: 1 m, reflectivity: { from: light.efficiency } } }", StringComparison.Ordinal));

        Assert.Equal(
            [PhaseStatus.Done, PhaseStatus.Done, PhaseStatus.Refused, PhaseStatus.Done],
            outcome.Run.Phases.Select(phase => phase.Status));
        var power = outcome.Run.Phases[1].UnitOf("pen.power").Format(
            outcome.Run.Phases[1].Report.Figures[0].Value_si);
        Assert.Equal(
            [new("MIS001", Severity.Error, "chain.yaml:6:43: brick.pen.power: 'light.pen.power' came out as " +
                $"{power}, outside the bounds of this option: at least 0 W and at most 5000 W")],
            outcome.Run.Phases[2].Report.Findings);
        Assert.Null(outcome.Run.Expectations[1].Computed_si);
        Assert.False(outcome.Run.Expectations[1].Holds);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_an_earlier_phase_did_not_make_is_named_and_so_are_those_behind_it()
    {
        var outcome = Run("""
            mission: A
            phases:
              l: { kind: test.light, irradiance: 1 suns, mirror: { aperture: 1 m } }
              p: { kind: test.print, pen: { power: 1 W, diameter: 1 mm }, length: { from: l.undone } }
              q: { kind: test.print, pen: { power: 1 W, diameter: { from: l.pen.diameter } }, length: 1 m, layer: 1 mm }
              f: { kind: test.faulty, fault: ephemeris, at: 2026-03-01T00:00:00Z }
              g: { kind: test.light, irradiance: 1 suns, mirror: { aperture: { from: f.value } } }
            """);

        Assert.Equal(
            ["", "MIS004: not run because earlier phases did not make 'l.undone'; their findings say why", "",
                "MIS003: the Moon is covered nowhere", "MIS002: not run because 'f' has no result"],
            outcome.Run.Phases.Select(phase => string.Concat(phase.Report.Findings
                .Where(finding => finding.Severity == Severity.Error)
                .Select(finding => $"{finding.Code}: {finding.Message}"))));
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("throw", "the invariant is broken")]
    [InlineData("cancel", "by itself")]
    [InlineData("nan", "the figure 'value' is not finite at index 0")]
    [InlineData("undeclared", "the report holds the figure 'valeu', which the phase does not declare")]
    [InlineData("twice", "the report holds the figure 'value' twice")]
    [InlineData("axis", "the axis of the series 'line' does not increase at index 2")]
    [InlineData("length", "the series 'line' has 2 values on an axis of 3")]
    [InlineData("series", "the series 'line' is not finite at index 2")]
    [InlineData("error-negative",
        "the standard error of the figure 'value' is -0.5; it must be finite and at least 0")]
    [InlineData("error-nan", "the standard error of the figure 'value' is NaN; it must be finite and at least 0")]
    [InlineData("band-back", "the band of the figure 'value' runs from 2 to 1; it must be finite and its low end not " +
        "above its high end")]
    [InlineData("band-infinite", "the band of the figure 'value' runs from -Infinity to 1; it must be finite and its " +
        "low end not above its high end")]
    [InlineData("map-length", "the map 'field' has 1 values on axes of 2 and 3")]
    [InlineData("map-nan", "the map 'field' is not finite at index 3")]
    [InlineData("map-axis", "the x axis of the map 'field' does not increase at index 1")]
    [InlineData("map-point", "the y axis of the map 'field' has 1 points; a map has at least 2")]
    [InlineData("map-undeclared", "the report holds the map 'feild', which the phase does not declare")]
    [InlineData("map-name", "the map name 'a/b' is not a plain file name of letters, digits, . - _")]
    [InlineData("map-file", "the artefact 'Field.png' has the name of a file of the map 'field'")]
    [InlineData("map-large", "the map 'field' has 1050625 values; at most 1048576 are kept")]
    [InlineData("map-mark", "the mark 'here' of the map 'field' lies at 0.5, 2.5, outside its axes")]
    [InlineData("path", "the artefact name '../a.txt' is not a plain file name of letters, digits, . - _")]
    public void A_broken_invariant_stops_the_run_and_names_phase_seed_and_version(string fault, string message)
    {
        var exception = Assert.Throws<PhaseFailedException>(() => Run(
            $"mission: A\nseed: 5\nphases:\n  f: {{ kind: test.faulty, fault: {fault}, at: 2026-03-01T00:00:00Z }}\n"));

        Assert.Equal($"The phase 'f' (test.faulty) failed: {message} (seed 5, version {MissionRunner.Version})",
            exception.Message);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_scratch.At("runs", ".tmp")));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_broken_invariant_stops_the_phases_that_are_still_running() =>
        Assert.Equal("f", Assert.Throws<PhaseFailedException>(() => Run("""
            mission: A
            phases:
              endless: { kind: test.heavy, wait: 1 }
              f: { kind: test.faulty, fault: throw, at: 2026-03-01T00:00:00Z }
            """)).Phase);

    [Fact]
    [Trait("Kind", "property")]
    public void While_it_runs_a_journal_says_how_far_it_has_come()
    {
        var lines = Array.Empty<string>();
        _recorder.WhenStarted = phase =>
        {
            if (phase is "other")
            {
                var folder = Assert.Single(Directory.EnumerateDirectories(_scratch.At("runs", ".tmp")));
                Assert.Equal(Chain, File.ReadAllText(Path.Combine(folder, "mission.yaml")));
                using var file = new FileStream(Path.Combine(folder, "journal"), FileMode.Open, FileAccess.Read,
                    FileShare.ReadWrite);
                lines = new StreamReader(file).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            }
        };

        var outcome = Run(Chain, workers: 1);

        Assert.Equal(
            outcome.Run.Phases.Take(3).SelectMany(phase => new[]
            {
                $"{{\"event\":\"started\",\"phase\":\"{phase.Name}\"}}",
                $"{{\"event\":\"done\",\"phase\":\"{phase.Name}\",\"key\":\"{phase.Key}\"}}",
            }).Append("{\"event\":\"started\",\"phase\":\"other\"}"),
            lines);
        Assert.False(File.Exists(Path.Combine(outcome.Folder!, "journal")));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_damaged_result_is_computed_again_and_said_to_be()
    {
        var before = ScratchFolder.Contents(Run(Chain).Folder!);
        var light = Run(Chain).Run.Phases[1];
        File.WriteAllBytes(_scratch.At("store", light.Key[..2], light.Key, "report"), [1, 2, 3]);
        _recorder.Clear();

        var outcome = Run(Chain);

        Assert.Equal(["light"], _recorder.Of("damaged"));
        Assert.Equal(["light"], _recorder.Of("started"));
        Assert.Equal(before, ScratchFolder.Contents(outcome.Folder!));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Cancelling_keeps_what_has_finished()
    {
        const string Text = """
            mission: A
            phases:
              quick: { kind: test.heavy }
              waits: { kind: test.heavy, wait: 1, start: { from: quick.last } }
              after: { kind: test.heavy, start: { from: waits.last } }
            """;
        using var source = new CancellationTokenSource();
        _recorder.WhenStarted = phase =>
        {
            if (phase is "waits")
            {
                source.Cancel();
            }
        };

        var outcome = Run(Text, cancellation: source.Token);

        Assert.True(outcome.IsCancelled);
        Assert.Null(outcome.Folder);
        Assert.Equal([PhaseStatus.Done, PhaseStatus.Cancelled, PhaseStatus.Cancelled],
            outcome.Run.Phases.Select(phase => phase.Status));
        Assert.Equal([".tmp"], Directory.EnumerateFileSystemEntries(_scratch.At("runs")).Select(Path.GetFileName));
        var again = Run(Text.Replace("wait: 1, ", "", StringComparison.Ordinal));
        Assert.Equal(["quick"], again.Reused);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_ephemeris_is_opened_only_where_a_phase_asks_for_a_state()
    {
        var ephemeris = new EmptyEphemeris();
        Run(Chain, ephemeris: ephemeris);
        Assert.Equal(0, ephemeris.Opened);

        Run("mission: A\nphases:\n  f: { kind: test.faulty, fault: ephemeris, at: 2026-03-01T00:00:00Z }\n",
            ephemeris: ephemeris);

        Assert.Equal(1, ephemeris.Opened);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_run_folder_that_someone_changed_is_set_aside_and_written_again()
    {
        var first = Run(Chain);
        var before = ScratchFolder.Contents(first.Folder!);
        File.AppendAllText(Path.Combine(first.Folder!, "report.json"), "more");

        var second = Run(Chain);

        Assert.Equal(before, ScratchFolder.Contents(second.Folder!));
        Assert.Single(Directory.EnumerateDirectories(_scratch.At("runs", ".damaged")));
    }

    private RunOutcome Run(
        string text, int workers = 2, string store = "store", string runs = "runs", EmptyEphemeris? ephemeris = null,
        CancellationToken cancellation = default)
    {
        var check = Mission.Check("chain.yaml", Encoding.UTF8.GetBytes(text), FakePhases.Catalogue, new FakeFiles());
        Assert.Equal([], check.Problems.Select(problem => problem.ToString()));
        var options = new RunOptions(
            _scratch.At(store), _scratch.At(runs), ephemeris ?? new EmptyEphemeris(), new TextWriter())
        {
            Workers = workers,
            Observer = _recorder,
        };
        return MissionRunner.Run(check.Plan!, options, cancellation);
    }
}
