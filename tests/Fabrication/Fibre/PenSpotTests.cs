using Guanghan.Core.Numerics;
using Guanghan.Fabrication.Fibre;

namespace Guanghan.Fabrication.Tests.Fibre;

public sealed class PenSpotTests
{
    private const double End_m = 0.02;
    private static readonly LightPen Bare = new(1, 1, 1, 0);

    private static Gen<PenSpot> Spots => Gen.Select(
        Gen.Double[0, 1].Array[20], Gen.Double[0.05, 0.6],
        Gen.Select(Gen.Double[0.3, 3], Gen.Double[0.1, 0.9], Gen.Double[0, 0.05]),
        (powers, aperture, pen) => Spot(new(pen.Item1, pen.Item2, 0.9, pen.Item3), powers, aperture * aperture));

    [Fact]
    [Trait("Kind", "validates")]
    public void A_Lambertian_disc_lights_a_parallel_plane_as_Foote_says() => Gen.Select(
        Gen.Double[1e-3, 0.1], Gen.Double[0, 0.1], Gen.Int[1, 50]).Sample((distance_m, radius_m, bins) =>
        {
            // Foote 1915: E = (pi L/2) (1 - (h^2 + r^2 - R^2)/sqrt((h^2 + r^2 + R^2)^2 - 4 r^2 R^2)). All angles up to
            // grazing, whatever the bins. 1e-9: the last 1e-12 of sin^2 is held back from infinity.
            const double R = End_m / 2;
            var spot = Spot(Bare with { StandOff_m = distance_m }, Enumerable.Repeat(1.0, bins).ToArray(), 1);
            var exitance = spot.Power_W / (Math.PI * R * R);
            var (h2, r2) = (distance_m * distance_m, radius_m * radius_m);
            var root = Math.Sqrt(((h2 + r2 + (R * R)) * (h2 + r2 + (R * R))) - (4 * r2 * R * R));
            Assert.Equal(exitance / 2 * (1 - ((h2 + r2 - (R * R)) / root)), spot.FluxAt_W_m2(radius_m), 1e-9 * exitance);
            Assert.Equal(exitance * R * R / ((R * R) + h2), spot.FluxAt_W_m2(0), 1e-9 * exitance); // sin^2
        }, iter: 300, threads: 1);

