using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes.Repair;

/// <summary>Sizes of single triangles.</summary>
internal static class MeshMeasure
{
    /// <summary>Area of one triangle, m^2.</summary>
    public static double Area_m2(Mesh mesh, int at)
    {
        var (a, b, c) = Corners(mesh, at);
        return Vec3.Cross(b - a, c - a).Length / 2;
    }

    /// <summary>Least height of one triangle, m; 0 where it has no area.</summary>
    public static double Height_m(Mesh mesh, int at)
    {
        var (a, b, c) = Corners(mesh, at);
        var longest_m = Math.Max((b - a).Length, Math.Max((c - b).Length, (a - c).Length));
        return longest_m > 0 ? Vec3.Cross(b - a, c - a).Length / longest_m : 0;
    }

    /// <summary>The largest extent along an axis, m.</summary>
    public static double Extent_m(Mesh mesh)
    {
        var size = mesh.High - mesh.Low;
        return Math.Max(size.X, Math.Max(size.Y, size.Z));
    }

    private static (Vec3 A, Vec3 B, Vec3 C) Corners(Mesh mesh, int at)
    {
        var triangle = mesh.Triangles[at];
        return (mesh.Vertices[triangle.A], mesh.Vertices[triangle.B], mesh.Vertices[triangle.C]);
    }
}
