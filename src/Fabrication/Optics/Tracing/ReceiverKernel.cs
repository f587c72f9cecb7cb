using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Guanghan.Fabrication.Optics.Mirrors;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>
/// Brings rays to the receiver's plane and turns them into its frame, four at a time: x and y on the plane, z 0, the
/// direction's third component the cosine to its normal. Rays that never come through from the front end.
/// </summary>
internal static class ReceiverKernel
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Meet(Placement receiver, RayBatch rays, TraceTally tally)
    {
        var origin = new Vec3x4(receiver.Origin);
        var (sum, count) = (Vec.Zero, 0);
        for (var i = 0; i < rays.Count; i += Vec.Count)
        {
            var point = (Vec3x4.Load(rays.X, rays.Y, rays.Z, i) - origin).In(receiver);
            var along = Vec3x4.Load(rays.DirectionX, rays.DirectionY, rays.DirectionZ, i).In(receiver);
            var distance = -(point.Z / along.Z);
            var isMet = Vector256.GreaterThan(along.Z, Vec.Zero) & Vector256.GreaterThan(distance, Vec.Zero);
            ObstacleKernel.EndWhere(~isMet, rays, i, ref sum, ref count);
            new Vec3x4(point.X + (distance * along.X), point.Y + (distance * along.Y), Vec.Zero)
                .Store(rays.X, rays.Y, rays.Z, i);
            along.Store(rays.DirectionX, rays.DirectionY, rays.DirectionZ, i);
        }

        tally.Add(LightLoss.AwayFromReceiver, Vector256.Sum(sum), count);
    }
}
