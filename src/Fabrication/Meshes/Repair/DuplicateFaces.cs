namespace Guanghan.Fabrication.Meshes.Repair;

/// <summary>
/// Triangles over the same three vertices. Of an odd number one stays. Of an even number one stays too, but where they
/// are a wall between two bodies that touch face to face: there the surface around the patch of doubled triangles
/// closes without it, and two that face opposite ways stay.
/// </summary>
internal static class DuplicateFaces
{
    /// <summary>Leaves out the copies that are too many.</summary>
    /// <param name="mesh">Welded corners.</param>
    /// <param name="removedCount">Triangles left out.</param>
    public static Mesh Remove(Mesh mesh, out int removedCount)
    {
        removedCount = 0;
        var groups = Groups(mesh);
        if (groups.Count == 0)
        {
            return mesh;
        }

        var isWall = Walls(mesh, groups);
        var isLeftOut = new bool[mesh.Triangles.Length];
        for (var group = 0; group < groups.Count; group++)
        {
            var members = groups[group];
            var opposite = isWall[group]
                ? members.FindIndex(at => IsUp(mesh.Triangles[at]) != IsUp(mesh.Triangles[members[0]])) : -1;
            for (var at = 1; at < members.Count; at++)
            {
                isLeftOut[members[at]] = at != opposite;
                removedCount += at != opposite ? 1 : 0;
            }
        }

        return mesh with { Triangles = [.. mesh.Triangles.Where((_, at) => !isLeftOut[at])] };
    }

    // Triangles over the same vertices, two or more, in the order of their first.
    private static List<List<int>> Groups(Mesh mesh)
    {
        var first = new Dictionary<(int, int, int), int>(mesh.Triangles.Length);
        var indices = new Dictionary<int, int>();
        var groups = new List<List<int>>();
        for (var at = 0; at < mesh.Triangles.Length; at++)
        {
            var key = Key(mesh.Triangles[at]);
            if (first.TryAdd(key, at))
            {
                continue;
            }

            if (!indices.TryGetValue(first[key], out var group))
            {
                indices.Add(first[key], group = groups.Count);
                groups.Add([first[key]]);
            }

            groups[group].Add(at);
        }

        return groups;
    }

    // Groups of an even number hang together in patches. A patch is a wall where every edge around it has an even
    // number of other triangles; where some edge has an odd number the patch is one too many.
    private static bool[] Walls(Mesh mesh, List<List<int>> groups)
    {
        var (patches, singles) = (new int[groups.Count], new Dictionary<(int, int), int>());
        var owners = new Dictionary<(int, int), int>();
        var isEven = new HashSet<int>();
        for (var group = 0; group < groups.Count; group++)
        {
            patches[group] = group;
            if (groups[group].Count % 2 != 0)
            {
                continue;
            }

            isEven.UnionWith(groups[group]);
            foreach (var edge in Edges(mesh.Triangles[groups[group][0]]))
            {
                singles[edge] = 0;
                if (!owners.TryAdd(edge, group))
                {
                    patches[Root(patches, group)] = Root(patches, owners[edge]);
                }
            }
        }

        for (var at = 0; at < mesh.Triangles.Length; at++)
        {
            foreach (var edge in Edges(mesh.Triangles[at]))
            {
                if (!isEven.Contains(at) && singles.TryGetValue(edge, out var count))
                {
                    singles[edge] = count + 1;
                }
            }
        }

        var (isOdd, isBordered) = (new bool[groups.Count], new bool[groups.Count]);
        foreach (var (edge, group) in owners)
        {
            isOdd[Root(patches, group)] |= singles[edge] % 2 != 0;
            isBordered[Root(patches, group)] |= singles[edge] > 0;
        }

        return [.. Enumerable.Range(0, groups.Count).Select(group => groups[group].Count % 2 == 0 &&
            isBordered[Root(patches, group)] && !isOdd[Root(patches, group)])];
    }

    private static int Root(int[] patches, int at)
    {
        while (patches[at] != at)
        {
            at = patches[at] = patches[patches[at]];
        }

        return at;
    }

    private static (int, int)[] Edges(Triangle triangle)
    {
        var (a, b, c) = Key(triangle);
        return [(a, b), (b, c), (a, c)];
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
