using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes;

/// <summary>
/// Joins corners that lie within a tolerance of each other, and drops triangles that this leaves without area. STL
/// repeats every corner for every triangle; without welding nothing is connected. First come, first kept: the result
/// depends on the order of the file alone.
/// </summary>
public static class VertexWeld
{
    /// <summary>
    /// Default tolerance over the largest extent: ASCII files commonly carry 6 significant digits, single precision
    /// 7.2.
    /// </summary>
    public const double ToleranceRatio = 1e-6;

    /// <summary>Welds a list of loose corners, three a triangle.</summary>
    /// <param name="corners">
    /// Corners, m; length a multiple of three, all within <see cref="StlReader.MaximumCoordinate_m"/>.
    /// </param>
    /// <param name="tolerance_m">Corners within this distance become one; zero joins equal ones only.</param>
    /// <param name="droppedCount">Triangles dropped because two of their corners are one.</param>
    /// <exception cref="ArgumentException">A corner is not finite or too far away.</exception>
    public static Mesh Weld(ReadOnlySpan<Vec3> corners, double tolerance_m, out int droppedCount)
    {
        var weld = new CornerWeld(VerticesOf(corners.Length / 3));
        var triangles = new Triangle[corners.Length / 3];
        for (var at = 0; at < triangles.Length; at++)
        {
            triangles[at] = new Triangle(
                Add(weld, corners[3 * at]), Add(weld, corners[(3 * at) + 1]), Add(weld, corners[(3 * at) + 2]));
        }

        return weld.Finish(triangles, tolerance_m, out droppedCount);
    }

    /// <summary>Welds a mesh's own vertices, and drops triangles that this leaves without area.</summary>
    /// <param name="mesh">Vertices that no triangle uses are left out.</param>
    /// <param name="tolerance_m">Corners within this distance become one; zero joins equal ones only.</param>
    /// <param name="droppedCount">Triangles dropped because two of their corners are one.</param>
    /// <exception cref="ArgumentException">A corner is not finite or too far away.</exception>
    public static Mesh Weld(Mesh mesh, double tolerance_m, out int droppedCount)
    {
        var weld = new CornerWeld(mesh.Vertices.Length);
        var triangles = new Triangle[mesh.Triangles.Length];
        for (var at = 0; at < triangles.Length; at++)
        {
            var triangle = mesh.Triangles[at];
            triangles[at] = new Triangle(Add(weld, mesh.Vertices[triangle.A]), Add(weld, mesh.Vertices[triangle.B]),
                Add(weld, mesh.Vertices[triangle.C]));
        }

        return weld.Finish(triangles, tolerance_m, out droppedCount);
    }

    /// <summary>Vertices to expect: a closed surface of one body has half as many as triangles, and two more.</summary>
    internal static int VerticesOf(int triangleCount) => (triangleCount / 2) + (triangleCount / 16) + 16;

    private static int Add(CornerWeld weld, Vec3 corner) =>
        weld.Add(corner.X, corner.Y, corner.Z) is var index && index >= 0 ? index
        : throw new ArgumentException($"A corner must be finite and within {StlReader.MaximumCoordinate_m} m of the " +
            $"origin; this one is {corner}.", nameof(corner));
}
