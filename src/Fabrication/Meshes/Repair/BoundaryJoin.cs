using System.Collections.Immutable;
using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes.Repair;

/// <summary>
/// Closes cracks along open edges: joins vertices of open edges that lie within a tolerance of each other, and splits
/// an open edge where a vertex of another lies on it within the tolerance (a T-junction). Nothing but open edges and
/// their vertices is touched.
/// </summary>
internal static class BoundaryJoin
{
    // Pairs of places looked at in one pass; where there are more, what is left stays open and is said to be.
    private const long MostLooks = 100_000_000;

    /// <summary>Joins vertices of open edges.</summary>
    /// <param name="mesh">Welded corners.</param>
    /// <param name="tolerance_m">How far apart they may lie, m.</param>
    /// <param name="joinedCount">Vertices joined to another.</param>
    public static Mesh Close(Mesh mesh, double tolerance_m, out int joinedCount)
    {
        joinedCount = 0;
        var boundary = OpenVertices(mesh, MeshTopology.Of(mesh));
        var weld = new List<Triangle>(boundary.Length);
        foreach (var vertex in boundary)
        {
            weld.Add(new Triangle(vertex, vertex, vertex));
        }

        var tree = new TriangleTree(mesh.Vertices.AsSpan(), weld.ToArray());
        var targets = new Dictionary<int, int>();
        foreach (var (vertex, found) in Near(mesh, tree, boundary, tolerance_m))
        {
            // A vertex goes to the nearest earlier one that stays where it is.
            var place = mesh.Vertices[vertex];
            var (best, nearest_m) = (-1, tolerance_m);
            foreach (var candidate in found.Select(at => boundary[at])
                .Where(at => at < vertex && !targets.ContainsKey(at)))
            {
                var distance_m = (mesh.Vertices[candidate] - place).Length;
                if (distance_m < nearest_m || (distance_m == nearest_m && (best < 0 || candidate < best)))
                {
                    (best, nearest_m) = (candidate, distance_m);
                }
            }

            if (best >= 0)
            {
                targets.Add(vertex, best);
                joinedCount++;
            }
        }

        return joinedCount == 0 ? mesh : Moved(mesh, targets);
    }

    /// <summary>Splits open edges at vertices of other open edges that lie on them.</summary>
    /// <param name="mesh">Welded corners.</param>
    /// <param name="tolerance_m">How far beside the edge such a vertex may lie, m.</param>
    /// <param name="splitCount">Vertices put into an edge.</param>
    public static Mesh Split(Mesh mesh, double tolerance_m, out int splitCount)
    {
        splitCount = 0;
        var topology = MeshTopology.Of(mesh);
        var boundary = OpenVertices(mesh, topology);
        int[] open = [.. Enumerable.Range(0, topology.Twins.Length).Where(at => topology.Twins[at] < 0)];
        var edges = open.Select(at => new Triangle(MeshTopology.From(mesh, at),
            MeshTopology.From(mesh, MeshTopology.Next(at)), MeshTopology.From(mesh, at))).ToArray();
        var tree = new TriangleTree(mesh.Vertices.AsSpan(), edges);
        var splits = new Dictionary<int, List<(double Share, int Vertex)>>(); // by half-edge
        foreach (var (vertex, found) in Near(mesh, tree, boundary, tolerance_m))
        {
            foreach (var at in found)
            {
                if (ShareOn(mesh, edges[at], vertex, tolerance_m) is { } share &&
                    MeshTopology.From(mesh, MeshTopology.Previous(open[at])) != vertex)
                {
                    (splits.TryGetValue(open[at], out var list) ? list : splits[open[at]] = []).Add((share, vertex));
                }
            }
        }

        return splits.Count == 0 ? mesh : Fanned(mesh, splits, ref splitCount);
    }

    // Where along an edge a vertex lies, or null where it does not lie on it.
    private static double? ShareOn(Mesh mesh, Triangle edge, int vertex, double tolerance_m)
    {
        if (vertex == edge.A || vertex == edge.B)
        {
            return null;
        }

        var (from, along) = (mesh.Vertices[edge.A], mesh.Vertices[edge.B] - mesh.Vertices[edge.A]);
        var share = Vec3.Dot(mesh.Vertices[vertex] - from, along) / along.LengthSquared;
        return share is > 0 and < 1 && (from + (share * along) - mesh.Vertices[vertex]).Length <= tolerance_m
            ? share : null;
    }

    // A triangle with vertices on one edge becomes a fan around the corner across; its other edges wait for the next
    // pass.
    private static Mesh Fanned(
        Mesh mesh, Dictionary<int, List<(double Share, int Vertex)>> splits, ref int splitCount)
    {
        var triangles = ImmutableArray.CreateBuilder<Triangle>(mesh.Triangles.Length + splits.Count);
        for (var at = 0; at < mesh.Triangles.Length; at++)
        {
            var halfEdge = Enumerable.Range(3 * at, 3).FirstOrDefault(splits.ContainsKey, -1);
            if (halfEdge < 0)
            {
                triangles.Add(mesh.Triangles[at]);
                continue;
            }

            var list = splits[halfEdge];
            list.Sort();
            var (from, to) = (MeshTopology.From(mesh, halfEdge), MeshTopology.From(mesh, MeshTopology.Next(halfEdge)));
            var apex = MeshTopology.From(mesh, MeshTopology.Previous(halfEdge));
            foreach (var (_, vertex) in list)
            {
                triangles.Add(new Triangle(from, vertex, apex));
                from = vertex;
                splitCount++;
            }

            triangles.Add(new Triangle(from, to, apex));
        }

        return mesh with { Triangles = triangles.ToImmutable() };
    }

    private static Mesh Moved(Mesh mesh, Dictionary<int, int> targets)
    {
        var triangles = ImmutableArray.CreateBuilder<Triangle>(mesh.Triangles.Length);
        foreach (var (a, b, c) in mesh.Triangles)
        {
            var moved = new Triangle(
                targets.GetValueOrDefault(a, a), targets.GetValueOrDefault(b, b), targets.GetValueOrDefault(c, c));
            if (moved.A != moved.B && moved.B != moved.C && moved.C != moved.A)
            {
                triangles.Add(moved);
            }
        }

        return mesh with { Triangles = triangles.ToImmutable() };
    }

    // For each vertex what lies within the tolerance; the list is filled anew for the next. Ends after the most looks.
    private static IEnumerable<(int Vertex, List<int> Found)> Near(
        Mesh mesh, TriangleTree tree, int[] boundary, double tolerance_m)
    {
        var (found, looks) = (new List<int>(), 0L);
        var reach = new Vec3(tolerance_m, tolerance_m, tolerance_m);
        foreach (var vertex in boundary)
        {
            tree.Touching(mesh.Vertices[vertex] - reach, mesh.Vertices[vertex] + reach, found);
            looks += found.Count;
            if (looks > MostLooks)
            {
                yield break;
            }

            yield return (vertex, found);
        }
    }

    private static int[] OpenVertices(Mesh mesh, MeshTopology topology)
    {
        var isOpen = new bool[mesh.Vertices.Length];
        for (var at = 0; at < topology.Twins.Length; at++)
        {
            if (topology.Twins[at] < 0)
            {
                isOpen[MeshTopology.From(mesh, at)] = true;
                isOpen[MeshTopology.From(mesh, MeshTopology.Next(at))] = true;
            }
        }

        return [.. Enumerable.Range(0, isOpen.Length).Where(at => isOpen[at])];
    }
}
