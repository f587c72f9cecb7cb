using System.Text;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Meshes.ThreeMf;

namespace Guanghan.Fabrication.Tests.Meshes;

public sealed class MeshFileTests
{
    private static readonly Mesh s_box = Shapes.Box(Vec3.Zero, new Vec3(0.03, 0.02, 0.01));

    public static TheoryData<string> Formats => ["binary", "ascii", "obj", "3mf"];

    [Theory]
    [MemberData(nameof(Formats))]
    [Trait("Kind", "property")]
    public void What_is_in_a_file_decides_and_not_its_name(string format)
    {
        foreach (var name in (string[])["part", "part.STL", "part.dat"])
        {
            if (format is "obj" && name is "part.STL")
            {
                continue; // a text of any kind named .stl is taken for a bad STL file: the message is then about STL
            }

            var reading = MeshFile.Read(Written(format, s_box), name, 1);

            Assert.Null(reading.Problem);
            Assert.Equal(6e-6, reading.Mesh.Volume_m3, 6e-6 * 3 * Math.Pow(2, -23)); // single precision in binary STL
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    [Trait("Kind", "property")]
    public void A_mesh_read_and_written_in_metres_is_the_same_to_the_bit_when_read_again(string format)
    {
        Gen.Double[1e-3, 1].Array[3].Sample(size =>
        {
            var first = MeshFile.Read(Written(format, Shapes.Box(Vec3.Zero, new(size[0], size[1], size[2]))), "part", 1);
            var again = MeshFile.Read(Written(format, first.Mesh), "part", 1);
            return first.Problem is null && first.Mesh.Vertices.SequenceEqual(again.Mesh.Vertices) &&
                first.Mesh.Triangles.SequenceEqual(again.Mesh.Triangles);
        }, iter: 100);
    }

    [Theory]
    [InlineData("", "part.stl", "the file is empty; export the part again")]
    [InlineData("hello world", "part.amf", "'part.amf' is none of the formats that are read: STL (binary or ASCII), OBJ, 3MF; " +
        "export the part as one of them")]
    [InlineData("hello", "part.3mf", "the file does not begin as a zip package does, so it is not 3MF; export the part again")]
    [InlineData("hello", "part.stl", "the file has 5 bytes and does not begin with 'solid'; a binary STL file has at least 134")]
    [InlineData("hello", "part.obj", "OBJ, line 1: 'hello' is not a word of OBJ")]
    [Trait("Kind", "refusal")]
    public void A_file_of_no_format_is_refused(string text, string name, string problem) =>
        Assert.Equal(problem, MeshFile.Read(Encoding.ASCII.GetBytes(text), name, 1).Problem);

    [Theory]
    [MemberData(nameof(Formats))]
    [Trait("Kind", "property")]
    public void No_mutation_of_a_file_throws_or_takes_more_memory_than_its_length_allows(string format)
    {
        var seed = Written(format, s_box);
        var random = new Random(20251126);
        var (read, refused) = (0, 0);
        for (var round = 0; round < 3000; round++)
        {
            var bytes = Mutated(seed, random, format is "3mf");
            var before = GC.GetAllocatedBytesForCurrentThread();

            var reading = MeshFile.Read(bytes, "part." + format, 1);

            // Zip entries may unpack to 1 MB whatever their length; XML and inflating have buffers of their own.
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, (format is "3mf" ? 6_000_000 : 80_000) +
                (40L * bytes.Length));
            Assert.Equal(reading.Problem is not null, reading.Mesh.Triangles.IsEmpty);
            Assert.All(reading.Mesh.Vertices, vertex => Assert.True(vertex.Length <= 2 * StlReader.MaximumCoordinate_m));
            Assert.All(reading.Mesh.Triangles, triangle => Assert.InRange(Math.Max(triangle.A, Math.Max(triangle.B,
                triangle.C)), 0, reading.Mesh.Vertices.Length - 1));
            (read, refused) = reading.Problem is null ? (read + 1, refused) : (read, refused + 1);
        }

        Assert.True(read > 10 && refused > 10, $"{read} read, {refused} refused: the mutations test one side only");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_binary_STL_file_whose_header_begins_with_the_letters_of_a_package_is_STL()
    {
        Assert.Equal(MeshFormat.StlBinary, MeshFile.Read(StlWriter.WriteBinary(s_box, 1, "PK parts"), "part.stl", 1).Format);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Random_bytes_of_any_name_never_throw()
    {
        string[] names = ["a.stl", "a.obj", "a.3mf", "a", "a.amf", "", "..", "a/b.stl"];
        Gen.Select(Gen.Byte.Array[0, 400], Gen.Int[0, names.Length - 1], Gen.Bool).Sample((bytes, name, isZip) =>
            MeshFile.Read(isZip ? [0x50, 0x4B, 3, 4, .. bytes] : bytes, names[name], 1).Problem is not "", iter: 5000);
    }

    private static byte[] Written(string format, Mesh mesh) => format switch
    {
        "binary" => StlWriter.WriteBinary(mesh, 1, "box"),
        "ascii" => StlWriter.WriteAscii(mesh, 1, "box"),
        "obj" => ObjWriter.Write(mesh, 1),
        _ => ThreeMfWriter.Write([new("box", MeshBodyKind.Model, mesh)], [new("Title", "Box", "")]),
    };

    // Of a package, half of the rounds change the model before it is packed: else the check sum catches everything.
    private static byte[] Mutated(byte[] seed, Random random, bool isPackage) => isPackage && random.Next(2) == 0
        ? Packages.Zip(("[Content_Types].xml", Encoding.UTF8.GetBytes(Packages.Types)), ("_rels/.rels",
            Encoding.UTF8.GetBytes(Packages.Relations)), ("3D/3dmodel.model", Mutated(Encoding.UTF8.GetBytes(Packages.Model(
                Packages.Solid(1), "<item objectid=\"1\"/>")), random, false)))
        : Changed(seed, random);

    private static byte[] Changed(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var change = random.Next(1, 4); change > 0 && bytes.Count > 0; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at)));
                    break;
                default:
                    bytes[at] = (byte)" \n0.eE-+9/\\\"<>"[random.Next(14)];
                    break;
            }
        }

        return [.. bytes];
    }
}
