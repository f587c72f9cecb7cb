using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Guanghan.Core.Space;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Flight.Forces.Gravity;

/// <summary>
/// Three harmonic functions of one degree at once, four orders in the lanes of a vector. The recursion of <see
/// cref="HarmonicSums"/> is rescaled so that a step is B(n) = a(n) u rho B(n-1) - rho^2 B(n-2) with B(m) = 1, rho =
/// R / r; sectoral factors and scales go into the coefficients, rho^m into the Horner sum over orders.
/// </summary>
/// <remarks>
/// A row of four coefficients streams 7 vectors, 224 B, and does 9 multiply-adds: 4.5 cycles at two a cycle, 7 at the
/// 32 B a cycle that the second-level cache gives. 70 x 70 is 703 rows with its derivatives: 0.9 us by arithmetic,
/// 1.4 us by the cache at 3.5 GHz. What is reached is in docs/concepts/flight-propagation.md. Nothing is allocated.
/// </remarks>
internal sealed class HarmonicLanes
{
    private const int Lanes = 4;
    private const int RowLength = 7 * Lanes;
    private const int VectorBytes = 32;

    // From this degree on the columns may leave the range of a double near the poles: Holmes and Featherstone (2002),
    // section 3, scale by 1e-280.
    private const int ScaledDegree = 500;

    private readonly double[] rows;
    private readonly int first; // where the rows begin, on a vector's boundary
    private readonly int degree;
    private readonly int groupCount;
    private readonly double seed;

    /// <summary>Lays out three functions.</summary>
    /// <param name="order">Highest order that has a coefficient.</param>
    /// <param name="functions">Three of one degree.</param>
    public HarmonicLanes(int order, params ReadOnlySpan<HarmonicTriangle> functions)
    {
        degree = functions[0].Degree;
        groupCount = (Math.Min(order, degree) / Lanes) + 1;
        seed = degree < ScaledDegree ? 1 : double.ScaleB(1, -900);
        var rowCount = Enumerable.Range(0, groupCount).Sum(RowsOf);
        rows = GC.AllocateArray<double>((rowCount * RowLength) + Lanes, pinned: true);
        var misaligned = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(rows, 0) % VectorBytes);
        first = misaligned == 0 ? 0 : (VectorBytes - misaligned) / sizeof(double);
        var at = first;
        for (var group = groupCount - 1; group >= 0; group--)
        {
            for (var lane = 0; lane < Lanes; lane++)
            {
                Fill(at, group, lane, functions);
            }
            at += RowsOf(group) * RowLength;
        }
    }

    /// <summary>The three values at a position.</summary>
    /// <param name="position_m">Body-fixed position outside the centre, m.</param>
    /// <param name="radius_m">R of the coefficients, m.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Vec3 Evaluate(Vec3 position_m, double radius_m)
    {
        var r = position_m.Length;
        var ratio = radius_m / r;
        var along = Vector256.Create(position_m.Z / r * ratio);
        var square = Vector256.Create(-(ratio * ratio));
        var (zr, zi) = (position_m.X / r * ratio, position_m.Y / r * ratio);
        var (z2r, z2i) = ((zr * zr) - (zi * zi), 2 * zr * zi);
        var (z3r, z3i) = ((z2r * zr) - (z2i * zi), (z2r * zi) + (z2i * zr));
        var fourthRe = Vector256.Create((z2r * z2r) - (z2i * z2i));
        var fourthIm = Vector256.Create(2 * z2r * z2i);
        Vec reX = default, imX = default, reY = default, imY = default, reZ = default, imZ = default;
        ref var row = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(rows), first);
        for (var group = groupCount - 1; group >= 0; group--)
        {
            Vec before = default, now = default;
            Vec cx = default, sx = default, cy = default, sy = default, cz = default, sz = default;
            var count = RowsOf(group);
            for (var k = 0; k < count; k++)
            {
                var next = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row) * along, now, square * before);
                before = now;
                now = k < Lanes ? next + Start(k, seed) : next;
                cx = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row, 4), now, cx);
                sx = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row, 8), now, sx);
                cy = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row, 12), now, cy);
                sy = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row, 16), now, sy);
                cz = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row, 20), now, cz);
                sz = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref row, 24), now, sz);
                row = ref Unsafe.Add(ref row, RowLength);
            }
            (reX, imX) = Horner(reX, imX, fourthRe, fourthIm, cx, sx);
            (reY, imY) = Horner(reY, imY, fourthRe, fourthIm, cy, sy);
            (reZ, imZ) = Horner(reZ, imZ, fourthRe, fourthIm, cz, sz);
        }
        var powersRe = Vector256.Create(1, zr, z2r, z3r);
        var powersIm = Vector256.Create(0, zi, z2i, z3i);
        var scale = ratio / seed;
        return new(
            scale * Vector256.Sum((reX * powersRe) - (imX * powersIm)),
            scale * Vector256.Sum((reY * powersRe) - (imY * powersIm)),
            scale * Vector256.Sum((reZ * powersRe) - (imZ * powersIm)));
    }

    // The sum over orders is the real part of sum (C - i S) z^m: times z^4, plus the next four.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vec Re, Vec Im) Horner(Vec re, Vec im, Vec fourthRe, Vec fourthIm, Vec c, Vec s) => (
        Vector256.FusedMultiplyAdd(re, fourthRe, c - (im * fourthIm)),
        Vector256.FusedMultiplyAdd(re, fourthIm, (im * fourthRe) - s));

    // The column in lane k begins in row k.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vec Start(int lane, double value) => lane switch
    {
        0 => Vector256.Create(value, 0, 0, 0),
        1 => Vector256.Create(0, value, 0, 0),
        2 => Vector256.Create(0, 0, value, 0),
        _ => Vector256.Create(0, 0, 0, value),
    };

    private int RowsOf(int group) => degree - (group * Lanes) + 1;

    private void Fill(int at, int group, int lane, ReadOnlySpan<HarmonicTriangle> functions)
    {
        var m = (group * Lanes) + lane;
        var sectoral = 1.0;
        for (var k = 1; k <= m; k++)
        {
            sectoral *= k == 1 ? Math.Sqrt(3) : Math.Sqrt(((2 * k) + 1.0) / (2 * k));
        }
        double scale = 1, scaleBefore = 1; // of B at n and n - 1
        for (var n = m; n <= degree; n++)
        {
            var place = at + ((n - (group * Lanes)) * RowLength) + lane;
            if (n > m)
            {
                var step = HarmonicSums.Step(n, m);
                var scaleNow = n == m + 1 ? 1 : step / HarmonicSums.Step(n - 1, m) * scaleBefore;
                rows[place] = step * scale / scaleNow;
                (scaleBefore, scale) = (scale, scaleNow);
            }
            var index = GravityModel.Index(n, m);
            for (var f = 0; f < functions.Length; f++)
            {
                rows[place + (((2 * f) + 1) * Lanes)] = sectoral * scale * functions[f].Cosines[index];
                rows[place + (((2 * f) + 2) * Lanes)] = sectoral * scale * functions[f].Sines[index];
            }
        }
    }
}
