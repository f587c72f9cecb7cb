using System.Globalization;
using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes.ThreeMf;

/// <summary>
/// An affine map as 3MF writes it: a row vector times four rows of three, x' = x m00 + y m10 + z m20 + m30 (core
/// specification, "3D Matrices"). <c>default</c> maps everything to the origin.
/// </summary>
/// <param name="X">First row.</param>
/// <param name="Y">Second row.</param>
/// <param name="Z">Third row.</param>
/// <param name="Shift">Last row, in the file's unit.</param>
internal readonly record struct Transform(Vec3 X, Vec3 Y, Vec3 Z, Vec3 Shift)
{
    /// <summary>The map that changes nothing.</summary>
    public static Transform Identity { get; } = new(new(1, 0, 0), new(0, 1, 0), new(0, 0, 1), Vec3.Zero);

    /// <summary>Ratio of volumes; negative where it mirrors.</summary>
    public double DeterminantRatio => Vec3.Dot(X, Vec3.Cross(Y, Z));

    /// <summary>A place mapped.</summary>
    public Vec3 Map(Vec3 place) => (place.X * X) + (place.Y * Y) + (place.Z * Z) + Shift;

    /// <summary>First this, then another.</summary>
    public Transform Then(Transform other) => new(other.Turn(X), other.Turn(Y), other.Turn(Z), other.Map(Shift));

    /// <summary>Reads twelve numbers; null where they are not.</summary>
    public static Transform? Parse(string text)
    {
        var words = text.Split((char[]?)null, 14, StringSplitOptions.RemoveEmptyEntries);
        Span<double> m = stackalloc double[12];
        if (words.Length != 12)
        {
            return null;
        }

        for (var at = 0; at < 12; at++)
        {
            if (!double.TryParse(words[at], NumberStyles.Float, CultureInfo.InvariantCulture, out m[at]) ||
                !double.IsFinite(m[at]))
            {
                return null;
            }
        }

        return new(new(m[0], m[1], m[2]), new(m[3], m[4], m[5]), new(m[6], m[7], m[8]), new(m[9], m[10], m[11]));
    }

    private Vec3 Turn(Vec3 direction) => (direction.X * X) + (direction.Y * Y) + (direction.Z * Z);
}
