using System.Globalization;
using System.Text;
using System.Xml;

namespace Guanghan.Fabrication.Meshes.ThreeMf;

/// <summary>
/// Writes 3MF packages: each body an object and a build item, in metres, so that every bit of a coordinate is kept. The
/// same bodies give the same bytes.
/// </summary>
public static class ThreeMfWriter
{
    internal const string ContentTypes = """
        <?xml version="1.0" encoding="utf-8"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" />
          <Default Extension="model" ContentType="application/vnd.ms-package.3dmanufacturing-3dmodel+xml" />
        </Types>
        """;

    internal const string Relationships = """
        <?xml version="1.0" encoding="utf-8"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Target="/3D/3dmodel.model" Id="rel0"
            Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel" />
        </Relationships>
        """;

    /// <summary>Bodies as a package.</summary>
    /// <param name="bodies">Meshes in metres, all finite; at least one.</param>
    /// <param name="metadata">What the file says about itself; a prefix must have a namespace.</param>
    /// <exception cref="ArgumentException">There is no body, or a prefix without a namespace.</exception>
    public static byte[] Write(IReadOnlyList<MeshBody> bodies, IReadOnlyList<MeshMetadata> metadata)
    {
        if (bodies.Count == 0)
        {
            throw new ArgumentException("A package needs at least one body.", nameof(bodies));
        }

        return ZipWriter.Write(
            [
                ("[Content_Types].xml", Encoding.UTF8.GetBytes(ContentTypes)),
                ("_rels/.rels", Encoding.UTF8.GetBytes(Relationships)),
                ("3D/3dmodel.model", Model(bodies, metadata)),
            ]);
    }

    private static byte[] Model(IReadOnlyList<MeshBody> bodies, IReadOnlyList<MeshMetadata> metadata)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new()
        {
            Encoding = new UTF8Encoding(false),
            Indent = true,
            NewLineChars = "\n"
        }))
        {
            xml.WriteStartElement("model", ModelPartReader.Core);
            xml.WriteAttributeString("unit", "meter");
            xml.WriteAttributeString("xml", "lang", null, "en-US");
            foreach (var one in metadata.Where(one => Prefix(one).Length > 0)
                .DistinctBy(Prefix, StringComparer.Ordinal))
            {
                if (one.Namespace.Length == 0)
                {
                    throw new ArgumentException($"The metadata '{one.Name}' has a prefix without a namespace.",
                        nameof(metadata));
                }

                xml.WriteAttributeString("xmlns", Prefix(one), null, one.Namespace);
            }

            foreach (var one in metadata)
            {
                xml.WriteStartElement("metadata", ModelPartReader.Core);
                xml.WriteAttributeString("name", one.Name);
                xml.WriteString(one.Value);
                xml.WriteEndElement();
            }

            xml.WriteStartElement("resources", ModelPartReader.Core);
            for (var at = 0; at < bodies.Count; at++)
            {
                Object(xml, bodies[at], at + 1);
            }

            xml.WriteEndElement();
            xml.WriteStartElement("build", ModelPartReader.Core);
            for (var at = 0; at < bodies.Count; at++)
            {
                xml.WriteStartElement("item", ModelPartReader.Core);
                xml.WriteAttributeString("objectid", (at + 1).ToString(CultureInfo.InvariantCulture));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static void Object(XmlWriter xml, MeshBody body, int id)
    {
        xml.WriteStartElement("object", ModelPartReader.Core);
        xml.WriteAttributeString("id", id.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("type", body.Kind switch
        {
            MeshBodyKind.SolidSupport => "solidsupport",
            MeshBodyKind.Support => "support",
            MeshBodyKind.Surface => "surface",
            _ => "model",
        });
        if (body.Name.Length > 0)
        {
            xml.WriteAttributeString("name", body.Name);
        }

        xml.WriteStartElement("mesh", ModelPartReader.Core);
        xml.WriteStartElement("vertices", ModelPartReader.Core);
        foreach (var (x, y, z) in body.Mesh.Vertices)
        {
            xml.WriteStartElement("vertex", ModelPartReader.Core);
            xml.WriteAttributeString("x", x.ToString("R", CultureInfo.InvariantCulture));
            xml.WriteAttributeString("y", y.ToString("R", CultureInfo.InvariantCulture));
            xml.WriteAttributeString("z", z.ToString("R", CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteStartElement("triangles", ModelPartReader.Core);
        foreach (var (a, b, c) in body.Mesh.Triangles)
        {
            xml.WriteStartElement("triangle", ModelPartReader.Core);
            xml.WriteAttributeString("v1", a.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("v2", b.ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("v3", c.ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Prefix(MeshMetadata one) =>
        one.Name.IndexOf(':', StringComparison.Ordinal) is var colon && colon > 0 ? one.Name[..colon] : "";
}
