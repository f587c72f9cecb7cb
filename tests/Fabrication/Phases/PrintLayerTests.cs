using Guanghan.Fabrication.Phases;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Soil;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class PrintLayerTests
{
    private static readonly SinteredSoil s_sintered = new(GrainSizes.Uniform(50e-6), 0.4, 0);

    // Two columns of three cells of 1 mm along x: the layer beneath, and two cells of the layer. Tracks run along y.
    private static PrintLayerCells Cells(bool isFirst, params float[] fused)
    {
        var square = Region.Of([
            [Lattice.At(0, 0), Lattice.At(2e-3, 0), Lattice.At(2e-3, 1e-3), Lattice.At(0, 1e-3)],
        ]);
        var paths = new PathList();
        foreach (var x_m in (double[])[.5e-3, 1.5e-3])
        {
            paths.AddPoint(Lattice.At(x_m, 0));
            paths.AddPoint(Lattice.At(x_m, 1e-3));
            paths.EndPath(PathKind.Hatch);
        }

        return new()
        {
            Fine = new(new(1e-3, 1e-3, 1e-3), 2, 1, 3, [.. fused.Select(_ => 300f)], [.. fused]),
            From = 1,
            Path = new(1, 2e-3, 2e-3, 0, square, paths),
            IsFirst = isFirst,
            IsPart = [true, true],
            HasBeneath = [!isFirst, !isFirst],
            Spacing_m = 1e-3,
            Densities = new(2900, 3000, 0.05),
            Sintered = s_sintered,
        };
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_column_is_joined_as_well_as_its_least_cell_and_the_cell_beneath()
    {
        // Index (z * 1 + y) * 2 + x: beneath 1 and .5, then .6 and 1, then 1 and 1. Neither column is molten throughout.
        var layer = PrintLayer.Of(Cells(false, 1, .5f, .6f, 1, 1, 1), new float[6])!;
        Assert.Equal(0, layer.JoinedFraction);
        Assert.Equal(0, layer.FusedJointFraction);
        Assert.Equal((0.6 + 1 + 1 + 1) / 4, layer.Soil.FusedFraction, 1e-7); // the layer's own cells
        Assert.Equal(0.5, PrintLayer.Of(Cells(false, 1, 1, .6f, 1, 1, 1), new float[6])!.JoinedFraction);
        // On loose soil the cell beneath does not count.
        Assert.Equal(0.5, PrintLayer.Of(Cells(true, 0, 0, .6f, 1, 1, 1), new float[6])!.JoinedFraction);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Necks_join_what_the_melt_left_and_the_least_cell_then_decides()
    {
        // Grains of 25 um: (x/r)^2 = 3 L / (2 r) = .3 for L = 5 um, all the way through the first column's loose rest.
        var layer = PrintLayer.Of(Cells(false, 1, 1, .6f, 1, 1, 1), [0, 0, 5e-6f, 0, 0, 0])!;
        Assert.Equal((0.3 + 1) / 2, layer.JoinedFraction, 1e-6);
        Assert.Equal(0.5, layer.FusedJointFraction);
        var loose = PrintLayer.Of(Cells(false, 1, 1, .6f, 1, 1, 1), new float[6])!;
        Assert.True(layer.Soil.Bulk_kg_m3 > loose.Soil.Bulk_kg_m3);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Tracks_are_joined_midway_between_neighbours_that_both_lie_in_the_part()
    {
        // Midway between .5 and 1.5 mm lies 1 mm, the edge of the second column: its two cells are .2 and .4.
        var layer = PrintLayer.Of(Cells(false, 1, 1, 1, .2f, 1, .4f), new float[6])!;
        Assert.Equal(0.3, layer.TrackJoinedFraction!.Value, 1e-7);
        var alone = Cells(false, 1, 1, 1, 1, 1, 1);
        var none = alone with { Path = alone.Path with { Paths = new() } };
        Assert.Null(PrintLayer.Of(none, new float[6])!.TrackJoinedFraction);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Soil_that_sinters_beside_the_part_is_its_rim()
    {
        var cells = Cells(false, 1, 1, 1, 0, 1, 0) with { IsPart = [true, false], HasBeneath = [true, false] };
        Assert.Equal(0, PrintLayer.Of(cells, new float[6])!.RimFraction);
        Assert.Equal(0.5, PrintLayer.Of(cells, [0, 0, 0, 1e-3f, 0, 0])!.RimFraction, 1e-12); // one of two cells
        Assert.Null(PrintLayer.Of(cells with { IsPart = [false, false] }, new float[6]));
    }
}
