using Guanghan.Core.Numerics;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Tests.Optics.Tracing;

public sealed class RayNumbersTests
{
    [Fact]
    [Trait("Kind", "property")]
    public void Four_rays_numbers_are_those_of_each_ray() => Gen.Select(Gen.ULong, Gen.ULong, Gen.UInt[0, 40]).Sample(
        (key, first, purpose) =>
        {
            var (a, b, c, d) = RayNumbers.OfFour(key, first, purpose);
            for (var i = 0; i < 4; i++)
            {
                var one = RayNumbers.Of(key, unchecked(first + (ulong)i), purpose);
                Assert.Equal((one.A, one.B, one.C, one.D), (a[i], b[i], c[i], d[i]));
            }
        },
        iter: 2000, seed: "0000000000001");

    [Fact]
    [Trait("Kind", "property")]
    public void A_rays_numbers_are_never_zero_or_one_and_are_even()
    {
        var moments = default(RunningMoments);
        for (var i = 0UL; i < 100_000; i++)
        {
            var one = RayNumbers.Of(42, i, 0);
            Assert.InRange(one.A, double.Epsilon, 1 - double.Epsilon);
            moments = moments.With(one.A);
        }

        // Mean 1/2 with deviation 1/sqrt(12 n) = 9.1e-4: four of them.
        Assert.Equal(0.5, moments.Mean, 3.7e-3);
        Assert.Equal(1.0 / 12, moments.Variance, 1e-3);
    }
}
