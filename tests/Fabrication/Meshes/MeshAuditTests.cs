using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Tests.Meshes;

public sealed class MeshAuditTests
{
    private static readonly Mesh s_box = Shapes.Box(Vec3.Zero, new Vec3(3, 2, 1));

    [Fact]
    [Trait("Kind", "property")]
    public void A_box_is_closed_and_holds_its_volume_and_area()
    {
        var audit = MeshAudit.Of(s_box);

        Assert.True(audit.IsClosed);
        Assert.False(audit.IsInsideOut);
        Assert.Equal(6, s_box.Volume_m3, 1e-14); // m^3: rounding of twelve products
        Assert.Equal(22, s_box.Area_m2, 1e-14); // m^2: the same
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_missing_triangle_leaves_three_open_edges()
    {
        var audit = MeshAudit.Of(s_box with { Triangles = s_box.Triangles.RemoveAt(5) });

        Assert.Equal((3, 0), (audit.OpenEdgeCount, audit.MisalignedEdgeCount));
        Assert.False(audit.IsClosed);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_flipped_triangle_is_misaligned_along_its_three_edges()
    {
        var (a, b, c) = (s_box.Triangles[5].A, s_box.Triangles[5].B, s_box.Triangles[5].C);
        var audit = MeshAudit.Of(s_box with { Triangles = s_box.Triangles.SetItem(5, new Triangle(a, c, b)) });

        Assert.Equal((0, 3), (audit.OpenEdgeCount, audit.MisalignedEdgeCount));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_box_turned_inside_out_is_closed_and_says_so()
    {
        var audit = MeshAudit.Of(s_box.Reversed());

        Assert.True(audit.IsClosed);
        Assert.True(audit.IsInsideOut);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Two_boxes_that_touch_along_an_edge_have_one_crowded_edge()
    {
        var other = Shapes.Box(new Vec3(3, 2, 0), new Vec3(4, 4, 1));
        var mesh = VertexWeld.Weld(Shapes.Corners(Shapes.Together(s_box, other)).AsSpan(), 0, out _);
        var audit = MeshAudit.Of(mesh);

        Assert.Equal(1, audit.CrowdedEdgeCount);
        Assert.True(audit.IsClosed);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Welding_closes_a_mesh_whose_corners_differ_by_less_than_the_tolerance()
    {
        // Jitter each loose corner by up to 0.4 of the tolerance: any two copies are then within it.
        Gen.Double[-0.4e-6, 0.4e-6].Array[108].Sample(jitter =>
        {
            var corners = Shapes.Corners(s_box).Select((corner, at) => new Vec3(
                corner.X + (jitter[at * 3] / Math.Sqrt(3)), corner.Y + (jitter[(at * 3) + 1] / Math.Sqrt(3)),
                corner.Z + (jitter[(at * 3) + 2] / Math.Sqrt(3)))).ToArray();
            return MeshAudit.Of(VertexWeld.Weld(corners, 1e-6, out var dropped)).IsClosed && dropped == 0;
        }, iter: 300);
    }
}
