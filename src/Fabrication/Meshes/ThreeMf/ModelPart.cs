using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes.ThreeMf;

/// <summary>A use of an object, in another object or in the build.</summary>
/// <param name="Path">Entry that holds the object; null for the same.</param>
/// <param name="ObjectId">Its number there.</param>
/// <param name="Transform">Where it goes.</param>
/// <param name="Line">Line of the file.</param>
internal sealed record ModelUse(string? Path, int ObjectId, Transform Transform, int Line);

/// <summary>An object as the file has it: a mesh, or uses of others.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name; may be empty.</param>
/// <param name="Type">Its type as written.</param>
/// <param name="Line">Line of the file.</param>
internal sealed record ModelObject(int Id, string Name, string Type, int Line)
{
    /// <summary>Corners, in the file's unit.</summary>
    public List<Vec3> Vertices { get; } = [];

    /// <summary>Triangles with three different corners.</summary>
    public List<Triangle> Triangles { get; } = [];

    /// <summary>Triangles left out because two corners are one.</summary>
    public int DroppedCount { get; set; }

    /// <summary>Uses of other objects.</summary>
    public List<ModelUse> Components { get; } = [];

    /// <summary>Whether it has a mesh.</summary>
    public bool HasMesh { get; set; }
}

/// <summary>One model entry of a package.</summary>
internal sealed class ModelPart
{
    /// <summary>Length of its unit, m.</summary>
    public double Unit_m { get; set; } = 1e-3;

    /// <summary>Objects by their numbers.</summary>
    public Dictionary<int, ModelObject> Objects { get; } = [];

    /// <summary>What is to be made.</summary>
    public List<ModelUse> Items { get; } = [];

    /// <summary>What it says about itself.</summary>
    public List<MeshMetadata> Metadata { get; } = [];

    /// <summary>Namespaces whose elements were passed over.</summary>
    public SortedSet<string> PassedOver { get; } = new(StringComparer.Ordinal);
}
