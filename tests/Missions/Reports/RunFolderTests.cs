using System.Text.Json;
using Guanghan.Core.Phases;
using Guanghan.Missions.Reports;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Tests.Reports;

public sealed class RunFolderTests
{
    [Fact, Trait("Kind", "property")]
    public void A_run_read_back_writes_the_same_bytes_again()
    {
        using var scratch = new ScratchFolder();
        var first = scratch.Write(SampleRun.Brick, "first");
        var second = scratch.Write(RunReader.Read(first), "second");

        foreach (var file in Directory.EnumerateFiles(first, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(first, file);
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(second, name)));
        }
    }

    [Fact, Trait("Kind", "property")]
    public void Every_value_of_a_series_is_read_back_bit_for_bit()
    {
        using var scratch = new ScratchFolder();
        Gen.Double.Where(double.IsFinite).Array[1, 200].Sample(values =>
        {
            var axis = new SeriesAxis("x", Unit.Parse("mm"), [.. values.Select((_, i) => i * 0.1)]);
            var run = SampleRun.Empty with { Phases = [PhaseWith(new Series("y", axis, [.. values]))] };
            var rows = SeriesParquet.Read("memory", SeriesParquet.Write(run));
            Assert.Equal(values.Select(BitConverter.DoubleToInt64Bits),
                rows.Select(row => BitConverter.DoubleToInt64Bits(row.Y_si)));
            Assert.Equal(axis.Values_si, rows.Select(row => row.X_si));
        }, iter: 100, threads: 1);
    }

    [Fact, Trait("Kind", "property")]
    public void A_run_with_nothing_in_it_is_written_and_read()
    {
        using var scratch = new ScratchFolder();
        var read = RunReader.Read(scratch.Write(SampleRun.Empty));
        Assert.Equal(MissionRunJson.Of(SampleRun.Empty), MissionRunJson.Of(read));
    }

    [Theory, Trait("Kind", "property")]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("'; DROP TABLE runs; --")]
    [InlineData("\"\\\n\t\u0001 \u2028 廣寒 𝄞 &amp;")]
    public void Hostile_texts_are_read_back_unchanged(string text)
    {
        using var scratch = new ScratchFolder();
        var run = SampleRun.Hostile(text);
        var read = RunReader.Read(scratch.Write(run));
        Assert.Equal(text, read.Mission);
        Assert.Equal(text, read.Phases[0].Report.Findings[0].Message);
        Assert.Equal(MissionRunJson.Of(run), MissionRunJson.Of(read));
    }

    [Fact, Trait("Kind", "regression")]
    public void The_report_states_every_number_in_si_and_in_its_unit()
    {
        using var document = JsonDocument.Parse(MissionRunJson.Of(SampleRun.Brick));
        var root = document.RootElement;
        Assert.Equal(RunFolder.Format, root.GetProperty("format").GetInt32());
        Assert.Equal("18446744073709551615", root.GetProperty("seed").GetString());
        Assert.Equal("3 of 4 expectations hold; 1 error, 1 warning.", root.GetProperty("verdict")
            .GetProperty("sentence").GetString());
        var figure = root.GetProperty("phases")[2].GetProperty("figures")[0];
        Assert.Equal(2410.7, figure.GetProperty("value_si").GetDouble());
        Assert.Equal("m^-3 kg", string.Join(' ', figure.GetProperty("si_unit").GetString()!.Split(' ').Reverse()));
        // One division by 1000 away: half a unit in the last place of 2.4107 at most.
        Assert.Equal(2.4107, figure.GetProperty("value").GetDouble(), 1e-15);
        Assert.Equal("g/cm^3", figure.GetProperty("unit").GetString());
        var artefact = root.GetProperty("phases")[2].GetProperty("artefacts")[0];
        Assert.Equal("artefacts/brick/brick.gcode", artefact.GetProperty("path").GetString());
        // sha256sum of "G28\nG1 X1\n"
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("G28\nG1 X1\n"u8)),
            artefact.GetProperty("sha256").GetString());
    }

    [Fact, Trait("Kind", "refusal")]
    public void A_folder_that_is_not_there_is_named()
    {
        var error = Assert.Throws<RunFolderException>(() => RunReader.Read("no/such/run"));
        Assert.Equal("There is no folder 'no/such/run'. Name a run folder, one that holds report.json.", error.Message);
    }

    [Fact, Trait("Kind", "refusal")]
    public void A_folder_without_a_report_is_refused()
    {
        using var scratch = new ScratchFolder();
        var error = Assert.Throws<RunFolderException>(() => RunReader.Read(scratch.Path));
        Assert.Equal($"There is no file {Path.Combine(scratch.Path, "report.json")}. " +
            "Name a run folder that a run has finished writing.", error.Message);
    }

    [Theory, Trait("Kind", "refusal")]
    [InlineData("\"format\": 3", "\"format\": 99",
        "has format 99; this version reads format 3. Run the mission again, or use the version that wrote it.")]
    [InlineData("\"format\": 3", "\"format\": -1", "format is not a whole number from 0 on. ")]
    [InlineData("\"format\": 3,", "", "format is missing. ")]
    [InlineData("\"seed\": \"18446744073709551615\"", "\"seed\": \"-1\"", "seed is not a whole number in quotes. ")]
    [InlineData("\"status\": \"done\"", "\"status\": \"dome\"",
        "phases[0].status is 'dome', which is not a word of this version. ")]
    [InlineData("\"severity\": \"error\"", "\"severity\": 3", "phases[1].findings[0].severity is not a text. ")]
    [InlineData("\"value_si\": 2410.7", "\"value_si\": \"2410.7\"", "phases[2].figures[0].value_si is not a number. ")]
    [InlineData("\"name\": \"brick.gcode\"", "\"name\": \"../x\"",
        "phases[2].artefacts[0].name is '../x', which is not a plain name. ")]
    [InlineData("\"name\": \"sun\"", "\"name\": \"light\"", "phases has the phase 'light' twice. ")]
    [InlineData("\"count\": 4033", "\"count\": 4032",
        "series.parquet holds 'sun.irradiance' where report.json lists 'sun.elevation'. ")]
    [InlineData("\"count\": 400", "\"count\": 401",
        "series.parquet holds fewer values than report.json lists: those of 'brick.melt_depth' are not all there. ")]
    [InlineData("\"count\": 400", "\"count\": 399", "series.parquet holds more values than report.json lists. ")]
    [InlineData("\"holds\": true", "\"holds\": 1", "expectations[0].holds is neither true nor false. ")]
    [InlineData("\"mission\":", "\"mission\"", "report.json is not JSON: it cannot be read on from line 4. ")]
    public void An_altered_report_is_refused_in_words(string was, string becomes, string message)
    {
        using var scratch = new ScratchFolder();
        var folder = scratch.Write(SampleRun.Brick);
        var path = Path.Combine(folder, RunFolder.ReportFile);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(was, StringComparison.Ordinal);
        File.WriteAllText(path, text[..at] + becomes + text[(at + was.Length)..]);

        var error = Assert.Throws<RunFolderException>(() => RunReader.Read(folder));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.StartsWith(folder, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(message.EndsWith(' ') ? "run the mission again to write it anew." : "wrote it.", error.Message,
            StringComparison.Ordinal);
    }

    [Fact, Trait("Kind", "refusal")]
    public void An_altered_artefact_is_refused()
    {
        using var scratch = new ScratchFolder();
        var folder = scratch.Write(SampleRun.Brick);
        File.AppendAllText(Path.Combine(folder, "artefacts/brick/brick.gcode"), "G0");
        var error = Assert.Throws<RunFolderException>(() => RunReader.Read(folder));
        Assert.Contains("brick.gcode is not the file that the run wrote: its SHA-256 differs", error.Message,
            StringComparison.Ordinal);
    }

    [Fact, Trait("Kind", "refusal")]
    public void A_truncated_series_file_is_refused()
    {
        using var scratch = new ScratchFolder();
        var folder = scratch.Write(SampleRun.Brick);
        var path = Path.Combine(folder, RunFolder.SeriesFile);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..5000]);
        var error = Assert.Throws<RunFolderException>(() => RunReader.Read(folder));
        Assert.Contains("series.parquet cannot be read as a Parquet file of series", error.Message,
            StringComparison.Ordinal);
    }

    internal static PhaseRun PhaseWith(Series series) => new("p", "test.kind", "k", PhaseStatus.Done, "A phase.",
        [Output.Series(series.Name, "m", "A series.")], [], Report.Empty with { Series = [series] });
}
