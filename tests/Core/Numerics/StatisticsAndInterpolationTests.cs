using Guanghan.Core.Numerics;

namespace Guanghan.Core.Tests.Numerics;

public sealed class StatisticsAndInterpolationTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 3.25)]
    [InlineData(0.5, 5.5)]
    [InlineData(0.9, 9.1)]
    [InlineData(1, 10)]
    [Trait("Kind", "validates")]
    public void Quantiles_of_1_to_10_are_those_of_type_7(double probability, double quantile) =>
        // R: quantile(1:10, p, type = 7), from the formula of Hyndman and Fan 1996; 2 units in the last place of 10.
        Assert.Equal(quantile, Quantiles.Of([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], probability), 4e-15);

    [Fact]
    [Trait("Kind", "property")]
    public void Quantiles_rise_with_their_probability_and_stay_within_the_values() =>
        Gen.Select(Gen.Double[-1e9, 1e9].Array[1, 50], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((values, p, q) =>
        {
            var (low, high) = (Quantiles.Of(values, Math.Min(p, q)), Quantiles.Of(values, Math.Max(p, q)));
            // 1e-6: a few units in the last place of 1e9.
            return low <= high + 1e-6 && low >= values.Min() && high <= values.Max() + 1e-6;
        }, threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void Moments_of_two_parts_join_to_those_of_the_whole_even_far_from_zero() =>
        Gen.Select(Gen.Double[-1, 1].Array[2, 60], Gen.Int[0, 60]).Sample((values, cut) =>
        {
            // An offset of 1e8 would leave a sum of squares no digit of the variance.
            var (whole, left, right) = (default(RunningMoments), default(RunningMoments), default(RunningMoments));
            for (var i = 0; i < values.Length; i++)
            {
                whole = whole.With(1e8 + values[i]);
                (left, right) = i < cut ? (left.With(1e8 + values[i]), right) : (left, right.With(1e8 + values[i]));
            }
            var joined = left.With(right);
            var mean = values.Average();
            var variance = values.Sum(v => (v - mean) * (v - mean)) / (values.Length - 1);
            // 1e-6: the values themselves are rounded to 1.5e-8 at 1e8, against deviations up to 2.
            return joined.Count == whole.Count && Math.Abs(joined.Mean - 1e8 - mean) <= 1e-6
                && Math.Abs(joined.Variance - variance) <= 1e-6 && Math.Abs(whole.Variance - variance) <= 1e-6;
        }, threads: 1);

    [Fact]
    [Trait("Kind", "refusal")]
    public void Statistics_of_nothing_are_refused()
    {
        Assert.Equal("No values have a mean.", Assert.Throws<InvalidOperationException>(
            () => default(RunningMoments).Mean).Message);
        Assert.Equal("A variance needs at least two values.", Assert.Throws<InvalidOperationException>(
            () => default(RunningMoments).With(1).Variance).Message);
        Assert.Throws<ArgumentException>(() => Quantiles.Of([], 0.5));
        Assert.Equal("A quantile of values that hold NaN is not defined.", Assert.Throws<ArgumentException>(
            () => Quantiles.Of([1, double.NaN], 0.5)).Message);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_sum_keeps_what_plain_addition_loses()
    {
        Assert.Equal(2.0, CompensatedSum.Of([1, 1e100, 1, -1e100])); // Neumaier's own example; plain addition gives 0
        var tenths = Enumerable.Repeat(0.1, 1_000_000).ToArray();
        Assert.Equal(100_000, CompensatedSum.Of(tenths), 1.5e-11); // one unit in the last place of 1e5
        Assert.True(Math.Abs(tenths.Sum() - 100_000) > 1e-7 || tenths.Sum() == CompensatedSum.Of(tenths));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_Chebyshev_series_is_the_sum_of_its_cosines() =>
        Gen.Select(Gen.Double[-1, 1].Array[1, 40], Gen.Double[0.01, 3.13]).Sample((c, angle) =>
        {
            var value = Chebyshev.ValueAndSlope(c, Math.Cos(angle), out var slope);
            var expected = c.Select((a, k) => a * Math.Cos(k * angle)).Sum();
            var expectedSlope = c.Select((a, k) => a * k * Math.Sin(k * angle) / Math.Sin(angle)).Sum();
            // Up to 40 terms; the angle's own rounding grows by k (value) and k^2 (slope), and by 1/sin^2 near the
            // ends.
            var tolerance = 1e-12 / Math.Pow(Math.Sin(angle), 2);
            return Math.Abs(value - expected) <= tolerance && Math.Abs(slope - expectedSlope) <= 100 * tolerance
                && Chebyshev.Value(c, Math.Cos(angle)) == value;
        }, threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void Interpolants_pass_through_their_points_and_keep_a_straight_line() =>
        Gen.Select(Gen.Double[0.1, 2].Array[2, 30], Gen.Double[-5, 5], Gen.Double[-5, 5], Gen.Double[0, 1]).Sample(
            (gaps, offset, slope, place) =>
            {
                var x = gaps.Select((_, i) => gaps[..(i + 1)].Sum()).ToArray();
                var y = x.Select(v => offset + (slope * v)).ToArray();
                var (line, spline) = (new LinearInterpolant(x, y), new CubicSpline(x, y));
                var at = Math.Min(x[^1], x[0] + (place * (x[^1] - x[0])));
                var value = spline.At(at, out var found);
                // 1e-11: rounding at values up to 300, some 30 points of elimination, gaps down to 0.1.
                return Math.Abs(line.At(at) - (offset + (slope * at))) <= 1e-12 * 300
                    && Math.Abs(value - (offset + (slope * at))) <= 1e-11 && Math.Abs(found - slope) <= 1e-10
                    && x.Zip(y).All(p => Math.Abs(spline.At(p.First) - p.Second) <= 1e-11);
            }, threads: 1);

    [Fact]
    [Trait("Kind", "validates")]
    public void A_spline_converges_on_a_sine_with_the_fourth_power_of_its_step()
    {
        double Error(int n)
        {
            var x = Enumerable.Range(0, n + 1).Select(i => i * Math.PI / n).ToArray();
            var spline = new CubicSpline(x, [.. x.Select(Math.Sin)]); // natural: sin'' is zero at 0 and pi
            return Enumerable.Range(0, 1000).Select(i => i * Math.PI / 1000)
                .Max(at => Math.Abs(spline.At(at) - Math.Sin(at)));
        }
        Assert.InRange(Math.Log2(Error(20) / Error(40)), 3.8, 4.2); // order 4, measured at steps of pi/20 and pi/40
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Points_that_do_not_rise_and_arguments_outside_are_refused_in_words()
    {
        Assert.Equal("Point 3, (1, 9), is not finite or does not rise.", Assert.Throws<ArgumentException>(
            () => new LinearInterpolant([0, 1, 1], [1, 2, 9])).Message);
        Assert.Equal(
            "2 arguments and 1 values: as many of both are needed, two or more.",
            Assert.Throws<ArgumentException>(() => new CubicSpline([0, 1], [1])).Message);
        Assert.StartsWith(
            "The points run from 0 to 1; there is no extrapolation.",
            Assert.Throws<ArgumentOutOfRangeException>(() => new LinearInterpolant([0, 1], [1, 2]).At(1.5)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new CubicSpline([0, 1], [1, 2]).At(double.NaN));
    }
}
