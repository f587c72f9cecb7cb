using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Missions.Reports.Maps;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports;

/// <summary>
/// Writes report.json: everything of a run but the values of its series and maps and the bytes of its files. Every
/// number stands in SI and in its unit of display; whole numbers that a double cannot hold (seed, nanoseconds) are
/// texts. The order of members is fixed, lines end in a line feed, so equal runs give equal bytes.
/// </summary>
public static class ReportJson
{
    // Text is for people too: é, °, ² stay as they are. The file is never pasted into a page.
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The document, UTF-8, with a line feed at its end.</summary>
    /// <exception cref="ArgumentException">A value is not finite, which a phase's report never holds.</exception>
    public static byte[] Write(MissionRun run)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            WriteRun(json, run);
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteRun(Utf8JsonWriter json, MissionRun run)
    {
        json.WriteStartObject();
        json.WriteNumber("format", RunFolder.Format);
        json.WriteString("guanghan", run.Version);
        json.WriteString("mission", run.Mission);
        json.WriteString("about", run.About);
        json.WriteString("file", run.FileName);
        json.WriteString("key", run.Key);
        json.WriteString("seed", run.Seed.ToString(CultureInfo.InvariantCulture));
        json.WriteString("ephemeris", run.EphemerisIdentity);
        WriteVerdict(json, RunVerdict.Of(run));
        WriteArray(json, "expectations", run.Expectations, WriteExpectation);
        WriteArray(json, "phases", run.Phases, WritePhase);
        json.WriteEndObject();
    }

    private static void WriteVerdict(Utf8JsonWriter json, RunVerdict verdict)
    {
        json.WriteStartObject("verdict");
        json.WriteString("sentence", verdict.Sentence());
        json.WriteNumber("expectations", verdict.ExpectationCount);
        json.WriteNumber("hold", verdict.HoldingCount);
        json.WriteNumber("errors", verdict.ErrorCount);
        json.WriteNumber("warnings", verdict.WarningCount);
        json.WriteNumber("phases_without_result", verdict.UnfinishedCount);
        json.WriteEndObject();
    }

    private static void WriteExpectation(Utf8JsonWriter json, ExpectationResult expectation)
    {
        json.WriteString("figure", expectation.Figure);
        json.WriteString("published", expectation.Published);
        json.WriteString("within", expectation.Within);
        json.WriteString("compare", ExpectationVerdict.WordOf(expectation.Compare));
        json.WriteString("source", expectation.Source);
        json.WriteString("unit", expectation.Unit.Symbol);
        json.WriteString("si_unit", expectation.Unit.Dimension.BaseUnits());
        WriteOptional(json, "computed_si", expectation.Computed_si);
        WriteOptional(json, "computed", expectation.Computed_si is { } si ? expectation.Unit.FromSi(si) : null);
        WriteUncertainty(json, expectation.Unit, expectation.StandardError_si, expectation.Band);
        WriteOptional(json, "deviation_si", expectation.Deviation_si);
        WriteOptional(json, "deviation", expectation.Deviation_si / expectation.Unit.Factor);
        WriteOptional(json, "deviation_ratio", expectation.DeviationRatio);
        json.WriteBoolean("holds", expectation.Holds);
        json.WriteString("verdict", ExpectationVerdict.Of(expectation));
    }

    private static void WritePhase(Utf8JsonWriter json, PhaseRun phase)
    {
        var report = phase.Report;
        json.WriteString("name", phase.Name);
        json.WriteString("kind", phase.Kind);
        json.WriteString("key", phase.Key);
        json.WriteString("status", StatusText(phase.Status));
        json.WriteString("summary", phase.Summary);
        WriteArray(json, "inputs", phase.Inputs, WriteInput);
        WriteArray(json, "outputs", phase.Outputs, WriteOutput);
        WriteArray(json, "figures", report.Figures, (at, figure) => WriteFigure(at, phase, figure));
        WriteArray(json, "series", report.Series, (at, series) => WriteSeries(at, phase, series));
        WriteArray(json, "maps", report.Maps, (at, map) => MapJson.Write(at, phase, map));
        WriteArray(json, "events", report.Events, WriteEvent);
        WriteArray(json, "findings", report.Findings, WriteFinding);
        WriteArray(json, "artefacts", report.Artefacts, (at, artefact) => WriteArtefact(at, phase, artefact));
    }

    private static void WriteInput(Utf8JsonWriter json, InputValue input)
    {
        json.WriteString("path", input.Path);
        json.WriteString("value", input.Display);
        json.WriteString("origin", input.Origin);
    }

