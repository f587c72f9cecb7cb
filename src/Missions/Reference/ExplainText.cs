using System.Collections.Immutable;
using System.Text;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Reference;

/// <summary>A phase explained in plain text, 100 columns: what <c>guanghan explain KIND</c> prints.</summary>
public static class ExplainText
{
    /// <summary>The text, lines ending in a line feed.</summary>
    public static string Of(CataloguePhase phase)
    {
        var text = new StringBuilder();
        var description = phase.Description;
        text.Append(phase.Kind).Append("\n\n");
        TextColumns.AppendWrapped(text, description.Summary, 2);
        Paragraph(text, "Computes", description.Computes);
        Paragraph(text, "Assumes", description.Assumes);
        Paragraph(text, "Source", description.Source);
        Paragraph(text, "Stops being valid", description.Validity);
        text.Append("\nOptions\n");
        if (phase.Options.IsEmpty)
        {
            text.Append("  none\n");
        }

        AppendOptions(text, phase.Options, 2);
        AppendOutputs(text, description.Outputs);
        text.Append("\nThe least a mission file must say\n");
        foreach (var line in Snippet.Of(phase).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append("  ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static void Paragraph(StringBuilder text, string title, string body)
    {
        text.Append('\n').Append(title).Append('\n');
        TextColumns.AppendWrapped(text, body, 2);
    }

    private static void AppendOptions(StringBuilder text, ImmutableArray<OptionDescription> options, int indent)
    {
        foreach (var option in options)
        {
            string[] facts =
            [
                OptionText.Takes(option),
                OptionText.UnitOf(option) is { Length: > 0 } unit ? "in " + unit : "",
                OptionText.BoundsOf(option),
                OptionText.DefaultOf(option) is "must be given" ? "must be given"
                    : "default " + OptionText.DefaultOf(option),
            ];
            var margin = new string(' ', indent);
            TextColumns.AppendWrapped(text, string.Join("; ", facts.Where(fact => fact.Length > 0)), indent + 4,
                margin + option.Key + ": ");
            TextColumns.AppendWrapped(text, option.About, indent + 4);
            foreach (var (word, about) in option.Words)
            {
                TextColumns.AppendWrapped(text, about, indent + 8, margin + "      " + word + ": ");
            }

            AppendOptions(text, option.Children, indent + 4);
        }
    }

    private static void AppendOutputs(StringBuilder text, ImmutableArray<Output> outputs)
    {
        foreach (var (kind, title) in s_sorts)
        {
            var some = outputs.Where(output => output.Kind == kind).ToArray();
            if (some.Length == 0)
            {
                continue;
            }

            text.Append('\n').Append(title).Append('\n');
            foreach (var output in some)
            {
                var unit = output.Unit.Symbol.Length == 0 ? "" : " (" + output.Unit.Symbol + ")";
                TextColumns.AppendWrapped(text, output.About, 6, "  " + output.Name + unit + ": ");
            }
        }
    }

    private static readonly (OutputKind Kind, string Title)[] s_sorts =
    [
        (OutputKind.Figure, "Figures it makes"),
        (OutputKind.Series, "Series it makes"),
        (OutputKind.Map, "Maps it makes"),
        (OutputKind.Event, "Events it reports"),
        (OutputKind.Artefact, "Files it makes"),
    ];
}
