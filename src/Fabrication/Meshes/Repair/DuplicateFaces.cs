using System.Collections.Immutable;

namespace Guanghan.Fabrication.Meshes.Repair;

/// <summary>
/// Triangles over the same three vertices. Of copies one stays, but for two that face opposite ways where the rest
/// closes without them: that is where two bodies touch face to face, and both stay.
/// </summary>
internal static class DuplicateFaces
{
    /// <summary>Leaves out the copies that are too many.</summary>
    /// <param name="mesh">Welded corners.</param>
    /// <param name="removedCount">Triangles left out.</param>
    public static Mesh Remove(Mesh mesh, out int removedCount)
    {
        removedCount = 0;
        var groups = new Dictionary<(int, int, int), List<int>>(mesh.Triangles.Length);
        var repeated = new List<(int, int, int)>();
        var first = new Dictionary<(int, int, int), int>(mesh.Triangles.Length);
        for (var at = 0; at < mesh.Triangles.Length; at++)
        {
            var key = Key(mesh.Triangles[at]);
            if (first.TryAdd(key, at))
            {
                continue;
            }

            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = [first[key]]);
                repeated.Add(key);
            }

            group.Add(at);
        }

        if (repeated.Count == 0)
        {
            return mesh;
        }

        var isLeftOut = new bool[mesh.Triangles.Length];
        var counts = EdgeCounts(mesh, repeated);
        foreach (var key in repeated)
        {
            foreach (var at in Superfluous(mesh, groups[key], key, counts))
            {
                isLeftOut[at] = true;
                removedCount++;
            }
        }

        return mesh with { Triangles = [.. mesh.Triangles.Where((_, at) => !isLeftOut[at])] };
    }

    private static IEnumerable<int> Superfluous(
        Mesh mesh, List<int> group, (int A, int B, int C) key, Dictionary<(int, int), int> counts)
    {
        var isEven = counts[(key.A, key.B)] % 2 == 0 && counts[(key.B, key.C)] % 2 == 0 &&
            counts[(key.A, key.C)] % 2 == 0;
        var opposite = group.FindIndex(at => IsUp(mesh.Triangles[at]) != IsUp(mesh.Triangles[group[0]]));
        var keepsBoth = group.Count % 2 == 0 && isEven && opposite > 0;
        for (var at = 1; at < group.Count; at++)
        {
            if (!keepsBoth || at != opposite)
            {
                yield return group[at];
            }
        }
    }

    private static Dictionary<(int, int), int> EdgeCounts(Mesh mesh, List<(int A, int B, int C)> keys)
    {
        var counts = new Dictionary<(int, int), int>();
        foreach (var (a, b, c) in keys)
        {
            (counts[(a, b)], counts[(b, c)], counts[(a, c)]) = (0, 0, 0);
        }

        foreach (var triangle in mesh.Triangles)
        {
            var (a, b, c) = Key(triangle);
            foreach (var edge in (ReadOnlySpan<(int, int)>)[(a, b), (b, c), (a, c)])
            {
                if (counts.TryGetValue(edge, out var count))
                {
                    counts[edge] = count + 1;
                }
            }
        }

        return counts;
    }

    private static bool IsUp(Triangle triangle)
    {
        var (a, b, c) = (triangle.A, triangle.B, triangle.C);
        return (a < b && b < c) || (b < c && c < a) || (c < a && a < b);
    }

    private static (int A, int B, int C) Key(Triangle triangle)
    {
        var (a, b, c) = (triangle.A, triangle.B, triangle.C);
        (a, b) = a < b ? (a, b) : (b, a);
        (b, c) = b < c ? (b, c) : (c, b);
        (a, b) = a < b ? (a, b) : (b, a);
        return (a, b, c);
    }
}
