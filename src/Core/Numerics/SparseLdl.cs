namespace Guanghan.Core.Numerics;

/// <summary>
/// P A P^T = L D L^T of a sparse symmetric indefinite matrix, D of blocks 1 x 1 and 2 x 2. The elimination tree is
/// walked upward with one small dense matrix at each branch (multifrontal: I. S. Duff and J. K. Reid, ACM Trans. Math.
/// Softw. 9 (1983) 302); a pivot that is too small against its column waits for the next branch. The order is found
/// once for a pattern and serves any values. Keeps its work space; one thread.
/// </summary>
public sealed class SparseLdl
{
    private const double RoundingRatio = 10 * 2.220446049250313e-16; // 2^-52: what is left of a row is rounding

    private readonly SparsePattern pattern;
    private readonly Front[] fronts;
    private readonly int[] entryOrder; // elements grouped by the front that assembles them
    private readonly double[] gathered;
    private readonly double[] scales; // what counts as zero in each row
    private readonly int[] places;

    /// <summary>Finds an order for matrices of one pattern.</summary>
    /// <param name="size">Rows and columns.</param>
    /// <param name="pattern">Elements of one triangle or of both halves mixed, each pair named once.</param>
    /// <exception cref="ArgumentException">An index is outside the matrix.</exception>
    public SparseLdl(int size, SparsePattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        for (var e = 0; e < pattern.Count; e++)
        {
            if (pattern.Rows[e] >= size || pattern.Columns[e] >= size)
            {
                throw new ArgumentException(
                    $"Element {e} at [{pattern.Rows[e]}, {pattern.Columns[e]}] is outside the {size} x {size} matrix.");
            }
        }
        (Size, this.pattern) = (size, pattern);
        (gathered, scales, places) = (new double[size], new double[size], new int[size]);
        fronts = EliminationTree.Fronts(size, pattern, out entryOrder);
        FillCount = fronts.Sum(front => front.ElementCount);
    }

    /// <summary>Rows and columns.</summary>
    public int Size { get; }

    /// <summary>Elements of L that the order leads to, where no pivot waits.</summary>
    public long FillCount { get; }

    /// <summary>Negative eigenvalues of the matrix factored last, by Sylvester's law.</summary>
    public int NegativeCount { get; private set; }

    /// <summary>
    /// Factors; returns false where the matrix is singular to machine precision. Then nothing can be solved.
    /// </summary>
    /// <param name="values">The elements, in the pattern's order; those named twice add up.</param>
    /// <param name="pivotRatio">A pivot this much smaller than the largest in its column waits.</param>
    public bool TryFactor(ReadOnlySpan<double> values, double pivotRatio = 1e-5)
    {
        Array.Clear(scales);
        var isFinite = true;
        for (var e = 0; e < pattern.Count; e++)
        {
            var (row, column, value) = (pattern.Rows[e], pattern.Columns[e], Math.Abs(values[e]));
            scales[row] = Math.Max(scales[row], RoundingRatio * value);
            scales[column] = Math.Max(scales[column], RoundingRatio * value);
            isFinite &= double.IsFinite(value);
        }
        NegativeCount = 0;
        if (!isFinite)
        {
            return false;
        }
        foreach (var front in fronts)
        {
            front.Assemble(pattern, entryOrder, values, fronts, places);
            if (!front.Eliminate(pivotRatio, scales))
            {
                return false;
            }
            NegativeCount += front.NegativeCount;
        }
        return true;
    }

    /// <summary>Solves A x = b in place. TryFactor must have returned true.</summary>
    /// <param name="vector">b; becomes x.</param>
    public void Solve(Span<double> vector)
    {
        foreach (var front in fronts)
        {
            front.Forward(vector, gathered);
        }
        for (var i = fronts.Length - 1; i >= 0; i--)
        {
            fronts[i].Backward(vector, gathered);
        }
    }

    /// <summary>y = A x.</summary>
    /// <param name="values">The elements of A, in the pattern's order.</param>
    /// <param name="vector">x.</param>
    /// <param name="product">y, to be filled.</param>
    public void Multiply(ReadOnlySpan<double> values, ReadOnlySpan<double> vector, Span<double> product)
    {
        product.Clear();
        for (var e = 0; e < pattern.Count; e++)
        {
            var (row, column) = (pattern.Rows[e], pattern.Columns[e]);
            product[row] += values[e] * vector[column];
            product[column] += row != column ? values[e] * vector[row] : 0;
        }
    }
}
