using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Guanghan.Cli.Commands;

/// <summary>Options that several commands share, so that one thing has one name.</summary>
internal static class SharedOptions
{
    /// <summary>How <c>--json</c> prints.</summary>
    public static JsonSerializerOptions Indented { get; } = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Argument<string> MissionFile()
    {
        var file = new Argument<string>("mission") { Description = "The mission file.", HelpName = "MISSION.yaml" };
        file.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: 0 }])
            {
                result.AddError("The name of the mission file is empty.");
            }
        });
        return file;
    }

    public static Option<bool> Json() => new("--json")
    {
        Description = "Print JSON to standard output, and nothing else there.",
    };

    public static Option<string> Runs()
    {
        var runs = new Option<string>("--runs")
        {
            Description = "The folder that run folders are written to; stored results are kept in its .store.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => "runs",
        };
        runs.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: 0 }])
            {
                result.AddError("--runs needs the name of a folder.");
            }
        });
        return runs;
    }
}
