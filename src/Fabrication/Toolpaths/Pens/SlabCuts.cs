using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Pens;

/// <summary>
/// Cuts ways into slabs across the longer side of a layer, each with about as much to draw, the inner ones at least as
/// wide as pens must keep apart. Used again without allocating.
/// </summary>
internal sealed class SlabCuts
{
    private const int BinCount = 4096;

    private readonly double[] _bins = new double[BinCount];
    private readonly List<int> _slabs = []; // of each piece
    private int[] _edges = [];
    private bool _isAlongY;
    private int _low;
    private double _width;

    /// <summary>The pieces, in the order of the ways.</summary>
    public PathList Pieces { get; } = new();

    /// <summary>Least place of the layer across the slabs' direction.</summary>
    public int Side { get; private set; }

    /// <summary>In which slab a piece lies.</summary>
    public int Slab(int piece) => _slabs[piece];

    /// <summary>A place at the low corner of a slab.</summary>
    public LatticePoint Corner(int slab)
    {
        var along = slab == 0 ? _low : _edges[slab - 1];
        return _isAlongY ? new(Side, along) : new(along, Side);
    }

    /// <summary>How many pens there is room for.</summary>
    /// <param name="ways">The ways.</param>
    /// <param name="distance_units">Least distance between pens, units.</param>
    /// <param name="most">How many there are.</param>
    public int Measure(PathList ways, double distance_units, int most)
    {
        var (low, high) = (new LatticePoint(int.MaxValue, int.MaxValue), new LatticePoint(int.MinValue, int.MinValue));
        for (var way = 0; way < ways.Count; way++)
        {
            foreach (var point in ways.Path(way))
            {
                low = new(Math.Min(low.X, point.X), Math.Min(low.Y, point.Y));
                high = new(Math.Max(high.X, point.X), Math.Max(high.Y, point.Y));
            }
        }

        if (ways.Count == 0)
        {
            return 1;
        }

        double x = high.X - (double)low.X, y = high.Y - (double)low.Y;
        _isAlongY = y > x;
        (_low, _width, Side) = _isAlongY ? (low.Y, y, low.X) : (low.X, x, low.Y);

        // Of two slabs a pen the outermost two may be narrow.
        return (int)Math.Clamp(Math.Ceiling(_width / (2 * Spread(distance_units))), 1, most);
    }

    /// <summary>Cuts the ways.</summary>
    /// <param name="ways">The ways.</param>
    /// <param name="slabCount">Into how many slabs; 1 leaves all as they are.</param>
    /// <param name="distance_units">Least width of all but the outermost two, units.</param>
    /// <param name="spot_units">Length that takes as long as a spot, units.</param>
    public void Cut(PathList ways, int slabCount, double distance_units, double spot_units)
    {
        _edges = _edges.Length == slabCount - 1 ? _edges : new int[slabCount - 1];
        if (slabCount > 1)
        {
            Balance(ways, slabCount, spot_units);
            Widen(Spread(distance_units));
        }

        Pieces.Clear();
        _slabs.Clear();
        for (var way = 0; way < ways.Count; way++)
        {
            CutWay(ways.Path(way), ways.Kind(way));
        }
    }

    // One unit more than must be, for places are rounded.
    private static double Spread(double distance_units) => Math.Ceiling(distance_units) + 1;

    private void Balance(PathList ways, int slabCount, double spot_units)
    {
        Array.Clear(_bins);
        for (var way = 0; way < ways.Count; way++)
        {
            var path = ways.Path(way);
            if (path.Length == 1)
            {
                _bins[(int)Bin(Along(path[0]))] += spot_units;
            }

            for (var at = 1; at < path.Length; at++)
            {
                AddEdge(path[at - 1], path[at]);
            }
        }

        var (all, sum, edge) = (_bins.Sum(), 0.0, 0);
        for (var bin = 0; bin < BinCount && edge < _edges.Length; bin++)
        {
            sum += _bins[bin];
            for (; edge < _edges.Length && sum * slabCount >= all * (edge + 1); edge++)
            {
                _edges[edge] = _low + (int)((bin + 1) * (_width / BinCount));
            }
        }

        for (; edge < _edges.Length; edge++)
        {
            _edges[edge] = _low + (int)_width;
        }
    }

    private void AddEdge(LatticePoint from, LatticePoint to)
    {
        double a = Bin(Along(from)), b = Bin(Along(to));
        var (low, high) = (Math.Min(a, b), Math.Max(a, b));
        var length = from.DistanceTo_m(to) / Lattice.Unit_m;
        if ((int)low == (int)high)
        {
            _bins[(int)low] += length;
            return;
        }

        for (var bin = (int)low; bin <= (int)high; bin++)
        {
            _bins[bin] += length * (Math.Min(high, bin + 1) - Math.Max(low, bin)) / (high - low);
        }
    }

    private double Bin(int along) => Math.Clamp((along - _low) / _width * BinCount, 0, BinCount - 1e-9);

    // Upward, then back down from the top: there is room, for the pens were counted so.
    private void Widen(double distance)
    {
        for (var edge = 1; edge < _edges.Length; edge++)
        {
            _edges[edge] = Math.Max(_edges[edge], _edges[edge - 1] + (int)distance);
        }

        var most = _low + (int)_width;
        for (var edge = _edges.Length - 1; edge >= 0; edge--)
        {
            _edges[edge] = Math.Min(_edges[edge], most);
            most = _edges[edge] - (int)distance;
        }
    }

    private void CutWay(ReadOnlySpan<LatticePoint> way, PathKind kind)
    {
        var slab = SlabOf(Along(way[0]));
        Pieces.AddPoint(way[0]);
        for (var at = 1; at < way.Length; at++)
        {
            var (from, to) = (way[at - 1], way[at]);
            var end = SlabOf(Along(to));
            while (slab != end)
            {
                var edge = _edges[end > slab ? slab : slab - 1];
                var cut = Crossing(from, to, edge);
                Pieces.AddPoint(cut);
                EndPiece(kind, slab);
                Pieces.AddPoint(cut);
                slab += Math.Sign(end - slab);
            }

            Pieces.AddPoint(to);
        }

        EndPiece(kind, slab);
    }

    // A piece that only touches its slab's edge has no length.
    private void EndPiece(PathKind kind, int slab)
    {
        var before = Pieces.Count;
        Pieces.EndPath(kind);
        if (Pieces.Count > before)
        {
            var piece = Pieces.Path(before);
            if (kind is not PathKind.Spot && piece.IndexOfAnyExcept(piece[0]) < 0)
            {
                Pieces.RemoveLast();
            }
            else
            {
                _slabs.Add(slab);
            }
        }
    }

    private LatticePoint Crossing(LatticePoint from, LatticePoint to, int edge)
    {
        var share = (edge - (double)Along(from)) / (Along(to) - (double)Along(from));
        return _isAlongY
            ? new(from.X + (int)Math.Round(share * (to.X - (double)from.X)), edge)
            : new(edge, from.Y + (int)Math.Round(share * (to.Y - (double)from.Y)));
    }

    private int SlabOf(int along)
    {
        var slab = 0;
        while (slab < _edges.Length && along >= _edges[slab])
        {
            slab++;
        }

        return slab;
    }

    private int Along(LatticePoint place) => _isAlongY ? place.Y : place.X;
}
