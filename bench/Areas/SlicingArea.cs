using System.Globalization;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Bench.Areas;

/// <summary>
/// Hatching and planning alone. Quoted, on another machine: PySLM hatches 18,700 strokes a second, 2,540 in islands.
/// Whole parts are in the area slicers.
/// </summary>
internal static class SlicingArea
{
    public static IEnumerable<Benchmark> Benchmarks =>
    [
        new("slicing.adaptive", "Layer heights of 0.1 to 0.4 mm for steps of 0.1 mm on a bumpy sphere of 1.3 million " +
            "triangles, mesh in memory. Processor time.", "s", PrepareAdaptive),
        new("slicing.hatch", "A stroke there or back over a plate with 40 holes.", "Mstrokes/s", () => PrepareHatch(false)),
        new("slicing.islands", "A stroke in squares of 5 mm over the same.", "Mstrokes/s", () => PrepareHatch(true)),
        new("slicing.plan", "A stroke of a planned layer over the same: contour, hatch in runs, the nearest next.",
            "Mstrokes/s", () => PreparePlan(HatchPattern.Alternating, 0)),
        new("slicing.plan_rested", "The same in squares of 5 mm, places rest 5 s.", "Mstrokes/s",
            () => PreparePlan(HatchPattern.Island, 5)),
        new("slicing.plan_nested", "A layer of closed ways 0.5 mm apart, gaps filled.", "Mstrokes/s",
            () => PreparePlan(HatchPattern.ContourParallel, 0)),
    ];

    private static Prepared PrepareAdaptive()
    {
        var (sphere, heights) = (BumpySphere.Of(30e-3, 8), new AdaptiveHeights(0.1e-3, 0.4e-3, 0.1e-3));
        var layers = AdaptiveLayers.Of(sphere, heights);
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"{layers.Slabs.Length} layers, worst step {layers.WorstCusp_m * 1e3:F4} mm"),
            layers.WorstCusp_m <= 2 * heights.Least_m, null, // a rest at the top may be joined to the last layer
            "a radix sort of all triangles, then each once through a heap",
            () => Stopwatches.ProcessorSeconds(() => AdaptiveLayers.Of(sphere, heights)));
    }

    private static Prepared PrepareHatch(bool isInIslands)
    {
        const double fine_units = 5_000; // 50 um
        const double square_units = 500_000;
        var plate = Plate();
        var (fill, paths) = (new HatchFill(), new PathList());
        Fill();
        var (strokes, covered) = (paths.Count, paths.DrawnLength_m * fine_units * Lattice.Unit_m / plate.Area_m2);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"length times spacing over area {covered:F5}, {strokes} strokes"),
            Math.Abs(covered - 1) < 1e-3, null, "two crossings a stroke, each a division, a store and a short sort",
            () => Stopwatches.MillionsPerSecond(strokes, () =>
            {
                Fill();
                return paths.Count;
            }));

        void Fill()
        {
            paths.Clear();
            if (isInIslands)
            {
                fill.Islands(plate, fine_units, 0.3, square_units, PathKind.Hatch, paths);
            }
            else
            {
                fill.Alternate(plate, fine_units, 0.3, PathKind.Hatch, paths);
            }
        }
    }

    private static Prepared PreparePlan(HatchPattern pattern, double return_s)
    {
        var spacing_m = pattern is HatchPattern.ContourParallel ? 0.5e-3 : 0.05e-3;
        var planner = new PathPlanner(new(PrintMode.Body, spacing_m, new(1, spacing_m, false, true, SeamRule.Nearest),
            new(pattern, spacing_m, spacing_m / 2, 0.3, 0), new(0.03, 1)
            {
                ReturnRadius_m = return_s > 0 ? 0.5e-3 : 0,
                ReturnTime_s = return_s,
            }));
        var (plate, paths) = (Plate(), new PathList());
        var figures = planner.Draw(0, plate, paths);
        var covered = figures.HatchedArea_m2 / figures.FillArea_m2;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"length times spacing over area {covered:F5}, ") +
                string.Create(CultureInfo.InvariantCulture, $"{figures.TravelLength_m:F1} m of {figures.DrawnLength_m:F1} m ") +
                string.Create(CultureInfo.InvariantCulture, $"travelled, back after {figures.ReturnTime_s:F1} s"),
            Math.Abs(covered - 1) < 1e-2, null, "crossings as above, then a look for the nearest in a grid",
            () => Stopwatches.MillionsPerSecond(paths.Count, () =>
            {
                _ = planner.Draw(0, plate, paths);
                return paths.Count;
            }));
    }

    private static Region Plate()
    {
        return Region.Of([.. Enumerable.Range(0, 41).Select(Hole)]);

        // A square plate of 100 mm, then round holes of 3 mm radius in rows.
        static LatticePoint[] Hole(int at) => at == 0
            ? [new(0, 0), new(10_000_000, 0), new(10_000_000, 10_000_000), new(0, 10_000_000)]
            : [.. Enumerable.Range(0, 64).Select(step => new LatticePoint(
                (int)((((at - 1) % 8) + 1) * 1.1e6 + (3e5 * Math.Cos(-step * Math.PI / 32))),
                (int)((((at - 1) / 8) + 1) * 1.6e6 + (3e5 * Math.Sin(-step * Math.PI / 32)))))];
    }
}
