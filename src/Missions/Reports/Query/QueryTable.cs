using System.Buffers;
using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Guanghan.Missions.Reports.Query;

/// <summary>What a query answers.</summary>
/// <param name="Columns">Names of the columns, in order; not always unique.</param>
/// <param name="Rows">One value a column: text, number, truth value, other .NET value, or null.</param>
/// <param name="Unreadable">Why run folders were left out, one message each; none where all were read.</param>
public sealed record QueryTable(
    ImmutableArray<string> Columns,
    ImmutableArray<ImmutableArray<object?>> Rows,
    ImmutableArray<string> Unreadable)
{
    private const int WidestColumn = 60;

    /// <summary>An aligned table in plain text, numbers to the right, lines ending in a line feed.</summary>
    public string ToText()
    {
        var cells = Rows.Select(row => row.Select(value => Clip(Show(value))).ToArray()).ToArray();
        var widths = Columns.Select((name, column) =>
            cells.Select(row => row[column].Length).Append(name.Length).Max()).ToArray();
        var isNumber = Columns.Select((_, column) => Rows.Any(row => row[column] is not null) &&
            Rows.All(row => row[column] is null or sbyte or short or int or long or byte or ushort or uint or ulong
                or float or double or decimal or System.Numerics.BigInteger)).ToArray();
        var text = new StringBuilder();
        Append(text, [.. Columns]);
        Append(text, [.. widths.Select(width => new string('-', width))]);
        foreach (var row in cells)
        {
            Append(text, row);
        }

        return text.Append(NumberText.Count(Rows.Length, "row")).Append('\n').ToString();

        void Append(StringBuilder line, string[] row)
        {
            var padded = row.Select((cell, column) => isNumber[column]
                ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            line.Append(string.Join("  ", padded).TrimEnd()).Append('\n');
        }
    }

    /// <summary>
    /// <c>{ "columns": [...], "rows": [[...], ...] }</c>; what JSON has no form for (instants, infinities) stands as
    /// text.
    /// </summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var options = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteStartArray("columns");
            foreach (var name in Columns)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
            json.WriteStartArray("rows");
            foreach (var row in Rows)
            {
                json.WriteStartArray();
                foreach (var value in row)
                {
                    Write(json, value);
                }

                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case float number when float.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case sbyte or short or int or long or byte or ushort or uint:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(Show(value));
                break;
        }
    }

    private static string Show(object? value) => value switch
    {
        null => "null",
        true => "true",
        false => "false",
        string text => text,
        DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        IDictionary map => "{" + string.Join(", ", map.Keys.Cast<object>()
            .Select(key => Show(key) + ": " + Show(map[key]))) + "}",
        IEnumerable items => "[" + string.Join(", ", items.Cast<object?>().Select(Show)) + "]",
        Stream bytes => NumberText.Count((int)bytes.Length, "byte"),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static string Clip(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= WidestColumn ? line : line[..(WidestColumn - 1)] + "…";
    }
}
