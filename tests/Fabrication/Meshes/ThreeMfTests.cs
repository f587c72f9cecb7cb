using Guanghan.Core.Space;
using Guanghan.Core.Tests;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Meshes.ThreeMf;

namespace Guanghan.Fabrication.Tests.Meshes;

public sealed class ThreeMfTests
{
    // Of the consortium's files those that the core specification lets us read: bodies, triangles, volume in cm^3. The
    // boxes' volumes are closed forms (100 mm cube; 80 x 80 x 5 mm); the others were computed by us: regression.
    [Theory]
    [InlineData("HierarchicalComponent", 1, 12, 1000)] // three levels of components, no transform
    [InlineData("P_XXM_0519_01", 1, 12, 32)] // every way to write a number; requires materials, which only colour
    [InlineData("3mfbase12_holed_cube", 1, 144, 6227.23135303)] // inches
    [InlineData("3mfbase9_ladybug", 1, 1860, 0.0212361740561)] // an attribute 'lang' without its prefix is passed over
    [InlineData("HelixWithThumbnail", 1, 500, 108.197498262)]
    [InlineData("WagonWithWheels", 6, 376, 1310.74372738)] // wheels by rotation, a spare wheel by another item
    [Trait("Kind", "validates")]
    public void The_consortiums_files_read_closed_and_are_the_same_when_written_and_read_again(
        string name, int bodies, int triangles, double volume_cm3)
    {
        var reading = MeshFile.Read(Consortium(name), name + ".3mf", 1e-3);

        Assert.Null(reading.Problem);
        Assert.Equal((bodies, triangles), (reading.Bodies.Length, reading.Mesh.Triangles.Length));
        Assert.True(MeshAudit.Of(reading.Mesh).IsClosed);
        Assert.Equal(volume_cm3, reading.Mesh.Volume_m3 * 1e6, volume_cm3 * 1e-10); // digits given here
        var again = ThreeMfReader.Read(ThreeMfWriter.Write(reading.Bodies, reading.Metadata));
        Assert.Null(again.Problem);
        AssertSame(reading, again);
    }

    [Theory]
    [InlineData("DOS-FUZ-LIB3MF", "3MF: entry '3D/3dmodel.model' is damaged: what it unpacks to has not the length or the " +
        "check sum that the directory says; export the part again, or fetch the file again")]
    // Extensible Markup Language 1.0, section 3.1: no attribute twice in a tag.
    [InlineData("GEN-C-ADA-COMPONENT-TRANSFORM-0", "3MF: '3D/3dmodel.model', line 61: not readable as XML ('transform' is a " +
        "duplicate attribute name); export the part again")]
    // Core specification, model: devices must not process a file whose required extensions they do not support.
    [InlineData("Unsupported", "3MF: '3D/3dmodel.model', line 2: the file requires the extension " +
        "'http://schemas.microsoft.com/3dmanufacturing/beamlattice/2017/02', which is not read: its shape would be wrong " +
        "without it; export the part as plain meshes")]
    [InlineData("3mfbase1_cube", "3MF: '3D/3dmodel.model', line 2: the file requires the extension " +
        "'http://schemas.microsoft.com/3dmanufacturing/volumetric/2015/02', which is not read: its shape would be wrong " +
        "without it; export the part as plain meshes")]
    [Trait("Kind", "refusal")]
    public void The_consortiums_bad_files_are_refused_with_the_reason(string name, string problem) =>
        Assert.Equal(problem, MeshFile.Read(Consortium(name), name + ".3mf", 1e-3).Problem);

