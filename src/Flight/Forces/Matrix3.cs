using Guanghan.Core.Space;

namespace Guanghan.Flight.Forces;

/// <summary>
/// A 3 by 3 matrix by its rows, in the unit its holder names: a rotation, or the gradient of an acceleration (row i,
/// column j: how component i changes with coordinate j). <c>default</c> is the zero matrix.
/// </summary>
/// <param name="X">First row.</param>
/// <param name="Y">Second row.</param>
/// <param name="Z">Third row.</param>
public readonly record struct Matrix3(Vec3 X, Vec3 Y, Vec3 Z)
{
    /// <summary>The unit matrix.</summary>
    public static Matrix3 Identity => Diagonal(1);

    /// <summary>Sum.</summary>
    public static Matrix3 operator +(in Matrix3 a, in Matrix3 b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    /// <summary>Difference.</summary>
    public static Matrix3 operator -(in Matrix3 a, in Matrix3 b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    /// <summary>Scaled matrix.</summary>
    public static Matrix3 operator *(double factor, in Matrix3 a) => new(factor * a.X, factor * a.Y, factor * a.Z);

    /// <summary>Matrix product.</summary>
    public static Matrix3 operator *(in Matrix3 a, in Matrix3 b) =>
        new(b.ApplyTransposed(a.X), b.ApplyTransposed(a.Y), b.ApplyTransposed(a.Z));

    /// <summary>A multiple of the unit matrix.</summary>
    public static Matrix3 Diagonal(double factor) => new(new(factor, 0, 0), new(0, factor, 0), new(0, 0, factor));

    /// <summary>The product of a column and a row: element i, j is a_i b_j.</summary>
    public static Matrix3 Outer(Vec3 a, Vec3 b) => new(a.X * b, a.Y * b, a.Z * b);

    /// <summary>The matrix whose columns are given.</summary>
    public static Matrix3 FromColumns(Vec3 x, Vec3 y, Vec3 z) =>
        new(new(x.X, y.X, z.X), new(x.Y, y.Y, z.Y), new(x.Z, y.Z, z.Z));

    /// <summary>The matrix times a column.</summary>
    public Vec3 Apply(Vec3 vector) => new(Vec3.Dot(X, vector), Vec3.Dot(Y, vector), Vec3.Dot(Z, vector));

    /// <summary>The transposed matrix times a column: for a rotation, the way back.</summary>
    public Vec3 ApplyTransposed(Vec3 vector) => (vector.X * X) + (vector.Y * Y) + (vector.Z * Z);

    /// <summary>Rows for columns.</summary>
    public Matrix3 Transpose() => FromColumns(X, Y, Z);

    /// <summary>A gradient in rotated axes, seen in the old ones: R^T G R, where this matrix is G.</summary>
    /// <param name="rotation">Old axes to new ones.</param>
    public Matrix3 RotatedBack(in Matrix3 rotation) => rotation.Transpose() * (this * rotation);

    /// <summary>Sum of the diagonal, in the unit of the elements.</summary>
    public double TraceFactor() => X.X + Y.Y + Z.Z;
}
