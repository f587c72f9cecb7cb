using System.Globalization;

namespace Guanghan.Core.Tests;

/// <summary>
/// What ERFA 2.0.0 (Debian liberfa-dev 2.0.0-1, BSD licence) computes at 240 seeded instants: printed by
/// tools/ErfaTable and committed in tests/Core/Data, so that the tests need no ERFA.
/// </summary>
internal sealed class ErfaTable
{
    private readonly string[] _names;
    private readonly string[][] _rows;

    private ErfaTable(string[] lines)
    {
        // A line that names the version, a line of names, the rows. A matrix m[9] is nine columns, m[9]0 to m[9]8.
        Assert.StartsWith("# ERFA 2.0.0 ", lines[0], StringComparison.Ordinal);
        _names = [.. lines[1].Split(',').SelectMany(name => name.EndsWith("[9]", StringComparison.Ordinal)
            ? Enumerable.Range(0, 9).Select(i => $"{name}{i}")
            : [name])];
        _rows = [.. lines.Skip(2).Select(line => line.Split(','))];
        Assert.All(_rows, row => Assert.Equal(_names.Length, row.Length));
        Assert.Equal(240, _rows.Length);
    }

    /// <summary>How many instants there are.</summary>
    public int Count => _rows.Length;

    /// <summary>Reads a table by its file name.</summary>
    public static ErfaTable Load(string name)
    {
        using var stream = typeof(ErfaTable).Assembly.GetManifestResourceStream(name);
        Assert.NotNull(stream);
        using var reader = new StreamReader(stream);
        return new(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A whole number of nanoseconds.</summary>
    public long Nanoseconds(int row, string name) => long.Parse(Cell(row, name), CultureInfo.InvariantCulture);

    /// <summary>A number.</summary>
    public double Number(int row, string name) => double.Parse(Cell(row, name), CultureInfo.InvariantCulture);

    /// <summary>A matrix, row by row.</summary>
    public double[] Matrix(int row, string name) =>
        [.. Enumerable.Range(0, 9).Select(i => Number(row, $"{name}[9]{i}"))];

    private string Cell(int row, string name) => _rows[row][Array.IndexOf(_names, name)];
}
