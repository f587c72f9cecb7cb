using System.CommandLine;
using Guanghan.Missions.Reports.Query;

namespace Guanghan.Cli.Commands;

/// <summary><c>guanghan query SQL</c>: asks any number of runs at once.</summary>
internal static class QueryCommand
{
    public static Command Create()
    {
        var sql = new Argument<string>("sql")
        {
            Description = "SQL over these tables: " + RunQuery.Tables.Replace("\n", "; ", StringComparison.Ordinal),
            HelpName = "SQL",
        };
        var runs = SharedOptions.Runs();
        var json = SharedOptions.Json();
        var command = new Command(
            "query",
            "Asks all runs at once, and changes nothing: " +
            "guanghan query \"select run, phase, figure, value, unit from figures\".")
        {
            sql, runs, json,
        };
        command.SetAction((parsed, cancellation) =>
        {
            try
            {
                var table = RunQuery.Execute(parsed.GetRequiredValue(runs), parsed.GetRequiredValue(sql), cancellation);
                foreach (var message in table.Unreadable)
                {
                    Console.Error.WriteLine("guanghan: A run is left out: " + message);
                }

                Console.Write(parsed.GetValue(json) ? table.ToJson() : table.ToText());
                return Task.FromResult(ExitCodes.Success);
            }
            catch (QueryException mistake)
            {
                throw new BadInputException(mistake.Message);
            }
        });
        return command;
    }
}
