using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <content>
/// Some of a tile's points: vectors of four along x, four of them at once so that no sum waits for another.
/// </content>
internal sealed partial class GridKernel
{
    /// <summary>Vectors of four points in a tile.</summary>
    public const int Vectors = Tile / 4;

    private const int VectorsOfRow = GridFactors.TileX / 4;

    /// <summary>Rise and rate for some vectors of a tile: the same bits as for all.</summary>
    /// <param name="factors">The nodes.</param>
    /// <param name="place">The tile along x, y and in depth.</param>
    /// <param name="cut">As for all.</param>
    /// <param name="span">As for all, s.</param>
    /// <param name="wanted">A bit for each vector of four points, x fastest.</param>
    /// <param name="rise">Takes the rises, K; the others keep what they hold.</param>
    /// <param name="rate">Takes the rates, K/s.</param>
    public void SumVectors(
        GridFactors factors, (int X, int Y, int Z) place, double cut, double span, ulong wanted, double[] rise,
        double[] rate)
    {
        var count = Felt(factors, place, cut, span);
        Amounts(factors, place, count, true, wanted);
        Span<int> four = stackalloc int[4];
        while (wanted != 0)
        {
            for (var i = 0; i < four.Length; i++)
            {
                // The last again where fewer than four are left.
                four[i] = wanted == 0 ? four[i - 1] : BitOperations.TrailingZeroCount(wanted);
                wanted &= wanted - 1;
            }

            Sums += (long)count * 16;
            FourVectors(factors.X, place.X, count, four, rise, rate);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FourVectors(
        GridFactors.Axis axis, int tile, int count, ReadOnlySpan<int> four, double[] rise, double[] rate)
    {
        var (a0, a1, a2, a3) = (Vec.Zero, Vec.Zero, Vec.Zero, Vec.Zero);
        var (b0, b1, b2, b3) = (Vec.Zero, Vec.Zero, Vec.Zero, Vec.Zero);
        var felt = _felt.AsSpan(0, count);
        var (r0, r1, r2, r3) = (four[0] / VectorsOfRow, four[1] / VectorsOfRow, four[2] / VectorsOfRow,
            four[3] / VectorsOfRow);
        var (q0, q1, q2, q3) = (4 * (four[0] % VectorsOfRow), 4 * (four[1] % VectorsOfRow),
            4 * (four[2] % VectorsOfRow), 4 * (four[3] % VectorsOfRow));
        ref var start = ref axis.Values[axis.At(0, tile)];
        ref var motion = ref axis.Motions[axis.At(0, tile)];
        for (var i = 0; i < felt.Length; i++)
        {
            var offset = felt[i] * GridFactors.TileX;
            ref var x = ref Unsafe.Add(ref start, offset);
            ref var m = ref Unsafe.Add(ref motion, offset);
            ref var amount = ref _amounts[i * Rows];
            ref var second = ref _rates[i * Rows];
            One(ref x, ref m, q0, Unsafe.Add(ref amount, r0), Unsafe.Add(ref second, r0), ref a0, ref b0);
            One(ref x, ref m, q1, Unsafe.Add(ref amount, r1), Unsafe.Add(ref second, r1), ref a1, ref b1);
            One(ref x, ref m, q2, Unsafe.Add(ref amount, r2), Unsafe.Add(ref second, r2), ref a2, ref b2);
            One(ref x, ref m, q3, Unsafe.Add(ref amount, r3), Unsafe.Add(ref second, r3), ref a3, ref b3);
        }

        a0.CopyTo(rise, 4 * four[0]);
        a1.CopyTo(rise, 4 * four[1]);
        a2.CopyTo(rise, 4 * four[2]);
        a3.CopyTo(rise, 4 * four[3]);
        b0.CopyTo(rate, 4 * four[0]);
        b1.CopyTo(rate, 4 * four[1]);
        b2.CopyTo(rate, 4 * four[2]);
        b3.CopyTo(rate, 4 * four[3]);
    }

    // In the order of a whole row's sums.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void One(
        ref double x, ref double m, int at, double amount, double second, ref Vec rise, ref Vec rate)
    {
        var value = Vector256.LoadUnsafe(ref x, (nuint)at);
        rise = Vector256.FusedMultiplyAdd(value, Vector256.Create(amount), rise);
        rate = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref m, (nuint)at), Vector256.Create(amount),
            Vector256.FusedMultiplyAdd(value, Vector256.Create(second), rate));
    }
}
