namespace Guanghan.Core.Bodies.Builtin;

/// <summary>
/// The matrix that turns nine equally spaced positions and velocities into Chebyshev coefficients: least squares, with
/// positions and velocities exact at both ends so that segments join smoothly. Source: Newhall (1989), Celest. Mech.
/// 45:305, whose weight of 0.4 for velocities is kept.
/// </summary>
internal static class ChebyshevFit
{
    /// <summary>Equal intervals in a segment.</summary>
    public const int Intervals = 8;

    /// <summary>Samples in a segment: positions first, then velocities per half segment.</summary>
    public const int SampleCount = 2 * (Intervals + 1);

    private const double VelocityWeight = 0.4;
    private const int Constraints = 4;

    /// <summary>Row k gives coefficient k from the samples.</summary>
    /// <param name="terms">Number of coefficients, 5 to 18.</param>
    public static double[,] Matrix(int terms)
    {
        var size = terms + Constraints;
        var system = new double[size, size + SampleCount];
        var values = new double[SampleCount, terms];
        for (var node = 0; node <= Intervals; node++)
        {
            Polynomials(-1.0 + (2.0 * node / Intervals), terms, values, node);
        }

        for (var i = 0; i < terms; i++)
        {
            for (var s = 0; s < SampleCount; s++)
            {
                var weight = s <= Intervals ? 1.0 : VelocityWeight * VelocityWeight;
                system[i, size + s] = weight * values[s, i];
                for (var j = 0; j < terms; j++)
                {
                    system[i, j] += weight * values[s, i] * values[s, j];
                }
            }
        }

        int[] ends = [0, Intervals, Intervals + 1, SampleCount - 1];
        for (var c = 0; c < Constraints; c++)
        {
            system[terms + c, size + ends[c]] = 1;
            for (var j = 0; j < terms; j++)
            {
                system[terms + c, j] = values[ends[c], j];
                system[j, terms + c] = values[ends[c], j];
            }
        }

        Eliminate(system, size, size + SampleCount);
        var matrix = new double[terms, SampleCount];
        for (var i = 0; i < terms; i++)
        {
            for (var s = 0; s < SampleCount; s++)
            {
                matrix[i, s] = system[i, size + s];
            }
        }

        return matrix;
    }

    // Chebyshev polynomials and their derivatives at one node.
    private static void Polynomials(double x, int terms, double[,] values, int node)
    {
        var velocity = node + Intervals + 1;
        (values[node, 0], values[node, 1]) = (1, x);
        (values[velocity, 0], values[velocity, 1]) = (0, 1);
        for (var k = 2; k < terms; k++)
        {
            values[node, k] = (2 * x * values[node, k - 1]) - values[node, k - 2];
            values[velocity, k] = (2 * x * values[velocity, k - 1]) + (2 * values[node, k - 1])
                - values[velocity, k - 2];
        }
    }

    // Gauss-Jordan elimination with partial pivoting; the right-hand sides end as the solutions.
    private static void Eliminate(double[,] a, int rows, int columns)
    {
        for (var p = 0; p < rows; p++)
        {
            var best = p;
            for (var r = p + 1; r < rows; r++)
            {
                best = Math.Abs(a[r, p]) > Math.Abs(a[best, p]) ? r : best;
            }

            for (var c = 0; c < columns; c++)
            {
                (a[p, c], a[best, c]) = (a[best, c], a[p, c]);
            }

            for (var r = 0; r < rows; r++)
            {
                var factor = r == p ? 0 : a[r, p] / a[p, p];
                for (var c = p; factor != 0 && c < columns; c++)
                {
                    a[r, c] -= factor * a[p, c];
                }
            }
        }

        for (var r = 0; r < rows; r++)
        {
            for (var c = rows; c < columns; c++)
            {
                a[r, c] /= a[r, r];
            }
        }
    }
}
