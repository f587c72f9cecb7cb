using System.Globalization;
using System.Xml;
using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes.ThreeMf;

/// <summary>
/// Reads a model entry (3MF Consortium, "3D Manufacturing Format Core Specification", 1.3, chapters 3 and 4). Elements
/// of other namespaces are passed over where the file does not require them.
/// </summary>
internal sealed class ModelPartReader
{
    /// <summary>The core specification's namespace.</summary>
    public const string Core = "http://schemas.microsoft.com/3dmanufacturing/core/2015/02";

    private const string Production = "http://schemas.microsoft.com/3dmanufacturing/production/2015/06";

    /// <summary>Extensions that a file may require: they change colour, names or grouping, not shape.</summary>
    private static readonly string[] s_known =
    [
        "http://schemas.microsoft.com/3dmanufacturing/material/2015/02", Production,
        "http://schemas.microsoft.com/3dmanufacturing/trianglesets/2021/07",
    ];

    private static readonly Dictionary<string, double> s_units_m = new(StringComparer.Ordinal)
    {
        ["micron"] = 1e-6,
        ["millimeter"] = 1e-3,
        ["centimeter"] = 1e-2,
        ["inch"] = 0.0254,
        ["foot"] = 0.3048,
        ["meter"] = 1,
    };

    // What lies in what.
    private static readonly HashSet<(string, string)> s_places =
    [
        ("", "model"), ("model", "metadata"), ("model", "resources"), ("model", "build"), ("resources", "object"),
        ("resources", "basematerials"), ("basematerials", "base"), ("object", "mesh"), ("object", "components"),
        ("object", "metadatagroup"), ("item", "metadatagroup"), ("metadatagroup", "metadata"), ("mesh", "vertices"),
        ("mesh", "triangles"), ("vertices", "vertex"), ("triangles", "triangle"), ("components", "component"),
        ("build", "item"),
    ];

    private readonly string[] _path = new string[PackageXml.MostDepth + 1];
    private readonly ModelPart _part = new();
    private ModelObject? _object;
    private int _foreignDepth = int.MaxValue;

    /// <summary>Reads an entry; null and the reason where it cannot be used.</summary>
    public static ModelPart? Read(byte[] bytes, string name, out string? problem)
    {
        var reader = new ModelPartReader();
        problem = PackageXml.Visit(bytes, name, reader.Visit) ?? (reader._path[0] is null ?
            $"'{name}' has no model; export the part again" : null);
        return problem is null ? reader._part : null;
    }

    private string? Visit(XmlReader reader)
    {
        var depth = reader.Depth;
        if (depth > _foreignDepth)
        {
            return null;
        }

        if (reader.NodeType is not XmlNodeType.Element)
        {
            return Text(reader);
        }

        if (!string.Equals(reader.NamespaceURI, Core, StringComparison.Ordinal))
        {
            if (depth == 0)
            {
                return $"the root is '{reader.LocalName}' of '{Short(reader.NamespaceURI)}', not a 3MF model; export " +
                    "the " +
                    "part again";
            }

            _foreignDepth = depth;
            _part.PassedOver.Add(Short(reader.NamespaceURI));
            return null;
        }

        _foreignDepth = int.MaxValue;
        var name = reader.LocalName;
        _path[depth] = name;
        var parent = depth == 0 ? "" : _path[depth - 1];
        if (!s_places.Contains((parent, name)))
        {
            return $"<{Short(name)}> does not belong in <{parent}>; export the part again";
        }

        return name switch
        {
            "vertex" => Vertex(reader),
            "triangle" => Triangle(reader),
            "model" => Model(reader),
            "object" => Object(reader),
            "mesh" => Mesh(),
            "component" => Use(reader, _object!.Components),
            "item" => Use(reader, _part.Items),
            "metadata" when depth == 1 => Metadata(reader),
            _ => null,
        };
    }

