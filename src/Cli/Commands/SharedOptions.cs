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

    public static Argument<string> MissionFile() => new("mission")
    {
        Description = "The mission file.",
        HelpName = "MISSION.yaml",
    };

    public static Option<bool> Json() => new("--json")
    {
        Description = "Print JSON to standard output, and nothing else there.",
    };

    public static Option<string> Runs() => new("--runs")
    {
        Description = "The folder that run folders are written to; stored results are kept in its .store.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => "runs",
    };
}
