using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Parts;

/// <summary>
/// Where a part lies, turned and shifted but not stretched. <c>default</c> squeezes everything into the origin and is
/// no placement.
/// </summary>
/// <param name="XAxis">Where the part's first axis points; a unit vector.</param>
/// <param name="YAxis">Where its second axis points.</param>
/// <param name="ZAxis">Where its third axis points.</param>
/// <param name="Origin">Where its origin lies, m.</param>
public readonly record struct RigidPlacement(Vec3 XAxis, Vec3 YAxis, Vec3 ZAxis, Vec3 Origin)
{
    /// <summary>Where the part is as drawn.</summary>
    public static RigidPlacement Identity { get; } = Shift(Vec3.Zero);

    /// <summary>Shifted, not turned.</summary>
    /// <param name="by">By how much, m.</param>
    public static RigidPlacement Shift(Vec3 by) => new(new(1, 0, 0), new(0, 1, 0), new(0, 0, 1), by);

    /// <summary>Turned about the third axis through the origin.</summary>
    /// <param name="angle_rad">Angle, rad; from the first axis to the second.</param>
    public static RigidPlacement TurnAboutZ(double angle_rad)
    {
        var (sine, cosine) = Math.SinCos(angle_rad);
        return new(new(cosine, sine, 0), new(-sine, cosine, 0), new(0, 0, 1), Vec3.Zero);
    }

    /// <summary>Where a point of the part lies, m.</summary>
    /// <param name="point">In the part's axes, m.</param>
    public Vec3 Point(Vec3 point) => Direction(point) + Origin;

    /// <summary>Where a direction of the part points.</summary>
    /// <param name="direction">In the part's axes.</param>
    public Vec3 Direction(Vec3 direction) =>
        (direction.X * XAxis) + (direction.Y * YAxis) + (direction.Z * ZAxis);

    /// <summary>A direction of space in the part's axes.</summary>
    /// <param name="direction">As the placed part sees it.</param>
    public Vec3 DirectionBack(Vec3 direction) =>
        new(Vec3.Dot(direction, XAxis), Vec3.Dot(direction, YAxis), Vec3.Dot(direction, ZAxis));

    /// <summary>This placement after another one.</summary>
    /// <param name="first">The one that is done first.</param>
    public RigidPlacement After(RigidPlacement first) => new(
        Direction(first.XAxis), Direction(first.YAxis), Direction(first.ZAxis), Point(first.Origin));

    /// <summary>The placement that takes this one back.</summary>
    public RigidPlacement Inverse() => new(
        new(XAxis.X, YAxis.X, ZAxis.X), new(XAxis.Y, YAxis.Y, ZAxis.Y), new(XAxis.Z, YAxis.Z, ZAxis.Z),
        -DirectionBack(Origin));
}
