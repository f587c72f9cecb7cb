using System.Xml;

namespace Guanghan.Fabrication.Meshes.ThreeMf;

/// <summary>
/// Finds the model in a package (ECMA-376-2, Open Packaging Conventions; 3MF core specification, appendix C): the root
/// relationships name it, the content types say that it is one.
/// </summary>
internal static class OpcPackage
{
    private const string ModelRelationship = "http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel";
    private const string ModelType = "application/vnd.ms-package.3dmanufacturing-3dmodel+xml";
    private const string TypesEntry = "[Content_Types].xml";
    private const string RootEntry = "_rels/.rels";

    /// <summary>Name of the entry with the root model; null and the reason where there is none.</summary>
    public static string? FindModel(ZipParts parts, out string? problem)
    {
        if (!parts.Has(TypesEntry) || !parts.Has(RootEntry))
        {
            problem = $"the zip package has no '{(parts.Has(TypesEntry) ? RootEntry : TypesEntry)}', so it is not " +
                "3MF; " +
                "export the part as 3MF";
            return null;
        }

        var targets = new List<string>();
        problem = Visit(parts, RootEntry, reader =>
        {
            if (Is(reader, "Relationship") &&
                string.Equals(reader.GetAttribute("Type"), ModelRelationship, StringComparison.Ordinal) &&
                !string.Equals(reader.GetAttribute("TargetMode"), "External", StringComparison.Ordinal))
            {
                targets.Add(reader.GetAttribute("Target") ?? "");
            }

            return null;
        });
        if (problem is not null)
        {
            return null;
        }

        if (targets.Count != 1)
        {
            problem = $"'{RootEntry}' names {(targets.Count == 0 ? "no model" : "more than one model")}; a 3MF " +
                "package has " +
                "one: export the part again";
            return null;
        }

        var name = EntryOf(targets[0]);
        if (name is null || !parts.Has(name))
        {
            problem = $"'{RootEntry}' names the model '{targets[0]}', which is not in the package; export the part " +
                "again";
            return null;
        }

        problem = CheckType(parts, name);
        return problem is null ? name : null;
    }

    /// <summary>The entry that a part name means; null where it leads out of the package.</summary>
    public static string? EntryOf(string part)
    {
        var segments = new List<string>();
        foreach (var segment in Uri.UnescapeDataString(part).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment is ".." && segments.Count == 0)
            {
                return null;
            }

            if (segment is "..")
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ".")
            {
                segments.Add(segment);
            }
        }

        return segments.Count == 0 ? null : string.Join('/', segments);
    }

    private static string? CheckType(ZipParts parts, string name)
    {
        string? byExtension = null, byName = null;
        var extension = name[(name.LastIndexOf('.') + 1)..];
        var problem = Visit(parts, TypesEntry, reader =>
        {
            var type = reader.NodeType is XmlNodeType.Element ? reader.GetAttribute("ContentType") : null;
            if (Is(reader, "Default") &&
                string.Equals(reader.GetAttribute("Extension"), extension, StringComparison.OrdinalIgnoreCase))
            {
                byExtension = type;
            }
            else if (Is(reader, "Override") && string.Equals(EntryOf(reader.GetAttribute("PartName") ?? ""), name,
                StringComparison.OrdinalIgnoreCase))
            {
                byName = type;
            }

            return null;
        });
        return problem ?? (string.Equals(byName ?? byExtension, ModelType, StringComparison.OrdinalIgnoreCase) ? null
            : $"'{TypesEntry}' says that '{name}' is '{byName ?? byExtension ?? "nothing"}', not a 3MF model; export " +
                "the " +
                "part again");
    }

    private static bool Is(XmlReader reader, string name) => reader.NodeType is XmlNodeType.Element &&
        string.Equals(reader.LocalName, name, StringComparison.Ordinal);

    private static string? Visit(ZipParts parts, string entry, Func<XmlReader, string?> visit) =>
        parts.Read(entry, out var problem) is { } bytes ? PackageXml.Visit(bytes, entry, visit) : problem;
}
