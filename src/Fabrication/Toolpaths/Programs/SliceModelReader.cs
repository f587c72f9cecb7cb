using System.Globalization;
using System.Xml;
using Guanghan.Fabrication.Meshes.ThreeMf;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>A stack of slices as a model part has it.</summary>
/// <param name="Bottom">Lower face of the first, units of the lattice.</param>
internal sealed record SliceStack(int Bottom)
{
    /// <summary>Upper faces and solids, upwards.</summary>
    public List<(int Top, Region Region)> Slices { get; } = [];

    /// <summary>Stacks in other parts that follow each other instead.</summary>
    public List<(string Path, int Id)> References { get; } = [];
}

/// <summary>
/// Reads the slices of a 3MF model part (Slice Extension 1.0.2, chapters 2 and 3), the objects that refer to them and
/// what is built. Meshes and anything else are passed over.
/// </summary>
internal sealed class SliceModelReader
{
    /// <summary>The slice extension's namespace.</summary>
    public const string Namespace = "http://schemas.microsoft.com/3dmanufacturing/slice/2015/07";

    private readonly List<LatticePoint> _vertices = [];
    private readonly List<LatticePoint[]> _polygons = [];
    private readonly List<LatticePoint> _polygon = [];
    private double _scale; // units of the lattice in a unit of the part
    private SliceStack? _stack;
    private int _startVertex;
    private int _lastVertex;
    private bool _isInPolygon;
    private bool _isInSlice;

    /// <summary>Stacks by their numbers.</summary>
    public Dictionary<int, SliceStack> Stacks { get; } = [];

    /// <summary>Objects that refer to a stack: its part, null for the same, and its number.</summary>
    public Dictionary<int, (string? Path, int Id)> Objects { get; } = [];

    /// <summary>What is built.</summary>
    public List<(int ObjectId, string? Transform)> Items { get; } = [];

    /// <summary>How many coordinates were no multiples of 10 nm.</summary>
    public long RoundedCount { get; private set; }

    /// <summary>Reads a part; why it cannot be used, or null.</summary>
    public string? Read(byte[] bytes, string name) =>
        PackageXml.Visit(bytes, name, Visit) ?? (EndSlice() is { } problem ? $"'{name}': {problem}" : null);

    private string? Visit(XmlReader reader)
    {
        if (reader.NodeType is not XmlNodeType.Element)
        {
            return null;
        }

        if (string.Equals(reader.NamespaceURI, Namespace, StringComparison.Ordinal))
        {
            return reader.LocalName switch
            {
                "slicestack" => EndSlice() ?? Stack(reader),
                "slice" => EndSlice() ?? Slice(reader),
                "sliceref" => Reference(reader),
                "vertex" => Vertex(reader),
                "polygon" => EndPolygon() ?? Polygon(reader),
                "segment" => Segment(reader),
                _ => null,
            };
        }

        return !string.Equals(reader.NamespaceURI, ModelPartReader.Core, StringComparison.Ordinal) ? null
            : reader.LocalName switch
            {
                "model" => Model(reader),
                "object" => EndSlice() ?? Object(reader),
                "item" => Item(reader),
                _ => null,
            };
    }

    private string? Model(XmlReader reader)
    {
        _scale = (reader.GetAttribute("unit") ?? "millimeter") switch
        {
            "micron" => 1e2,
            "millimeter" => 1e5,
            "centimeter" => 1e6,
            "inch" => 2.54e6,
            "foot" => 30.48e6,
            "meter" => 1e8,
            _ => 0,
        };
        return _scale > 0 ? null : "the unit is not known; write millimeter";
    }

    private string? Stack(XmlReader reader)
    {
        if (!TryWhole(reader, "id", out var id) || !TryUnits(reader, "zbottom", 0, out var bottom))
        {
            return "a slice stack needs an id and, where it has one, a height zbottom; export the part again";
        }

        _stack = new(bottom);
        return Stacks.TryAdd(id, _stack) ? null : $"slice stack {id} is there twice; export the part again";
    }

