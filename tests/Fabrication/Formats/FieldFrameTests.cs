using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using System.Xml.Linq;
using Guanghan.Fabrication.Formats;

namespace Guanghan.Fabrication.Tests.Formats;

public sealed class FieldFrameTests
{
    // A column that grows by a cell of 1 x 2 x 3 mm a frame, away from the origin; nothing is there at first.
    private static readonly ImmutableArray<FieldFrame> s_frames = [.. Enumerable.Range(0, 4).Select(at => new FieldFrame(
        10 * at, new(1, 1, 3, 1e-3, 2e-3, 3e-3, [.. Enumerable.Range(0, 3).Select(z => z < at)],
            [new CellField("temperature_K", [300f + at, 400, 500])]) { OriginX_m = 5e-3, OriginZ_m = -1e-3 }))];

    [Fact]
    [Trait("Kind", "property")]
    public void At_every_time_of_the_animation_one_frame_alone_is_shown_and_encloses_its_cells()
    {
        var (json, binary) = Read(GlbAnimation.Write(s_frames, 0, 300, 500, 0.5f));
        var root = json.RootElement;
        var animation = root.GetProperty("animations")[0];
        var nodes = root.GetProperty("nodes");
        Assert.Equal(4, nodes.GetArrayLength());
        Assert.Equal([0f, 0.5f, 1f, 1.5f, 2f], Floats(root, binary, animation.GetProperty("samplers")[0].GetProperty("input").GetInt32()));
        for (var key = 0; key <= 4; key++)
        {
            var shown = animation.GetProperty("channels").EnumerateArray().Where(channel =>
            {
                Assert.Equal("scale", channel.GetProperty("target").GetProperty("path").GetString());
                var sampler = animation.GetProperty("samplers")[channel.GetProperty("sampler").GetInt32()];
                Assert.Equal("STEP", sampler.GetProperty("interpolation").GetString());
                return Floats(root, binary, sampler.GetProperty("output").GetInt32())[3 * key] == 1;
            }).Select(channel => channel.GetProperty("target").GetProperty("node").GetInt32());
            Assert.Equal([Math.Min(key, 3)], shown);
        }

        Assert.False(nodes[0].TryGetProperty("mesh", out _));
        Assert.Equal(1, nodes[3].GetProperty("scale")[0].GetInt32()); // what a viewer without animations shows
        for (var at = 1; at < 4; at++)
        {
            var primitive = root.GetProperty("meshes")[nodes[at].GetProperty("mesh").GetInt32()].GetProperty("primitives")[0];
            var points = Floats(root, binary, primitive.GetProperty("attributes").GetProperty("POSITION").GetInt32());
            var indices = Shorts(root, binary, primitive.GetProperty("indices").GetInt32());

            // By the divergence theorem, mm^3: single precision's rounding only. Faces that looked inward would count against.
            Assert.Equal(6.0 * at, Volume_m3(points, indices) * 1e9, 1e-4);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Corners_lie_where_the_grid_does_with_glTFs_y_upward()
    {
        var (json, binary) = Read(GlbAnimation.Write(s_frames, 0, 300, 500, 0.5f));
        var points = Floats(json.RootElement, binary, 0);
        Assert.Equal(5e-3f, Every(points, 0).Min(), 1e-9f);
        Assert.Equal(6e-3f, Every(points, 0).Max(), 1e-9f);
        Assert.Equal(-1e-3f, Every(points, 1).Min(), 1e-9f);
        Assert.Equal(8e-3f, Every(points, 1).Max(), 1e-9f);
        Assert.Equal(-2e-3f, Every(points, 2).Min(), 1e-9f);

        static IEnumerable<float> Every(float[] values, int axis) => values.Where((_, at) => at % 3 == axis);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_collection_names_each_times_file()
    {
        var sets = XDocument.Parse(System.Text.Encoding.UTF8.GetString(
            PvdFile.Write([(0.5, "frame_0000.vtu"), (12, "frame_0001.vtu")]))).Descendants("DataSet").ToArray();
        Assert.Equal(["0.5", "12"], sets.Select(set => set.Attribute("timestep")!.Value), StringComparer.Ordinal);
        Assert.Equal(["frame_0000.vtu", "frame_0001.vtu"], sets.Select(set => set.Attribute("file")!.Value),
            StringComparer.Ordinal);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Frames_that_show_nothing_or_differ_are_refused()
    {
        Assert.StartsWith("Nothing of the grid is ever there.",
            Assert.Throws<ArgumentException>(() => GlbAnimation.Write([s_frames[0]], 0, 0, 1, 1)).Message, StringComparison.Ordinal);
        var other = new FieldFrame(1, new(1, 1, 1, 1, 1, 1, [true], [new CellField("temperature_K", [1])]));
        Assert.StartsWith("The grids of all times must have the same cells.",
            Assert.Throws<ArgumentException>(() => GlbAnimation.Write([s_frames[3], other], 0, 0, 1, 1)).Message, StringComparison.Ordinal);
    }

    private static (JsonDocument Json, byte[] Binary) Read(byte[] file)
    {
        Assert.Equal(file.Length, (int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(8)));
        var length = (int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(12));
        return (JsonDocument.Parse(file.AsMemory(20, length)), file[(28 + length)..]);
    }

    private static byte[] View(JsonElement root, byte[] binary, int accessor)
    {
        var view = root.GetProperty("bufferViews")[root.GetProperty("accessors")[accessor].GetProperty("bufferView").GetInt32()];
        return binary.AsSpan(view.GetProperty("byteOffset").GetInt32(), view.GetProperty("byteLength").GetInt32()).ToArray();
    }

    private static float[] Floats(JsonElement root, byte[] binary, int accessor) =>
        [.. View(root, binary, accessor).Chunk(4).Select(four => BinaryPrimitives.ReadSingleLittleEndian(four))];

    private static int[] Shorts(JsonElement root, byte[] binary, int accessor) =>
        [.. View(root, binary, accessor).Chunk(2).Select(two => (int)BinaryPrimitives.ReadUInt16LittleEndian(two))];

    private static double Volume_m3(float[] points, int[] indices)
    {
        var volume = 0.0;
        for (var triangle = 0; triangle < indices.Length; triangle += 3)
        {
            var (a, b, c) = (3 * indices[triangle], 3 * indices[triangle + 1], 3 * indices[triangle + 2]);
            var (ax, ay, az) = ((double)points[a], (double)points[a + 1], (double)points[a + 2]);
            var (bx, by, bz) = ((double)points[b], (double)points[b + 1], (double)points[b + 2]);
            var (cx, cy, cz) = ((double)points[c], (double)points[c + 1], (double)points[c + 2]);
            volume += ((ax * ((by * cz) - (bz * cy))) + (ay * ((bz * cx) - (bx * cz))) + (az * ((bx * cy) - (by * cx)))) / 6;
        }

        return volume;
    }
}
