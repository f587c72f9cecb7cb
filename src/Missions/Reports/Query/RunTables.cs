using System.Collections.Immutable;
using System.Globalization;
using DuckDB.NET.Data;
using Guanghan.Core.Phases;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports.Query;

/// <summary>The tables that a query reads, and how they are filled from run folders. Every table has the column
/// <c>run</c>, the name of the run folder.</summary>
internal static class RunTables
{
    private const string Uncertainty = "standard_error_si DOUBLE, standard_error DOUBLE, band_low_si DOUBLE, " +
        "band_high_si DOUBLE, band_low DOUBLE, band_high DOUBLE";

    /// <summary>Name and columns of each table but <c>series</c>, as SQL declares them.</summary>
    public static ImmutableArray<(string Name, string Columns)> Declared { get; } =
    [
        ("runs",
            "run TEXT, mission TEXT, about TEXT, file TEXT, version TEXT, key TEXT, seed UBIGINT, ephemeris TEXT, " +
            "expectations INTEGER, hold INTEGER, errors INTEGER, warnings INTEGER"),
        ("phases", "run TEXT, phase TEXT, kind TEXT, key TEXT, status TEXT, summary TEXT"),
        ("figures", "run TEXT, phase TEXT, figure TEXT, value_si DOUBLE, si_unit TEXT, value DOUBLE, unit TEXT, " +
            Uncertainty),
        ("events", "run TEXT, phase TEXT, instant TEXT, tai_ns BIGINT, event TEXT, about TEXT"),
        ("findings", "run TEXT, phase TEXT, code TEXT, severity TEXT, message TEXT"),
        ("expectations", "run TEXT, figure TEXT, published TEXT, within TEXT, source TEXT, unit TEXT, " +
            "computed_si DOUBLE, computed DOUBLE, deviation_si DOUBLE, deviation DOUBLE, " +
            "deviation_ratio DOUBLE, holds BOOLEAN, compare TEXT, verdict TEXT, " + Uncertainty),
        ("inputs", "run TEXT, phase TEXT, path TEXT, value TEXT, origin TEXT"),
    ];

    /// <summary>Columns of <c>series</c>.</summary>
    public const string SeriesColumns =
        "run TEXT, phase TEXT, series TEXT, unit TEXT, axis TEXT, axis_unit TEXT, origin TEXT, " +
        "x_si DOUBLE, y_si DOUBLE, x DOUBLE, y DOUBLE";

    /// <summary>The tables and their columns, one line each, for messages and help.</summary>
    public static string Overview => string.Join('\n', Declared.Add(("series", SeriesColumns))
        .Select(table => (table.Name, Columns: table.Columns.Split(", ").Select(column => column.Split(' ')[0])))
        .Select(table => $"  {table.Name}({string.Join(", ", table.Columns)})"));

    /// <summary>Fills every table but <c>series</c>.</summary>
    public static void Fill(DuckDBConnection connection, IReadOnlyList<(string Name, MissionRun Run)> runs)
    {
        foreach (var (table, columns) in Declared)
        {
            RunQuery.Execute(connection, $"CREATE TABLE {table} ({columns})");
            using var appender = connection.CreateAppender(table);
            foreach (var (name, run) in runs)
            {
                foreach (var row in Rows(table, run))
                {
                    Append(appender.CreateRow().AppendValue(name), row);
                }
            }
        }
    }

    /// <summary>Fills <c>series</c> from series.parquet of every run that has one.</summary>
    public static void FillSeries(DuckDBConnection connection, string runsFolder, IEnumerable<string> names)
    {
        RunQuery.Execute(connection, $"CREATE TABLE series ({SeriesColumns})");
        foreach (var name in names)
        {
            var path = Path.Combine(runsFolder, name, RunFolder.SeriesFile);
            if (File.Exists(path))
            {
                // read_parquet takes patterns: what a folder's name has of them is meant literally.
                var literal = string.Concat(path.Select(c => c is '*' or '?' or '[' or ']' ? $"[{c}]" : c.ToString()));
                RunQuery.Execute(connection,
                    $"INSERT INTO series SELECT {Quoted(name)}, * FROM read_parquet({Quoted(literal)})");
            }
        }
    }

