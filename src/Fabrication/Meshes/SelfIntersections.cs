using System.Collections.Immutable;
using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes;

/// <summary>Two triangles of one mesh that pass through each other.</summary>
/// <param name="One">A triangle.</param>
/// <param name="Other">A later one.</param>
/// <param name="Place">Middle of what their boxes share, m.</param>
public readonly record struct Crossing(int One, int Other, Vec3 Place);

/// <summary>
/// Where a mesh passes through itself, by exact signs. Bodies that touch do not cross. It assumes welded corners; of
/// equal triangles it says nothing (the audit does).
/// </summary>
/// <param name="CrossingCount">Pairs of triangles that cross.</param>
/// <param name="Places">The first of them, at most <see cref="MostPlaces"/>.</param>
/// <param name="IsComplete">Whether all pairs were looked at; false where there were too many.</param>
public sealed record SelfIntersections(int CrossingCount, ImmutableArray<Crossing> Places, bool IsComplete)
{
    /// <summary>Places kept.</summary>
    public const int MostPlaces = 100;

    /// <summary>
    /// Pairs of triangles looked at, per triangle and above <see cref="FewestPairs"/>: a sound mesh has some ten.
    /// </summary>
    public const int MostPairsATriangle = 200;

    /// <summary>Pairs always looked at.</summary>
    public const int FewestPairs = 1_000_000;

    /// <summary>Looks for crossings.</summary>
    /// <param name="mesh">Welded corners.</param>
    /// <param name="topology">Its topology.</param>
    /// <param name="cancellation">Asked now and then.</param>
    public static SelfIntersections Of(Mesh mesh, MeshTopology topology, CancellationToken cancellation)
    {
        var most = Math.Max(FewestPairs, MostPairsATriangle * (long)mesh.Triangles.Length);
        var tree = new TriangleTree(mesh.Vertices.AsSpan(), mesh.Triangles.AsSpan());
        var places = new List<Crossing>();
        var (count, looked) = (0, 0L);
        tree.Pairs((one, other) =>
        {
            if ((++looked & 0xFFFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (IsApart(mesh, one, other, out var low, out var high) ||
                !TriangleCrossing.IsCrossing(mesh, topology, one, other))
            {
                return looked < most;
            }

            count++;
            places.Add(new(one, other, (low + high) / 2));
            if (places.Count > 20 * MostPlaces)
            {
                Keep(places);
            }

            return looked < most;
        });
        Keep(places);
        return new(count, [.. places], looked < most);
    }

    // The first by their triangles, whatever order the tree finds them in.
    private static void Keep(List<Crossing> places)
    {
        places.Sort((p, q) => p.One != q.One ? p.One.CompareTo(q.One) : p.Other.CompareTo(q.Other));
        if (places.Count > MostPlaces)
        {
            places.RemoveRange(MostPlaces, places.Count - MostPlaces);
        }
    }

    private static bool IsApart(Mesh mesh, int one, int other, out Vec3 low, out Vec3 high)
    {
        var (lowP, highP) = Box(mesh, one);
        var (lowQ, highQ) = Box(mesh, other);
        low = new(Math.Max(lowP.X, lowQ.X), Math.Max(lowP.Y, lowQ.Y), Math.Max(lowP.Z, lowQ.Z));
        high = new(Math.Min(highP.X, highQ.X), Math.Min(highP.Y, highQ.Y), Math.Min(highP.Z, highQ.Z));
        return low.X > high.X || low.Y > high.Y || low.Z > high.Z;
    }

    private static (Vec3 Low, Vec3 High) Box(Mesh mesh, int at)
    {
        var triangle = mesh.Triangles[at];
        var (a, b, c) = (mesh.Vertices[triangle.A], mesh.Vertices[triangle.B], mesh.Vertices[triangle.C]);
        return (new(Math.Min(a.X, Math.Min(b.X, c.X)), Math.Min(a.Y, Math.Min(b.Y, c.Y)), Math.Min(a.Z, Math.Min(b.Z,
            c.Z))),
            new(Math.Max(a.X, Math.Max(b.X, c.X)), Math.Max(a.Y, Math.Max(b.Y, c.Y)), Math.Max(a.Z, Math.Max(b.Z,
                c.Z))));
    }
}
