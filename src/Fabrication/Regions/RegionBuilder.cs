namespace Guanghan.Fabrication.Regions;

/// <summary>Collects contours; used again and again without allocating.</summary>
internal sealed class RegionBuilder
{
    private LatticePoint[] _points = new LatticePoint[256];
    private int[] _ends = new int[16];
    private int _pointCount;
    private int _first;

    public int ContourCount { get; private set; }

    public ReadOnlySpan<LatticePoint> Points => _points.AsSpan(0, _first);

    public ReadOnlySpan<int> Ends => _ends.AsSpan(0, ContourCount);

    public void Clear() => (_pointCount, _first, ContourCount) = (0, 0, 0);

    /// <summary>Adds a corner; one on the straight way between its neighbours replaces the former.</summary>
    public void Add(LatticePoint point)
    {
        while (_pointCount - _first >= 2 && IsStraight(_points[_pointCount - 2], _points[_pointCount - 1], point))
        {
            _pointCount--;
        }

        if (_pointCount > _first && _points[_pointCount - 1] == point)
        {
            return;
        }

        AddRaw(point);
    }

    /// <summary>Adds a corner as it is.</summary>
    public void AddRaw(LatticePoint point)
    {
        if (_pointCount == _points.Length)
        {
            Array.Resize(ref _points, 2 * _points.Length);
        }

        _points[_pointCount++] = point;
    }

    /// <summary>Ends a contour; one that encloses nothing is dropped.</summary>
    public void Close()
    {
        var low = _first;
        var isChanged = true;
        while (isChanged && _pointCount - low >= 3)
        {
            isChanged = false;
            if (_points[low] == _points[_pointCount - 1] ||
                IsStraight(_points[_pointCount - 2], _points[_pointCount - 1], _points[low]))
            {
                _pointCount--;
                isChanged = true;
            }
            else if (IsStraight(_points[_pointCount - 1], _points[low], _points[low + 1]))
            {
                low++;
                isChanged = true;
            }
        }

        var count = _pointCount - low;
        if (count < 3)
        {
            _pointCount = _first;
            return;
        }

        if (low > _first)
        {
            _points.AsSpan(low, count).CopyTo(_points.AsSpan(_first));
        }

        CloseRaw(_first + count);
    }

    /// <summary>Ends a contour as it is.</summary>
    public void CloseRaw() => CloseRaw(_pointCount);

    public Region ToRegion() =>
        ContourCount == 0 ? Region.Empty : new Region(Points.ToArray(), Ends.ToArray());

    private void CloseRaw(int end)
    {
        if (ContourCount == _ends.Length)
        {
            Array.Resize(ref _ends, 2 * _ends.Length);
        }

        (_pointCount, _first) = (end, end);
        _ends[ContourCount++] = end;
    }

    private static bool IsStraight(LatticePoint a, LatticePoint b, LatticePoint c) => Region.Turn(a, b, c) == 0;
}
