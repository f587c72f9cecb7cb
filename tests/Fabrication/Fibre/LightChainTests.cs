using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Optics;

namespace Guanghan.Fabrication.Tests.Fibre;

public sealed class LightChainTests
{
    private const double Sun_rad = 4.6505e-3;
    private static readonly Paraboloid Dish = new(0.5, 0.5, 0.05, 0.92, 2e-3);
    private static readonly FibreBundle Bundle =
        new(0.6e-3, 0.66e-3, 127, Packing.Circular, null, 0.48, 1.458, null, 10, 20);
    private static readonly LightPen Bare = new(1, 1, 1, 0);

    private static Gen<LightChain> Designs => Gen.Select(
        Gen.Select(Gen.Double[0.35, 3], Gen.Double[0, 0.5], Gen.Double[0, 3e-3]),
        Gen.Select(Gen.Int[1, 2000], Gen.Double[0.05, 1], Gen.Double[0.5, 1], Gen.Bool),
        Gen.Select(Gen.Double[0.2, 3], Gen.Double[0.1, 1], Gen.Double[0, 0.02], Gen.Int[1, 5]),
        (dish, fibre, pen) => new LightChain(
            new Paraboloid(1, dish.Item1, dish.Item2, 0.95, dish.Item3 * Math.Min(1, dish.Item1)),
            Sun_rad,
            new FibreBundle(fibre.Item3 * 1e-3, 1e-3, fibre.Item1, fibre.Item4 ? Packing.Circular : Packing.Hexagonal,
                null,
                fibre.Item2, 1.458, null, 5, 20),
            pen.Item4,
            new LightPen(pen.Item1, pen.Item2, 0.9, pen.Item3)));

