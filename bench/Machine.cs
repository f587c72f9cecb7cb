using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
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

    // The loops take everything as parameters: only so does the compiler keep all of it in registers.
    private static double ScalarFma()
    {
        const int Steps = 20_000_000;
        var start = Stopwatch.GetTimestamp();
        var sum = ScalarLoop(Steps, 0.999, 1e-3);
        return Keep(sum) * (16.0 * Steps / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // measured whole, not while it is being compiled
    private static double ScalarLoop(int steps, double factor, double term)
    {
        double a = term, b = term, c = term, d = term, e = term, f = term, g = term, h = term;
        for (var i = 0; i < steps; i++)
        {
            a = Math.FusedMultiplyAdd(a, factor, term);
            b = Math.FusedMultiplyAdd(b, factor, term);
            c = Math.FusedMultiplyAdd(c, factor, term);
            d = Math.FusedMultiplyAdd(d, factor, term);
            e = Math.FusedMultiplyAdd(e, factor, term);
            f = Math.FusedMultiplyAdd(f, factor, term);
            g = Math.FusedMultiplyAdd(g, factor, term);
            h = Math.FusedMultiplyAdd(h, factor, term);
        }

        return a + b + c + d + e + f + g + h;
    }

    private static double VectorFma()
    {
        const int Steps = 20_000_000;
        var start = Stopwatch.GetTimestamp();
        var sum = VectorLoop(Steps, Vector256.Create(0.999), Vector256.Create(1e-3));
        return Keep(sum) * (64.0 * Steps / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double VectorLoop(int steps, Vector256<double> factor, Vector256<double> term)
    {
        Vector256<double> a = term, b = term, c = term, d = term, e = term, f = term, g = term, h = term;
        for (var i = 0; i < steps; i++)
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

        return Vector256.Sum(a + b + c + d + e + f + g + h);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // measured whole, not while it is being compiled
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
