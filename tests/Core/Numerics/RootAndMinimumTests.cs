using Guanghan.Core.Numerics;

namespace Guanghan.Core.Tests.Numerics;

public sealed class RootAndMinimumTests
{
    [Fact]
    [Trait("Kind", "validates")]
    public void Roots_of_textbook_functions_are_found()
    {
        // cos x = x: the Dottie number, OEIS A003957.
        var dottie = BrentRoot.Find(x => Math.Cos(x) - x, 0, 1, 1e-15);
        Assert.True(dottie.Converged);
        Assert.Equal(0.73908513321516064, dottie.X, 1e-15); // the tolerance asked for
        Assert.InRange(dottie.Iterations, 3, 15); // superlinear: bisection would need 52
        // A triple root, where the secant is slow: the bracket must still shrink to the tolerance.
        var triple = BrentRoot.Find(x => Math.Pow(x - 1.5, 3), 0, 7, 1e-9);
        Assert.True(triple.Converged && Math.Abs(triple.X - 1.5) <= 1e-9);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_root_is_within_the_tolerance_and_bracketed() =>
        Gen.Select(Gen.Double[-10, 10], Gen.Double[0.1, 20], Gen.Double[0.1, 20], Gen.Int[-14, -2]).Sample(
            (root, below, above, digits) =>
            {
                var tolerance = Math.Pow(10, digits);
                double F(double x) => Math.Atan(3 * (x - root)) + (0.1 * (x - root));
                var found = BrentRoot.Find(F, root - below, root + above, tolerance);
                // 1e-14: four units in the last place at 10, which the method adds to the tolerance.
                return found.Converged && Math.Abs(found.X - root) <= tolerance + 1e-14
                    && F(found.OtherX) * found.Residual <= 0;
            }, threads: 1);

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_bracket_without_a_sign_change_or_a_value_that_is_no_number_does_not_converge()
    {
        Assert.False(BrentRoot.Find(x => 1 + (x * x), -1, 1, 1e-9).Converged);
        Assert.False(BrentRoot.Find(x => Math.Sqrt(x), -1, 1, 1e-9).Converged);
        Assert.False(BrentMinimum.Find(x => Math.Log(x), -2, 1, 1e-9).Converged);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_minimum_of_a_valley_is_found() =>
        Gen.Select(Gen.Double[-5, 5], Gen.Double[0.5, 9], Gen.Double[0.5, 9]).Sample((place, below, above) =>
        {
            double F(double x) => Math.Cosh(x - place) + (0.3 * Math.Pow(x - place, 4));
            var found = BrentMinimum.Find(F, place - below, place + above, 1e-9);
            // 3 sqrt(2^-52) of the place is as well as a parabola's bottom can be told; 1 stands for places near 0.
            return found.Converged && Math.Abs(found.X - place) <= 4.5e-8 * (1 + Math.Abs(place))
                && found.Iterations < 60;
        }, threads: 1);

    [Fact]
    [Trait("Kind", "validates")]
    public void A_minimum_at_the_edge_and_a_kink_are_found()
    {
        var edge = BrentMinimum.Find(x => x, 2, 3, 1e-9);
        Assert.True(edge.Converged && edge.X - 2 <= 1e-7); // 3 sqrt(2^-52) of 2
        var kink = BrentMinimum.Find(x => Math.Abs(x - 0.3), -1, 4, 1e-10);
        Assert.True(kink.Converged && Math.Abs(kink.X - 0.3) <= 2e-8); // the same, of 0.3
    }
}
