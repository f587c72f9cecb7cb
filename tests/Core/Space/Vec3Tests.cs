using Guanghan.Core.Space;

namespace Guanghan.Core.Tests.Space;

public sealed class Vec3Tests
{
    private static readonly Gen<Vec3> Vectors =
        Gen.Select(
            Gen.Double[-1e12, 1e12],
            Gen.Double[-1e12, 1e12],
            Gen.Double[-1e12, 1e12],
            (x, y, z) => new Vec3(x, y, z));

    [Fact]
    [Trait("Kind", "property")]
    public void A_vector_product_is_perpendicular_to_both_factors() =>
        Gen.Select(Vectors, Vectors).Sample((a, b) =>
        {
            var product = Vec3.Cross(a, b);
            // 8 ulp of the largest term in the sum: three products, each rounded, then summed.
            var tolerance = 8 * double.BitIncrement(1.0) * 2.3e-16 * a.Length * b.Length * a.Length;
            return Math.Abs(Vec3.Dot(product, a)) <= tolerance;
        });
}
