using System.Runtime.Intrinsics;
using Guanghan.Core.Numerics;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Tests.Optics.Tracing;

public sealed class VectorMathTests
{
    [Fact]
    [Trait("Kind", "validates")]
    public void Sine_and_cosine_of_a_turn_agree_with_the_platforms() => Gen.Double[0, 1].Array[4].Sample(
        u =>
        {
            var (sine, cosine) = VectorMath.SinCosOfTurn(Vector256.Create(u[0], u[1], u[2], u[3]));
            for (var i = 0; i < 4; i++)
            {
                // The argument 2 pi u itself rounds by 4.4e-16 near a full turn in the platform's function.
                Assert.Equal(Math.Sin(2 * Math.PI * u[i]), sine[i], 1e-15);
                Assert.Equal(Math.Cos(2 * Math.PI * u[i]), cosine[i], 1e-15);
            }
        },
        iter: 20_000, seed: "0000000000001");

    [Fact]
    [Trait("Kind", "validates")]
    public void The_logarithm_agrees_with_the_platforms() => Gen.Double[1e-280, 1].Array[4].Sample(
        u =>
        {
            var logarithm = VectorMath.Log(Vector256.Create(u[0], u[1] * 1e-9, u[2] * 1e-3, Math.Max(0.7, u[3])));
            double[] values = [u[0], u[1] * 1e-9, u[2] * 1e-3, Math.Max(0.7, u[3])];
            for (var i = 0; i < 4; i++)
            {
                // Two units in the last place.
                Assert.Equal(Math.Log(values[i]), logarithm[i], 4.5e-16 * Math.Max(Math.Abs(Math.Log(values[i])), 0.01));
            }
        },
        iter: 20_000, seed: "0000000000001");

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
