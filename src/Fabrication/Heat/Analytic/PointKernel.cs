using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Guanghan.Core.Numerics;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>
/// The sum over nodes for a block of scattered points, eight at once. Per node and four points: 3 subtractions, 6
/// multiplications and fused multiply-adds of the exponent, 19 of exp (see <see cref="VectorMath"/>), 1 of the sum: 29
/// vector operations, of which two run in a cycle; no memory but the node itself, 72 bytes. Nodes that the whole block
/// does not feel are left out first: their sum is below the floor of the error. <see cref="ScalarHeat"/> is its oracle.
/// </summary>
internal static class PointKernel
{
    /// <summary>Points of a block: the work that is never divided, whatever the number of threads.</summary>
    public const int Block = 128;

    /// <summary>Vector operations for four points and one node.</summary>
    public const int Operations = 29;

    /// <summary>Adds the rise of a block's points.</summary>
    /// <param name="x">Along x, m; a multiple of 8 long, padded by its last point.</param>
    /// <param name="y">Along y, m.</param>
    /// <param name="z">Depth, m.</param>
    /// <param name="nodes">All nodes, with images.</param>
    /// <param name="discs">A disc's spread for each node that is one; null for Gaussians.</param>
    /// <param name="cut">Nodes that warm the block less than this are left out, K.</param>
    /// <param name="felt">Room for the indices of the nodes that are felt.</param>
    /// <param name="rise">Takes the rises, K.</param>
    /// <returns>How many nodes were felt.</returns>
    public static int Rise(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, HeatNode[] nodes, DiscSpread?[] discs,
        double cut, int[] felt, Span<double> rise)
    {
        var count = Felt(Box.Of(x, y, z), nodes, cut, felt);
        var (gaussians, discCount) = (0, 0);
        var discList = felt.AsSpan(nodes.Length);
        for (var i = 0; i < count; i++)
        {
            if (discs[felt[i]] is null)
            {
                felt[gaussians++] = felt[i];
            }
            else
            {
                discList[discCount++] = felt[i];
            }
        }

        Gaussians(x, y, z, nodes, felt.AsSpan(0, gaussians), rise);
        if (discCount > 0)
        {
            Discs(x, y, z, nodes, discs, discList[..discCount], rise);
        }

        return count;
    }

    private static int Felt(in Box box, HeatNode[] nodes, double cut, int[] felt)
    {
        var count = 0;
        for (var i = 0; i < nodes.Length; i++)
        {
            ref readonly var node = ref nodes[i];
            if (node.Rise == 0)
            {
                continue;
            }

            var (dx, dy, dz) = (Box.Gap(node.X, box.X), Box.Gap(node.Y, box.Y), Box.Gap(node.Z, box.Z));
            var exponent = dz * dz * node.InverseZ;
            if (node.Radius > 0)
            {
                var gap = Math.Max(0, Math.Sqrt((dx * dx) + (dy * dy)) - node.Radius);
                exponent += gap * gap * node.InverseX;
            }
            else
            {
                exponent += (dx * dx * node.InverseX) + (dy * dy * node.InverseY);
            }

            // exp only where it can matter.
            if (exponent < 60 && (exponent < 1 || node.Rise * Math.Exp(-exponent) > cut))
            {
                felt[count++] = i;
            }
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Gaussians(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, HeatNode[] nodes,
        ReadOnlySpan<int> felt, Span<double> rise)
    {
        for (var at = 0; at < x.Length; at += 8)
        {
            var (x0, x1) = (Vector256.Create(x.Slice(at, 4)), Vector256.Create(x.Slice(at + 4, 4)));
            var (y0, y1) = (Vector256.Create(y.Slice(at, 4)), Vector256.Create(y.Slice(at + 4, 4)));
            var (z0, z1) = (Vector256.Create(z.Slice(at, 4)), Vector256.Create(z.Slice(at + 4, 4)));
            var (sum0, sum1) = (Vec.Zero, Vec.Zero);
            for (var i = 0; i < felt.Length; i++)
            {
                ref readonly var node = ref nodes[felt[i]];
                var (nx, ny, nz) = (Vector256.Create(node.X), Vector256.Create(node.Y), Vector256.Create(node.Z));
                var (ix, iy, iz) = (Vector256.Create(-node.InverseX), Vector256.Create(-node.InverseY),
                    Vector256.Create(-node.InverseZ));
                var amount = Vector256.Create(node.Rise);
                sum0 = Vector256.FusedMultiplyAdd(amount,
                    VectorMath.Exp(Exponent(x0 - nx, y0 - ny, z0 - nz, ix, iy, iz)), sum0);
                sum1 = Vector256.FusedMultiplyAdd(amount,
                    VectorMath.Exp(Exponent(x1 - nx, y1 - ny, z1 - nz, ix, iy, iz)), sum1);
            }

            sum0.CopyTo(rise[at..]);
            sum1.CopyTo(rise[(at + 4)..]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vec Exponent(Vec x, Vec y, Vec z, Vec ix, Vec iy, Vec iz) => Vector256.FusedMultiplyAdd(
        x * x, ix, Vector256.FusedMultiplyAdd(y * y, iy, z * z * iz));

    private static void Discs(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, HeatNode[] nodes, DiscSpread?[] discs,
        ReadOnlySpan<int> felt, Span<double> rise)
    {
        for (var at = 0; at < x.Length; at += 4)
        {
            var (px, py, pz) = (Vector256.Create(x.Slice(at, 4)), Vector256.Create(y.Slice(at, 4)),
                Vector256.Create(z.Slice(at, 4)));
            var sum = Vector256.Create<double>(rise.Slice(at, 4));
            foreach (var i in felt)
            {
                ref readonly var node = ref nodes[i];
                var (dx, dy, dz) = (px - Vector256.Create(node.X), py - Vector256.Create(node.Y),
                    pz - Vector256.Create(node.Z));
                var share = discs[i]!.At(Vector256.Sqrt((dx * dx) + (dy * dy)));
                sum += Vector256.Create(node.Rise) * share * VectorMath.Exp(dz * dz * -node.InverseZ);
            }

            sum.CopyTo(rise[at..]);
        }
    }

    private readonly record struct Box(
        (double Low, double High) X, (double Low, double High) Y, (double Low, double High) Z)
    {
        public static Box Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z) =>
            new(Ends(x), Ends(y), Ends(z));

        public static double Gap(double place, (double Low, double High) ends) =>
            Math.Max(0, Math.Max(ends.Low - place, place - ends.High));

        private static (double Low, double High) Ends(ReadOnlySpan<double> values)
        {
            var (low, high) = (values[0], values[0]);
            foreach (var value in values)
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }

            return (low, high);
        }
    }
}
