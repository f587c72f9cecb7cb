using Guanghan.Core.Space;
using Guanghan.Fabrication.Optics.Mirrors;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Tests.Optics.Tracing;

/// <summary>Images of a Sun that is a point, or small: mirrors against the closed forms of geometrical optics.</summary>
public sealed class ImagingTests
{
    private static readonly SunLight Point = new([0, 0], 0, [1.0]);
    private static readonly PrimaryDesign Dish = Concentrators.Dish();

    private static Collector Build(ConcentratorDesign design, SunLight? light = null) =>
        CollectorBuilder.Build(design, light ?? Point);

    private static double Radius(ArrivedRay ray) => Math.Sqrt((ray.Point.X * ray.Point.X) + (ray.Point.Y * ray.Point.Y));

    public static TheoryData<string> Stigmatic =>
        ["paraboloid", "square paraboloid", "off-axis", "flat secondary", "cassegrain 8/3", "cassegrain 10", "heliostat"];

    private static ConcentratorDesign StigmaticDesign(string kind) => kind switch
    {
        "paraboloid" => new(Dish, null, null),
        "square paraboloid" => new(Dish with { Shape = OutlineShape.Rectangle, FocalLength_m = 3 }, null, null),
        "off-axis" => new(Dish with { OffAxis_m = 0.9 }, null, null),
        "flat secondary" => new(Dish with { FocalLength_m = 1 }, new(1, -0.2, 0.5, 0.1, MirrorFinish.Perfect), null),
        "cassegrain 8/3" => new(Dish with { FocalLength_m = 2 }, new(8.0 / 3, 0.3, 0.7, 0.3, MirrorFinish.Perfect), null),
        "cassegrain 10" => new(Dish with { FocalLength_m = 1 }, new(10, 0.1, 0.2, 0.1, MirrorFinish.Perfect), null),
        _ => new(Dish, null, new(5, 0.6, 3, 3, 0.5, 0.5, 0.01, MirrorFinish.Perfect)),
    };

