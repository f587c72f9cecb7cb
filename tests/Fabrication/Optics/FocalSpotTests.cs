using Guanghan.Core.Tests;
using Guanghan.Fabrication.Optics;

namespace Guanghan.Fabrication.Tests.Optics;

public sealed class FocalSpotTests
{
    private const double Sun_rad = 4.65e-3;
    private const string Authority = "ray tracer, 1e6 rays";
    private static readonly Paraboloid Ideal = new(1, 0.6, 0, 1, 0);

    [Fact]
    [Trait("Kind", "validates")]
    public void Encircled_power_of_a_perfect_dish_agrees_with_a_ray_tracer() =>
        // An established ray tracer's ideal dish, f 0.6 m, D 1 m, sun 4.65 mrad, 1e6 rays (the project's collected
        // optics references), printed to four digits.
        Compare("a perfect dish", 0, 5e-5, [(1e-3, 0.0933), (2e-3, 0.3731), (3e-3, 0.8208), (4e-3, 0.9888)]);

    [Fact]
    [Trait("Kind", "validates")]
    public void Encircled_power_of_a_rough_dish_agrees_with_a_ray_tracer() =>
        // The same tracer with 2 mrad slope error (1 sigma), printed to three digits.
        Compare("a dish of 2 mrad slope error", 2e-3, 5e-4, [(5e-3, 0.687), (7.5e-3, 0.921)]);

    [Fact]
    [Trait("Kind", "validates")]
    public void Mean_concentration_of_a_rough_dish_agrees_with_a_ray_tracer()
    {
        // 11514 within 1 mm is a share p of 0.046 of 1e6 rays: 4 sigma of its sampling noise are 1.8 %.
        const double Traced = 11514;
        var share = new FocalSpot(Ideal with { SlopeError_rad = 2e-3 }, Sun_rad).EncircledFraction(1e-3);
        var concentration = share * 0.5 * 0.5 / (1e-3 * 1e-3);
        Accuracy.Record(
            "Optics", "mean concentration within 1 mm, a dish of 2 mrad slope error", Authority, "%",
            [100 * ((concentration / Traced) - 1)], 1.8);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Closed_forms_of_a_perfect_dish_give_the_reference_figures()
    {
        // Reference figures computed from the closed forms, f 0.6 m, D 1 m: half of their last digit.
        Assert.Equal(45.2397, Ideal.RimAngle_rad * 180 / Math.PI, 5e-5);
        Assert.Equal(23317.73, Ideal.PeakConcentrationRatio(Sun_rad), 5e-3);
        Assert.Equal(4.672e-3, Ideal.ImageRadius_m(Sun_rad), 5e-7);
        Assert.Equal(11452.9, Ideal.MeanConcentrationRatio(Sun_rad), 5e-2);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_integral_at_the_focus_is_the_closed_form()
    {
        // Both are exact there; 1e-12 relative is rounding in some thousand terms.
        var dish = Ideal with { Obstruction_m = 0.2 };
        var closed = dish.PeakConcentrationRatio(Sun_rad);
        Assert.Equal(closed, new FocalSpot(dish, Sun_rad).ConcentrationRatio(0), closed * 1e-12);
    }

    [Theory]
    [Trait("Kind", "property")]
    // Tolerance: the quadrature error that FocalSpot states, 5e-5 of the power.
    [InlineData(0.0)]
    [InlineData(1e-4)]
    [InlineData(2e-3)]
    public void Refining_the_quadrature_changes_no_encircled_share(double slopeError_rad)
    {
        var dish = Ideal with { SlopeError_rad = slopeError_rad };
        foreach (var radius_m in new[] { 3e-3, 4e-3 })
        {
            var coarse = new FocalSpot(dish, Sun_rad).EncircledFraction(radius_m);
            var fine = new FocalSpot(dish, Sun_rad, 2).EncircledFraction(radius_m);
            Assert.Equal(fine, coarse, 5e-5);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_nearly_perfect_dish_is_close_to_a_perfect_one()
    {
        // 7 urad blurs the edge by 0.3 % of the Sun's radius and moves a share by some 3e-5; 5e-5 of quadrature each.
        var nearly = new FocalSpot(Ideal with { SlopeError_rad = 7e-6 }, Sun_rad).EncircledFraction(3e-3);
        Assert.Equal(new FocalSpot(Ideal, Sun_rad).EncircledFraction(3e-3), nearly, 1.3e-4);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void All_reflected_light_lands_somewhere() =>
        Gen.Select(Gen.Double[0.35, 2], Gen.Double[0, 3e-3], Gen.Double[0, 0.4]).Sample(
            (focalLength_m, slopeError_rad, obstruction_m) =>
            {
                var spot = new FocalSpot(new(1, focalLength_m, obstruction_m, 1, slopeError_rad), Sun_rad);
                // 2e-4: the kinks of a perfect dish, and the normal tails beyond the panels' reach.
                return !FocalSpot.Covers(spot.Dish, Sun_rad) || Math.Abs(spot.EncircledFraction(1) - 1) < 2e-4;
            }, iter: 12, threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void A_wider_circle_never_holds_less()
    {
        var spot = new FocalSpot(Ideal with { SlopeError_rad = 1e-3 }, Sun_rad);
        var previous = 0.0;
        for (var radius_m = 1e-3; radius_m < 15e-3; radius_m += 1e-3)
        {
            var share = spot.EncircledFraction(radius_m);
            Assert.True(share >= previous - 1e-9, "shares may fall by rounding only, 1e-9");
            previous = share;
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_dish_whose_rim_ray_grazes_the_receiver_is_refused()
    {
        var refusal =
            Assert.Throws<ArgumentException>(() => new FocalSpot(Ideal with { FocalLength_m = 0.27 }, Sun_rad));
        Assert.StartsWith("Rim angle and blur reach beyond 85 deg; take a longer focal length.", refusal.Message,
            StringComparison.Ordinal);
    }

    // Tolerance: 4 sigma of the tracer's sampling noise sqrt(p(1-p)/1e6), and half of its last digit.
    private static void Compare(
        string dish, double slopeError_rad, double halfDigit, (double Radius_m, double Traced)[] cases)
    {
        var spot = new FocalSpot(Ideal with { SlopeError_rad = slopeError_rad }, Sun_rad);
        List<double> errors = [], tolerances = [];
        foreach (var (radius_m, traced) in cases)
        {
            var computed = spot.EncircledFraction(radius_m);
            var tolerance = (4 * Math.Sqrt(traced * (1 - traced) / 1e6)) + halfDigit;
            Assert.InRange(computed, traced - tolerance, traced + tolerance);
            errors.Add(100 * (computed - traced));
            tolerances.Add(100 * tolerance);
        }

        Accuracy.Record(
            "Optics", $"encircled power, {dish}", Authority, "% of the power", errors, tolerances.Max());
    }
}
