using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>One layer with what its neighbours cover.</summary>
/// <param name="Index">From 0, at the bottom.</param>
/// <param name="Region">What is solid in it.</param>
/// <param name="Covered">What is solid in all layers looked at above it and below it.</param>
public readonly record struct CoveredLayer(int Index, Region Region, Region Covered);

/// <summary>
/// Finds what the layers above and below cover, from layers that come one after the other: each is handed on as soon as
/// those above it are known. Beyond the lowest and the highest layer nothing covers. Keeps as many layers as it looks
/// at and no more.
/// </summary>
/// <param name="layerCount">How many layers it looks at each way, at least 1.</param>
/// <param name="workspace">Memory to work in.</param>
public sealed class SkinWindow(int layerCount, RegionWorkspace workspace)
{
    private readonly Region[] _ring = new Region[(2 * layerCount) + 1];
    private int _added;
    private int _taken;
    private bool _isComplete;

    /// <summary>Adds the next layer; all that can be taken must have been.</summary>
    /// <param name="region">What is solid in it.</param>
    /// <exception cref="InvalidOperationException">A layer waits to be taken, or the last was added.</exception>
    public void Add(Region region)
    {
        if (_isComplete || _added - _taken > layerCount)
        {
            throw new InvalidOperationException("Layers must be taken as soon as they are covered.");
        }

        _ring[_added % _ring.Length] = region;
        _added++;
    }

    /// <summary>Says that no layer follows.</summary>
    public void Complete() => _isComplete = true;

    /// <summary>Takes the next layer whose neighbours are known.</summary>
    /// <param name="layer">The layer.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryTake(out CoveredLayer layer)
    {
        layer = default;
        if (_taken == _added || (!_isComplete && _added - _taken <= layerCount))
        {
            return false;
        }

        var region = _ring[_taken % _ring.Length];
        var covered = _taken < layerCount || _taken + layerCount >= _added ? Region.Empty : region;
        for (var away = 1; away <= layerCount && !covered.IsEmpty; away++)
        {
            covered = Common(Common(covered, _taken - away), _taken + away);
        }

        layer = new(_taken++, region, covered);
        return true;
    }

    private Region Common(Region region, int other) => RegionBoolean.Join(
        region, _ring[other % _ring.Length], RegionRule.Intersection, workspace);
}
