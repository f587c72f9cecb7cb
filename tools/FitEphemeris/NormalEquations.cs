namespace Guanghan.FitEphemeris;

/// <summary>Weighted linear least squares through column-scaled normal equations and Cholesky factors.</summary>
internal sealed class NormalEquations(int unknowns)
{
    private readonly double[,] matrix = new double[unknowns, unknowns];
    private readonly double[] right = new double[unknowns];

    /// <summary>Adds one weighted equation; only the listed columns are not zero.</summary>
    public void Add(ReadOnlySpan<int> columns, ReadOnlySpan<double> row, double misfit)
    {
        for (var a = 0; a < columns.Length; a++)
        {
            right[columns[a]] += row[a] * misfit;
            for (var b = 0; b <= a; b++)
            {
                matrix[columns[a], columns[b]] += row[a] * row[b];
            }
        }
    }

    /// <summary>Solves for the unknowns; columns must have been listed in ascending order.</summary>
    /// <exception cref="InvalidOperationException">The data does not determine an unknown.</exception>
    public double[] Solve()
    {
        var scale = new double[unknowns];
        for (var k = 0; k < unknowns; k++)
        {
            scale[k] = 1 / Math.Sqrt(matrix[k, k]);
        }

        var factor = new double[unknowns, unknowns];
        for (var i = 0; i < unknowns; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j] * scale[i] * scale[j];
                for (var k = 0; k < j; k++)
                {
                    sum -= factor[i, k] * factor[j, k];
                }

                if (i == j && !(sum > 0))
                {
                    throw new InvalidOperationException($"Unknown {i} is not determined by the data (pivot {sum}).");
                }

                factor[i, j] = i == j ? Math.Sqrt(sum) : sum / factor[j, j];
            }
        }

        var x = new double[unknowns];
        for (var i = 0; i < unknowns; i++)
        {
            var sum = right[i] * scale[i];
            for (var k = 0; k < i; k++)
            {
                sum -= factor[i, k] * x[k];
            }

            x[i] = sum / factor[i, i];
        }

        for (var i = unknowns - 1; i >= 0; i--)
        {
            var sum = x[i];
            for (var k = i + 1; k < unknowns; k++)
            {
                sum -= factor[k, i] * x[k];
            }

            x[i] = sum / factor[i, i];
        }

        for (var i = 0; i < unknowns; i++)
        {
            x[i] *= scale[i];
        }

        return x;
    }
}
