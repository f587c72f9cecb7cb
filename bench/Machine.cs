using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Guanghan.Bench;

/// <summary>What this machine is and what it can do at most, measured when first asked for.</summary>
internal static class Machine
{
    private static readonly Lazy<double> s_scalarGflops = new(() => Best(ScalarFma));
    private static readonly Lazy<double> s_vectorGflops = new(() => Best(VectorFma));
    private static readonly Lazy<double> s_readGbytes = new(() => Best(Read));

    /// <summary>Double-precision fused multiply-adds one at a time, one core, counted as two operations, GFLOP/s.</summary>
    public static double ScalarGflops => s_scalarGflops.Value;

    /// <summary>The same four at a time.</summary>
    public static double VectorGflops => s_vectorGflops.Value;

    /// <summary>Sequential reading from memory, one core, GB/s.</summary>
    public static double ReadGbytes => s_readGbytes.Value;

    public static string Describe() => string.Create(CultureInfo.InvariantCulture,
        $"{ProcessorName()}, {Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, " +
        $"{RuntimeInformation.OSArchitecture}");

    private static string ProcessorName()
    {
        const string File = "/proc/cpuinfo";
        var line = System.IO.File.Exists(File)
            ? System.IO.File.ReadLines(File).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':', StringComparison.Ordinal) + 2)..] ?? "processor of unknown name";
    }

    private static double Best(Func<double> measure) => Enumerable.Range(0, 5).Max(_ => measure());

    private static double ScalarFma()
    {
        const int Steps = 20_000_000;
        double a = 1, b = 1, c = 1, d = 1, e = 1, f = 1, g = 1, h = 1;
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Steps; i++)
        {
            a = Math.FusedMultiplyAdd(a, 0.999, 1e-3);
            b = Math.FusedMultiplyAdd(b, 0.999, 1e-3);
            c = Math.FusedMultiplyAdd(c, 0.999, 1e-3);
            d = Math.FusedMultiplyAdd(d, 0.999, 1e-3);
            e = Math.FusedMultiplyAdd(e, 0.999, 1e-3);
            f = Math.FusedMultiplyAdd(f, 0.999, 1e-3);
            g = Math.FusedMultiplyAdd(g, 0.999, 1e-3);
            h = Math.FusedMultiplyAdd(h, 0.999, 1e-3);
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return Keep(a + b + c + d + e + f + g + h) * (16.0 * Steps / seconds / 1e9);
    }

    private static double VectorFma()
    {
        const int Steps = 20_000_000;
        var factor = Vector256.Create(0.999);
        var term = Vector256.Create(1e-3);
        var a = Vector256.Create(1.0);
        var (b, c, d, e, f, g, h) = (a, a, a, a, a, a, a);
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Steps; i++)
        {
            a = Vector256.FusedMultiplyAdd(a, factor, term);
            b = Vector256.FusedMultiplyAdd(b, factor, term);
            c = Vector256.FusedMultiplyAdd(c, factor, term);
            d = Vector256.FusedMultiplyAdd(d, factor, term);
            e = Vector256.FusedMultiplyAdd(e, factor, term);
            f = Vector256.FusedMultiplyAdd(f, factor, term);
            g = Vector256.FusedMultiplyAdd(g, factor, term);
            h = Vector256.FusedMultiplyAdd(h, factor, term);
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return Keep(Vector256.Sum(a + b + c + d + e + f + g + h)) * (64.0 * Steps / seconds / 1e9);
    }

    private static double Read()
    {
        var data = new double[32 << 20]; // 256 MiB: eight times a large last-level cache
        Array.Fill(data, 1.0);
        var start = Stopwatch.GetTimestamp();
        var (a, b, c, d) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        var vectors = MemoryMarshal.Cast<double, Vector256<double>>(data.AsSpan());
        for (var i = 0; i < vectors.Length; i += 4)
        {
            a += vectors[i];
            b += vectors[i + 1];
            c += vectors[i + 2];
            d += vectors[i + 3];
        }

        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return Keep(Vector256.Sum(a + b + c + d)) * (data.Length * 8.0 / seconds / 1e9);
    }

    /// <summary>1, in a way the compiler cannot know: the sums above must be computed.</summary>
    private static double Keep(double sum) => sum == 0.123456 ? 0 : 1;
}
