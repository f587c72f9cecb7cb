using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>
/// Ways in groups that are drawn in one go, before their order is chosen: a run of strokes there and back, a square, a
/// nest of contours. Used again without allocating.
/// </summary>
internal sealed class PathUnits
{
    private int[] _ends = new int[64]; // one behind the last way of each
    private bool[] _isReversible = new bool[64];

    /// <summary>All ways, group by group.</summary>
    public PathList Ways { get; } = new();

    /// <summary>How many groups there are.</summary>
    public int Count { get; private set; }

    public void Clear()
    {
        Ways.Clear();
        Count = 0;
    }

    /// <summary>Ends a group; one without ways is dropped.</summary>
    /// <param name="isReversible">Whether it may be drawn from its end to its beginning.</param>
    public void End(bool isReversible)
    {
        if (Ways.Count == (Count == 0 ? 0 : _ends[Count - 1]))
        {
            return;
        }

        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, 2 * Count);
            Array.Resize(ref _isReversible, 2 * Count);
        }

        (_ends[Count], _isReversible[Count]) = (Ways.Count, isReversible);
        Count++;
    }

    /// <summary>Makes every way a group of its own.</summary>
    public void Split()
    {
        if (_ends.Length < Ways.Count)
        {
            Array.Resize(ref _ends, Ways.Count);
            Array.Resize(ref _isReversible, Ways.Count);
        }

        // From the last, for a group's ways are at or behind it in the list.
        for (var (unit, way) = (Count - 1, Ways.Count - 1); way >= 0; way--)
        {
            if (unit > 0 && way < _ends[unit - 1])
            {
                unit--;
            }

            _isReversible[way] = _isReversible[unit];
        }

        for (var way = 0; way < Ways.Count; way++)
        {
            _ends[way] = way + 1;
        }

        Count = Ways.Count;
    }

    /// <summary>First way of a group.</summary>
    public int First(int unit) => unit == 0 ? 0 : _ends[unit - 1];

    /// <summary>One behind the last way of a group.</summary>
    public int End(int unit) => _ends[unit];

    public bool IsReversible(int unit) => _isReversible[unit];

    /// <summary>Where a group begins.</summary>
    public LatticePoint Start(int unit) => Ways.Path(First(unit))[0];

    /// <summary>Where it ends.</summary>
    public LatticePoint Finish(int unit) => Ways.Path(End(unit) - 1)[^1];
}