    [Fact]
    [Trait("Kind", "property")]
    public void No_design_beats_etendue_anywhere() => Designs.Sample(chain =>
    {
        // 1e-6: quadrature of an integrand that never exceeds the bound.
        const double Slack = 1 + 1e-6;
        return chain.PeakConcentrationRatio <= chain.FocusLimitRatio * Slack &&
            chain.FaceConcentrationRatio <= chain.FocusLimitRatio * Slack &&
            chain.CoreConcentrationRatio <= Math.Min(chain.FocusLimitRatio, chain.FibreLimitRatio) * Slack &&
            chain.EndConcentrationRatio <= chain.FibreLimitRatio * Slack &&
            chain.SpotPeakConcentrationRatio <= chain.SpotLimitRatio * Slack &&
            chain.SpotConcentrationRatio <= chain.SpotPeakConcentrationRatio * Slack;
    }, iter: 40, threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void What_is_left_and_all_losses_sum_to_the_sunlight() => Designs.Sample(chain =>
    {
        var losses = 0.0;
        for (var i = 1; i < chain.Stages.Length; i++)
        {
            var share = chain.Stages[i].EfficiencyFraction;
            if (share is < 0 or > 1)
            {
                return false;
            }

            losses += chain.Stages[i - 1].Area_m2 * (1 - share);
        }

        // 1e-12 relative: rounding of ten products.
        var incident = chain.Stages[0].Area_m2;
        return Math.Abs(losses + chain.PenArea_m2 - incident) <= 1e-12 * incident;
    }, iter: 20, threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void The_spots_profile_holds_the_pens_power() => Gen.Select(Gen.Double[0.3, 3], Gen.Double[0, 0.02]).Sample(
        (magnification, standOff_m) =>
        {
            var chain =
                new LightChain(Dish, Sun_rad, Bundle with { Count = 19 }, 1, new(magnification, 0.7, 1, standOff_m));
            var rule = new GaussLegendre(16);
            var edge = chain.SpotDiameter_m / 2;
            double[] kinks =
            [
                0, Math.Abs(chain.Pen.ImageRadius_m(chain.EndDiameter_m) - chain.Pen.BlurRadius_m(chain.EndSinRatio)),
                    edge,
            ];
            var power = 0.0;
            for (var i = 0; i < 2; i++)
            {
                power += rule.On(kinks[i], kinks[i + 1]).Sum(point =>
                    point.Weight * 2 * Math.PI * point.Node * chain.SpotConcentrationAtRatio(point.Node));
            }

            // The lens area leaves its ends as a 3/2 power, which 16 nodes hold to 1e-4.
            return Math.Abs(power - chain.PenArea_m2) < 2e-4 * chain.PenArea_m2;
        }, iter: 20, threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void Two_collectors_bring_twice_the_power_at_the_same_flux()
    {
        // Hexagonal packing is the same for any count, so the end grows with the light; rounding only.
        var bundle = Bundle with { Packing = Packing.Hexagonal };
        var one = new LightChain(Dish, Sun_rad, bundle, 1, Bare);
        var two = new LightChain(Dish, Sun_rad, bundle, 2, Bare);
        Assert.Equal(2 * one.PenArea_m2, two.PenArea_m2, 1e-12 * two.PenArea_m2);
        Assert.Equal(one.SpotConcentrationRatio, two.SpotConcentrationRatio, 1e-12 * two.SpotConcentrationRatio);
    }

    [Theory]
    [Trait("Kind", "validates")]
    // Circles in a circle, full hexagonal rings: 7 .778, 19 .760, 37 .755, 61 .753, 91 .752, 127 .7515. Half a last
    // digit.
    [InlineData(7, 0.778, 5e-4)]
    [InlineData(19, 0.760, 5e-4)]
    [InlineData(37, 0.755, 5e-4)]
    [InlineData(61, 0.753, 5e-4)]
    [InlineData(91, 0.752, 5e-4)]
    [InlineData(127, 0.7515, 5e-5)]
    public void Circular_packing_gives_the_tabulated_fractions(int count, double published, double tolerance) =>
        Assert.Equal(published, FibreBundle.Of(Packing.Circular, count), tolerance);

    [Theory]
    [Trait("Kind", "validates")]
    // 5, 10, 20, 50 dB/km over 10 m let .989, .977, .955, .891 through. Half a last digit.
    [InlineData(5, 0.989)]
    [InlineData(10, 0.977)]
    [InlineData(20, 0.955)]
    [InlineData(50, 0.891)]
    public void Attenuation_in_decibels_gives_the_tabulated_shares(double attenuation_dB_km, double published) =>
        Assert.Equal(published, (Bundle with { Attenuation_dB_km = attenuation_dB_km }).CarriedFraction(0), 5e-4);

    [Fact]
    [Trait("Kind", "validates")]
    public void An_overfilled_aperture_keeps_the_power_within_its_cone()
    {
        // A perfect dish of rim angle 45.24 deg into NA 0.37: all rays land on a wide face and only those within 21.7
        // deg are guided. Power goes as the aperture's area, (tan(angle/2)/tan(rim/2))^2, whatever the Sun's size: the
        // Sun's 4.65 mrad blur each ray's angle symmetrically by under 0.3 % of the share.
        var dish = new Paraboloid(1, 0.6, 0, 1, 0);
        var wide =
            Bundle with { NumericalApertureRatio = 0.37, Count = 1, CoreDiameter_m = 0.02, OuterDiameter_m = 0.02 };
        var chain = new LightChain(dish, Sun_rad, wide, 1, Bare);
        var expected = Math.Pow(Math.Tan(Math.Asin(0.37) / 2) / Math.Tan(dish.RimAngle_rad / 2), 2);
        Assert.Equal(1, chain.StageOf("captured").EfficiencyFraction, 1e-4); // the quadrature's error
        Assert.Equal(expected, chain.StageOf("accepted").EfficiencyFraction, 0.003 * expected);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Two_bare_silica_faces_let_932_thousandths_through()
    {
        // Near normal incidence, f/D 3: .9318, 3.47 % a face; half a last digit of .932.
        var chain = new LightChain(Dish with { FocalLength_m = 1.5 }, Sun_rad, Bundle, 1, Bare);
        Assert.Equal(0.932,
            chain.StageOf("entered").EfficiencyFraction * chain.StageOf("exited").EfficiencyFraction, 5e-4);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Demagnifying_raises_the_flux_until_the_pens_aperture_clips()
    {
        var plain = new LightChain(Dish, Sun_rad, Bundle, 1, Bare);
        var small = new LightChain(Dish, Sun_rad, Bundle, 1, Bare with { MagnificationRatio = 0.7 });
        Assert.Equal(plain.PenArea_m2, small.PenArea_m2, 1e-12 * plain.PenArea_m2); // sine .48/.7 still passes
        Assert.Equal(plain.SpotConcentrationRatio / 0.49, small.SpotConcentrationRatio,
            1e-9 * small.SpotConcentrationRatio);
        var clipped = new LightChain(Dish, Sun_rad, Bundle, 1, new(0.7, 0.3, 1, 0));
        Assert.True(clipped.StageOf("collected").EfficiencyFraction < 0.3, "NA 0.21 of the end's 0.47 holds a fifth");
    }
}
