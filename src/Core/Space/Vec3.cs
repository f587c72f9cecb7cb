namespace Guanghan.Core.Space;

/// <summary>
/// Three Cartesian components of one physical vector, in SI units, in whatever frame the holder names. It is the bare
/// arithmetic: a vector that must not be mixed between frames is a <c>State&lt;TFrame&gt;</c> or
/// <c>Vector&lt;TFrame&gt;</c>.
/// <c>default</c> is the zero vector.
/// </summary>
/// <param name="X">First component.</param>
/// <param name="Y">Second component.</param>
/// <param name="Z">Third component.</param>
public readonly record struct Vec3(double X, double Y, double Z)
{
    /// <summary>The zero vector.</summary>
    public static Vec3 Zero => default;

    /// <summary>Length, in the unit of the components.</summary>
    public double Length => Math.Sqrt(LengthSquared);

    /// <summary>Square of the length.</summary>
    public double LengthSquared => (X * X) + (Y * Y) + (Z * Z);

    /// <summary>Sum.</summary>
    public static Vec3 operator +(Vec3 a, Vec3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference.</summary>
    public static Vec3 operator -(Vec3 a, Vec3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Opposite.</summary>
    public static Vec3 operator -(Vec3 a) => new(-a.X, -a.Y, -a.Z);

    /// <summary>Scaled vector.</summary>
    public static Vec3 operator *(double factor, Vec3 a) => new(factor * a.X, factor * a.Y, factor * a.Z);

    /// <summary>Scaled vector.</summary>
    public static Vec3 operator *(Vec3 a, double factor) => factor * a;

    /// <summary>Vector divided by a scalar.</summary>
    public static Vec3 operator /(Vec3 a, double divisor) => new(a.X / divisor, a.Y / divisor, a.Z / divisor);

    /// <summary>Scalar product.</summary>
    public static double Dot(Vec3 a, Vec3 b) => (a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z);

    /// <summary>Vector product, right-handed.</summary>
    public static Vec3 Cross(Vec3 a, Vec3 b) => new(
        (a.Y * b.Z) - (a.Z * b.Y),
        (a.Z * b.X) - (a.X * b.Z),
        (a.X * b.Y) - (a.Y * b.X));

    /// <summary>Angle between two vectors, rad, in [0, pi]; accurate for nearly parallel vectors too.</summary>
    public static double Angle_rad(Vec3 a, Vec3 b) => Math.Atan2(Cross(a, b).Length, Dot(a, b));

    /// <summary>The vector of length 1 in the same direction.</summary>
    /// <exception cref="InvalidOperationException">The vector is zero and has no direction.</exception>
    public Vec3 ToUnit() => Length is var length && length > 0
        ? this / length
        : throw new InvalidOperationException("The zero vector has no direction.");
}
