using System.Runtime.CompilerServices;
using Guanghan.Core.Space;

namespace Guanghan.Flight.Propagation;

/// <summary>
/// How a small change of a state at one instant changes it at another: six rows (position, velocity at the end) of six
/// columns (position, velocity at the start). The blocks are in 1, s, 1/s and 1. <c>default</c> is all zeros.
/// </summary>
public struct StateTransitionMatrix
{
    private const int Size = 6;

    private Elements _elements;

    internal double this[int row, int column]
    {
        readonly get => _elements[Index(row, column)];
        set => _elements[Index(row, column)] = value;
    }

    /// <summary>One element, in the SI unit of its row divided by that of its column.</summary>
    /// <param name="row">0 to 5: position and velocity at the end.</param>
    /// <param name="column">0 to 5: position and velocity at the start.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside the matrix.</exception>
    public readonly double Element(int row, int column) => this[row, column];

    /// <summary>The change at the end that a change at the start causes, to first order.</summary>
    /// <typeparam name="TFrame">The frame of both.</typeparam>
    /// <param name="change">Change of position, m, and velocity, m/s, at the start.</param>
    public readonly State<TFrame> Apply<TFrame>(State<TFrame> change)
        where TFrame : IFrame => new(
            Row(0, change.Position_m, change.Velocity_m_s), Row(3, change.Position_m, change.Velocity_m_s));

    /// <summary>This matrix after another: from the other's start to this one's end.</summary>
    /// <param name="first">What happens first.</param>
    public readonly StateTransitionMatrix After(StateTransitionMatrix first)
    {
        var product = default(StateTransitionMatrix);
        for (var row = 0; row < Size; row++)
        {
            for (var column = 0; column < Size; column++)
            {
                var sum = 0.0;
                for (var k = 0; k < Size; k++)
                {
                    sum += this[row, k] * first[k, column];
                }
                product[row, column] = sum;
            }
        }
        return product;
    }

    /// <summary>Adds factor * a b^T to the 3 x 3 block that starts at a row and a column.</summary>
    internal void AddOuter(int row, int column, double factor, Vec3 a, Vec3 b)
    {
        Span<double> left = [a.X, a.Y, a.Z];
        Span<double> right = [b.X, b.Y, b.Z];
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                this[row + i, column + j] += factor * left[i] * right[j];
            }
        }
    }

    /// <summary>Adds factor times the unit matrix to a block.</summary>
    internal void AddIdentity(int row, int column, double factor)
    {
        for (var i = 0; i < 3; i++)
        {
            this[row + i, column + i] += factor;
        }
    }

    private static int Index(int row, int column) => (uint)row < Size && (uint)column < Size
        ? (row * Size) + column
        : throw new ArgumentOutOfRangeException(nameof(row), $"Element [{row}, {column}] is outside the 6 x 6 matrix.");

    private readonly Vec3 Row(int row, Vec3 position, Vec3 velocity) => new(
        Dot(row, position, velocity), Dot(row + 1, position, velocity), Dot(row + 2, position, velocity));

    private readonly double Dot(int row, Vec3 r, Vec3 v) =>
        (this[row, 0] * r.X) + (this[row, 1] * r.Y) + (this[row, 2] * r.Z) +
        (this[row, 3] * v.X) + (this[row, 4] * v.Y) + (this[row, 5] * v.Z);

    [InlineArray(Size * Size)]
    private struct Elements
    {
        private double _first;
    }
}
