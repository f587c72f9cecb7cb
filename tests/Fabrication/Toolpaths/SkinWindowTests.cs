using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Tests.Regions;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Tests.Toolpaths;

public sealed class SkinWindowTests
{
    private readonly RegionWorkspace _workspace = new();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [Trait("Kind", "property")]
    public void A_layer_is_covered_where_all_neighbours_are_solid(int count)
    {
        // A pyramid of squares, and beneath it one as it comes: the layer above is always the smaller.
        var layers = Enumerable.Range(0, 10).Select(at => Polygons.Rectangle(
            1000 * at, 0, 100_000 - (1000 * at), 100_000)).ToArray();
        var window = new SkinWindow(count, _workspace);
        var taken = new List<CoveredLayer>();
        foreach (var region in layers)
        {
            window.Add(region);
            Take(window, taken);
            Assert.True(taken.Count <= layers.Length - count);
        }

        window.Complete();
        Take(window, taken);

        Assert.Equal(Enumerable.Range(0, 10), taken.Select(layer => layer.Index));
        foreach (var (index, region, covered) in taken)
        {
            Assert.Same(layers[index], region);
            var expected = index < count || index + count >= 10 ? 0 : layers[index + count].Area_m2;
            Assert.Equal(expected, covered.Area_m2, 1e-20); // m^2: corners on the lattice are kept
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_layer_that_waits_must_be_taken_before_the_next()
    {
        var window = new SkinWindow(1, _workspace);
        window.Add(Region.Empty);
        window.Add(Region.Empty);

        Assert.Equal("Layers must be taken as soon as they are covered.",
            Assert.Throws<InvalidOperationException>(() => window.Add(Region.Empty)).Message);
    }

    private static void Take(SkinWindow window, List<CoveredLayer> taken)
    {
        while (window.TryTake(out var layer))
        {
            taken.Add(layer);
        }
    }
}
