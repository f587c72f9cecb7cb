using System.Collections.Immutable;
using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Optics.Mirrors;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Tests.Optics.Tracing;

/// <summary>Where a ray came through the receiver's plane, and where it had started.</summary>
/// <param name="Point">On the receiver's plane, in its frame, m.</param>
/// <param name="Direction">In the receiver's frame.</param>
/// <param name="Weight">Its weight; above 0.</param>
/// <param name="Start">In the frame of a first mirror of one piece, seen along its axis, m; z is 0.</param>
internal readonly record struct ArrivedRay(Vec3 Point, Vec3 Direction, double Weight, Vec3 Start);

/// <summary>Keeps rays that came through the receiver's plane.</summary>
internal sealed class PointSink(Outline outline) : IRaySink
{
    public List<ArrivedRay> Rays { get; } = [];

    public void Take(RayBatch rays, ulong key, TraceTally tally)
    {
        for (var i = 0; i < rays.Count; i++)
        {
            if (rays.Weight[i] > 0)
            {
                var numbers = RayNumbers.Of(key, rays.First + (ulong)i, RayPurpose.Start);
                var (x, y) = outline.At(numbers.A, numbers.B);
                Rays.Add(new(new(rays.X[i], rays.Y[i], 0),
                    new(rays.DirectionX[i], rays.DirectionY[i], rays.DirectionZ[i]), rays.Weight[i], new(x, y, 0)));
            }
        }
    }

    /// <summary>Traces some rays of one lane.</summary>
    public static (List<ArrivedRay> Rays, TraceTally Tally) Trace(Collector collector, int count, ulong seed = 1)
    {
        var tracer = new LaneTracer(collector, new RandomStream(seed));
        var sink = new PointSink(collector.Facets[0].Outline);
        tracer.Trace(count, sink, CancellationToken.None);
        return (sink.Rays, tracer.Tally);
    }
}

/// <summary>The share of the light within some radii of the receiver's middle, lane by lane.</summary>
internal sealed class RadiusSink(double[] radii_m) : IRaySink
{
    private readonly double[] _inside = new double[radii_m.Length];

    public void Take(RayBatch rays, ulong key, TraceTally tally)
    {
        for (var i = 0; i < rays.Count; i++)
        {
            var square = (rays.X[i] * rays.X[i]) + (rays.Y[i] * rays.Y[i]);
            for (var j = 0; j < radii_m.Length; j++)
            {
                _inside[j] += square <= radii_m[j] * radii_m[j] ? rays.Weight[i] : 0;
            }
        }
    }

    /// <summary>Shares of what is not shaded, with standard errors from the lanes.</summary>
    public static ImmutableArray<(double Share, double Error)> Shares(
        Collector collector, double[] radii_m, long rayCount, ulong seed = 1)
    {
        var lanes = LanePool.Run(rayCount, new RandomStream(seed), 0, (_, count, stream) =>
        {
            var (tracer, sink) = (new LaneTracer(collector, stream), new RadiusSink(radii_m));
            tracer.Trace(count, sink, CancellationToken.None);
            var started = tracer.Tally.Incident - tracer.Tally.Lost(LightLoss.ShadedByScreen);
            return sink._inside.Select(inside => inside / started).ToArray();
        }, CancellationToken.None);
        return [.. Enumerable.Range(0, radii_m.Length).Select(j => MeanOf(lanes.Select(lane => lane[j])))];
    }

    /// <summary>Mean of equal lanes and its standard error.</summary>
    public static (double Share, double Error) MeanOf(IEnumerable<double> lanes)
    {
        var moments = lanes.Aggregate(default(RunningMoments), (sum, lane) => sum.With(lane));
        return (moments.Mean, moments.StandardDeviation / Math.Sqrt(moments.Count));
    }
}
