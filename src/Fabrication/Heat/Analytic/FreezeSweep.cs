namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>
/// Marches over the times of a <see cref="Solidification"/>. Bounds on the rise of a tile come from the largest and
/// least factors of its nodes; a tile whose points cannot cross the solidus in a step is passed over: most are. The
/// others sum rise and rate of their points, and each crossing is the root of a cubic. Steps are serial, tiles
/// independent.
/// </summary>
internal sealed class FreezeSweep
{
    private readonly LinearHeat _heat;
    private readonly HeatGrid _grid;
    private readonly SolidificationLook _look;
    private readonly int _workers;
    private readonly double _rise;
    private readonly FreezeTile?[] _tiles;
    private readonly int _rowLength; // tiles along x, filled up to whole vectors
    private Bounds _boundsBefore;
    private Bounds _boundsNow;
    private GridFactors? _before;
    private GridFactors? _now;
    private double _beforeAt;
    private double _nowAt;
    private int _open; // tiles that hold molten points

    public FreezeSweep(LinearHeat heat, HeatGrid grid, SolidificationLook look, int workers)
    {
        (_heat, _grid, _look, _workers) = (heat, grid, look, workers);
        _rise = look.Solidus_K - heat.Material.Start_K;
        var tiles = Tiles(grid.CountX, GridFactors.TileX) * Tiles(grid.CountY, GridFactors.TileY) *
            Tiles(grid.CountZ, GridFactors.TileY);
        _tiles = new FreezeTile?[tiles];
        _rowLength = (Tiles(grid.CountX, GridFactors.TileX) + 3) & ~3;
        var rows = tiles / Tiles(grid.CountX, GridFactors.TileX);
        (_boundsBefore, _boundsNow) = (new(rows * _rowLength), new(rows * _rowLength));
    }

    public Solidification Follow(CancellationToken cancellation)
    {
        var start = _heat.Pens.Min(pen => pen.Path.Segments[0].Start_s);
        (_before, _beforeAt) = (_heat.Factors(_grid, start), start);
        Bound(_before, _boundsBefore);
        var steps = 0;
        var hasEnded = false;
        while (!hasEnded && _beforeAt < _look.Until_s)
        {
            cancellation.ThrowIfCancellationRequested();
            // Every look is a step from the start: no sum of steps, no drift.
            _nowAt = Math.Min(start + (++steps * _look.Step_s), _look.Until_s);
            _now = _heat.Factors(_grid, _nowAt);
            Bound(_now, _boundsNow);
            _open = 0;
            Parallel.For(0, _tiles.Length, new ParallelOptions { MaxDegreeOfParallelism = _workers },
                () => new Room(), (tile, _, room) => Advance(tile, room), _ => { });
            hasEnded = _open == 0 && _nowAt >= _heat.End_s;
            (_before, _beforeAt) = (_now, _nowAt);
            (_boundsBefore, _boundsNow) = (_boundsNow, _boundsBefore);
        }

        return Gather(hasEnded, steps);
    }

    private Room Advance(int tile, Room room)
    {
        var place = PlaceOf(tile);
        var at = (((place.Z * Tiles(_grid.CountY, GridFactors.TileY)) + place.Y) * _rowLength) + place.X;
        var least = Math.Min(_boundsBefore.Least[at], _boundsNow.Least[at]);
        var most = Math.Max(_boundsBefore.Most[at], _boundsNow.Most[at]);
        var state = _tiles[tile];
        var isAllBelow = most < _rise && state is not { MoltenCount: > 0 };
        var isAllAbove = least > _rise && state is not null && state.IsAllMolten;
        var isPeaking = _look.KeepsPeaks && most > (state?.LeastPeak ?? 0);
        if (isPeaking || !(isAllBelow || isAllAbove))
        {
            state = _tiles[tile] ??= new FreezeTile(
                Math.Min(GridFactors.TileX, _grid.CountX - (place.X * GridFactors.TileX)),
                Math.Min(GridFactors.TileY, _grid.CountY - (place.Y * GridFactors.TileY)),
                Math.Min(GridFactors.TileY, _grid.CountZ - (place.Z * GridFactors.TileY)));
            if (state.LookedAt != _beforeAt)
            {
                Sum(_before!, place, room, state.Rise, state.Rate);
            }

            Sum(_now!, place, room, room.Rise, room.Rate);
            state.Advance(_beforeAt, _nowAt, room.Rise, room.Rate, _rise);
        }

        if (state is { MoltenCount: > 0 })
        {
            Interlocked.Increment(ref _open);
        }

        return room;
    }

    private void Sum(GridFactors factors, (int X, int Y, int Z) place, Room room, double[] rise, double[] rate) =>
        room.Kernel.Sum(factors, place, _heat.Cut_K(factors.Count), _look.Step_s, rise, rate);

    private void Bound(GridFactors factors, Bounds bounds)
    {
        var rows = factors.Y.Tiles * factors.Z.Tiles;
        for (var row = 0; row < rows; row++)
        {
            GridKernel.Bounds(factors, row % factors.Y.Tiles, row / factors.Y.Tiles,
                bounds.Least.AsSpan(row * _rowLength, _rowLength), bounds.Most.AsSpan(row * _rowLength, _rowLength));
        }
    }

    private (int X, int Y, int Z) PlaceOf(int tile)
    {
        var (x, y) = (Tiles(_grid.CountX, GridFactors.TileX), Tiles(_grid.CountY, GridFactors.TileY));
        return (tile % x, tile / x % y, tile / x / y);
    }

    private static int Tiles(int count, int tile) => (count + tile - 1) / tile;

    private Solidification Gather(bool hasEnded, int steps)
    {
        var (frozen, cooling, molten) = (new double[_grid.Count], new double[_grid.Count], new double[_grid.Count]);
        var peaks = _look.KeepsPeaks ? new double[_grid.Count] : [];
        Array.Fill(frozen, double.NegativeInfinity);
        Array.Fill(peaks, _heat.Material.Start_K);
        var count = 0;
        for (var tile = 0; tile < _tiles.Length; tile++)
        {
            if (_tiles[tile] is not { } state)
            {
                continue;
            }

            var place = PlaceOf(tile);
            for (var at = 0; at < GridKernel.Tile; at++)
            {
                if (!state.IsInside(at))
                {
                    continue;
                }

                var (i, row) = (at % GridFactors.TileX, at / GridFactors.TileX);
                var (j, k) = (row % GridFactors.TileY, row / GridFactors.TileY);
                var line = (((place.Z * GridFactors.TileY) + k) * _grid.CountY) + (place.Y * GridFactors.TileY) + j;
                var number = (line * _grid.CountX) + (place.X * GridFactors.TileX) + i;
                (frozen[number], cooling[number], molten[number]) = state.Outcome(at, _nowAt);
                count += double.IsNegativeInfinity(frozen[number]) ? 0 : 1;
                if (_look.KeepsPeaks)
                {
                    peaks[number] += state.Peak[at];
                }
            }
        }

        return new(frozen, cooling, molten, peaks, count, hasEnded, steps);
    }

    private readonly struct Bounds(int length)
    {
        public double[] Least { get; } = new double[length];

        public double[] Most { get; } = new double[length];
    }

    private sealed class Room
    {
        public GridKernel Kernel { get; } = new();

        public double[] Rise { get; } = new double[GridKernel.Tile];

        public double[] Rate { get; } = new double[GridKernel.Tile];
    }
}
