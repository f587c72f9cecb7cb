using Guanghan.Core.Numerics;

namespace Guanghan.Core.Tests.Numerics;

public sealed class MinimumNormNewtonTests
{
    [Fact]
    [Trait("Kind", "property")]
    public void The_nearest_point_of_a_plane_is_found_in_one_step()
    {
        // x + 2 y + 2 z = 9 from the origin: the foot of the perpendicular is (1, 2, 2).
        var result = Solve(3, x => [x[0] + (2 * x[1]) + (2 * x[2]) - 9], _ => [1, 2, 2], [0, 0, 0]);

        Assert.True(result.Converged);
        Assert.Equal(1, result.Iterations);
        Assert.Equal([1, 2, 2], result.Variables, (a, b) => Math.Abs(a - b) < 1e-9); // residuals are over 1e-9
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Circle_and_line_meet_where_they_do()
    {
        var result = Solve(
            2, x => [(x[0] * x[0]) + (x[1] * x[1]) - 25, x[0] - x[1] + 1], x => [2 * x[0], 2 * x[1], 1, -1], [2, 5]);

        Assert.True(result.Converged);
        Assert.Equal([3, 4], result.Variables, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Equations_without_a_solution_are_not_said_to_be_solved()
    {
        var result = Solve(1, x => [(x[0] * x[0]) + 1], x => [2 * x[0]], [3]);

        Assert.False(result.Converged);
        Assert.True(double.IsFinite(result.Variables[0]));
        Assert.True(result.Residual > 1e8); // 1 over the tolerance, at best 1e9
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void More_equations_than_unknowns_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(
            () => Solve(1, x => [x[0], x[0] - 1], _ => [1, 1], [0]));

        Assert.Equal(
            "2 equations are more than 1 unknowns can meet: free more unknowns or drop conditions.", error.Message);
    }

    private static EquationResult Solve(
        int n, Func<double[], double[]> equations, Func<double[], double[]> slopes, double[] start)
    {
        const double Tolerance = 1e-9;
        var m = equations(start).Length;
        bool Evaluate(ReadOnlySpan<double> x, Span<double> residuals)
        {
            var values = equations(x.ToArray());
            for (var i = 0; i < m; i++)
            {
                residuals[i] = values[i] / Tolerance;
            }
            return true;
        }
        bool Differentiate(ReadOnlySpan<double> x, Span<double> residuals, Span<double> jacobian)
        {
            var values = slopes(x.ToArray());
            for (var e = 0; e < values.Length; e++)
            {
                jacobian[e] = values[e] / Tolerance;
            }
            return Evaluate(x, residuals);
        }
        return MinimumNormNewton.Solve(Evaluate, Differentiate, SparsePattern.Full(m, n), m, start, 10);
    }
}