    [Theory]
    [Trait("Kind", "validates")]
    [MemberData(nameof(Stigmatic))]
    public void Conics_focus_a_point_Sun_to_a_point(string kind)
    {
        // Stigmatic by the definition of the conics (Welford 1986); 1e-9 m is far above rounding and below any mirror.
        var (rays, tally) = PointSink.Trace(Build(StigmaticDesign(kind)), 20_000);
        Assert.True(rays.Count > 1000, $"{rays.Count} rays came through");
        Assert.InRange(rays.Max(Radius), 0, 1e-9);
        Assert.Equal(0, tally.EndedCount(LightLoss.AwayFromReceiver));
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_sphere_misses_its_paraxial_focus_by_the_closed_form()
    {
        // A ray at height h meets the sphere of radius R at an angle of incidence asin(h/R) = i and the axis at R/(2 cos
        // i) from the centre, at an angle 2i: it passes the plane at R/2 by (R/2)(1/cos i - 1) tan 2i.
        const double Radius_m = 4;
        var design = Dish with { Surface = PrimarySurface.Sphere, FocalLength_m = Radius_m / 2, Aperture_m = 2 };
        var (rays, _) = PointSink.Trace(Build(new(design, null, null)), 5000);
        Assert.Equal(5000, rays.Count);
        foreach (var ray in rays)
        {
            var height = ray.Start.Length;
            var incidence = Math.Asin(height / Radius_m);
            var expected = Radius_m / 2 * ((1 / Math.Cos(incidence)) - 1) * Math.Tan(2 * incidence);
            Assert.Equal(expected, Radius(ray), 1e-12); // rounding of metres

            // It crosses the axis before the plane: on the far side of it. x across the receiver runs against x.
            Assert.True((ray.Point.X * ray.Direction.X) + (ray.Point.Y * ray.Direction.Y) > 0, "it moves outwards");
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Defocus_spreads_a_point_by_the_tangent_of_each_rays_angle()
    {
        var (rays, _) = PointSink.Trace(Build(new(Dish with { Defocus_m = 0.01 }, null, null)), 2000);
        foreach (var ray in rays)
        {
            var angle = 2 * Math.Atan(ray.Start.Length / (2 * 0.6));
            Assert.Equal(Math.Cos(angle), ray.Direction.Z, 1e-13); // tan(phi/2) = r/2f; rounding
            Assert.Equal(0.01 * Math.Tan(angle), Radius(ray), 1e-13);
        }
    }

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(0.7, 0.6, 1.0)]
    [InlineData(0.6, 1.5, 1.1)]
    [InlineData(1.5, 1.0, 0.4)]
    public void An_off_axis_receiver_faces_the_chief_ray_and_sees_the_rim_at_the_closed_forms_angle(
        double offAxis_m, double focal_m, double aperture_m)
    {
        var design = Dish with { OffAxis_m = offAxis_m, FocalLength_m = focal_m, Aperture_m = aperture_m };
        var collector = Build(new(design, null, null));

        // tan(phi/2) = r/2f maps the aperture plane to directions as a stereographic projection, so a round aperture is a
        // round cone between phi of its near and far edge; the receiver faces phi of its middle.
        double Angle(double r) => 2 * Math.Atan(r / (2 * focal_m));
        var chief = Angle(offAxis_m);
        Assert.Equal(Math.Cos(chief), collector.Receiver.N.Z, 1e-14);
        Assert.Equal(-Math.Sin(chief), collector.Receiver.N.X, 1e-14);
        var (near, far) = (Angle(offAxis_m - (aperture_m / 2)), Angle(offAxis_m + (aperture_m / 2)));
        Assert.Equal(Math.Sin(Math.Max(far - chief, chief - near)), CollectorBuilder.ConeSinRatio(collector), 1e-13);

        // The chief ray meets the mirror at half its angle.
        var normal = design.Conic.Normal(offAxis_m, 0).ToUnit();
        Assert.Equal(chief / 2, Vec3.Angle_rad(new(0, 0, 1), normal), 1e-14);
        var (rays, tally) = PointSink.Trace(collector, 5000);
        Assert.Equal(tally.Incident, rays.Sum(ray => ray.Weight), 1e-12 * tally.Incident);
        Assert.Equal(5000, tally.Incident, 5000 * 1e-12); // each ray the same area of a mirror that faces the Sun
        Assert.All(rays, ray => Assert.InRange(Math.Acos(ray.Direction.Z), 0, Math.Max(far - chief, chief - near) + 1e-13));
    }

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(OutlineShape.Circle)]
    [InlineData(OutlineShape.Rectangle)]
    [InlineData(OutlineShape.Hexagon)]
    public void The_cone_of_every_outline_reaches_to_its_corners(OutlineShape shape)
    {
        // Every ray of a point Sun lies within the cone, on the axis and off it.
        foreach (var offAxis in new[] { 0, 0.9 })
        {
            var collector = Build(new(Dish with { Shape = shape, OffAxis_m = offAxis, FocalLength_m = 0.9 }, null, null));
            var (rays, _) = PointSink.Trace(collector, 200_000);
            var widest = rays.Max(ray => Math.Sqrt(1 - (ray.Direction.Z * ray.Direction.Z)));
            // The outermost of 2e5 rays is within 1 % of a corner.
            Assert.InRange(CollectorBuilder.ConeSinRatio(collector), widest, widest * 1.01);
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_small_off_axis_mirror_makes_a_round_image_of_the_Sun_of_its_distance_times_the_Suns_tangent()
    {
        // Distance of the aperture's middle from the focus 2f/(1 + cos phi); the aperture's own 2 mm add 1 mm.
        var design = Dish with { OffAxis_m = 0.8, FocalLength_m = 1, Aperture_m = 2e-3 };
        var collector = Build(new(design, null, null), Concentrators.Uniform);
        var phi = 2 * Math.Atan(0.8 / 2);
        var image_m = 2 / (1 + Math.Cos(phi)) * Math.Tan(Concentrators.SunHalfAngle_rad);
        var (rays, _) = PointSink.Trace(collector, 100_000);
        foreach (var reach in new[] { rays.Max(ray => ray.Point.X), -rays.Min(ray => ray.Point.X),
            rays.Max(ray => ray.Point.Y), -rays.Min(ray => ray.Point.Y) })
        {
            // The mirror's points differ in distance by 1e-3, so the image does by as much, and 1e5 rays come within
            // 0.3 % of the edge.
            Assert.Equal(image_m, reach, 4e-3 * image_m);
        }
    }
}
