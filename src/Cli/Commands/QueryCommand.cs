using System.CommandLine;
using System.Text.Json;
using Guanghan.Cli.Terminal;
using Guanghan.Missions.Reports;

namespace Guanghan.Cli.Commands;

/// <summary><c>guanghan query SQL</c>: asks any number of runs at once.</summary>
internal static class QueryCommand
{
    public static Command Create()
    {
        var sql = new Argument<string>("sql")
        {
            Description = "SQL over the tables runs, phases, figures, series, events, findings, expectations and inputs.",
            HelpName = "SQL",
        };
        var runs = SharedOptions.Runs();
        var json = SharedOptions.Json();
        var command = new Command(
            "query",
            """Asks all runs at once: guanghan query "select run, phase, name, value, unit from figures". Nothing is changed.""")
        {
            sql, runs, json,
        };
        command.SetAction(parsed =>
        {
            try
            {
                var table = RunQuery.Execute(parsed.GetRequiredValue(runs), parsed.GetRequiredValue(sql));
                if (parsed.GetValue(json))
                {
                    Console.WriteLine(JsonSerializer.Serialize(
                        new { columns = table.Columns, rows = table.Rows }, SharedOptions.Indented));
                }
                else
                {
                    TextTable.Print(Console.Out, table);
                }

                return ExitCodes.Success;
            }
            catch (RunQueryException mistake)
            {
                throw new BadInputException(mistake.Message);
            }
        });
        return command;
    }
}
