using System.Collections.Immutable;
using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes;

/// <summary>One connected surface of a mesh.</summary>
/// <param name="FirstTriangle">Its first triangle.</param>
/// <param name="TriangleCount">Its triangles.</param>
/// <param name="IsClosed">Whether it has no open edge.</param>
/// <param name="Volume_m3">Enclosed volume, m^3; negative where it is wound inside out; no meaning where open.</param>
/// <param name="Area_m2">Area, m^2.</param>
public readonly record struct Shell(
    int FirstTriangle, int TriangleCount, bool IsClosed, double Volume_m3, double Area_m2);

/// <summary>
/// The connected surfaces of a mesh, by its twins: bodies that only touch along an edge or in a corner are two.
/// </summary>
/// <param name="All">In the order of their first triangles.</param>
/// <param name="OfTriangle">For each triangle the index of its shell.</param>
public sealed record Shells(ImmutableArray<Shell> All, ImmutableArray<int> OfTriangle)
{
    // Triangles looked at over all shells.
    private const long MostLooks = 200_000_000;

    /// <summary>Finds the shells.</summary>
    /// <param name="mesh">Welded corners.</param>
    /// <param name="topology">Its topology.</param>
    public static Shells Of(Mesh mesh, MeshTopology topology)
    {
        var shells = ImmutableArray.CreateBuilder<Shell>();
        var ofTriangle = new int[mesh.Triangles.Length];
        Array.Fill(ofTriangle, -1);
        var members = new List<int>();
        for (var seed = 0; seed < ofTriangle.Length; seed++)
        {
            if (ofTriangle[seed] >= 0)
            {
                continue;
            }

            members.Clear();
            members.Add(seed);
            ofTriangle[seed] = shells.Count;
            var isClosed = true;
            for (var at = 0; at < members.Count; at++)
            {
                for (var edge = 0; edge < 3; edge++)
                {
                    var twin = topology.Twins[(3 * members[at]) + edge];
                    isClosed &= twin >= 0;
                    if (twin >= 0 && ofTriangle[twin / 3] < 0)
                    {
                        ofTriangle[twin / 3] = shells.Count;
                        members.Add(twin / 3);
                    }
                }
            }

            shells.Add(Measured(mesh, members, isClosed));
        }

        return new(shells.ToImmutable(), [.. ofTriangle]);
    }

    /// <summary>
    /// In how many other closed shells each shell lies, by a ray upwards from one of its corners, exactly. Null where
    /// there are too many shells above each other to tell.
    /// </summary>
    /// <param name="mesh">The mesh these were found for.</param>
    /// <param name="cancellation">Asked at each shell.</param>
    public int[]? Depths(Mesh mesh, CancellationToken cancellation)
    {
        var depths = new int[All.Length];
        if (All.Length == 1)
        {
            return depths;
        }

        var tree = new TriangleTree(mesh.Vertices.AsSpan(), mesh.Triangles.AsSpan());
        var found = new List<int>();
        var looks = 0L;
        for (var shell = 0; shell < depths.Length; shell++)
        {
            cancellation.ThrowIfCancellationRequested();
            var triangle = mesh.Triangles[All[shell].FirstTriangle];
            foreach (var corner in (ReadOnlySpan<int>)[triangle.A, triangle.B, triangle.C])
            {
                var place = mesh.Vertices[corner];
                tree.Touching(place, place with { Z = double.PositiveInfinity }, found);
                looks += found.Count;
                if (Depth(mesh, shell, place, found) is { } depth)
                {
                    depths[shell] = depth;
                    break;
                }
            }

            if (looks > MostLooks)
            {
                return null;
            }
        }

        return depths;
    }

    private static Shell Measured(Mesh mesh, List<int> members, bool isClosed)
    {
        var (volume_m3, area_m2, origin) = (0.0, 0.0, mesh.Vertices[mesh.Triangles[members[0]].A]);
        foreach (var at in members)
        {
            var triangle = mesh.Triangles[at];
            var (a, b, c) = (mesh.Vertices[triangle.A] - origin, mesh.Vertices[triangle.B] - origin,
                mesh.Vertices[triangle.C] - origin);
            volume_m3 += Vec3.Dot(a, Vec3.Cross(b, c)) / 6;
            area_m2 += Vec3.Cross(b - a, c - a).Length / 2;
        }

        return new(members[0], members.Count, isClosed, volume_m3, area_m2);
    }

    // Null where the place lies on another shell.
    private int? Depth(Mesh mesh, int shell, Vec3 place, List<int> found)
    {
        var inside = new HashSet<int>();
        foreach (var at in found)
        {
            var other = OfTriangle[at];
            if (other == shell || !All[other].IsClosed)
            {
                continue;
            }

            var winding = Winding(mesh, at, place);
            if (winding == 0)
            {
                continue;
            }

            var triangle = mesh.Triangles[at];
            var side = ExactSign.OfVolume(
                mesh.Vertices[triangle.A], mesh.Vertices[triangle.B], mesh.Vertices[triangle.C], place);
            if (side == 0)
            {
                return null;
            }

            if (side * winding < 0 && !inside.Remove(other))
            {
                inside.Add(other);
            }
        }

        return inside.Count;
    }

    // 1 or -1 where a triangle seen from above covers a place, by its direction. A place on an edge counts as moved by
    // an infinitely small step along the first axis and a much smaller one along the second: every triangle then agrees
    // with its neighbours (Edelsbrunner and Muecke 1990, ACM Trans. Graphics 9:66).
    internal static int Winding(Mesh mesh, int at, Vec3 place)
    {
        var triangle = mesh.Triangles[at];
        var (a, b, c) = (mesh.Vertices[triangle.A], mesh.Vertices[triangle.B], mesh.Vertices[triangle.C]);
        var turn = Turn(a, b, place);
        return turn == Turn(b, c, place) && turn == Turn(c, a, place) ? turn : 0;
    }

    private static int Turn(Vec3 a, Vec3 b, Vec3 place)
    {
        var turn = ExactSign.OfArea((a.X, a.Y), (b.X, b.Y), (place.X, place.Y));
        return turn != 0 ? turn : a.Y != b.Y ? Math.Sign(a.Y - b.Y) : Math.Sign(b.X - a.X);
    }
}
