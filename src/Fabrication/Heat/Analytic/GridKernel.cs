using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>
/// The sum over nodes for a tile of 16 x 4 x 4 grid points, from <see cref="GridFactors"/>. Per node and four points:
/// one fused multiply-add for the rise and two for its rate; per node and tile 16 products before that. For the rise
/// alone eight sums stand in registers, two rows of 16 points, and each node loads four vectors and broadcasts two
/// numbers for eight multiply-adds: bound by the loads. Nodes whose largest part in the tile is below the cut are
/// left out. <see cref="ScalarHeat"/> is its oracle.
/// </summary>
internal sealed partial class GridKernel
{
    /// <summary>Points of a tile.</summary>
    public const int Tile = GridFactors.TileX * Rows;

    private const int Rows = GridFactors.TileY * GridFactors.TileY;

    private int[] _felt = [];
    private double[] _amounts = [];
    private double[] _rates = [];

    /// <summary>Point-nodes summed so far.</summary>
    public long Sums { get; private set; }

    /// <summary>
    /// Bounds of the rise in a row of tiles along x, K: no point of a tile lies below the first or above the second.
    /// </summary>
    /// <param name="factors">The nodes.</param>
    /// <param name="ty">The row's tile along y.</param>
    /// <param name="tz">The row's tile in depth.</param>
    /// <param name="least">Takes the lower bounds, a multiple of four of them.</param>
    /// <param name="most">Takes the upper bounds.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Bounds(GridFactors factors, int ty, int tz, Span<double> least, Span<double> most)
    {
        least.Clear();
        most.Clear();
        var (x, y, z) = (factors.X, factors.Y, factors.Z);
        for (var n = 0; n < factors.Count; n++)
        {
            var (iy, iz) = ((n * y.Stride) + ty, (n * z.Stride) + tz);
            var high = Vector256.Create(factors.Rise[n] * y.Most[iy] * z.Most[iz]);
            var low = Vector256.Create(factors.Rise[n] * y.Least[iy] * z.Least[iz]);
            var row = n * x.Stride;
            for (var tx = 0; tx < most.Length; tx += 4)
            {
                Vector256.FusedMultiplyAdd(
                    Vector256.Create(x.Most, row + tx), high, Vector256.Create<double>(most[tx..])).CopyTo(most[tx..]);
                Vector256.FusedMultiplyAdd(
                    Vector256.Create(x.Least, row + tx), low, Vector256.Create<double>(least[tx..]))
                    .CopyTo(least[tx..]);
            }
        }
    }

    /// <summary>Sums the rise, K, and where wanted its rate, K/s, for every point of a tile.</summary>
    /// <param name="factors">The nodes.</param>
    /// <param name="place">The tile along x, y and in depth.</param>
    /// <param name="cut">What is left out may be no more than this a node, K.</param>
    /// <param name="span">A rate counts against the cut times this, s; 0 where no rate is wanted.</param>
    /// <param name="rise">Takes 256 rises, x fastest.</param>
    /// <param name="rate">Takes 256 rates; empty where none is wanted.</param>
    public void Sum(
        GridFactors factors, (int X, int Y, int Z) place, double cut, double span, Span<double> rise, Span<double> rate)
    {
        var count = Felt(factors, place, cut, span);
        if (count == 0)
        {
            rise.Clear();
            rate.Clear();
            return;
        }

        Amounts(factors, place, count, !rate.IsEmpty, ulong.MaxValue);
        Sums += (long)count * Tile;
        if (rate.IsEmpty)
        {
            for (var row = 0; row < Rows; row += 2)
            {
                TwoRows(factors.X, place.X, count, row, rise.Slice(row * GridFactors.TileX, 2 * GridFactors.TileX));
            }

            return;
        }

        for (var row = 0; row < Rows; row++)
        {
            RowWithRate(factors.X, place.X, count, row, rise.Slice(row * GridFactors.TileX, GridFactors.TileX),
                rate.Slice(row * GridFactors.TileX, GridFactors.TileX));
        }
    }

    private int Felt(GridFactors factors, (int X, int Y, int Z) place, double cut, double span)
    {
        if (_felt.Length < factors.Count)
        {
            (_felt, _amounts, _rates) = (new int[factors.Count], new double[factors.Count * Rows],
                new double[factors.Count * Rows]);
        }

        var count = 0;
        var (x, y, z) = (factors.X, factors.Y, factors.Z);
        for (var n = 0; n < factors.Count; n++)
        {
            var most = x.Most[(n * x.Stride) + place.X] * y.Most[(n * y.Stride) + place.Y] *
                z.Most[(n * z.Stride) + place.Z];
            var size = Math.Max(factors.Rise[n], Math.Abs(factors.Rate[n]) * span);
            if (size * most > cut)
            {
                _felt[count++] = n;
            }
        }

        return count;
    }