    [Fact]
    [Trait("Kind", "property")]
    public void Transforms_are_row_vectors_times_four_rows_the_components_before_the_items()
    {
        // Component: x -> 2 x. Item: x -> y, y -> -x (a quarter turn), then 10 along the first axis.
        var reading = ThreeMfReader.Read(Packages.Of(Packages.Model(
            Packages.Solid(1) + "<object id=\"2\"><components><component objectid=\"1\" transform=\"2 0 0 0 1 0 0 0 1 0 0 0\"/>" +
            "</components></object>", "<item objectid=\"2\" transform=\"0 1 0 -1 0 0 0 0 1 10 0 0\"/>")));

        Assert.Equal([new Vec3(10, 0, 0), new(10, 2, 0), new(9, 0, 0), new(10, 0, 1)], reading.Mesh.Vertices);
        Assert.Equal(2.0 / 6, reading.Mesh.Volume_m3, 1e-15);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_mirrored_body_keeps_a_positive_volume()
    {
        var reading = ThreeMfReader.Read(Packages.Of(Packages.Model(
            Packages.Solid(1), "<item objectid=\"1\" transform=\"-1 0 0 0 1 0 0 0 1 0 0 0\"/>")));

        Assert.Equal(1.0 / 6, reading.Mesh.Volume_m3, 1e-15);
    }

    [Theory]
    [InlineData("micron", 1e-6)]
    [InlineData("millimeter", 1e-3)]
    [InlineData("centimeter", 1e-2)]
    [InlineData("inch", 0.0254)]
    [InlineData("foot", 0.3048)]
    [InlineData("meter", 1)]
    [Trait("Kind", "property")]
    public void Units_scale_lengths(string unit, double unit_m) => Assert.Equal(unit_m, ThreeMfReader.Read(Packages.Of(
        Packages.Model(Packages.Solid(1), "<item objectid=\"1\"/>", $"unit=\"{unit}\""))).Mesh.High.X);

    [Fact]
    [Trait("Kind", "property")]
    public void Supports_are_kept_apart_and_metadata_is_kept()
    {
        var model = $"<model {Packages.Core} xmlns:mine=\"urn:mine\" unit=\"meter\"><metadata name=\"Title\">A &amp; B</metadata>" +
            $"<metadata name=\"mine:Batch\">7</metadata><resources>{Packages.Solid(1)}<object id=\"2\" type=\"support\" " +
            $"name=\"prop\">{Packages.Tetrahedron}</object></resources><build><item objectid=\"1\"/><item objectid=\"2\"/></build></model>";
        var reading = ThreeMfReader.Read(Packages.Of(model));

        Assert.Equal(4, reading.Mesh.Triangles.Length);
        Assert.Equal(("prop", MeshBodyKind.Support), (reading.Bodies[1].Name, reading.Bodies[1].Kind));
        Assert.Equal([new("Title", "A & B", ""), new MeshMetadata("mine:Batch", "7", "urn:mine")], reading.Metadata);
        AssertSame(reading, ThreeMfReader.Read(ThreeMfWriter.Write(reading.Bodies, reading.Metadata)));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Components_may_lie_in_another_part_of_the_package()
    {
        var root = Packages.Model("<object id=\"9\"><components><component p:path=\"/3D/Objects/one.model\" objectid=\"1\"/>" +
            "</components></object>", "<item objectid=\"9\"/>",
            "xmlns:p=\"http://schemas.microsoft.com/3dmanufacturing/production/2015/06\" requiredextensions=\"p\"");
        var reading = ThreeMfReader.Read(Packages.Of(("[Content_Types].xml", Packages.Types), ("_rels/.rels",
            Packages.Relations), ("3D/3dmodel.model", root), ("3D/Objects/one.model", Packages.Model(Packages.Solid(1), ""))));

        Assert.Null(reading.Problem);
        Assert.Equal(4, reading.Mesh.Triangles.Length);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Any_mesh_comes_back_to_the_bit() => Gen.Double[-1e3, 1e3].Array[12].Sample(numbers =>
    {
        var mesh = new Mesh([.. Enumerable.Range(0, 4).Select(at => new Vec3(numbers[3 * at], numbers[(3 * at) + 1],
            numbers[(3 * at) + 2]))], [new(0, 2, 1), new(0, 1, 3), new(1, 2, 3), new(2, 0, 3)]);
        var read = ThreeMfReader.Read(ThreeMfWriter.Write([new("", MeshBodyKind.Model, mesh)], []));
        return read.Mesh.Vertices.SequenceEqual(mesh.Vertices) && read.Mesh.Triangles.SequenceEqual(mesh.Triangles);
    }, iter: 200);

    internal static void AssertSame(MeshReading one, MeshReading other)
    {
        Assert.Equal(one.Metadata, other.Metadata);
        Assert.Equal(one.Bodies.Select(body => (body.Name, body.Kind)), other.Bodies.Select(body => (body.Name, body.Kind)));
        Assert.Equal(one.Mesh.Vertices, other.Mesh.Vertices);
        Assert.Equal(one.Mesh.Triangles, other.Mesh.Triangles);
    }

    private static byte[] Consortium(string name) =>
        File.ReadAllBytes(Path.Combine(Authorities.PathOf("formats/3mf"), name + ".3mf"));
}
