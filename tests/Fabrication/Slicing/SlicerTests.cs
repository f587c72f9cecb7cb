using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Tests.Meshes;

namespace Guanghan.Fabrication.Tests.Slicing;

public sealed class SlicerTests
{
    [Fact]
    [Trait("Kind", "property")]
    public void A_box_makes_layers_of_its_own_area_and_the_last_one_is_thinner()
    {
        var layers = Slicer.Slice(Shapes.Box(Vec3.Zero, new Vec3(0.03, 0.02, 0.0105)), 0.002, default);

        Assert.Equal(6, layers.Length);
        Assert.All(layers, layer => Assert.Equal(6e-4, layer.Area_m2, 1e-17)); // m^2: rounding
        Assert.Equal(0.0005, layers[^1].Thickness_m, 1e-15); // m: rounding
        Assert.All(layers, layer => Assert.Equal(4, layer.Contours.Single().Points.Distinct().Count(IsCorner)));

        static bool IsCorner(PlanePoint p) => (p.X_m is 0 or 0.03) && (p.Y_m is 0 or 0.02);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_plane_through_four_corners_cuts_one_closed_contour_there()
    {
        // One layer from -1 to 1: its middle goes exactly through the octahedron's equator.
        var layer = Slicer.Slice(Shapes.Octahedron(1), 2, default).Single();

        Assert.Equal(0, layer.Middle_m);
        Assert.Single(layer.Contours);
        Assert.Equal(2, layer.Area_m2, 1e-15); // m^2: a square of diagonal 2
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_face_that_lies_in_the_plane_belongs_to_the_layer_below_its_body()
    {
        // The plane at 1 is the floor of the upper step: corners on it count as above, so the lower, wider step is cut.
        var steps = Shapes.Together(
            Shapes.Box(Vec3.Zero, new Vec3(2, 2, 1)), Shapes.Box(new Vec3(0.5, 0.5, 1), new Vec3(1.5, 1.5, 2)));

        Assert.Equal(4, Slicer.Slice(steps, 2, default).Single().Area_m2, 1e-14); // m^2: rounding
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Outsides_run_counter_clockwise_and_holes_clockwise()
    {
        var brick = InterlockingBrick.Coupon;
        var bottom = Slicer.Slice(brick.ToMesh(), 0.002, default)[0];

        Assert.Equal([1, -1, -1], bottom.Contours.Select(contour =>
            Math.Sign(contour.SignedArea_m2)).OrderDescending());
        Assert.Equal((0.1 * 0.05) - (2 * 0.022 * 0.022), bottom.Area_m2, 1e-16); // m^2: rounding
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_volume_of_the_layers_is_within_the_midpoint_rules_bound_of_the_closed_form()
    {
        // The midpoint rule errs at most by half a layer times the variation of the area, twice its maximum in a
        // convex body.
        Gen.Select(Gen.Double[0.1, 3], Gen.Double[-1.5, 1.5], Gen.Double[-3, 3]).Sample((length, tilt, turn) =>
        {
            var mesh = Shapes.Mapped(Shapes.Box(Vec3.Zero, new Vec3(length, 1, 1)), v => Shapes.Turn(v, tilt, turn));
            var layers = Slicer.Slice(mesh, (mesh.High.Z - mesh.Low.Z) / 100, default);
            var sliced = layers.Sum(layer => layer.Area_m2 * layer.Thickness_m);
            return Math.Abs(sliced - mesh.Volume_m3) <= layers.Max(layer => layer.Area_m2) * layers[0].Thickness_m;
        }, iter: 200);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Halving_the_layer_quarters_the_error_of_the_volume()
    {
        double Error(int count) => Slicer.Slice(Shapes.Octahedron(1), 2.0 / count, default)
            .Sum(layer => layer.Area_m2 * layer.Thickness_m) - (4.0 / 3);

        // The area is quadratic in height, so the ratio is 4 exactly but for rounding.
        Assert.Equal(4, Error(20) / Error(40), 1e-6);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Every_contour_of_a_closed_mesh_closes_whatever_corners_the_planes_meet()
    {
        // Whole-number corners and whole or half layers: planes meet corners and flat faces all the time.
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[1, 4], Gen.Int[0, 3], Gen.OneOf(Gen.Const(0.5),
            Gen.Const(1.0), Gen.Const(2.0))).Sample(
            (x, y, z, shift, layer) =>
            {
                var mesh = Shapes.Together(
                    Shapes.Mapped(Shapes.Octahedron(2), v => v + new Vec3(10, 0, shift)),
                    Shapes.Mapped(Shapes.Box(Vec3.Zero, new Vec3(x, y, z)), v => new Vec3(v.X, v.Y, v.Z + v.X)));
                return Slicer.Slice(mesh, layer, default).All(cut => cut.Contours.All(c => c.SignedArea_m2 > -1e-12));
            }, iter: 500);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_mesh_with_a_hole_is_refused()
    {
        var box = Shapes.Box(Vec3.Zero, new Vec3(1, 1, 1));

        Assert.Throws<InvalidOperationException>(
            () => Slicer.Slice(box with { Triangles = box.Triangles.RemoveAt(4) }, 0.5, default));
    }
}
