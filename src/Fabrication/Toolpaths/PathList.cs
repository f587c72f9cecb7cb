using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>What a path of the pen is for.</summary>
public enum PathKind : byte
{
    /// <summary>Along the outside of the part or the edge of a hole.</summary>
    OuterContour,

    /// <summary>Along a contour further inside.</summary>
    InnerContour,

    /// <summary>Filling.</summary>
    Hatch,

    /// <summary>Filling of a face that stays visible.</summary>
    Skin,

    /// <summary>The light held still over one place.</summary>
    Spot,
}

/// <summary>The ways of the pens with their light on, in the order of drawing, as runs of corners on the
/// lattice.</summary>
public sealed class PathList
{
    private LatticePoint[] _points = new LatticePoint[256];
    private int[] _ends = new int[64];
    private PathKind[] _kinds = new PathKind[64];
    private byte[] _pens = new byte[64];
    private int _pointCount;

    /// <summary>How many ways there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many corners they have together.</summary>
    public int PointCount => Count == 0 ? 0 : _ends[Count - 1];

    /// <summary>Corners of a way, from first to last; of a closed one the last is the first; a spot has one.</summary>
    /// <param name="index">From 0.</param>
    public ReadOnlySpan<LatticePoint> Path(int index)
    {
        var first = index == 0 ? 0 : _ends[index - 1];
        return _points.AsSpan(first, _ends[index] - first);
    }

    /// <summary>What a way is for.</summary>
    /// <param name="index">From 0.</param>
    public PathKind Kind(int index) => _kinds[index];

    /// <summary>Which pen draws a way, from 0.</summary>
    /// <param name="index">From 0.</param>
    public int Pen(int index) => _pens[index];

    /// <summary>
    /// Whether a way goes on where the one before it ended, drawn by the same pen: the light stays on between them.
    /// </summary>
    /// <param name="index">From 0.</param>
    public bool IsJoined(int index) => index > 0 && _kinds[index] is not PathKind.Spot &&
        _kinds[index - 1] is not PathKind.Spot && _pens[index] == _pens[index - 1] &&
        _points[_ends[index - 1]] == _points[_ends[index - 1] - 1];

    /// <summary>Length with the light on, m.</summary>
    public double DrawnLength_m => Length_m(null);

    /// <summary>Length of the ways of one kind, m.</summary>
    public double KindLength_m(PathKind kind) => Length_m(kind);

    /// <summary>Forgets everything, to be filled again.</summary>
    public void Clear() => (Count, _pointCount) = (0, 0);

    /// <summary>Adds a corner to the way that is being made.</summary>
    public void AddPoint(LatticePoint point)
    {
        if (_pointCount == _points.Length)
        {
            Array.Resize(ref _points, Math.Max(256, 2 * _pointCount));
        }

        _points[_pointCount++] = point;
    }

    /// <summary>
    /// Ends the way that is being made; one of fewer than two corners is dropped, but for a spot, which keeps its
    /// first.
    /// </summary>
    /// <param name="kind">What it is for.</param>
    /// <param name="pen">Which pen draws it, from 0.</param>
    public void EndPath(PathKind kind, byte pen = 0)
    {
        var first = PointCount;
        if (kind == PathKind.Spot && _pointCount > first)
        {
            _pointCount = first + 1;
        }
        else if (_pointCount - first < 2)
        {
            _pointCount = first;
            return;
        }

        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Math.Max(64, 2 * Count));
            Array.Resize(ref _kinds, Math.Max(64, 2 * Count));
            Array.Resize(ref _pens, Math.Max(64, 2 * Count));
        }

        (_ends[Count], _kinds[Count], _pens[Count]) = (_pointCount, kind, pen);
        Count++;
    }

    /// <summary>Adds every contour of a region as a closed way.</summary>
    public void AddContours(Region region, PathKind kind)
    {
        for (var index = 0; index < region.ContourCount; index++)
        {
            var contour = region.Contour(index);
            foreach (var point in contour)
            {
                AddPoint(point);
            }

            AddPoint(contour[0]);
            EndPath(kind);
        }
    }

    /// <summary>The same ways in arrays of just their size, to be kept.</summary>
    public PathList Copy() => new()
    {
        _points = _points[..PointCount],
        _ends = _ends[..Count],
        _kinds = _kinds[..Count],
        _pens = _pens[..Count],
        _pointCount = PointCount,
        Count = Count,
    };

    private double Length_m(PathKind? kind)
    {
        var sum = 0.0;
        for (var index = 0; index < Count; index++)
        {
            if (kind is { } one && _kinds[index] != one)
            {
                continue;
            }

            var path = Path(index);
            for (var at = 1; at < path.Length; at++)
            {
                sum += path[at - 1].DistanceTo_m(path[at]);
            }
        }

        return sum;
    }
}
