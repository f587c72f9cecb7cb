using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Optics;

namespace Guanghan.Fabrication.Tests.Fibre;

public sealed class FibreSpanTests
{
    private const double Aperture2 = 0.48 * 0.48;
    private const double Index2 = 1.458 * 1.458;
    private const double FirstZero = 2.404825557695773; // of J0 (Abramowitz and Stegun 1964, table 9.5)
    private static readonly FibreBundle Bundle =
        new(0.6e-3, 0.66e-3, 127, Packing.Circular, null, 0.48, null);
    private static readonly FibreBands Bands = new([500e-9, 1500e-9], [1.458, 1.445], [20, 300]);
    private static readonly FibreBands Clear = new([500e-9], [1.458], [0]);

    private static Gen<AngularPower> Tables => Gen.Double[0, 1].Array[60].Select(powers =>
    {
        var table = new AngularPower(2, 30, Aperture2);
        powers.AsSpan(0, 30).CopyTo(table.Band_W(0));
        powers.AsSpan(30, 30).CopyTo(table.Band_W(1));
        return table;
    });

    private static Gen<FibreSpan> Spans => Gen.Select(
        Gen.Select(Gen.Double[0, 30], Gen.Double[0.01, 0.5]).Array[1, 4], Gen.Double[-8, -2], Gen.Bool,
        (stretches, exponent, isMixing) => new FibreSpan(Bundle, Bands,
            [.. stretches.Select((stretch, i) => i % 2 == 0
                ? FibreStretch.Straight(stretch.Item1)
                : new FibreStretch(stretch.Item1, stretch.Item2))],
            isMixing ? Math.Pow(10, exponent) : 0, 30));

