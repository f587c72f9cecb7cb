using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Guanghan.Fabrication.Formats;

/// <summary>
/// Writes the outside of a grid's cells as binary glTF 2.0 (.glb): each face between a cell that is there and one that
/// is not becomes two triangles, coloured by one field, with every field's value as an attribute of its own
/// (<c>_NAME</c>) for viewers that read them. Format: Khronos Group 2021, glTF 2.0 Specification (ISO/IEC 12113:2022),
/// 3.6, 3.7 and 4.4. glTF's y axis points up: the part's z becomes y, its y becomes -z. Lengths are in m.
/// </summary>
public static class GlbFile
{
    internal const uint Magic = 0x46546C67; // "glTF", glTF 2.0, 4.4.2
    internal const uint JsonChunk = 0x4E4F534A; // glTF 2.0, 4.4.3.1
    internal const uint BinaryChunk = 0x004E4942; // glTF 2.0, 4.4.3.1
    internal const int FloatType = 5126; // glTF 2.0, 3.6.2.2
    internal const int UnsignedType = 5125; // glTF 2.0, 3.6.2.2

    // The six faces of a cell: step to the neighbour, then four corners counter-clockwise seen from outside.
    internal static readonly (int X, int Y, int Z, int[] Corners)[] Faces =
    [
        (-1, 0, 0, [0, 4, 6, 2]), (1, 0, 0, [1, 3, 7, 5]), (0, -1, 0, [0, 1, 5, 4]),
        (0, 1, 0, [2, 6, 7, 3]), (0, 0, -1, [0, 2, 3, 1]), (0, 0, 1, [4, 5, 7, 6]),
    ];

    /// <summary>The file's bytes.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="coloured">Index of the field that colours the surface.</param>
    /// <exception cref="ArgumentException">The grid is not whole, or nothing of it is there.</exception>
    public static byte[] Write(FieldGrid grid, int coloured)
    {
        grid.RequireWhole();
        var mesh = new Surface(grid.Fields.Length);
        var shown = grid.Fields[coloured].Values_1;
        var there = Enumerable.Range(0, grid.CellCount).Where(cell => grid.IsThere[cell]).ToArray();
        if (there.Length == 0)
        {
            throw new ArgumentException(
                "Nothing of the grid is there; a surface needs at least one cell.", nameof(grid));
        }

        var (least, most) = (there.Min(cell => shown[cell]), there.Max(cell => shown[cell]));
        for (var layer = 0; layer < grid.Layers; layer++)
        {
            for (var row = 0; row < grid.Rows; row++)
            {
                for (var column = 0; column < grid.Columns; column++)
                {
                    if (grid.IsThere[grid.At(column, row, layer)])
                    {
                        AddCell(mesh, grid, column, row, layer, cell => Palette.At(
                            most > least ? (shown[cell] - least) / (most - least) : 0.5f));
                    }
                }
            }
        }

        return Join(mesh, grid);
    }

    private static void AddCell(
        Surface mesh, FieldGrid grid, int column, int row, int layer, Func<int, (float R, float G, float B)> colour)
    {
        var cell = grid.At(column, row, layer);
        foreach (var (x, y, z, corners) in Faces)
        {
            if (grid.Has(column + x, row + y, layer + z))
            {
                continue;
            }

            var first = mesh.Points.Count / 3;
            foreach (var corner in corners)
            {
                mesh.Points.AddRange(
                [
                    (float)(grid.OriginX_m + ((column + (corner & 1)) * grid.Width_m)),
                    (float)(grid.OriginZ_m + ((layer + (corner >> 2)) * grid.Height_m)),
                    (float)-(grid.OriginY_m + ((row + ((corner >> 1) & 1)) * grid.Depth_m)),
                ]);
                mesh.Normals.AddRange([x, z, -y]);
                var (r, g, b) = colour(cell);
                mesh.Colours.AddRange([r, g, b]);
                for (var i = 0; i < grid.Fields.Length; i++)
                {
                    mesh.Fields[i].Add(grid.Fields[i].Values_1[cell]);
                }
            }

            mesh.Indices.AddRange([first, first + 1, first + 2, first, first + 2, first + 3]);
        }
    }

