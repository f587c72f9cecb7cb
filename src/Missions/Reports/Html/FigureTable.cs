using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports.Html;

/// <summary>The figures of a phase: value with its standard error, and the band below where there is one.</summary>
internal static class FigureTable
{
    private const int MostOpenFigures = 12;
    private const int FewMoreFigures = 4; // not worth a fold

    /// <summary>Writes the table, where the phase has a figure; a long one goes on folded.</summary>
    public static void Write(HtmlBuilder page, PhaseRun phase)
    {
        var figures = phase.Report.Figures;
        if (figures.IsEmpty)
        {
            return;
        }

        // Phases name what matters first; the rest is a click away, and on paper.
        var isLong = figures.Length > MostOpenFigures + FewMoreFigures;
        WriteTable(page, phase, isLong ? figures[..MostOpenFigures] : figures, "Figures");
        if (isLong)
        {
            var rest = figures[MostOpenFigures..];
            page.Line($"<details><summary>{NumberText.Count(rest.Length, "more figure")}</summary>");
            WriteTable(page, phase, rest, "More figures");
            page.Line($"</details>");
        }
    }

    /// <summary>A value with its standard error as print sets them, without the unit.</summary>
    public static string Value(Figure figure, Unit unit)
    {
        var (value, error) = UncertainText.Of(figure, unit);
        return NumberText.Typeset(value) + (error.Length == 0 ? "" : "\u00a0±\u00a0" + NumberText.Typeset(error));
    }

    /// <summary>Writes what stands below a value of which there is a band; nothing where there is none.</summary>
    public static void WriteBand(HtmlBuilder page, FigureBand? band, Unit unit, string symbol = "")
    {
        if (band is { } range)
        {
            page.Line($"<small>band {NumberText.Typeset(UncertainText.Band(range, unit))}{symbol}</small>");
        }
    }

    private static void WriteTable(HtmlBuilder page, PhaseRun phase, ImmutableArray<Figure> figures, string caption)
    {
        page.Line($"<table class=\"figures\"><caption class=\"unseen\">{caption} of {phase.Name}</caption>");
        page.Line($"<thead><tr><th scope=\"col\">Figure</th><th scope=\"col\" class=\"n\">Value</th>");
        page.Line($"<th scope=\"col\">Unit</th></tr></thead><tbody>");
        foreach (var figure in figures)
        {
            var unit = phase.UnitOf(figure.Name);
            page.Line($"<tr><th scope=\"row\"><div>{new HtmlBuilder.Code(figure.Name)}");
            page.Line($"<span>{PhaseSection.About(phase, figure.Name)}</span></div></th>");
            page.Line($"<td class=\"n\">{Value(figure, unit)}");
            WriteBand(page, figure.Band, unit);
            page.Line($"</td><td>{UnitText.Pretty(unit.Symbol)}</td></tr>");
        }

        page.Line($"</tbody></table>");
    }
}
