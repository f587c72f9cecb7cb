namespace Guanghan.Fabrication.Regions;

/// <summary>
/// Joins directed edges into closed contours. Where contours touch in a corner each way turns left as far as it can,
/// so that bodies which meet in a corner stay two.
/// </summary>
internal sealed class ContourLinks
{
    private LatticePoint[] _places = new LatticePoint[256];
    private int[] _heads = new int[256]; // first edge out of a vertex, -1 for none
    private int[] _from = new int[256];
    private int[] _to = new int[256];
    private int[] _next = new int[256]; // next edge out of the same vertex
    private bool[] _isUsed = new bool[256];
    private int _vertexCount;
    private int _edgeCount;

    public void Clear() => (_vertexCount, _edgeCount) = (0, 0);

    public int AddVertex(LatticePoint place)
    {
        if (_vertexCount == _places.Length)
        {
            Array.Resize(ref _places, 2 * _vertexCount);
            Array.Resize(ref _heads, 2 * _vertexCount);
        }

        (_places[_vertexCount], _heads[_vertexCount]) = (place, -1);
        return _vertexCount++;
    }

    public void AddEdge(int from, int to)
    {
        if (_edgeCount == _from.Length)
        {
            Array.Resize(ref _from, 2 * _edgeCount);
            Array.Resize(ref _to, 2 * _edgeCount);
            Array.Resize(ref _next, 2 * _edgeCount);
            Array.Resize(ref _isUsed, 2 * _edgeCount);
        }

        (_from[_edgeCount], _to[_edgeCount], _next[_edgeCount], _isUsed[_edgeCount]) = (from, to, _heads[from], false);
        _heads[from] = _edgeCount++;
    }

    /// <summary>Adds all contours to a region.</summary>
    public void Follow(RegionBuilder region)
    {
        for (var first = 0; first < _edgeCount; first++)
        {
            if (_isUsed[first])
            {
                continue;
            }

            var edge = first;
            do
            {
                _isUsed[edge] = true;
                region.Add(_places[_from[edge]]);
                edge = Next(edge);
            }
            while (edge != first && edge >= 0);

            region.Close();
        }
    }

    // As many edges lead into a vertex as out of it, so a way goes on until it is back at its first edge.
    private int Next(int edge)
    {
        var vertex = _to[edge];
        var only = _heads[vertex];
        if (_next[only] < 0)
        {
            return only;
        }

        LatticePoint from = _places[_from[edge]], here = _places[vertex];
        var best = -1;
        for (var one = only; one >= 0; one = _next[one])
        {
            if (!_isUsed[one] && (best < 0 || IsLeftOf(from, here, _places[_to[one]], _places[_to[best]])))
            {
                best = one;
            }
        }

        return best;
    }

    private static bool IsLeftOf(LatticePoint from, LatticePoint here, LatticePoint one, LatticePoint other)
    {
        var (sideOne, sideOther) = (Math.Sign(Region.Turn(from, here, one)), Math.Sign(Region.Turn(from, here, other)));
        return sideOne != sideOther ? sideOne > sideOther : Region.Turn(here, other, one) > 0;
    }
}
