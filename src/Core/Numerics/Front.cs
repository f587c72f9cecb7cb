using System.Numerics;

namespace Guanghan.Core.Numerics;

/// <summary>
/// One branch of a sparse factor: a small dense symmetric matrix whose first rows are complete and can be eliminated.
/// Pivots by I. S. Duff and J. K. Reid, ACM Trans. Math. Softw. 9 (1983) 302, section 3: a block goes where its inverse
/// times its columns stays below 1 / pivotRatio; a row that finds no partner is handed on.
/// </summary>
/// <param name="columns">Rows of the matrix that are complete here.</param>
/// <param name="rows">The others they touch.</param>
/// <param name="children">Fronts whose remainders are added.</param>
/// <param name="entries">Elements of the matrix that are added, in the order of entries.</param>
internal sealed class Front(int[] columns, int[] rows, int[] children, Range entries)
{
    private int[] index = []; // rows of the whole matrix, in the order of this one's
    private double[] matrix = []; // width x width
    private double[] lower = []; // width x pivotCount, kept for solving
    private double[] subdiagonal = []; // not zero at the first row of a 2 x 2 pivot
    private int width;
    private int completeCount;
    private int pivotCount;

    internal int NegativeCount { get; private set; }

    internal long ElementCount =>
        ((long)columns.Length * (columns.Length + 1) / 2) + ((long)columns.Length * rows.Length);

    internal void Assemble(
        SparsePattern pattern, int[] entryOrder, ReadOnlySpan<double> values, Front[] fronts, int[] places)
    {
        var delayed = children.Sum(child => fronts[child].completeCount - fronts[child].pivotCount);
        completeCount = columns.Length + delayed;
        width = completeCount + rows.Length;
        index = index.Length == width ? index : new int[width];
        columns.CopyTo(index, 0);
        var next = columns.Length;
        foreach (var child in children)
        {
            var from = fronts[child];
            for (var i = from.pivotCount; i < from.completeCount; i++)
            {
                index[next++] = from.index[i];
            }
        }
        rows.CopyTo(index, next);
        for (var i = 0; i < width; i++)
        {
            places[index[i]] = i;
        }
        matrix = matrix.Length == width * width ? matrix : new double[width * width];
        Array.Clear(matrix);
        var (begin, length) = entries.GetOffsetAndLength(entryOrder.Length);
        for (var e = begin; e < begin + length; e++)
        {
            var entry = entryOrder[e];
            var (row, column) = (places[pattern.Rows[entry]], places[pattern.Columns[entry]]);
            matrix[(row * width) + column] += values[entry];
            matrix[(column * width) + row] += row != column ? values[entry] : 0;
        }
        foreach (var child in children)
        {
            AddRemainder(fronts[child], places);
        }
    }

    /// <summary>Eliminates what can be; false where this is the last front and a pivot vanishes.</summary>
    internal bool Eliminate(double pivotRatio, double[] scales)
    {
        subdiagonal = subdiagonal.Length == completeCount ? subdiagonal : new double[completeCount];
        Array.Clear(subdiagonal);
        (pivotCount, NegativeCount) = (0, 0);
        var isLast = rows.Length == 0;
        var candidate = 0;
        while (pivotCount < completeCount && candidate < completeCount)
        {
            var size = Pivot(candidate, isLast ? 0 : pivotRatio, scales, out var partner);
            if (size == 0)
            {
                candidate++;
                continue;
            }
            Swap(candidate, pivotCount);
            if (size == 1)
            {
                EliminateOne();
            }
            else
            {
                Swap(partner == pivotCount ? candidate : partner, pivotCount + 1);
                EliminateTwo();
            }
            candidate = pivotCount;
        }
        if (isLast && pivotCount < completeCount)
        {
            return false;
        }
        Keep();
        return true;
    }

    internal void Forward(Span<double> vector, double[] x)
    {
        Gather(vector, x, width);
        for (var k = 0; k < pivotCount; k++)
        {
            for (var i = k + (subdiagonal[k] != 0 ? 2 : 1); i < width; i++)
            {
                x[i] -= lower[(i * pivotCount) + k] * x[k];
            }
        }
        for (var i = 0; i < width; i++)
        {
            vector[index[i]] = x[i];
        }
    }

    internal void Backward(Span<double> vector, double[] x)
    {
        Gather(vector, x, width);
        for (var k = 0; k < pivotCount; k++)
        {
            var (first, cross) = (lower[(k * pivotCount) + k], subdiagonal[k]);
            if (cross == 0)
            {
                x[k] /= first;
                continue;
            }
            var second = lower[((k + 1) * pivotCount) + k + 1];
            var determinant = ((first / cross) * second) - cross; // over cross: no overflow
            (x[k], x[k + 1]) = (
                ((second / cross * x[k]) - x[k + 1]) / determinant, ((first / cross * x[k + 1]) - x[k]) / determinant);
            k++;
        }
        for (var k = pivotCount - 1; k >= 0; k--)
        {
            var sum = x[k];
            for (var i = k + (subdiagonal[k] != 0 ? 2 : 1); i < width; i++)
            {
                sum -= lower[(i * pivotCount) + k] * x[i];
            }
            x[k] = sum;
            vector[index[k]] = sum;
        }
    }

