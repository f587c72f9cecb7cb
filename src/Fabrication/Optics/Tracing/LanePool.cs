using Guanghan.Core.Numerics;

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>Runs the lanes of a trace on some threads; what each lane computes does not depend on how many.</summary>
internal static class LanePool
{
    /// <summary>Traces all lanes.</summary>
    /// <param name="rayCount">Rays in all; lane i gets rayCount/Lanes, the first ones one more.</param>
    /// <param name="stream">Where every lane's random numbers come from.</param>
    /// <param name="workers">Threads; below 1 for as many as there are processors.</param>
    /// <param name="trace">Traces one lane: its index, its number of rays, its stream.</param>
    /// <param name="cancellation">Ends the trace.</param>
    public static T[] Run<T>(
        long rayCount, RandomStream stream, int workers, Func<int, long, RandomStream, T> trace,
        CancellationToken cancellation)
    {
        var results = new T[RayLimits.Lanes];
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = workers < 1 ? -1 : workers,
            CancellationToken = cancellation,
        };
        Parallel.For(0, RayLimits.Lanes, options, lane =>
        {
            var count = (rayCount / RayLimits.Lanes) + (lane < rayCount % RayLimits.Lanes ? 1 : 0);
            results[lane] = trace(lane, count, stream.Substream(lane));
        });
        return results;
    }
}
