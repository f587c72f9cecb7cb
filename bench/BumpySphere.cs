using System.Runtime.InteropServices;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Bench;

/// <summary>
/// A sphere with smooth bumps: an icosahedron whose triangles are cut in four, corners put on the sphere and then
/// moved out and in. Closed, no two corners equal, 20 * 4^n triangles: subdivided 8 times 1,310,720.
/// </summary>
internal static class BumpySphere
{
    private const double BumpRatio = 0.05; // of the radius; leaves every ray from the middle one crossing

    /// <summary>The surface around the origin.</summary>
    /// <param name="radius_m">Mean radius, m.</param>
    /// <param name="subdivisionCount">How often every triangle is cut in four.</param>
    public static Mesh Of(double radius_m, int subdivisionCount)
    {
        var (vertices, triangles) = Icosahedron();
        for (var level = 0; level < subdivisionCount; level++)
        {
            triangles = Subdivide(vertices, triangles);
        }

        var placed = vertices.Select(direction => radius_m * (1 + (BumpRatio * Bump(direction))) * direction).ToArray();
        return new(ImmutableCollectionsMarshal.AsImmutableArray(placed),
            ImmutableCollectionsMarshal.AsImmutableArray(triangles));
    }

    /// <summary>Height of the surface over the sphere in a direction, over the greatest.</summary>
    public static double Bump(Vec3 direction) =>
        Math.Sin(7 * direction.X) * Math.Sin((8 * direction.Y) + 1) * Math.Sin((9 * direction.Z) + 2);

    private static (List<Vec3> Vertices, Triangle[] Triangles) Icosahedron()
    {
        var golden = (1 + Math.Sqrt(5)) / 2;
        Vec3[] corners =
        [
            new(-1, golden, 0), new(1, golden, 0), new(-1, -golden, 0), new(1, -golden, 0),
            new(0, -1, golden), new(0, 1, golden), new(0, -1, -golden), new(0, 1, -golden),
            new(golden, 0, -1), new(golden, 0, 1), new(-golden, 0, -1), new(-golden, 0, 1),
        ];
        return ([.. corners.Select(corner => corner.ToUnit())],
        [
            new(0, 11, 5), new(0, 5, 1), new(0, 1, 7), new(0, 7, 10), new(0, 10, 11), new(1, 5, 9), new(5, 11, 4),
            new(11, 10, 2), new(10, 7, 6), new(7, 1, 8), new(3, 9, 4), new(3, 4, 2), new(3, 2, 6), new(3, 6, 8),
            new(3, 8, 9), new(4, 9, 5), new(2, 4, 11), new(6, 2, 10), new(8, 6, 7), new(9, 8, 1),
        ]);
    }

    private static Triangle[] Subdivide(List<Vec3> vertices, Triangle[] triangles)
    {
        var middles = new Dictionary<(int, int), int>(triangles.Length * 3 / 2);
        var cut = new Triangle[4 * triangles.Length];
        for (var at = 0; at < triangles.Length; at++)
        {
            var (a, b, c) = triangles[at];
            var (ab, bc, ca) = (Middle(vertices, middles, a, b), Middle(vertices, middles, b, c),
                Middle(vertices, middles, c, a));
            (cut[4 * at], cut[(4 * at) + 1], cut[(4 * at) + 2], cut[(4 * at) + 3]) =
                (new(a, ab, ca), new(b, bc, ab), new(c, ca, bc), new(ab, bc, ca));
        }

        return cut;
    }

    private static int Middle(List<Vec3> vertices, Dictionary<(int, int), int> middles, int a, int b)
    {
        var key = a < b ? (a, b) : (b, a);
        if (!middles.TryGetValue(key, out var middle))
        {
            middle = vertices.Count;
            vertices.Add((vertices[a] + vertices[b]).ToUnit());
            middles.Add(key, middle);
        }

        return middle;
    }
}
