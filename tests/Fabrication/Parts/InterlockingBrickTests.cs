using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;

namespace Guanghan.Fabrication.Tests.Parts;

public sealed class InterlockingBrickTests
{
    [Fact]
    [Trait("Kind", "regression")]
    public void The_shipped_brick_is_what_the_generator_writes()
    {
        var written = StlWriter.WriteBinary(
            InterlockingBrick.Coupon.ToMesh(), 1e-3, "Guanghan interlocking brick, millimetres");

        Assert.Equal(File.ReadAllBytes(Path.Combine(Root(), "missions", "parts", "brick.stl")), written);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_shipped_brick_is_watertight_and_holds_its_closed_form_volume()
    {
        var reading = StlReader.Read(File.ReadAllBytes(Path.Combine(Root(), "missions", "parts", "brick.stl")), 1e-3);
        var audit = MeshAudit.Of(reading.Mesh);

        Assert.True(audit.IsClosed);
        Assert.Equal((0, 0), (audit.CrowdedEdgeCount, reading.DroppedTriangleCount));
        // 100 x 50 x 24 body, two studs of 20 x 20 x 6, two sockets of 22 x 22 x 8 mm; whole millimetres are exact in
        // the file.
        Assert.Equal(117.056e-6, reading.Mesh.Volume_m3, 117.056e-6 * 1e-12);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Any_brick_that_can_be_is_watertight_and_holds_its_closed_form_volume()
    {
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 4], Gen.Double[0.2, 0.8], Gen.Double[0.001, 0.02], Gen.Double[0, 0.001])
            .Sample((along, across, share, height, gap) =>
            {
                var brick = new InterlockingBrick(
                    along * 0.03, across * 0.03, 0.03, 0.03 * share, height, along, across, gap, gap);
                var mesh = brick.ToMesh();
                // Rounding of some thousand products.
                return MeshAudit.Of(mesh).IsClosed && Math.Abs((mesh.Volume_m3 / brick.Volume_m3) - 1) < 1e-12;
            }, iter: 200);
    }

    [Theory]
    [InlineData(0.060, 0.001, "the sockets leave no walls")]
    [InlineData(0.020, -0.001, "a clearance must not be below 0")]
    [InlineData(0, 0.001, "every size must be above 0")]
    [InlineData(double.NaN, 0.001, "every size must be above 0")]
    [Trait("Kind", "refusal")]
    public void A_brick_that_cannot_be_says_why(double side, double clearance, string problem)
    {
        var brick = InterlockingBrick.Coupon with { StudSide_m = side, SideClearance_m = clearance };

        Assert.Equal(problem, brick.Problem);
        Assert.Throws<InvalidOperationException>(brick.ToMesh);
    }

    // The repository's root is the nearest folder above the tests that holds the solution.
    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Guanghan.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
