using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Tests.Regions;

public sealed class ContourSimplifyTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    [InlineData(5000)]
    [Trait("Kind", "property")]
    public void No_corner_lies_further_from_the_simpler_contour_than_the_tolerance(int tolerance)
    {
        var random = new Random(41);
        var contour = Enumerable.Range(0, 4000).Select(at =>
        {
            var radius = 3e6 * (1 + (0.1 * Math.Sin(at * 0.02)) + (1e-4 * random.NextDouble()));
            return new LatticePoint(
                (int)(radius * Math.Cos(at * Math.PI / 2000)), (int)(radius * Math.Sin(at * Math.PI / 2000)));
        }).ToArray();
        var builder = new RegionBuilder();
        ContourSimplify.Add(contour, tolerance, builder);
        var simple = builder.ToRegion().Contour(0).ToArray();

        Assert.InRange(simple.Length, 3, contour.Length / 3);
        Assert.Subset(contour.ToHashSet(), simple.ToHashSet());
        Assert.All(contour, corner => Assert.True(
            simple.Select((a, at) => Away(a, simple[(at + 1) % simple.Length], corner)).Min() <= tolerance + 1));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Without_a_tolerance_only_corners_on_straight_ways_are_left_out()
    {
        var builder = new RegionBuilder();
        ContourSimplify.Add([new(0, 0), new(5, 0), new(10, 0), new(10, 10), new(5, 10), new(0, 10)], 0, builder);

        Assert.Equal([new(0, 0), new(10, 0), new(10, 10), new(0, 10)], builder.ToRegion().Contour(0).ToArray());
    }

    private static double Away(LatticePoint a, LatticePoint b, LatticePoint place)
    {
        double x = b.X - a.X, y = b.Y - a.Y, px = place.X - a.X, py = place.Y - a.Y;
        var share = Math.Clamp(((px * x) + (py * y)) / ((x * x) + (y * y)), 0, 1);
        return Math.Sqrt(Math.Pow(px - (share * x), 2) + Math.Pow(py - (share * y), 2));
    }
}
