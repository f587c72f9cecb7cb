using System.Text;
using Guanghan.Core.Phases;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports;

/// <summary>A run as plain text for the console: figures, published beside computed, findings, verdict.</summary>
public static class FiguresTable
{
    /// <summary>The text, lines ending in a line feed.</summary>
    public static string Of(MissionRun run)
    {
        var text = new StringBuilder();
        text.Append(OneLine(run.Mission)).Append('\n');
        foreach (var phase in run.Phases)
        {
            AppendPhase(text, phase);
        }

        AppendExpectations(text, run);
        return text.Append('\n').Append(RunVerdict.Of(run).Sentence()).Append('\n').ToString();
    }

    private static void AppendPhase(StringBuilder text, PhaseRun phase)
    {
        var status = phase.Status == PhaseStatus.Done ? "" : ", " + ReportJson.StatusText(phase.Status);
        text.Append('\n').Append(OneLine(phase.Name)).Append("  (").Append(OneLine(phase.Kind)).Append(status)
            .Append(")\n");
        AppendTable(text, [.. phase.Report.Figures.Select(figure => Row(phase, figure))], rightColumn: 1);
        foreach (var finding in phase.Report.Findings.OrderByDescending(finding => finding.Severity))
        {
            text.Append("  ").Append(ReportJson.SeverityText(finding.Severity)).Append(' ')
                .Append(OneLine(finding.Code))
                .Append(": ").Append(OneLine(finding.Message)).Append('\n');
        }
    }

    private static string[] Row(PhaseRun phase, Figure figure)
    {
        var unit = phase.UnitOf(figure.Name);
        var (value, error) = UncertainText.Of(figure, unit);
        return [figure.Name, value, error.Length == 0 ? "" : "± " + error, unit.Symbol, Band(figure.Band, unit)];
    }

    private static string Band(FigureBand? band, Unit unit) =>
        band is { } range ? $"[{UncertainText.Band(range, unit, " .. ")}]" : "";

    private static void AppendExpectations(StringBuilder text, MissionRun run)
    {
        if (run.Expectations.IsEmpty)
        {
            return;
        }

        text.Append("\nPublished and computed\n");
        var rows = run.Expectations.Select(it => new[]
        {
            it.Figure,
            Computed(it),
            Band(it.Band, it.Unit),
            "published " + it.Published + (it.Within is { } within ? " within " + within : ""),
            Deviation(it),
            (it.Holds ? "holds" : "FALLS SHORT") +
                (ExpectationVerdict.Reason(it) is { Length: > 0 } reason ? ": " + reason : ""),
            it.Source,
        });
        AppendTable(text, [.. rows], rightColumn: 1);
    }

    private static string Computed(ExpectationResult it)
    {
        if (it.Computed_si is not { } value_si)
        {
            return "no value";
        }

        var (value, error) = UncertainText.Of(new("", value_si) { StandardError_si = it.StandardError_si }, it.Unit);
        return value + (error.Length == 0 ? "" : " ± " + error) +
            (it.Unit.Symbol.Length == 0 ? "" : " " + it.Unit.Symbol);
    }

    private static string Deviation(ExpectationResult it) => it switch
    {
        { Deviation_si: null } => "",
        // A ratio to a temperature's zero in kelvin says nothing to a reader of degrees Celsius.
        { DeviationRatio: { } ratio, Unit.Offset_si: 0 } => NumberText.Percent(ratio),
        { Deviation_si: { } deviation } => NumberText.Difference(deviation, it.Unit),
    };

    private static void AppendTable(StringBuilder text, string[][] rows, int rightColumn)
    {
        if (rows.Length == 0)
        {
            return;
        }

        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => OneLine(row[column]).Length))
            .ToArray();
        foreach (var row in rows)
        {
            // A column that no row fills, such as that of errors, is not there.
            var cells = row.Select((cell, column) => (cell, column)).Where(at => widths[at.column] > 0).Select(at =>
                at.column == rightColumn
                    ? OneLine(at.cell).PadLeft(widths[at.column]) : OneLine(at.cell).PadRight(widths[at.column]));
            text.Append(("  " + string.Join("  ", cells)).TrimEnd()).Append('\n');
        }
    }

    // Control characters of a mission's texts would move the cursor of a terminal.
    private static string OneLine(string text) => string.Create(text.Length, text, (to, from) =>
    {
        for (var index = 0; index < from.Length; index++)
        {
            to[index] = char.IsControl(from[index]) ? ' ' : from[index];
        }
    });
}
