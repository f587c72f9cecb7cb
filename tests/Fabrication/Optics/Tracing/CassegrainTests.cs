using Guanghan.Fabrication.Optics.Mirrors;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Tests.Optics.Tracing;

/// <summary>The classical Cassegrain: m = f/f1, separation (m f1 - b)/(m + 1), K2 = -((m + 1)/(m - 1))^2.</summary>
public sealed class CassegrainTests
{
    private static readonly SunLight Point = new([0, 0], 0, [1.0]);

    private static ConcentratorDesign Of(double focal_m, double m, double back_m, double secondary_m, double aperture_m = 1) =>
        new(Concentrators.Dish() with { FocalLength_m = focal_m, Aperture_m = aperture_m },
            new(m, back_m, secondary_m, 0.1, MirrorFinish.Perfect), null);

    [Fact]
    [Trait("Kind", "validates")]
    public void The_conic_constant_is_the_tabulated_one()
    {
        // Goptical's test of a Cassegrain with m = 8/3: K -4.84, to its last digit; here exactly (11/5)^2.
        Assert.Equal(-4.84, Conic.Cassegrain(0.5, 8.0 / 3).ConicConstantFactor, 1e-13);
        Assert.Equal(-1, Conic.Cassegrain(0.5, 1).ConicConstantFactor);
        Assert.Equal(0, Conic.Cassegrain(0.5, 1).Curvature_1_m);

        // Vertex radius 2 p m/(m - 1).
        Assert.Equal(2 * 0.5 * 3 / 2, 1 / Conic.Cassegrain(0.5, 3).Curvature_1_m, 1e-15);
    }

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(0.8, 3, 0.1)]
    [InlineData(2, 8.0 / 3, 0.3)]
    [InlineData(1, 1, -0.2)]
    public void Both_foci_lie_where_the_two_mirrors_put_them(double focal_m, double m, double back_m)
    {
        // s + p = f1, and m p = s + b: the secondary images the prime focus, p beyond it, to the final one, m p before it.
        var s = new CassegrainDesign(m, back_m, 0.2, 0, MirrorFinish.Perfect).Separation_m(focal_m);
        Assert.Equal(s + back_m, m * (focal_m - s), 1e-15);
    }

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(0.8, 3, 0.1, 0.4)]
    [InlineData(2, 8.0 / 3, 0.3, 0.6)]
    [InlineData(1, 10, 0.1, 0.15)]
    public void Each_ray_leaves_at_the_angle_of_the_whole_systems_focal_length(
        double focal_m, double m, double back_m, double secondary_m)
    {
        // tan(u'/2) = r/(2 m f1) for the ray from radius r: exact for a Cassegrain on its axis; rounding.
        var (rays, tally) = PointSink.Trace(CollectorBuilder.Build(Of(focal_m, m, back_m, secondary_m), Point), 20_000);
        Assert.Equal(0, tally.EndedCount(LightLoss.BesideMirror));
        Assert.All(rays, ray => Assert.Equal(ray.Start.Length / (2 * m * focal_m),
            Math.Tan(Math.Acos(Math.Min(1, ray.Direction.Z)) / 2), 1e-9)); // acos near 1 halves the digits
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_secondary_shades_the_square_of_the_diameters_ratio()
    {
        // A binomial share of 2e5 rays: three standard errors.
        const int Rays = 200_000;
        var (_, tally) = PointSink.Trace(CollectorBuilder.Build(Of(0.8, 3, 0.1, 0.3), Point), Rays);
        Assert.Equal(0.09, (double)tally.EndedCount(LightLoss.ShadedByScreen) / Rays, 3 * Math.Sqrt(0.09 * 0.91 / Rays));
        Assert.Equal(0, tally.EndedCount(LightLoss.IntoHole)); // it lies in the shadow
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_Suns_image_is_that_of_the_whole_systems_focal_length()
    {
        // A small aperture has little aberration: at f/20 coma is 3/16/20^2 = 5e-4 of the image. 1e5 rays come within 0.3 %.
        var design = Of(2, 3, 0.1, 0.12, 0.3);
        var (rays, _) = PointSink.Trace(CollectorBuilder.Build(design, Concentrators.Uniform), 100_000);
        var reach = rays.Max(ray => Math.Sqrt((ray.Point.X * ray.Point.X) + (ray.Point.Y * ray.Point.Y)));
        Assert.Equal(6 * Math.Tan(Concentrators.SunHalfAngle_rad), reach, 3e-3 * reach);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_secondary_that_reaches_the_rims_rays_vignettes_nothing_and_a_narrower_one_does()
    {
        // On the hyperboloid the distance to the final focus is that to the prime focus and (m - 1) p, so in a direction
        // phi from the prime focus the latter is 2 m p/((m - 1) + (m + 1) cos phi); the rim is at tan(phi/2) = D/4f.
        var (focal, m, back) = (0.8, 3.0, 0.1);
        var p = focal - new CassegrainDesign(m, back, 0.2, 0, MirrorFinish.Perfect).Separation_m(focal);
        var phi = 2 * Math.Atan(1 / (4 * focal));
        var needed = 2 * Math.Sin(phi) * 2 * m * p / ((m - 1) + ((m + 1) * Math.Cos(phi)));
        Assert.Equal(0, BesideOf(needed * (1 + 1e-9)));
        Assert.InRange(BesideOf(needed * 0.99), 1, int.MaxValue);

        long BesideOf(double diameter) => PointSink.Trace(
            CollectorBuilder.Build(Of(focal, m, back, diameter), Point), 50_000).Tally
            .EndedCount(LightLoss.BesideMirror);
    }
}
