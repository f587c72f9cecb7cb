using Guanghan.Core.Space;

namespace Guanghan.Flight.Propagation;

/// <summary>
/// How the final state depends on the initial one and on parameters: the columns of the state-transition matrix, then
/// one column a parameter. Rows and the first seven columns are position, velocity and mass, in m, m/s and kg.
/// </summary>
public sealed class Sensitivity
{
    internal const int StateLength = 7;

    private readonly double[] columns;
    private readonly IReadOnlyList<string> parameters;

    internal Sensitivity(ReadOnlySpan<double> columns, IReadOnlyList<SensitivityParameter> parameters) =>
        (this.columns, this.parameters) = (columns.ToArray(), [.. parameters.Select(parameter => parameter.Name)]);

    /// <summary>Columns: seven, and one a parameter.</summary>
    public int ColumnCount => columns.Length / StateLength;

    /// <summary>Names of the parameters, in the order of their columns.</summary>
    public IReadOnlyList<string> Parameters => parameters;

    /// <summary>One element, in the unit of the row over that of the column.</summary>
    /// <param name="row">0 to 2 position, 3 to 5 velocity, 6 mass.</param>
    /// <param name="column">The same for the initial state; 7 and up for parameters.</param>
    public double ElementFactor(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)row, (uint)(StateLength - 1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)column, (uint)(ColumnCount - 1));
        return columns[(column * StateLength) + row];
    }

    /// <summary>Change of the final position per unit of a column.</summary>
    /// <param name="column">As for <see cref="ElementFactor"/>.</param>
    public Vec3 PositionPer(int column) =>
        new(ElementFactor(0, column), ElementFactor(1, column), ElementFactor(2, column));

    /// <summary>Change of the final velocity per unit of a column.</summary>
    /// <param name="column">As for <see cref="ElementFactor"/>.</param>
    public Vec3 VelocityPer(int column) =>
        new(ElementFactor(3, column), ElementFactor(4, column), ElementFactor(5, column));

    /// <summary>
    /// The covariance of the final state that follows from one of the initial state and the parameters, to first order:
    /// S P S^T (B. D. Tapley, B. E. Schutz, G. H. Born, "Statistical Orbit Determination" (2004), section 4.8).
    /// </summary>
    /// <param name="initial">
    /// Of the first 6 (position, velocity), 7 (and mass) or all columns, square; what it leaves out is known exactly.
    /// </param>
    /// <returns>Of position, velocity and mass, 7 by 7.</returns>
    /// <exception cref="ArgumentException">The matrix is not square or of another size.</exception>
    public double[,] MapCovariance(double[,] initial)
    {
        ArgumentNullException.ThrowIfNull(initial);
        var size = initial.GetLength(0);
        if (size != initial.GetLength(1) || (size is not 6 and not 7 && size != ColumnCount))
        {
            throw new ArgumentException(
                $"The covariance is {size} by {initial.GetLength(1)}; it must be 6 by 6, 7 by 7 or {ColumnCount} by "
                + $"{ColumnCount}.", nameof(initial));
        }
        var half = new double[StateLength, size];
        for (var row = 0; row < StateLength; row++)
        {
            for (var j = 0; j < size; j++)
            {
                for (var k = 0; k < size; k++)
                {
                    half[row, j] += ElementFactor(row, k) * initial[k, j];
                }
            }
        }
        var mapped = new double[StateLength, StateLength];
        for (var row = 0; row < StateLength; row++)
        {
            for (var other = 0; other < StateLength; other++)
            {
                for (var k = 0; k < size; k++)
                {
                    mapped[row, other] += half[row, k] * ElementFactor(other, k);
                }
            }
        }
        return mapped;
    }
}
