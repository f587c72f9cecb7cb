using System.CommandLine;
using Guanghan.Cli.Terminal;
using Guanghan.Missions;
using Guanghan.Missions.Files;
using Guanghan.Missions.Reports;
using Guanghan.Missions.Runs;

namespace Guanghan.Cli.Commands;

/// <summary><c>guanghan run</c>: computes a mission.</summary>
internal static class RunCommand
{
    private const int MostWorkers = 256;

    public static Command Create()
    {
        var file = SharedOptions.MissionFile();
        var runs = SharedOptions.Runs();
        var json = SharedOptions.Json();
        var workers = new Option<int>("--workers")
        {
            Description = "Most phases computed at a time; the result does not depend on it.",
            HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        workers.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() is < 1 or > MostWorkers)
            {
                result.AddError($"--workers is a whole number from 1 to {MostWorkers}.");
            }
        });
        var command = new Command(
            "run", "Computes a mission and writes its report; what is stored already is not computed again.")
        {
            file, runs, workers, json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(
                parsed.GetRequiredValue(file),
                parsed.GetRequiredValue(runs),
                parsed.GetRequiredValue(workers),
                parsed.GetValue(json),
                cancellation),
            CancellationToken.None));
        return command;
    }

    private static int Run(string file, string runs, int workers, bool json, CancellationToken cancellation)
    {
        var check = Mission.CheckFile(file, Catalogue.Phases);
        if (check.Plan is not { } plan)
        {
            Problems.Print(check.Problems, json);
            return ExitCodes.BadInput;
        }

        RequireFolder(runs);
        using var observer = Progress.ForErrorStream(plan);
        var store = Path.Combine(runs, ".store");
        var options = new RunOptions(store, runs, new StoredEphemerides(store), new ReportWriter())
        {
            Workers = workers,
            Observer = observer,
        };
        var outcome = MissionRunner.Run(plan, options, cancellation);
        observer.Close();
        if (outcome.IsCancelled)
        {
            Console.Error.WriteLine(
                "guanghan: cancelled; what was finished is kept, and running again goes on from there.");
            return ExitCodes.Cancelled;
        }

        if (json)
        {
            Console.Write(MissionRunJson.Of(outcome.Run));
        }
        else
        {
            Console.Write(FiguresTable.Of(outcome.Run));
            Console.WriteLine();
            Console.WriteLine($"Report: {Path.Combine(Shown(outcome.Folder!), RunFolder.PageFile)}");
        }

        return RunVerdict.Of(outcome.Run).IsGood ? ExitCodes.Success : ExitCodes.FellShort;
    }

    // Before anything is computed: a folder that cannot be written would be found out only at the end.
    private static void RequireFolder(string runs)
    {
        try
        {
            Directory.CreateDirectory(Path.Combine(runs, ".store"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"The folder of runs '{runs}' cannot be made: " +
                $"{FileTrouble.WhyNot(runs, exception)}. Name another one with --runs.");
        }
    }

    /// <summary>Relative to the current folder where that is shorter.</summary>
    private static string Shown(string folder)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, folder);
        return relative.Length < folder.Length ? relative : folder;
    }
}
