namespace Guanghan.Core.Space;

/// <summary>
/// A vector in the axes of one frame, in the SI unit its holder names. Vectors of two frames do not add: that is a
/// compile error; rotate one first. <c>default</c> is the zero vector.
/// </summary>
/// <typeparam name="TFrame">The frame whose axes the components refer to.</typeparam>
/// <param name="Components">The three components.</param>
public readonly record struct Vector<TFrame>(Vec3 Components)
    where TFrame : IFrame
{
    /// <summary>Sum.</summary>
    public static Vector<TFrame> operator +(Vector<TFrame> a, Vector<TFrame> b) => new(a.Components + b.Components);

    /// <summary>Difference.</summary>
    public static Vector<TFrame> operator -(Vector<TFrame> a, Vector<TFrame> b) => new(a.Components - b.Components);

    /// <summary>Opposite.</summary>
    public static Vector<TFrame> operator -(Vector<TFrame> a) => new(-a.Components);

    /// <summary>Scaled vector.</summary>
    public static Vector<TFrame> operator *(double factor, Vector<TFrame> a) => new(factor * a.Components);

    /// <summary>Scaled vector.</summary>
    public static Vector<TFrame> operator *(Vector<TFrame> a, double factor) => factor * a;

    /// <summary>Vector divided by a scalar.</summary>
    public static Vector<TFrame> operator /(Vector<TFrame> a, double divisor) => new(a.Components / divisor);

    /// <summary>Scalar product, in the product of the two units.</summary>
    public double Dot(Vector<TFrame> other) => Vec3.Dot(Components, other.Components);

    /// <summary>Vector product, right-handed.</summary>
    public Vector<TFrame> Cross(Vector<TFrame> other) => new(Vec3.Cross(Components, other.Components));

    /// <summary>Angle to another vector, rad, in [0, pi].</summary>
    public double AngleTo_rad(Vector<TFrame> other) => Vec3.Angle_rad(Components, other.Components);

    /// <summary>The vector of length 1 in the same direction.</summary>
    /// <exception cref="InvalidOperationException">The vector is zero and has no direction.</exception>
    public Vector<TFrame> ToUnit() => new(Components.ToUnit());
}
