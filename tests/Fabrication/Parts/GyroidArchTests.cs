using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;

namespace Guanghan.Fabrication.Tests.Parts;

public sealed class GyroidArchTests
{
    private static readonly GyroidArch s_arch = new(0.3, 0.08, 0.08, Math.PI / 6, 0.001, 0.006, 0.04, 0.008, 0.004);

    [Theory]
    [InlineData(0.004, 0)]
    [InlineData(0.004, 0.006)]
    [InlineData(0.0035, 0.01)]
    [Trait("Kind", "property")]
    public void A_gyroid_arch_is_one_watertight_body_that_does_not_pass_through_itself(double grid, double plate)
    {
        var mesh = (s_arch with { Grid_m = grid, Plate_m = plate }).ToMesh();
        var topology = MeshTopology.Of(mesh);

        Assert.True(MeshAudit.Of(mesh, topology) is { IsClosed: true, CrowdedEdgeCount: 0, IsInsideOut: false });
        Assert.Single(Shells.Of(mesh, topology).All);
        var crossings = SelfIntersections.Of(mesh, topology, CancellationToken.None);
        Assert.Equal((0, true), (crossings.CrossingCount, crossings.IsComplete));
        Assert.Equal((0, 0.08), (mesh.Low.Z, mesh.High.Z));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Its_volume_goes_to_that_of_the_field_with_the_square_of_the_grid()
    {
        // The field's own volume, by places in the middle of fine boxes between circles and joint faces.
        var (solid_m3, all_m3) = (0.0, 0.0);
        const int count = 100;
        for (var j = 0; j < count; j++)
        {
            var radius = 0.3 + (0.08 * (j + 0.5) / count);
            var half = (Math.PI / 12) - Math.Asin(0.0005 / radius);
            var part_m3 = radius * (2 * half / (2 * count)) * (0.08 / count) * (0.08 / count);
            for (var i = 0; i < 2 * count; i++)
            {
                var (sine, cosine) = Math.SinCos(half * (((i + 0.5) / count) - 1));
                for (var k = 0; k < count; k++)
                {
                    Vec3 place = new(radius * sine, (radius * cosine) - 0.3, 0.08 * (k + 0.5) / count);
                    solid_m3 += s_arch.Field(place) < 0 ? part_m3 : 0;
                    all_m3 += part_m3;
                }
            }
        }

        var coarse = s_arch.ToMesh().Volume_m3 - solid_m3;
        var fine = (s_arch with { Grid_m = 0.002 }).ToMesh().Volume_m3 - solid_m3;

        Assert.InRange(solid_m3 / all_m3, 0.3, 0.6);
        // 2.8 % with two boxes in a wall, 0.8 % with four. A quarter of it but for the field's kinks between sheet and
        // plate, and some 2e-4 of the sum over places.
        Assert.InRange(Math.Abs(coarse) / solid_m3, 0, 0.04);
        Assert.InRange(coarse / fine, 2.5, 5);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_sheet_without_plates_is_as_thick_as_its_wall_says()
    {
        // Volume over the area of one side; the gyroid's two sides have equal areas. Plates and cut edges left out by
        // taking a block of many cells: its own faces are still 3 % of the area.
        var block = new GyroidArch(1, 0.12, 0.12, 0.12, 0, 0, 0.06, 0.006, 0.0025);
        var mesh = block.ToMesh();
        var sides_m2 = mesh.Triangles.Sum(triangle => IsOnFace(mesh, triangle) ? 0 : Area_m2(mesh, triangle));

        Assert.Equal(0.006, 2 * mesh.Volume_m3 / sides_m2, 0.0003);

        bool IsOnFace(Mesh all, Triangle triangle)
        {
            Vec3[] corners = [all.Vertices[triangle.A], all.Vertices[triangle.B], all.Vertices[triangle.C]];
            return corners.All(at => at.Z < 1e-12) || corners.All(at => at.Z > 0.12 - 1e-12) ||
                corners.All(at => Radius(at) < 1 + 1e-6) || corners.All(at => Radius(at) > 1.12 - 1e-6) ||
                corners.All(at => Math.Abs(Math.Atan2(at.X, at.Y + 1)) > 0.06 - 1e-9);
        }

        static double Radius(Vec3 at) => Math.Sqrt((at.X * at.X) + ((at.Y + 1) * (at.Y + 1)));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Blocks_of_a_gyroid_arch_fit_with_their_joint()
    {
        var fit = PartFit.Of(s_arch, default, CancellationToken.None);

        Assert.Equal(3, fit.Fits.Length);
        Assert.Empty(fit.Findings().Select(finding => finding.Message));
    }

    [Theory]
    [InlineData(0.04, 0.008, 0.005, "the grid is too coarse for the wall; take half of it or less")]
    [InlineData(0.04, 0.012, 0.004, "the sheet's wall fills its cell; take a wall of a quarter of the cell or less")]
    [InlineData(0.1, 0.008, 0.004, "the block is thinner than a cell of the gyroid")]
    [InlineData(0.04, 0.008, 0.0002, "the grid has more than 50 million boxes; take a coarser one, or a smaller block")]
    [InlineData(0.04, double.NaN, 0.004, "every size must be above 0")]
    [Trait("Kind", "refusal")]
    public void A_gyroid_arch_that_cannot_be_says_why(double cell, double wall, double grid, string problem)
    {
        var arch = s_arch with { Cell_m = cell, Wall_m = wall, Grid_m = grid };

        Assert.Equal(problem, arch.Problem);
        Assert.Throws<InvalidOperationException>(arch.ToMesh);
    }

    private static double Area_m2(Mesh mesh, Triangle triangle) => Vec3.Cross(
        mesh.Vertices[triangle.B] - mesh.Vertices[triangle.A],
        mesh.Vertices[triangle.C] - mesh.Vertices[triangle.A]).Length / 2;
}
