using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Guanghan.Fabrication.Optics.Mirrors;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>
/// Ends rays that meet an obstacle, four at a time. <see cref="Screen.Takes"/> and <see cref="Strut.Takes"/> are the
/// oracles.
/// </summary>
internal static class ObstacleKernel
{
    /// <summary>Ends rays on a screen; looks along the rays, or back towards the Sun.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void End(Screen screen, RayBatch rays, bool sunward, LightLoss loss, TraceTally tally)
    {
        var frame = screen.Placement;
        var outline = screen.Outline;
        var (origin, normal) = (new Vec3x4(frame.Origin), new Vec3x4(frame.N));
        var (u, v) = (new Vec3x4(frame.U), new Vec3x4(frame.V));
        var clearance = Vector256.Create(RayLimits.Clearance_m);
        var (sum, count) = (Vec.Zero, 0);
        for (var i = 0; i < rays.Count; i += Vec.Count)
        {
            var along = Along(rays, sunward, i);
            var point = Vec3x4.Load(rays.X, rays.Y, rays.Z, i) - origin;
            var distance = -(Vec3x4.Dot(point, normal) / Vec3x4.Dot(along, normal));
            point += along * distance;
            var isInside = OutlineKernel.Contains(outline, Vec3x4.Dot(point, u), Vec3x4.Dot(point, v));
            var isMet = Vector256.GreaterThan(distance, clearance) &
                Vector256.LessThan(distance, Vector256.Create(double.PositiveInfinity)) &
                (screen.IsOpening ? ~isInside : isInside);
            EndWhere(isMet, rays, i, ref sum, ref count);
        }

        tally.Add(loss, Vector256.Sum(sum), count);
    }

    /// <summary>Ends rays on a strut; looks along the rays, or back towards the Sun.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void End(Strut strut, RayBatch rays, bool sunward, LightLoss loss, TraceTally tally)
    {
        var start = new Vec3x4(strut.From);
        var axis = new Vec3x4(strut.To - strut.From);
        var c = Vec3x4.Dot(axis, axis);
        var square = Vector256.Create(strut.Radius_m * strut.Radius_m);
        var (zero, one) = (Vec.Zero, Vector256.Create(1.0));
        var (sum, count) = (Vec.Zero, 0);
        for (var i = 0; i < rays.Count; i += Vec.Count)
        {
            var along = Along(rays, sunward, i);
            var between = Vec3x4.Load(rays.X, rays.Y, rays.Z, i) - start;
            var b = Vec3x4.Dot(along, axis);
            var (d, e) = (Vec3x4.Dot(along, between), Vec3x4.Dot(axis, between));
            var onAxis = (e - (b * d)) / Vector256.Max(c - (b * b), Vector256.Create(double.Epsilon));
            onAxis = Vector256.Min(Vector256.Max(onAxis, zero), one);
            var onRay = (b * onAxis) - d;
            var fromStart = Vector256.Min(Vector256.Max(e / c, zero), one);
            onAxis = Vector256.ConditionalSelect(Vector256.LessThan(onRay, zero), fromStart, onAxis);
            onRay = Vector256.Max(onRay, zero);
            var apart = between + (along * onRay) - (axis * onAxis);
            EndWhere(Vector256.LessThan(Vec3x4.Dot(apart, apart), square), rays, i, ref sum, ref count);
        }

        tally.Add(loss, Vector256.Sum(sum), count);
    }

    /// <summary>Ends the rays that a mask marks, and adds what they carried.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void EndWhere(Vec mask, RayBatch rays, int at, ref Vec sum, ref int count)
    {
        var weight = Vector256.LoadUnsafe(ref rays.Weight[0], (nuint)at);
        var ended = mask & Vector256.GreaterThan(weight, Vec.Zero);
        sum += ended & weight;
        count += BitOperations.PopCount(ended.ExtractMostSignificantBits());
        Vector256.AndNot(weight, ended).StoreUnsafe(ref rays.Weight[0], (nuint)at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vec3x4 Along(RayBatch rays, bool sunward, int at) => sunward
        ? Vec3x4.Load(rays.SunwardX, rays.SunwardY, rays.SunwardZ, at)
        : Vec3x4.Load(rays.DirectionX, rays.DirectionY, rays.DirectionZ, at);
}
