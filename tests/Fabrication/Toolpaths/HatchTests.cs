using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Tests.Meshes;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Tests.Toolpaths;

public sealed class HatchTests
{
    private static Layer Bottom(Mesh mesh) => Slicer.Slice(mesh, 0.002, default)[0];

    private static HatchPlan Plan(double spacing_m, double angle_rad = 0, double step_rad = 0) =>
        new(spacing_m, angle_rad, step_rad, false);

    [Fact]
    [Trait("Kind", "property")]
    public void A_rectangle_is_filled_exactly_there_and_back()
    {
        var path = Hatch.Fill(Bottom(Shapes.Box(Vec3.Zero, new Vec3(0.03, 0.012, 0.002))), Plan(0.003));

        Assert.Equal(4, path.Tracks.Length);
        Assert.Equal(4 * 0.03, path.PathLength_m, 1e-15); // m: rounding
        Assert.Equal(3 * 0.003, path.TravelLength_m, 1e-15); // m: turns from end to end, a spacing each
        Assert.Equal([0, 0.03, 0, 0.03], path.Tracks.Select(track => track.From.X_m));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Strokes_times_spacing_go_to_the_area_at_any_angle_and_stay_inside()
    {
        var layer = Bottom(InterlockingBrick.Coupon.ToMesh());
        Gen.Double[-4, 4].Sample(angle =>
        {
            const double spacing = 0.0002;
            var path = Hatch.Fill(layer, Plan(spacing, angle));
            // Each contour end adds at most half a spacing times its length of 0.65 m altogether: 2 % of 4 e-3 m^2.
            var isWhole = Math.Abs((path.PathLength_m * spacing / layer.Area_m2) - 1) < 0.02;
            return isWhole && path.Tracks.All(track => IsInside(layer, track, 0.001) && IsInside(layer, track, 0.5) &&
                IsInside(layer, track, 0.999));
        }, iter: 60);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Bodies_that_overlap_are_drawn_once()
    {
        var mesh = Shapes.Together(
            Shapes.Box(Vec3.Zero, new Vec3(0.02, 0.01, 0.002)), Shapes.Box(new Vec3(0.01, 0, 0), new Vec3(0.03, 0.01,
                0.002)));

        Assert.Equal(10 * 0.03, Hatch.Fill(Bottom(mesh), Plan(0.001)).PathLength_m, 1e-15); // m: rounding
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_direction_turns_from_layer_to_layer()
    {
        var layers = Slicer.Slice(Shapes.Box(Vec3.Zero, new Vec3(0.03, 0.012, 0.004)), 0.002, default);
        var path = Hatch.Fill(layers[1], Plan(0.003, 0, Math.PI / 2));

        Assert.Equal(10, path.Tracks.Length);
        Assert.All(path.Tracks, track => Assert.Equal(track.From.X_m, track.To.X_m,
            1e-15)); // m: rounding of a quarter turn
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_perimeter_is_drawn_first_and_is_as_long_as_the_contours()
    {
        var layer = Bottom(InterlockingBrick.Coupon.ToMesh());
        var path = Hatch.Fill(layer, Plan(0.003) with { HasPerimeter = true });
        var drawn = path.Tracks.TakeWhile(track => track.IsPerimeter).Sum(track => track.Length_m);

        Assert.Equal(0.3 + (2 * 4 * 0.022), drawn, 1e-15); // m: rounding
        Assert.Equal(drawn, path.PathLength_m - path.HatchLength_m, 1e-14); // m: rounding
    }

    // By the winding number of the contours about a place on the stroke: an independent test of inside.
    private static bool IsInside(Layer layer, Track track, double share)
    {
        var x = track.From.X_m + (share * (track.To.X_m - track.From.X_m));
        var y = track.From.Y_m + (share * (track.To.Y_m - track.From.Y_m));
        var turned = layer.Contours.Sum(contour => Enumerable.Range(0, contour.Points.Length).Sum(at =>
        {
            var (a, b) = (contour.Points[at], contour.Points[(at + 1) % contour.Points.Length]);
            var (ax, ay, bx, by) = (a.X_m - x, a.Y_m - y, b.X_m - x, b.Y_m - y);
            return Math.Atan2((ax * by) - (ay * bx), (ax * bx) + (ay * by));
        }));
        return Math.Abs(turned) > Math.PI;
    }
}
