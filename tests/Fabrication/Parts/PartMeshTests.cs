using Guanghan.Core.Space;
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

        Assert.Equal(0, mesh.Low.Z);
        var lying = mesh.Triangles.Count(triangle => mesh.Vertices[triangle.A].Z == 0 &&
            mesh.Vertices[triangle.B].Z == 0 && mesh.Vertices[triangle.C].Z == 0);
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

    [Theory]
    [InlineData("arch segment", 26)]
    [InlineData("vault segment", 26)]
    [InlineData("lowest dome ring", 36)]
    [InlineData("high dome ring", 36)]
    [Trait("Kind", "property")]
    public void The_next_of_the_next_comes_back_to_the_first_after_a_whole_turn(string name, int count)
    {
        var next = PartCases.Find(name).Neighbours[0].Placement;
        var place = RigidPlacement.Identity;
        for (var at = 0; at < count; at++)
        {
            place = next.After(place);
        }

        // Rounding of some thirty products of lengths up to 3 m.
        Assert.Equal(0, (place.Point(new(0.1, 0.2, 0.3)) - new Vec3(0.1, 0.2, 0.3)).Length, 1e-12);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Curved_parts_lie_within_their_radii_and_come_within_the_chord_tolerance_of_them()
    {
        var arch = (ArchSegment)PartCases.Find("arch segment");
        var dome = (DomeRing)PartCases.Find("high dome ring");
        var inDome = dome.InDome();

        AssertRadii(arch.ToMesh(), at => Math.Sqrt((at.X * at.X) + ((at.Y + 1.5) * (at.Y + 1.5))), 1.5, 1.7);
        // Flats of a sphere lie within it along both of their directions.
        AssertRadii(dome.ToMesh(), at => inDome.Point(at).Length, 2.5, 2.65);

        static void AssertRadii(Mesh mesh, Func<Vec3, double> radius, double inner, double outer)
        {
            var (least, most) = (double.PositiveInfinity, 0.0);
            foreach (var triangle in mesh.Triangles)
            {
                var (a, b, c) = (mesh.Vertices[triangle.A], mesh.Vertices[triangle.B], mesh.Vertices[triangle.C]);
                foreach (var at in new[] { a, b, c, (a + b) / 2, (b + c) / 2, (c + a) / 2, (a + b + c) / 3 })
                {
                    (least, most) = (Math.Min(least, radius(at)), Math.Max(most, radius(at)));
                }
            }

            Assert.InRange(least, inner - 2e-4, inner - 1e-6);
            Assert.Equal(outer, most, 1e-12);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_box_around_a_dome_segment_begins_at_the_origin()
    {
        foreach (var count in new[] { 3, 4, 7, 36 })
        {
            var dome = new DomeRing(2.5, 0.15, 0.3, 0.6, count, 0.001, 1e-3);
            Assert.Equal(0, dome.ToMesh().Low.Length, 1e-12);
        }
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
