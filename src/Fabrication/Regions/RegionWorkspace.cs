namespace Guanghan.Fabrication.Regions;

/// <summary>
/// Memory for work on regions, used again from one to the next so that a layer allocates no more than its result. One
/// thread uses one at a time.
/// </summary>
public sealed class RegionWorkspace
{
    private readonly SegmentList _segments = new();
    private readonly SegmentList _split = new();
    private readonly SnapRounding _rounding = new();
    private readonly WindingSweep _sweep = new();
    private readonly ContourLinks _links = new();
    private readonly RegionBuilder _result = new();

    /// <summary>Contours that an offset draws before they are cleaned.</summary>
    internal RegionBuilder Raw { get; } = new();

    /// <summary>Begins an arrangement.</summary>
    internal SegmentList Begin()
    {
        _segments.Clear();
        return _segments;
    }

    /// <summary>The part of the arrangement that a rule takes as inside.</summary>
    internal Region Finish(RegionRule rule)
    {
        var pieces = _rounding.Split(_segments, _split) ? _split : _segments;
        _sweep.Run(pieces, rule, _links);
        _result.Clear();
        _links.Follow(_result);
        return _result.ToRegion();
    }
}
