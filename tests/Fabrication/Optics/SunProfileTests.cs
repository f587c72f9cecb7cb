using Guanghan.Fabrication.Optics;

namespace Guanghan.Fabrication.Tests.Optics;

public sealed class SunProfileTests
{
    private const double Sun_rad = 4.65e-3;

    private static readonly SunProfile[] All =
    [
        SunProfile.Uniform(Sun_rad), SunProfile.LimbDarkened(Sun_rad), SunProfile.Buie(Sun_rad, 0.02),
        SunProfile.Buie(Sun_rad, 0.3),
    ];

    [Fact]
    [Trait("Kind", "validates")]
    public void The_centre_of_the_darkened_disc_is_as_much_brighter_as_published()
    {
        // Cox 2000, 14.7: mean over centre 0.82 for total radiation, hence 1.2195 (two digits: 0.005/0.82 of it).
        var sun = SunProfile.LimbDarkened(Sun_rad);
        Assert.Equal(1 / 0.82, sun.CentreToMeanRatio, 0.0075);
        // A fit to an independent set of measurements: 1 - 0.5138 r^4 over the disc (a ray tracer's limb-darkened sun)
        // has a mean of 0.829 of its centre; 1.5 % is what the two laws differ by.
        Assert.Equal(1 / (1 - (0.5138 / 3)), sun.CentreToMeanRatio, 0.018);
    }

    [Theory]
    [Trait("Kind", "validates")]
    // Real circumsolar ratio of the published parameter: a midpoint sum of 20000 terms over Buie's equations in plain
    // angles, done once outside this code. 3e-7: its own error, and the sum's.
    [InlineData(0.01, 0.00042309649660)]
    [InlineData(0.02, 0.00581339653244)]
    [InlineData(0.05, 0.04313443089168)]
    [InlineData(0.1, 0.10026785788669)]
    [InlineData(0.2, 0.18714168149349)]
    [InlineData(0.3, 0.27426287598663)]
    public void The_published_aureole_carries_what_it_carries(double parameter, double ratio) =>
        Assert.Equal(ratio, SunProfile.BuieAsPublished(Sun_rad, parameter).CircumsolarRatio, 3e-7);

    [Fact]
    [Trait("Kind", "property")]
    public void An_aureole_that_is_asked_for_is_there() => Gen.Double[0.001, 0.6].Sample(ratio =>
        Math.Abs(SunProfile.Buie(Sun_rad, ratio).CircumsolarRatio - ratio) < 1e-12, iter: 40, threads: 1); // rounding

    [Fact]
    [Trait("Kind", "property")]
    public void Every_profile_holds_the_power_of_a_uniform_disc()
    {
        foreach (var sun in All)
        {
            // Midpoints in the squared sine, 400000 of them to a reach of 88: the jump at the limb costs at most one
            // step of it, 2e-4 of the radiance there.
            const int N = 400_000;
            var (reach, sum) = (Math.Pow(Math.Sin(sun.Reach_rad), 2), 0.0);
            for (var i = 0; i < N; i++)
            {
                sum += sun.RadianceRatio(Math.Asin(Math.Sqrt(reach * (i + 0.5) / N)));
            }

            Assert.Equal(1, sum * reach / N / Math.Pow(Math.Sin(Sun_rad), 2), 3e-4);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Quantiles_hold_equal_shares_and_rise_from_nothing_to_the_reach()
    {
        foreach (var sun in All)
        {
            var table = sun.SineSquaredQuantiles(64);
            Assert.Equal(0, table[0]);
            Assert.Equal(Math.Pow(Math.Sin(sun.Reach_rad), 2), table[^1], 1e-17); // rounding of 2e-3
            for (var i = 1; i < table.Length; i++)
            {
                Assert.True(table[i] > table[i - 1]);
                // 1e-12: rounding in the squared sine, times the steepness of the share over it.
                Assert.Equal(i / 64.0, sun.FractionWithin(Math.Asin(Math.Sqrt(table[i]))), 1e-12);
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_uniform_discs_table_is_a_straight_line()
    {
        var table = SunProfile.Uniform(Sun_rad).SineSquaredQuantiles(32);
        var square = Math.Pow(Math.Sin(Sun_rad), 2);
        Assert.All(table.Select((value, i) => value - (square * i / 32)), error => Assert.Equal(0, error, 1e-19));
        Assert.Equal(1, SunProfile.Uniform(Sun_rad).CentreToMeanRatio);
        Assert.Equal(Sun_rad, SunProfile.Uniform(Sun_rad).Reach_rad, 1e-17); // rounding
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Straight_lines_in_the_table_miss_no_more_power_than_stated()
    {
        // The error of a share by linear interpolation in 256 intervals, where the documentation says below 1e-4.
        Assert.InRange(Worst(SunProfile.LimbDarkened(Sun_rad), SunPart.Whole, 0, 1), 0, 1e-4);
        foreach (var ratio in new[] { 0.02, 0.1, 0.3 })
        {
            var sun = SunProfile.Buie(Sun_rad, ratio);
            Assert.InRange(Worst(sun, SunPart.Disc, 0, 1 - ratio), 0, 1e-4);
            Assert.InRange(Worst(sun, SunPart.Aureole, 1 - ratio, ratio), 0, 1e-4);
        }

        static double Worst(SunProfile sun, SunPart part, double below, double share)
        {
            var table = sun.SineSquaredQuantiles(256, part);
            return Enumerable.Range(0, 256 * 8).Max(i =>
            {
                var (cell, inside) = (i / 8, i % 8 / 8.0);
                var drawn = ((1 - inside) * table[cell]) + (inside * table[cell + 1]);
                var real = (sun.FractionWithin(Math.Asin(Math.Sqrt(drawn))) - below) / share;
                return Math.Abs(real - (i / (256.0 * 8)));
            });
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Impossible_Suns_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SunProfile.Uniform(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SunProfile.Uniform(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => SunProfile.BuieAsPublished(Sun_rad, 0.009));
        Assert.Throws<ArgumentOutOfRangeException>(() => SunProfile.Uniform(Sun_rad).SineSquaredQuantiles(0));
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => SunProfile.Buie(Sun_rad, 0));
        Assert.StartsWith("A circumsolar ratio must be 0.001 to 0.6; without an aureole take the limb-darkened disc.",
            refusal.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => SunProfile.LimbDarkened(Sun_rad).SineSquaredQuantiles(8, SunPart.Aureole));
    }
}
