using Guanghan.Core.Phases;
using Guanghan.Missions.Reports.Plots;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports.Html;

/// <summary>One phase on the page: summary, findings, figures, plots, maps, events, files, inputs.</summary>
internal static class PhaseSection
{
    private const int MostOpenEvents = 8;
    private const int WideWidth_px = 760;
    private const int WideHeight_px = 260;
    private const int NarrowWidth_px = 380;
    private const int NarrowHeight_px = 240;

    /// <summary>Writes the section of the phase at an index of the run.</summary>
    public static void Write(HtmlBuilder page, PhaseRun phase, int index)
    {
        page.Line($"<section class=\"phase\" id=\"phase-{index + 1}\" aria-labelledby=\"phase-{index + 1}-title\">");
        page.Line($"<h2 id=\"phase-{index + 1}-title\">{phase.Name} <span class=\"kind\">{phase.Kind}</span></h2>");
        page.Line($"<p>{phase.Summary}</p>");
        if (phase.Status != PhaseStatus.Done)
        {
            var word = phase.Status == PhaseStatus.Refused ? "refused" : "cancelled";
            page.Line($"<p class=\"finding error\"><b>{word}</b> <span>This phase has no result.</span></p>");
        }

        WriteFindings(page, phase);
        FigureTable.Write(page, phase);
        var groups = PlotGroup.Of(phase);
        for (var plot = 0; plot < groups.Length; plot++)
        {
            WritePlot(page, phase, groups[plot], $"p{NumberText.Text(index + 1)}-{NumberText.Text(plot + 1)}");
        }

        foreach (var map in phase.Report.Maps)
        {
            MapFigure.Write(page, phase, map);
        }

        WriteEvents(page, phase);
        ArtefactList.Write(page, phase);
        WriteInputs(page, phase);
        page.Line($"</section>");
    }

    private static void WriteFindings(HtmlBuilder page, PhaseRun phase)
    {
        if (phase.Report.Findings.IsEmpty)
        {
            return;
        }

        page.Line($"<ul class=\"findings\" aria-label=\"Findings\">");
        foreach (var finding in phase.Report.Findings.OrderByDescending(finding => finding.Severity))
        {
            var severity = ReportJson.SeverityText(finding.Severity);
            page.Line($"<li class=\"finding {severity}\"><b>{severity}</b> <span>{finding.Message}");
            page.Line($"<span class=\"code\">{finding.Code}</span></span></li>");
        }

        page.Line($"</ul>");
    }

    private static void WritePlot(HtmlBuilder page, PhaseRun phase, PlotGroup group, string id)
    {
        var names = string.Join(", ", group.Series.Select(series => series.Name.Replace('_', ' ')));
        var ranges = string.Join("; ",
            group.Series.Select(series => series.Name.Replace('_', ' ') + " " + Range(series)));
        var label = $"Line plot of {names} along {group.Axis.Name}: {ranges}.";
        page.Line($"<figure>");
        page.Line($"<figcaption>");
        for (var index = 0; index < group.Series.Length; index++)
        {
            var series = group.Series[index];
            page.Line($"<p><i class=\"key l{index}\" aria-hidden=\"true\"></i>{new HtmlBuilder.Code(series.Name)}");
            page.Line($"<span>{About(phase, series.Name)}</span> <span class=\"range\">{Range(series)}</span></p>");
        }

        page.Line($"</figcaption>");
        // Of what never changes the caption says all there is to see.
        if (group.Series.Any(series => series.Values_si.Min() < series.Values_si.Max()))
        {
            Draw("wide", id + "w", WideWidth_px, WideHeight_px);
            Draw("narrow", id + "n", NarrowWidth_px, NarrowHeight_px);
        }

        page.Line($"</figure>");

        void Draw(string size, string name, int width_px, int height_px) => page.Raw(
            $"<div class=\"{size}\">{SeriesPlot.Svg(group, name, label, width_px, height_px)}</div>\n");

        string Range(Series series)
        {
            var (least, most) = (series.Values_si.Min(), series.Values_si.Max());
            return least == most
                ? NumberText.WithUnit(least, group.Unit, 4) + " throughout"
                : $"{NumberText.WithUnit(least, group.Unit with { Symbol = "" }, 4)} to " +
                    NumberText.WithUnit(most, group.Unit, 4);
        }
    }

    private static void WriteEvents(HtmlBuilder page, PhaseRun phase)
    {
        var events = phase.Report.Events;
        if (events.IsEmpty)
        {
            return;
        }

        var open = events.Length <= MostOpenEvents ? " open" : "";
        page.Line($"<details{open}><summary>{NumberText.Count(events.Length, "event")}</summary>");
        page.Line($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Events of {phase.Name}\">");
        page.Line($"<table class=\"events\"><thead><tr><th scope=\"col\">UTC</th><th scope=\"col\">Event</th>");
        page.Line($"<th scope=\"col\">What happened</th></tr></thead><tbody>");
        foreach (var happening in events)
        {
            page.Line($"<tr><td class=\"t\"><time title=\"{happening.At.ToString()}\">");
            page.Line($"{UtcText.Second(happening.At)}</time></td>");
            page.Line($"<td>{new HtmlBuilder.Code(happening.Name)}</td><td>{happening.About}</td></tr>");
        }

        page.Line($"</tbody></table></div></details>");
    }

    private static void WriteInputs(HtmlBuilder page, PhaseRun phase)
    {
        if (phase.Inputs.IsEmpty)
        {
            return;
        }

        page.Line($"<details><summary>{NumberText.Count(phase.Inputs.Length, "input")}</summary>");
        page.Line($"<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Inputs of {phase.Name}\">");
        page.Line($"<table class=\"inputs\"><thead><tr><th scope=\"col\">Option</th><th scope=\"col\">Value</th>");
        page.Line($"<th scope=\"col\">From</th></tr></thead><tbody>");
        foreach (var input in phase.Inputs)
        {
            page.Line($"<tr><th scope=\"row\">{new HtmlBuilder.Code(input.Path)}</th><td>{input.Display}</td>");
            page.Line($"<td class=\"origin\">{input.Origin}</td></tr>");
        }

        page.Line($"</tbody></table></div></details>");
    }

    internal static string About(PhaseRun phase, string name) =>
        phase.Outputs.First(output => string.Equals(output.Name, name, StringComparison.Ordinal)).About;
}