    [Fact]
    [Trait("Kind", "property")]
    public void What_is_left_and_what_is_lost_sum_to_what_entered() => Gen.Select(Tables, Spans).Sample((table, span) =>
    {
        var carried = span.Carry(table);
        var sum = carried.Left.Total_W + carried.Attenuated_W + carried.Bent_W + carried.Mixed_W;
        Assert.Equal(table.Total_W, sum, 1e-12 * table.Total_W);

        // No loss below zero and no light made, but for the contour's 1e-14 of the power, 1e-12 allowed.
        var slack = 1e-12 * table.Total_W;
        Assert.True(carried.Attenuated_W >= -slack && carried.Bent_W >= 0 && carried.Mixed_W >= -slack);
        foreach (var power in carried.Left.Powers_W)
        {
            Assert.True(power >= -slack && power <= 1 + slack, "no bin rises above the fullest that entered");
        }
    }, iter: 200, threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void A_span_is_linear_in_the_table() => Gen.Select(Tables, Tables, Spans, Gen.Double[0, 3]).Sample(
        (first, second, span, factor) =>
        {
            var together = first.Times(1);
            together.Add(second, factor);
            var apart = span.Carry(first).Left;
            apart.Add(span.Carry(second).Left, factor);
            apart.Add(span.Carry(together).Left, -1);
            foreach (var difference in apart.Powers_W)
            {
                Assert.Equal(0, difference, 1e-12 * together.Total_W); // rounding
            }
        }, iter: 50, threads: 1);

    [Fact]
    [Trait("Kind", "validates")]
    public void A_straight_fibre_without_mixing_is_the_plain_exponential()
    {
        var table = new AngularPower(1, 50, Aperture2);
        table.Band_W(0).Fill(1);
        var bands = new FibreBands([600e-9], [1.458], [20]);
        FibreStretch[] pieces = [FibreStretch.Straight(4), FibreStretch.Straight(6)];
        var left = new FibreSpan(Bundle, bands, pieces, 0, 50).Carry(table).Left;
        for (var i = 0; i < 50; i++)
        {
            var sine = Math.Sqrt(Aperture2 * (i + 0.5) / 50);
            Assert.Equal(Math.Pow(10, -20.0 * 10 / 1e4 / Fresnel.CosInsideRatio(sine, 1.458)), left.Powers_W[i]); // to the last bit
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_bend_leaves_the_modes_that_Gloges_formula_leaves()
    {
        // By hand, n1 1.458, NA .48 (2 Delta .10839, n2 1.37672), a .3 mm, 500 nm, R 20 mm: 2a/R = .03;
        // 3/(2 n2 k R) = 3/(2 x 1.37672 x 1.256637e7 x .02) = 4.3351e-6, to the power 2/3 = 2.6588e-4; kept
        // 1 - .030266/.10839 = .72077. Half the last digit.
        var effective = FibreBend.EffectiveSin2Ratio(0.48, 1.458, 0.3e-3, 500e-9, 0.02);
        Assert.Equal(0.72077, effective / Aperture2, 2e-5);

        // The cut of an evenly filled table is the same share, though it falls inside a bin: rounding only.
        var table = new AngularPower(1, 30, Aperture2);
        table.Band_W(0).Fill(1);
        FibreStretch[] twice = [new(1, 0.02), FibreStretch.Straight(1), new(1, 0.02)];
        var carried = new FibreSpan(Bundle, Clear, twice, 0, 30).Carry(table);
        Assert.Equal(effective / Aperture2, carried.Left.Total_W / 30, 1e-13);
        Assert.Equal(30 - carried.Left.Total_W, carried.Bent_W, 1e-12);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_tightest_bend_keeps_the_share_it_was_asked_for() =>
        Gen.Select(Gen.Double[0, 0.99], Gen.Double[1e-5, 1e-3], Gen.Double[0.1, 0.6]).Sample((kept, core_m, aperture) =>
        {
            var radius_m = FibreBend.TightestRadius_m(aperture, 1.458, core_m, 1e-6, kept);
            var left = FibreBend.EffectiveSin2Ratio(aperture, 1.458, core_m, 1e-6, radius_m) / (aperture * aperture);
            return Math.Abs(left - kept) < 1e-12; // rounding
        }, iter: 200, threads: 1);

    [Fact]
    [Trait("Kind", "validates")]
    public void A_bend_tighter_than_the_fibre_holds_leaves_nothing()
    {
        var table = new AngularPower(1, 30, Aperture2);
        table.Band_W(0).Fill(1);
        var span = new FibreSpan(Bundle, Clear, [new(1, 5e-3)], 1e-5, 30);
        Assert.True(span.LeastSin2Ratios[0] < 0);
        Assert.Equal(30, span.Carry(table).Bent_W, 1e-12);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_narrow_cone_widens_as_the_exact_Gaussian()
    {
        // <theta^2> grows by 4 D z, here .0012 to .0028 of the limit's .108: e^-38 of the light is near the boundary.
        const double D = 4e-5;
        const double Z = 10;
        var (start, end) = (0.0012 * Index2, (0.0012 + (4 * D * Z)) * Index2);
        var errors = new List<double>();
        foreach (var bins in (int[])[200, 400, 800])
        {
            var table = Exponential(bins, start);
            var left = new FibreSpan(Bundle, Clear, [FibreStretch.Straight(Z)], D, bins).Carry(table).Left;
            var exact = Exponential(bins, end);

            // The mean grows exactly even on the grid: rounding.
            Assert.Equal(table.MeanSin2Ratio + (4 * Index2 * D * Z), left.MeanSin2Ratio, 1e-12);
            errors.Add(Enumerable.Range(0, bins).Max(i => Math.Abs(left.Powers_W[i] - exact.Powers_W[i])) /
                exact.Powers_W[0]);
        }

        // Measured 3.8e-3, 9.9e-4, 2.5e-4 of the peak: second order, a factor of 4 to 10 %.
        Assert.True(errors[2] < 3e-4, $"{errors[0]:G3} {errors[1]:G3} {errors[2]:G3}");
        Assert.Equal(4, errors[0] / errors[1], 0.4);
        Assert.Equal(4, errors[1] / errors[2], 0.4);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Far_down_the_fibre_the_light_is_Gloges_steady_state()
    {
        // P = J0(2.405 theta/theta_c), decaying by gamma = (2.405/theta_c)^2 D. D z/theta_c^2 = 1: the next mode is down
        // by exp(-(5.52^2 - 2.405^2)) = 2e-11.
        const double D = 1e-3;
        var z = Aperture2 / Index2 / D;
        var gamma = FirstZero * FirstZero * Index2 / Aperture2 * D;
        var errors = new List<(double Loss, double Profile)>();
        foreach (var bins in (int[])[50, 100, 200])
        {
            var table = new AngularPower(1, bins, Aperture2);
            table.Band_W(0).Fill(1);
            var first = new FibreSpan(Bundle, Clear, [FibreStretch.Straight(z)], D, bins).Carry(table).Left;
            var second = new FibreSpan(Bundle, Clear, [FibreStretch.Straight(1)], D, bins).Carry(first);
            var decay = Math.Log(first.Total_W / second.Left.Total_W);
            var profile = Enumerable.Range(0, bins).Max(i => Math.Abs((second.Left.Powers_W[i] /
                second.Left.Powers_W[0] * BesselJ0(FirstZero * Math.Sqrt(0.5 / bins))) -
                BesselJ0(FirstZero * Math.Sqrt((i + 0.5) / bins))));
            errors.Add((Math.Abs(decay - gamma) / gamma, profile));
            Assert.Equal(first.Total_W - second.Left.Total_W, second.Mixed_W, 1e-12 * first.Total_W);
        }

        // Measured 5e-6 of gamma and 2e-6 of the profile with 200 bins, second order: factors of 4 to 10 %.
        Assert.True(errors[2].Loss < 6e-6 && errors[2].Profile < 3e-6, string.Join(' ', errors));
        Assert.Equal(4, errors[1].Loss / errors[2].Loss, 0.4);
        Assert.Equal(4, errors[1].Profile / errors[2].Profile, 0.4);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void One_long_step_equals_many_short_ones() => Gen.Select(Tables, Gen.Double[-7, -2], Gen.Double[0.1, 100]).Sample(
        (table, exponent, length_m) =>
        {
            var mixing = Math.Pow(10, exponent);
            var whole = new FibreSpan(Bundle, Bands, [FibreStretch.Straight(length_m)], mixing, 30).Carry(table);
            var part = new FibreSpan(Bundle, Bands, [FibreStretch.Straight(length_m / 8)], mixing, 30);
            var (left, mixed) = (table, 0.0);
            for (var i = 0; i < 8; i++)
            {
                var step = part.Carry(left);
                (left, mixed) = (step.Left, mixed + step.Mixed_W);
            }

            // Each step errs by 1e-14 of the power; eight of them, and a hundredfold for the worst bin.
            for (var i = 0; i < 60; i++)
            {
                Assert.Equal(whole.Left.Powers_W[i], left.Powers_W[i], 1e-12 * table.Total_W);
            }

            Assert.Equal(whole.Mixed_W, mixed, 1e-12 * table.Total_W);
        }, iter: 50, threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void Light_goes_the_same_both_ways() => Gen.Select(Gen.Int[0, 29], Gen.Int[0, 29], Gen.Double[-7, -2]).Sample(
        (from, to, exponent) =>
        {
            // From bin i to bin j as from j to i through the stretches in reverse. The bend's limit is an edge of bins,
            // so that all cells are equally wide. Rounding.
            var radius_m = FibreBend.TightestRadius_m(0.48, 1.458, 0.3e-3, 500e-9, 20.0 / 30);
            var bands = new FibreBands([500e-9], [1.458], [300]);
            FibreStretch[] way = [FibreStretch.Straight(3), new(4, radius_m), FibreStretch.Straight(20)];
            var there = new FibreSpan(Bundle, bands, way, Math.Pow(10, exponent), 30);
            var back = new FibreSpan(Bundle, bands, [way[2], way[1], way[0]], Math.Pow(10, exponent), 30);
            var (left, right) = (new AngularPower(1, 30, Aperture2), new AngularPower(1, 30, Aperture2));
            left.Band_W(0)[from] = 1;
            right.Band_W(0)[to] = 1;
            Assert.Equal(there.Carry(left).Left.Powers_W[to], back.Carry(right).Left.Powers_W[from], 1e-12);
        }, iter: 100, threads: 1);

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_table_of_another_shape_is_refused() => Assert.Equal(
        "The table has 1 bands and 30 bins up to sin^2 0.2; 2 bands and 30 bins up to 0.2304 are needed.",
        Assert.Throws<ArgumentException>(() => new FibreSpan(Bundle, Bands, [FibreStretch.Straight(1)], 0, 30)
            .Carry(new AngularPower(1, 30, 0.2))).Message);

    [Fact]
    [Trait("Kind", "refusal")]
    public void Bands_of_unequal_lists_are_refused() => Assert.StartsWith(
        "2 wavelengths, 1 indices and 2 attenuations do not go together.",
        Assert.Throws<ArgumentException>(() => new FibreSpan(Bundle, Bands with { IndexRatios = [1.458] },
            [FibreStretch.Straight(1)], 0, 30)).Message, StringComparison.Ordinal);

    [Fact]
    [Trait("Kind", "property")]
    public void A_tally_keeps_what_it_takes_and_says_what_it_does_not()
    {
        var table = new AngularPower(2, 10, 0.25);
        Assert.True(table.Tally(0, 0, 1));
        Assert.True(table.Tally(1, 0.5, 2)); // the maximum itself is within
        Assert.False(table.Tally(1, 0.5001, 4));
        Assert.False(table.Tally(1, double.NaN, 4));
        Assert.Equal([1, 2], table.ByBand_W());
        Assert.Equal(2, table.ByBin_W()[9]);
        Assert.Equal((0.0125 + (2 * 0.2375)) / 3, table.MeanSin2Ratio, 1e-15);
    }

    private static AngularPower Exponential(int bins, double scale)
    {
        var table = new AngularPower(1, bins, Aperture2);
        for (var i = 0; i < bins; i++)
        {
            table.Band_W(0)[i] = Math.Exp(-table.EdgeSin2Ratio(i) / scale) - Math.Exp(-table.EdgeSin2Ratio(i + 1) / scale);
        }

        return table;
    }

    // Abramowitz and Stegun (1964), 9.1.12; 30 terms are enough below x = 3.
    private static double BesselJ0(double x)
    {
        var (term, sum) = (1.0, 1.0);
        for (var k = 1; k < 30; k++)
        {
            term *= -x * x / (4.0 * k * k);
            sum += term;
        }

        return sum;
    }
}