    [Fact]
    [Trait("Kind", "validates")]
    public void A_Lambertian_disc_sends_another_disc_what_their_view_factor_says() => Gen.Select(
        Gen.Double[2e-3, 0.1], Gen.Double[1e-3, 0.1]).Sample((distance_m, radius_m) =>
        {
            // Coaxial parallel discs (Howell, Catalog of Radiation Configuration Factors, C-41). 1e-7: the quadrature
            // of the bin that reaches grazing light.
            var (a, b) = (End_m / 2 / distance_m, radius_m / distance_m);
            var x = 1 + ((1 + (b * b)) / (a * a));
            var factor = (x - Math.Sqrt((x * x) - (4 * b * b / (a * a)))) / 2;
            var powers = Enumerable.Repeat(1.0, 20).ToArray();
            var spot = Spot(Bare with { StandOff_m = distance_m }, powers, 1);
            Assert.Equal(factor, spot.EncircledFraction(radius_m), 1e-7);
        }, iter: 200, threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void Flux_over_the_plane_is_the_power() => Spots.Sample(spot =>
    {
        if (spot.Power_W <= 0)
        {
            return;
        }

        Assert.Equal(1, spot.EncircledFraction(spot.Diameter_m / 2), 1e-12); // rounding
        var rule = new GaussLegendre(8);
        var radius_m = 0.7 * spot.Diameter_m / 2;
        var sum = 0.0;
        for (var i = 0; i < 400; i++)
        {
            sum += rule.On(radius_m * i / 400, radius_m * (i + 1) / 400)
                .Sum(point => point.Weight * 2 * Math.PI * point.Node * spot.FluxAt_W_m2(point.Node));
        }

        // Near the focus the flux has a step that falls inside one of 400 pieces: a hundredth of 2/400.
        var tolerance = spot.Optics.Pen.StandOff_m > 2e-3 ? 1e-6 : 1e-3;
        Assert.Equal(spot.EncircledFraction(radius_m), sum / spot.Power_W, tolerance);
    }, iter: 60, threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void Flux_is_the_share_of_each_ring_inside_the_disc() => Gen.Select(
        Gen.Double[0.01, 0.04], Gen.Double[1e-3, 0.03], Gen.Double[0, 0.5], Gen.Double[0.05, 0.5]).Sample(
        (distance_m, radius_m, low, width) =>
        {
            const int N = 20_000;
            var disc = new DiscLight(0.01, distance_m);
            var sum = 0.0;
            for (var i = 0; i < N; i++)
            {
                var rho = disc.Shift_m(low + (width * (i + 0.5) / N));
                sum += Math.Acos(Math.Clamp(((radius_m * radius_m) + (rho * rho) - 1e-4) / (2 * radius_m * rho), -1, 1));
            }

            // The arc's share leaves its ends as a square root: the midpoint rule errs by about N^-1.5.
            var expected = sum * width / N / Math.PI;
            var ratio = disc.ProjectedRatio(radius_m, low + width) - disc.ProjectedRatio(radius_m, low);
            return Math.Abs(ratio - expected) < 2e-6;
        }, iter: 200, threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void No_flux_beats_the_radiance_that_left_the_bundle() => Spots.Sample(spot =>
    {
        // pi L over the cone on the work, with L of the fullest bin: power/(pi area x bin width), seen through 0.9.
        // A bin that the pen clips is as full as its collected share.
        var fullest = spot.Delivered.ByBin_W().Zip(spot.Optics.CollectedFractions(), (power, share) =>
            share > 0 ? power / share : 0).Max();
        var leaving = fullest / spot.Delivered.MaximumSin2Ratio * spot.Delivered.BinCount /
            (Math.PI * End_m * End_m / 4);
        var cone = Math.Pow(Math.Sin(spot.MaximumAngle_rad), 2);
        return spot.PeakFlux_W_m2 <= leaving * cone * (1 + 1e-9) && // rounding
            spot.MeanFlux_W_m2 <= spot.PeakFlux_W_m2 * (1 + 1e-4) && spot.CollectedFraction <= 1 + 1e-12;
    }, iter: 60, threads: 1);

    [Fact]
    [Trait("Kind", "validates")]
    public void In_focus_the_spot_is_the_image_and_its_top_is_flat()
    {
        var spot = Spot(new(0.7, 0.9, 0.9, 0), [1, 2, 3, 4], 0.2304);
        var flux = 9 / (Math.PI / 4 * 0.014 * 0.014);
        Assert.Equal(0.014, spot.Diameter_m, 1e-15);
        Assert.Equal(flux, spot.PeakFlux_W_m2, 1e-9 * flux); // rounding
        Assert.Equal(flux, spot.MeanFlux_W_m2, 1e-9 * flux);
        Assert.Equal(flux, spot.FluxAt_W_m2(0.00699), 1e-9 * flux);
        Assert.Equal(0, spot.FluxAt_W_m2(0.00701));
        Assert.Equal(0.014 * Math.Sqrt(0.95), spot.DiameterHolding_m(0.95), 1e-11); // m, of 40 halvings
        Assert.Equal(0.014 * Math.Sqrt(1 - Math.Exp(-2)), spot.GaussianDiameter_m, 1e-11);
        Assert.Equal(Math.Asin(0.48 / 0.7), spot.MaximumAngle_rad, 1e-12); // the sine condition
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_narrow_even_cone_blurs_as_the_overlap_of_two_discs()
    {
        // The analytic pen fills its footprint evenly; so does a cone that is even in sin^2, but for cos^4 of its edge:
        // 1 - 2 x .05^2 = .5 %.
        var pen = Bare with { StandOff_m = 0.1 };
        var spot = Spot(pen, Enumerable.Repeat(1.0, 40).ToArray(), 0.0025);
        var flux = spot.Power_W / (Math.PI * End_m * End_m / 4);
        foreach (var radius_m in (double[])[0, 0.003, 0.006, 0.01, 0.013])
        {
            Assert.Equal(pen.ProfileRatio(radius_m, End_m, 0.05) * flux, spot.FluxAt_W_m2(radius_m), 0.006 * flux);
        }

        Assert.Equal(pen.SpotDiameter_m(End_m, 0.05), spot.Diameter_m, 1e-12);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_hemisphere_of_even_radiance_falls_at_45_degrees_on_average()
    {
        // With density sin 2x: mean pi/4, mean square pi^2/8 - 1/2. Rounding.
        var spot = Spot(Bare, Enumerable.Repeat(1.0, 10).ToArray(), 1);
        Assert.Equal(Math.PI / 4, spot.MeanAngle_rad, 1e-12);
        Assert.Equal(Math.Sqrt((Math.PI * Math.PI / 8) - 0.5), spot.RmsAngle_rad, 1e-12);
        Assert.Equal(10 * Math.Sin(1.2), spot.PowerPerAngle_W_rad(0.6), 1e-12);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Power_per_angle_sums_to_the_power() => Spots.Sample(spot =>
    {
        const int N = 20_000;
        var step = spot.MaximumAngle_rad / N;
        var sum = Enumerable.Range(0, N).Sum(i => step * spot.PowerPerAngle_W_rad((i + 0.5) * step));
        Assert.Equal(spot.Power_W, sum, 2e-3 * spot.Power_W); // 20 jumps, each within one of N cells
    }, iter: 20, threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void A_hollow_cone_out_of_focus_is_brightest_off_the_axis()
    {
        var hollow = Spot(Bare with { StandOff_m = 0.1 }, [0, 0, 0, 0, 0, 0, 0, 0, 1, 1], 0.2304);
        Assert.Equal(0, hollow.FluxAt_W_m2(0));
        Assert.True(hollow.PeakRadius_m > 0.03);
        Assert.True(hollow.PeakFlux_W_m2 >= hollow.FluxAt_W_m2(hollow.PeakRadius_m * 1.01));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_shutter_scales_the_power_and_a_closed_one_delivers_nothing()
    {
        var table = Table([1, 2, 3], 0.2);
        var optics = new PenOptics(Bare with { StandOff_m = 0.01 }, End_m, 3, 0.2);
        var (open, half, closed) = (new PenSpot(optics, table), new PenSpot(optics, table, 0.5), new PenSpot(optics, table, 0));
        Assert.Equal(open.Power_W / 2, half.Power_W, 1e-15);
        Assert.Equal(open.PeakFlux_W_m2 / 2, half.PeakFlux_W_m2, 1e-9 * half.PeakFlux_W_m2);
        Assert.Equal(open.Diameter_m, half.Diameter_m, 1e-15);
        Assert.Equal(0, closed.Power_W + closed.PeakFlux_W_m2 + closed.MeanFlux_W_m2 + closed.Diameter_m +
            closed.MeanAngle_rad + closed.RmsAngle_rad + closed.GaussianDiameter_m);
    }

    private static PenSpot Spot(LightPen pen, double[] powers_W, double maximumSin2) =>
        new(new PenOptics(pen, End_m, powers_W.Length, maximumSin2), Table(powers_W, maximumSin2));

    private static AngularPower Table(double[] powers_W, double maximumSin2)
    {
        var table = new AngularPower(1, powers_W.Length, maximumSin2);
        powers_W.CopyTo(table.Band_W(0));
        return table;
    }
}