    private static IEnumerable<object?[]> Rows(string table, MissionRun run) => table switch
    {
        "runs" => [RunRow(run)],
        "expectations" => run.Expectations.Select(ExpectationRow),
        "phases" => run.Phases.Select(phase => new object?[]
        {
            phase.Name, phase.Kind, phase.Key, ReportJson.StatusText(phase.Status), phase.Summary,
        }),
        _ => run.Phases.SelectMany(phase => PhaseRows(table, phase)),
    };

    private static object?[] RunRow(MissionRun run)
    {
        var verdict = RunVerdict.Of(run);
        return
        [
            run.Mission, run.About, run.FileName, run.Version, run.Key, run.Seed, run.EphemerisIdentity,
            verdict.ExpectationCount, verdict.HoldingCount, verdict.ErrorCount, verdict.WarningCount,
        ];
    }

    private static object?[] ExpectationRow(ExpectationResult it) =>
    [
        it.Figure, it.Published, it.Within, it.Source, it.Unit.Symbol,
        it.Computed_si, it.Computed_si is { } si ? it.Unit.FromSi(si) : null,
        it.Deviation_si, it.Deviation_si / it.Unit.Factor, it.DeviationRatio, it.Holds,
        ExpectationVerdict.WordOf(it.Compare), ExpectationVerdict.Of(it),
        .. Uncertain(it.Unit, it.StandardError_si, it.Band),
    ];

    // A standard error is a difference: the unit's zero has no part in it.
    private static object?[] Uncertain(Unit unit, double? standardError_si, FigureBand? band) =>
    [
        standardError_si, standardError_si / unit.Factor, band?.Low_si, band?.High_si,
        band is { } low ? unit.FromSi(low.Low_si) : null, band is { } high ? unit.FromSi(high.High_si) : null,
    ];

    private static IEnumerable<object?[]> PhaseRows(string table, PhaseRun phase) => table switch
    {
        "figures" => phase.Report.Figures.Select(figure => FigureRow(phase, figure)),
        "events" => phase.Report.Events.Select(it => new object?[]
        {
            phase.Name, it.At.ToString(), it.At.TaiNanoseconds, it.Name, it.About,
        }),
        "findings" => phase.Report.Findings.Select(it => new object?[]
        {
            phase.Name, it.Code, ReportJson.SeverityText(it.Severity), it.Message,
        }),
        "inputs" => phase.Inputs.Select(it => new object?[] { phase.Name, it.Path, it.Display, it.Origin }),
        _ => throw new InvalidOperationException($"The table '{table}' has no rows to fill it."),
    };

    private static object?[] FigureRow(PhaseRun phase, Figure figure)
    {
        var unit = phase.UnitOf(figure.Name);
        return
        [
            phase.Name, figure.Name, figure.Value_si, unit.Dimension.BaseUnits(),
            unit.FromSi(figure.Value_si), unit.Symbol, .. Uncertain(unit, figure.StandardError_si, figure.Band),
        ];
    }

    private static void Append(IDuckDBAppenderRow row, object?[] values)
    {
        foreach (var value in values)
        {
            row = value switch
            {
                null => row.AppendNullValue(),
                string text => row.AppendValue(text),
                double number => row.AppendValue(number),
                int number => row.AppendValue(number),
                long number => row.AppendValue(number),
                ulong number => row.AppendValue(number),
                bool truth => row.AppendValue(truth),
                _ => throw new InvalidOperationException($"A {value.GetType()} has no column."),
            };
        }

        row.EndRow();
    }

    private static string Quoted(string text) =>
        string.Create(CultureInfo.InvariantCulture, $"'{text.Replace("'", "''", StringComparison.Ordinal)}'");
}
