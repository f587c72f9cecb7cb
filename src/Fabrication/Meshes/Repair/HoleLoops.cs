namespace Guanghan.Fabrication.Meshes.Repair;

/// <summary>
/// The edges of holes, as closed loops of vertices in the order in which a filling's triangles run them. From one open
/// edge the next is found by turning around their common vertex through the triangles there, so loops that meet in a
/// vertex are told apart; a loop that comes back to a vertex is cut in two there.
/// </summary>
internal static class HoleLoops
{
    /// <summary>All loops of a mesh, in the order of their first half-edges.</summary>
    /// <param name="mesh">The mesh, all of it running one way.</param>
    /// <param name="topology">Its topology.</param>
    public static List<int[]> Of(Mesh mesh, MeshTopology topology)
    {
        var loops = new List<int[]>();
        var isSeen = new bool[topology.Twins.Length];
        var path = new List<int>();
        for (var start = 0; start < isSeen.Length; start++)
        {
            if (topology.Twins[start] >= 0 || isSeen[start])
            {
                continue;
            }

            path.Clear();
            for (var at = start; !isSeen[at]; at = Following(topology, at))
            {
                isSeen[at] = true;
                path.Add(MeshTopology.From(mesh, MeshTopology.Next(at)));
            }

            Cut(path, loops);
        }

        return loops;
    }

    // The open half-edge that ends where this one begins. Each open half-edge follows exactly one other, so walks
    // close; a turn passes each half-edge at its vertex once at most.
    private static int Following(MeshTopology topology, int open)
    {
        var at = MeshTopology.Previous(open);
        while (topology.Twins[at] >= 0)
        {
            at = MeshTopology.Previous(topology.Twins[at]);
        }

        return at;
    }

    private static void Cut(List<int> path, List<int[]> loops)
    {
        var places = new Dictionary<int, int>();
        var rest = new List<int>();
        foreach (var vertex in path)
        {
            if (places.TryGetValue(vertex, out var place))
            {
                Add(rest.GetRange(place, rest.Count - place), loops);
                foreach (var gone in rest.Skip(place))
                {
                    places.Remove(gone);
                }

                rest.RemoveRange(place, rest.Count - place);
            }

            places[vertex] = rest.Count;
            rest.Add(vertex);
        }

        Add(rest, loops);
    }

    private static void Add(List<int> loop, List<int[]> loops)
    {
        if (loop.Count >= 3)
        {
            loops.Add([.. loop]);
        }
    }
}
