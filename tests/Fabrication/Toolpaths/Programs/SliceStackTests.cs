using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Meshes.ThreeMf;
using Guanghan.Fabrication.Parts;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Tests.Meshes;
using Guanghan.Fabrication.Toolpaths;
using Guanghan.Fabrication.Toolpaths.Programs;

namespace Guanghan.Fabrication.Tests.Toolpaths.Programs;

public sealed class SliceStackTests
{
    private const string Slices = "xmlns:s=\"http://schemas.microsoft.com/3dmanufacturing/slice/2015/07\" unit=\"millimeter\"";

    private const string Square = "<s:vertices><s:vertex x=\"0\" y=\"0\"/><s:vertex x=\"1\" y=\"0\"/><s:vertex x=\"1\" y=\"1\"/>" +
        "</s:vertices><s:polygon startv=\"0\"><s:segment v2=\"1\"/><s:segment v2=\"2\"/><s:segment v2=\"0\"/></s:polygon>";

    private static readonly Gen<DrawnLayer[]> s_layers = Gen.Select(Gen.Select(
        Gen.Select(Gen.Int[-Lattice.Limit, Lattice.Limit], Gen.Int[-Lattice.Limit, Lattice.Limit], (x, y) => new LatticePoint(x, y))
            .Array[3, 9].Array[0, 4], Gen.Int[1, 50_000]).Array[1, 9], Gen.Int[-90_000, 90_000],
        (layers, bottom) => layers.Select((layer, index) =>
        {
            var low = bottom;
            bottom += layer.Item2;
            return new DrawnLayer(index, low * Lattice.Unit_m, layer.Item2 * Lattice.Unit_m, 0, Region.Of(layer.Item1), new());
        }).ToArray());

    [Fact]
    [Trait("Kind", "property")]
    public void What_is_written_reads_back_identically() => s_layers.Sample(layers =>
    {
        var read = SliceStackReader.Read(Written(layers));
        return read.Problem is null && read.Notes.IsEmpty && read.Layers.Length == layers.Length &&
            read.Layers.Zip(layers).All(pair => Layers.AreSame(pair.First, pair.Second) &&
                pair.First.Region.IsSame(pair.Second.Region));
    }, iter: 60);