    private static byte[] Join(Surface mesh, FieldGrid grid)
    {
        var binary = new List<byte>();
        var views = new StringBuilder();
        var accessors = new StringBuilder();
        var attributes = new StringBuilder();
        var count = mesh.Points.Count / 3;
        Add("POSITION", mesh.Points, "VEC3", Extent(mesh.Points));
        Add("NORMAL", mesh.Normals, "VEC3", "");
        Add("COLOR_0", mesh.Colours, "VEC3", "");
        for (var i = 0; i < grid.Fields.Length; i++)
        {
            Add("_" + grid.Fields[i].Name.ToUpperInvariant(), mesh.Fields[i], "SCALAR", "");
        }

        var number = grid.Fields.Length + 3;
        View(mesh.Indices.Count * sizeof(int), 34963);
        foreach (var index in mesh.Indices)
        {
            Append(binary, index);
        }

        accessors.Append(CultureInfo.InvariantCulture, $",{{\"bufferView\":{number},\"componentType\":{UnsignedType},");
        accessors.Append(CultureInfo.InvariantCulture, $"\"count\":{mesh.Indices.Count},\"type\":\"SCALAR\"}}");
        var json = "{\"asset\":{\"version\":\"2.0\",\"generator\":\"Guanghan\"}," +
            "\"scene\":0,\"scenes\":[{\"nodes\":[0]}]," +
            "\"nodes\":[{\"mesh\":0}],\"materials\":[{\"pbrMetallicRoughness\":{\"metallicFactor\":0," +
            "\"roughnessFactor\":0.9}}],\"meshes\":[{\"primitives\":[{\"attributes\":{" + attributes +
            "},\"indices\":" + number.ToString(CultureInfo.InvariantCulture) + ",\"material\":0}]}],\"accessors\":[" +
            accessors + "],\"bufferViews\":[" + views + "],\"buffers\":[{\"byteLength\":" +
            binary.Count.ToString(CultureInfo.InvariantCulture) + "}]}";
        return Chunks(Encoding.UTF8.GetBytes(json), [.. binary]);

        void View(int length, int target)
        {
            views.Append(views.Length > 0 ? "," : "");
            views.Append(CultureInfo.InvariantCulture, $"{{\"buffer\":0,\"byteOffset\":{binary.Count},");
            views.Append(CultureInfo.InvariantCulture, $"\"byteLength\":{length},\"target\":{target}}}");
        }

        void Add(string name, List<float> values, string type, string extent)
        {
            var index = accessors.Length == 0 ? 0 : attributes.ToString().Count(c => c == ':');
            View(values.Count * sizeof(float), 34962);
            accessors.Append(accessors.Length > 0 ? "," : "");
            accessors.Append(CultureInfo.InvariantCulture, $"{{\"bufferView\":{index},\"componentType\":{FloatType},");
            accessors.Append(CultureInfo.InvariantCulture, $"\"count\":{count},\"type\":\"{type}\"{extent}}}");
            attributes.Append(attributes.Length > 0 ? "," : "");
            attributes.Append(CultureInfo.InvariantCulture, $"\"{name}\":{index}");
            foreach (var value in values)
            {
                Append(binary, BitConverter.SingleToInt32Bits(value));
            }
        }
    }

    private static string Extent(List<float> points)
    {
        var text = new StringBuilder(",\"min\":[");
        for (var pass = 0; pass < 2; pass++)
        {
            for (var axis = 0; axis < 3; axis++)
            {
                var values = points.Where((_, i) => i % 3 == axis);
                var end = pass == 0 ? values.Min() : values.Max();
                text.Append(axis > 0 ? "," : "").Append(end.ToString("R", CultureInfo.InvariantCulture));
            }

            text.Append(pass == 0 ? "],\"max\":[" : "]");
        }

        return text.ToString();
    }

    // A chunk's length is a multiple of four: text is filled with blanks, bytes with zeros.
    internal static byte[] Chunks(byte[] json, byte[] binary)
    {
        var file = new List<byte>();
        var (text, data) = ((json.Length + 3) & ~3, (binary.Length + 3) & ~3);
        foreach (var word in (ReadOnlySpan<uint>)[Magic, 2, (uint)(28 + text + data), (uint)text, JsonChunk])
        {
            Append(file, (int)word);
        }

        file.AddRange(json);
        file.AddRange(Enumerable.Repeat((byte)' ', text - json.Length));
        Append(file, data);
        Append(file, (int)BinaryChunk);
        file.AddRange(binary);
        file.AddRange(new byte[data - binary.Length]);
        return [.. file];
    }

    private static void Append(List<byte> bytes, int word)
    {
        Span<byte> four = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(four, word);
        bytes.AddRange(four);
    }

    private sealed class Surface(int fields)
    {
        public List<float> Points { get; } = [];

        public List<float> Normals { get; } = [];

        public List<float> Colours { get; } = [];

        public List<int> Indices { get; } = [];

        public List<float>[] Fields { get; } = [.. Enumerable.Range(0, fields).Select(_ => new List<float>())];
    }
}
