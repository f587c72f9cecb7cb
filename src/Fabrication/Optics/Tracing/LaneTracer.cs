using Guanghan.Core.Numerics;
using Guanghan.Fabrication.Optics.Mirrors;

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>Takes batches of rays that came through the receiver's plane; every lane has its own.</summary>
internal interface IRaySink
{
    /// <summary>Takes a batch: points and directions in the receiver's frame; rays of weight 0 have ended.</summary>
    void Take(RayBatch rays, ulong key, TraceTally tally);
}

/// <summary>Traces the rays of one lane, batch by batch, facet by facet, in rounds that each cover all
/// facets.</summary>
internal sealed class LaneTracer
{
    private readonly Collector _collector;
    private readonly double[] _shares;
    private readonly RandomStream _stream;
    private readonly ulong _key;
    private readonly double _bandOffset;
    private readonly RayBatch _rays = new();
    private ulong _next;

    public LaneTracer(Collector collector, RandomStream stream)
    {
        (_collector, _stream) = (collector, stream);
        _key = stream.NextUInt64();
        _bandOffset = stream.NextUniformFraction();
        _shares = new double[collector.Facets.Length];
        var sum = 0.0;
        for (var i = 0; i < _shares.Length; i++)
        {
            sum += collector.Facets[i].Outline.Area_m2;
            _shares[i] = sum;
        }

        for (var i = 0; i < _shares.Length; i++)
        {
            _shares[i] /= sum;
        }

        _shares[^1] = 1;
    }

    public ulong Key => _key;

    public double BandOffset => _bandOffset;

    public TraceTally Tally { get; } = new();

    /// <summary>Traces so many more rays, spread over the facets by area.</summary>
    public void Trace(long count, IRaySink sink, CancellationToken cancellation)
    {
        // Systematic sampling: every facet gets its share of rays to the nearest whole ones, and the sum is exact.
        var offset = _shares.Length == 1 ? 0 : _stream.NextUniformFraction();
        var done = 0L;
        for (var facet = 0; facet < _shares.Length; facet++)
        {
            var until = facet == _shares.Length - 1 ? count : (long)((_shares[facet] * count) + offset);
            while (done < until)
            {
                cancellation.ThrowIfCancellationRequested();
                var batch = (int)Math.Min(RayLimits.Batch, until - done);
                TraceBatch(facet, batch, sink);
                done += batch;
            }
        }
    }

    private void TraceBatch(int facet, int count, IRaySink sink)
    {
        var rays = _rays;
        (rays.Count, rays.First) = (count, _next);
        _next += (ulong)count;
        var mirror = _collector.Facets[facet];
        FirstMirrorKernel.Start(mirror, _collector.Sun, rays, _key);
        SetBands();
        Tally.Start(Sum(rays.Weight.AsSpan(0, count)), count);
        End(_collector.Shades, true, LightLoss.ShadedByScreen, LightLoss.ShadedByStrut);
        EndOnFacets(_collector.Neighbours.Shading, facet, true, LightLoss.ShadedByFacet);
        EndInHole(mirror);
        ReflectanceKernel.Lose(mirror.Finish, rays, Tally);
        End(_collector.Ways[0], false, LightLoss.BlockedByScreen, LightLoss.BlockedByStrut);
        EndOnFacets(_collector.Neighbours.Blocking, facet, false, LightLoss.BlockedByFacet);
        for (var i = 0; i < _collector.Later.Length; i++)
        {
            NextMirrorKernel.Meet(_collector.Later[i], rays, _key, RayPurpose.First + 1 + (uint)i, Tally);
            ReflectanceKernel.Lose(_collector.Later[i].Finish, rays, Tally);
            End(_collector.Ways[i + 1], false, LightLoss.BlockedByScreen, LightLoss.BlockedByStrut);
        }

        ReceiverKernel.Meet(_collector.Receiver, rays, Tally);
        sink.Take(rays, _key, Tally);
    }

    private void SetBands()
    {
        if (_collector.Sun.BandCount > 1)
        {
            for (var i = 0; i < _rays.Count; i++)
            {
                _rays.Band[i] = _collector.Sun.BandOf(_rays.First + (ulong)i, _bandOffset);
            }
        }
    }

    private void End(Obstacles obstacles, bool sunward, LightLoss onScreen, LightLoss onStrut)
    {
        foreach (var screen in obstacles.Screens)
        {
            ObstacleKernel.End(screen, _rays, sunward, onScreen, Tally);
        }

        foreach (var strut in obstacles.Struts)
        {
            ObstacleKernel.End(strut, _rays, sunward, onStrut, Tally);
        }
    }

    private void EndOnFacets(int[][] lists, int facet, bool sunward, LightLoss loss)
    {
        if (lists.Length == 0)
        {
            return;
        }

        foreach (var other in lists[facet])
        {
            ObstacleKernel.End(_collector.Neighbours.Screens[other], _rays, sunward, loss, Tally);
        }
    }

    private void EndInHole(Mirror mirror)
    {
        if (mirror.HoleRadius_m == 0)
        {
            return;
        }

        var (square, lost, count) = (mirror.HoleRadius_m * mirror.HoleRadius_m, 0.0, 0);
        for (var i = 0; i < _rays.Count; i++)
        {
            if (_rays.AxisSquare[i] < square && _rays.Weight[i] > 0)
            {
                lost += _rays.Weight[i];
                _rays.Weight[i] = 0;
                count++;
            }
        }

        Tally.Add(LightLoss.IntoHole, lost, count);
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
