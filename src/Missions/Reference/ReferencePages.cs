using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Reference;

/// <summary>
/// The reference pages, Markdown, made from what phases declare: one page a kind, an index, the table of units. Nothing
/// on them is written twice, so nothing on them can be out of date.
/// </summary>
public static class ReferencePages
{
    private const string Notice = "<!-- Generated from the code; see CONTRIBUTING. Edits here are overwritten. -->\n\n";

    /// <summary>File name (without a folder) and text of every page, lines ending in a line feed.</summary>
    public static ImmutableArray<(string Name, string Text)> Of(IEnumerable<CataloguePhase> phases)
    {
        var all = phases.ToArray();
        return
        [
            ("README.md", Index(all)),
            .. all.Select(phase => (phase.Kind + ".md", Page(phase))),
            ("units.md", Units()),
        ];
    }

    private static string Index(CataloguePhase[] phases)
    {
        var text = new StringBuilder(Notice).Append("# Reference\n\n")
            .Append("Every phase a mission file can name, and what it computes. ")
            .Append("`guanghan explain KIND` prints the same on the console.\n\n")
            .Append("| Kind | What it does |\n|---|---|\n");
        foreach (var phase in phases)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"| [`{phase.Kind}`]({phase.Kind}.md) | {Cell(phase.Description.Summary)} |\n");
        }

        return text.Append("\nUnits that values may be written in: [units.md](units.md).\n").ToString();
    }

    private static string Page(CataloguePhase phase)
    {
        var description = phase.Description;
        var text = new StringBuilder(Notice);
        text.Append(CultureInfo.InvariantCulture, $"# {phase.Kind}\n\n{description.Summary}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**Computes.** {description.Computes}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**Assumes.** {description.Assumes}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**Source.** {description.Source}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"**Stops being valid.** {description.Validity}\n\n");
        text.Append("## The least a mission file must say\n\n```yaml\n").Append(Snippet.Of(phase)).Append("```\n\n");
        text.Append("## Options\n\n");
        if (phase.Options.IsEmpty)
        {
            text.Append("None.\n");
        }
        else
        {
            text.Append("| Option | Takes | Unit | Bounds | Default | What it is |\n|---|---|---|---|---|---|\n");
            AppendOptions(text, phase.Options, "");
        }

        AppendWords(text, phase.Options, "");
        AppendOutputs(text, description.Outputs);
        return text.ToString();
    }

    private static void AppendOptions(StringBuilder text, ImmutableArray<OptionDescription> options, string path)
    {
        foreach (var option in options)
        {
            var name = path + option.Key;
            text.Append(CultureInfo.InvariantCulture, $"| `{name}` | {Cell(OptionText.Takes(option))} ");
            text.Append(CultureInfo.InvariantCulture,
                $"| {Cell(OptionText.UnitOf(option))} | {Cell(OptionText.BoundsOf(option))} ");
            text.Append(CultureInfo.InvariantCulture,
                $"| {Cell(OptionText.DefaultOf(option))} | {Cell(option.About)} |\n");
            AppendOptions(text, option.Children, option.Kind == OptionKind.List ? name + "[]." : name + ".");
        }
    }

    private static void AppendWords(StringBuilder text, ImmutableArray<OptionDescription> options, string path)
    {
        foreach (var option in options)
        {
            if (!option.Words.IsEmpty)
            {
                text.Append(CultureInfo.InvariantCulture, $"\nWords of `{path}{option.Key}`:\n\n");
                foreach (var (word, about) in option.Words)
                {
                    text.Append(CultureInfo.InvariantCulture, $"- `{word}`: {about}\n");
                }
            }

            AppendWords(text, option.Children, path + option.Key + ".");
        }
    }

    private static void AppendOutputs(StringBuilder text, ImmutableArray<Output> outputs)
    {
        text.Append("\n## What it makes\n\n| Name | Sort | Unit | What it is |\n|---|---|---|---|\n");
        foreach (var output in outputs)
        {
            var sort = Reports.ReportJson.SortText(output.Kind);
            text.Append(CultureInfo.InvariantCulture,
                $"| `{output.Name}` | {sort} | {Cell(output.Unit.Symbol)} | {Cell(output.About)} |\n");
        }
    }

    private static string Units()
    {
        var text = new StringBuilder(Notice).Append("# Units\n\n")
            .Append(
                "A value in a mission file is a number and a unit, `5 mm`. Any unit of the right dimension is taken. ")
            .Append("Units combine with a space, `*`, `/` and whole exponents: `W/m^2`, `kg m^-3`, `J/kg/K`.\n\n")
            .Append("| Unit | What it measures | In SI |\n|---|---|---|\n");
        var units = UnitTable.BySymbol.Values
            .OrderBy(unit => unit.Dimension.Describe(), StringComparer.Ordinal)
            .ThenBy(unit => unit.Factor)
            .ThenBy(unit => unit.Symbol, StringComparer.Ordinal);
        foreach (var unit in units)
        {
            var factor = unit.Factor.ToString("G15", CultureInfo.InvariantCulture);
            var si = unit.Dimension.BaseUnits() is "1" ? "" : " " + unit.Dimension.BaseUnits();
            var offset = unit.Offset_si == 0 ? ""
                : ", from " + unit.Offset_si.ToString("G15", CultureInfo.InvariantCulture) + si;
            text.Append(CultureInfo.InvariantCulture,
                $"| `{unit.Symbol}` | {unit.Dimension.Describe()} | {factor}{si}{offset} |\n");
        }

        return text.ToString();
    }

    private static string Cell(string text) => text
        .Replace("|", "\\|", StringComparison.Ordinal)
        .Replace('\n', ' ');
}
