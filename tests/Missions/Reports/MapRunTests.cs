using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Guanghan.Core.Phases;
using Guanghan.Missions.Files;
using Guanghan.Missions.Reports;
using Guanghan.Missions.Reports.Query;

namespace Guanghan.Missions.Tests.Reports;

public sealed class MapRunTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact, Trait("Kind", "property")]
    public void Equal_runs_give_equal_bytes_on_one_worker_and_on_two_and_from_the_store()
    {
        var first = RaysRun.Execute(At("a"), workers: 1);
        var second = RaysRun.Execute(At("b"), workers: 2);
        var before = Tests.ScratchFolder.Contents(first.Folder!);
        Directory.Delete(first.Folder!, recursive: true);
        var stored = RaysRun.Execute(At("a"), workers: 2);

        Assert.Equal(["rays", "more"], stored.Reused);
        Assert.Equal(before, Tests.ScratchFolder.Contents(second.Folder!));
        Assert.Equal(before, Tests.ScratchFolder.Contents(stored.Folder!));
        Assert.Contains("artefacts/rays/flux.csv", before.Keys);
        Assert.Contains("artefacts/rays/flux.png", before.Keys);
    }

    [Fact, Trait("Kind", "property")]
    public void A_run_read_back_has_every_bit_of_its_maps_errors_and_bands_and_writes_the_same_bytes()
    {
        var outcome = RaysRun.Execute(At("a"));

        var read = RunReader.Read(outcome.Folder!);

        foreach (var (was, now) in outcome.Run.Phases.Zip(read.Phases, (was, now) => (was.Report, now.Report)))
        {
            Assert.Equal(was.Figures.AsEnumerable(), now.Figures);
            Assert.Equal(was.Maps.Length, now.Maps.Length);
            foreach (var (before, after) in was.Maps.Zip(now.Maps))
            {
                Assert.Equal((before.Name, before.X.Name, before.Y.Unit, before.X.Origin),
                    (after.Name, after.X.Name, after.Y.Unit, after.X.Origin));
                Assert.Equal(before.Marks.AsEnumerable(), after.Marks);
                Assert.Equal(before.X.Values_si.Select(BitConverter.DoubleToInt64Bits),
                    after.X.Values_si.Select(BitConverter.DoubleToInt64Bits));
                Assert.Equal(before.Y.Values_si.AsEnumerable(), after.Y.Values_si);
                Assert.Equal(before.Values_si.Select(BitConverter.DoubleToInt64Bits),
                    after.Values_si.Select(BitConverter.DoubleToInt64Bits));
            }
        }

        Assert.Equal(outcome.Run.Expectations.AsEnumerable(), read.Expectations);
        Assert.Equal(File.ReadAllText(Path.Combine(outcome.Folder!, RunFolder.ReportFile)), MissionRunJson.Of(read));
    }

    [Fact, Trait("Kind", "property")]
    public void The_files_of_a_map_are_listed_with_the_checksums_they_have()
    {
        var folder = RaysRun.Execute(At("a")).Folder!;
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, RunFolder.ReportFile)));
        var sums = File.ReadAllText(Path.Combine(folder, "SHA256SUMS"));
        var files = document.RootElement.GetProperty("phases").EnumerateArray()
            .SelectMany(phase => phase.GetProperty("maps").EnumerateArray())
            .SelectMany(map => map.GetProperty("files").EnumerateArray()).ToArray();

        Assert.Equal(12, files.Length);
        Assert.All(files, file =>
        {
            var path = file.GetProperty("path").GetString()!;
            var sha256 = ReportJson.Sha256(File.ReadAllBytes(Path.Combine(folder, path)));
            Assert.Equal(sha256, file.GetProperty("sha256").GetString());
            Assert.Contains($"{sha256}  {path}\n", sums, StringComparison.Ordinal);
        });
    }

    [Fact, Trait("Kind", "regression")]
    public void The_table_of_a_map_names_its_axes_units_and_origin()
    {
        var folder = Path.Combine(RaysRun.Execute(At("a")).Folder!, "artefacts", "rays");

        Assert.Equal(
            ["layer [mm],speed [mm/min],density [g/cm^3],layer_si [m],speed_si [m s^-1],density_si [kg m^-3]",
                "1,15,2.4250000000000003,0.001,0.00025,2425"],
            File.ReadLines(Path.Combine(folder, "density.csv")).Take(2));
        Assert.StartsWith("departure [d from 2000-01-01T11:58:55.816Z],time_of_flight [d],departure_speed [km/s],",
            File.ReadLines(Path.Combine(folder, "departure_speed.csv")).First(), StringComparison.Ordinal);
    }

    [Theory, Trait("Kind", "refusal")]
    [InlineData("flux.csv")]
    [InlineData("density.png")]
    public void An_altered_file_of_a_map_is_refused(string name)
    {
        var folder = RaysRun.Execute(At("a")).Folder!;
        var path = Path.Combine(folder, "artefacts", "rays", name);
        File.AppendAllText(path, "1");

        Assert.Equal($"{path} is not the file that the run wrote: its SHA-256 differs from the one in report.json. " +
            "Run the mission again to write it anew.",
            Assert.Throws<RunFolderException>(() => RunReader.Read(folder)).Message);
    }

    [Fact, Trait("Kind", "property")]
    public void The_page_holds_every_map_and_every_picture_that_a_phase_made()
    {
        var outcome = RaysRun.Execute(At("a"));
        var folder = Path.Combine(outcome.Folder!, "artefacts", "rays");
        var page = File.ReadAllText(Path.Combine(outcome.Folder!, RunFolder.PageFile));

        foreach (var (name, type) in (ReadOnlySpan<(string, string)>)
            [("flux.png", "png"), ("density.png", "png"), ("departure_speed.png", "png"), ("spot.svg", "svg+xml")])
        {
            var data = Convert.ToBase64String(File.ReadAllBytes(Path.Combine(folder, name)));
            Assert.Contains($" src=\"data:image/{type};base64,{data}\"", page, StringComparison.Ordinal);
        }

        // Of the fake flux the greatest is that of the middle, 4.2 MW/m^2.
        Assert.Matches("<img alt=\"Heat map of flux over x from −6 mm to 6 mm and y from −4.5 mm to 4.5 mm: " +
            "0.2953 to 4200 kW/m²; the greatest, 4200 kW/m², at 0 mm and 0 mm.\"", page);
        Assert.Contains("Marked: published point: 2 mm, 30 mm/min</p>", page, StringComparison.Ordinal);
        Assert.Contains(" Marked: published point: 2 mm, 30 mm/min.", page, StringComparison.Ordinal);
        Assert.Contains("<img alt=\"The spot, drawn.\"", page, StringComparison.Ordinal);
        Assert.Equal(8, Regex.Count(page, "<img "));
    }

    [Theory, Trait("Kind", "regression")]
    [InlineData(2_000_000, true)]
    [InlineData(2_000_001, false)]
    public void A_picture_beyond_two_megabytes_is_linked_and_not_shown(int bytes, bool isShown)
    {
        var phase = SampleRun.Brick.Phases[2] with
        {
            Report = Report.Empty with { Artefacts = [new("big.png", "image/png", "Big.", new byte[bytes])] },
        };
        var page = Missions.Reports.Html.ReportPage.Write(SampleRun.Empty with { Phases = [phase] });

        Assert.Equal(isShown, page.Contains("<img alt=\"Big.\"", StringComparison.Ordinal));
        Assert.Contains("artefacts/brick/big.png", page, StringComparison.Ordinal);
    }

    [Fact, Trait("Kind", "property")]
    public void A_query_sees_errors_as_differences_and_bands_as_values()
    {
        RaysRun.Execute(At("a"));

        var answer = RunQuery.Execute(At("a"), "select standard_error_si, standard_error, band_low_si, band_low, " +
            "band_high from figures where phase = 'rays' and figure in ('temperature', 'rays') order by figure");

        Assert.Equal([null, null, null, null, null], answer.Rows[0]);
        Assert.Equal([12.5, 12.5, 2273.15], answer.Rows[1].Take(3));
        Assert.Equal(2000, (double)answer.Rows[1][3]!, 1e-9); // K: one subtraction of 273.15 from 2273.15
        Assert.Equal(
            ["holds: the band 3100 to 3900 suns reaches it",
                "falls short: the band 3100 to 3900 suns does not reach it",
                "holds: the band 2000 to 2350 degC reaches it", "falls short",
                "holds: the value has no band and reaches it"],
            RunQuery.Execute(At("a"), "select verdict from expectations").Rows.Select(row => row[0]));
    }

    [Fact, Trait("Kind", "regression")]
    public void Errors_bands_and_what_was_judged_print_aligned()
    {
        var text = FiguresTable.Of(RaysRun.Execute(At("a")).Run);

        Assert.StartsWith("""
            Rays

            rays  (test.rays)
              concentration  3471.9  ± 1.3  suns  [3100 .. 3900]
              temperature      2150  ± 12   degC  [2000 .. 2350]
              hit_fraction       93         %     [88 .. 95]
              rays             1000

            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
        Assert.Contains("  FALLS SHORT: the band 3100 to 3900 suns does not reach it  Beyond its band\n", text,
            StringComparison.Ordinal);
    }

    [Theory, Trait("Kind", "property")]
    [InlineData("5 W to 6 W", null, 4.0, 5.0, true)]
    [InlineData("5 W to 6 W", null, 4.0, 4.9, false)]
    [InlineData("5 W to 6 W", null, 6.0, 7.0, true)]
    [InlineData("5 W to 6 W", null, 6.1, 7.0, false)]
    [InlineData("5 W to 6 W", null, 0.0, 9.0, true)]
    [InlineData("above 5 W", null, 4.0, 5.0, false)]
    [InlineData("at least 5 W", null, 4.0, 5.0, true)]
    [InlineData("below 5 W", null, 5.0, 6.0, false)]
    [InlineData("at most 5 W", null, 5.0, 6.0, true)]
    [InlineData("5 W", null, 4.0, 6.0, true)]
    [InlineData("5 W", null, 5.1, 6.0, false)]
    [InlineData("5 W", "0.5 W", 5.5, 6.0, true)]
    [InlineData("5 W", "10 %", 5.6, 6.0, false)]
    [InlineData("5 W", "10 %", 3.0, 4.5, true)]
    public void A_band_holds_where_it_reaches_what_was_published(
        string published, string? within, double low_W, double high_W, bool holds)
    {
        var tolerance = within is null ? "" : $"within: {within}, ";
        var check = Mission.Check("m.yaml", Encoding.UTF8.GetBytes("mission: A\nphases:\n" +
            "  l: { kind: test.light, irradiance: 1 suns, mirror: { aperture: 1 m } }\n" +
            $"expect:\n  - {{ figure: l.pen.power, published: {published}, {tolerance}compare: band, source: s }}\n"),
            FakePhases.Catalogue, new FakeFiles());
        var expectation = Assert.Single(check.Plan!.Expectations);

        // The value itself lies far outside: it is the band that is judged.
        var result = expectation.Judge(new Figure("pen.power", 100) { Band = new(low_W, high_W) });

        Assert.Equal((holds, Comparison.Band, new FigureBand(low_W, high_W)),
            (result.Holds, result.Compare, result.Band));
        Assert.False(expectation.Judge(null).Holds);
    }

    private string At(string name) => Path.Combine(_scratch.Path, name);
}
