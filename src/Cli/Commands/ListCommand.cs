using System.CommandLine;
using System.Text.Json;
using Guanghan.Missions;

namespace Guanghan.Cli.Commands;

/// <summary><c>guanghan list</c>: what can be computed.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var json = SharedOptions.Json();
        var command = new Command("list", "Lists every kind of phase, with one sentence each.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(
                    Catalogue.Phases.Select(phase => new { kind = phase.Kind, summary = phase.Description.Summary }),
                    SharedOptions.Indented));
                return ExitCodes.Success;
            }

            var width = Catalogue.Phases.Max(phase => phase.Kind.Length);
            foreach (var phase in Catalogue.Phases)
            {
                Console.WriteLine($"{phase.Kind.PadRight(width)}  {phase.Description.Summary}");
            }

            Console.WriteLine();
            Console.WriteLine("'guanghan explain KIND' lists the options, units, bounds and results of one.");
            return ExitCodes.Success;
        });
        return command;
    }
}
