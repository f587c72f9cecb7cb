using System.Globalization;
using Guanghan.Core.Numerics;

namespace Guanghan.Core.Tests.Numerics;

public sealed class DormandPrince853Tests(ITestOutputHelper output)
{
    private static readonly OdeOptions Tight = new() { RelativeErrorRatio = 1e-13, AbsoluteErrors = [1e-13] };

    private static void Oscillator(double t_s, ReadOnlySpan<double> y, Span<double> rate)
    {
        rate[0] = y[1];
        rate[1] = -y[0];
    }

    /// <summary>Two bodies in the plane, GM = 1.</summary>
    private static void Kepler(double t_s, ReadOnlySpan<double> y, Span<double> rate)
    {
        var r2 = (y[0] * y[0]) + (y[1] * y[1]);
        var r3 = r2 * Math.Sqrt(r2);
        (rate[0], rate[1], rate[2], rate[3]) = (y[2], y[3], -y[0] / r3, -y[1] / r3);
    }

    /// <summary>State on an ellipse of semi-major axis 1 about a mass of GM 1, by Kepler's equation.</summary>
    private static double[] OnEllipse(double eccentricity, double t)
    {
        var e = BrentRoot.Find(x => x - (eccentricity * Math.Sin(x)) - t, t - 1, t + 1, 1e-16).X;
        var (sin, cos, b) = (Math.Sin(e), Math.Cos(e), Math.Sqrt(1 - (eccentricity * eccentricity)));
        var rate = 1 / (1 - (eccentricity * cos));
        return [cos - eccentricity, b * sin, -sin * rate, b * cos * rate];
    }

