using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Guanghan.Flight.Forces.Atmospheres;

/// <summary>
/// Reads files of space weather as CelesTrak distributes them (celestrak.org/SpaceData/SpaceWx-format.php):
/// comma-separated (SW-All.csv, SW-Last5Years.csv) by its column names, or columns of fixed width (SW-All.txt, version
/// 1.2). Takes fluxes as observed, centred means, and the indices. Monthly predictions at the end have no index: the
/// days end before them.
/// </summary>
public static class SpaceWeatherFile
{
    private const int SpansPerDay = 8;
    private const string Date = "DATE";
    private const string Flux = "F10.7_OBS";
    private const string MeanFlux = "F10.7_OBS_CENTER81";
    private const string DailyAp = "AP_AVG";
    private const string DataType = "F10.7_DATA_TYPE";
    private const string Monthly = "PRM";

    private static readonly string[] s_spans =
        [.. Enumerable.Range(1, SpansPerDay).Select(i => "AP" + i.ToString(CultureInfo.InvariantCulture))];

    /// <summary>Reads one.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="SpaceWeatherException">It is not such a file, or a line is wrong; says which.</exception>
    public static SpaceWeatherTable Read(ReadOnlySpan<byte> content, string name)
    {
        var lines = Encoding.ASCII.GetString(content).Split('\n');
        var days = lines[0].TrimStart('?').StartsWith(Date + ",", StringComparison.OrdinalIgnoreCase)
            ? ReadCommas(lines, name)
            : Array.Exists(lines, line => line.StartsWith("BEGIN OBSERVED", StringComparison.Ordinal))
                ? ReadColumns(lines, name)
                : throw new SpaceWeatherException(
                    $"{name} is not a file of space weather: it neither begins with the column {Date} nor has a line "
                    + "BEGIN OBSERVED. Take SW-All.csv or SW-All.txt of CelesTrak.");
        return new(days);
    }

    /// <summary>Reads one, or says why not.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="table">What it holds.</param>
    /// <param name="error">Why it cannot be read.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> content, string name, [NotNullWhen(true)] out SpaceWeatherTable? table, out string error)
    {
        try
        {
            (table, error) = (Read(content, name), "");
        }
        catch (SpaceWeatherException wrong)
        {
            (table, error) = (null, wrong.Message);
        }
        return table is not null;
    }

    private static IEnumerable<SpaceWeatherDay> ReadCommas(string[] lines, string name)
    {
        var titles = lines[0].Trim().TrimStart('?').Split(',');
        int Column(string title)
        {
            var at = Array.FindIndex(titles, one => string.Equals(one, title, StringComparison.OrdinalIgnoreCase));
            return at >= 0 ? at : throw new SpaceWeatherException($"{name} has no column {title}.");
        }
        var (date, type) = (Column(Date), Column(DataType));
        int[] numbers = [Column(Flux), Column(MeanFlux), Column(DailyAp), .. s_spans.Select(Column)];
        for (var i = 1; i < lines.Length; i++)
        {
            var fields = lines[i].Trim().Split(',');
            if (fields.Length == titles.Length && string.Equals(fields[type], Monthly, StringComparison.Ordinal))
            {
                yield break;
            }
            if (fields is not [""])
            {
                yield return Day(
                    fields.ElementAtOrDefault(date) ?? "", [.. numbers.Select(at => fields.ElementAtOrDefault(at))],
                    name, i + 1);
            }
        }
    }

    // FORMAT(I4,I3,I3,I5,I3,8I3,I4,8I4,I4,F4.1,I2,I4,F6.1,I2,5F6.1): the date, 8 indices of 4 columns from the 47th on,
    // their mean; the last three numbers of 6 columns are observed flux, centred and past mean.
    private static IEnumerable<SpaceWeatherDay> ReadColumns(string[] lines, string name)
    {
        var isInside = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].TrimEnd();
            if (line.StartsWith("BEGIN MONTHLY", StringComparison.Ordinal))
            {
                yield break;
            }
            if (line.StartsWith("BEGIN", StringComparison.Ordinal) || line.StartsWith("END", StringComparison.Ordinal))
            {
                isInside = line[0] == 'B';
            }
            else if (isInside && line.Length > 0)
            {
                string? Field(int first, int length) => line.Length >= first - 1 + length
                    ? line.Substring(first - 1, length)
                    : null;
                yield return Day(
                    (Field(1, 10) ?? "").Replace(' ', '-'),
                    [
                        Field(113, 6), Field(119, 6), Field(79, 4),
                        .. Enumerable.Range(0, SpansPerDay).Select(span => Field(47 + (4 * span), 4)),
                    ],
                    name, i + 1);
            }
        }
    }

    private static SpaceWeatherDay Day(string date, string?[] fields, string name, int line)
    {
        if (!DateOnly.TryParseExact(date, ["yyyy-MM-dd", "yyyy-M-d", "yyyy--M--d", "yyyy-MM--d", "yyyy--M-dd"],
            CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            throw new SpaceWeatherException($"{name}, line {Text(line)}: {date} is not a date, year-month-day.");
        }
        var values = new double[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            if (!double.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i])
                || !(values[i] is >= 0 and < 1000))
            {
                var what = i switch { 0 => Flux, 1 => MeanFlux, 2 => DailyAp, _ => s_spans[i - 3] };
                var found = fields[i] is { } text ? $"\"{text.Trim()}\"" : "missing";
                throw new SpaceWeatherException(
                    $"{name}, line {Text(line)}: {what} of {date} is {found}; "
                    + "a number from 0 to 999 stands there. Cut the file before the line, or mend it.");
            }
        }
        return new(day, values[0], values[1], values[2], ImmutableArray.Create(values, 3, SpansPerDay));
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
