using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Tests.Toolpaths;

public sealed class LayerPreviewTests
{
    [Fact]
    [Trait("Kind", "property")]
    public void The_preview_draws_six_panels_of_well_formed_SVG_with_every_stroke()
    {
        var square = Region.Of([[new(0, 0), new(1_000_000, 0), new(1_000_000, 1_000_000), new(0, 1_000_000)]]);
        ImmutableArray<DrawnLayer> layers = [.. Enumerable.Range(0, 20).Select(index =>
        {
            var paths = new PathList();
            new HatchFill().Alternate(square, 100_000, 0, PathKind.Hatch, paths);
            return new DrawnLayer(index, index * 1e-3, 1e-3, 0, square, paths);
        })];
        var svg = XDocument.Parse(Encoding.UTF8.GetString(LayerPreview.Draw(layers)));
        var panels = svg.Root!.Elements().Where(element => element.Name.LocalName is "g").ToArray();

        Assert.Equal(6, panels.Length);
        Assert.Equal(10, panels[0].Elements().Where(element => element.Name.LocalName is "path").ElementAt(1)
            .Attribute("d")!.Value.Count(letter => letter is 'M'));
    }
}
