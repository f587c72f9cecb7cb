using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Numerics;
using Guanghan.Core.Time;

namespace Guanghan.Bench.Areas;

/// <summary>The built-in ephemeris: building it, and asking it.</summary>
internal static class EphemerisArea
{
    private const int StateCount = 100_000;

    // Twice a step: 55 pairs of 11 bodies, attraction 40 and Einstein-Infeld-Hoffmann 60 operations each; 50 pairs with
    // asteroids, 35 each; figures of Earth, Moon and Sun with their axes and the tides, 2000; 45 sums of 14 differences.
    private const double OperationsPerStep = (2 * ((55 * 100) + (50 * 35) + 2000)) + (45 * 14 * 4);
    private const double StepsPerYear = 365.25 * 4;

    public static IEnumerable<Benchmark> Benchmarks =>
    [
        new("ephemeris.build",
            "Integrate 1970-2060 at quarter-day steps and fit the segments; processor seconds, all threads.",
            "s", PrepareBuild),
        new("ephemeris.state", "Moon from Earth at a random time; 2 series of 3 x 12 terms, TDB from the epoch.",
            "Mstates/s", PrepareState),
    ];

    private static Prepared PrepareBuild()
    {
        var (agreement, agrees) = CompareWithKernel();
        var limit = 90 * StepsPerYear * OperationsPerStep / (Machine.ScalarGflops * 1e9);
        return new(agreement, agrees, limit, "operations at scalar FMA peak",
            () => Stopwatches.ProcessorSeconds(() => BuiltinEphemeris.Build(BuiltinEphemeris.DefaultStart, BuiltinEphemeris.DefaultEnd)));
    }

    private static Prepared PrepareState()
    {
        var (agreement, agrees) = CompareWithKernel();
        var epochs = RandomEpochs(StateCount);
        var ephemeris = BuiltinEphemeris.Default;
        return new(agreement, agrees, Machine.ScalarGflops * 1e3 / 500, "500 operations a state at scalar FMA peak",
            () => Stopwatches.MillionsPerSecond(StateCount, () =>
            {
                var sum = 0.0;
                foreach (var epoch in epochs)
                {
                    sum += ephemeris.StateOf(Body.Moon, Body.Earth, epoch).Position_m.X;
                }

                return sum;
            }));
    }

    private static (string Agreement, bool Agrees) CompareWithKernel()
    {
        var kernel = SpkFile.Open(Authority.PathOf("ephemeris/de440s_2023_2025.bsp"));
        var start = Epoch.ParseIso("2023-06-01T00:00:00 TDB");
        var worst_m = Enumerable.Range(0, 500)
            .Select(day => start + Duration.FromSeconds(day * 86400.0))
            .Max(epoch => (BuiltinEphemeris.Default.StateOf(Body.Moon, Body.Earth, epoch).Position_m -
                kernel.StateOf(Body.Moon, Body.Earth, epoch).Position_m).Length);
        return (string.Create(CultureInfo.InvariantCulture, $"Moon within {worst_m:F1} m of DE440s over 500 days"), worst_m < 50);
    }

    private static Epoch[] RandomEpochs(int count)
    {
        var random = new RandomStream(2025);
        var span = BuiltinEphemeris.DefaultEnd - BuiltinEphemeris.DefaultStart;
        return [.. Enumerable.Range(0, count).Select(_ =>
            BuiltinEphemeris.DefaultStart + Duration.FromSeconds(random.NextUniformFraction() * (span.Seconds_s - 1)))];
    }
}
