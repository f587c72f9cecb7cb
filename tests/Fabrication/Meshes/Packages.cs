using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Guanghan.Fabrication.Tests.Meshes;

/// <summary>3MF packages, good and bad, made by the framework's own zip writer.</summary>
internal static class Packages
{
    public const string Types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default " +
        "Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default " +
        "Extension=\"model\" ContentType=\"application/vnd.ms-package.3dmanufacturing-3dmodel+xml\"/></Types>";

    public const string Relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
        "<Relationship Target=\"/3D/3dmodel.model\" Id=\"r\" " +
        "Type=\"http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel\"/></Relationships>";

    /// <summary>A tetrahedron of 1/6 cubic units.</summary>
    public const string Tetrahedron = "<mesh><vertices><vertex x=\"0\" y=\"0\" z=\"0\"/><vertex x=\"1\" y=\"0\" z=\"0\"/>" +
        "<vertex x=\"0\" y=\"1\" z=\"0\"/><vertex x=\"0\" y=\"0\" z=\"1\"/></vertices><triangles><triangle v1=\"0\" v2=\"2\" " +
        "v3=\"1\"/><triangle v1=\"0\" v2=\"1\" v3=\"3\"/><triangle v1=\"1\" v2=\"2\" v3=\"3\"/><triangle v1=\"2\" v2=\"0\" " +
        "v3=\"3\"/></triangles></mesh>";

    public const string Core = "xmlns=\"http://schemas.microsoft.com/3dmanufacturing/core/2015/02\"";

    public static string Model(string resources, string build, string attributes = "unit=\"meter\"") =>
        $"<model {Core} {attributes}>\n<resources>{resources}</resources>\n<build>{build}</build></model>";

    public static string Solid(int id) => $"<object id=\"{id}\" type=\"model\">{Tetrahedron}</object>";

    public static byte[] Of(string model) => Of(("[Content_Types].xml", Types), ("_rels/.rels", Relations), ("3D/3dmodel.model",
        model));

    public static byte[] Of(params (string Name, string Text)[] entries) =>
        Zip([.. entries.Select(entry => (entry.Name, Encoding.UTF8.GetBytes(entry.Text)))]);

    public static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Changes a field of the directory's record of an entry.</summary>
    public static byte[] WithDirectoryField(byte[] package, string entry, int field, uint value)
    {
        var bytes = package.ToArray();
        for (var at = bytes.Length - 46; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)) == 0x02014B50 &&
                bytes.AsSpan(at + 46).StartsWith(Encoding.ASCII.GetBytes(entry)))
            {
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + field), value);
                return bytes;
            }
        }

        throw new InvalidOperationException($"No entry {entry}.");
    }
}