    private string? Slice(XmlReader reader)
    {
        if (_stack is null || !TryUnits(reader, "ztop", null, out var top))
        {
            return "a slice needs a stack and a height ztop; export the part again";
        }

        var below = _stack.Slices.Count > 0 ? _stack.Slices[^1].Top : int.MinValue;
        if (top <= below || _stack.Slices.Count >= ProgramReading.MostLayers)
        {
            return top <= below ? "the slice does not lie above the one before; export the part again"
                : $"a stack has more than {ProgramReading.MostLayers} slices; export fewer";
        }

        _stack.Slices.Add((top, Region.Empty));
        _isInSlice = true;
        return null;
    }

    private string? Reference(XmlReader reader)
    {
        var path = reader.GetAttribute("slicepath");
        if (_stack is null || path is null || !TryWhole(reader, "slicestackid", out var id))
        {
            return "a reference to slices needs slicestackid and slicepath; export the part again";
        }

        _stack.References.Add((path, id));
        return null;
    }

    private string? Vertex(XmlReader reader)
    {
        if (!_isInSlice || !TryUnits(reader, "x", null, out var x) || !TryUnits(reader, "y", null, out var y))
        {
            return FormattableString.Invariant($"vertex {_vertices.Count} of the slice needs x and y within ") +
                FormattableString.Invariant($"{Lattice.Limit_m} m; export the part again");
        }

        _vertices.Add(new(x, y));
        return null;
    }

    private string? Polygon(XmlReader reader)
    {
        if (!_isInSlice || !TryWhole(reader, "startv", out _startVertex) || _startVertex >= _vertices.Count)
        {
            return $"a polygon needs startv from 0 to {_vertices.Count - 1}; export the part again";
        }

        (_isInPolygon, _lastVertex) = (true, _startVertex);
        _polygon.Add(_vertices[_startVertex]);
        return null;
    }

    private string? Segment(XmlReader reader)
    {
        if (!_isInPolygon || !TryWhole(reader, "v2", out var vertex) || vertex >= _vertices.Count)
        {
            return $"a segment needs v2 from 0 to {_vertices.Count - 1}; export the part again";
        }

        _lastVertex = vertex;
        _polygon.Add(_vertices[vertex]);
        return null;
    }

    private string? EndPolygon()
    {
        if (!_isInPolygon)
        {
            return null;
        }

        var isClosed = _lastVertex == _startVertex && _polygon.Count > 3;
        if (isClosed)
        {
            _polygon.RemoveAt(_polygon.Count - 1);
            _polygons.Add([.. _polygon]);
        }

        _isInPolygon = false;
        _polygon.Clear();
        return isClosed ? null : "a polygon is not closed: its last v2 is not its startv; export the part as a solid";
    }

    private string? EndSlice()
    {
        var problem = EndPolygon();
        if (_isInSlice && _polygons.Count > 0)
        {
            _stack!.Slices[^1] = (_stack.Slices[^1].Top, Region.Of(_polygons));
        }

        _isInSlice = false;
        _vertices.Clear();
        _polygons.Clear();
        return problem;
    }

    private string? Object(XmlReader reader)
    {
        if (TryWhole(reader, "id", out var id) && reader.GetAttribute("slicestackid", Namespace) is { } stack)
        {
            if (!int.TryParse(stack, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return $"object {id} refers to slices without a number; export the part again";
            }

            Objects[id] = (reader.GetAttribute("slicepath", Namespace), number);
        }

        return null;
    }

    private string? Item(XmlReader reader)
    {
        _ = TryWhole(reader, "objectid", out var id);
        Items.Add((id, reader.GetAttribute("transform")));
        return null;
    }

    private bool TryUnits(XmlReader reader, string name, int? absent, out int units)
    {
        var text = reader.GetAttribute(name);
        units = absent ?? 0;
        if (text is null)
        {
            return absent is not null;
        }

        if (text.Length > 64 || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        var (exact, nearest) = (value * _scale, Math.Round(value * _scale));
        units = Math.Abs(nearest) <= Lattice.Limit ? (int)nearest : 0;
        RoundedCount += Math.Abs(exact - nearest) > 1e-3 ? 1 : 0; // less is the rounding of the number itself
        return Math.Abs(nearest) <= Lattice.Limit;
    }

    private static bool TryWhole(XmlReader reader, string name, out int value) =>
        int.TryParse(reader.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
