using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;

namespace Guanghan.Fabrication.Tests.Meshes;

public sealed class SelfIntersectionTests
{
    private static readonly Mesh s_box = Shapes.Box(Vec3.Zero, new(1, 1, 1));

    [Fact]
    [Trait("Kind", "property")]
    public void Boxes_cross_where_they_share_volume_and_not_where_they_touch_or_are_apart()
    {
        // Whole numbers make every kind of touch exact: corner on face, edge on edge, face on face.
        Gen.Select(Gen.Int[-2, 6], Gen.Int[-2, 6], Gen.Int[-2, 6], Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[1, 4]).Sample(
            (x, y, z, a, b, c) =>
            {
                var other = Shapes.Box(new(x, y, z), new(x + a, y + b, z + c));
                var isShared = x < 4 && x + a > 0 && y < 4 && y + b > 0 && z < 4 && z + c > 0;
                var isInside = x > 0 && x + a < 4 && y > 0 && y + b < 4 && z > 0 && z + c < 4;
                var found = Look(Shapes.Together(Shapes.Box(Vec3.Zero, new(4, 4, 4)), other));
                return found.IsComplete && found.CrossingCount > 0 == (isShared && !isInside);
            }, iter: 3000);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Boxes_turned_anyhow_cross_where_a_corner_of_one_lies_in_the_other()
    {
        Gen.Select(Gen.Double[0, 6.28], Gen.Double[0, 6.28], Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-1, 1]).Sample(
            (about_x, about_z, x, y, z) =>
            {
                var other = Shapes.Mapped(s_box, v => Shapes.Turn(v, about_x, about_z) + new Vec3(x, y, z));
                var inside = other.Vertices.Count(v => v is { X: > 0 and < 1, Y: > 0 and < 1, Z: > 0 and < 1 });
                return inside is 0 or 8 || Look(Shapes.Together(s_box, other)).CrossingCount > 0;
            }, iter: 1000);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_places_of_crossings_lie_on_both_bodies()
    {
        var found = Look(Shapes.Together(s_box, Shapes.Box(new(0.5, 0.25, 0.25), new(1.5, 0.75, 0.75))));

        Assert.NotEmpty(found.Places);
        Assert.All(found.Places, crossing => Assert.Equal(1, crossing.Place.X, 0.5)); // m: within both boxes' overlap
        Assert.All(found.Places, crossing => Assert.True(crossing.One < 12 && crossing.Other >= 12));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_closed_body_does_not_cross_itself()
    {
        Assert.Equal(0, Look(InterlockingBrick.Coupon.ToMesh()).CrossingCount);
        Assert.Equal(0, Look(Shapes.Octahedron(1)).CrossingCount);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Looking_stops_where_everything_lies_on_everything()
    {
        // 3000 copies of one triangle, each moved a little: 4.5 million pairs.
        var corners = Enumerable.Range(0, 3000).SelectMany(at => new Vec3[]
            { new(at * 1e-6, 0, 0), new(1, at * 1e-6, 0), new(0, 1, at * 1e-6) }).ToArray();
        var found = Look(VertexWeld.Weld(corners, 0, out _));

        Assert.False(found.IsComplete);
        Assert.Equal(SelfIntersections.MostPlaces, found.Places.Length);
    }

    private static SelfIntersections Look(Mesh mesh) =>
        SelfIntersections.Of(mesh, MeshTopology.Of(mesh), TestContext.Current.CancellationToken);
}
