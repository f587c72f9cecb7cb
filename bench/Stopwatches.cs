using System.Diagnostics;

namespace Guanghan.Bench;

/// <summary>Ways to time a piece of work inside the process.</summary>
internal static class Stopwatches
{
    /// <summary>Millions of items a second: the work is repeated until it has taken long enough to be timed.</summary>
    /// <param name="items">Items in one call.</param>
    /// <param name="work">The work; its result is used, so that it cannot be left out.</param>
    public static double MillionsPerSecond(int items, Func<double> work)
    {
        const double Enough_s = 0.2;
        const int MostCalls = 1_000_000;
        var start = Stopwatch.GetTimestamp();
        var sum = 0.0;
        for (var calls = 1; calls <= MostCalls; calls++)
        {
            sum += work();
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            if (seconds >= Enough_s)
            {
                return Used(sum) * ((double)items * calls / seconds / 1e6);
            }
        }

        throw new InvalidOperationException("The work is too short to be timed; give it more items.");
    }

    /// <summary>Wall-clock seconds of one call.</summary>
    public static double Seconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Processor seconds of this process during one call, all threads.</summary>
    public static double ProcessorSeconds(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }

    private static double Used(double sum) => double.IsNaN(sum) ? 0 : 1;
}
