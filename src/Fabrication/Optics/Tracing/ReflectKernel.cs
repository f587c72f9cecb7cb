using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Guanghan.Core.Numerics;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>
/// Reflection of four rays with errors: the normal is tilted by normal deviates of the slope error about two axes
/// across it, the reflected ray by those of the specularity error about two across itself.
/// </summary>
internal static class ReflectKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec3x4 Reflect(
        in Vec3x4 incoming, in Vec3x4 normal, double slope, double specularity, ulong key, ulong index, uint purpose)
    {
        if (slope == 0 && specularity == 0)
        {
            return Mirror(incoming, normal);
        }

        var (a, b, c, d) = RayNumbers.OfFour(key, index, purpose);
        var outgoing = Mirror(incoming, slope > 0 ? Tilt(normal, a, b, slope) : normal);
        return specularity > 0 ? Tilt(outgoing, c, d, specularity) : outgoing;
    }

    /// <summary>Two independent standard normal deviates (Box and Muller 1958, Ann. Math. Stat. 29:610).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vec First, Vec Second) Normals(Vec a, Vec b)
    {
        var radius = Vector256.Sqrt(VectorMath.Log(a) * -2.0);
        var (sine, cosine) = VectorMath.SinCosOfTurn(b);
        return (radius * cosine, radius * sine);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vec3x4 Mirror(in Vec3x4 incoming, in Vec3x4 normal)
    {
        var twice = Vec3x4.Dot(incoming, normal) * -2.0;
        return new(
            Vector256.FusedMultiplyAdd(twice, normal.X, incoming.X),
            Vector256.FusedMultiplyAdd(twice, normal.Y, incoming.Y),
            Vector256.FusedMultiplyAdd(twice, normal.Z, incoming.Z));
    }

    // The direction tilted; across it by the branchless basis of Duff et al. 2017, JCGT 6(1), listing 3.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vec3x4 Tilt(in Vec3x4 n, Vec a, Vec b, double deviation)
    {
        var one = Vector256.Create(1.0);
        var size = Vector256.Sqrt(VectorMath.Log(a) * -2.0) * deviation;
        var (sine, cosine) = VectorMath.SinCosOfTurn(b);
        var (g, h) = (size * cosine, size * sine);
        var sign = Vector256.ConditionalSelect(Vector256.LessThan(n.Z, Vec.Zero), -one, one);
        var factor = -(one / (sign + n.Z));
        var mixed = n.X * n.Y * factor;
        var scale = one / Vector256.Sqrt(one + (size * size));
        var x = n.X + (g * (one + (sign * n.X * n.X * factor))) + (h * mixed);
        var y = n.Y + (g * sign * mixed) + (h * (sign + (n.Y * n.Y * factor)));
        var z = n.Z - (g * sign * n.X) - (h * n.Y);
        return new(x * scale, y * scale, z * scale);
    }
}