    private void Gather(ReadOnlySpan<double> vector, double[] x, int count)
    {
        for (var i = 0; i < count; i++)
        {
            x[i] = vector[index[i]];
        }
    }

    private void AddRemainder(Front child, int[] places)
    {
        var (childWidth, source) = (child.width, child.matrix);
        for (var i = child.pivotCount; i < childWidth; i++)
        {
            var row = places[child.index[i]] * width;
            for (var j = child.pivotCount; j < childWidth; j++)
            {
                matrix[row + places[child.index[j]]] += source[(i * childWidth) + j];
            }
        }
    }

    /// <summary>Size of the pivot at a complete row: 1, 2 with its partner, or 0 where it must wait.</summary>
    private int Pivot(int p, double pivotRatio, double[] scales, out int partner)
    {
        var (column, diagonal) = (0.0, Math.Abs(matrix[(p * width) + p]));
        var coupling = 0.0;
        partner = -1;
        for (var j = pivotCount; j < width; j++)
        {
            var size = Math.Abs(matrix[(p * width) + j]);
            if (j == p)
            {
                continue;
            }
            column = Math.Max(column, size);
            if (j < completeCount && size > coupling)
            {
                (coupling, partner) = (size, j);
            }
        }
        // At the last front there is always a choice: Bunch and Kaufman's bound, (1 + sqrt(17)) / 8.
        var smallest = scales[index[p]];
        var isSmall = diagonal <= smallest;
        if (!isSmall && (diagonal >= (pivotRatio > 0 ? pivotRatio : 0.6404) * column || partner < 0 && pivotRatio == 0))
        {
            return 1;
        }
        if (partner < 0 || coupling <= smallest)
        {
            return 0;
        }
        var (a, b, c) = (
            matrix[(p * width) + p], matrix[(p * width) + partner], matrix[(partner * width) + partner]);
        var other = 0.0;
        for (var j = pivotCount; j < width; j++)
        {
            other = Math.Max(other, j == p || j == partner ? 0 : Math.Abs(matrix[(partner * width) + j]));
        }
        var determinant = Math.Abs((a / b * c) - b) * Math.Abs(b);
        var fits = determinant > 1e-20 * b * b
            && pivotRatio * ((Math.Abs(c) * column) + (Math.Abs(b) * other)) <= determinant
            && pivotRatio * ((Math.Abs(b) * column) + (Math.Abs(a) * other)) <= determinant;
        return fits ? 2 : !isSmall && pivotRatio == 0 ? 1 : 0;
    }

    private void Swap(int a, int b)
    {
        if (a == b)
        {
            return;
        }
        (index[a], index[b]) = (index[b], index[a]);
        for (var j = 0; j < width; j++)
        {
            (matrix[(a * width) + j], matrix[(b * width) + j]) = (matrix[(b * width) + j], matrix[(a * width) + j]);
        }
        for (var i = 0; i < width; i++)
        {
            (matrix[(i * width) + a], matrix[(i * width) + b]) = (matrix[(i * width) + b], matrix[(i * width) + a]);
        }
    }

    private void EliminateOne()
    {
        var k = pivotCount++;
        var pivot = matrix[(k * width) + k];
        NegativeCount += pivot < 0 ? 1 : 0;
        var top = matrix.AsSpan((k * width) + k + 1, width - k - 1);
        for (var i = k + 1; i < width; i++)
        {
            var factor = matrix[(i * width) + k] / pivot;
            matrix[(i * width) + k] = factor;
            AddScaled(matrix.AsSpan((i * width) + k + 1, width - k - 1), -factor, top);
        }
    }

    private void EliminateTwo()
    {
        var k = pivotCount;
        pivotCount += 2;
        var (a, b, c) = (
            matrix[(k * width) + k], matrix[((k + 1) * width) + k], matrix[((k + 1) * width) + k + 1]);
        var determinant = (a / b * c) - b; // over b
        NegativeCount += determinant * b < 0 ? 1 : a < 0 ? 2 : 0;
        subdiagonal[k] = b;
        var first = matrix.AsSpan((k * width) + k + 2, width - k - 2);
        var second = matrix.AsSpan(((k + 1) * width) + k + 2, width - k - 2);
        for (var i = k + 2; i < width; i++)
        {
            var (u, v) = (matrix[(i * width) + k], matrix[(i * width) + k + 1]);
            var (x, y) = (((c / b * u) - v) / determinant, ((a / b * v) - u) / determinant);
            (matrix[(i * width) + k], matrix[(i * width) + k + 1]) = (x, y);
            var row = matrix.AsSpan((i * width) + k + 2, width - k - 2);
            AddScaled(row, -x, first);
            AddScaled(row, -y, second);
        }
    }

    private void Keep()
    {
        lower = lower.Length == width * pivotCount ? lower : new double[width * pivotCount];
        for (var i = 0; i < width; i++)
        {
            matrix.AsSpan(i * width, pivotCount).CopyTo(lower.AsSpan(i * pivotCount));
        }
    }

    private static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> source)
    {
        var i = 0;
        var factors = new Vector<double>(factor);
        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(target[i..]) + (factors * new Vector<double>(source[i..]))).CopyTo(target[i..]);
        }
        for (; i < target.Length; i++)
        {
            target[i] += factor * source[i];
        }
    }
}
