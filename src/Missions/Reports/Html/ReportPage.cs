using Guanghan.Core.Phases;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports.Html;

/// <summary>
/// Writes report.html: one page that needs no network and no script, for screen and paper, light and dark. Equal runs
/// give equal bytes.
/// </summary>
public static class ReportPage
{
    /// <summary>The page.</summary>
    public static string Write(MissionRun run)
    {
        var page = new HtmlBuilder();
        page.Line($"<!doctype html>");
        page.Line($"<html lang=\"en\">");
        page.Line($"<head>");
        page.Line($"<meta charset=\"utf-8\">");
        page.Line($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        page.Line($"<meta name=\"color-scheme\" content=\"light dark\">");
        page.Line($"<meta name=\"generator\" content=\"Guanghan {run.Version}\">");
        page.Line($"<title>{run.Mission} · Guanghan</title>");
        page.Raw(PageStyle.Element);
        page.Line($"</head>");
        page.Line($"<body>");
        WriteHead(page, run);
        page.Line($"<main>");
        ExpectationTable.Write(page, run);
        for (var index = 0; index < run.Phases.Length; index++)
        {
            PhaseSection.Write(page, run.Phases[index], index);
        }

        page.Line($"</main>");
        WriteFoot(page, run);
        page.Raw(PageStyle.PrintScript);
        page.Line($"</body>");
        page.Line($"</html>");
        return page.ToString();
    }

    private static void WriteHead(HtmlBuilder page, MissionRun run)
    {
        page.Line($"<header>");
        page.Raw(PageStyle.Crest);
        page.Line($"<h1>{run.Mission}</h1>");
        if (run.About.Length > 0)
        {
            page.Line($"<p class=\"about\">{run.About}</p>");
        }

        WriteVerdict(page, run);
        if (run.Phases.Length > 0)
        {
            page.Line($"<nav aria-label=\"Phases\"><ol>");
            for (var index = 0; index < run.Phases.Length; index++)
            {
                var phase = run.Phases[index];
                page.Line($"<li><a href=\"#phase-{index + 1}\"><b>{phase.Name}</b> <span>{phase.Kind}</span></a></li>");
            }

            page.Line($"</ol></nav>");
        }

        page.Line($"</header>");
    }

    private static void WriteVerdict(HtmlBuilder page, MissionRun run)
    {
        var verdict = RunVerdict.Of(run);
        var state = !verdict.IsGood ? "short" : verdict.WarningCount > 0 ? "warned" : "good";
        page.Line($"<section class=\"verdict {state}\" aria-label=\"Verdict\">");
        if (verdict.ExpectationCount > 0)
        {
            page.Line(
                $"<p class=\"score\"><b>{verdict.HoldingCount}</b><span>of {verdict.ExpectationCount}</span></p>");
        }

        page.Line($"<div><p class=\"sentence\">{verdict.Sentence()}</p>");
        var worst = run.Phases
            .SelectMany(phase => phase.Report.Findings.Select(finding => (phase, finding)))
            .Where(pair => pair.finding.Severity == Severity.Error);
        foreach (var (phase, finding) in worst)
        {
            page.Line($"<p><b>{phase.Name}</b> {finding.Message} <span class=\"code\">{finding.Code}</span></p>");
        }

        page.Line($"</div></section>");
    }

    private static void WriteFoot(HtmlBuilder page, MissionRun run)
    {
        page.Line($"<footer>");
        page.Line($"<h2>Where this comes from</h2>");
        page.Line($"<p>The same file, seed and version give this page again, byte for byte. All values are in");
        page.Line(
            $"<a href=\"report.json\">report.json</a>, all series in <a href=\"series.parquet\">series.parquet</a>,");
        page.Line($"what was asked in <a href=\"mission.yaml\">mission.yaml</a>.</p>");
        page.Line($"<dl>");
        page.Line($"<dt>Mission file</dt><dd>{run.FileName}</dd>");
        page.Line($"<dt>Guanghan</dt><dd>{run.Version}</dd>");
        page.Line($"<dt>Run</dt><dd class=\"key\">{run.Key}</dd>");
        page.Line($"<dt>Seed</dt><dd>{run.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)}</dd>");
        page.Line($"<dt>Ephemeris</dt><dd class=\"key\">{run.EphemerisIdentity}</dd>");
        foreach (var phase in run.Phases)
        {
            page.Line($"<dt>Phase {phase.Name}</dt><dd class=\"key\">{phase.Key}</dd>");
        }

        page.Line($"</dl>");
        page.Line($"</footer>");
    }
}
