using Guanghan.Core.Numerics;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Tests.Optics.Tracing;

public sealed class KernelTests
{
    private const int Rays = 20_000;

    public static TheoryData<string> Kinds => [.. Concentrators.Kinds];

    /// <summary>Keeps every ray that a lane brings, in the order of its index.</summary>
    private sealed class Keeper : IRaySink
    {
        public List<(ulong Index, double X, double Y, double DirectionX, double DirectionY, double Weight, int Band)> Rays { get; } = [];

        public void Take(RayBatch rays, ulong key, TraceTally tally)
        {
            for (var i = 0; i < rays.Count; i++)
            {
                Rays.Add((rays.First + (ulong)i, rays.X[i], rays.Y[i], rays.DirectionX[i], rays.DirectionY[i], rays.Weight[i], rays.Band[i]));
            }
        }
    }

    [Theory]
    [Trait("Kind", "property")]
    [MemberData(nameof(Kinds))]
    public void Four_rays_at_once_end_where_one_ray_at_a_time_ends(string kind)
    {
        var collector = CollectorBuilder.Build(Concentrators.Of(kind), Concentrators.Full);
        var tracer = new LaneTracer(collector, new RandomStream(7).Substream(3));
        var keeper = new Keeper();
        tracer.Trace(Rays, keeper, CancellationToken.None);
        Assert.Equal(Rays, keeper.Rays.Count);

        // Rays come facet by facet: the same boundaries as the tracer's, from the number that it started on each.
        var facets = FacetOf(collector, keeper.Rays.Count, tracer);
        var ended = new long[Enum.GetValues<LightLoss>().Length];
        var atEdge = 0;
        for (var i = 0; i < Rays; i++)
        {
            var (index, x, y, directionX, directionY, weight, band) = keeper.Rays[i];
            var one = ScalarRay.Trace(collector, facets[i], tracer.Key, index, tracer.BandOffset);
            if (one.End is { } end)
            {
                ended[(int)end]++;
            }

            // Where a ray grazes an edge, rounding decides; on 20000 rays that was never seen.
            if (one.End is null != weight > 0)
            {
                atEdge++;
                continue;
            }

            if (one.End is null)
            {
                // Rounding of some hundred operations on metres: 1e-12 m, 1e-13 of a direction.
                Assert.Equal(one.Point.X, x, 1e-12);
                Assert.Equal(one.Point.Y, y, 1e-12);
                Assert.Equal(one.Direction.X, directionX, 1e-13);
                Assert.Equal(one.Direction.Y, directionY, 1e-13);
                Assert.Equal(one.Weight, weight, 1e-13);
                Assert.Equal(one.Band, band);
            }
        }

        Assert.Equal(0, atEdge);
        foreach (var loss in Enum.GetValues<LightLoss>().Where(loss => loss <= LightLoss.BeyondAperture))
        {
            Assert.Equal(ended[(int)loss], tracer.Tally.EndedCount(loss));
        }
    }

    [Theory]
    [Trait("Kind", "property")]
    [MemberData(nameof(Kinds))]
    public void What_starts_is_what_ends_and_what_comes_through(string kind)
    {
        var collector = CollectorBuilder.Build(Concentrators.Of(kind), Concentrators.Full);
        var tracer = new LaneTracer(collector, new RandomStream(1));
        var keeper = new Keeper();
        tracer.Trace(Rays, keeper, CancellationToken.None);
        var through = keeper.Rays.Sum(ray => ray.Weight);

        // Rounding of 20000 sums: 1e-12 of the whole.
        Assert.Equal(tracer.Tally.Incident, through + tracer.Tally.AllLost, 1e-12 * tracer.Tally.Incident);
        Assert.Equal(Rays, keeper.Rays.Count(ray => ray.Weight > 0) + tracer.Tally.AllEndedCount);
        Assert.InRange(through, 0.1 * Rays, 0.999 * Rays);
    }

    private static int[] FacetOf(Collector collector, int count, LaneTracer tracer)
    {
        // The tracer draws one number more than its key and band offset where there is more than one facet.
        var stream = new RandomStream(7).Substream(3);
        Assert.Equal(tracer.Key, stream.NextUInt64());
        Assert.Equal(tracer.BandOffset, stream.NextUniformFraction());
        var offset = collector.Facets.Length == 1 ? 0 : stream.NextUniformFraction();
        var facets = new int[count];
        var (sum, all, done) = (0.0, collector.OutlineArea_m2, 0);
        for (var facet = 0; facet < collector.Facets.Length; facet++)
        {
            sum += collector.Facets[facet].Outline.Area_m2;
            var until = facet == collector.Facets.Length - 1 ? count : (int)((sum / all * count) + offset);
            facets.AsSpan(done, until - done).Fill(facet);
            done = until;
        }

        return facets;
    }
}
