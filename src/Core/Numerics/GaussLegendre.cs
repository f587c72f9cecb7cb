using System.Collections.Immutable;

namespace Guanghan.Core.Numerics;

/// <summary>
/// Gauss-Legendre quadrature. Computes nodes and weights by Newton's method on the Legendre polynomial, started from
/// Tricomi's estimate; assumes a smooth integrand; source: Abramowitz and Stegun (1964), 25.4.29 and 22.16.6. Exact for
/// polynomials of degree 2n - 1; a kink inside the interval costs that accuracy, so callers split there.
/// </summary>
public sealed class GaussLegendre
{
    private const int NewtonSteps = 20; // converges quadratically; 6 are enough for any order below 1000

    /// <summary>A rule of so many nodes.</summary>
    /// <param name="order">Number of nodes, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The order is below 1.</exception>
    public GaussLegendre(int order)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(order, 1);
        var nodes = new double[order];
        var weights = new double[order];
        for (var i = 0; i < order; i++)
        {
            var x = Math.Cos(Math.PI * (i + 0.75) / (order + 0.5));
            var slope = 1.0;
            for (var step = 0; step < NewtonSteps; step++)
            {
                var (value, derivative) = Legendre(order, x);
                slope = derivative;
                x -= value / derivative;
            }

            nodes[i] = x;
            weights[i] = 2 / ((1 - (x * x)) * slope * slope);
        }

        Nodes_1 = [.. nodes];
        Weights_1 = [.. weights];
    }

    /// <summary>Nodes on [-1, 1].</summary>
    public ImmutableArray<double> Nodes_1 { get; }

    /// <summary>Weights; they sum to 2.</summary>
    public ImmutableArray<double> Weights_1 { get; }

    /// <summary>Nodes and weights for [low, high], in the unit of its ends.</summary>
    /// <param name="lowRatio">Lower end.</param>
    /// <param name="highRatio">Upper end.</param>
    public IEnumerable<(double Node, double Weight)> On(double lowRatio, double highRatio)
    {
        var half = (highRatio - lowRatio) / 2;
        var middle = (highRatio + lowRatio) / 2;
        for (var i = 0; i < Nodes_1.Length; i++)
        {
            yield return (middle + (half * Nodes_1[i]), half * Weights_1[i]);
        }
    }

    private static (double Value, double Derivative) Legendre(int order, double x)
    {
        var (previous, current) = (1.0, x);
        for (var k = 2; k <= order; k++)
        {
            (previous, current) = (current, ((((2 * k) - 1) * x * current) - ((k - 1) * previous)) / k);
        }

        return order == 1 ? (x, 1.0) : (current, order * ((x * current) - previous) / ((x * x) - 1));
    }
}
