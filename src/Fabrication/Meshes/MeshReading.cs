using System.Collections.Immutable;

namespace Guanghan.Fabrication.Meshes;

/// <summary>A file format of meshes.</summary>
public enum MeshFormat
{
    /// <summary>None was recognised.</summary>
    Unknown,

    /// <summary>Binary STL.</summary>
    StlBinary,

    /// <summary>ASCII STL.</summary>
    StlAscii,

    /// <summary>Wavefront OBJ.</summary>
    Obj,

    /// <summary>3MF.</summary>
    ThreeMf,

    /// <summary>No file: made from dimensions.</summary>
    Dimensions,
}

/// <summary>What a body of a file is for (3MF core specification, object types).</summary>
public enum MeshBodyKind
{
    /// <summary>To be made, solid.</summary>
    Model,

    /// <summary>Holds the model while it is made, solid.</summary>
    SolidSupport,

    /// <summary>Holds the model while it is made, not filled.</summary>
    Support,

    /// <summary>A surface without inside.</summary>
    Surface,
}

/// <summary>One body of a file.</summary>
/// <param name="Name">Its name in the file; may be empty.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Mesh">Its surface where it is to be made, m.</param>
public sealed record MeshBody(string Name, MeshBodyKind Kind, Mesh Mesh);

/// <summary>What a file says about itself.</summary>
/// <param name="Name">Such as <c>Title</c>, or <c>prefix:name</c>.</param>
/// <param name="Value">Text.</param>
/// <param name="Namespace">What the prefix stands for; empty without one.</param>
public readonly record struct MeshMetadata(string Name, string Value, string Namespace);

/// <summary>What reading a file of any format gave: meshes, or why not.</summary>
/// <param name="Mesh">All bodies to be made, m; empty where there is a problem.</param>
/// <param name="Problem">Why the file cannot be used and what to do, in plain English; null where it can.</param>
/// <param name="Format">The format it was read as.</param>
/// <param name="Bodies">The bodies one by one, supports and surfaces too.</param>
/// <param name="Metadata">What the file says about itself.</param>
/// <param name="Notes">What was left out or taken otherwise than written; a sentence each.</param>
/// <param name="FileTriangleCount">Triangles in the file, polygons cut up, before welding.</param>
/// <param name="DroppedTriangleCount">Triangles without three different corners, left out.</param>
public sealed record MeshReading(
    Mesh Mesh, string? Problem, MeshFormat Format, ImmutableArray<MeshBody> Bodies,
    ImmutableArray<MeshMetadata> Metadata, ImmutableArray<string> Notes, int FileTriangleCount,
    int DroppedTriangleCount)
{
    /// <summary>A mesh that is made, not read.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="mesh">The mesh, m.</param>
    internal static MeshReading Of(string name, Mesh mesh) => new(mesh, null, MeshFormat.Dimensions,
        [new(name, MeshBodyKind.Model, mesh)], [], [], mesh.Triangles.Length, 0);

    /// <summary>A file that cannot be used.</summary>
    /// <param name="format">The format it was taken for.</param>
    /// <param name="problem">Why, and what to do.</param>
    internal static MeshReading Refused(MeshFormat format, string problem) =>
        new(Mesh.Empty, problem, format, [], [], [], 0, 0);
}
