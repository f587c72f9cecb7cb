using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using System.Xml.Linq;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Tests.Regions;
using Guanghan.Fabrication.Toolpaths;
using Guanghan.Fabrication.Toolpaths.Programs;

namespace Guanghan.Fabrication.Tests.Toolpaths.Programs;

public sealed class PictureTests
{
    [Fact]
    [Trait("Kind", "property")]
    public void Every_layer_becomes_a_well_formed_drawing_with_its_ways_and_their_lengths()
    {
        var layers = Part(3);
        var sink = new ArrayBufferWriter<byte>();
        Layers.Write(new SvgWriter(sink), layers, Header(layers) with { Part = "<A & B>" });

        using var zip = new ZipArchive(new MemoryStream(sink.WrittenSpan.ToArray()));
        Assert.Equal("layer00001.svg layer00002.svg layer00003.svg", string.Join(' ', zip.Entries.Select(entry => entry.Name)));
        foreach (var entry in zip.Entries)
        {
            using var text = entry.Open();
            var svg = XDocument.Load(text).Root!;
            XNamespace space = "http://www.w3.org/2000/svg";
            Assert.StartsWith("<A & B>: layer ", svg.Element(space + "title")!.Value, StringComparison.Ordinal);
            var group = svg.Element(space + "g")!;
            // 30 mm by 20 mm from the origin: turned over at 20 mm.
            Assert.Equal("matrix(1 0 0 -1 0 20)", group.Attribute("transform")!.Value);
            Assert.Equal("solid|outer-contour pen0|hatch pen0|spot pen1", string.Join('|', group.Elements(space + "path")
                .Select(path => path.Attribute("id")?.Value ?? path.Attribute("class")!.Value)));
            Assert.EndsWith("|10 mm|outer contour: 100 mm in 1|hatch: 6000 mm in 200|spot: 1",
                string.Join('|', svg.Elements(space + "text").Select(line => line.Value)), StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Coordinates_of_a_drawing_are_those_of_the_ways()
    {
        var layer = Part(1)[0];
        var sink = new ArrayBufferWriter<byte>();
        SvgLayer.Write(sink, Header([layer]), layer);
        var svg = XDocument.Load(new MemoryStream(sink.WrittenSpan.ToArray())).Root!;
        XNamespace space = "http://www.w3.org/2000/svg";

        var outline = svg.Element(space + "g")!.Elements(space + "path").Single(path =>
            string.Equals(path.Attribute("class")?.Value, "outer-contour pen0", StringComparison.Ordinal)).Attribute("d")!.Value;

        Assert.Equal("M0 0L30 0L30 20L0 20L0 0", outline.Trim());
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Lines_of_a_binary_gltf_file_are_the_ways_in_metres_with_y_up()
    {
        var layers = Part(2);
        var (json, binary) = Glb(layers, GlbWriter.DefaultMostSegments, out var writer);

        Assert.Equal((1, 0), (writer.LayerStep, writer.LeftOutCount));
        Assert.Equal("layer 1, layer 2", string.Join(", ", json.GetProperty("nodes").EnumerateArray()
            .Select(node => node.GetProperty("name").GetString())));
        var (meshes, accessors, views) = (json.GetProperty("meshes"), json.GetProperty("accessors"), json.GetProperty("bufferViews"));
        for (var at = 0; at < layers.Length; at++)
        {
            var length = 0.0;
            foreach (var primitive in meshes[at].GetProperty("primitives").EnumerateArray())
            {
                var places = Words(primitive.GetProperty("attributes").GetProperty("POSITION").GetInt32());
                var indices = Words(primitive.GetProperty("indices").GetInt32());
                if (primitive.GetProperty("mode").GetInt32() == 0)
                {
                    Assert.Equal(4, primitive.GetProperty("material").GetInt32());
                    continue;
                }

                for (var index = 0; index < indices.Length; index += 2)
                {
                    var (a, b) = (Place(places, indices[index]), Place(places, indices[index + 1]));
                    length += Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Z - b.Z, 2));
                    Assert.Equal((float)layers[at].Top_m, a.Y);
                    Assert.InRange(a.Z, -0.020001f, 0); // m: the part's y from 0 to 20 mm, turned
                }
            }

            Assert.Equal(layers[at].Paths.DrawnLength_m, length, 1e-6); // m: floats of 24 bits
        }

        int[] Words(int accessor)
        {
            var one = accessors[accessor];
            var view = views[one.GetProperty("bufferView").GetInt32()];
            var start = one.GetProperty("byteOffset").GetInt32() + (view.TryGetProperty("byteOffset", out var offset) ? offset.GetInt32() : 0);
            var count = one.GetProperty("count").GetInt32() * (one.GetProperty("type").GetString() is "VEC3" ? 3 : 1);
            return [.. Enumerable.Range(0, count).Select(word => BinaryPrimitives.ReadInt32LittleEndian(binary.AsSpan(start + (4 * word))))];
        }

        static (float X, float Y, float Z) Place(int[] places, int index) => (BitConverter.Int32BitsToSingle(places[3 * index]),
            BitConverter.Int32BitsToSingle(places[(3 * index) + 1]), BitConverter.Int32BitsToSingle(places[(3 * index) + 2]));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Beyond_the_limit_every_second_layer_is_left_out_and_said()
    {
        var layers = Part(20); // of 204 segments each
        var (json, _) = Glb(layers, 1100, out var writer);

        Assert.Equal((4, 15), (writer.LayerStep, writer.LeftOutCount));
        Assert.Equal([1, 5, 9, 13, 17], json.GetProperty("nodes").EnumerateArray().Select(node =>
            int.Parse(node.GetProperty("name").GetString()![6..], System.Globalization.CultureInfo.InvariantCulture)));
        var extras = json.GetProperty("asset").GetProperty("extras");
        Assert.Equal((20, 4, 15), (extras.GetProperty("layerCount").GetInt32(), extras.GetProperty("layerStep").GetInt32(),
            extras.GetProperty("leftOutCount").GetInt32()));
        _ = Glb(layers, 50, out writer);
        Assert.Equal(20, writer.LeftOutCount);
    }

    private static (JsonElement Json, byte[] Binary) Glb(DrawnLayer[] layers, int most, out GlbWriter writer)
    {
        var sink = new ArrayBufferWriter<byte>();
        writer = new GlbWriter(sink, most);
        Layers.Write(writer, layers);
        var file = sink.WrittenSpan.ToArray();
        Assert.Equal("glTF"u8.ToArray(), file[..4]);
        Assert.Equal(file.Length, BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(8)));
        var text = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(12));
        Assert.Equal(0, text % 4);
        var json = JsonDocument.Parse(file.AsMemory(20, text)).RootElement;
        return (json, file.Length > 20 + text ? file[(28 + text)..] : []);
    }

    private static ProgramHeader Header(DrawnLayer[] layers) =>
        Layers.Header(layers) with { Low = new(0, 0), High = new(3_000_000, 2_000_000), PenCount = 2 };

    private static DrawnLayer[] Part(int count) => [.. Enumerable.Range(0, count).Select(index =>
    {
        var (region, paths) = (Polygons.Rectangle(0, 0, 3_000_000, 2_000_000), new PathList());
        paths.AddContours(region, PathKind.OuterContour);
        new HatchFill().Alternate(region, 10_000, 0, PathKind.Hatch, paths);
        paths.AddPoint(new(1_500_000, 1_000_000));
        paths.EndPath(PathKind.Spot, 1);
        return new DrawnLayer(index, index * 20_000 * Lattice.Unit_m, 20_000 * Lattice.Unit_m, 0, region, paths);
    })];
}
