using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Tests.Meshes;

namespace Guanghan.Fabrication.Tests.Slicing;

public sealed class PartLayersTests
{
    [Fact]
    [Trait("Kind", "property")]
    public void A_box_makes_layers_of_its_own_area_and_the_last_one_is_thinner()
    {
        var layers = Cut(Shapes.Box(Vec3.Zero, new Vec3(0.03, 0.02, 0.0105)), 0.002);

        Assert.Equal(6, layers.Length);
        Assert.All(layers, layer => Assert.Equal(6e-4, layer.Region.Area_m2, 1e-17)); // m^2: rounding
        Assert.Equal(0.0005, layers[^1].Slab.Thickness_m, 1e-15); // m: rounding
        Assert.All(layers, layer => Assert.Equal(4, layer.Region.PointCount));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Outsides_run_counter_clockwise_and_holes_clockwise()
    {
        var bottom = Cut(InterlockingBrick.Coupon.ToMesh(), 0.002)[0].Region;

        Assert.Equal([1, -1, -1], Enumerable.Range(0, 3)
            .Select(index => Int128.Sign(Region.TwiceArea(bottom.Contour(index)))).OrderDescending());
        Assert.Equal((0.1 * 0.05) - (2 * 0.022 * 0.022), bottom.Area_m2, 1e-16); // m^2: rounding
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Bodies_that_overlap_are_one_and_cavities_stay_open()
    {
        var overlapping = Shapes.Together(
            Shapes.Box(Vec3.Zero, new Vec3(0.02, 0.02, 0.01)),
            Shapes.Box(new Vec3(0.01, 0.01, 0), new Vec3(0.03, 0.03, 0.01)));
        var hollow = Shapes.Together(
            Shapes.Box(Vec3.Zero, new Vec3(0.03, 0.03, 0.03)),
            Shapes.Box(new Vec3(0.01, 0.01, 0.01), new Vec3(0.02, 0.02, 0.02)).Reversed());

        Assert.Equal(7e-4, Cut(overlapping, 0.01).Single().Region.Area_m2, 1e-17);
        Assert.Equal([9e-4, 8e-4, 9e-4], Cut(hollow, 0.01).Select(layer => Math.Round(layer.Region.Area_m2, 15)));
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
            var layers = Cut(mesh, (mesh.High.Z - mesh.Low.Z) / 100);
            var sliced = layers.Sum(layer => layer.Region.Area_m2 * layer.Slab.Thickness_m);
            return Math.Abs(sliced - mesh.Volume_m3) <=
                layers.Max(layer => layer.Region.Area_m2) * layers[0].Slab.Thickness_m;
        }, iter: 200);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Halving_the_layer_quarters_the_error_of_the_volume()
    {
        double Error(int count) => Cut(Shapes.Octahedron(1), 2.0 / count)
            .Sum(layer => layer.Region.Area_m2 * layer.Slab.Thickness_m) - (4.0 / 3);

        // The area is quadratic in height, so the ratio is 4 but for the rounding to 10 nm: 8e-8 of errors of 2e-3.
        Assert.Equal(4, Error(20) / Error(40), 1e-3);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Corners_that_are_left_out_lie_within_the_tolerance()
    {
        const double tolerance_m = 1e-4;
        var mesh = Shapes.Mapped(Shapes.Octahedron(0.05), place => Shapes.Turn(place, 0.3, 1.1));
        var (exact, simple) = (Cut(mesh, 0.001), Cut(mesh, 0.001, tolerance_m));

        foreach (var (one, other) in exact.Zip(simple))
        {
            Assert.InRange(other.Region.PointCount, 0, one.Region.PointCount);
            Assert.Equal(one.Region.Area_m2, other.Region.Area_m2, (one.Region.Perimeter_m * tolerance_m) + 1e-15);
        }
    }

    private static (LayerSlab Slab, Region Region)[] Cut(Mesh mesh, double layer_m, double tolerance_m = 0)
    {
        var slabs = LayerHeights.Uniform(mesh.Low.Z, mesh.High.Z, layer_m, LayerRest.Keep);
        var layers = new PartLayers(mesh, slabs, tolerance_m, new RegionWorkspace());
        return [.. slabs.Select((slab, index) => (slab, layers.Cut(index)))];
    }
}
