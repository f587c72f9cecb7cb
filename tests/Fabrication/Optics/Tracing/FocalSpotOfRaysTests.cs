using Guanghan.Core.Tests;
using Guanghan.Fabrication.Optics;
using Guanghan.Fabrication.Optics.Mirrors;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Tests.Optics.Tracing;

/// <summary>The focal spot of a dish of f 0.6 m, D 1 m under a uniform Sun of 4.65 mrad.</summary>
public sealed class FocalSpotOfRaysTests
{
    private const double Area_m2 = Math.PI / 4;
    private const long Rays = 10_000_000;
    private const string Tracer = "ray tracer, 1e6 rays";
    private const string Quadrature = "quadrature over the dish";

    private static Collector Dish(double slope_rad, double obstruction_m = 0) => CollectorBuilder.Build(
        new(Concentrators.Dish(MirrorFinish.Perfect with { SlopeError_rad = slope_rad }) with { Obstruction_m = obstruction_m },
            null, null), Concentrators.Uniform);

    [Fact]
    [Trait("Kind", "validates")]
    public void The_flux_in_the_middle_is_the_closed_form()
    {
        // sin^2 phi/sin^2 theta = 23317.73 (reference figure); the flux is flat within f theta = 2.79 mm. 0.1 % are the
        // (s/p)^2 by which it falls towards 2 mm, many times over; the rest is chance.
        var (share, error) = RadiusSink.Shares(Dish(0), [2e-3], Rays)[0];
        var perShare = Area_m2 / (Math.PI * 2e-3 * 2e-3);
        Accuracy.Record("Light", "flux in the middle of a perfect dish, 1e7 rays", "closed form", "%",
            [100 * ((share * perShare / 23317.73) - 1)], 0.1 + (300 * error * perShare / 23317.73));
    }

    [Theory]
    [Trait("Kind", "validates")]
    // An established ray tracer's encircled power (the project's collected optics references), with the digits printed.
    [InlineData("a perfect dish", 0, 5e-5, new[] { 1e-3, 2e-3, 3e-3, 4e-3 }, new[] { 0.0933, 0.3731, 0.8208, 0.9888 })]
    [InlineData("a dish of 2 mrad slope error", 2e-3, 5e-4, new[] { 5e-3, 7.5e-3 }, new[] { 0.687, 0.921 })]
    public void Encircled_power_agrees_with_another_ray_tracer(
        string dish, double slope_rad, double halfDigit, double[] radii_m, double[] published)
    {
        var shares = RadiusSink.Shares(Dish(slope_rad), radii_m, Rays);
        var (errors, limit) = (new List<double>(), 0.0);
        for (var i = 0; i < radii_m.Length; i++)
        {
            // 3 standard errors of both: the other tracer's is that of 1e6 rays; and half of its last digit.
            var (share, error) = shares[i];
            var noise = Math.Sqrt((error * error) + (published[i] * (1 - published[i]) / 1e6));
            Assert.Equal(published[i], share, (3 * noise) + halfDigit);
            errors.Add(100 * (share - published[i]));
            limit = Math.Max(limit, 100 * ((3 * noise) + halfDigit));
        }

        Accuracy.Record("Light", $"encircled power by 1e7 rays, {dish}", Tracer, "% of the power", errors, limit);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Mean_concentration_of_a_rough_dish_agrees_with_another_ray_tracer()
    {
        // 11514 within 1 mm is a share of 0.046 of its 1e6 rays: its own standard error is 0.46 %.
        const double Traced = 11514;
        var (share, error) = RadiusSink.Shares(Dish(2e-3), [1e-3], Rays)[0];
        var perShare = Area_m2 / (Math.PI * 1e-6);
        var noise = Math.Sqrt(Math.Pow(error * perShare / Traced, 2) + ((perShare / Traced) - 1) / 1e6);
        Accuracy.Record("Light", "mean concentration within 1 mm by 1e7 rays, a dish of 2 mrad slope error", Tracer, "%",
            [100 * ((share * perShare / Traced) - 1)], 300 * noise);
    }

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData("a perfect dish", 0, 0, 4.6)]
    [InlineData("a dish of 2 mrad slope error", 2e-3, 0, 18)]
    [InlineData("a dish of 0.5 mrad slope error with its middle shaded", 5e-4, 0.3, 8)]
    public void Encircled_power_agrees_with_quadrature(string dish, double slope_rad, double obstruction_m, double reach_mm)
    {
        var radii_m = Enumerable.Range(1, 10).Select(i => i * reach_mm * 1e-4).ToArray();
        var spot = new FocalSpot(new(1, 0.6, obstruction_m, 1, slope_rad), Concentrators.SunHalfAngle_rad);
        var shares = RadiusSink.Shares(Dish(slope_rad, obstruction_m), radii_m, Rays);
        var deviations = new List<double>();
        for (var i = 0; i < radii_m.Length; i++)
        {
            // 3 standard errors, and the 5e-5 that FocalSpot states for itself.
            var difference = shares[i].Share - spot.EncircledFraction(radii_m[i]);
            Assert.Equal(0, difference, (3 * shares[i].Error) + 5e-5);
            deviations.Add(100 * difference);
        }

        // A share's standard error with 1e7 rays is at most 0.5/sqrt(1e7) = 0.016 %.
        Accuracy.Record("Light", $"encircled power by 1e7 rays, {dish}", Quadrature, "% of the power", deviations,
            (3 * 0.016) + 0.005);
    }
}
