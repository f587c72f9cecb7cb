namespace Guanghan.Fabrication.Meshes;

/// <summary>What reading an STL file gave: a mesh, or why not.</summary>
/// <param name="Mesh">The welded mesh, m; empty where there is a problem.</param>
/// <param name="Problem">Why the file cannot be used, in plain English; null where it can.</param>
/// <param name="IsBinary">Whether it was read as binary STL.</param>
/// <param name="FileTriangleCount">Triangles in the file, before welding.</param>
/// <param name="DroppedTriangleCount">Triangles without area, left out.</param>
/// <param name="TrailingByteCount">Bytes behind the last triangle of a binary file, ignored.</param>
public sealed record StlReading(
    Mesh Mesh, string? Problem, bool IsBinary, int FileTriangleCount, int DroppedTriangleCount, int TrailingByteCount)
{
    /// <summary>A file that cannot be used.</summary>
    /// <param name="problem">Why, in plain English.</param>
    internal static StlReading Refused(string problem) => new(Mesh.Empty, problem, false, 0, 0, 0);
}
