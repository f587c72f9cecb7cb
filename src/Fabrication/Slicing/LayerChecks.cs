using System.Collections.Concurrent;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Slicing;

/// <summary>
/// Looks for what hangs and what is too thin on a thread of its own while layers are drawn; a few layers wait at most.
/// What it finds does not depend on the threads. Corners closer than a fiftieth of the melt's width to the straight way
/// are left out before: no finding is as fine, and of a part with curved walls half of the time is saved.
/// </summary>
public sealed class LayerChecks : IDisposable
{
    private const int MostWaiting = 8;
    private const double ToleranceRatio = 0.02;

    private readonly BlockingCollection<(LayerSlab Slab, Region Region)> _waiting = new(MostWaiting);
    private readonly RegionBuilder _simple = new();
    private readonly double _tolerance_units;
    private readonly CancellationTokenSource _stop;
    private readonly Task<(Overhang, ThinFeatures)> _found;

    /// <summary>Begins a part.</summary>
    /// <param name="overhangAngle_rad">From the upright, at which melt still holds, rad.</param>
    /// <param name="meltWidth_m">Width of the melt, m; what hangs and is narrower does not count.</param>
    /// <param name="cancellation">Stops it.</param>
    public LayerChecks(double overhangAngle_rad, double meltWidth_m, CancellationToken cancellation)
    {
        var workspace = new RegionWorkspace();
        var (overhang, thin) = (new OverhangCheck(overhangAngle_rad, meltWidth_m, workspace),
            new ThinCheck(meltWidth_m, workspace));
        _tolerance_units = ToleranceRatio * meltWidth_m / Lattice.Unit_m;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _found = Task.Run(() => Run(overhang, thin), CancellationToken.None);
    }

    /// <summary>Adds the next layer, from the lowest.</summary>
    /// <param name="slab">Its heights.</param>
    /// <param name="region">What is solid in it.</param>
    public void Add(LayerSlab slab, Region region)
    {
        try
        {
            _waiting.Add((slab, region), _stop.Token);
        }
        catch (OperationCanceledException) when (_found.IsFaulted)
        {
            _found.GetAwaiter().GetResult(); // what went wrong there
        }
    }

    /// <summary>What was found in all layers.</summary>
    public (Overhang Overhang, ThinFeatures Thin) Complete()
    {
        _waiting.CompleteAdding();
        return _found.GetAwaiter().GetResult();
    }

    /// <summary>Ends the thread, whatever is still waiting.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        ((IAsyncResult)_found).AsyncWaitHandle.WaitOne();
        _stop.Dispose();
        _waiting.Dispose();
    }

    private (Overhang, ThinFeatures) Run(OverhangCheck overhang, ThinCheck thin)
    {
        try
        {
            foreach (var (slab, region) in _waiting.GetConsumingEnumerable(_stop.Token))
            {
                var simple = Simplified(region);
                overhang.Add(slab, simple);
                thin.Add(slab, simple);
            }
        }
        finally
        {
            if (!_waiting.IsCompleted)
            {
                _stop.Cancel(); // whoever adds must not wait for a thread that has ended
            }
        }

        return (overhang.Found, thin.Found);
    }

    private Region Simplified(Region region)
    {
        _simple.Clear();
        for (var index = 0; index < region.ContourCount; index++)
        {
            ContourSimplify.Add(region.Contour(index), _tolerance_units, _simple);
        }

        return _simple.ToRegion();
    }
}
