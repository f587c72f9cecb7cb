using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Optics.Mirrors;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>Four vectors of three components.</summary>
internal readonly struct Vec3x4(Vec x, Vec y, Vec z)
{
    public readonly Vec X = x;
    public readonly Vec Y = y;
    public readonly Vec Z = z;

    public Vec3x4(Vec3 same)
        : this(Vector256.Create(same.X), Vector256.Create(same.Y), Vector256.Create(same.Z))
    {
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec3x4 Load(double[] x, double[] y, double[] z, int at) => new(
        Vector256.LoadUnsafe(ref x[0], (nuint)at), Vector256.LoadUnsafe(ref y[0], (nuint)at),
        Vector256.LoadUnsafe(ref z[0], (nuint)at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(double[] x, double[] y, double[] z, int at)
    {
        X.StoreUnsafe(ref x[0], (nuint)at);
        Y.StoreUnsafe(ref y[0], (nuint)at);
        Z.StoreUnsafe(ref z[0], (nuint)at);
    }

    public static Vec3x4 operator +(Vec3x4 a, Vec3x4 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static Vec3x4 operator -(Vec3x4 a, Vec3x4 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static Vec3x4 operator -(Vec3x4 a) => new(-a.X, -a.Y, -a.Z);

    public static Vec3x4 operator *(Vec3x4 a, Vec factor) => new(a.X * factor, a.Y * factor, a.Z * factor);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vec Dot(Vec3x4 a, Vec3x4 b) =>
        Vector256.FusedMultiplyAdd(a.X, b.X, Vector256.FusedMultiplyAdd(a.Y, b.Y, a.Z * b.Z));

    /// <summary>From a frame's components to the collector's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vec3x4 Out(in Placement frame) =>
        (new Vec3x4(frame.U) * X) + (new Vec3x4(frame.V) * Y) + (new Vec3x4(frame.N) * Z);

    /// <summary>From the collector's components to a frame's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vec3x4 In(in Placement frame) =>
        new(Dot(this, new(frame.U)), Dot(this, new(frame.V)), Dot(this, new(frame.N)));
}
