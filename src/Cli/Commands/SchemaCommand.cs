using System.CommandLine;
using Guanghan.Missions;
using Guanghan.Missions.Reference;

namespace Guanghan.Cli.Commands;

/// <summary><c>guanghan schema</c>: the JSON schema by which editors complete and check mission files.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var json = SharedOptions.Json();
        var command = new Command(
            "schema",
            "Prints the JSON schema of mission files, by which editors complete and check them: " +
            "guanghan schema > mission.schema.json")
        {
            json,
        };
        command.SetAction(_ =>
        {
            Console.Write(MissionSchema.Of(Catalogue.Phases));
            return ExitCodes.Success;
        });
        return command;
    }
}
