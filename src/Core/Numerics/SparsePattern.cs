namespace Guanghan.Core.Numerics;

/// <summary>
/// Where a sparse matrix has elements: element e stands in row <c>Rows[e]</c> and column <c>Columns[e]</c>. Values go
/// beside it in the same order. Elements named twice add up.
/// </summary>
public sealed class SparsePattern
{
    private readonly int[] rows;
    private readonly int[] columns;

    /// <summary>From lists of equal length.</summary>
    /// <param name="rows">Row of each element, from 0.</param>
    /// <param name="columns">Column of each element, from 0.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or an index is negative.</exception>
    public SparsePattern(IReadOnlyList<int> rows, IReadOnlyList<int> columns)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(columns);
        if (rows.Count != columns.Count || rows.Any(row => row < 0) || columns.Any(column => column < 0))
        {
            throw new ArgumentException(
                $"A pattern needs as many rows as columns, none negative; there are {rows.Count} and {columns.Count}.");
        }
        (this.rows, this.columns) = ([.. rows], [.. columns]);
    }

    /// <summary>Number of elements.</summary>
    public int Count => rows.Length;

    /// <summary>Row of each element.</summary>
    public ReadOnlySpan<int> Rows => rows;

    /// <summary>Column of each element.</summary>
    public ReadOnlySpan<int> Columns => columns;

    /// <summary>Every element, row by row.</summary>
    /// <param name="rowCount">Rows.</param>
    /// <param name="columnCount">Columns.</param>
    public static SparsePattern Full(int rowCount, int columnCount)
    {
        var all = Enumerable.Range(0, rowCount * columnCount);
        return new([.. all.Select(e => e / columnCount)], [.. all.Select(e => e % columnCount)]);
    }

    /// <summary>
    /// The lower triangle of a symmetric matrix in which the members of each group meet each other, row by row.
    /// </summary>
    /// <param name="groups">Indices that occur together, such as the variables of one nonlinear term.</param>
    public static SparsePattern OfGroups(IEnumerable<IReadOnlyList<int>> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var met = new HashSet<(int Row, int Column)>();
        foreach (var group in groups)
        {
            foreach (var a in group)
            {
                foreach (var b in group)
                {
                    met.Add((Math.Max(a, b), Math.Min(a, b)));
                }
            }
        }
        var sorted = met.Order().ToArray();
        return new([.. sorted.Select(pair => pair.Row)], [.. sorted.Select(pair => pair.Column)]);
    }
}
