using System.Globalization;

namespace Guanghan.Core.Tests;

/// <summary>
/// The published accuracy table, docs/reference/accuracy.md. A conformance test records what it measured: the row in
/// the file must agree within 2 % or one unit of its last digit. With <c>GUANGHAN_WRITE_DOCS=1</c> the row is written
/// instead, so that no figure on that page is ever typed by hand.
/// </summary>
public static class Accuracy
{
    private const string Head = """
        # Accuracy

        Measured by the conformance tests against results that nobody on this project made, and written by them:
        `GUANGHAN_WRITE_DOCS=1 dotnet test -c Release`. Each test fails if a figure here no longer holds, or if the
        maximum exceeds the limit.

        | area | what | against | median | 99th percentile | maximum | limit | unit |
        |---|---|---|---:|---:|---:|---:|---|
        """;

    private static readonly Lock Gate = new();

    /// <summary>Asserts the limit and writes or checks one row.</summary>
    /// <param name="area">Subject, such as <c>ephemeris</c>.</param>
    /// <param name="what">What is compared; with area and authority it names the row.</param>
    /// <param name="authority">Against what.</param>
    /// <param name="unit">Unit of the four numbers.</param>
    /// <param name="median">Median of the absolute differences.</param>
    /// <param name="p99">Their 99th percentile.</param>
    /// <param name="max">Their maximum.</param>
    /// <param name="limit">What the maximum may not exceed.</param>
    public static void Record(
        string area, string what, string authority, string unit, double median, double p99, double max, double limit)
    {
        Assert.True(
            max <= limit, $"{area}, {what} against {authority}: {max} {unit} exceeds the limit of {limit} {unit}.");
        string[] cells = [area, what, authority, Text(median), Text(p99), Text(max), Text(limit), unit];
        lock (Gate)
        {
            var rows = File.Exists(PathOfPage()) ? [.. File.ReadLines(PathOfPage()).Where(IsRow)] : new List<string>();
            var found = rows.FindIndex(row => SameName(Cells(row), cells));
            if (string.Equals(Environment.GetEnvironmentVariable("GUANGHAN_WRITE_DOCS"), "1", StringComparison.Ordinal))
            {
                Write(rows, found, cells);
                return;
            }

            Assert.True(found >= 0, $"docs/reference/accuracy.md has no row '{area} | {what} | {authority}'. {Remedy}");
            var published = Cells(rows[found]);
            foreach (var (column, measured) in ((int, double)[])[(3, median), (4, p99), (5, max), (6, limit)])
            {
                Assert.True(
                    Agrees(published[column], measured),
                    $"docs/reference/accuracy.md says {published[column]} {unit} for '{what}'; measured: {measured}. "
                    + Remedy);
            }
        }
    }

    /// <summary>Median, 99th percentile and maximum of a sample.</summary>
    public static (double Median, double P99, double Max) Quantiles(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        Assert.NotEmpty(sorted);
        return (sorted[sorted.Length / 2], sorted[(int)(0.99 * (sorted.Length - 1))], sorted[^1]);
    }

    private const string Remedy =
        "If the change is meant, run the tests with GUANGHAN_WRITE_DOCS=1 and commit the page.";

    private static bool IsRow(string line) =>
        line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| area |", StringComparison.Ordinal);

    private static string[] Cells(string row) => [.. row.Trim('|', ' ').Split('|').Select(cell => cell.Trim())];

    private static bool SameName(string[] a, string[] b) => a.AsSpan(0, 3).SequenceEqual(b.AsSpan(0, 3));

    private static void Write(List<string> rows, int found, string[] cells)
    {
        var row = $"| {string.Join(" | ", cells)} |";
        if (found >= 0)
        {
            rows[found] = row;
        }
        else
        {
            rows.Add(row);
        }

        rows.Sort(StringComparer.Ordinal);
        Directory.CreateDirectory(Path.GetDirectoryName(PathOfPage())!);
        File.WriteAllText(PathOfPage(), Head + "\n" + string.Join('\n', rows) + "\n");
    }

    // Three significant digits, never in exponent form for what people read as a distance.
    private static string Text(double value)
    {
        if (value == 0 || Math.Abs(value) is < 1e-6 or >= 1e9)
        {
            return value.ToString("0.##e0", CultureInfo.InvariantCulture);
        }

        var decimals = Math.Max(0, 2 - (int)Math.Floor(Math.Log10(Math.Abs(value))));
        return value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static bool Agrees(string published, double measured)
    {
        var value = double.Parse(published, CultureInfo.InvariantCulture);
        var exponent = published.IndexOf('e', StringComparison.Ordinal);
        var digits = exponent < 0 ? published : published[..exponent];
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var unit = Math.Pow(10, point < 0 ? 0 : point + 1 - digits.Length);
        unit *= exponent < 0
            ? 1
            : Math.Pow(10, double.Parse(published[(exponent + 1)..], CultureInfo.InvariantCulture));
        return Math.Abs(value - measured) <= Math.Max(0.02 * Math.Abs(measured), unit);
    }

    private static string PathOfPage()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Guanghan.slnx")))
            {
                return Path.Combine(folder.FullName, "docs", "reference", "accuracy.md");
            }
        }

        throw new DirectoryNotFoundException($"No Guanghan.slnx in any folder above {AppContext.BaseDirectory}.");
    }
}
