using System.Collections.Immutable;

namespace Guanghan.Fabrication.Meshes.Repair;

/// <summary>How a mesh is mended.</summary>
/// <param name="WeldRatio">
/// Corners within this share of the part's extent are one, where the surface is not closed as it is.
/// </param>
/// <param name="GapRatio">
/// Open edges and their corners within this share of the extent are joined; 1e-4 is 10 um on a part of 100 mm, a
/// two-hundredth of a layer.
/// </param>
/// <param name="TurnsNestedShells">
/// Whether a closed shell within an odd number of others is taken for a cavity, whatever its winding. Leave it out for
/// 3MF, whose meshes overlap by rule.
/// </param>
/// <param name="LooksForCrossings">Whether surfaces that pass through each other are looked for.</param>
public sealed record MeshRepairOptions(
    double WeldRatio = VertexWeld.ToleranceRatio, double GapRatio = 1e-4, bool TurnsNestedShells = true,
    bool LooksForCrossings = true);

/// <summary>What is wrong with a mesh, counted.</summary>
/// <param name="TriangleCount">Triangles.</param>
/// <param name="OpenEdgeCount">Edges with a triangle on one side only.</param>
/// <param name="MisalignedEdgeCount">Edges whose triangles do not run as often one way as the other.</param>
/// <param name="CrowdedEdgeCount">Edges that four or more triangles share evenly: bodies touch; no fault.</param>
/// <param name="PinchedVertexCount">Corners where surfaces touch in a point; no fault.</param>
/// <param name="FlatFaceCount">Triangles less high than the weld's tolerance.</param>
/// <param name="ShellCount">Connected surfaces.</param>
public sealed record MeshFaults(
    int TriangleCount, int OpenEdgeCount, int MisalignedEdgeCount, int CrowdedEdgeCount, int PinchedVertexCount,
    int FlatFaceCount, int ShellCount)
{
    /// <summary>Whether the surface closes and runs one way everywhere.</summary>
    public bool IsClosed => TriangleCount > 0 && OpenEdgeCount == 0 && MisalignedEdgeCount == 0;
}

/// <summary>What was done to a mesh.</summary>
/// <param name="WeldedVertexCount">Corners joined to another, or without a triangle.</param>
/// <param name="CollapsedFaceCount">Triangles that had no three different corners then.</param>
/// <param name="DuplicateFaceCount">Copies of triangles left out.</param>
/// <param name="FlatFaceCount">Open triangles without height left out.</param>
/// <param name="JoinedVertexCount">Corners of open edges joined across a gap.</param>
/// <param name="SplitEdgeCount">Corners put into an open edge.</param>
/// <param name="FlippedFaceCount">Triangles turned to run as their neighbours.</param>
/// <param name="OneSidedEdgeCount">Edges where that cannot be done: the surface has one side only.</param>
/// <param name="TurnedShellCount">Whole shells turned outside in or inside out.</param>
/// <param name="ScrapShellCount">Shells without thickness left out.</param>
/// <param name="Holes">Holes closed.</param>
public sealed record MeshMends(
    int WeldedVertexCount, int CollapsedFaceCount, int DuplicateFaceCount, int FlatFaceCount, int JoinedVertexCount,
    int SplitEdgeCount, int FlippedFaceCount, int OneSidedEdgeCount, int TurnedShellCount, int ScrapShellCount,
    ImmutableArray<FilledHole> Holes)
{
    /// <summary>Nothing done.</summary>
    public static MeshMends None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, []);

    /// <summary>Whether the mesh is another than the one given.</summary>
    public bool IsAny => WeldedVertexCount + CollapsedFaceCount + DuplicateFaceCount + FlatFaceCount +
        JoinedVertexCount +
        SplitEdgeCount + FlippedFaceCount + TurnedShellCount + ScrapShellCount + Holes.Length > 0;

    /// <summary>Area put in to close holes, m^2.</summary>
    public double FilledArea_m2 => Holes.Sum(hole => hole.Area_m2);
}

/// <summary>What mending a mesh found, did and left.</summary>
/// <param name="Mesh">The mended mesh; the very one given where nothing was done.</param>
/// <param name="Found">What was wrong with the mesh given.</param>
/// <param name="Mended">What was done.</param>
/// <param name="Left">What is still wrong.</param>
/// <param name="Crossings">Where the mended mesh passes through itself; null where not looked for.</param>
/// <param name="IsNestingKnown">Whether shells within shells could be told.</param>
/// <param name="VolumeBefore_m3">Enclosed volume of the mesh given, m^3; no meaning where it is open.</param>
/// <param name="VolumeAfter_m3">Enclosed volume of the mended mesh, m^3.</param>
/// <param name="AreaBefore_m2">Area of the mesh given, m^2.</param>
/// <param name="AreaAfter_m2">Area of the mended mesh, m^2.</param>
public sealed record MeshRepairReport(
    Mesh Mesh, MeshFaults Found, MeshMends Mended, MeshFaults Left, SelfIntersections? Crossings, bool IsNestingKnown,
    double VolumeBefore_m3, double VolumeAfter_m3, double AreaBefore_m2, double AreaAfter_m2)
{
    /// <summary>Whether inside and outside of the mended mesh are known everywhere.</summary>
    public bool IsSound => Left.IsClosed && VolumeAfter_m3 > 0 && Mended.OneSidedEdgeCount == 0;

    /// <summary>What was done and what is left, one sentence each; empty where the mesh was sound.</summary>
    public ImmutableArray<string> Sentences => MeshRepairWords.Of(this);
}