    [Fact]
    [Trait("Kind", "property")]
    public void A_prism_of_many_equal_slices_goes_into_several_stacks_and_comes_back()
    {
        var ring = Enumerable.Range(0, 40).Select(at => Lattice.At(Math.Cos(at * Math.PI / 20), Math.Sin(at * Math.PI / 20))).ToArray();
        var layers = Enumerable.Range(0, 600).Select(index => new DrawnLayer(index, index * 20_000 * Lattice.Unit_m,
            20_000 * Lattice.Unit_m, 0, Region.Of([ring]), new())).ToArray();
        var package = Written(layers);

        using var zip = new ZipArchive(new MemoryStream(package));
        Assert.True(zip.Entries.Count(entry => entry.FullName.StartsWith("2D/", StringComparison.Ordinal)) > 1);
        Assert.All(zip.Entries, entry =>
        {
            using var text = entry.Open();
            Assert.NotNull(XDocument.Load(text).Root); // the framework's reader agrees with the sizes and the check sum
        });
        var read = SliceStackReader.Read(package);
        Assert.Null(read.Problem);
        Assert.All(read.Layers.Zip(layers), pair => Assert.True(pair.First.Region.IsSame(pair.Second.Region)));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_package_with_the_mesh_reads_as_a_mesh_too()
    {
        var mesh = InterlockingBrick.Coupon.ToMesh();
        var package = Written([Layers.Of() with { Region = Region.Of([[new(0, 0), new(9, 0), new(9, 9)]]) }], mesh);

        var read = ThreeMfReader.Read(package);

        Assert.Null(read.Problem);
        Assert.Equal(mesh.Volume_m3, read.Mesh.Volume_m3, 1e-12 * mesh.Volume_m3); // metres through millimetres
        Assert.Contains("slice/2015/07", Assert.Single(read.Notes), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_package_without_the_mesh_requires_slices_and_is_refused_as_a_mesh()
    {
        var package = Written([Layers.Of() with { Region = Region.Of([[new(0, 0), new(9, 0), new(9, 9)]]) }]);

        Assert.Contains("requires the extension 'http://schemas.microsoft.com/3dmanufacturing/slice/2015/07'",
            ThreeMfReader.Read(package).Problem, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Slices_in_the_objects_own_part_in_inches_read_in_its_own_coordinates()
    {
        var read = SliceStackReader.Read(Packages.Of(Packages.Model("<s:slicestack id=\"1\" zbottom=\"1\"><s:slice ztop=\"2\">" +
            Square + "</s:slice><s:slice ztop=\"3\"/></s:slicestack><object id=\"2\" s:slicestackid=\"1\">" + Packages.Tetrahedron +
            "</object>", "<item objectid=\"2\" transform=\"1 0 0 0 1 0 0 0 1 5 5 0\"/>",
            Slices.Replace("millimeter", "inch", StringComparison.Ordinal))));

        Assert.Null(read.Problem);
        Assert.Equal(["Where the object is put on the plate was left out."], read.Notes);
        Assert.Equal((0.0254, 0.0254), (read.Layers[0].Bottom_m, Math.Round(read.Layers[0].Thickness_m, 9)));
        Assert.Equal([new(0, 0), new(2_540_000, 0), new(2_540_000, 2_540_000)], read.Layers[0].Region.Contour(0).ToArray());
        Assert.True(read.Layers[1].Region.IsEmpty);
    }

    [Theory]
    [InlineData("<s:slice ztop=\"2\"/><s:slice ztop=\"2\"/>", "3MF: '3D/3dmodel.model', line 2: the slice does not lie above the " +
        "one before; export the part again")]
    [InlineData("<s:slice ztop=\"x\"/>", "3MF: '3D/3dmodel.model', line 2: a slice needs a stack and a height ztop; export the " +
        "part again")]
    [InlineData("<s:slice ztop=\"1\"><s:vertices><s:vertex x=\"9e9\" y=\"0\"/></s:vertices></s:slice>", "3MF: '3D/3dmodel.model', " +
        "line 2: vertex 0 of the slice needs x and y within 5.3687091 m; export the part again")]
    [InlineData("<s:slice ztop=\"1\"><s:polygon startv=\"0\"/></s:slice>", "3MF: '3D/3dmodel.model', line 2: a polygon needs " +
        "startv from 0 to -1; export the part again")]
    [InlineData("<s:slice ztop=\"1\"><s:vertices><s:vertex x=\"0\" y=\"0\"/></s:vertices><s:polygon startv=\"0\"><s:segment " +
        "v2=\"1\"/></s:polygon></s:slice>", "3MF: '3D/3dmodel.model', line 2: a segment needs v2 from 0 to 0; export the part again")]
    [InlineData("<s:slice ztop=\"1\"><s:vertices><s:vertex x=\"0\" y=\"0\"/><s:vertex x=\"1\" y=\"0\"/></s:vertices><s:polygon " +
        "startv=\"0\"><s:segment v2=\"1\"/></s:polygon></s:slice>", "3MF: '3D/3dmodel.model', line 2: a polygon is not closed: " +
        "its last v2 is not its startv; export the part as a solid")]
    [InlineData("", "3MF: the stack has no slices; export the part again")]
    [InlineData("<s:sliceref slicestackid=\"1\" slicepath=\"/2D/a.model\"/>", "3MF: the package has no model '/2D/a.model'; " +
        "export the part again")]
    [Trait("Kind", "refusal")]
    public void Bad_slices_are_refused_with_their_place(string stack, string problem) => Assert.Equal(problem,
        SliceStackReader.Read(Packages.Of(Packages.Model($"<s:slicestack id=\"1\">{stack}</s:slicestack><object id=\"2\" " +
            "s:slicestackid=\"1\"/>", "<item objectid=\"2\"/>", Slices))).Problem?.ToString());

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_package_without_slices_says_so() => Assert.Equal(
        "3MF: '3D/3dmodel.model' builds no object with slices; export one part with its slices",
        SliceStackReader.Read(Packages.Of(Packages.Model(Packages.Solid(1), "<item objectid=\"1\"/>"))).Problem?.ToString());

    [Fact]
    [Trait("Kind", "property")]
    public void No_damage_makes_the_reader_throw()
    {
        var model = Encoding.ASCII.GetBytes(Packages.Model("<s:slicestack id=\"1\"><s:slice ztop=\"2\">" + Square +
            "</s:slice></s:slicestack><object id=\"2\" s:slicestackid=\"1\"/>", "<item objectid=\"2\"/>", Slices));
        Gen.Select(Gen.Int[0, model.Length - 1], Gen.Char[' ', '~']).Array[1, 3].Sample(damage =>
        {
            var bad = model.ToArray();
            foreach (var (at, letter) in damage)
            {
                bad[at] = (byte)letter;
            }

            var read = SliceStackReader.Read(Packages.Of(Encoding.ASCII.GetString(bad)));
            return (read.Problem is null) != read.Layers.IsEmpty;
        }, iter: 300);
    }

    private static byte[] Written(DrawnLayer[] layers, Mesh? mesh = null)
    {
        var sink = new ArrayBufferWriter<byte>();
        Layers.Write(new SliceStackWriter(sink, mesh), layers);
        return sink.WrittenSpan.ToArray();
    }
}
