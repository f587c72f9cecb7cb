namespace Guanghan.Fabrication.Meshes.ThreeMf;

/// <summary>
/// Reads 3MF packages (3MF Consortium, Core Specification 1.3, and the paths of its Production Extension 1.1): meshes,
/// components, transforms, units, types of objects, metadata. Colours, textures and thumbnails are passed over. A file
/// that requires an extension which changes the shape is refused. Memory is bounded by the length of the package.
/// </summary>
public static class ThreeMfReader
{
    /// <summary>Reads a package.</summary>
    /// <param name="content">All its bytes.</param>
    public static MeshReading Read(ReadOnlyMemory<byte> content)
    {
        if (ZipParts.Open(content, out var problem) is not { } parts ||
            OpcPackage.FindModel(parts, out problem) is not { } entry)
        {
            return MeshReading.Refused(MeshFormat.ThreeMf, "3MF: " + problem);
        }

        var reading = new ModelAssembly(parts).Build(entry);
        return reading.Problem is null ? reading : reading with { Problem = "3MF: " + reading.Problem };
    }
}
