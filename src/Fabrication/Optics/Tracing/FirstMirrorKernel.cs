using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Guanghan.Core.Numerics;
using Guanghan.Fabrication.Optics.Mirrors;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>
/// Starts rays on the first mirror and reflects them, four at a time: a point of the outline, each equally likely; a
/// direction from the Sun; the weight; the reflected direction with slope and specularity errors. The first mirror is
/// never missed: rays are drawn where they meet it, with the weight that makes them the Sun's (see
/// <see cref="SunSource"/>). Per ray without errors: 1 random block, 2 sine-cosine pairs, 5 square roots, 4 divisions,
/// about 90 multiplications and additions; a slope error adds a block, a logarithm and a pair.
/// <see cref="ScalarRay"/> is its oracle.
/// </summary>
internal static class FirstMirrorKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // measured whole, and long loops run from the first batch
    public static void Start(Mirror mirror, SunSource sun, RayBatch rays, ulong key)
    {
        var frame = mirror.Placement;
        var inFrame = new LocalSun(sun, frame);
        var (curvature, factor) = (Vector256.Create(mirror.Surface.Curvature_1_m), Vector256.Create(
            (1 + mirror.Surface.ConicConstantFactor) * mirror.Surface.Curvature_1_m * mirror.Surface.Curvature_1_m));
        var (slope, specularity) = (mirror.Finish.SlopeError_rad, mirror.Finish.SpecularityError_rad);
        var one = Vector256.Create(1.0);
        var isTurned = !frame.IsIdentity;
        for (var i = 0; i < rays.Count; i += Vec.Count)
        {
            var index = rays.First + (ulong)i;
            var (a, b, c, d) = RayNumbers.OfFour(key, index, RayPurpose.Start);
            var (x, y) = OutlineKernel.At(mirror.Outline, a, b);
            var square = (x * x) + (y * y);
            var root = Vector256.Sqrt(one - (factor * square));
            var z = curvature * square / (one + root);
            var steep = -(curvature / root);
            var normal = new Vec3x4(steep * x, steep * y, one);
            var (incoming, cosine) = inFrame.Direction(c, d, key, index);
            var facing = -Vec3x4.Dot(incoming, normal);
            var weight = Vector256.Max(facing / cosine, Vec.Zero);
            var inverse = one / Vector256.Sqrt((normal.X * normal.X) + (normal.Y * normal.Y) + one);
            normal = normal * inverse;
            var outgoing = ReflectKernel.Reflect(incoming, normal, slope, specularity, key, index, RayPurpose.First);
            var point = new Vec3x4(x, y, z);
            if (isTurned)
            {
                point = point.Out(frame) + new Vec3x4(frame.Origin);
                outgoing = outgoing.Out(frame);
                incoming = incoming.Out(frame);
            }

            point.Store(rays.X, rays.Y, rays.Z, i);
            outgoing.Store(rays.DirectionX, rays.DirectionY, rays.DirectionZ, i);
            (-incoming).Store(rays.SunwardX, rays.SunwardY, rays.SunwardZ, i);
            (facing * inverse).CopyTo(rays.CosIncidence, i);
            square.CopyTo(rays.AxisSquare, i);
            weight.CopyTo(rays.Weight, i);
        }

        // Columns past the last ray are computed and never counted.
        rays.Weight.AsSpan(rays.Count, Math.Min(3, RayLimits.Batch - rays.Count)).Clear();
    }

    /// <summary>The Sun's directions in a mirror's frame.</summary>
    private readonly struct LocalSun
    {
        private readonly Vec3x4 _u;
        private readonly Vec3x4 _v;
        private readonly Vec3x4 _n;
        private readonly double[] _quantiles;
        private readonly double _tracking;

        public LocalSun(SunSource sun, Placement frame)
        {
            (_u, _v) = (new(frame.DirectionIn(sun.AcrossU)), new(frame.DirectionIn(sun.AcrossV)));
            _n = new(frame.DirectionIn(sun.Propagation));
            (_quantiles, _tracking) = (sun.Quantiles, sun.TrackingError_rad);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public (Vec3x4 Direction, Vec Cosine) Direction(Vec c, Vec d, ulong key, ulong index)
        {
            var one = Vector256.Create(1.0);
            var sineSquared = _quantiles.Length == 2 ? c * _quantiles[1] : Lookup(c);
            var sine = Vector256.Sqrt(sineSquared);
            var (s, t) = VectorMath.SinCosOfTurn(d);
            var (along, across) = (sine * t, sine * s);
            var cosine = Vector256.Sqrt(one - sineSquared);
            var forward = cosine;
            if (_tracking > 0)
            {
                var (e, f, _, _) = RayNumbers.OfFour(key, index, RayPurpose.Tracking);
                var (g, h) = ReflectKernel.Normals(e, f);
                along = Vector256.FusedMultiplyAdd(g, Vector256.Create(_tracking), along);
                across = Vector256.FusedMultiplyAdd(h, Vector256.Create(_tracking), across);
                forward = Vector256.Sqrt(one - (along * along) - (across * across));
            }

            return ((_u * along) + (_v * across) + (_n * forward), cosine);
        }

        private Vec Lookup(Vec uniform)
        {
            Vec place = uniform * (double)(_quantiles.Length - 1);
            var floor = Vector256.Floor(place);
            var (i, j, k, l) = ((int)floor[0], (int)floor[1], (int)floor[2], (int)floor[3]);
            var q = _quantiles;
            var low = Vector256.Create(q[i], q[j], q[k], q[l]);
            var high = Vector256.Create(q[i + 1], q[j + 1], q[k + 1], q[l + 1]);
            return Vector256.FusedMultiplyAdd(place - floor, high - low, low);
        }
    }
}
