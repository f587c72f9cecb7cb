namespace Guanghan.FitEphemeris;

/// <summary>
/// Weighted linear least squares by Householder reflections on scaled columns, which do not square the condition number
/// as normal equations would. Source: Golub and Van Loan (2013), "Matrix Computations", section 5.3.2.
/// </summary>
internal sealed class LeastSquares
{
    private readonly double[][] columns;
    private readonly double[] right;
    private int rows;

    /// <summary>Room for so many equations in so many unknowns.</summary>
    public LeastSquares(int unknowns, int capacity)
    {
        columns = new double[unknowns][];
        for (var k = 0; k < unknowns; k++)
        {
            columns[k] = new double[capacity];
        }

        right = new double[capacity];
    }

    /// <summary>Adds one weighted equation; unknowns that are not listed have no part in it.</summary>
    public void Add(ReadOnlySpan<int> unknowns, ReadOnlySpan<double> row, double misfit)
    {
        for (var k = 0; k < unknowns.Length; k++)
        {
            columns[unknowns[k]][rows] = row[k];
        }

        right[rows++] = misfit;
    }

    /// <summary>Solves for the unknowns, using the equations up.</summary>
    /// <exception cref="InvalidOperationException">The data does not determine an unknown.</exception>
    public double[] Solve()
    {
        var unknowns = columns.Length;
        var scale = columns.Select(c => 1 / Math.Sqrt(Dot(c, c, 0, rows))).ToArray();
        var diagonal = new double[unknowns];
        for (var k = 0; k < unknowns; k++)
        {
            Multiply(columns[k], scale[k], rows);
        }

        for (var k = 0; k < unknowns; k++)
        {
            var v = columns[k];
            var length = Math.Sqrt(Dot(v, v, k, rows));
            if (!(length > 1e-12))
            {
                throw new InvalidOperationException(
                    $"Unknown {k} is not determined by the data: {length} of it is left after those before it.");
            }

            diagonal[k] = v[k] > 0 ? -length : length;
            v[k] -= diagonal[k];
            var half = Dot(v, v, k, rows) / 2;
            for (var j = k + 1; j < unknowns; j++)
            {
                AddMultiple(columns[j], v, -Dot(v, columns[j], k, rows) / half, k, rows);
            }

            AddMultiple(right, v, -Dot(v, right, k, rows) / half, k, rows);
        }

        var x = new double[unknowns];
        for (var i = unknowns - 1; i >= 0; i--)
        {
            var sum = right[i];
            for (var j = i + 1; j < unknowns; j++)
            {
                sum -= columns[j][i] * x[j];
            }

            x[i] = sum / diagonal[i];
        }

        return [.. x.Select((value, k) => value * scale[k])];
    }

    private static double Dot(double[] a, double[] b, int from, int to)
    {
        var (sum, compensation) = (0.0, 0.0);
        for (var k = from; k < to; k++)
        {
            var term = (a[k] * b[k]) - compensation;
            var next = sum + term;
            compensation = next - sum - term;
            sum = next;
        }

        return sum;
    }

    private static void Multiply(double[] a, double factor, int to)
    {
        for (var k = 0; k < to; k++)
        {
            a[k] *= factor;
        }
    }

    private static void AddMultiple(double[] a, double[] b, double factor, int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            a[k] += factor * b[k];
        }
    }
}
