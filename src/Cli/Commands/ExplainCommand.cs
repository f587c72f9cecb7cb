using System.CommandLine;
using System.Text.Json;
using Guanghan.Core.Phases;
using Guanghan.Missions;
using Guanghan.Missions.Reference;

namespace Guanghan.Cli.Commands;

/// <summary>
/// <c>guanghan explain KIND</c>: options, units, bounds, results and the model behind a kind of phase.
/// </summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var kind = new Argument<string>("kind")
        {
            Description = "A kind that 'guanghan list' prints.",
            HelpName = "KIND",
        };
        var json = SharedOptions.Json();
        var command = new Command("explain", "Explains one kind of phase: its options, results, model and limits.")
        {
            kind, json,
        };
        command.SetAction(parsed =>
        {
            var word = parsed.GetRequiredValue(kind);
            var phase = Catalogue.Find(word) ?? throw new BadInputException(
                $"'{word}' is not a kind of phase{Suggestion.For(word, Catalogue.Phases.Select(one => one.Kind))}");
            Console.Write(parsed.GetValue(json)
                ? JsonSerializer.Serialize(Describe(phase), SharedOptions.Indented) + Environment.NewLine
                : ExplainText.Of(phase));
            return ExitCodes.Success;
        });
        return command;
    }

    private static object Describe(CataloguePhase phase) => new
    {
        kind = phase.Kind,
        summary = phase.Description.Summary,
        computes = phase.Description.Computes,
        assumes = phase.Description.Assumes,
        source = phase.Description.Source,
        validity = phase.Description.Validity,
        options = phase.Options.Select(Describe),
        outputs = phase.Description.Outputs.Select(output => new
        {
            name = output.Name,
            kind = output.Kind.ToString(),
            unit = output.Unit.Symbol,
            about = output.About,
        }),
    };

    private static object Describe(OptionDescription option) => new
    {
        key = option.Key,
        kind = option.Kind.ToString(),
        unit = option.Unit.Symbol,
        bounds = option.Bounds.IsAny ? null : option.Bounds.Describe(option.Unit),
        optional = option.IsOptional,
        @default = option.Default,
        about = option.About,
        words = option.Words.Select(word => new { word = word.Word, about = word.About }),
        options = option.Children.Select(Describe),
    };
}
