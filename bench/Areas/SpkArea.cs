using System.Globalization;
using System.Text.Json;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Numerics;
using Guanghan.Core.Space;

namespace Guanghan.Bench.Areas;

/// <summary>SPK kernels, type 2: one segment, and a chain.</summary>
internal static class SpkArea
{
    private const string Kernel = "ephemeris/de430_2020_2030.bsp";
    private const int StateCount = 100_000;
    private const double SecondsPerDay = 86400;

    // Position and slope of 3 components of 13 coefficients: 3 fused multiply-adds and a subtraction each but the last.
    private const double OperationsPerSegment = 3 * 12 * 7;

    private static readonly Body s_start = Body.EarthMoonBarycentre;

    public static IEnumerable<Benchmark> Benchmarks =>
    [
        new("spk.state", "One segment, Moon about the Earth-Moon barycentre, random times, position and velocity.",
            "Mstates/s", () => Prepare(Body.Moon, s_start, OperationsPerSegment),
            PythonPeer.Of("jplephem", "jplephem_states.py", CompareWithPeer, SafePathOf(Kernel))),
        new("spk.chain", "Moon about the Sun: four segments by way of the barycentre.",
            "Mstates/s", () => Prepare(Body.Moon, Body.Sun, 3 * OperationsPerSegment)),
    ];

    private static Prepared Prepare(Body target, Body center, double operations)
    {
        var kernel = SpkFile.Open(Authority.PathOf(Kernel));
        var (low, high) = (kernel.Segments.Max(segment => segment.BeginTdb_s), kernel.Segments.Min(segment => segment.EndTdb_s));
        var random = new RandomStream(2025);
        var times = Enumerable.Range(0, StateCount).Select(_ => low + ((high - low) * random.NextUniformFraction())).ToArray();
        var worst_ratio = times.Take(1000).Max(time => SlopeError(kernel, target, center, time));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"velocity is the slope of position to {worst_ratio:E0}"),
            worst_ratio < 1e-6,
            Machine.ScalarGflops * 1e3 / operations,
            $"{operations} operations a state at scalar FMA peak",
            () => Stopwatches.MillionsPerSecond(StateCount, () =>
            {
                var sum = 0.0;
                foreach (var time in times)
                {
                    sum += kernel.StateAtTdb(target, center, time).Position_m.X;
                }

                return sum;
            }));
    }

    /// <summary>Central difference of position over +-10 s against the velocity given, relative.</summary>
    private static double SlopeError(SpkKernel kernel, Body target, Body center, double time)
    {
        const double Half_s = 10;
        var inner = Math.Max(time, kernel.Segments.Max(segment => segment.BeginTdb_s) + Half_s);
        var slope = (kernel.StateAtTdb(target, center, inner + Half_s).Position_m -
            kernel.StateAtTdb(target, center, inner - Half_s).Position_m) / (2 * Half_s);
        var velocity = kernel.StateAtTdb(target, center, inner).Velocity_m_s;
        return (slope - velocity).Length / velocity.Length;
    }

    private static string CompareWithPeer(JsonElement output)
    {
        const double J2000Date = 2451545.0;
        var kernel = SpkFile.Open(Authority.PathOf(Kernel));
        var worst_km = output.GetProperty("sample").EnumerateArray().Max(row =>
        {
            var numbers = row.EnumerateArray().Select(number => number.GetDouble()).ToArray();
            var ours = kernel.StateAtTdb(Body.Moon, s_start, (numbers[0] - J2000Date) * SecondsPerDay).Position_m / 1e3;
            return (ours - new Vec3(numbers[1], numbers[2], numbers[3])).Length;
        });
        return string.Create(CultureInfo.InvariantCulture, $"200 positions within {worst_km:E1} km of ours");
    }

    private static string SafePathOf(string relative)
    {
        try
        {
            return Authority.PathOf(relative);
        }
        catch (FileNotFoundException)
        {
            return relative; // the benchmark itself says what is missing
        }
    }
}
