using System.Collections.Immutable;
using System.Text;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Reference;

/// <summary>
/// The least that a mission file must say to run a phase: every option that must be given, with some allowed value.
/// </summary>
internal static class Snippet
{
    /// <summary>Lines of YAML, indented by two spaces a level.</summary>
    public static string Of(CataloguePhase phase)
    {
        var text = new StringBuilder();
        var name = phase.Kind[(phase.Kind.LastIndexOf('.') + 1)..];
        text.Append("phases:\n  ").Append(name).Append(":\n    kind: ").Append(phase.Kind).Append('\n');
        Append(text, phase.Options, "    ", "");
        return text.ToString();
    }

    private static void Append(StringBuilder text, ImmutableArray<OptionDescription> options, string indent,
        string first)
    {
        var lead = first.Length > 0 ? first : indent;
        foreach (var option in options.Where(option => !option.IsOptional))
        {
            text.Append(lead).Append(option.Key).Append(':');
            if (OptionText.Short(option) is { } inside)
            {
                text.Append(' ').Append(OptionText.Example(inside)).Append('\n');
            }
            else if (option.Kind is OptionKind.Group)
            {
                // A group none of whose options must be given is an empty one.
                var isEmpty = option.Children.All(child => child.IsOptional);
                text.Append(isEmpty ? " {}\n" : "\n");
                Append(text, option.Children, indent + "  ", "");
            }
            else if (option.Kind is OptionKind.List)
            {
                text.Append('\n');
                for (var item = 0; item < (option.Bounds.Low_si ?? 1); item++)
                {
                    Append(text, option.Children, indent + "    ", indent + "  - ");
                }
            }
            else
            {
                text.Append(' ').Append(OptionText.Example(option)).Append('\n');
            }

            lead = indent;
        }
    }
}
