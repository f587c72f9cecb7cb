using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Guanghan.Core.Numerics;
using Vec = System.Runtime.Intrinsics.Vector256<double>;
using Words = System.Runtime.Intrinsics.Vector256<ulong>;

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>Four uniform numbers of one ray.</summary>
internal readonly record struct RayUniforms(double A, double B, double C, double D);

/// <summary>
/// The random numbers of rays: a ray's numbers depend on the key, its index and the purpose alone, never on which
/// thread or batch traces it. <see cref="Philox4x32"/> by counter (index, purpose); the vector version gives the same
/// numbers to four rays in a row. A number is (word + 1/2)/2^32, so it is neither 0 nor 1 and normal deviates end at
/// 6.7 standard deviations.
/// </summary>
internal static class RayNumbers
{
    private const int Rounds = 10; // as in Philox4x32
    private const ulong Multiplier0 = 0xD2511F53; // Salmon et al. 2011, Random123 philox.h, PHILOX_M4x32_0
    private const ulong Multiplier1 = 0xCD9E8D57; // the same, PHILOX_M4x32_1
    private const uint Weyl0 = 0x9E3779B9; // golden ratio; the same, PHILOX_W32_0
    private const uint Weyl1 = 0xBB67AE85; // sqrt(3) - 1; the same, PHILOX_W32_1
    private const double Step = 1.0 / 4294967296.0;
    private const ulong LowWord = 0xFFFFFFFF;
    private const ulong TwoTo52Bits = 0x4330000000000000;
    private const double TwoTo52 = 4503599627370496.0;

    /// <summary>The numbers of one ray for one purpose.</summary>
    public static RayUniforms Of(ulong key, ulong index, uint purpose)
    {
        var (a, b, c, d) = Philox4x32.Block(
            ((uint)index, (uint)(index >> 32), purpose, 0), ((uint)key, (uint)(key >> 32)));
        return new(Uniform(a), Uniform(b), Uniform(c), Uniform(d));
    }

    /// <summary>The numbers of four rays in a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vec A, Vec B, Vec C, Vec D) OfFour(ulong key, ulong first, uint purpose)
    {
        var index = Vector256.Create(first) + Vector256.Create(0UL, 1, 2, 3);
        var low = Vector256.Create(LowWord);
        var x0 = index & low;
        var x1 = Vector256.ShiftRightLogical(index, 32);
        var x2 = Vector256.Create((ulong)purpose);
        var x3 = Words.Zero;
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = Multiply(x0, Vector256.Create(Multiplier0));
            var product1 = Multiply(x2, Vector256.Create(Multiplier1));
            x0 = Vector256.ShiftRightLogical(product1, 32) ^ x1 ^ Vector256.Create((ulong)k0);
            x2 = Vector256.ShiftRightLogical(product0, 32) ^ x3 ^ Vector256.Create((ulong)k1);
            x1 = product1 & low;
            x3 = product0 & low;
            k0 = unchecked(k0 + Weyl0);
            k1 = unchecked(k1 + Weyl1);
        }

        return (Uniform(x0), Uniform(x1), Uniform(x2), Uniform(x3));
    }

    // Both factors are below 2^32: the cheap product of the lower words is the whole product.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Words Multiply(Words a, Words b) =>
        Avx2.IsSupported ? Avx2.Multiply(a.AsUInt32(), b.AsUInt32()) : a * b;

    private static double Uniform(uint word) => (word + 0.5) * Step;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vec Uniform(Words word) =>
        ((word | Vector256.Create(TwoTo52Bits)).AsDouble() - Vector256.Create(TwoTo52 - 0.5)) * Step;
}
