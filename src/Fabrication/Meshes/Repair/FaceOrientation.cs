using System.Runtime.InteropServices;

namespace Guanghan.Fabrication.Meshes.Repair;

/// <summary>
/// Turns triangles so that neighbours run their common edge opposite ways, by flood fill across edges that two
/// triangles share. In each patch that hangs together so, the smaller area is turned. It does not know inside from
/// outside: that is for whole shells.
/// </summary>
internal static class FaceOrientation
{
    private const int None = -1;

    /// <summary>Turns what must be turned.</summary>
    /// <param name="mesh">Welded corners.</param>
    /// <param name="flippedCount">Triangles turned.</param>
    /// <param name="conflictCount">Edges that no turning can satisfy: the surface has one side only.</param>
    public static Mesh Align(Mesh mesh, out int flippedCount, out int conflictCount)
    {
        var partners = Partners(mesh, out var isWrong);
        (flippedCount, conflictCount) = (0, 0);
        if (!isWrong)
        {
            return mesh;
        }

        var isFlipped = new bool[mesh.Triangles.Length];
        var patches = new int[mesh.Triangles.Length];
        var patch = 0;
        var members = new List<int>();
        for (var seed = 0; seed < patches.Length; seed++)
        {
            if (patches[seed] == 0)
            {
                conflictCount += Flood(mesh, partners, seed, ++patch, patches, isFlipped, members);
                TurnLess(mesh, members, isFlipped);
            }
        }

        var triangles = mesh.Triangles.ToArray();
        for (var at = 0; at < triangles.Length; at++)
        {
            if (isFlipped[at])
            {
                var (a, b, c) = triangles[at];
                triangles[at] = new(a, c, b);
                flippedCount++;
            }
        }

        return mesh with { Triangles = ImmutableCollectionsMarshal.AsImmutableArray(triangles) };
    }

    // For each half-edge 2 h' + s of the only other triangle at its edge, s = 1 where both run the same way.
    private static long[] Partners(Mesh mesh, out bool isWrong)
    {
        var partners = new long[3 * mesh.Triangles.Length];
        var edge = new EdgeRuns(mesh, new int[partners.Length]);
        Array.Fill(partners, None);
        isWrong = false;
        while (edge.Next())
        {
            if (edge.Count == 2)
            {
                var isSame = edge.IsUp(0) == edge.IsUp(1);
                isWrong |= isSame;
                partners[edge.HalfEdge(0)] = (2L * edge.HalfEdge(1)) + (isSame ? 1 : 0);
                partners[edge.HalfEdge(1)] = (2L * edge.HalfEdge(0)) + (isSame ? 1 : 0);
            }
        }

        return partners;
    }

    private static int Flood(
        Mesh mesh, long[] partners, int seed, int patch, int[] patches, bool[] isFlipped, List<int> members)
    {
        members.Clear();
        members.Add(seed);
        patches[seed] = patch;
        var conflicts = 0;
        for (var at = 0; at < members.Count; at++)
        {
            var triangle = members[at];
            for (var edge = 0; edge < 3; edge++)
            {
                var partner = partners[(3 * triangle) + edge];
                if (partner == None)
                {
                    continue;
                }

                var (neighbour, isSame) = ((int)(partner / 2) / 3, partner % 2 == 1);
                if (patches[neighbour] == 0)
                {
                    patches[neighbour] = patch;
                    isFlipped[neighbour] = isFlipped[triangle] ^ isSame;
                    members.Add(neighbour);
                }
                else if ((isFlipped[neighbour] != isFlipped[triangle]) != isSame && triangle < neighbour)
                {
                    conflicts++;
                }
            }
        }

        return conflicts;
    }

    private static void TurnLess(Mesh mesh, List<int> members, bool[] isFlipped)
    {
        var (flipped_m2, kept_m2) = (0.0, 0.0);
        foreach (var at in members)
        {
            _ = isFlipped[at] ? flipped_m2 += MeshMeasure.Area_m2(mesh, at) : kept_m2 += MeshMeasure.Area_m2(mesh, at);
        }

        if (flipped_m2 > kept_m2)
        {
            foreach (var at in members)
            {
                isFlipped[at] = !isFlipped[at];
            }
        }
    }
}
