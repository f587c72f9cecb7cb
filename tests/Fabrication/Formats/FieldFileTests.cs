using System.Buffers.Binary;
using System.Text.Json;
using System.Xml.Linq;
using Guanghan.Fabrication.Formats;

namespace Guanghan.Fabrication.Tests.Formats;

public sealed class FieldFileTests
{
    // An L of three cells of 1 x 2 x 3 mm in a grid of 2 x 2 x 1.
    private static readonly FieldGrid L = new(2, 2, 1, 1e-3, 2e-3, 3e-3, [true, true, true, false],
        [new CellField("peak_temperature_K", [300, 1500, 2000, 0]), new CellField("porosity_1", [0.6f, 0.1f, 0, 0])]);

    [Fact]
    [Trait("Kind", "property")]
    public void A_vtu_file_holds_the_cells_that_are_there_with_shared_points()
    {
        var piece = XDocument.Parse(System.Text.Encoding.UTF8.GetString(VtuFile.Write(L))).Descendants("Piece").Single();
        Assert.Equal("3", piece.Attribute("NumberOfCells")!.Value);
        Assert.Equal("16", piece.Attribute("NumberOfPoints")!.Value); // an L of three squares has 8 corners, twice
        var points = Floats(piece, "points");
        var corners = Ints(piece, "connectivity");
        Assert.Equal([8, 16, 24], Ints(piece, "offsets"));
        Assert.Equal([300f, 1500f, 2000f], Floats(piece, "peak_temperature_K"));
        Assert.Equal(24, corners.Length);

        // VTK's hexahedron: corner 6 lies opposite corner 0, and the volume by edges is the cell's.
        for (var cell = 0; cell < 3; cell++)
        {
            var (a, b) = (3 * corners[8 * cell], 3 * corners[(8 * cell) + 6]);
            Assert.Equal(1e-3f, points[b] - points[a], 1e-9f);
            Assert.Equal(2e-3f, points[b + 1] - points[a + 1], 1e-9f);
            Assert.Equal(3e-3f, points[b + 2] - points[a + 2], 1e-9f);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_glb_file_shows_the_outside_with_faces_that_look_outward()
    {
        var bytes = GlbFile.Write(L, 0);
        Assert.Equal(0x46546C67u, BinaryPrimitives.ReadUInt32LittleEndian(bytes));
        Assert.Equal(bytes.Length, (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(8)));
        var length = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(12));
        using var json = JsonDocument.Parse(bytes.AsMemory(20, length));
        var binary = bytes.AsSpan(28 + length).ToArray();
        var accessors = json.RootElement.GetProperty("accessors");

        // 3 cells have 18 faces, two pairs of which touch: 14 outside, 28 triangles.
        Assert.Equal(84, accessors[accessors.GetArrayLength() - 1].GetProperty("count").GetInt32());
        Assert.Equal(56, accessors[0].GetProperty("count").GetInt32());
        var (points, normals, indices) = (View(json, binary, 0), View(json, binary, 1), View(json, binary, accessors.GetArrayLength() - 1));
        for (var triangle = 0; triangle < 28; triangle++)
        {
            var (a, b, c) = (Vector(points, indices, triangle, 0), Vector(points, indices, triangle, 1), Vector(points, indices, triangle, 2));
            var (u, v) = ((b.X - a.X, b.Y - a.Y, b.Z - a.Z), (c.X - a.X, c.Y - a.Y, c.Z - a.Z));
            var cross = ((u.Item2 * v.Item3) - (u.Item3 * v.Item2), (u.Item3 * v.Item1) - (u.Item1 * v.Item3),
                (u.Item1 * v.Item2) - (u.Item2 * v.Item1));
            var normal = Vector(normals, indices, triangle, 0);
            Assert.True((cross.Item1 * normal.X) + (cross.Item2 * normal.Y) + (cross.Item3 * normal.Z) > 0);
        }

        Assert.Contains("_PEAK_TEMPERATURE_K", json.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_outside_of_any_grid_encloses_its_volume() => Gen.Bool.Array[3 * 4 * 5].Where(there => there.Any(it => it)).Sample(
        there =>
        {
            var grid = new FieldGrid(3, 4, 5, 1, 1, 1, [.. there], [new("t_K", [.. there.Select(_ => 1f)])]);
            var bytes = GlbFile.Write(grid, 0);
            var length = (int)BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(12));
            using var json = JsonDocument.Parse(bytes.AsMemory(20, length));
            var binary = bytes.AsSpan(28 + length).ToArray();
            var (points, indices) = (View(json, binary, 0), View(json, binary, 4));
            var volume = 0.0;
            for (var triangle = 0; triangle < indices.Length / 12; triangle++)
            {
                var (a, b, c) = (Vector(points, indices, triangle, 0), Vector(points, indices, triangle, 1), Vector(points, indices, triangle, 2));
                volume += ((a.X * ((b.Y * c.Z) - (b.Z * c.Y))) + (a.Y * ((b.Z * c.X) - (b.X * c.Z))) + (a.Z * ((b.X * c.Y) - (b.Y * c.X)))) / 6;
            }

            // The divergence theorem on whole numbers: rounding only.
            Assert.Equal(there.Count(it => it), volume, 1e-3);
        },
        iter: 50, seed: "0000000000001");

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_grid_that_lacks_values_is_refused()
    {
        var broken = L with { Fields = [new("t_K", [1, 2, 3])] };
        Assert.Equal("The field 't_K' needs one finite value for each cell.",
            Assert.Throws<ArgumentException>(() => VtuFile.Write(broken)).Message);
        Assert.StartsWith("Nothing of the grid is there",
            Assert.Throws<ArgumentException>(() => GlbFile.Write(L with { IsThere = [false, false, false, false] }, 0)).Message,
            StringComparison.Ordinal);
    }

    private static byte[] Data(XElement piece, string name)
    {
        var array = piece.Descendants("DataArray").Single(it => string.Equals(it.Attribute("Name")!.Value, name, StringComparison.Ordinal));
        var block = Convert.FromBase64String(array.Value);
        Assert.Equal(block.Length - 4, (int)BinaryPrimitives.ReadUInt32LittleEndian(block));
        return block[4..];
    }

    private static float[] Floats(XElement piece, string name) =>
        [.. Data(piece, name).Chunk(4).Select(four => BinaryPrimitives.ReadSingleLittleEndian(four))];

    private static int[] Ints(XElement piece, string name) =>
        [.. Data(piece, name).Chunk(4).Select(four => BinaryPrimitives.ReadInt32LittleEndian(four))];

    private static byte[] View(JsonDocument json, byte[] binary, int accessor)
    {
        var view = json.RootElement.GetProperty("bufferViews")[json.RootElement.GetProperty("accessors")[accessor].GetProperty("bufferView").GetInt32()];
        return binary.AsSpan(view.GetProperty("byteOffset").GetInt32(), view.GetProperty("byteLength").GetInt32()).ToArray();
    }

    private static (float X, float Y, float Z) Vector(byte[] values, byte[] indices, int triangle, int corner)
    {
        var index = BinaryPrimitives.ReadInt32LittleEndian(indices.AsSpan(((3 * triangle) + corner) * 4));
        return (BinaryPrimitives.ReadSingleLittleEndian(values.AsSpan(12 * index)),
            BinaryPrimitives.ReadSingleLittleEndian(values.AsSpan((12 * index) + 4)),
            BinaryPrimitives.ReadSingleLittleEndian(values.AsSpan((12 * index) + 8)));
    }
}
