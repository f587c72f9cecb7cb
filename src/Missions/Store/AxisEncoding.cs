using Guanghan.Core.Phases;
using Guanghan.Core.Time;

namespace Guanghan.Missions.Store;

/// <summary>
/// The bytes of the axes of a report: each once, in the order in which series and then maps first name it.
/// </summary>
internal static class AxisEncoding
{
    /// <summary>The different axes of a report; two are one where every bit of theirs is.</summary>
    public static List<SeriesAxis> Distinct(Report report)
    {
        var axes = new List<SeriesAxis>();
        var named = report.Series.Select(series => series.Axis)
            .Concat(report.Maps.SelectMany(map => (SeriesAxis[])[map.X, map.Y]));
        foreach (var axis in named.Where(axis => IndexOf(axes, axis) < 0))
        {
            axes.Add(axis);
        }

        return axes;
    }

    /// <summary>Where an axis stands among the different ones.</summary>
    public static int IndexOf(List<SeriesAxis> axes, SeriesAxis axis) => axes.FindIndex(other => Same(other, axis));

    public static void Write(FieldWriter writer, List<SeriesAxis> axes)
    {
        writer.Count(axes.Count);
        foreach (var axis in axes)
        {
            writer.Text(axis.Name);
            WriteUnit(writer, axis.Unit);
            writer.Doubles(axis.Values_si.AsSpan());
            writer.Count(axis.Origin is null ? 0 : 1);
            writer.Whole(axis.Origin?.TaiNanoseconds ?? 0);
        }
    }

    public static SeriesAxis[] Read(ref FieldReader reader)
    {
        var axes = new SeriesAxis[reader.Records()];
        for (var i = 0; i < axes.Length; i++)
        {
            var name = reader.Text();
            var unit = ReadUnit(ref reader);
            var values = reader.Doubles();
            var hasOrigin = reader.Count() == 1;
            var origin = Epoch.FromTaiNanoseconds(reader.Whole());
            axes[i] = new SeriesAxis(name, unit, values, hasOrigin ? origin : null);
        }

        return axes;
    }

    private static void WriteUnit(FieldWriter writer, Unit unit)
    {
        var d = unit.Dimension;
        writer.Text(unit.Symbol);
        writer.Double(unit.Factor);
        writer.Double(unit.Offset_si);
        foreach (var exponent in (ReadOnlySpan<int>)
            [d.Length, d.Mass, d.Time, d.Current, d.Temperature, d.Amount, d.Luminous, d.Angle])
        {
            writer.Whole(exponent);
        }
    }

    private static Unit ReadUnit(ref FieldReader reader)
    {
        var (symbol, factor, offset) = (reader.Text(), reader.Double(), reader.Double());
        Span<int> exponents = stackalloc int[8];
        foreach (ref var exponent in exponents)
        {
            exponent = checked((int)reader.Whole());
        }

        var dimension = new Dimension(
            exponents[0], exponents[1], exponents[2], exponents[3], exponents[4], exponents[5], exponents[6],
            exponents[7]);
        return new Unit(symbol, dimension, factor, offset);
    }

    private static bool Same(SeriesAxis a, SeriesAxis b) =>
        ReferenceEquals(a, b) ||
        (string.Equals(a.Name, b.Name, StringComparison.Ordinal) && a.Unit == b.Unit && a.Origin == b.Origin &&
            a.Values_si.AsSpan().Length == b.Values_si.AsSpan().Length &&
            FieldWriter.BitsOf(a.Values_si.AsSpan()).SequenceEqual(FieldWriter.BitsOf(b.Values_si.AsSpan())));
}
