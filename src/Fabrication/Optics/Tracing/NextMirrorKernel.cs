using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Guanghan.Fabrication.Optics.Mirrors;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>
/// Brings rays to a later mirror and reflects them there, four at a time; what passes beside it, through its hole or
/// meets its back ends. <see cref="Conic.Distance_m"/> and <see cref="ScalarRay"/> are the oracles.
/// </summary>
internal static class NextMirrorKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Meet(Mirror mirror, RayBatch rays, ulong key, uint purpose, TraceTally tally)
    {
        var frame = mirror.Placement;
        var origin = new Vec3x4(frame.Origin);
        var curvature = Vector256.Create(mirror.Surface.Curvature_1_m);
        var k = Vector256.Create(1 + mirror.Surface.ConicConstantFactor);
        var (zero, one, sign) = (Vec.Zero, Vector256.Create(1.0), Vector256.Create(-0.0));
        var holeSquare = Vector256.Create(mirror.HoleRadius_m * mirror.HoleRadius_m);
        var side = Vector256.Create(mirror.FacesUp ? 1.0 : -1.0);
        var (sum, count) = (Vec.Zero, 0);
        for (var i = 0; i < rays.Count; i += Vec.Count)
        {
            var point = (Vec3x4.Load(rays.X, rays.Y, rays.Z, i) - origin).In(frame);
            var along = Vec3x4.Load(rays.DirectionX, rays.DirectionY, rays.DirectionZ, i).In(frame);
            var plane = -(point.Z / along.Z);
            var (x, y) = (point.X + (plane * along.X), point.Y + (plane * along.Y));
            var a = curvature * ((along.X * along.X) + (along.Y * along.Y) + (k * along.Z * along.Z));
            var b = (curvature * ((x * along.X) + (y * along.Y))) - along.Z;
            var c = curvature * ((x * x) + (y * y));
            var square = (b * b) - (a * c);
            var root = Vector256.Sqrt(Vector256.Max(square, zero)) | (b & sign);
            var distance = plane - (c / (b + root));
            (x, y) = (point.X + (distance * along.X), point.Y + (distance * along.Y));
            var z = point.Z + (distance * along.Z);
            var axisSquare = (x * x) + (y * y);
            var inverse = curvature / Vector256.Sqrt(one - (k * curvature * curvature * axisSquare));
            var normal = new Vec3x4(-(inverse * x), -(inverse * y), one);
            normal *= side / Vector256.Sqrt((normal.X * normal.X) + (normal.Y * normal.Y) + one);
            var facing = -Vec3x4.Dot(along, normal);
            var isMet = Vector256.GreaterThan(distance, Vector256.Create(RayLimits.Clearance_m)) &
                Vector256.GreaterThanOrEqual(square, zero) & Vector256.GreaterThan(facing, zero) &
                Vector256.GreaterThanOrEqual(axisSquare, holeSquare) & OutlineKernel.Contains(mirror.Outline, x, y);
            ObstacleKernel.EndWhere(~isMet, rays, i, ref sum, ref count);
            var outgoing = ReflectKernel.Reflect(along, normal, mirror.Finish.SlopeError_rad,
                mirror.Finish.SpecularityError_rad, key, rays.First + (ulong)i, purpose);
            (new Vec3x4(x, y, z).Out(frame) + origin).Store(rays.X, rays.Y, rays.Z, i);
            outgoing.Out(frame).Store(rays.DirectionX, rays.DirectionY, rays.DirectionZ, i);
            facing.StoreUnsafe(ref rays.CosIncidence[0], (nuint)i);
        }

        tally.Add(LightLoss.BesideMirror, Vector256.Sum(sum), count);
    }
}
