using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;
using Guanghan.Fabrication.Tests.Meshes;

namespace Guanghan.Fabrication.Tests.Parts;

public sealed class MeshPairTests
{
    private const double Tolerance_m = 1e-6;

    private static readonly Gen<Vec3> s_place =
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-1, 1], (x, y, z) => new Vec3(x, y, z));

    private static readonly Gen<Vec3> s_corner =
        Gen.Select(Gen.Int[-100, 100], Gen.Int[-100, 100], Gen.Int[-100, 100], (x, y, z) => new Vec3(x, y, z) / 100);

    private static readonly Gen<Vec3[]> s_triangle =
        s_corner.Array[3].Where(at => Vec3.Cross(at[1] - at[0], at[2] - at[0]).Length > 0.05);

    private static readonly Gen<RigidPlacement> s_placement =
        Gen.Select(s_place, Gen.Double[0, 6.28], Gen.Double[0, 6.28], Gen.Double[0, 6.28], (shift, a, b, c) =>
        {
            RigidPlacement tilt = new(new(0, 0, 1), new(1, 0, 0), new(0, 1, 0), shift);
            return RigidPlacement.TurnAboutZ(a).After(tilt).After(RigidPlacement.TurnAboutZ(b)).After(tilt)
                .After(RigidPlacement.TurnAboutZ(c));
        });

    [Fact]
    [Trait("Kind", "property")]
    public void A_placement_and_its_inverse_undo_each_other_and_keep_lengths() =>
        Gen.Select(s_placement, s_place, s_place).Sample((placement, p, q) =>
        {
            var back = placement.Inverse().Point(placement.Point(p));
            var turned = placement.Inverse().After(placement).Direction(q);
            // Rounding of some ten products of numbers near 1.
            return (back - p).Length < 1e-14 && (turned - q).Length < 1e-14 &&
                (placement.DirectionBack(placement.Direction(q)) - q).Length < 1e-14 &&
                Math.Abs((placement.Point(p) - placement.Point(q)).Length - (p - q).Length) < 1e-14;
        });

    [Fact]
    [Trait("Kind", "property")]
    public void The_way_between_triangles_is_the_shortest() =>
        Gen.Select(s_triangle, s_triangle, s_corner).Sample((p, q, shift) =>
        {
            Vec3[] far = [.. q.Select(corner => corner + (3 * shift))];
            if (TriangleReach.Middle(p, far, 1e-9) is not null)
            {
                return; // they pass through each other
            }

            // Of two convex sets two points are nearest where each is the nearest to the other, and a point of a set is
            // the nearest to a place where no corner lies farther on the place's side.
            var (one, other) = TriangleGap.Between(p, far);
            AssertNearest(one, other, p);
            AssertNearest(other, one, far);
        }, iter: 5000);

    private static void AssertNearest(Vec3 point, Vec3 place, Vec3[] triangle)
    {
        // The corners keep 0.05 of area: rounding of products of numbers below 10, over that.
        const double tolerance = 1e-11;
        Assert.True((TriangleGap.OnTriangle(point, triangle) - point).Length < tolerance);
        Assert.All(triangle, corner => Assert.True(Vec3.Dot(place - point, corner - point) < tolerance));
        var normal = Vec3.Cross(triangle[1] - triangle[0], triangle[2] - triangle[0]);
        var parts = Enumerable.Range(0, 3).Select(at => Vec3.Dot(normal, Vec3.Cross(
            triangle[at] - point, triangle[(at + 1) % 3] - point)) / normal.LengthSquared).ToArray();
        Assert.True(parts.All(part => part > -tolerance) && Math.Abs(Vec3.Dot(normal, point - triangle[0])) < tolerance);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_least_gap_through_the_trees_is_that_of_all_pairs() =>
        Gen.Select(s_placement, Gen.Double[1.2, 3]).Sample((placement, far) =>
        {
            var (one, other) = (new PlainBrick(1, 0.5, 0.4, 0.2, 2, 1, 0, 0.01).ToMesh(), Shapes.Octahedron(0.5));
            var away = RigidPlacement.Shift(new(far, far, 0)).After(placement);
            var moved = Shapes.Mapped(other, away.Point);
            var expected = double.PositiveInfinity;
            foreach (var p in one.Triangles)
            {
                foreach (var q in moved.Triangles)
                {
                    var (a, b) = TriangleGap.Between(Corners(one, p), Corners(moved, q));
                    expected = Math.Min(expected, (b - a).Length);
                }
            }

            var pair = Pair(one, other, away);
            var least = pair.Least(new(1, 0, 0), GapDirection.Any, default, CancellationToken.None);
            // The same sums of the same numbers, but that the tree looks at both meshes after one placement.
            return pair.Overlap(Tolerance_m, CancellationToken.None) is not null ||
                Math.Abs(least.Gap_m - expected) < 1e-14;
        }, iter: 100);

    [Fact]
    [Trait("Kind", "property")]
    public void Boxes_overlap_where_they_share_volume_and_not_where_they_touch_however_both_lie()
    {
        var side = Gen.Int[1, 3];
        var place = Gen.Int[-3, 4];
        Gen.Select(Gen.Select(place, place, place), Gen.Select(side, side, side), s_placement).Sample((at, size, view) =>
        {
            Vec3 low = new(at.Item1, at.Item2, at.Item3);
            var high = low + new Vec3(size.Item1, size.Item2, size.Item3);
            var (one, other) = (Shapes.Box(Vec3.Zero, new(2, 2, 2)), Shapes.Box(low, high));
            var found = Pair(Shapes.Mapped(one, view.Point), other, view).Overlap(Tolerance_m, CancellationToken.None);
            var shares = low.X < 2 && low.Y < 2 && low.Z < 2 && high.X > 0 && high.Y > 0 && high.Z > 0;
            return shares == found is not null && (found is not { } deep || deep.Depth_m <= 1 + (2 * Tolerance_m));
        }, iter: 3000);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_bevelled_overlap_is_seen_above_the_tolerance_and_not_below()
    {
        var box = Shapes.Box(Vec3.Zero, new(1, 1, 1));
        foreach (var depth in new[] { 1e-7, 3e-6, 1e-3, 0.2 })
        {
            // An edge of a turned box goes into a face.
            var turned = RigidPlacement.Shift(new(0.5, 0, 1 - depth))
                .After(new RigidPlacement(new(0, 1, 0), new(-0.6, 0, 0.8), new(0.8, 0, 0.6), Vec3.Zero));
            var found = Pair(box, box, turned).Overlap(Tolerance_m, CancellationToken.None);

            Assert.Equal(depth > Tolerance_m, found is not null);
            Assert.True(found is null || found.Value.Depth_m <= depth + (2 * Tolerance_m));
        }
    }

    private static MeshPair Pair(Mesh one, Mesh other, RigidPlacement placement) =>
        new(one, new(one.Vertices.AsSpan(), one.Triangles.AsSpan()), other, placement);

    private static Vec3[] Corners(Mesh mesh, Triangle triangle) =>
        [mesh.Vertices[triangle.A], mesh.Vertices[triangle.B], mesh.Vertices[triangle.C]];
}
