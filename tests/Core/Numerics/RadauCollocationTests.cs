using Guanghan.Core.Numerics;

namespace Guanghan.Core.Tests.Numerics;

public sealed class RadauCollocationTests
{
    private const double Free = double.PositiveInfinity;
    private const double Thrust = 0.1405; // Bryson and Ho 1975, section 2.5, as the flow and the time
    private const double Flow = 0.0749;
    private const double Time = 3.32;

    [Fact]
    [Trait("Kind", "property")]
    public void Slopes_at_Radaus_points_are_exact_for_polynomials()
    {
        for (var count = 1; count <= 8; count++)
        {
            var points = new RadauPoints(count);
            Assert.Equal(count + 1, points.Points.Length);
            for (var k = 1; k <= count; k++)
            {
                var slope = Enumerable.Range(0, count + 1)
                    .Sum(j => points.Slopes[((k - 1) * (count + 1)) + j] * Math.Pow(points.Points[j], count));
                Assert.Equal(count * Math.Pow(points.Points[k], count - 1), slope, 1e-12); // rounding times count^2
            }
        }
    }

    /// <summary>
    /// A. E. Bryson and Y.-C. Ho, "Applied Optimal Control", revised 1975, section 2.5: the largest circle about the
    /// Sun that a given thrust reaches in a given time has the radius 1.525. What the book's conditions give in all
    /// digits is computed here.
    /// </summary>
    [Theory]
    [InlineData(5, 4)]
    [InlineData(10, 6)]
    [Trait("Kind", "validates")]
    public void The_largest_circle_in_a_given_time_is_Bryson_and_Hos(int pieces, int points)
    {
        var path = RadauCollocation.Solve(Raise(), Guess, Time, pieces, points, 1e-6);

        Assert.True(path.Converged, path.Status.ToString());
        Assert.True(path.Error <= 1e-6, $"{path.Error:E1}");
        Assert.Equal(1.525, -path.Objective, 5e-4); // the book's digits
        Assert.Equal(IndirectRadius(), -path.Objective, 3e-6); // the pieces' error, a few of them
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Least_time_between_points_at_rest_is_twice_the_root()
    {
        // x'' = u, |u| <= 1 over a distance of 1: bang-bang, T = 2 (Bryson and Ho 1975, section 3.9).
        var problem = new OptimalControlProblem(2, 1, (x, u, rates, jacobian) =>
        {
            (rates[0], rates[1]) = (x[1], u[0]);
            if (!jacobian.IsEmpty)
            {
                (jacobian[1], jacobian[5]) = (1, 1);
            }
        })
        {
            InitialLower = [0, 0],
            InitialUpper = [0, 0],
            FinalLower = [1, 0],
            FinalUpper = [1, 0],
            ControlLower = [-1],
            ControlUpper = [1],
            TimeLower = 0.1,
            TimeUpper = 10,
            FinalFactors = [0, 0],
            TimeFactor = 1,
        };
        var path = RadauCollocation.Solve(problem, (share, state, control) =>
            (state[0], state[1], control[0]) = (share, 0.1, 0), 3, 8, 3);

        Assert.True(path.Converged);
        Assert.Equal(2, path.Time, 1e-6); // the switch stands at a joint of the mesh
        Assert.True(path.Controls.Take(9).All(u => u[0] > 0.999) && path.Controls.Skip(15).All(u => u[0] < -0.999));
    }

    /// <summary>
    /// T. N. Edelbaum, "Propulsion requirements for controllable satellites", ARS J. 31 (1961) 1079: a spiral between
    /// circles in one plane costs the difference of their speeds as the thrust goes to nothing.
    /// </summary>
    [Theory]
    [InlineData(0.004)]
    [InlineData(0.002)]
    [Trait("Kind", "validates")]
    public void A_spiral_between_circles_costs_the_difference_of_their_speeds(double thrust)
    {
        const double Radius = 1.2;
        var edelbaum = 1 - (1 / Math.Sqrt(Radius));
        var problem = Raise(thrust, 0) with
        {
            FinalLower = [Radius, 0, 1 / Math.Sqrt(Radius), 1],
            FinalUpper = [Radius, 0, 1 / Math.Sqrt(Radius), 1],
            TimeLower = 0.5 * edelbaum / thrust,
            TimeUpper = 2 * edelbaum / thrust,
            FinalFactors = [0, 0, 0, 0],
            TimeFactor = thrust,
            EndConditionCount = 0,
            EndConditions = null,
        };
        var path = RadauCollocation.Solve(problem, (share, state, control) =>
        {
            var radius = 1 + ((Radius - 1) * share);
            (state[0], state[1], state[2], state[3]) = (radius, 0, 1 / Math.Sqrt(radius), 1);
            (control[0], control[1]) = (0, 0.9);
        }, edelbaum / thrust, 24, 4, 1e-5);

        Assert.True(path.Converged, path.Status.ToString());
        // Dearer by the ends, which are circles and not arcs of the spiral: 0.06 to 0.08 of the thrust was seen, and
        // nothing for no thrust.
        Assert.InRange(path.Objective, edelbaum, edelbaum + (0.1 * thrust));
    }

    private static void Guess(double share, Span<double> state, Span<double> control)
    {
        (state[0], state[1], state[2]) = (1 + (0.5 * share), 0.1, 1 - (0.2 * share));
        state[3] = 1 - (Flow * Time * share);
        (control[0], control[1]) = (share < 0.5 ? 0.5 : -0.5, 0.5);
    }

    /// <summary>Radius, radial and transverse speed, mass; the thrust's direction.</summary>
    private static OptimalControlProblem Raise(double thrust = Thrust, double flow = Flow) => new(
        4, 2, (x, u, rates, jacobian) =>
    {
        var (r, w, v, m) = (x[0], x[1], x[2], x[3]);
        rates[0] = w;
        rates[1] = (v * v / r) - (1 / (r * r)) + (thrust * u[0] / m);
        rates[2] = (-w * v / r) + (thrust * u[1] / m);
        rates[3] = -flow;
        if (jacobian.IsEmpty)
        {
            return;
        }
        jacobian[1] = 1;
        (jacobian[6], jacobian[8]) = ((-v * v / (r * r)) + (2 / (r * r * r)), 2 * v / r);
        (jacobian[9], jacobian[10]) = (-thrust * u[0] / (m * m), thrust / m);
        (jacobian[12], jacobian[13], jacobian[14]) = (w * v / (r * r), -v / r, -w / r);
        (jacobian[15], jacobian[17]) = (-thrust * u[1] / (m * m), thrust / m);
    })
    {
        InitialLower = [1, 0, 1, 1],
        InitialUpper = [1, 0, 1, 1],
        FinalLower = [0.5, 0, -Free, -Free],
        FinalUpper = [Free, 0, Free, Free],
        ControlLower = [-1.1, -1.1],
        ControlUpper = [1.1, 1.1],
        TimeLower = Time,
        TimeUpper = Time,
        FinalFactors = [-1, 0, 0, 0],
        EndConditionCount = 1,
        EndConditions = (x, values, jacobian) =>
        {
            values[0] = x[2] - (1 / Math.Sqrt(x[0]));
            if (!jacobian.IsEmpty)
            {
                (jacobian[0], jacobian[2]) = (0.5 / (x[0] * Math.Sqrt(x[0])), 1);
            }
        },
        PathConstraintCount = 1,
        PathConstraints = (z, values, jacobian) =>
        {
            values[0] = (z[4] * z[4]) + (z[5] * z[5]) - 1;
            if (!jacobian.IsEmpty)
            {
                (jacobian[4], jacobian[5]) = (2 * z[4], 2 * z[5]);
            }
        },
    };

    /// <summary>
    /// The Euler-Lagrange equations of the same problem, thrust along the velocity's multipliers; the first multiplier
    /// is 1, the two others are found so that the end is a circle.
    /// </summary>
    private static double IndirectRadius()
    {
        var integrator = new DormandPrince853((t, y, rates) =>
        {
            var (r, w, v, a, b, c) = (y[0], y[1], y[2], y[3], y[4], y[5]);
            var (push, size) = (Thrust / (1 - (Flow * t)), double.Hypot(b, c));
            rates[0] = w;
            rates[1] = (v * v / r) - (1 / (r * r)) + (push * b / size);
            rates[2] = (-w * v / r) + (push * c / size);
            rates[3] = (-b * ((-v * v / (r * r)) + (2 / (r * r * r)))) - (c * w * v / (r * r));
            rates[4] = -a + (c * v / r);
            rates[5] = (-2 * b * v / r) + (c * w / r);
        }, 6, new() { RelativeErrorRatio = 1e-13, AbsoluteErrors = [1e-13] });
        IReadOnlyList<double> End(double b, double c) => integrator.Integrate(0, [1, 0, 1, 1, b, c], Time).State;
        bool Evaluate(ReadOnlySpan<double> x, Span<double> residuals)
        {
            var end = End(x[0], x[1]);
            (residuals[0], residuals[1]) = (end[1] / 1e-10, (end[2] - (1 / Math.Sqrt(end[0]))) / 1e-10);
            return true;
        }
        var multipliers = MinimumNormNewton.Solve(Evaluate, (x, residuals, jacobian) =>
        {
            const double Step = 1e-5;
            Span<double> moved = [x[0], x[1]];
            Span<double> high = stackalloc double[2];
            Span<double> low = stackalloc double[2];
            for (var j = 0; j < 2; j++)
            {
                moved[j] += Step;
                Evaluate(moved, high);
                moved[j] -= 2 * Step;
                Evaluate(moved, low);
                moved[j] += Step;
                (jacobian[j], jacobian[2 + j]) = ((high[0] - low[0]) / (2 * Step), (high[1] - low[1]) / (2 * Step));
            }
            return Evaluate(x, residuals);
        }, SparsePattern.Full(2, 2), 2, [0.5, 1.1]);
        Assert.True(multipliers.Converged);
        return End(multipliers.Variables[0], multipliers.Variables[1])[0];
    }
}
