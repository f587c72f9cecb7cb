using System.CommandLine;
using Guanghan.Core.Phases;
using Guanghan.Missions.Reports;

namespace Guanghan.Cli.Commands;

/// <summary><c>guanghan show RUN</c>: prints a run again.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var run = new Argument<string>("run")
        {
            Description =
                "A run folder, the first part of its name, or the name of a mission, whose newest run is shown.",
            HelpName = "RUN",
        };
        var runs = SharedOptions.Runs();
        var json = SharedOptions.Json();
        var command = new Command(
            "show", "Prints the figures of a run, the published ones beside them, and its findings.")
        {
            run, runs, json,
        };
        command.SetAction(parsed =>
        {
            var folder = Find(parsed.GetRequiredValue(run), parsed.GetRequiredValue(runs));
            try
            {
                var read = RunReader.Read(folder);
                Console.Write(parsed.GetValue(json) ? MissionRunJson.Of(read) : FiguresTable.Of(read));
                return ExitCodes.Success;
            }
            catch (RunFolderException mistake)
            {
                throw new BadInputException(mistake.Message);
            }
        });
        return command;
    }

    private static string Find(string word, string runs)
    {
        if (File.Exists(Path.Combine(word, RunFolder.ReportFile)))
        {
            return word;
        }

        var all = Directory.Exists(runs)
            ? Directory.EnumerateDirectories(runs)
                .Where(folder => File.Exists(Path.Combine(folder, RunFolder.ReportFile)))
                .ToArray()
            : [];
        // 'first' is the mission first before it is the beginning of first-brick-...
        var newest = all.Where(folder => NameOf(folder).StartsWith(word, StringComparison.Ordinal))
            .OrderByDescending(folder =>
                ((string[])[NameOf(folder), MissionOf(folder)]).Contains(word, StringComparer.Ordinal))
            .ThenByDescending(Directory.GetLastWriteTimeUtc)
            .ThenBy(folder => folder, StringComparer.Ordinal)
            .FirstOrDefault();
        return newest ?? throw new BadInputException(all.Length == 0
            ? $"There is no run '{word}': '{runs}' holds no runs yet. 'guanghan run MISSION.yaml' makes one."
            : $"There is no run '{word}' in '{runs}'" +
                Suggestion.For(word, all.Select(MissionOf).Distinct(StringComparer.Ordinal)));
    }

    private static string NameOf(string folder) => Path.GetFileName(folder);

    /// <summary>What stands before the key: <c>first-brick</c> of <c>first-brick-ec52c017b745</c>.</summary>
    private static string MissionOf(string folder)
    {
        var name = NameOf(folder);
        return name.LastIndexOf('-') is > 0 and var end ? name[..end] : name;
    }
}
