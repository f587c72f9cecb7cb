using System.Runtime.Intrinsics;
using Guanghan.Core.Numerics;

namespace Guanghan.Core.Tests.Numerics;

public sealed class VectorMathTests
{
    private const int Count = 20_000;

    [Fact]
    [Trait("Kind", "validates")]
    public void The_exponential_is_right_to_two_units_in_the_last_place()
    {
        var random = new RandomStream(1);
        // Everywhere, and close to 0, where an error of the reduced argument would show.
        var all = Enumerable.Range(0, Count).Select(i => i % 2 == 0 ? -700 + (1400 * random.NextUniformFraction())
            : (random.NextUniformFraction() - 0.5) * Math.Pow(10, -6 * random.NextUniformFraction()));
        Accuracy.Record("Numerics", "exponential of four, -700 to 700", "256-bit arithmetic", "units in the last place",
            all.Select(x => FixedPoint.UlpsFromExp(x, VectorMath.Exp(Vector256.Create(x))[0])), 2.5);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_logarithm_is_right_to_about_a_unit_in_the_last_place()
    {
        var random = new RandomStream(2);
        var all = Enumerable.Range(0, Count).Select(i => i % 2 == 0 ? Math.Pow(10, (600 * random.NextUniformFraction()) - 300)
            : 1 + ((random.NextUniformFraction() - 0.5) * Math.Pow(10, -6 * random.NextUniformFraction())));
        Accuracy.Record("Numerics", "logarithm of four, 1e-300 to 1e300", "256-bit arithmetic", "units in the last place",
            all.Select(x => FixedPoint.UlpsFromLog(x, VectorMath.Log(Vector256.Create(x))[0])), 3);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Sine_and_cosine_of_a_turn_are_right_to_rounding()
    {
        var random = new RandomStream(3);
        var all = Enumerable.Range(0, Count).SelectMany(_ =>
        {
            var u = random.NextUniformFraction();
            var (sine, cosine) = VectorMath.SinCosOfTurn(Vector256.Create(u));
            var (s, c) = FixedPoint.FromSinCosOfTurn(u, sine[0], cosine[0]);
            return (double[])[s, c];
        });
        Accuracy.Record("Numerics", "sine and cosine of a turn, of four", "256-bit arithmetic", "1", all, 4e-16);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_reference_itself_agrees_with_known_numbers()
    {
        // e and ln 10 to the last place (OEIS A001113, A002392), and sin of a twelfth of a turn is a half.
        Assert.InRange(FixedPoint.UlpsFromExp(1, Math.E), 0, 0.5);
        Assert.InRange(FixedPoint.UlpsFromLog(10, 2.302585092994045684), 0, 0.5);
        Assert.InRange(FixedPoint.UlpsFromExp(1, Math.BitIncrement(Math.E)), 0.5, 1.5); // it sees a bit
        Assert.Equal(0, FixedPoint.FromSinCosOfTurn(1.0 / 12, 0.5, 0.86602540378443864676).Sine, 1e-16);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Four_at_once_are_each_alone_and_ends_hold()
    {
        Gen.Double[-700, 700].Array[4].Sample(x =>
        {
            var all = VectorMath.Exp(Vector256.Create(x));
            for (var i = 0; i < 4; i++)
            {
                Assert.Equal(VectorMath.Exp(Vector256.Create(x[i]))[3], all[i]);
            }
        }, iter: 2000, seed: "0000000000001");

        Assert.Equal(1, VectorMath.Exp(Vector256.Create(0.0))[2]);
        Assert.Equal(0, VectorMath.Log(Vector256.Create(1.0))[1]);
        Assert.Equal(VectorMath.Exp(Vector256.Create(-700.0))[0], VectorMath.Exp(Vector256.Create(double.NegativeInfinity))[0]);
        Assert.InRange(VectorMath.Exp(Vector256.Create(-1e300))[3], double.Epsilon, 1e-300);
        Assert.Equal(Math.Log(double.MaxValue), VectorMath.Log(Vector256.Create(double.MaxValue))[0], 2e-13);
        Assert.Equal(Math.Log(2.2250738585072014e-308), VectorMath.Log(Vector256.Create(2.2250738585072014e-308))[0], 2e-13);
        foreach (var (turn, sine, cosine) in ((double, double, double)[])[
            (0, 0, 1), (0.25, 1, 0), (0.5, 0, -1), (0.75, -1, 0), (1, 0, 1)])
        {
            var (s, c) = VectorMath.SinCosOfTurn(Vector256.Create(turn));
            Assert.Equal((sine, cosine), (s[0] + 0, c[0] + 0)); // quarters exactly; -0 is 0
        }
    }
}
