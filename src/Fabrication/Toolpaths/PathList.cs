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

    /// <summary>Length with the light on, m.</summary>
    public double DrawnLength_m => Length_m(null);

    /// <summary>Length of the ways of one kind, m.</summary>
    public double KindLength_m(PathKind kind) => Length_m(kind);

    /// <summary>Length of the ways from one on, m.</summary>
    /// <param name="first">The first that counts.</param>
    internal double LengthFrom_m(int first)
    {
        var sum = 0.0;
        for (var index = first; index < Count; index++)
        {
            var path = Path(index);
            for (var at = 1; at < path.Length; at++)
            {
                sum += path[at - 1].DistanceTo_m(path[at]);
            }
        }

        return sum;
    }

    /// <summary>Forgets everything, to be filled again.</summary>
    public void Clear() => (Count, _pointCount) = (0, 0);

    /// <summary>Adds a corner to the way that is being made.</summary>
    public void AddPoint(LatticePoint point)
    {
        if (_pointCount == _points.Length)
        {
            Array.Resize(ref _points, 2 * _pointCount);
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
            Array.Resize(ref _ends, 2 * Count);
            Array.Resize(ref _kinds, 2 * Count);
            Array.Resize(ref _pens, 2 * Count);
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

    /// <summary>Adds all ways of another list.</summary>
    /// <param name="other">The other; not this one.</param>
    public void AddAll(PathList other)
    {
        for (var index = 0; index < other.Count; index++)
        {
            Add(other.Path(index), isBack: false);
            EndPath(other.Kind(index), other._pens[index]);
        }
    }

    /// <summary>Takes the last way off.</summary>
    internal void RemoveLast()
    {
        Count--;
        _pointCount = PointCount;
    }

    /// <summary>Adds corners to the way that is being made.</summary>
    /// <param name="points">The corners.</param>
    /// <param name="isBack">Whether from the last to the first.</param>
    internal void Add(ReadOnlySpan<LatticePoint> points, bool isBack)
    {
        if (_pointCount + points.Length > _points.Length)
        {
            Array.Resize(ref _points, Math.Max(_pointCount + points.Length, 2 * _points.Length));
        }

        var to = _points.AsSpan(_pointCount, points.Length);
        points.CopyTo(to);
        if (isBack)
        {
            to.Reverse();
        }

        _pointCount += points.Length;
    }

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
