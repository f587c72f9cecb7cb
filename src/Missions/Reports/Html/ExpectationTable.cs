using Guanghan.Missions.Files;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports.Html;

/// <summary>
/// The table that sets computed figures beside published ones; on a narrow screen each row becomes a card.
/// </summary>
internal static class ExpectationTable
{
    /// <summary>Writes the section, where the mission sets an expectation.</summary>
    public static void Write(HtmlBuilder page, MissionRun run)
    {
        if (run.Expectations.IsEmpty)
        {
            return;
        }

        page.Line($"<section class=\"expectations\" aria-labelledby=\"expectations\">");
        page.Line($"<h2 id=\"expectations\">Published and computed</h2>");
        page.Line($"<table role=\"table\"><caption>What the mission file expects, and what came out.</caption>");
        page.Line($"<thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" role=\"columnheader\">Figure</th>");
        page.Line($"<th scope=\"col\" role=\"columnheader\" class=\"n\">Computed</th>");
        page.Line($"<th scope=\"col\" role=\"columnheader\" class=\"n\">Published</th>");
        page.Line($"<th scope=\"col\" role=\"columnheader\" class=\"n\">Tolerance</th>");
        page.Line($"<th scope=\"col\" role=\"columnheader\" class=\"n\">Deviation</th>");
        page.Line($"<th scope=\"col\" role=\"columnheader\">Verdict</th>");
        page.Line($"<th scope=\"col\" role=\"columnheader\">Source</th></tr></thead>");
        page.Line($"<tbody role=\"rowgroup\">");
        foreach (var expectation in run.Expectations)
        {
            WriteRow(page, expectation);
        }

        page.Line($"</tbody></table>");
        page.Line($"</section>");
    }

    private static void WriteRow(HtmlBuilder page, ExpectationResult expectation)
    {
        var unit = expectation.Unit;
        var symbol = unit.Symbol.Length == 0 ? "" : " " + UnitText.Pretty(unit.Symbol);
        var published = UnitText.Pretty(expectation.Published);
        var within = expectation.Within is { } tolerance ? "± " + UnitText.Pretty(tolerance)
            : expectation.Compare == Comparison.Band ? "band" : "bound";
        page.Line($"<tr role=\"row\" class=\"{(expectation.Holds ? "holds" : "short")}\">");
        page.Line($"<th scope=\"row\" role=\"rowheader\">{new HtmlBuilder.Code(expectation.Figure)}</th>");
        page.Line($"<td role=\"cell\" data-of=\"Computed\" class=\"n\"><div><b>{Computed(expectation, symbol)}</b>");
        FigureTable.WriteBand(page, expectation.Band, unit, symbol);
        page.Line($"</div></td>");
        page.Line($"<td role=\"cell\" data-of=\"Published\" class=\"n\">{published}</td>");
        page.Line($"<td role=\"cell\" data-of=\"Tolerance\" class=\"n\">{within}</td>");
        page.Line($"<td role=\"cell\" data-of=\"Deviation\" class=\"n d\">{Deviation(expectation)}</td>");
        var verdict = expectation.Holds ? "✓ holds" : "✗ falls short";
        page.Line($"<td role=\"cell\" data-of=\"Verdict\" class=\"v\"><div><span>{verdict}</span>");
        var band = expectation.Band is { } range ? NumberText.Typeset(UncertainText.Band(range, unit)) + symbol : "";
        if (ExpectationVerdict.Reason(expectation, band) is { Length: > 0 } reason)
        {
            page.Line($"<small>{reason}</small>");
        }

        page.Line($"</div></td>");
        page.Line($"<td role=\"cell\" data-of=\"Source\" class=\"s\">{expectation.Source}</td></tr>");
    }

    private static string Computed(ExpectationResult expectation, string symbol) =>
        expectation.Computed_si is { } value_si
            ? FigureTable.Value(new("", value_si) { StandardError_si = expectation.StandardError_si },
                expectation.Unit) + symbol
            : "no value";

    // The cell may break between the difference and the ratio, not inside either.
    private static string Together(string text) => text.Replace(' ', '\u00a0');

    private static string Deviation(ExpectationResult expectation)
    {
        if (expectation.Deviation_si is not { } deviation)
        {
            return "none";
        }

        // A ratio to a temperature's zero in kelvin says nothing to a reader of degrees Celsius.
        var text = NumberText.DifferenceWithUnit(deviation, expectation.Unit);
        return expectation is { DeviationRatio: { } ratio, Unit.Offset_si: 0 }
            ? $"{Together(text)} {Together("(" + NumberText.Typeset(NumberText.Percent(ratio)) + ")")}"
                : Together(text);
    }
}