    private static void WriteOutput(Utf8JsonWriter json, Output output)
    {
        json.WriteString("name", output.Name);
        json.WriteString("sort", SortText(output.Kind));
        json.WriteString("unit", output.Unit.Symbol);
        json.WriteString("about", output.About);
    }

    private static void WriteFigure(Utf8JsonWriter json, PhaseRun phase, Figure figure)
    {
        var unit = phase.UnitOf(figure.Name);
        json.WriteString("name", figure.Name);
        json.WriteNumber("value_si", figure.Value_si);
        json.WriteString("si_unit", unit.Dimension.BaseUnits());
        json.WriteNumber("value", unit.FromSi(figure.Value_si));
        json.WriteString("unit", unit.Symbol);
        WriteUncertainty(json, unit, figure.StandardError_si, figure.Band);
    }

    // A standard error is a difference: 1 K is 1 degC, whatever the unit's zero.
    private static void WriteUncertainty(Utf8JsonWriter json, Unit unit, double? standardError_si, FigureBand? band)
    {
        WriteOptional(json, "standard_error_si", standardError_si);
        WriteOptional(json, "standard_error", standardError_si / unit.Factor);
        if (band is not { } range)
        {
            json.WriteNull("band");
            return;
        }

        json.WriteStartObject("band");
        json.WriteNumber("low_si", range.Low_si);
        json.WriteNumber("high_si", range.High_si);
        json.WriteNumber("low", unit.FromSi(range.Low_si));
        json.WriteNumber("high", unit.FromSi(range.High_si));
        json.WriteEndObject();
    }

    private static void WriteSeries(Utf8JsonWriter json, PhaseRun phase, Series series)
    {
        var unit = phase.UnitOf(series.Name);
        json.WriteString("name", series.Name);
        json.WriteString("unit", unit.Symbol);
        json.WriteString("si_unit", unit.Dimension.BaseUnits());
        json.WriteStartObject("axis");
        WriteAxisMembers(json, series.Axis);
        json.WriteEndObject();
        json.WriteNumber("count", series.Values_si.Length);
        if (!series.Values_si.IsEmpty)
        {
            json.WriteNumber("least_si", series.Values_si.Min());
            json.WriteNumber("most_si", series.Values_si.Max());
        }
    }

    internal static void WriteAxisMembers(Utf8JsonWriter json, SeriesAxis axis)
    {
        json.WriteString("name", axis.Name);
        json.WriteString("unit", axis.Unit.Symbol);
        json.WriteString("si_unit", axis.Unit.Dimension.BaseUnits());
        json.WriteString("origin", axis.Origin?.ToString());
        json.WriteString("origin_tai_ns", axis.Origin is { } origin ? Nanoseconds(origin) : null);
    }

    private static void WriteEvent(Utf8JsonWriter json, Event happening)
    {
        json.WriteString("at", happening.At.ToString());
        json.WriteString("at_tai_ns", Nanoseconds(happening.At));
        json.WriteString("name", happening.Name);
        json.WriteString("about", happening.About);
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("code", finding.Code);
        json.WriteString("severity", SeverityText(finding.Severity));
        json.WriteString("message", finding.Message);
    }

    internal static void WriteArtefact(Utf8JsonWriter json, PhaseRun phase, Artefact artefact)
    {
        json.WriteString("name", artefact.Name);
        json.WriteString("path", RunFolder.ArtefactPath(phase.Name, artefact.Name));
        json.WriteString("media_type", artefact.MediaType);
        json.WriteString("about", artefact.About);
        json.WriteNumber("bytes", artefact.Content.Length);
        json.WriteString("sha256", Convert.ToHexStringLower(artefact.Content.Sha256()));
    }

    internal static void WriteArray<T>(
        Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    internal static string Sha256(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    internal static string SeverityText(Severity severity) => severity switch
    {
        Severity.Note => "note",
        Severity.Warning => "warning",
        _ => "error",
    };

    internal static string StatusText(PhaseStatus status) => status switch
    {
        PhaseStatus.Done => "done",
        PhaseStatus.Refused => "refused",
        _ => "cancelled",
    };

    internal static string SortText(OutputKind kind) => kind switch
    {
        OutputKind.Figure => "figure",
        OutputKind.Series => "series",
        OutputKind.Event => "event",
        OutputKind.Map => "map",
        _ => "artefact",
    };

    private static string Nanoseconds(Epoch epoch) => epoch.TaiNanoseconds.ToString(CultureInfo.InvariantCulture);
}
