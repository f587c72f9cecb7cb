namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>
/// Marches over the times of a <see cref="Solidification"/>, a span of looks at a time. Tiles are looked at as often as
/// what heats them changes (<see cref="FreezePlan"/>) and closely where a point may cross the solidus (<see
/// cref="FreezeRow"/>); each crossing is the root of a cubic. Spans are serial, rows of tiles independent.
/// </summary>
internal sealed class FreezeSweep
{
    private readonly LinearHeat _heat;
    private readonly HeatGrid _grid;
    private readonly SolidificationLook _look;
    private readonly int _workers;
    private readonly FreezeSpan _span;
    private readonly FreezePlan _plan;
    private readonly FreezeTile?[] _tiles;
    private readonly FreezeStride[] _strides;
    private readonly int _tilesX;
    private readonly int _tilesY;

    public FreezeSweep(LinearHeat heat, HeatGrid grid, SolidificationLook look, int workers)
    {
        (_heat, _grid, _look, _workers) = (heat, grid, look, workers);
        (_span, _plan) = (new(heat, grid, look, workers), new(heat, grid, look.Step_s));
        (_tilesX, _tilesY) = (Tiles(grid.CountX, GridFactors.TileX), Tiles(grid.CountY, GridFactors.TileY));
        _tiles = new FreezeTile?[_tilesX * _tilesY * Tiles(grid.CountZ, GridFactors.TileY)];
        _strides = new FreezeStride[_tiles.Length];
    }

    /// <summary>
    /// Whether tiles far from the heat are looked at less often; not to is slow, and must find the same.
    /// </summary>
    public bool IsSparing { get; init; } = true;

    public Solidification Follow(CancellationToken cancellation)
    {
        var (steps, end) = (0, _span.Times[0]);
        var hasEnded = false;
        while (!hasEnded && end < _look.Until_s)
        {
            cancellation.ThrowIfCancellationRequested();
            _span.Next(steps);
            _span.Fill(Plan());
            Parallel.For(0, _tiles.Length / _tilesX, new ParallelOptions { MaxDegreeOfParallelism = _workers },
                () => new FreezeRow(_span, _tilesX), (row, _, room) =>
                {
                    var first = row * _tilesX;
                    room.Advance(_tiles.AsSpan(first, _tilesX), _strides.AsSpan(first, _tilesX), row % _tilesY,
                        row / _tilesY);
                    return room;
                }, _ => { });
            for (var look = 1; look <= _span.Looks && !hasEnded; look++)
            {
                (steps, end) = (steps + 1, _span.Times[look]);
                hasEnded = !_span.IsOpen[look] && end >= _heat.End_s;
            }
        }

        return Gather(hasEnded, steps, end);
    }

    // Says how far apart the closest looks are.
    private int Plan()
    {
        // Peaks are wanted everywhere: then nothing is spared.
        if (!IsSparing || _look.KeepsPeaks || !_span.IsWhole)
        {
            Array.Fill(_strides, new(1, 1));
            return 1;
        }

        var least = _span.Looks;
        _plan.Begin(_span.Times[0], _span.Looks);
        for (var tile = 0; tile < _strides.Length; tile++)
        {
            _strides[tile] = _plan.Stride(PlaceOf(tile), _span.Looks);
            least = Math.Min(least, _strides[tile].Close);
        }

        return least;
    }

    private (int X, int Y, int Z) PlaceOf(int tile) =>
        (tile % _tilesX, tile / _tilesX % _tilesY, tile / _tilesX / _tilesY);

    private static int Tiles(int count, int tile) => (count + tile - 1) / tile;

    private Solidification Gather(bool hasEnded, int steps, double end)
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
                (frozen[number], cooling[number], molten[number]) = state.Outcome(at, end);
                count += double.IsNegativeInfinity(frozen[number]) ? 0 : 1;
                if (_look.KeepsPeaks)
                {
                    peaks[number] += state.Peak[at];
                }
            }
        }

        return new(frozen, cooling, molten, peaks, count, hasEnded, steps);
    }
}
