using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Pens;

/// <summary>
/// Shares a layer's ways among pens that must not come close to each other. The layer is cut across its longer side
/// into two slabs a pen, of about as much to draw each. First every pen draws in its lower slab, so that another pen's
/// upper slab lies between any two; then the pens go over to their upper slabs, the uppermost pen first and each as
/// soon as the one above it is over. At every moment a slab at least as wide as the pens' distance lies between two
/// pens, whatever their speeds; so no time is spent on looking for collisions.
/// </summary>
/// <remarks>
/// Ways keep their order within a slab; the price is that ways are cut at the slabs' edges and that a pen waits where
/// its neighbour has more to do. Used again without allocating.
/// </remarks>
public sealed class PenShares
{
    private readonly PenOptions _pens;
    private readonly OrderOptions _order;
    private readonly SlabCuts _cuts = new();
    private readonly LatticePoint[] _homes;
    private readonly List<PenPark> _parks = [];
    private readonly List<PenTime> _times = []; // of the ways handed on
    private readonly List<(double Start_s, int Pen, int Piece)> _sorted = [];
    private readonly int[] _heads; // first piece of each slab; -1 for none
    private int[] _next = []; // piece of the same slab
    private PenTime[] _pieceTimes = [];

    /// <summary>Prepares to share.</summary>
    /// <param name="pens">The pens.</param>
    /// <param name="order">Their speeds.</param>
    /// <exception cref="ArgumentException">Either has a problem.</exception>
    public PenShares(PenOptions pens, OrderOptions order)
    {
        if ((pens.Problem ?? order.Problem) is { } problem)
        {
            throw new ArgumentException($"No ways can be shared so: {problem}.", nameof(pens));
        }

        (_pens, _order, _homes, _heads) = (pens, order, new LatticePoint[pens.Count], new int[2 * pens.Count]);
    }

    /// <summary>How many pens the last layer had room for; the others stay away from it.</summary>
    public int UsedCount { get; private set; }

    /// <summary>How long the last layer takes, s.</summary>
    public double Duration_s { get; private set; }

    /// <summary>When each of the last layer's ways is drawn.</summary>
    public IReadOnlyList<PenTime> Times => _times;

    /// <summary>Moves that only make room.</summary>
    public IReadOnlyList<PenPark> Parks => _parks;

    /// <summary>Where a pen stands when the last layer begins.</summary>
    /// <param name="pen">From 0, below <see cref="UsedCount"/>.</param>
    public LatticePoint Home(int pen) => _homes[pen];

    /// <summary>Shares a layer.</summary>
    /// <param name="plan">Its ways, in the order of drawing.</param>
    /// <param name="shared">Cleared, then takes the ways of all pens, by when they begin; not the plan itself.</param>
    public void Share(PathList plan, PathList shared)
    {
        var distance = _pens.Distance_m / Lattice.Unit_m;
        UsedCount = _cuts.Measure(plan, distance, _pens.Count);
        _cuts.Cut(plan, UsedCount == 1 ? 1 : 2 * UsedCount, distance,
            _order.SpotTime_s * _order.Speed_m_s / Lattice.Unit_m);
        Chain();
        _sorted.Clear();
        _parks.Clear();
        Duration_s = 0;
        var over_s = 0.0; // when the pen above is over in its upper slab
        for (var pen = UsedCount - 1; pen >= 0; pen--)
        {
            over_s = UsedCount == 1 ? DrawAlone() : DrawBoth(pen, over_s);
        }

        HandOn(shared);
    }

    private double DrawAlone()
    {
        var state = Begin(0, 0);
        DrawSlab(0, ref state);
        return state.Now_s;
    }

    // Returns when the pen is over in its upper slab.
    private double DrawBoth(int pen, double aboveIsOver_s)
    {
        var (lower, upper) = (2 * pen, (2 * pen) + 1);
        var state = Begin(pen, lower);
        DrawSlab(lower, ref state);
        state.Now_s = Math.Max(state.Now_s, aboveIsOver_s);
        var isIdle = _heads[upper] < 0;
        var to = isIdle ? _cuts.Corner(upper) : _cuts.Pieces.Path(_heads[upper])[0];
        var over_s = state.Now_s + (state.Place.DistanceTo_m(to) / _order.TravelSpeed_m_s);
        if (isIdle)
        {
            _parks.Add(new(pen, state.Now_s, over_s, to));
        }

        DrawSlab(upper, ref state);
        return over_s;
    }

    private Stage Begin(int pen, int slab)
    {
        _homes[pen] = _heads[slab] < 0 ? _cuts.Corner(slab) : _cuts.Pieces.Path(_heads[slab])[0];
        return new() { Pen = pen, Place = _homes[pen] };
    }

    private void DrawSlab(int slab, ref Stage state)
    {
        for (var piece = _heads[slab]; piece >= 0; piece = _next[piece])
        {
            var way = _cuts.Pieces.Path(piece);
            var start_s = state.Now_s + (state.Place.DistanceTo_m(way[0]) / _order.TravelSpeed_m_s);
            var end_s = start_s + Lit_s(way);
            _pieceTimes[piece] = new(state.Now_s, start_s, end_s);
            _sorted.Add((start_s, state.Pen, piece));
            (state.Now_s, state.Place) = (end_s, way[^1]);
        }

        Duration_s = Math.Max(Duration_s, state.Now_s);
    }

    private double Lit_s(ReadOnlySpan<LatticePoint> way)
    {
        var sum_m = 0.0;
        for (var at = 1; at < way.Length; at++)
        {
            sum_m += way[at - 1].DistanceTo_m(way[at]);
        }

        return way.Length == 1 ? _order.SpotTime_s : sum_m / _order.Speed_m_s;
    }

    // The pieces of each slab, in their order.
    private void Chain()
    {
        var count = _cuts.Pieces.Count;
        if (_next.Length < count)
        {
            var size = Math.Max(count, 2 * _next.Length);
            (_next, _pieceTimes) = (new int[size], new PenTime[size]);
        }

        Array.Fill(_heads, -1);
        for (var piece = count - 1; piece >= 0; piece--)
        {
            ref var head = ref _heads[_cuts.Slab(piece)];
            (_next[piece], head) = (head, piece);
        }
    }

    private void HandOn(PathList shared)
    {
        _sorted.Sort();
        shared.Clear();
        _times.Clear();
        foreach (var (_, pen, piece) in _sorted)
        {
            shared.Add(_cuts.Pieces.Path(piece), isBack: false);
            shared.EndPath(_cuts.Pieces.Kind(piece), (byte)pen);
            _times.Add(_pieceTimes[piece]);
        }
    }

    private struct Stage
    {
        public int Pen;
        public double Now_s;
        public LatticePoint Place;
    }
}
