using Guanghan.Core.Bodies.Builtin;

namespace Guanghan.Core.Tests.Bodies.Builtin;

[Trait("Kind", "property")]
public sealed class GaussJacksonTests
{
    // Steps per orbit: Mercury's 88 days and the Moon's 27.3 days at quarter-day steps.
    [Theory]
    [InlineData(0.2056, 352, 370, 1e-11)]
    [InlineData(0.0549, 109.2, 1200, 2e-10)]
    public void A_Kepler_orbit_stays_on_its_ellipse(double eccentricity, double stepsPerOrbit, int orbits, double bound)
    {
        // bound: distance from the closed form in units of the semi-major axis, after so many orbits as fit in
        // 1970-2060; about three times what was measured, and 2e-10 of the Moon's orbit is 8 cm.
        var step = 2 * Math.PI / stepsPerOrbit;
        var worst = 0.0;
        GaussJackson.Run(
            new Kepler(), 0, [1 - eccentricity, 0, 0],
            [0, Math.Sqrt((1 + eccentricity) / (1 - eccentricity)), 0], step, (int)(orbits * stepsPerOrbit),
            (k, x, v) =>
            {
                var (px, py) = Ellipse(eccentricity, k * step);
                worst = Math.Max(worst, Math.Sqrt(((x[0] - px) * (x[0] - px)) + ((x[1] - py) * (x[1] - py))));
                Assert.Equal(0, x[2]);
            });
        Assert.InRange(worst, 0, bound);
    }

    [Fact]
    public void Running_forward_and_then_back_returns_to_the_start()
    {
        double[] x0 = [0.8, 0, 0.1];
        double[] v0 = [0, 1.2, 0];
        const double step = 2 * Math.PI / 200;
        const int steps = 20000;
        double[] x1 = [], v1 = [], x2 = [], v2 = [];
        GaussJackson.Run(new Kepler(), 0, x0, v0, step, steps, (_, x, v) => (x1, v1) = (x.ToArray(), v.ToArray()));
        GaussJackson.Run(
            new Kepler(), steps * step, x1, v1, -step, steps, (_, x, v) => (x2, v2) = (x.ToArray(), v.ToArray()));

        // A hundred orbits each way: 2e-11 of the orbit's size is rounding in the two turning states, grown along
        // track.
        for (var axis = 0; axis < 3; axis++)
        {
            Assert.Equal(x0[axis], x2[axis], 2e-11);
            Assert.Equal(v0[axis], v2[axis], 2e-11);
        }
    }

    [Fact]
    public void A_force_that_is_a_polynomial_in_time_is_integrated_exactly() =>
        Gen.Double[-1, 1].Array[15].Sample(
            coefficients =>
            {
                // x'' = sum c_k t^k is within the reach of 14th differences; 1e-13 is rounding of terms near 1.
                var system = new Polynomial(coefficients);
                GaussJackson.Run(system, 0, [0.5], [-0.25], 1.0 / 40, 40, (k, x, v) =>
                {
                    var (position, velocity) = system.Solution(k / 40.0);
                    Assert.Equal(0.5 - (0.25 * k / 40.0) + position, x[0], 1e-13);
                    Assert.Equal(-0.25 + velocity, v[0], 1e-13);
                });
            },
            iter: 50,
            threads: 1);

    [Fact]
    public void A_run_of_fewer_steps_than_the_start_needs_visits_only_those_steps()
    {
        var visited = new List<int>();
        GaussJackson.Run(new Kepler(), 0, [1, 0, 0], [0, 1, 0], 0.01, 3, (k, _, _) => visited.Add(k));
        Assert.Equal([0, 1, 2, 3], visited);
    }

    [Fact]
    public void Halving_the_step_of_the_solar_system_moves_the_Moon_by_less_than_5_cm_in_35_years()
    {
        var coarse = MoonAfter(35 * 366, DynamicalConstants.Day_s / EphemerisBuild.StepsPerDay);
        var fine = MoonAfter(35 * 366, DynamicalConstants.Day_s / EphemerisBuild.StepsPerDay / 2);
        var distance_m = Math.Sqrt(coarse.Zip(fine, (a, b) => (a - b) * (a - b)).Sum());

        // The error of the step; 3 and 12 mm were measured with two fits.
        Assert.InRange(distance_m, 0, 0.05);
    }

    private static double[] MoonAfter(int days, double step_s)
    {
        var moon = new double[3];
        GaussJackson.Run(
            new SolarSystemForces(FittedModelData.Parameters.TideLag_s), ModelParameters.Epoch_tdb_s,
            FittedModelData.Parameters.Position_m, FittedModelData.Parameters.Velocity_m_s, step_s,
            (int)(days * DynamicalConstants.Day_s / step_s), (_, x, _) =>
            {
                for (var axis = 0; axis < 3; axis++)
                {
                    moon[axis] = x[(axis * Slot.Count) + Slot.Moon];
                }
            });
        return moon;
    }

    // Unit semi-major axis and mean motion; Kepler's equation by Newton's method, pericentre at time 0.
    private static (double X, double Y) Ellipse(double e, double meanAnomaly)
    {
        var reduced = Math.IEEERemainder(meanAnomaly, 2 * Math.PI);
        var anomaly = reduced;
        for (var k = 0; k < 20; k++)
        {
            anomaly -= (anomaly - (e * Math.Sin(anomaly)) - reduced) / (1 - (e * Math.Cos(anomaly)));
        }

        return (Math.Cos(anomaly) - e, Math.Sqrt(1 - (e * e)) * Math.Sin(anomaly));
    }

    private sealed class Kepler : ISecondOrderSystem
    {
        public int Dimension => 3;

        public void Accelerations(
            double time_s, ReadOnlySpan<double> position, ReadOnlySpan<double> velocity, Span<double> acceleration,
            bool refine)
        {
            var r2 = (position[0] * position[0]) + (position[1] * position[1]) + (position[2] * position[2]);
            var pull = -1 / (r2 * Math.Sqrt(r2));
            for (var axis = 0; axis < 3; axis++)
            {
                acceleration[axis] = pull * position[axis];
            }
        }
    }

    private sealed class Polynomial(double[] coefficients) : ISecondOrderSystem
    {
        public int Dimension => 1;

        public void Accelerations(
            double time_s, ReadOnlySpan<double> position, ReadOnlySpan<double> velocity, Span<double> acceleration,
            bool refine)
        {
            acceleration[0] = 0;
            for (var k = coefficients.Length - 1; k >= 0; k--)
            {
                acceleration[0] = (acceleration[0] * time_s) + coefficients[k];
            }
        }

        public (double Position, double Velocity) Solution(double t)
        {
            var (position, velocity) = (0.0, 0.0);
            for (var k = 0; k < coefficients.Length; k++)
            {
                velocity += coefficients[k] * Math.Pow(t, k + 1) / (k + 1);
                position += coefficients[k] * Math.Pow(t, k + 2) / ((k + 1) * (k + 2));
            }

            return (position, velocity);
        }
    }
}
