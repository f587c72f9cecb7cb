using Guanghan.Core.Space;

namespace Guanghan.Flight.Tests.Propagation;

/// <summary>
/// Gauss-Legendre collocation with eight stages, order 16, by fixed-point iteration: an integrator that shares nothing with
/// the product's (J. C. Butcher, Math. Comp. 18 (1964) 50).
/// </summary>
internal static class Collocation
{
    private const int Stages = 8;
    private const int Iterations = 14; // each gains (w h)^2: eight would do

    // Positive zeros of P8 and their weights: M. Abramowitz and I. Stegun (1964), table 25.4.
    private static readonly double[] s_zeros =
        [0.183434642495650, 0.525532409916329, 0.796666477413627, 0.960289856497536];

    public static (Vec3 Position, Vec3 Velocity) Integrate(
        Func<double, Vec3, Vec3, Vec3> acceleration, Vec3 r, Vec3 v, double span, int steps)
    {
        var (nodes, matrix, weights) = Method();
        var h = span / steps;
        var a = new Vec3[Stages];
        var (speeds, places) = (new Vec3[Stages], new Vec3[Stages]);
        for (var step = 0; step < steps; step++)
        {
            Array.Fill(a, acceleration(step * h, r, v));
            for (var pass = 0; pass < Iterations; pass++)
            {
                for (var i = 0; i < Stages; i++)
                {
                    speeds[i] = v + (h * Sum(matrix, i, a));
                }
                for (var i = 0; i < Stages; i++)
                {
                    places[i] = r + (h * Sum(matrix, i, speeds));
                }
                for (var i = 0; i < Stages; i++)
                {
                    a[i] = acceleration((step + nodes[i]) * h, places[i], speeds[i]);
                }
            }
            r += h * Enumerable.Range(0, Stages).Aggregate(Vec3.Zero, (sum, i) => sum + (weights[i] * speeds[i]));
            v += h * Enumerable.Range(0, Stages).Aggregate(Vec3.Zero, (sum, i) => sum + (weights[i] * a[i]));
        }
        return (r, v);
    }

    private static Vec3 Sum(double[,] matrix, int row, Vec3[] values)
    {
        var sum = Vec3.Zero;
        for (var j = 0; j < Stages; j++)
        {
            sum += matrix[row, j] * values[j];
        }
        return sum;
    }

    private static (double[] Nodes, double[,] Matrix, double[] Weights) Method()
    {
        var zeros = s_zeros.Select(Refined).ToArray();
        double[] nodes = [.. zeros.Reverse().Select(z => (1 - z) / 2), .. zeros.Select(z => (1 + z) / 2)];
        var weights = nodes.Select(c => Weight((2 * c) - 1)).ToArray();
        var matrix = new double[Stages, Stages];
        for (var i = 0; i < Stages; i++)
        {
            for (var j = 0; j < Stages; j++)
            {
                // The integral of the j-th Lagrange polynomial to node i, by the rule itself: exact to degree 15.
                for (var k = 0; k < Stages; k++)
                {
                    matrix[i, j] += nodes[i] * weights[k] * Lagrange(nodes, j, nodes[i] * nodes[k]);
                }
            }
        }
        return (nodes, matrix, weights);
    }

    private static double Lagrange(double[] nodes, int j, double x)
    {
        var product = 1.0;
        for (var k = 0; k < Stages; k++)
        {
            product *= k == j ? 1 : (x - nodes[k]) / (nodes[j] - nodes[k]);
        }
        return product;
    }

    private static (double Value, double Slope) Legendre(double x)
    {
        var (before, now) = (1.0, x);
        for (var n = 2; n <= Stages; n++)
        {
            (before, now) = (now, ((((2 * n) - 1) * x * now) - ((n - 1) * before)) / n);
        }
        return (now, Stages * ((x * now) - before) / ((x * x) - 1));
    }

    private static double Refined(double zero)
    {
        var (value, slope) = Legendre(zero);
        return zero - (value / slope);
    }

    private static double Weight(double x)
    {
        var (_, slope) = Legendre(x);
        return 1 / ((1 - (x * x)) * slope * slope);
    }
}
