using System.Collections.Immutable;

namespace Guanghan.Fabrication.Formats;

/// <summary>A quantity with one value for each cell of a grid.</summary>
/// <param name="Name">Such as <c>peak_temperature_K</c>: letters, digits and underscores, its unit at the end.</param>
/// <param name="Values_1">One finite value for each cell, in that unit: x runs fastest, then y, then z.</param>
public sealed record CellField(string Name, ImmutableArray<float> Values_1);

/// <summary>
/// Quantities on a grid of equal boxes, of which only some are there: what a printed part is to files that viewers
/// read.
/// </summary>
/// <param name="Columns">Cells along x.</param>
/// <param name="Rows">Cells along y.</param>
/// <param name="Layers">Cells along z.</param>
/// <param name="Width_m">Extent of a cell along x, m.</param>
/// <param name="Depth_m">Extent of a cell along y, m.</param>
/// <param name="Height_m">Extent of a cell along z, m.</param>
/// <param name="IsThere">Whether each cell is there, in the order of the values.</param>
/// <param name="Fields">The quantities; at least one.</param>
public sealed record FieldGrid(
    int Columns, int Rows, int Layers, double Width_m, double Depth_m, double Height_m, ImmutableArray<bool> IsThere,
    ImmutableArray<CellField> Fields)
{
    /// <summary>Where the first cell's corner lies along x, m.</summary>
    public double OriginX_m { get; init; }

    /// <summary>The same along y, m.</summary>
    public double OriginY_m { get; init; }

    /// <summary>The same in height, m.</summary>
    public double OriginZ_m { get; init; }

    /// <summary>Number of cells, there or not.</summary>
    public int CellCount => checked(Columns * Rows * Layers);

    /// <summary>Index of a cell.</summary>
    /// <param name="column">Along x.</param>
    /// <param name="row">Along y.</param>
    /// <param name="layer">Along z.</param>
    public int At(int column, int row, int layer) => (((layer * Rows) + row) * Columns) + column;

    /// <summary>Whether a cell is there; outside the grid nothing is.</summary>
    /// <param name="column">Along x.</param>
    /// <param name="row">Along y.</param>
    /// <param name="layer">Along z.</param>
    public bool Has(int column, int row, int layer) =>
        column >= 0 && row >= 0 && layer >= 0 && column < Columns && row < Rows && layer < Layers &&
        IsThere[At(column, row, layer)];

    /// <summary>Throws unless every list has one value for each cell.</summary>
    /// <exception cref="ArgumentException">A list has another length, a value is not finite, or there is no field.
    /// </exception>
    public void RequireWhole()
    {
        if (IsThere.Length != CellCount || Fields.IsEmpty)
        {
            throw new ArgumentException("A grid needs a mark for each cell and at least one field.");
        }

        foreach (var field in Fields)
        {
            if (field.Values_1.Length != CellCount || field.Values_1.Any(value => !float.IsFinite(value)))
            {
                throw new ArgumentException($"The field '{field.Name}' needs one finite value for each cell.");
            }
        }
    }
}
