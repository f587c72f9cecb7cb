using System.Text;

namespace Guanghan.Fabrication.Meshes;

/// <summary>
/// Reads a file of meshes whatever its format. What is in it decides; its name only where that leaves a doubt.
/// </summary>
public static class MeshFile
{
    private const int LookedAt = 4096; // bytes in which a text file must show what it is

    /// <summary>Reads a file.</summary>
    /// <param name="content">All its bytes.</param>
    /// <param name="name">Its name, such as <c>part.stl</c>.</param>
    /// <param name="unit_m">
    /// Length of the file's unit, m, for formats that do not say it (STL, OBJ): 0.001 for millimetres. A 3MF file says
    /// its unit itself.
    /// </param>
    public static MeshReading Read(ReadOnlyMemory<byte> content, string name, double unit_m)
    {
        var bytes = content.Span;
        if (bytes.IsEmpty)
        {
            return MeshReading.Refused(MeshFormat.Unknown, "the file is empty; export the part again");
        }

        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8))
        {
            return ThreeMf.ThreeMfReader.Read(content);
        }

        var extension = ExtensionOf(name);
        if (extension is ".3mf")
        {
            return MeshReading.Refused(MeshFormat.ThreeMf,
                "the file does not begin as a zip package does, so it is not 3MF; export the part again");
        }

        if (extension is not ".stl" && LooksLikeObj(bytes, extension is ".obj"))
        {
            return ObjReader.Read(bytes, unit_m);
        }

        var isStl = extension is ".stl" || StlReader.IsPlausible(bytes);
        return isStl ? Of(StlReader.Read(bytes, unit_m)) : MeshReading.Refused(MeshFormat.Unknown,
            $"'{name}' is none of the formats that are read: STL (binary or ASCII), OBJ, 3MF; " +
            "export the part as one of them");
    }

    // From the last dot on, in lower case; empty without one.
    private static string ExtensionOf(string name) =>
        name.LastIndexOf('.') is var dot && dot >= 0 ? name[dot..].ToLowerInvariant() : "";

    private static MeshReading Of(StlReading stl)
    {
        var format = stl.IsBinary ? MeshFormat.StlBinary : MeshFormat.StlAscii;
        return stl.Problem is { } problem ? MeshReading.Refused(MeshFormat.StlBinary, problem)
            : new(stl.Mesh, null, format, [new("", MeshBodyKind.Model, stl.Mesh)], [],
                stl.TrailingByteCount > 0 ? [$"{stl.TrailingByteCount} bytes behind the last triangle were ignored."]
                    : [],
                stl.FileTriangleCount, stl.DroppedTriangleCount);
    }

    // Named .obj, or without a telling name: its first words are those of OBJ.
    private static bool LooksLikeObj(ReadOnlySpan<byte> bytes, bool isNamedObj)
    {
        if (isNamedObj)
        {
            return true;
        }

        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, LookedAt)]);
        return head.Split('\n').Any(line => line.StartsWith("v ", StringComparison.Ordinal)) &&
            !head.TrimStart().StartsWith("solid", StringComparison.OrdinalIgnoreCase);
    }
}