    private static double Distance(IEnumerable<double> a, IEnumerable<double> b) =>
        Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.9)]
    [Trait("Kind", "validates")]
    public void A_Kepler_orbit_agrees_with_Keplers_equation_for_ten_revolutions(double eccentricity)
    {
        var solver = new DormandPrince853(Kepler, 4, Tight);
        var trajectory = new OdeTrajectory();
        var result = solver.Integrate(0, OnEllipse(eccentricity, 0), 20 * Math.PI, observer: trajectory.Record);
        var error = Distance(result.State, OnEllipse(eccentricity, 20 * Math.PI));
        var state = new double[4];
        var dense = Enumerable.Range(0, 1001).Select(i =>
        {
            trajectory.StateAt(i * Math.PI / 50, state);
            return Distance(state, OnEllipse(eccentricity, i * Math.PI / 50));
        });
        Assert.True(result.Converged && result.LargestErrorRatio <= 1);
        // In units of the axis: 1e-13 a step, 700 steps (1500 at e = 0.9), each error of the period growing along the
        // track over 63 radians; most cancel. At e = 0.9 the speed at pericentre, 4.4, magnifies it.
        var tolerance = eccentricity < 0.5 ? 1e-9 : 5e-8;
        Assert.True(error <= tolerance, $"end {error}");
        // The page may be off by half: a step taken or refused on the last bit of a sine changes what cancels.
        Accuracy.Record(
            "Numerics", string.Create(CultureInfo.InvariantCulture,
                $"Runge-Kutta 8(5,3), Kepler orbit of e {eccentricity:F1}, ten revolutions"),
            "Kepler's equation", "GM = a = 1", dense, tolerance, isRounding: true);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_Arenstorf_orbit_closes()
    {
        const double Mu = 0.012277471; // Hairer, Norsett, Wanner 1993, section II.0, as the values below
        void Arenstorf(double t_s, ReadOnlySpan<double> y, Span<double> rate)
        {
            var d1 = Math.Pow(((y[0] + Mu) * (y[0] + Mu)) + (y[1] * y[1]), 1.5);
            var d2 = Math.Pow(((y[0] - 1 + Mu) * (y[0] - 1 + Mu)) + (y[1] * y[1]), 1.5);
            (rate[0], rate[1]) = (y[2], y[3]);
            rate[2] = y[0] + (2 * y[3]) - ((1 - Mu) * (y[0] + Mu) / d1) - (Mu * (y[0] - 1 + Mu) / d2);
            rate[3] = y[1] - (2 * y[2]) - ((1 - Mu) * y[1] / d1) - (Mu * y[1] / d2);
        }
        double[] start = [0.994, 0, 0, -2.00158510637908252240537862224];
        var solver = new DormandPrince853(Arenstorf, 4, Tight);
        var result = solver.Integrate(0, start, 17.0652165601579625588917206249);
        var gap = Distance(result.State.Take(2), start.Take(2));
        output.WriteLine($"gap {gap:G3}, {result.AcceptedStepCount} steps, {result.RejectedStepCount} rejected");
        // The orbit is unstable: it magnifies an early error by about 1e5 or more; 1e-13 a step leaves 1e-7.
        Accuracy.Record(
            "Numerics", "Runge-Kutta 8(5,3), closure of the Arenstorf orbit", "Hairer, Norsett and Wanner 1993",
            "Earth-Moon distances", [gap], 1e-7, isRounding: true);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_order_of_the_method_is_eight_and_of_its_dense_output_seven()
    {
        (double End, double Dense) Errors(int steps)
        {
            var step = 4.0 / steps;
            // Tolerances so loose that every step is the longest allowed.
            var options = new OdeOptions
            {
                RelativeErrorRatio = 1e3,
                AbsoluteErrors = [1e3],
                FirstStep_s = step,
                LargestStep_s = step,
            };
            var (dense, state) = (0.0, new double[4]);
            var result = new DormandPrince853(Kepler, 4, options).Integrate(0, OnEllipse(0.2, 0), 4, observer: s =>
            {
                // Against the solution through the start of this step only, as interpolation error, not as global
                // error.
                s.StateAt(s.Begin_s + (0.63 * (s.End_s - s.Begin_s)), state);
                dense = Math.Max(dense, s.Begin_s == 0 ? Distance(
                    state, OnEllipse(0.2, s.Begin_s + (0.63 * (s.End_s - s.Begin_s)))) : 0);
            });
            Assert.Equal(steps, result.AcceptedStepCount);
            return (Distance(result.State, OnEllipse(0.2, 4)), dense);
        }
        var (coarse, fine) = (Errors(32), Errors(64));
        var order = Math.Log2(coarse.End / fine.End);
        var denseOrder = Math.Log2(Errors(8).Dense / Errors(16).Dense);
        output.WriteLine($"order {order:F2}, dense output, one step {denseOrder:F2}");
        // Global error h^8, at steps short enough for it to rule; the error of interpolation in a single step is h^8
        // for order 7, and rounding hides it at the shorter steps. Half a unit is what the next power leaves.
        Assert.InRange(order, 7.5, 8.5);
        Assert.InRange(denseOrder, 7.5, 8.5);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Forward_and_back_is_where_it_began() =>
        Gen.Select(Gen.Double[-2, 2], Gen.Double[-2, 2], Gen.Double[0.1, 50]).Sample((x, v, t_s) =>
        {
            var solver = new DormandPrince853(Oscillator, 2, Tight);
            var there = solver.Integrate(0, [x, v], t_s);
            var back = solver.Integrate(t_s, [.. there.State], 0);
            // 1e-13 a step, at most some 100 steps each way.
            return back.Time_s == 0 && Distance(back.State, [x, v]) <= 2e-11
                && Math.Abs(there.State[0] - ((x * Math.Cos(t_s)) + (v * Math.Sin(t_s)))) <= 1e-11;
        }, iter: 200, threads: 1);

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [Trait("Kind", "validates")]
    public void Events_are_found_in_order_at_the_times_of_the_closed_form(int direction)
    {
        // sin t crosses zero at k pi and cos t at (k + 1/2) pi; forward, sin rises at even k.
        OdeEvent[] events =
        [
            new("node", (_, y) => y[0]),
            new("ascending", (_, y) => y[0], EventDirection.Rising),
            new("turn", (_, y) => y[1], EventDirection.Falling),
        ];
        var result = new DormandPrince853(Oscillator, 2, Tight).Integrate(0, [0, 1], direction * 100.0, events);
        var nodes = result.Hits.Where(h => h.Event == events[0]).ToArray();
        Assert.Equal(31, nodes.Length); // 100 / pi = 31.8; the one at the start is none
        for (var k = 1; k <= nodes.Length; k++)
        {
            // The event tolerance, 1e-9 s, and the integration's own error.
            Assert.InRange((nodes[k - 1].Time_s * direction) - (k * Math.PI), -1e-11, 1.1e-9);
        }
        Assert.Equal(direction > 0 ? 15 : 16, result.Hits.Count(h => h.Event == events[1]));
        Assert.Equal(16, result.Hits.Count(h => h.Event == events[2]));
        Assert.Equal(result.Hits.OrderBy(h => h.Time_s * direction), result.Hits);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_terminal_event_stops_the_run_and_a_restart_there_does_not_meet_it_again() =>
        // Levels near +-1 would be grazed: crossed twice between two looks, which is documented as unseen.
        Gen.Double[-0.95, 0.95].Sample(level =>
        {
            OdeEvent[] events = [new("level", (_, y) => y[0] - level, EventDirection.Either, IsTerminal: true)];
            var solver = new DormandPrince853(Oscillator, 2, Tight);
            var time_s = 0.0;
            double[] state = [0, 1];
            // Two crossings in each turn of 2 pi.
            for (var i = 0; i < 6; i++)
            {
                var result = solver.Integrate(time_s, state, 100, events);
                Assert.Equal(OdeOutcome.StoppedByEvent, result.Outcome);
                Assert.Single(result.Hits);
                Assert.True(Math.Abs(result.State[0] - level) <= 2e-9);
                Assert.True(result.Time_s > time_s + 1e-6 || i == 0);
                (time_s, state) = (result.Time_s, [.. result.State]);
            }
            Assert.InRange(time_s, 4 * Math.PI, 6 * Math.PI + 1e-6);
        }, iter: 100, threads: 1);

    [Fact]
    [Trait("Kind", "validates")]
    public void Several_crossings_within_one_step_are_all_found()
    {
        // A straight line is integrated in one step; the event function waves ten times meanwhile.
        OdeEvent[] events = [new("wave", (t_s, _) => Math.Sin(Math.PI * (t_s - 0.25)))];
        var options = new OdeOptions { FirstStep_s = 10, EventSampleCount = 40 };
        var result = new DormandPrince853((_, _, rate) => rate[0] = 1, 1, options).Integrate(0, [0], 10, events);
        Assert.Equal(1, result.AcceptedStepCount);
        Assert.Equal(10, result.Hits.Count);
        for (var k = 0; k < 10; k++)
        {
            Assert.InRange(result.Hits[k].Time_s - (k + 0.25), 0, 1.1e-9); // s; the event tolerance
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void An_event_exactly_on_the_end_of_a_step_is_found_once()
    {
        var options = new OdeOptions { FirstStep_s = 1, LargestStep_s = 1 };
        OdeEvent[] events = [new("whole", (t_s, _) => t_s - 2)];
        var result = new DormandPrince853((_, _, rate) => rate[0] = 1, 1, options).Integrate(0, [0], 4, events);
        var hit = Assert.Single(result.Hits);
        Assert.InRange(hit.Time_s - 2, 0, 1.1e-9); // s; the event tolerance
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_cannot_be_integrated_ends_with_a_named_outcome_and_the_last_good_state()
    {
        // y' = y^2 from 1 has its pole at t = 1.
        var pole = new DormandPrince853((_, y, rate) => rate[0] = y[0] * y[0], 1).Integrate(0, [1], 2);
        Assert.True(pole.Outcome is OdeOutcome.StepTooSmall or OdeOutcome.NotFinite);
        Assert.False(pole.Converged);
        Assert.InRange(pole.Time_s, 0.99, 1 + 1e-9); // s; the computed pole lies within its own error
        Assert.All(pole.State, value => Assert.True(double.IsFinite(value)));

        var edge = new DormandPrince853((_, y, rate) => rate[0] = -Math.Sqrt(y[0]) - 1, 1).Integrate(0, [1], 9);
        Assert.Equal(OdeOutcome.NotFinite, edge.Outcome);
        Assert.True(edge.State[0] >= 0);

        var few = new DormandPrince853(Oscillator, 2, new OdeOptions { StepCount_max = 5 }).Integrate(0, [0, 1], 1e3);
        Assert.Equal(OdeOutcome.TooManySteps, few.Outcome);
        Assert.Equal(5, few.AcceptedStepCount + few.RejectedStepCount);

        var none = new DormandPrince853((_, _, rate) => rate[0] = double.NaN, 1).Integrate(0, [1], 2);
        Assert.Equal((OdeOutcome.NotFinite, 0.0), (none.Outcome, none.Time_s));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Wrong_inputs_are_refused_in_words()
    {
        var solver = new DormandPrince853(Oscillator, 2);
        Assert.Equal(
            "The initial state has 3 components, not 2.",
            Assert.Throws<ArgumentException>(() => solver.Integrate(0, [1, 2, 3], 1)).Message);
        Assert.Equal(
            "The initial state, its time and the end must be finite numbers.",
            Assert.Throws<ArgumentException>(() => solver.Integrate(0, [1, 2], double.NaN)).Message);
        Assert.StartsWith("AbsoluteErrors must be 1 or 2 positive numbers.", Assert.Throws<ArgumentException>(
            () => new DormandPrince853(Oscillator, 2, new OdeOptions { AbsoluteErrors = [0] })).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_step_allocates_nothing()
    {
        var solver = new DormandPrince853(Kepler, 4, Tight);
        double[] start = OnEllipse(0.5, 0);
        solver.Integrate(0, start, 1);
        long Allocated(double end) => Allocations.Fewest(() => solver.Integrate(0, start, end));
        // Bytes; the result and the work of one call are allocated once, whatever the number of steps.
        Assert.Equal(Allocated(10), Allocated(1000));
    }
}
