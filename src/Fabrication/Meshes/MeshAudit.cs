namespace Guanghan.Fabrication.Meshes;

/// <summary>
/// What is sound and what is wrong about a mesh, by counting its directed edges. It assumes welded corners. It does
/// not look for surfaces that pass through each other: the slicer's area check shows those.
/// </summary>
/// <param name="TriangleCount">Triangles looked at.</param>
/// <param name="OpenEdgeCount">Edges with a triangle on one side only: the mesh has holes.</param>
/// <param name="MisalignedEdgeCount">
/// Edges that have triangles on both sides, but not as many running one way as the other: some triangles are flipped.
/// </param>
/// <param name="CrowdedEdgeCount">
/// Edges shared by four or more triangles, evenly: two bodies touch along an edge.
/// </param>
/// <param name="IsInsideOut">Whether the enclosed volume is negative.</param>
public sealed record MeshAudit(
    int TriangleCount, int OpenEdgeCount, int MisalignedEdgeCount, int CrowdedEdgeCount, bool IsInsideOut)
{
    /// <summary>
    /// Whether the surface closes and all of it is wound one way: only then are inside and outside known.
    /// </summary>
    public bool IsClosed => TriangleCount > 0 && OpenEdgeCount == 0 && MisalignedEdgeCount == 0;

    /// <summary>Counts the edges of a mesh.</summary>
    public static MeshAudit Of(Mesh mesh)
    {
        // For each undirected edge: how many triangles run it from the lower index to the higher, and back.
        var edges = new Dictionary<(int Low, int High), (int Up, int Down)>(mesh.Triangles.Length * 2);
        foreach (var triangle in mesh.Triangles)
        {
            Count(edges, triangle.A, triangle.B);
            Count(edges, triangle.B, triangle.C);
            Count(edges, triangle.C, triangle.A);
        }

        var (open, misaligned, crowded) = (0, 0, 0);
        foreach (var (up, down) in edges.Values)
        {
            open += up + down == 1 ? 1 : 0;
            misaligned += up + down > 1 && up != down ? 1 : 0;
            crowded += up == down && up > 1 ? 1 : 0;
        }

        return new(mesh.Triangles.Length, open, misaligned, crowded, mesh.Volume_m3 < 0);
    }

    private static void Count(Dictionary<(int Low, int High), (int Up, int Down)> edges, int from, int to)
    {
        var key = from < to ? (from, to) : (to, from);
        var (up, down) = edges.GetValueOrDefault(key);
        edges[key] = from < to ? (up + 1, down) : (up, down + 1);
    }
}
