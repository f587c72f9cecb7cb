using Guanghan.Core.Numerics;

namespace Guanghan.Core.Tests.Numerics;

public sealed class RandomStreamTests
{
    /// <summary>Random123 (Salmon et al. 2011), tests/kat_vectors, the three lines "philox4x32 10".</summary>
    [Theory]
    [InlineData(0u, 0u, 0u, 0u, 0u, 0u, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(
        0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu,
        0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(
        0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0xa4093822u, 0x299f31d0u,
        0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    [Trait("Kind", "validates")]
    public void Philox_gives_the_known_answers_of_Random123(
        uint c0, uint c1, uint c2, uint c3, uint k0, uint k1, uint w0, uint w1, uint w2, uint w3) =>
        Assert.Equal((w0, w1, w2, w3), Philox4x32.Block((c0, c1, c2, c3), (k0, k1)));

    [Fact]
    [Trait("Kind", "property")]
    public void A_jump_gives_what_drawing_up_to_there_would_give()
    {
        var words = new RandomStream(7);
        var all = Enumerable.Range(0, 1000).Select(_ => words.NextUInt32()).ToArray();
        var jumping = new RandomStream(7);
        foreach (var place in (int[])[999, 0, 500, 3, 4, 998, 1])
        {
            jumping.Position = (ulong)place;
            Assert.Equal(all[place], jumping.NextUInt32());
            Assert.Equal((ulong)place + 1, jumping.Position);
        }
        jumping.Position = ulong.MaxValue - 8;
        Assert.NotEqual(jumping.NextUInt64(), jumping.NextUInt64());
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Substreams_depend_on_seed_and_name_alone_and_do_not_meet()
    {
        var root = new RandomStream(42);
        var before = root.Substream(5).NextUInt64();
        root.NextUInt64();
        Assert.Equal(before, root.Substream(5).NextUInt64());
        Assert.Equal(root.Substream("wind").NextUInt64(), new RandomStream(42).Substream("wind").NextUInt64());
        // 20 000 first draws of cases, of cases of cases, of names and of other seeds: all different. A chance
        // coincidence among them has probability 1e-11.
        var first = Enumerable.Range(0, 5000).SelectMany(i => (ulong[])[
            root.Substream(i).NextUInt64(), root.Substream(1).Substream(i).NextUInt64(),
            root.Substream($"case {i}").NextUInt64(), new RandomStream((ulong)i).NextUInt64()]).ToHashSet();
        Assert.Equal(20_000, first.Count);
    }

    [Fact]
    [Trait("Kind", "regression")]
    public void The_first_draws_of_seed_1_stay_what_they_are()
    {
        // Anchored to the algorithm, not to ourselves: counter 0, key 1, computed by the block function checked
        // above.
        var stream = new RandomStream(1);
        var (w0, w1, w2, w3) = Philox4x32.Block((0, 0, 0, 0), (1, 0));
        Assert.Equal(w0 | ((ulong)w1 << 32), stream.NextUInt64());
        Assert.Equal((w2 | ((ulong)w3 << 32)) >> 11, (ulong)(stream.NextUniformFraction() * (1UL << 53)));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Uniform_normal_and_integer_draws_have_their_moments()
    {
        const int Count = 200_000;
        var stream = new RandomStream(2026);
        var (uniform, normal, counts) = (default(RunningMoments), default(RunningMoments), new long[7]);
        for (var i = 0; i < Count; i++)
        {
            var u = stream.NextUniformFraction();
            Assert.InRange(u, 0, 1 - 1e-16);
            uniform = uniform.With(u);
            normal = normal.With(stream.NextNormalFactor());
            counts[stream.NextInteger(7)]++;
        }
        // Five standard errors each: the seed is fixed, so this cannot flicker.
        Assert.Equal(0.5, uniform.Mean, 5 * Math.Sqrt(1.0 / 12 / Count));
        Assert.Equal(1.0 / 12, uniform.Variance, 5 * Math.Sqrt(1.0 / 180 / Count));
        Assert.Equal(0, normal.Mean, 5 / Math.Sqrt(Count));
        Assert.Equal(1, normal.Variance, 5 * Math.Sqrt(2.0 / Count));
        Assert.All(counts, n => Assert.Equal(Count / 7.0, n, 5 * Math.Sqrt(Count * 6.0 / 49)));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Integers_stay_below_their_count_however_large() =>
        Gen.Select(Gen.ULong, Gen.Long[1, long.MaxValue]).Sample((seed, count) =>
        {
            var drawn = new RandomStream(seed).NextInteger(count);
            return drawn >= 0 && drawn < count;
        }, threads: 1);

    /// <summary>
    /// Quantiles to 16 digits: Wichura 1988, section 4, and Python's statistics.NormalDist (AS 241 too).
    /// </summary>
    [Theory]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.001, -3.090232306167814)]
    [InlineData(1e-20, -9.262340089798408)]
    [InlineData(0.975, 1.9599639845400536)]
    [InlineData(0.01, -2.3263478740408408)]
    [InlineData(1e-10, -6.361340902404056)]
    [Trait("Kind", "validates")]
    public void Normal_quantiles_agree_with_published_ones(double probability, double quantile) =>
        // 4 units in the last place: some 20 operations after a logarithm good to 2.
        Assert.Equal(1, NormalDistribution.Quantile(probability) / quantile, 1e-15);

    [Fact]
    [Trait("Kind", "property")]
    public void Our_logarithm_agrees_with_the_platforms_to_two_units_in_the_last_place() =>
        Gen.Double[1e-300, 1].Sample(x =>
            Math.Abs(NormalDistribution.NaturalLogarithm(x) - Math.Log(x)) <= 4.5e-16 * Math.Abs(Math.Log(x)));

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_probability_of_0_and_an_empty_range_are_refused()
    {
        Assert.StartsWith(
            "A probability strictly between 0 and 1 is needed.",
            Assert.Throws<ArgumentOutOfRangeException>(() => NormalDistribution.Quantile(0)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomStream(1).NextInteger(0));
    }
}