    // One product a node and row: what the factor along x is multiplied by.
    private void Amounts(
        GridFactors factors, (int X, int Y, int Z) place, int count, bool hasRate, ulong vectors)
    {
        for (var i = 0; i < count; i++)
        {
            var n = _felt[i];
            var (y, z) = (factors.Y.At(n, place.Y), factors.Z.At(n, place.Z));
            var values = Vector256.Create(factors.Y.Values, y);
            var motions = Vector256.Create(factors.Y.Motions, y);
            for (var k = 0; k < GridFactors.TileY; k++)
            {
                if ((vectors >> (k * Vectors / GridFactors.TileY) & 0xFFFF) == 0)
                {
                    continue;
                }

                var depth = factors.Z.Values[z + k];
                (values * (factors.Rise[n] * depth)).CopyTo(_amounts, (i * Rows) + (k * GridFactors.TileY));
                if (hasRate)
                {
                    ((motions * (factors.Rise[n] * depth)) + (values * (factors.Rate[n] * depth)))
                        .CopyTo(_rates, (i * Rows) + (k * GridFactors.TileY));
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TwoRows(GridFactors.Axis axis, int tile, int count, int row, Span<double> rise)
    {
        var (a0, a1, a2, a3) = (Vec.Zero, Vec.Zero, Vec.Zero, Vec.Zero);
        var (b0, b1, b2, b3) = (Vec.Zero, Vec.Zero, Vec.Zero, Vec.Zero);
        var felt = _felt.AsSpan(0, count);
        var amounts = _amounts.AsSpan(0, count * Rows);
        ref var start = ref axis.Values[axis.At(0, tile)];
        for (var i = 0; i < felt.Length; i++)
        {
            ref var x = ref Unsafe.Add(ref start, felt[i] * GridFactors.TileX);
            var (first, second) = (Vector256.Create(amounts[(i * Rows) + row]),
                Vector256.Create(amounts[(i * Rows) + row + 1]));
            var (x0, x1) = (Vector256.LoadUnsafe(ref x), Vector256.LoadUnsafe(ref x, 4));
            var (x2, x3) = (Vector256.LoadUnsafe(ref x, 8), Vector256.LoadUnsafe(ref x, 12));
            a0 = Vector256.FusedMultiplyAdd(x0, first, a0);
            a1 = Vector256.FusedMultiplyAdd(x1, first, a1);
            a2 = Vector256.FusedMultiplyAdd(x2, first, a2);
            a3 = Vector256.FusedMultiplyAdd(x3, first, a3);
            b0 = Vector256.FusedMultiplyAdd(x0, second, b0);
            b1 = Vector256.FusedMultiplyAdd(x1, second, b1);
            b2 = Vector256.FusedMultiplyAdd(x2, second, b2);
            b3 = Vector256.FusedMultiplyAdd(x3, second, b3);
        }

        Store(a0, a1, a2, a3, rise);
        Store(b0, b1, b2, b3, rise[GridFactors.TileX..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RowWithRate(GridFactors.Axis axis, int tile, int count, int row, Span<double> rise, Span<double> rate)
    {
        var (a0, a1, a2, a3) = (Vec.Zero, Vec.Zero, Vec.Zero, Vec.Zero);
        var (b0, b1, b2, b3) = (Vec.Zero, Vec.Zero, Vec.Zero, Vec.Zero);
        var felt = _felt.AsSpan(0, count);
        ref var start = ref axis.Values[axis.At(0, tile)];
        ref var motion = ref axis.Motions[axis.At(0, tile)];
        for (var i = 0; i < felt.Length; i++)
        {
            var offset = felt[i] * GridFactors.TileX;
            ref var x = ref Unsafe.Add(ref start, offset);
            ref var m = ref Unsafe.Add(ref motion, offset);
            var first = Vector256.Create(_amounts[(i * Rows) + row]);
            var second = Vector256.Create(_rates[(i * Rows) + row]);
            var (x0, x1) = (Vector256.LoadUnsafe(ref x), Vector256.LoadUnsafe(ref x, 4));
            var (x2, x3) = (Vector256.LoadUnsafe(ref x, 8), Vector256.LoadUnsafe(ref x, 12));
            a0 = Vector256.FusedMultiplyAdd(x0, first, a0);
            a1 = Vector256.FusedMultiplyAdd(x1, first, a1);
            a2 = Vector256.FusedMultiplyAdd(x2, first, a2);
            a3 = Vector256.FusedMultiplyAdd(x3, first, a3);
            b0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m), first,
                Vector256.FusedMultiplyAdd(x0, second, b0));
            b1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, 4), first,
                Vector256.FusedMultiplyAdd(x1, second, b1));
            b2 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, 8), first,
                Vector256.FusedMultiplyAdd(x2, second, b2));
            b3 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, 12), first,
                Vector256.FusedMultiplyAdd(x3, second, b3));
        }

        Store(a0, a1, a2, a3, rise);
        Store(b0, b1, b2, b3, rate);
    }

    private static void Store(Vec a, Vec b, Vec c, Vec d, Span<double> result)
    {
        a.CopyTo(result);
        b.CopyTo(result[4..]);
        c.CopyTo(result[8..]);
        d.CopyTo(result[12..]);
    }
}
