using System.Text;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Tests.Meshes;

public sealed class ObjReaderTests
{
    private const string Cube = """
        # a cube of two units
        mtllib cube.mtl
        o cube
        v 0 0 0
        v 2 0 0 1.0
        v 2 2 0
        v 0 2 \
          0
        v 0 0 2
        v 2 0 2
        v 2 2 2
        v 0 2 2
        vt 0 0
        vn 0 0 1
        g bottom # a comment
        usemtl grey
        s off
        f 1/1/1 4/1/1 3/1/1 2/1/1
        f -4//1 -3//1 \
          -2//1 -1//1
        f 1/1 2/1 6/1 5/1
        f 2 3 7 6
        f 3 4 8 7
        f 4 1 5 8
        l 1 2
        """;

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [Trait("Kind", "property")]
    public void Polygons_negative_numbers_comments_and_continued_lines_are_read(string lineEnd)
    {
        var reading = Read(Cube.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", lineEnd, StringComparison.Ordinal));

        Assert.Null(reading.Problem);
        Assert.Equal((8, 12), (reading.Mesh.Vertices.Length, reading.Mesh.Triangles.Length));
        Assert.True(MeshAudit.Of(reading.Mesh).IsClosed);
        Assert.Equal(8, reading.Mesh.Volume_m3); // whole numbers
        Assert.Equal(["1 points and lines were left out: they have no inside."], reading.Notes);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Hollow_polygons_are_cut_within_themselves()
    {
        // Stars of 4 to 40 points whose inner radius is 0.1 to 0.9 of the outer: the triangles have the star's area and
        // all run one way. In any plane.
        Gen.Select(Gen.Int[2, 20], Gen.Double[0.1, 0.9], Gen.Double[0, 6.28], Gen.Double[0, 6.28]).Sample((half, inner, x, z) =>
        {
            var count = 4 * half;
            var corners = Enumerable.Range(0, count).Select(at =>
            {
                var (sin, cos) = Math.SinCos(2 * Math.PI * at / count);
                return Shapes.Turn((at % 2 == 0 ? 1 : inner) * new Vec3(cos, sin, 0), x, z);
            }).ToArray();
            var normal = PolygonTriangles.Normal(corners);
            var triangles = PolygonTriangles.Of(corners)!;
            var areas = triangles.Select(t => Vec3.Dot(Vec3.Cross(corners[t.B] - corners[t.A], corners[t.C] - corners[t.A]),
                normal.ToUnit())).ToArray();
            var star = count / 2 * inner * 2 * Math.Sin(2 * Math.PI / count); // twice the area of a star's triangles
            return triangles.Count == count - 2 && areas.All(area => area > -1e-12) && Math.Abs(areas.Sum() - star) < 1e-12;
        }, iter: 500);
    }

    public static TheoryData<string, string> BadText => new()
    {
        { "", "the file has no vertices and no faces; there is nothing to print" },
        { "v 0 0 0\nv 1 0 0\n", "the file has 2 vertices but no face with an area; export the part as polygons" },
        { "v 0 0\n", "OBJ, line 1: a vertex needs three finite numbers" },
        { "v 0 0 nan\n", "OBJ, line 1: a vertex needs three finite numbers" },
        { "v 0 0 2e4\n", "OBJ, line 1: a vertex lies 2E+04 m from the origin; the limit is 1E+04 m: check the unit of the part" },
        { "v 0 0 0\n\nf 1 2 3\n", "OBJ, line 3: a face names vertex 2; 1 have been read, numbered from 1, or from -1 backwards" },
        { "v 0 0 0\nf 0 1 1\n", "OBJ, line 2: a face names vertex 0; 1 have been read, numbered from 1, or from -1 backwards" },
        { "v 0 0 0\nf 1/a 1 1\n", "OBJ, line 2: a face needs vertex numbers such as 7, 7/1, 7//3 or 7/1/3" },
        { "cstype bezier\n", "OBJ, line 1: 'cstype' belongs to a curve or surface in free form, which is not read; export the " +
            "part as polygons" },
        { "v 0 0 0\ncurv 0 1 1 1\n", "OBJ, line 2: 'curv' belongs to a curve or surface in free form, which is not read; export " +
            "the part as polygons" },
        { "# x\ncall other.obj\n", "OBJ, line 2: 'call' would read another file or run a command; export the part as one file" },
        { "v 0 0 0\nwhat\n", "OBJ, line 2: 'what' is not a word of OBJ" },
        { "v 0 0 0\nv 4 0 0\nv 1 3 0\nv 4 3 0\nv 0 1 0\nf 1 2 3 4 5\n", "OBJ, line 6: a face of 5 corners crosses itself; " +
            "export the part as triangles" },
    };

    [Theory]
    [MemberData(nameof(BadText))]
    [Trait("Kind", "refusal")]
    public void A_bad_file_is_refused_with_its_line(string text, string problem) => Assert.Equal(problem, Read(text).Problem);

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_face_of_more_corners_than_any_part_needs_is_refused()
    {
        var text = string.Concat(Enumerable.Repeat("v 0 0 0\nv 1 0 0\n", 1001)) + "f " + string.Join(' ', Enumerable.Range(1, 2002));

        Assert.Equal("OBJ, line 2003: a face has more than 2000 corners; export the part as triangles", Read(text).Problem);
    }

    private static MeshReading Read(string text) => ObjReader.Read(Encoding.UTF8.GetBytes(text), 1);
}
