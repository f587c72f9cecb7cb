using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Missions.Runs;
using Parquet;
using Parquet.Schema;

namespace Guanghan.Missions.Reports;

/// <summary>
/// Writes and reads series.parquet: one row a value, in the order of the report. Columns: phase, series, unit, axis,
/// axis_unit, origin (instant a time axis counts from, or null), x_si and y_si (SI), x and y (in axis_unit and unit).
/// </summary>
internal static class SeriesParquet
{
    // A million rows are 32 MB of doubles in memory at a time and few enough groups that a reader skips well.
    private const int RowsPerGroup = 1 << 20;

    private static readonly DataField s_phase = new("phase", typeof(string), isNullable: false);
    private static readonly DataField s_series = new("series", typeof(string), isNullable: false);
    private static readonly DataField s_unit = new("unit", typeof(string), isNullable: false);
    private static readonly DataField s_axis = new("axis", typeof(string), isNullable: false);
    private static readonly DataField s_axisUnit = new("axis_unit", typeof(string), isNullable: false);
    private static readonly DataField s_origin = new("origin", typeof(string), isNullable: true);
    private static readonly DataField s_xSi = new("x_si", typeof(double), isNullable: false);
    private static readonly DataField s_ySi = new("y_si", typeof(double), isNullable: false);
    private static readonly DataField s_x = new("x", typeof(double), isNullable: false);
    private static readonly DataField s_y = new("y", typeof(double), isNullable: false);
    private static readonly ParquetSchema s_schema = new(
        s_phase, s_series, s_unit, s_axis, s_axisUnit, s_origin, s_xSi, s_ySi, s_x, s_y);

    /// <summary>One value of one series.</summary>
    public readonly record struct Row(string Phase, string Series, double X_si, double Y_si);

    /// <summary>The file's bytes; equal runs give equal bytes.</summary>
    public static byte[] Write(MissionRun run)
    {
        var stream = new MemoryStream();
        // The library offers asynchronous calls only; on a memory stream they complete at once.
        WriteTo(stream, run).GetAwaiter().GetResult();
        return stream.ToArray();
    }

    /// <summary>All rows, in order.</summary>
    /// <exception cref="RunFolderException">The bytes are no such file.</exception>
    public static ImmutableArray<Row> Read(string path, byte[] content)
    {
        try
        {
            return ReadFrom(new MemoryStream(content)).GetAwaiter().GetResult();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new RunFolderException(
                $"{path} cannot be read as a Parquet file of series: {error.Message} {JsonFields.Advice}", error);
        }
    }

    private static async Task WriteTo(Stream stream, MissionRun run)
    {
        await using var writer = await ParquetWriter.CreateAsync(s_schema, stream, new ParquetOptions
        {
            CompressionMethod = CompressionMethod.Zstd,
        }).ConfigureAwait(false);
        var all = run.Phases
            .SelectMany(phase => phase.Report.Series.Select(series => (phase, series)))
            .SelectMany(pair => Enumerable.Range(0, pair.series.Values_si.Length)
                .Select(index => new Value(pair.phase, pair.series, index)));
        foreach (var rows in all.Chunk(RowsPerGroup))
        {
            await WriteGroup(writer, rows).ConfigureAwait(false);
        }
    }

    private static async Task WriteGroup(ParquetWriter writer, Value[] rows)
    {
        using var group = writer.CreateRowGroup();
        await Texts(s_phase, row => row.Phase.Name).ConfigureAwait(false);
        await Texts(s_series, row => row.Series.Name).ConfigureAwait(false);
        await Texts(s_unit, row => row.Unit.Symbol).ConfigureAwait(false);
        await Texts(s_axis, row => row.Series.Axis.Name).ConfigureAwait(false);
        await Texts(s_axisUnit, row => row.Series.Axis.Unit.Symbol).ConfigureAwait(false);
        var origins = new Dictionary<Series, string?>(ReferenceEqualityComparer.Instance);
        await Texts(s_origin, Origin).ConfigureAwait(false);
        await Numbers(s_xSi, row => row.X_si).ConfigureAwait(false);
        await Numbers(s_ySi, row => row.Y_si).ConfigureAwait(false);
        await Numbers(s_x, row => row.Series.Axis.Unit.FromSi(row.X_si)).ConfigureAwait(false);
        await Numbers(s_y, row => row.Unit.FromSi(row.Y_si)).ConfigureAwait(false);

        Task Texts(DataField field, Func<Value, string?> of) =>
            group.WriteAsync(field, Array.ConvertAll(rows, of.Invoke)!);
        Task Numbers(DataField field, Func<Value, double> of) =>
            group.WriteAsync<double>(field, Array.ConvertAll(rows, of.Invoke));
        string? Origin(Value row)
        {
            if (!origins.TryGetValue(row.Series, out var text))
            {
                origins.Add(row.Series, text = row.Series.Axis.Origin?.ToString());
            }

            return text;
        }
    }

    private static async Task<ImmutableArray<Row>> ReadFrom(Stream stream)
    {
        await using var reader = await ParquetReader.CreateAsync(stream).ConfigureAwait(false);
        var rows = ImmutableArray.CreateBuilder<Row>();
        for (var index = 0; index < reader.RowGroupCount; index++)
        {
            using var group = reader.OpenRowGroupReader(index);
            var count = checked((int)group.RowCount);
            var phases = new string?[count];
            var names = new string?[count];
            var xs = new double[count];
            var ys = new double[count];
            await group.ReadAsync(s_phase, phases.AsMemory()).ConfigureAwait(false);
            await group.ReadAsync(s_series, names.AsMemory()).ConfigureAwait(false);
            await group.ReadAsync<double>(s_xSi, xs.AsMemory()).ConfigureAwait(false);
            await group.ReadAsync<double>(s_ySi, ys.AsMemory()).ConfigureAwait(false);
            for (var at = 0; at < count; at++)
            {
                rows.Add(new(phases[at]!, names[at]!, xs[at], ys[at]));
            }
        }

        return rows.ToImmutable();
    }

    private readonly record struct Value(PhaseRun Phase, Series Series, int Index)
    {
        public Unit Unit => Phase.UnitOf(Series.Name);

        public double X_si => Series.Axis.Values_si[Index];

        public double Y_si => Series.Values_si[Index];
    }
}
