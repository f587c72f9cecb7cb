using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Phases;

namespace Guanghan.Fabrication.Tests.Heat;

public sealed class BedCoolingTests
{
    private const double Light_s = 48; // 24 mm at 30 mm/min

    [Fact]
    [Trait("Kind", "property")]
    public void What_lies_on_loose_soil_cools_in_windows_of_even_height_as_on_an_even_grid()
    {
        var even = BedSolver.Run(Cooling(BedCases.Cube(.5e-3)), null, default);
        var windows = BedSolver.Run(Cooling([.. PrintHeat.Cells(.5e-3, 2e-3, true)]), null, default);
        var tall = BedSolver.Run(Cooling(new(4e-3, 4e-3, 2e-3), BedCases.Cube(2e-3), BedCases.Cube(1e-3),
            BedCases.Cube(.5e-3)), null, default);

        Assert.InRange(Surface_K(even, 12), 650, 720); // K: the loose quarter beneath keeps it hot
        // K: 5 and 8 found. Between them, just after a window of 1 mm closed over cold soil beside the track, 15.
        Assert.Equal(Surface_K(even, 12), Surface_K(windows, 12), 10.0);
        Assert.Equal(Surface_K(even, 24), Surface_K(windows, 24), 20.0);
        Assert.Equal(Surface_K(even, 52), Surface_K(windows, 52), 10.0);
        // K: cells as tall as the layer mix its loose quarter with the melt above; 56 to 72 found.
        foreach (var after_s in (double[])[12, 24, 52])
        {
            Assert.True(Surface_K(tall, after_s) < Surface_K(even, after_s) - 40, $"{after_s} s");
        }

        Assert.InRange(windows.Ledger.ImbalanceRatio, 0, 1e-9); // even grids keep as much
        Assert.True(5 * windows.CellStepCount < even.CellStepCount);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Windows_of_one_height_give_the_same_bits_on_two_threads()
    {
        var print = Cooling([.. PrintHeat.Cells(.5e-3, 2e-3, true)]);
        var (one, two) = (BedSolver.Run(print, null, default),
            BedSolver.Run(print with { ThreadCount = 2 }, null, default));

        Assert.Equal(one.Ledger, two.Ledger);
        Assert.Equal(one.Probes[0].Temperatures_K, two.Probes[0].Temperatures_K);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Cells_of_even_height_are_as_tall_as_the_smallest_and_halve_in_width()
    {
        foreach (var (cell, layer, height) in ((double, double, double)[])
            [(.5e-3, 2e-3, .5e-3), (.5e-3, 1.6e-3, 1.6e-3 / 3), (.25e-3, 2e-3, .25e-3), (2e-3, .8e-3, .8e-3)])
        {
            var cells = PrintHeat.Cells(cell, layer, true);
            Assert.All(cells, one => Assert.Equal(height, one.Z_m, 1e-12)); // m: rounding
            Assert.Equal([8 * cell, 4 * cell, 2 * cell, cell], cells.Select(one => one.X_m));
            Assert.Equal(cells.Select(one => one.X_m), cells.Select(one => one.Y_m));
        }
    }

    // 24 mm at the published point, the loose layer on 8 mm of dense soil; then a minute in the dark.
    private static BedPrint Cooling(params BedCell[] cells) => BedCases.Stroke(40e-3, cells) with
    {
        Grid = new(40e-3, 24e-3, 8e-3, 1, 2e-3, [.. cells]),
        Path = new([new(0, 60, [new(8e-3, 12e-3, 32e-3, 12e-3, .5e-3, 1)])]),
        Probes = [new(20.25e-3, 12.25e-3, 1)],
        ProbeInterval_s = .5,
    };

    private static double Surface_K(BedResult result, double after_s)
    {
        var (times, values, time) = (result.Probes[0].Times_s, result.Probes[0].Temperatures_K, Light_s + after_s);
        var at = 1;
        while (times[at] < time)
        {
            at++;
        }

        return values[at - 1] + ((values[at] - values[at - 1]) * (time - times[at - 1]) / (times[at] - times[at - 1]));
    }
}
