using System.Globalization;
using System.Text;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Reports.Maps;

/// <summary>
/// A map as a table, one line a value, row by row: x, y and the value in their units, then the same three in SI, each
/// to the last bit. The first line names them: <c>x [mm],y [mm],flux [kW/m^2],x_si [m],y_si [m],flux_si [kg s^-3]</c>.
/// </summary>
internal static class MapCsv
{
    private const int Columns = 6;

    /// <summary>The file, UTF-8, lines ending in a line feed.</summary>
    public static byte[] Write(FieldMap map, Unit unit)
    {
        var text = new StringBuilder();
        text.AppendJoin(',', Written(map.X), Written(map.Y), Heading(map.Name, unit.Symbol), Si(map.X), Si(map.Y),
            Heading(map.Name + "_si", unit.Dimension.BaseUnits())).Append('\n');
        for (var at = 0; at < map.Values_si.Length; at++)
        {
            var x_si = map.X.Values_si[at % map.X.Values_si.Length];
            var y_si = map.Y.Values_si[at / map.X.Values_si.Length];
            var value_si = map.Values_si[at];
            text.Append(CultureInfo.InvariantCulture, $"{map.X.Unit.FromSi(x_si)},{map.Y.Unit.FromSi(y_si)},");
            text.Append(CultureInfo.InvariantCulture, $"{unit.FromSi(value_si)},{x_si},{y_si},{value_si}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>Fills in a map what its table says, SI, bit for bit.</summary>
    /// <param name="blank">The map, its axes as long as they must be.</param>
    /// <param name="path">Path of the table, for messages.</param>
    /// <param name="content">The table.</param>
    /// <exception cref="RunFolderException">The table is not one of this map.</exception>
    public static FieldMap Read(FieldMap blank, string path, byte[] content)
    {
        var (columns, rows) = (blank.X.Values_si.Length, blank.Y.Values_si.Length);
        var lines = Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length != ((long)columns * rows) + 1)
        {
            throw new RunFolderException($"{path} has {NumberText.Count(lines.Length - 1, "value")}; report.json " +
                $"lists {NumberText.Text(columns)} times {NumberText.Text(rows)}. {JsonFields.Advice}");
        }

        var (x_si, y_si, values_si) = (new double[columns], new double[rows], new double[columns * rows]);
        for (var at = 0; at < values_si.Length; at++)
        {
            var fields = lines[at + 1].Split(',');
            if (fields.Length != Columns || !TryNumber(fields[3], out x_si[at % columns]) ||
                !TryNumber(fields[4], out y_si[at / columns]) || !TryNumber(fields[5], out values_si[at]))
            {
                throw new RunFolderException(
                    $"{path}: line {NumberText.Text(at + 2)} is not six numbers. {JsonFields.Advice}");
            }
        }

        return blank with
        {
            X = blank.X with { Values_si = [.. x_si] },
            Y = blank.Y with { Values_si = [.. y_si] },
            Values_si = [.. values_si],
        };
    }

    private static string Written(SeriesAxis axis) => Heading(axis.Name,
        axis.Unit.Symbol + (axis.Origin is { } origin ? " from " + origin : ""));

    private static string Si(SeriesAxis axis) => Heading(axis.Name + "_si", axis.Unit.Dimension.BaseUnits());

    // Quoted as RFC 4180 says where a name would end the field.
    private static string Heading(string name, string unit)
    {
        var text = $"{name} [{(unit.Length == 0 ? "1" : unit)}]";
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? text
            : "\"" + text.ReplaceLineEndings(" ").Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }

    private static bool TryNumber(string text, out double number_1) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number_1);
}