    private string? Model(XmlReader reader)
    {
        var unit = reader.GetAttribute("unit") ?? "millimeter";
        if (!s_units_m.TryGetValue(unit, out var unit_m))
        {
            return $"'{Short(unit)}' is not a unit; write {string.Join(", ", s_units_m.Keys)}";
        }

        _part.Unit_m = unit_m;
        foreach (var prefix in (reader.GetAttribute("requiredextensions") ?? "").Split(
            (char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var space = reader.LookupNamespace(prefix);
            if (space is null)
            {
                return $"the file requires the extension '{Short(prefix)}' but does not say what that is; export the " +
                    "part " +
                    "again";
            }

            if (!s_known.Contains(space, StringComparer.Ordinal))
            {
                return $"the file requires the extension '{Short(space)}', which is not read: its shape would be " +
                    "wrong " +
                    "without it; export the part as plain meshes";
            }
        }

        return null;
    }

    private string? Object(XmlReader reader)
    {
        if (!TryId(reader, "id", out var id))
        {
            return "an object needs an id, a whole number above 0; export the part again";
        }

        _object = new(id, reader.GetAttribute("name") ?? "", reader.GetAttribute("type") ?? "model",
            PackageXml.Line(reader));
        return _object.Type is not ("model" or "solidsupport" or "support" or "surface" or "other")
            ? $"object {id} has the type '{Short(_object.Type)}'; write model, solidsupport, support, surface or other"
            : _part.Objects.TryAdd(id, _object) ? null
            : $"object {id} is there twice; export the part again";
    }

    private string? Mesh()
    {
        var isFirst = !_object!.HasMesh;
        _object.HasMesh = true;
        return isFirst ? null : $"object {_object.Id} has two meshes; export the part again";
    }

    private string? Vertex(XmlReader reader)
    {
        if (!TryNumber(reader, "x", out var x) || !TryNumber(reader, "y", out var y) || !TryNumber(reader, "z",
            out var z))
        {
            return $"vertex {_object!.Vertices.Count} of object {_object.Id} needs finite numbers x, y and z; export " +
                "the " +
                "part again";
        }

        _object!.Vertices.Add(new Vec3(x, y, z));
        return null;
    }

    private string? Triangle(XmlReader reader)
    {
        var (count, held) = (_object!.Vertices.Count, _object.Triangles);
        if (!TryIndex(reader, "v1", count, out var a) || !TryIndex(reader, "v2", count, out var b) ||
            !TryIndex(reader, "v3", count, out var c))
        {
            return $"triangle {held.Count + _object.DroppedCount} of object {_object.Id} needs v1, v2 and v3 from 0 " +
                "to " +
                $"{count - 1}; export the part again";
        }

        if (a == b || b == c || c == a)
        {
            _object.DroppedCount++;
            return null;
        }

        held.Add(new Triangle(a, b, c));
        return null;
    }

    private static string? Use(XmlReader reader, List<ModelUse> uses)
    {
        if (!TryId(reader, "objectid", out var id))
        {
            return $"<{reader.LocalName}> needs an objectid, a whole number above 0; export the part again";
        }

        var written = reader.GetAttribute("transform");
        if ((written is null ? Transform.Identity : Transform.Parse(written)) is not { } transform)
        {
            return $"the transform '{Short(written!)}' is not twelve finite numbers; export the part again";
        }

        uses.Add(new(reader.GetAttribute("path", Production), id, transform, PackageXml.Line(reader)));
        return null;
    }

    private string? Metadata(XmlReader reader)
    {
        var name = reader.GetAttribute("name");
        if (string.IsNullOrEmpty(name))
        {
            return "metadata needs a name; export the part again";
        }

        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var space = colon > 0 ? reader.LookupNamespace(name[..colon]) ?? "" : "";
        _part.Metadata.Add(new(name, "", space));
        return null;
    }

    // Only the text of the model's own metadata is kept.
    private string? Text(XmlReader reader)
    {
        if (reader.Depth == 2 && _path[1] is "metadata" && _part.Metadata.Count > 0)
        {
            var last = _part.Metadata[^1];
            _part.Metadata[^1] = last with { Value = last.Value + reader.Value };
        }

        return null;
    }

    private static bool TryNumber(XmlReader reader, string name, out double number)
    {
        number = 0;
        return reader.GetAttribute(name) is { Length: <= 64 } text &&
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) &&
                double.IsFinite(number);
    }

    private static bool TryIndex(XmlReader reader, string name, int count, out int index)
    {
        index = 0;
        return int.TryParse(reader.GetAttribute(name), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture, out index) && index < count;
    }

    private static bool TryId(XmlReader reader, string name, out int id) => int.TryParse(reader.GetAttribute(name),
        NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out id) &&
            id > 0;

    // As much of a text as a message takes.
    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "...";
}
