using System.Numerics;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>
/// One thread's room, and its work: a row of tiles along x through a span of looks. A tile whose points cannot cross
/// the solidus between two of its looks is passed over, by the bounds on its rise; the others sum rise and rate at
/// both. Vectors of points that may cross between are looked at half-way, and so on, down to the step asked for: what
/// is found is what looking everywhere at every step would find.
/// </summary>
internal sealed class FreezeRow
{
    // Between two looks a quarter of the time of change apart a rise may pass both ends.
    private const double Margin = 1.25;
    private const int VectorsForAll = 40; // of 64: from there on a tile is summed as a whole, which reuses its loads

    private readonly GridKernel _kernel = new();
    private readonly FreezeSpan _span;
    private readonly double[] _least;
    private readonly double[] _most;
    private readonly int _width; // tiles along x, filled up to whole vectors
    private readonly double[][] _rises;
    private readonly double[][] _rates;
    private readonly int[] _changes; // points melted less points frozen, by look
    private FreezeTile _tile = null!;
    private (int X, int Y, int Z) _place;
    private int _close;

    public FreezeRow(FreezeSpan span, int tilesX)
    {
        (_span, _width) = (span, (tilesX + 3) & ~3);
        (_least, _most) = (new double[(FreezeSpan.MostLooks + 1) * _width],
            new double[(FreezeSpan.MostLooks + 1) * _width]);
        var levels = BitOperations.Log2(FreezeSpan.MostLooks) + 1;
        _rises = [.. Enumerable.Range(0, levels).Select(_ => new double[GridKernel.Tile])];
        _rates = [.. Enumerable.Range(0, levels).Select(_ => new double[GridKernel.Tile])];
        _changes = new int[FreezeSpan.MostLooks + 1];
    }

    /// <summary>Takes a row through the span.</summary>
    /// <param name="tiles">Its tiles; null where nothing was ever summed.</param>
    /// <param name="strides">How often each is looked at.</param>
    /// <param name="y">The row's tile along y.</param>
    /// <param name="z">The row's tile in depth.</param>
    public void Advance(Span<FreezeTile?> tiles, ReadOnlySpan<FreezeStride> strides, int y, int z)
    {
        var least = _span.Looks;
        foreach (var stride in strides)
        {
            least = Math.Min(least, stride.Far);
        }

        for (var look = 0; look <= _span.Looks; look += least)
        {
            GridKernel.Bounds(_span.Factors[look], y, z, _least.AsSpan(look * _width, _width),
                _most.AsSpan(look * _width, _width));
        }

        for (var x = 0; x < tiles.Length; x++)
        {
            _place = (x, y, z);
            var before = tiles[x]?.MoltenCount ?? 0;
            Array.Clear(_changes);
            _close = strides[x].Close;
            for (var look = 0; look < _span.Looks; look += strides[x].Far)
            {
                Advance(ref tiles[x], look, look + strides[x].Far);
            }

            for (var look = 1; look <= _span.Looks; look++)
            {
                before += _changes[look];
                if (before > 0)
                {
                    _span.IsOpen[look] = true; // whichever thread says so
                }
            }
        }
    }

    private void Advance(ref FreezeTile? tile, int from, int to)
    {
        var (a, b) = ((from * _width) + _place.X, (to * _width) + _place.X);
        var margin = to - from > 1 ? Margin : 1;
        var isAllBelow = Math.Max(_most[a], _most[b]) * margin < _span.Rise && tile is not { MoltenCount: > 0 };
        var isAllAbove = Math.Min(_least[a], _least[b]) > _span.Rise * margin && tile is { IsAllMolten: true };
        var isPeaking = _span.Look.KeepsPeaks && Math.Max(_most[a], _most[b]) > (tile?.LeastPeak ?? 0);
        if ((isAllBelow || isAllAbove) && !isPeaking)
        {
            return;
        }

        _tile = tile ??= new(_span.SizeOf(_place), _span.Look.KeepsPeaks);
        if (tile.LookedAt != _span.Times[from])
        {
            Sum(from, tile.Rise, tile.Rate);
        }

        Sum(to, _rises[0], _rates[0]);
        Divide(from, to, (tile.Rise, tile.Rate), (_rises[0], _rates[0]), tile.Inside, 1);
        if (_span.Look.KeepsPeaks)
        {
            tile.KeepPeaks(_span.Times[to] - _span.Times[from], _rises[0], _rates[0]);
        }

        (_rises[0], _rates[0]) = tile.Take(_span.Times[to], _rises[0], _rates[0]);
    }

    // A span of looks, a power of two, halved wherever a point may cross until a cubic is good enough.
    private void Divide(
        int from, int to, (double[] Rise, double[] Rate) low, (double[] Rise, double[] Rate) high, ulong vectors,
        int level)
    {
        if (to - from <= _close)
        {
            _changes[to] += _tile.Cross(_span.Times[from], _span.Times[to], low, high, _span.Rise, vectors);
            return;
        }

        vectors = _tile.Doubtful(_span.Times[to] - _span.Times[from], low, high, _span.Rise, vectors);
        if (vectors == 0)
        {
            return;
        }

        var middle = (from + to) / 2;
        var half = (Rise: _rises[level], Rate: _rates[level]);
        if (BitOperations.PopCount(vectors) >= VectorsForAll)
        {
            Sum(middle, half.Rise, half.Rate);
        }
        else
        {
            var factors = _span.Factors[middle];
            _kernel.SumVectors(factors, _place, _span.Cut(factors), _span.Look.Step_s, vectors, half.Rise, half.Rate);
        }

        Divide(from, middle, low, half, vectors, level + 1);
        Divide(middle, to, half, high, vectors, level + 1);
    }

    private void Sum(int look, double[] rise, double[] rate)
    {
        var factors = _span.Factors[look];
        _kernel.Sum(factors, _place, _span.Cut(factors), _span.Look.Step_s, rise, rate);
    }
}
