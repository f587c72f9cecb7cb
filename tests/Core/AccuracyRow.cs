using System.Globalization;

namespace Guanghan.Core.Tests;

/// <summary>One row of the accuracy page, as it is printed.</summary>
/// <param name="Area">The heading that it stands under.</param>
/// <param name="Cells">What, against what, how many, median, 99th percentile, maximum, limit, unit.</param>
internal sealed record AccuracyRow(string Area, IReadOnlyList<string> Cells)
{
    private const int Count = 2;
    private const int FirstFigure = 3;
    private const int Limit = 6;
    private const int Unit = 7;

    /// <summary>A row of measured figures.</summary>
    public static AccuracyRow Of(
        string area, string what, string authority, string unit, int count, ReadOnlySpan<double> figures) => new(
            area,
            [
                what, authority, count.ToString(CultureInfo.InvariantCulture),
                Text(figures[0]), Text(figures[1]), Text(figures[2]), Text(figures[3]), unit,
            ]);

    /// <summary>Reads a line of the page; null where it is no row of figures.</summary>
    public static AccuracyRow? Parse(string area, string line)
    {
        string[] cells = [.. line.Trim('|', ' ').Split('|').Select(cell => cell.Trim())];
        return line.StartsWith("| ", StringComparison.Ordinal) && cells.Length == Unit + 1
            && int.TryParse(cells[Count], CultureInfo.InvariantCulture, out _) ? new(area, cells) : null;
    }

    /// <summary>Whether both rows tell of the same comparison.</summary>
    public bool HasNameOf(AccuracyRow other) =>
        string.Equals(Area, other.Area, StringComparison.Ordinal)
        && string.Equals(Cells[0], other.Cells[0], StringComparison.Ordinal)
        && string.Equals(Cells[1], other.Cells[1], StringComparison.Ordinal);

    /// <summary>
    /// Whether the page tells the same: the same count, limit and unit, and every figure within 2 %, one unit of its last
    /// digit or what is allowed besides.
    /// </summary>
    /// <param name="measured">The row that was measured.</param>
    /// <param name="figures">Its median, 99th percentile and maximum, as they are before they are printed.</param>
    /// <param name="slack">What is allowed besides, in their unit.</param>
    public bool Agrees(AccuracyRow measured, ReadOnlySpan<double> figures, double slack)
    {
        var same = true;
        foreach (var exact in (int[])[Count, Limit, Unit])
        {
            same &= string.Equals(Cells[exact], measured.Cells[exact], StringComparison.Ordinal);
        }

        for (var i = 0; i < figures.Length; i++)
        {
            same &= Agrees(Cells[FirstFigure + i], figures[i], slack);
        }

        return same;
    }

    /// <summary>The line of the page.</summary>
    public override string ToString() => $"| {string.Join(" | ", Cells)} |";

    // Three significant digits, and no exponent for what people read as a distance.
    private static string Text(double value)
    {
        if (value == 0)
        {
            return "0";
        }

        if (Math.Abs(value) is < 1e-4 or >= 1e9)
        {
            return value.ToString("0.##e0", CultureInfo.InvariantCulture);
        }

        var decimals = Math.Max(0, 2 - (int)Math.Floor(Math.Log10(Math.Abs(value))));
        return value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static bool Agrees(string published, double measured, double slack)
    {
        var value = double.Parse(published, CultureInfo.InvariantCulture);
        var exponent = published.IndexOf('e', StringComparison.Ordinal);
        var digits = exponent < 0 ? published : published[..exponent];
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        var lastDigit = Math.Pow(10, point < 0 ? 0 : point + 1 - digits.Length);
        lastDigit *= exponent < 0
            ? 1
            : Math.Pow(10, double.Parse(published[(exponent + 1)..], CultureInfo.InvariantCulture));
        // A printed zero was exactly zero and has no last digit.
        var printed = value == 0 ? 0 : Math.Max(0.02 * Math.Abs(measured), lastDigit);
        return Math.Abs(value - measured) <= printed + slack;
    }
}
