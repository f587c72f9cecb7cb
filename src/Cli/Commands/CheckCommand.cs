using System.CommandLine;
using Guanghan.Cli.Terminal;
using Guanghan.Missions;
using Guanghan.Missions.Files;

namespace Guanghan.Cli.Commands;

/// <summary><c>guanghan check</c>: every mistake of a mission file, and nothing run.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var file = SharedOptions.MissionFile();
        var json = SharedOptions.Json();
        var command = new Command("check", "Reads a mission and reports every mistake at once; nothing is computed.")
        {
            file, json,
        };
        command.SetAction(parsed =>
        {
            var check = Mission.CheckFile(parsed.GetRequiredValue(file), Catalogue.Phases);
            if (check.Plan is not { } plan)
            {
                Problems.Print(check.Problems, parsed.GetValue(json));
                return ExitCodes.BadInput;
            }

            if (parsed.GetValue(json))
            {
                Problems.Print(check.Problems, json: true);
            }
            else
            {
                Console.WriteLine($"{parsed.GetRequiredValue(file)}: good. {Plural.Of(plan.Phases.Length, "phase")}, " +
                    $"{Plural.Of(plan.Expectations.Length, "expectation")}.");
            }

            return ExitCodes.Success;
        });
        return command;
    }
}
