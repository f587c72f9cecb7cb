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
    /// <param name="mesh">Welded corners.</param>
    public static MeshAudit Of(Mesh mesh) => Of(mesh, MeshTopology.Of(mesh));

    /// <summary>The same where the twins are known already.</summary>
    /// <param name="mesh">Welded corners.</param>
    /// <param name="topology">Its topology.</param>
    public static MeshAudit Of(Mesh mesh, MeshTopology topology) => new(mesh.Triangles.Length, topology.OpenEdgeCount,
        topology.MisalignedEdgeCount, topology.CrowdedEdgeCount, mesh.Volume_m3 < 0);
}
