using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Optics.Mirrors;

/// <summary>Where a surface stands: its origin and three axes of unit length, right-handed, in the collector's frame.
/// </summary>
/// <param name="Origin">Origin, m.</param>
/// <param name="U">Its x axis.</param>
/// <param name="V">Its y axis.</param>
/// <param name="N">Its z axis, the normal.</param>
public readonly record struct Placement(Vec3 Origin, Vec3 U, Vec3 V, Vec3 N)
{
    /// <summary>The collector's own frame.</summary>
    public static Placement Identity => new(Vec3.Zero, new(1, 0, 0), new(0, 1, 0), new(0, 0, 1));

    /// <summary>Whether it is the collector's own frame, so that nothing need be turned.</summary>
    public bool IsIdentity => this == Identity;

    /// <summary>At a point with a normal; the x axis is chosen (Duff et al. 2017, JCGT 6(1), listing 3).</summary>
    /// <param name="origin">Origin, m.</param>
    /// <param name="normal">Normal of any length but zero.</param>
    public static Placement Facing(Vec3 origin, Vec3 normal)
    {
        var n = normal.ToUnit();
        var (u, v) = Across(n);
        return new(origin, u, v, n);
    }

    /// <summary>Two directions across a direction (Duff et al. 2017, JCGT 6(1), listing 3).</summary>
    /// <param name="n">Direction of unit length.</param>
    public static (Vec3 U, Vec3 V) Across(Vec3 n)
    {
        var sign = Math.CopySign(1, n.Z);
        var a = -1 / (sign + n.Z);
        var b = n.X * n.Y * a;
        return (new(1 + (sign * n.X * n.X * a), sign * b, -sign * n.X), new(b, sign + (n.Y * n.Y * a), -n.Y));
    }

    /// <summary>A point of the collector in this frame.</summary>
    /// <param name="point">Point, m.</param>
    public Vec3 PointIn(Vec3 point) => DirectionIn(point - Origin);

    /// <summary>A direction of the collector in this frame.</summary>
    /// <param name="direction">Direction.</param>
    public Vec3 DirectionIn(Vec3 direction) =>
        new(Vec3.Dot(direction, U), Vec3.Dot(direction, V), Vec3.Dot(direction, N));

    /// <summary>A point of this frame in the collector.</summary>
    /// <param name="point">Point, m.</param>
    public Vec3 PointOut(Vec3 point) => Origin + DirectionOut(point);

    /// <summary>A direction of this frame in the collector.</summary>
    /// <param name="direction">Direction.</param>
    public Vec3 DirectionOut(Vec3 direction) => (direction.X * U) + (direction.Y * V) + (direction.Z * N);
}
