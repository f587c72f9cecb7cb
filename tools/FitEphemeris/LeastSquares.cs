using Guanghan.Core.Numerics;

namespace Guanghan.FitEphemeris;

/// <summary>Weighted linear least squares on scaled columns: collects equations, solves them by QR.</summary>
/// <param name="unknowns">Number of unknowns.</param>
/// <param name="capacity">Most equations.</param>
internal sealed class LeastSquares(int unknowns, int capacity)
{
    private readonly double[] matrix = new double[unknowns * capacity]; // row by row
    private readonly double[] right = new double[capacity];
    private int rows;

    /// <summary>Adds one weighted equation; unknowns that are not listed have no part in it.</summary>
    public void Add(ReadOnlySpan<int> columns, ReadOnlySpan<double> row, double misfit)
    {
        for (var k = 0; k < columns.Length; k++)
        {
            matrix[(rows * unknowns) + columns[k]] = row[k];
        }

        right[rows++] = misfit;
    }

    /// <summary>Solves for the unknowns, using the equations up.</summary>
    /// <exception cref="InvalidOperationException">The data does not determine the unknowns.</exception>
    public double[] Solve()
    {
        // Columns of length 1: metres and metres a second differ by the length of the span in seconds.
        var scale = Enumerable.Range(0, unknowns).Select(column => 1 / Length(column)).ToArray();
        for (var k = 0; k < rows * unknowns; k++)
        {
            matrix[k] *= scale[k % unknowns];
        }

        var qr = new HouseholderQr(rows, unknowns);
        if (!qr.TryFactor(matrix.AsSpan(0, rows * unknowns)))
        {
            throw new InvalidOperationException("The data does not determine every unknown: take more years.");
        }

        var solution = new double[unknowns];
        qr.Solve(right.AsSpan(0, rows), solution);
        return [.. solution.Select((value, column) => value * scale[column])];
    }

    private double Length(int column)
    {
        var sum = new CompensatedSum();
        for (var k = 0; k < rows; k++)
        {
            var value = matrix[(k * unknowns) + column];
            sum = sum.With(value * value);
        }

        return Math.Sqrt(sum.Value);
    }
}
