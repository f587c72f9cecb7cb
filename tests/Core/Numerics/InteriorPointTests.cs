using Guanghan.Core.Numerics;

namespace Guanghan.Core.Tests.Numerics;

/// <summary>
/// Problems, starts and optima of W. Hock and K. Schittkowski, "Test Examples for Nonlinear Programming Codes",
/// Lecture Notes in Economics and Mathematical Systems 187, Springer 1981, by their numbers there.
/// </summary>
public sealed class InteriorPointTests
{
    private const double None = double.PositiveInfinity;

    private sealed record Example(
        int Number, double[] Start, double Optimum, Func<double[], double> Objective,
        Func<double[], double[]> Constraints)
    {
        public double[] Low { get; init; } = [];

        public double[] High { get; init; } = [];

        public double[] Lower { get; init; } = [];

        public double[] Upper { get; init; } = [];
    }

    private static readonly double[] s_chemistry =
        [-6.089, -17.164, -34.054, -5.914, -24.721, -14.986, -24.100, -10.708, -26.662, -22.179];

    private static readonly Example[] s_examples =
    [
        new(1, [-2, 1], 0, x => (100 * Square(x[1] - (x[0] * x[0]))) + Square(1 - x[0]), _ => [])
        {
            Lower = [-None, -1.5],
        },
        new(6, [-1.2, 1], 0, x => Square(1 - x[0]), x => [10 * (x[1] - (x[0] * x[0]))]),
        new(7, [2, 2], -Math.Sqrt(3), x => Math.Log(1 + (x[0] * x[0])) - x[1],
            x => [Square(1 + (x[0] * x[0])) + (x[1] * x[1]) - 4]),
        new(10, [-10, 10], -1, x => x[0] - x[1],
            x => [(-3 * x[0] * x[0]) + (2 * x[0] * x[1]) - (x[1] * x[1]) + 1]) { High = [None] },
        new(11, [4.9, 0.1], -8.498464223, x => Square(x[0] - 5) + (x[1] * x[1]) - 25,
            x => [x[1] - (x[0] * x[0])]) { High = [None] },
        new(26, [-2.6, 2, 2], 0, x => Square(x[0] - x[1]) + Math.Pow(x[1] - x[2], 4),
            x => [((1 + (x[1] * x[1])) * x[0]) + Math.Pow(x[2], 4) - 3]),
        new(35, [0.5, 0.5, 0.5], 1 / 9.0,
            x => 9 - (8 * x[0]) - (6 * x[1]) - (4 * x[2]) + (2 * x[0] * x[0]) + (2 * x[1] * x[1]) + (x[2] * x[2])
                + (2 * x[0] * x[1]) + (2 * x[0] * x[2]),
            x => [3 - x[0] - x[1] - (2 * x[2])]) { High = [None], Lower = [0, 0, 0] },
        new(39, [2, 2, 2, 2], -1, x => -x[0],
            x => [x[1] - Cube(x[0]) - (x[2] * x[2]), (x[0] * x[0]) - x[1] - (x[3] * x[3])]),
        new(40, [0.8, 0.8, 0.8, 0.8], -0.25, x => -x[0] * x[1] * x[2] * x[3],
            x => [Cube(x[0]) + (x[1] * x[1]) - 1, (x[0] * x[0] * x[3]) - x[2], (x[3] * x[3]) - x[1]]),
        new(43, [0, 0, 0, 0], -44,
            x => (x[0] * x[0]) + (x[1] * x[1]) + (2 * x[2] * x[2]) + (x[3] * x[3]) - (5 * x[0]) - (5 * x[1])
                - (21 * x[2]) + (7 * x[3]),
            x =>
            [
                8 - x.Sum(Square) - x[0] + x[1] - x[2] + x[3],
                10 - x.Sum(Square) - (x[1] * x[1]) - (x[3] * x[3]) + x[0] + x[3],
                5 - (2 * x[0] * x[0]) - (x[1] * x[1]) - (x[2] * x[2]) - (2 * x[0]) + x[1] + x[3],
            ]) { High = [None, None, None] },
        new(65, [-5, 5, 0], 0.9535288567,
            x => Square(x[0] - x[1]) + (Square(x[0] + x[1] - 10) / 9) + Square(x[2] - 5), x => [48 - x.Sum(Square)])
        {
            High = [None],
            Lower = [-4.5, -4.5, -5],
            Upper = [4.5, 4.5, 5],
        },
        new(71, [1, 5, 5, 1], 17.0140173, x => (x[0] * x[3] * (x[0] + x[1] + x[2])) + x[2],
            x => [x[0] * x[1] * x[2] * x[3], x.Sum(Square)])
        {
            Low = [25, 40],
            High = [None, 40],
            Lower = [1, 1, 1, 1],
            Upper = [5, 5, 5, 5],
        },
        new(78, [-2, 1.5, 2, -1, -1], -2.91970041, x => x[0] * x[1] * x[2] * x[3] * x[4],
            x => [x.Sum(Square) - 10, (x[1] * x[2]) - (5 * x[3] * x[4]), Cube(x[0]) + Cube(x[1]) + 1]),
        new(80, [-2, 2, 2, -1, -1], 0.0539498478, x => Math.Exp(x[0] * x[1] * x[2] * x[3] * x[4]),
            x => [x.Sum(Square) - 10, (x[1] * x[2]) - (5 * x[3] * x[4]), Cube(x[0]) + Cube(x[1]) + 1])
        {
            Lower = [-2.3, -2.3, -3.2, -3.2, -3.2],
            Upper = [2.3, 2.3, 3.2, 3.2, 3.2],
        },
        new(100, [1, 2, 0, 4, 0, 1, 1], 680.6300573,
            x => Square(x[0] - 10) + (5 * Square(x[1] - 12)) + Math.Pow(x[2], 4) + (3 * Square(x[3] - 11))
                + (10 * Math.Pow(x[4], 6)) + (7 * x[5] * x[5]) + Math.Pow(x[6], 4) - (4 * x[5] * x[6]) - (10 * x[5])
                - (8 * x[6]),
            x =>
            [
                127 - (2 * x[0] * x[0]) - (3 * Math.Pow(x[1], 4)) - x[2] - (4 * x[3] * x[3]) - (5 * x[4]),
                282 - (7 * x[0]) - (3 * x[1]) - (10 * x[2] * x[2]) - x[3] + x[4],
                196 - (23 * x[0]) - (x[1] * x[1]) - (6 * x[5] * x[5]) + (8 * x[6]),
                (-4 * x[0] * x[0]) - (x[1] * x[1]) + (3 * x[0] * x[1]) - (2 * x[2] * x[2]) - (5 * x[5]) + (11 * x[6]),
            ]) { High = [None, None, None, None] },
        new(112, [.. Enumerable.Repeat(0.1, 10)], -47.76109026,
            x => Enumerable.Range(0, 10).Sum(j => x[j] * (s_chemistry[j] + Math.Log(x[j] / x.Sum()))),
            x =>
            [
                x[0] + (2 * x[1]) + (2 * x[2]) + x[5] + x[9] - 2, x[3] + (2 * x[4]) + x[5] + x[6] - 1,
                x[2] + x[6] + x[7] + (2 * x[8]) + x[9] - 1,
            ]) { Lower = [.. Enumerable.Repeat(1e-6, 10)] },
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(26)]
    [InlineData(35)]
    [InlineData(39)]
    [InlineData(40)]
    [InlineData(43)]
    [InlineData(65)]
    [InlineData(71)]
    [InlineData(78)]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(112)]
    [Trait("Kind", "validates")]
    public void Optima_of_Hock_and_Schittkowski_are_reproduced(int number)
    {
        var example = s_examples.Single(one => one.Number == number);
        var result = InteriorPoint.Minimise(
            ProgramOf(example), example.Start, new() { Tolerance = 1e-7, DifferenceStepRatio = 1e-5 });

        Assert.True(result.Converged, $"{result.Status} at {result.Objective}");
        // Optima are printed to nine digits; a barrier of 1e-8 a bound keeps a distance of that order.
        var limit = 2e-7 * Math.Max(1, Math.Abs(example.Optimum));
        Assert.InRange(result.Objective, example.Optimum - limit, example.Optimum + limit);
        // Ten times the tolerance: constraints are scaled down by as much.
        Assert.True(result.Violation < 1e-6, $"{result.Violation:E1}");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_multiplier_is_what_the_objective_loses_by_a_bound()
    {
        // Minimise x^2 + y^2 with x + y = b: the optimum b^2 / 2 rises by b a unit of b, and y = -b.
        static NonlinearProgram With(double b) => new(2, 1, (x, c) =>
        {
            c[0] = x[0] + x[1];
            return (x[0] * x[0]) + (x[1] * x[1]);
        }, (x, gradient, jacobian) =>
        {
            (gradient[0], gradient[1], jacobian[0], jacobian[1]) = (2 * x[0], 2 * x[1], 1, 1);
        })
        { ConstraintLower = [b], ConstraintUpper = [b] };

        var result = InteriorPoint.Minimise(With(3), [0, 0]);

        Assert.True(result.Converged);
        Assert.Equal(4.5, result.Objective, 1e-8); // its tolerance
        Assert.Equal(-3, result.Multipliers[0], 1e-8);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_thousand_variables_in_a_chain_are_solved_with_sparse_derivatives()
    {
        // A hanging chain: least sum of heights of links of length 1 between fixed ends, which is a catenary.
        const int Links = 500;
        const double Span = 400;
        var result = InteriorPoint.Minimise(Chain(Links, Span), ChainGuess(Links, Span));

        // The catenary's sag, 2 a sinh(S / 2a) = L: the discrete chain's differs by the square of link over curvature.
        var a = BrentRoot.Find(t => (2 * t * Math.Sinh(Span / 2 / t)) - Links, 100, 1000, 1e-10).X;
        var sag = a * (Math.Cosh(Span / 2 / a) - 1);
        Assert.True(result.Converged, result.Status.ToString());
        Assert.Equal(-sag, result.Variables.Where((_, i) => i % 2 == 1).Min(), sag * 1e-4);
        Assert.True(result.DerivativeCount < 12 * (result.Iterations + 2), "differences are taken in groups");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Constraints_without_a_common_point_are_said_to_be_infeasible()
    {
        var result = InteriorPoint.Minimise(
            ProgramOf(new(0, [1, 1], 0, x => x[0], x => [x.Sum(Square) - 1, x[0] + x[1] - 3])), [1, 1]);

        Assert.Equal(ProgramStatus.Infeasible, result.Status);
        Assert.True(result.Violation > 0.1);
        Assert.All(result.Variables, value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_bound_on_iterations_is_kept_and_said()
    {
        var result = InteriorPoint.Minimise(
            ProgramOf(s_examples.Single(one => one.Number == 1)), [-2, 1], new() { IterationCount_max = 3 });

        Assert.Equal(ProgramStatus.IterationLimit, result.Status);
        Assert.Equal(3, result.Iterations);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Bounds_that_leave_nothing_between_them_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => InteriorPoint.Minimise(
            ProgramOf(new(0, [0], 0, x => x[0], _ => []) { Lower = [2], Upper = [1] }), [0]));

        Assert.Equal(
            "Nothing lies between the bounds of variable 0: the lower one is 2, the upper 1.", error.Message);
    }

    private static double Square(double x) => x * x;

    private static double Cube(double x) => x * x * x;

    /// <summary>Derivatives by differences of order four: 1e-11 or so of the values.</summary>
    private static NonlinearProgram ProgramOf(Example example)
    {
        var n = example.Start.Length;
        var m = example.Constraints(example.Start).Length;
        return new(n, m, (x, constraints) =>
        {
            example.Constraints(x.ToArray()).CopyTo(constraints);
            return example.Objective(x.ToArray());
        }, (x, gradient, jacobian) =>
        {
            var moved = x.ToArray();
            for (var j = 0; j < n; j++)
            {
                var step = 1e-4 * Math.Max(Math.Abs(x[j]), 1e-2);
                double[] At(double steps)
                {
                    moved[j] += steps * step;
                    double[] values = [example.Objective(moved), .. example.Constraints(moved)];
                    moved[j] -= steps * step;
                    return values;
                }
                var (a, b, c, d) = (At(1), At(-1), At(2), At(-2));
                for (var i = 0; i <= m; i++)
                {
                    var slope = ((8 * (a[i] - b[i])) - (c[i] - d[i])) / (12 * step);
                    _ = i == 0 ? gradient[j] = slope : jacobian[((i - 1) * n) + j] = slope;
                }
            }
        })
        {
            VariableLower = example.Lower,
            VariableUpper = example.Upper,
            ConstraintLower = example.Low,
            ConstraintUpper = example.High,
        };
    }

    private static NonlinearProgram Chain(int links, double span)
    {
        // Joints 0 to links, x and y of each; the ends stand by equal bounds.
        var n = 2 * (links + 1);
        var (rows, columns) = (new List<int>(), new List<int>());
        for (var k = 0; k < links; k++)
        {
            rows.AddRange([k, k, k, k]);
            columns.AddRange([2 * k, (2 * k) + 1, (2 * k) + 2, (2 * k) + 3]);
        }
        var (lower, upper) = (Enumerable.Repeat(-None, n).ToArray(), Enumerable.Repeat(None, n).ToArray());
        (lower[0], upper[0], lower[1], upper[1]) = (0, 0, 0, 0);
        (lower[^2], upper[^2], lower[^1], upper[^1]) = (span, span, 0, 0);
        return new(n, links, (x, c) =>
        {
            var sum = 0.0;
            for (var k = 0; k < links; k++)
            {
                c[k] = Square(x[(2 * k) + 2] - x[2 * k]) + Square(x[(2 * k) + 3] - x[(2 * k) + 1]) - 1;
                sum += 0.5 * (x[(2 * k) + 1] + x[(2 * k) + 3]);
            }
            return sum / links;
        }, (x, gradient, jacobian) =>
        {
            for (var k = 0; k < links; k++)
            {
                var (dx, dy) = (x[(2 * k) + 2] - x[2 * k], x[(2 * k) + 3] - x[(2 * k) + 1]);
                (jacobian[4 * k], jacobian[(4 * k) + 1]) = (-2 * dx, -2 * dy);
                (jacobian[(4 * k) + 2], jacobian[(4 * k) + 3]) = (2 * dx, 2 * dy);
                gradient[(2 * k) + 1] += 0.5 / links;
                gradient[(2 * k) + 3] += 0.5 / links;
            }
        })
        {
            VariableLower = lower,
            VariableUpper = upper,
            JacobianPattern = new(rows, columns),
            HessianPattern = SparsePattern.OfGroups(Enumerable.Range(0, links)
                .SelectMany(k => (int[][])[[2 * k, (2 * k) + 2], [(2 * k) + 1, (2 * k) + 3]])),
        };
    }

    private static double[] ChainGuess(int links, double span) =>
    [
        .. Enumerable.Range(0, links + 1).SelectMany(k => (double[])
            [
                span * k / links,
                -0.6 * Math.Sqrt((links * links / 4.0) - (span * span / 4)) * Math.Sin(Math.PI * k / links),
            ]),
    ];
}
