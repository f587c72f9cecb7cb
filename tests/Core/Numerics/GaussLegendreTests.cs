using Guanghan.Core.Numerics;

namespace Guanghan.Core.Tests.Numerics;

public sealed class GaussLegendreTests
{
    [Fact]
    [Trait("Kind", "validates")]
    public void Nodes_and_weights_are_the_published_ones()
    {
        // Abramowitz and Stegun 1964, table 25.4: to the 15 digits printed.
        foreach (var (order, node, weight) in ((int, double, double)[])[
            (2, 0.577350269189626, 1), (3, 0.774596669241483, 0.555555555555556), (5, 0.906179845938664, 0.236926885056189),
            (8, 0.960289856497536, 0.101228536290376), (20, 0.993128599185095, 0.017614007139152)])
        {
            var rule = new GaussLegendre(order);
            Assert.Equal(node, rule.Nodes_1[0], 1e-15);
            Assert.Equal(weight, rule.Weights_1[0], 1e-15);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Each_rule_is_symmetric_sums_to_two_and_is_exact_for_its_polynomials()
    {
        for (var order = 1; order <= 192; order++)
        {
            var rule = new GaussLegendre(order);
            Assert.Equal(2, rule.Weights_1.Sum(), 4e-14); // rounding of up to 192 terms
            for (var i = 0; i < order; i++)
            {
                Assert.Equal(-rule.Nodes_1[order - 1 - i], rule.Nodes_1[i], 2e-15);
                Assert.True(i == 0 || rule.Nodes_1[i] < rule.Nodes_1[i - 1]);
            }

            // x^(2n - 2) over [0, 1], the highest even power that n nodes integrate exactly: 1/(2n - 1).
            var degree = (2 * order) - 2;
            var sum = rule.On(0, 1).Sum(point => point.Weight * Math.Pow(point.Node, degree));
            Assert.Equal(1, sum * (degree + 1), 1e-11); // the power magnifies a node's rounding 2n times
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void One_node_fewer_is_not_exact()
    {
        var sum = new GaussLegendre(4).On(0, 1).Sum(point => point.Weight * Math.Pow(point.Node, 8));
        Assert.InRange(Math.Abs(sum - (1.0 / 9)), 1e-6, 1e-3); // so the test above can fail
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_rule_without_nodes_is_refused() =>
        Assert.Contains("order", Assert.Throws<ArgumentOutOfRangeException>(() => new GaussLegendre(0)).Message,
            StringComparison.Ordinal);
}
