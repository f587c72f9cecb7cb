using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;

namespace Guanghan.Fabrication.Tests.Parts;

public sealed class PartMeshTests
{
    public static TheoryData<string> Names => PartCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Kind", "property")]
    public void A_part_is_watertight_and_holds_its_closed_form_volume(string name)
    {
        var part = PartCases.Find(name);
        var mesh = part.ToMesh();
        var topology = MeshTopology.Of(mesh);
        var audit = MeshAudit.Of(mesh, topology);
        var crossings = SelfIntersections.Of(mesh, topology, CancellationToken.None);

        Assert.Null(part.Problem);
        Assert.True(audit.IsClosed, $"{audit}");
        Assert.Equal((0, false), (audit.CrowdedEdgeCount, audit.IsInsideOut));
        Assert.Equal((0, true), (crossings.CrossingCount, crossings.IsComplete));
        Assert.Single(Shells.Of(mesh, topology).All);
        // Rounding of some thousand products, relative to the box around the part.
        Assert.Equal(1, mesh.Volume_m3 / part.Volume_m3!.Value, 1e-12);
    }

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Kind", "property")]
    public void A_part_stands_on_the_bed_with_a_flat_face(string name)
    {
        var mesh = PartCases.Find(name).ToMesh();

        Assert.Equal(0, mesh.Low.Z, 1e-12);
        var lying = mesh.Triangles.Count(triangle => mesh.Vertices[triangle.A].Z < 1e-12 &&
            mesh.Vertices[triangle.B].Z < 1e-12 && mesh.Vertices[triangle.C].Z < 1e-12);
        Assert.True(lying >= 2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Kind", "property")]
    public void A_part_scaled_in_all_its_lengths_scales_its_volume_with_the_cube(string name)
    {
        var part = PartCases.Find(name);

        // Facets are counted by ratios of lengths, so the shape is the same.
        Assert.Equal(1, PartCases.Scaled(part, 0.3).ToMesh().Volume_m3 / part.ToMesh().Volume_m3 / (0.3 * 0.3 * 0.3),
            1e-12);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Any_part_that_can_be_is_watertight_fits_its_neighbours_and_holds_its_volume()
    {
        var made = 0;
        PartCases.Any.Sample(part =>
        {
            if (part.Problem is not null)
            {
                return;
            }

            made++;
            var mesh = part.ToMesh();
            var topology = MeshTopology.Of(mesh);
            Assert.True(MeshAudit.Of(mesh, topology) is { IsClosed: true, CrowdedEdgeCount: 0, IsInsideOut: false });
            Assert.Equal(0, SelfIntersections.Of(mesh, topology, CancellationToken.None).CrossingCount);
            // A corner within 1e-9 of the extent from a line counts as on it, and thin walls carry few digits.
            Assert.Equal(1, mesh.Volume_m3 / part.Volume_m3!.Value, 1e-9);
            Assert.Empty(PartFit.Of(part, default, CancellationToken.None).Findings().Select(found => found.Message));
        }, iter: 200, threads: 1);
        Assert.True(made > 50, $"{made} parts");
    }
}
