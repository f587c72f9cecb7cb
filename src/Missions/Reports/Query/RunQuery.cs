using System.Collections.Immutable;
using DuckDB.NET.Data;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports.Query;

/// <summary>
/// Answers SQL over any number of run folders with an embedded DuckDB. The query sees copies in memory: it cannot
/// change a run, nor read or write any file, nor load an extension.
/// </summary>
public static class RunQuery
{
    private const int MostRows = 1_000_000;

    /// <summary>The tables and their columns, one line each.</summary>
    public static string Tables => RunTables.Overview;

    /// <summary>Answers one query.</summary>
    /// <param name="runsFolder">The folder that holds run folders; unfinished ones are left out.</param>
    /// <param name="sql">Such as <c>select run, value from figures where figure = 'energy'</c>.</param>
    /// <param name="cancellation">Stops a query that runs.</param>
    /// <exception cref="QueryException">There is no run, or the query is not valid.</exception>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public static QueryTable Execute(string runsFolder, string sql, CancellationToken cancellation = default)
    {
        if (string.IsNullOrWhiteSpace(sql))
        {
            throw new QueryException(
                "The query is empty. Write one such as: select run, figure, value, unit from figures");
        }

        var runs = ReadRuns(runsFolder, out var unreadable);
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        RunTables.Fill(connection, runs);
        // Series can be large; without the word no query can ask for them.
        if (sql.Contains("series", StringComparison.OrdinalIgnoreCase))
        {
            RunTables.FillSeries(connection, runsFolder, runs.Select(run => run.Name));
        }

        Lock(connection);
        return Ask(connection, sql, unreadable, cancellation);
    }

    /// <summary>Runs a statement of ours.</summary>
    internal static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<(string Name, MissionRun Run)> ReadRuns(string runsFolder,
        out ImmutableArray<string> unreadable)
    {
        if (!Directory.Exists(runsFolder))
        {
            throw new QueryException(
                $"There is no folder of runs '{runsFolder}'. Run a mission first: guanghan run MISSION");
        }

        var runs = new List<(string, MissionRun)>();
        var failures = new List<string>();
        foreach (var folder in Directory.GetDirectories(runsFolder).Order(StringComparer.Ordinal).Where(IsFinished))
        {
            try
            {
                runs.Add((Path.GetFileName(folder), RunReader.ReadWithoutFiles(folder)));
            }
            catch (RunFolderException error)
            {
                failures.Add(error.Message);
            }
        }

        unreadable = [.. failures];
        return runs.Count > 0
            ? runs
            : throw new QueryException(failures.Count == 0
                ? $"'{runsFolder}' holds no finished run. Run a mission first: guanghan run MISSION"
                : $"'{runsFolder}' holds no run that can be read. {failures[0]}");
    }

    // A run is written under a temporary name with a journal in it, and renamed when all is there.
    private static bool IsFinished(string folder) =>
        !Path.GetFileName(folder).StartsWith('.') &&
        File.Exists(Path.Combine(folder, RunFolder.ReportFile)) &&
        !File.Exists(Path.Combine(folder, "journal"));

    private static void Lock(DuckDBConnection connection)
    {
        foreach (var setting in (ReadOnlySpan<string>)
        [
            "SET temp_directory = ''",
            "SET autoinstall_known_extensions = false",
            "SET autoload_known_extensions = false",
            "SET enable_external_access = false",
            "SET lock_configuration = true",
            "BEGIN TRANSACTION READ ONLY",
        ])
        {
            Execute(connection, setting);
        }
    }

    private static QueryTable Ask(
        DuckDBConnection connection, string sql, ImmutableArray<string> unreadable, CancellationToken cancellation)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var registration = cancellation.Register(command.Cancel);
        try
        {
            using var reader = command.ExecuteReader();
            var columns = Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToImmutableArray();
            var rows = ImmutableArray.CreateBuilder<ImmutableArray<object?>>();
            while (reader.Read())
            {
                cancellation.ThrowIfCancellationRequested();
                if (rows.Count == MostRows)
                {
                    throw new QueryException($"The query gives more than {NumberText.Text(MostRows)} rows; " +
                        "add a LIMIT, or summarise with GROUP BY.");
                }

                rows.Add([.. Enumerable.Range(0, columns.Length)
                    .Select(column => reader.IsDBNull(column) ? null : reader.GetValue(column))]);
            }

            // Nothing a user wrote is passed over: a second statement has an answer that this table cannot hold.
            return reader.NextResult()
                ? throw new QueryException("The query has more than one statement. Ask them one at a time.")
                : new(columns, rows.ToImmutable(), unreadable);
        }
        catch (DuckDBException error)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new QueryException(Explain(error), error);
        }
    }

    private static string Explain(DuckDBException error)
    {
        var said = error.Message.Trim();
        var isForbidden = said.Contains("disabled by configuration", StringComparison.Ordinal) ||
            said.Contains("disabled through configuration", StringComparison.Ordinal) ||
            said.Contains("configuration has been locked", StringComparison.Ordinal) ||
            said.Contains("read-only", StringComparison.OrdinalIgnoreCase);
        return isForbidden
            ? "A query only reads the tables of runs: it cannot change them, read or write files, load extensions or " +
                $"change settings. The tables:\n{Tables}"
            : $"The query cannot be run. {said}\nThe tables:\n{Tables}";
    }
}
