using System.Collections.Immutable;
using System.Text.Json;
using Guanghan.Core.Phases;
using Guanghan.Missions.Files;
using Guanghan.Missions.Reports.Maps;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports;

/// <summary>
/// Reads a finished run folder back: report.json, series.parquet, the artefacts and the files of maps, which are
/// checked against their SHA-256. What was written is read bit for bit.
/// </summary>
public static class RunReader
{
    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = 16 };

    /// <summary>The run of a folder.</summary>
    /// <param name="folder">The run folder.</param>
    /// <exception cref="RunFolderException">
    /// It is not a run folder, is of another format, or was altered or damaged.
    /// </exception>
    public static MissionRun Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new RunFolderException(
                $"There is no folder '{folder}'. Name a run folder, one that holds report.json.");
        }

        var run = ReadReport(Path.Combine(folder, RunFolder.ReportFile), folder);
        return run.Phases.All(phase => phase.Report.Series.IsEmpty)
            ? run
            : WithSeries(run, Path.Combine(folder, RunFolder.SeriesFile));
    }

    /// <summary>
    /// What report.json holds: the artefacts are empty, every value of a series is 0 and there is no map.
    /// </summary>
    internal static MissionRun ReadWithoutFiles(string folder) =>
        ReadReport(Path.Combine(folder, RunFolder.ReportFile), null);

    private static MissionRun ReadReport(string path, string? folder)
    {
        var content = ReadFile(path, "Name a run folder that a run has finished writing.");
        RequireUnaltered(path, content);
        try
        {
            using var document = JsonDocument.Parse(content, s_options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? ReadRun(new(document.RootElement, path, ""), folder)
                : throw new RunFolderException($"{path} is not a JSON object. {JsonFields.Advice}");
        }
        catch (JsonException error)
        {
            var line = NumberText.Text((int)(error.LineNumber ?? 0) + 1);
            throw new RunFolderException(
                $"{path} is not JSON: it cannot be read on from line {line}. {JsonFields.Advice}",
                error);
        }
    }

    // The run listed what it wrote; a figure changed by hand is not the run's any more.
    private static void RequireUnaltered(string path, byte[] content)
    {
        var sums = Path.Combine(Path.GetDirectoryName(path)!, Runs.PendingRun.ChecksumsName);
        var listed = File.Exists(sums)
            ? File.ReadLines(sums).FirstOrDefault(line =>
                line.EndsWith("  " + RunFolder.ReportFile, StringComparison.Ordinal))
            : null;
        if (listed is not null &&
            !listed.StartsWith(ReportJson.Sha256(content), StringComparison.Ordinal))
        {
            throw new RunFolderException(
                $"{path} is not what the run wrote: its SHA-256 is not the one in {Runs.PendingRun.ChecksumsName}. " +
                JsonFields.Advice);
        }
    }

    private static MissionRun ReadRun(JsonFields json, string? folder)
    {
        var format = json.Count("format");
        if (format != RunFolder.Format)
        {
            throw new RunFolderException(
                $"{json.File} has format {NumberText.Text(format)}; this version reads format " +
                $"{NumberText.Text(RunFolder.Format)}. Run the mission again, or use the version that wrote it.");
        }

        var run = new MissionRun(
            json.Text("mission"),
            json.Text("about"),
            json.Text("file"),
            json.Text("guanghan"),
            json.Text("key"),
            json.Unsigned("seed"),
            json.Text("ephemeris"),
            json.Each("phases", phase => ReadPhase(phase, folder)),
            json.Each("expectations", ReadExpectation));
        var names = new HashSet<string>(StringComparer.Ordinal);
        return run.Phases.FirstOrDefault(phase => !names.Add(phase.Name)) is { } twice
            ? throw json.Wrong("phases", $"has the phase '{twice.Name}' twice")
            : run;
    }

    private static ExpectationResult ReadExpectation(JsonFields json) => new(
        json.Text("figure"),
        json.Text("published"),
        json.OptionalText("within"),
        json.Text("source"),
        json.Unit("unit"),
        json.OptionalNumber("computed_si"),
        json.OptionalNumber("deviation_si"),
        json.OptionalNumber("deviation_ratio"),
        json.Flag("holds"))
    {
        Compare = json.Word("compare", ("value", Comparison.Value), ("band", Comparison.Band)),
        StandardError_si = json.OptionalNumber("standard_error_si"),
        Band = ReadBand(json),
    };

    private static FigureBand? ReadBand(JsonFields json) => json.OptionalObject("band") is { } band
        ? new FigureBand(band.Number("low_si"), band.Number("high_si"))
        : null;

    private static PhaseRun ReadPhase(JsonFields json, string? folder)
    {
        var name = FileName(json, "name");
        var outputs = json.Each("outputs", ReadOutput);
        return new(
            name,
            json.Text("kind"),
            json.Text("key"),
            json.Word("status", ("done", PhaseStatus.Done), ("refused", PhaseStatus.Refused),
                ("cancelled", PhaseStatus.Cancelled)),
            json.Text("summary"),
            outputs,
            json.Each("inputs", input => new InputValue(input.Text("path"), input.Text("value"), input.Text("origin"))),
            new(
                json.Each("figures", figure => new Figure(
                    Declared(figure, outputs, OutputKind.Figure), figure.Number("value_si"))
                {
                    StandardError_si = figure.OptionalNumber("standard_error_si"),
                    Band = ReadBand(figure),
                }),
                json.Each("series", series => ReadSeries(series, outputs)),
                json.Each("events", happening => new Event(
                    happening.Epoch("at_tai_ns"), happening.Text("name"), happening.Text("about"))),
                json.Each("artefacts", artefact => ReadArtefact(artefact, folder, name)),
                json.Each("findings", ReadFinding))
            {
                Maps = folder is null ? [] : json.Each("maps", map => ReadMap(map, outputs, folder, name)),
            });
    }

    private static Output ReadOutput(JsonFields json) => new(
        json.Text("name"),
        json.Word("sort", ("figure", OutputKind.Figure), ("series", OutputKind.Series), ("event", OutputKind.Event),
            ("artefact", OutputKind.Artefact), ("map", OutputKind.Map)),
        json.Unit("unit"),
        json.Text("about"));

    private static Finding ReadFinding(JsonFields json) => new(
        json.Text("code"),
        json.Word("severity", ("note", Severity.Note), ("warning", Severity.Warning), ("error", Severity.Error)),
        json.Text("message"));

    // The values come from series.parquet; until then the count stands for them.
    private static Series ReadSeries(JsonFields json, ImmutableArray<Output> outputs)
    {
        var axis = json.Object("axis");
        var blank = ImmutableArray.Create(new double[json.Count("count")]);
        return new(
            Declared(json, outputs, OutputKind.Series),
            new(axis.Text("name"), axis.Unit("unit"), blank, axis.OptionalEpoch("origin_tai_ns")),
            blank);
    }

    private static Artefact ReadArtefact(JsonFields json, string? folder, string phase)
    {
        var name = FileName(json, "name");
        if (folder is null)
        {
            return new(name, json.Text("media_type"), json.Text("about"), Array.Empty<byte>());
        }

        var path = Path.Combine(folder, RunFolder.ArtefactsFolder, phase, name);
        var content = ReadFile(path, "report.json lists it; run the mission again.");
        return string.Equals(ReportJson.Sha256(content), json.Text("sha256"), StringComparison.Ordinal)
            ? new(name, json.Text("media_type"), json.Text("about"), content)
            : throw new RunFolderException(
                $"{path} is not the file that the run wrote: its SHA-256 differs from the one " +
                "in report.json. Run the mission again to write it anew.");
    }

    private static FieldMap ReadMap(JsonFields json, ImmutableArray<Output> outputs, string folder, string phase)
    {
        _ = FileName(json, "name");
        var blank = MapJson.ReadBlank(json, Declared(json, outputs, OutputKind.Map));
        var files = json.Each("files", file => ReadArtefact(file, folder, phase));
        var table = files.FirstOrDefault(file =>
            string.Equals(file.Name, MapFiles.TableOf(blank), StringComparison.Ordinal));
        return table is null
            ? throw json.Wrong("files", $"does not list '{MapFiles.TableOf(blank)}'")
            : MapCsv.Read(blank, Path.Combine(folder, RunFolder.ArtefactPath(phase, table.Name)),
                table.Content.ToArray());
    }

    private static MissionRun WithSeries(MissionRun run, string path)
    {
        var rows = SeriesParquet.Read(path, ReadFile(path, "report.json lists series; run the mission again."));
        var next = 0;
        var filled = run with
        {
            Phases = [.. run.Phases.Select(phase => phase with
            {
                Report = phase.Report with
                {
                    Series = [.. phase.Report.Series.Select(series => Fill(series, rows, ref next, phase.Name, path))],
                },
            })],
        };
        return next == rows.Length
            ? filled
            : throw new RunFolderException($"{path} holds more values than report.json lists. {JsonFields.Advice}");
    }

    private static Series Fill(
        Series series, ImmutableArray<SeriesParquet.Row> rows, ref int next, string phase, string path)
    {
        var count = series.Values_si.Length;
        if (rows.Length - next < count)
        {
            throw new RunFolderException($"{path} holds fewer values than report.json lists: those of " +
                $"'{phase}.{series.Name}' are not all there. {JsonFields.Advice}");
        }

        var x_si = new double[count];
        var y_si = new double[count];
        for (var at = 0; at < count; at++)
        {
            var row = rows[next++];
            if (!string.Equals(row.Phase, phase, StringComparison.Ordinal) ||
                !string.Equals(row.Series, series.Name, StringComparison.Ordinal))
            {
                throw new RunFolderException($"{path} holds '{row.Phase}.{row.Series}' where report.json lists " +
                    $"'{phase}.{series.Name}'. {JsonFields.Advice}");
            }

            (x_si[at], y_si[at]) = (row.X_si, row.Y_si);
        }

        return series with { Axis = series.Axis with { Values_si = [.. x_si] }, Values_si = [.. y_si] };
    }

    private static string Declared(JsonFields json, ImmutableArray<Output> outputs, OutputKind kind)
    {
        var name = json.Text("name");
        return outputs.Any(output => output.Kind == kind && string.Equals(output.Name, name, StringComparison.Ordinal))
            ? name
            : throw json.Wrong("name", $"is '{name}', which the phase's outputs do not declare");
    }

    // A name from a file becomes a path: it must be one name, not a way out of the folder.
    private static string FileName(JsonFields json, string key)
    {
        var name = json.Text(key);
        return name.Length > 0 && name is not ("." or "..") && name.AsSpan().IndexOfAny("/\\:\0") < 0
            ? name
            : throw json.Wrong(key, $"is '{name}', which is not a plain name");
    }

    private static byte[] ReadFile(string path, string advice)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RunFolderException($"There is no file {path}. {advice}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RunFolderException($"{path} cannot be read: {error.Message}", error);
        }
    }
}
