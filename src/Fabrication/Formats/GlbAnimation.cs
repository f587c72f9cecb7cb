using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Guanghan.Fabrication.Formats;

/// <summary>
/// Writes the outside of a grid's cells at several times as one binary glTF 2.0 file that plays: a mesh for each time,
/// of which an animation shows one after the other by scaling the others to nothing, which every viewer can do; one
/// that does not play shows the last. Corners are written once for all times; a corner has the mean of the faces that
/// meet in it, and viewers shade each face flat, for there are no normals (glTF 2.0, 3.7.2.1). Format, axes and lengths
/// are those of <see cref="GlbFile"/>; animation: 3.11.
/// </summary>
public static class GlbAnimation
{
    private const int ByteType = 5121; // glTF 2.0, 3.6.2.2, with the next three
    private const int ShortType = 5123;
    private const int UnsignedType = 5125;
    private const int FloatType = 5126;
    private const int ShortLimit = 65_535; // its greatest index is kept free, 3.7.2.1
    private const int VertexTarget = 34962; // 5.11.5, with the next
    private const int IndexTarget = 34963;

    /// <summary>The file's bytes.</summary>
    /// <param name="frames">Times, rising, with grids of the same cells and fields.</param>
    /// <param name="field">Index of the field that colours the surface.</param>
    /// <param name="least_1">Value of the first colour, in the field's unit.</param>
    /// <param name="most_1">Value of the last colour.</param>
    /// <param name="frame_s">How long each is shown, s.</param>
    /// <exception cref="ArgumentException">A grid is not whole, grids differ, or nothing is ever there.</exception>
    public static byte[] Write(
        ImmutableArray<FieldFrame> frames, int field, float least_1, float most_1, double frame_s)
    {
        var outsides = Outsides(frames);
        var file = new Parts();
        var position = file.Add(outsides.Points, FloatType, "VEC3", outsides.Points.Count / 3, VertexTarget,
            Extent(outsides.Points));
        var (meshes, nodes, samplers, channels) = (new StringBuilder(), new StringBuilder(), new StringBuilder(),
            new StringBuilder());
        var input = file.Add([.. Enumerable.Range(0, frames.Length + 1).Select(at => (float)(at * frame_s))],
            FloatType, "SCALAR", frames.Length + 1, null, string.Create(CultureInfo.InvariantCulture,
            $",\"min\":[0],\"max\":[{(float)(frames.Length * frame_s):R}]"));
        var mesh = 0;
        for (var at = 0; at < frames.Length; at++)
        {
            var (faces, meshed) = (outsides.Faces[at], "");
            if (faces.Count > 0)
            {
                var colour = file.Add(Colours(outsides, frames[at].Grid, faces, field, least_1, most_1), ByteType,
                    "VEC4", outsides.Points.Count / 3, VertexTarget, ",\"normalized\":true");
                var isShort = outsides.Points.Count / 3 < ShortLimit;
                var index = file.Add(Indices(faces, isShort), isShort ? ShortType : UnsignedType, "SCALAR",
                    6 * faces.Count, IndexTarget, "");
                meshed = string.Create(CultureInfo.InvariantCulture, $",\"mesh\":{mesh++}");
                Item(meshes, $"{{\"primitives\":[{{\"attributes\":{{\"POSITION\":{position},\"COLOR_0\":{colour}}},");
                meshes.Append(CultureInfo.InvariantCulture, $"\"indices\":{index},\"material\":0}}]}}");
            }

            var scale = at + 1 == frames.Length ? 1 : 0;
            Item(nodes, $"{{\"name\":\"{frames[at].Time_s:F1} s\"{meshed},\"scale\":[{scale},{scale},{scale}]}}");
            var output = file.Add(
            [
                .. Enumerable.Range(0, frames.Length + 1).SelectMany(key =>
                    Enumerable.Repeat(key == at || (key > at && at + 1 == frames.Length) ? 1f : 0f, 3)),
            ], FloatType, "VEC3", frames.Length + 1, null, "");
            Item(samplers, $"{{\"input\":{input},\"output\":{output},\"interpolation\":\"STEP\"}}");
            Item(channels, $"{{\"sampler\":{at},\"target\":{{\"node\":{at},\"path\":\"scale\"}}}}");
        }

        var grid = frames[0].Grid;
        var children = string.Join(',', Enumerable.Range(0, frames.Length));
        var json = "{\"asset\":{\"version\":\"2.0\",\"generator\":\"Guanghan\"},\"extras\":" + string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"field\":\"{grid.Fields[field].Name}\",\"least\":{least_1:R},\"most\":{most_1:R}}},") +
            "\"scene\":0,\"scenes\":[{\"nodes\":[" + children + "]}],\"nodes\":[" + nodes + "],\"materials\":[" +
            "{\"doubleSided\":true,\"pbrMetallicRoughness\":{\"metallicFactor\":0,\"roughnessFactor\":0.9}}]," +
            "\"meshes\":[" + meshes + "],\"animations\":[{\"name\":\"history\",\"samplers\":[" + samplers +
            "],\"channels\":[" + channels + "]}]," + file.Json() + "}";
        return GlbFile.Chunks(Encoding.UTF8.GetBytes(json), [.. file.Bytes]);
    }

    // Corners that any time uses, and for each time its faces: the cell, and four corners from outside.
    private sealed record Outside(List<float> Points, List<(int Cell, int[] Corners)>[] Faces);

    private static Outside Outsides(ImmutableArray<FieldFrame> frames)
    {
        var first = frames.Length == 0 ? throw new ArgumentException("No times are given.", nameof(frames))
            : frames[0].Grid;
        var (wide, deep) = (first.Columns + 1, first.Rows + 1);
        var indices = new int[wide * deep * (first.Layers + 1)];
        Array.Fill(indices, -1);
        var points = new List<float>();
        var all = new List<(int, int[])>[frames.Length];
        for (var at = 0; at < frames.Length; at++)
        {
            var grid = frames[at].Grid;
            grid.RequireWhole();
            if ((grid.Columns, grid.Rows, grid.Layers) != (first.Columns, first.Rows, first.Layers))
            {
                throw new ArgumentException("The grids of all times must have the same cells.", nameof(frames));
            }

            all[at] = [];
            for (var cell = 0; cell < grid.CellCount; cell++)
            {
                if (grid.IsThere[cell])
                {
                    AddFaces(all[at], grid, cell);
                }
            }
        }

        if (points.Count == 0)
        {
            throw new ArgumentException("Nothing of the grid is ever there.", nameof(frames));
        }

        return new(points, all);

        void AddFaces(List<(int, int[])> faces, FieldGrid grid, int cell)
        {
            var (x, y, z) = (cell % grid.Columns, cell / grid.Columns % grid.Rows, cell / grid.Columns / grid.Rows);
            foreach (var (stepX, stepY, stepZ, corners) in GlbFile.Faces)
            {
                if (!grid.Has(x + stepX, y + stepY, z + stepZ))
                {
                    faces.Add((cell, [.. corners.Select(corner => Corner(grid,
                        x + (corner & 1), y + ((corner >> 1) & 1), z + (corner >> 2)))]));
                }
            }
        }

        int Corner(FieldGrid grid, int x, int y, int z)
        {
            ref var index = ref indices[(((z * deep) + y) * wide) + x];
            if (index < 0)
            {
                index = points.Count / 3;
                points.AddRange(
                [
                    (float)(grid.OriginX_m + (x * grid.Width_m)), (float)(grid.OriginZ_m + (z * grid.Height_m)),
                    (float)-(grid.OriginY_m + (y * grid.Depth_m)),
                ]);
            }

            return index;
        }
    }

    private static byte[] Colours(
        Outside outsides, FieldGrid grid, List<(int Cell, int[] Corners)> faces, int field, float least, float most)
    {
        var count = outsides.Points.Count / 3;
        var (sums, counts, values) = (new float[count], new int[count], grid.Fields[field].Values_1);
        foreach (var (cell, corners) in faces)
        {
            foreach (var corner in corners)
            {
                (sums[corner], counts[corner]) = (sums[corner] + values[cell], counts[corner] + 1);
            }
        }

        var bytes = new byte[4 * count];
        for (var at = 0; at < count; at++)
        {
            var mean = counts[at] == 0 ? least : sums[at] / counts[at];
            var (r, g, b) = Palette.At(most > least ? (mean - least) / (most - least) : 0.5f);
            (bytes[4 * at], bytes[(4 * at) + 1], bytes[(4 * at) + 2], bytes[(4 * at) + 3]) =
                ((byte)MathF.Round(255 * r), (byte)MathF.Round(255 * g), (byte)MathF.Round(255 * b), 255);
        }

        return bytes;
    }

    private static byte[] Indices(List<(int Cell, int[] Corners)> faces, bool isShort)
    {
        var (size, at) = (isShort ? sizeof(ushort) : sizeof(uint), 0);
        var bytes = new byte[6 * faces.Count * size];
        foreach (var (_, corners) in faces)
        {
            foreach (var corner in (ReadOnlySpan<int>)[0, 1, 2, 0, 2, 3])
            {
                if (isShort)
                {
                    BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), (ushort)corners[corner]);
                }
                else
                {
                    BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), corners[corner]);
                }

                at += size;
            }
        }

        return bytes;
    }

    private static string Extent(List<float> points)
    {
        string Ends(Func<IEnumerable<float>, float> end) => string.Join(',', Enumerable.Range(0, 3).Select(axis =>
            end(points.Where((_, at) => at % 3 == axis)).ToString("R", CultureInfo.InvariantCulture)));
        return $",\"min\":[{Ends(values => values.Min())}],\"max\":[{Ends(values => values.Max())}]";
    }

    private static void Item(StringBuilder list, FormattableString item) =>
        list.Append(list.Length > 0 ? "," : "").Append(item.ToString(CultureInfo.InvariantCulture));

    private sealed class Parts
    {
        private readonly StringBuilder _views = new();
        private readonly StringBuilder _accessors = new();
        private int _count;

        public List<byte> Bytes { get; } = [];

        public int Add(List<float> values, int type, string shape, int count, int? target, string more)
        {
            var bytes = new byte[sizeof(float) * values.Count];
            for (var at = 0; at < values.Count; at++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(sizeof(float) * at), values[at]);
            }

            return Add(bytes, type, shape, count, target, more);
        }

        public int Add(byte[] bytes, int type, string shape, int count, int? target, string more)
        {
            var use = target is { } given ? FormattableString.Invariant($",\"target\":{given}") : "";
            Item(_views,
                $"{{\"buffer\":0,\"byteOffset\":{Bytes.Count},\"byteLength\":{bytes.Length}{use}}}");
            Item(_accessors,
                $"{{\"bufferView\":{_count},\"componentType\":{type},\"count\":{count},\"type\":\"{shape}\"{more}}}");
            Bytes.AddRange(bytes);
            Bytes.AddRange(new byte[-bytes.Length & 3]); // views begin at whole words
            return _count++;
        }

        public string Json() => "\"accessors\":[" + _accessors + "],\"bufferViews\":[" + _views +
            "],\"buffers\":[{\"byteLength\":" + Bytes.Count.ToString(CultureInfo.InvariantCulture) + "}]";
    }
}
