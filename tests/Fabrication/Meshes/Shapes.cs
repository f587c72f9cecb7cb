using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Tests.Meshes;

/// <summary>Closed meshes with known volumes, m.</summary>
internal static class Shapes
{
    public static Mesh Box(Vec3 low, Vec3 high) => new(
        [
            low, new(high.X, low.Y, low.Z), new(high.X, high.Y, low.Z), new(low.X, high.Y, low.Z),
            new(low.X, low.Y, high.Z), new(high.X, low.Y, high.Z), high, new(low.X, high.Y, high.Z),
        ],
        [
            new(0, 2, 1), new(0, 3, 2), new(4, 5, 6), new(4, 6, 7), new(0, 1, 5), new(0, 5, 4),
            new(1, 2, 6), new(1, 6, 5), new(2, 3, 7), new(2, 7, 6), new(3, 0, 4), new(3, 4, 7),
        ]);

    public static Mesh Octahedron(double radius) => new(
        [new(radius, 0, 0), new(-radius, 0, 0), new(0, radius, 0), new(0, -radius, 0), new(0, 0, radius), new(0, 0,
            -radius)],
        [
            new(0, 2, 4), new(2, 1, 4), new(1, 3, 4), new(3, 0, 4),
            new(2, 0, 5), new(1, 2, 5), new(3, 1, 5), new(0, 3, 5),
        ]);

    public static Mesh Mapped(Mesh mesh, Func<Vec3, Vec3> map) =>
        mesh with { Vertices = [.. mesh.Vertices.Select(map)] };

    public static Mesh Together(Mesh a, Mesh b) => new(
        [.. a.Vertices, .. b.Vertices],
        [
            .. a.Triangles,
            .. b.Triangles.Select(t => new Triangle(
                t.A + a.Vertices.Length, t.B + a.Vertices.Length, t.C + a.Vertices.Length)),
        ]);

    public static Vec3 Turn(Vec3 v, double about_x_rad, double about_z_rad)
    {
        var (sx, cx) = Math.SinCos(about_x_rad);
        var (sz, cz) = Math.SinCos(about_z_rad);
        var turned = new Vec3(v.X, (cx * v.Y) - (sx * v.Z), (sx * v.Y) + (cx * v.Z));
        return new((cz * turned.X) - (sz * turned.Y), (sz * turned.X) + (cz * turned.Y), turned.Z);
    }

    public static string Ascii(Mesh mesh)
    {
        var lines = new List<string> { "solid part" };
        foreach (var triangle in mesh.Triangles)
        {
            lines.Add("  facet normal 0 0 0");
            lines.Add("    outer loop");
            lines.AddRange(new[] { triangle.A, triangle.B, triangle.C }.Select(at => FormattableString.Invariant(
                $"      vertex {mesh.Vertices[at].X:R} {mesh.Vertices[at].Y:R} {mesh.Vertices[at].Z:R}")));
            lines.Add("    endloop");
            lines.Add("  endfacet");
        }

        lines.Add("endsolid part");
        return string.Join('\n', lines) + "\n";
    }

    public static ImmutableArray<Vec3> Corners(Mesh mesh) =>
        [.. mesh.Triangles.SelectMany(t => new[] { mesh.Vertices[t.A], mesh.Vertices[t.B], mesh.Vertices[t.C] })];
}
