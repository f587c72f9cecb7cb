using System.Globalization;
using Guanghan.Core.Numerics;

namespace Guanghan.Bench.Areas;

/// <summary>Integration and random numbers.</summary>
internal static class NumericsArea
{
    public static IEnumerable<Benchmark> Benchmarks =>
    [
        new("numerics.dop853", "Ten revolutions of a Kepler orbit, e = 0.3, to 1e-12 a step; 12 evaluations a step.",
            "Msteps/s", PrepareKepler),
        new("numerics.random", "A double uniform in [0, 1) from Philox4x32-10: half a block of 40 multiplications.",
            "Mdraws/s", PrepareRandom),
    ];

    private static Prepared PrepareKepler()
    {
        const double Eccentricity = 0.3;
        const double End = 20 * Math.PI;
        double[] start = [1 - Eccentricity, 0, 0, Math.Sqrt((1 + Eccentricity) / (1 - Eccentricity))];
        var solver = new DormandPrince853(TwoBody, 4, new OdeOptions());
        var result = solver.Integrate(0, start, End);
        var error = Math.Sqrt(result.State.Zip(start, (a, b) => (a - b) * (a - b)).Sum());
        return new(
            string.Create(CultureInfo.InvariantCulture, $"closes to {error:E1} of the semi-axis after ten revolutions"),
            error < 1e-8,
            Machine.ScalarGflops * 1e3 / ((12 * 20) + (4 * 12 * 12 * 2)),
            "1400 operations a step at scalar FMA peak",
            () => Stopwatches.MillionsPerSecond(result.AcceptedStepCount, () => solver.Integrate(0, start, End).State[0]));
    }

    private static void TwoBody(double time_s, ReadOnlySpan<double> state, Span<double> rate)
    {
        var square = (state[0] * state[0]) + (state[1] * state[1]);
        var pull = -1 / (square * Math.Sqrt(square));
        rate[0] = state[2];
        rate[1] = state[3];
        rate[2] = pull * state[0];
        rate[3] = pull * state[1];
    }

    private static Prepared PrepareRandom()
    {
        const int Count = 1_000_000;
        var stream = new RandomStream(1);
        var mean = Enumerable.Range(0, Count).Average(_ => stream.NextUniformFraction());
        var deviation = (mean - 0.5) / Math.Sqrt(1.0 / 12 / Count);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"mean of a million is {deviation:F2} standard errors from 1/2; known answers are in the tests"),
            Math.Abs(deviation) < 4,
            Machine.ScalarGflops * 1e3 / 2 / 30,
            "30 integer operations a draw at one a cycle and port",
            () => Stopwatches.MillionsPerSecond(Count, () =>
            {
                var sum = 0.0;
                for (var i = 0; i < Count; i++)
                {
                    sum += stream.NextUniformFraction();
                }

                return sum;
            }));
    }
}
