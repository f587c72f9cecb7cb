using System.Buffers.Binary;
using System.Text;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Tests.Meshes;

public sealed class StlReaderTests
{
    private static readonly Mesh s_box = Shapes.Box(Vec3.Zero, new Vec3(0.03, 0.02, 0.01));

    private static byte[] Binary => StlWriter.WriteBinary(s_box, 1e-3, "box");

    [Fact]
    [Trait("Kind", "property")]
    public void A_binary_file_reads_back_as_the_mesh_that_was_written()
    {
        var reading = StlReader.Read(Binary, 1e-3);

        Assert.Null(reading.Problem);
        Assert.True(reading.IsBinary);
        Assert.Equal(8, reading.Mesh.Vertices.Length);
        Assert.Equal(12, reading.Mesh.Triangles.Length);
        Assert.True(MeshAudit.Of(reading.Mesh).IsClosed);
        // Single precision rounds each millimetre by up to 2^-24, three of them multiplied.
        Assert.Equal(6e-6, reading.Mesh.Volume_m3, 6e-6 * 3 * Math.Pow(2, -23));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void An_ASCII_file_reads_as_the_same_mesh_in_upper_case_and_with_Windows_line_ends()
    {
        var text = Shapes.Ascii(s_box).ToUpperInvariant().Replace("\n", "\r\n", StringComparison.Ordinal);
        var reading = StlReader.Read(Encoding.ASCII.GetBytes(text), 1);

        Assert.Null(reading.Problem);
        Assert.False(reading.IsBinary);
        Assert.Equal(12, reading.Mesh.Triangles.Length);
        Assert.Equal(6e-6, reading.Mesh.Volume_m3, 1e-20); // the text carries every bit; only the sum rounds
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_binary_file_that_begins_with_the_word_solid_is_read_as_binary()
    {
        var bytes = Binary;
        Encoding.ASCII.GetBytes("solid exported", bytes);

        Assert.True(StlReader.Read(bytes, 1e-3).IsBinary);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_unit_scales_lengths()
    {
        // The ratio of metres to millimetres is exact to rounding of 24 products.
        Assert.Equal(1e9, StlReader.Read(Binary, 1).Mesh.Volume_m3 / StlReader.Read(Binary, 1e-3).Mesh.Volume_m3, 1e-3);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Bytes_behind_the_last_triangle_are_counted_and_not_read()
    {
        Assert.Equal(7, StlReader.Read([.. Binary, 1, 2, 3, 4, 5, 6, 7], 1e-3).TrailingByteCount);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_triangle_without_area_is_dropped_and_counted()
    {
        var bytes = Binary;
        bytes.AsSpan(84 + 12, 12).CopyTo(bytes.AsSpan(84 + 24)); // second corner of the first triangle onto the first

        var reading = StlReader.Read(bytes, 1e-3);

        Assert.Equal(1, reading.DroppedTriangleCount);
        Assert.False(MeshAudit.Of(reading.Mesh).IsClosed);
    }

    public static TheoryData<string, string> BadText => new()
    {
        { "solid x\n", "ASCII STL, line 2: the file ends inside a solid: it is cut short" },
        { "solid x\nendsolid x\n", "the file has no triangles; there is nothing to print" },
        { "solid x\nfacet normal 0 0 1\n outer loop\n vertex 0 0\n", "ASCII STL, line 5: a vertex needs three " +
            "finite numbers" },
        {
            "solid x\nfacet normal 0 0 1\n outer loop\n vertex 0 nan 0\n",
            "ASCII STL, line 4: a vertex needs three finite numbers"
        },
        { "solid x\nfacte normal 0 0 1\n", "ASCII STL, line 2: 'facte' was not expected in a solid; write 'facet' " +
            "or 'endsolid'" },
        {
            "solid x\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 1 1 0\nvertex 0 1 " +
            "0\nendloop\n",
            "ASCII STL, line 7: 'vertex' was not expected behind the third vertex; write 'endloop': only triangles " +
            "are STL"
        },
        {
            "solid x\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nendloop\n",
            "ASCII STL, line 6: 'endloop' was not expected in a loop; write 'vertex'"
        },
        { "", "the file is empty; an STL file has at least one triangle" },
        { "hello", "the file has 5 bytes and does not begin with 'solid'; a binary STL file has at least 134" },
    };

    [Theory]
    [MemberData(nameof(BadText))]
    [Trait("Kind", "refusal")]
    public void A_bad_file_is_refused_in_words(string text, string problem)
    {
        Assert.Equal(problem, StlReader.Read(Encoding.ASCII.GetBytes(text), 1).Problem);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_truncated_binary_file_is_refused_with_both_lengths()
    {
        Assert.Equal(
            "the file's header says 12 triangles, which take 684 bytes; the file has 600: it is cut short, or is " +
            "not STL",
            StlReader.Read(Binary.AsSpan(0, 600), 1e-3).Problem);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_header_that_claims_four_milliards_of_triangles_is_refused_without_taking_memory()
    {
        var bytes = Binary;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(80), uint.MaxValue);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var problem = StlReader.Read(bytes, 1e-3).Problem;

        Assert.StartsWith("the file's header says 4294967295 triangles, which take 214748364834 bytes", problem,
            StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000); // bytes: messages only
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_header_that_claims_no_triangle_is_refused()
    {
        var bytes = Binary;
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(80), 0);

        Assert.Equal("the file's header says 0 triangles; there is nothing to print", StlReader.Read(bytes,
            1e-3).Problem);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [Trait("Kind", "refusal")]
    public void A_corner_that_is_nowhere_is_refused_with_its_number(float value, string shown)
    {
        var bytes = Binary;
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(84 + 50 + 12), value);

        Assert.Equal($"corner 1 of triangle 2 is not a finite place ({shown}, 0, 0); export the part again",
            StlReader.Read(bytes, 1e-3).Problem);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_part_beyond_ten_kilometres_is_refused()
    {
        var bytes = Binary;
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(84 + 12), 2e4f);

        Assert.Equal("corner 1 of triangle 1 lies 2E+04 m from the origin; the limit is 1E+04 m: check the unit of " +
            "the part",
            StlReader.Read(bytes, 1).Problem);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void No_mutation_of_a_file_crashes_hangs_or_takes_more_memory_than_its_length_allows()
    {
        byte[][] seeds = [Binary, Encoding.ASCII.GetBytes(Shapes.Ascii(s_box))];
        var random = new Random(20250702);
        for (var round = 0; round < 4000; round++)
        {
            var bytes = Mutate(seeds[round % 2], random);
            var before = GC.GetAllocatedBytesForCurrentThread();

            var reading = StlReader.Read(bytes, 1e-3);

            // At most 1.4 kB a triangle of 50 bytes: loose corners, dictionaries while they grow, the mesh.
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 50_000 + (28L * bytes.Length));
            Assert.True(reading.Problem is not null || reading.Mesh.Vertices.All(v => double.IsFinite(v.X + v.Y +
                v.Z)));
            Assert.Equal(reading.Problem is not null, reading.Mesh.Triangles.IsEmpty);
        }
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var change = random.Next(1, 8); change > 0 && bytes.Count > 0; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 200), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 60), bytes.Count - at)));
                    break;
                case 3:
                    bytes[Math.Min(80 + random.Next(4), bytes.Count - 1)] = (byte)random.Next(256);
                    break;
                default:
                    bytes.Insert(at, (byte)" \n0.eE-+9"[random.Next(9)]);
                    break;
            }
        }

        return [.. bytes];
    }
}
