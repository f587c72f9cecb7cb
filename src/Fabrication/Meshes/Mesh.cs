using System.Collections.Immutable;
using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes;

/// <summary>
/// A surface of triangles over shared corners, lengths in metres. Seen from outside, a triangle's corners run
/// counter-clockwise.
/// </summary>
/// <param name="Vertices">Corners, m; all finite.</param>
/// <param name="Triangles">Three indices into <paramref name="Vertices"/> each.</param>
public sealed record Mesh(ImmutableArray<Vec3> Vertices, ImmutableArray<Triangle> Triangles)
{
    /// <summary>No surface at all.</summary>
    public static Mesh Empty { get; } = new([], []);

    /// <summary>
    /// Enclosed volume, m^3, by the divergence theorem; negative where the triangles are wound inside out. Taken about
    /// the first corner, so that a part far from the origin loses no digits.
    /// </summary>
    public double Volume_m3
    {
        get
        {
            var sum = 0.0;
            foreach (var triangle in Triangles)
            {
                var a = Vertices[triangle.A] - Vertices[0];
                var b = Vertices[triangle.B] - Vertices[0];
                var c = Vertices[triangle.C] - Vertices[0];
                sum += Vec3.Dot(a, Vec3.Cross(b, c));
            }

            return sum / 6;
        }
    }

    /// <summary>Surface, m^2.</summary>
    public double Area_m2
    {
        get
        {
            var sum = 0.0;
            foreach (var triangle in Triangles)
            {
                var a = Vertices[triangle.A];
                sum += Vec3.Cross(Vertices[triangle.B] - a, Vertices[triangle.C] - a).Length;
            }

            return sum / 2;
        }
    }

    /// <summary>Least coordinates of any corner, m; zero for an empty mesh.</summary>
    public Vec3 Low => Vertices.Aggregate(Vertices.FirstOrDefault(), (low, vertex) =>
        new Vec3(Math.Min(low.X, vertex.X), Math.Min(low.Y, vertex.Y), Math.Min(low.Z, vertex.Z)));

    /// <summary>Greatest coordinates of any corner, m; zero for an empty mesh.</summary>
    public Vec3 High => Vertices.Aggregate(Vertices.FirstOrDefault(), (high, vertex) =>
        new Vec3(Math.Max(high.X, vertex.X), Math.Max(high.Y, vertex.Y), Math.Max(high.Z, vertex.Z)));

    /// <summary>The same surface with inside and outside exchanged.</summary>
    public Mesh Reversed() =>
        this with { Triangles = [.. Triangles.Select(triangle => new Triangle(triangle.A, triangle.C, triangle.B))] };
}

/// <summary>
/// One triangle: indices of its corners, counter-clockwise from outside. <c>default</c> is degenerate.
/// </summary>
/// <param name="A">First corner.</param>
/// <param name="B">Second corner.</param>
/// <param name="C">Third corner.</param>
public readonly record struct Triangle(int A, int B, int C);
