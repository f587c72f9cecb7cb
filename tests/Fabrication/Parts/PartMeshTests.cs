using Guanghan.Fabrication.Meshes;

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
}
