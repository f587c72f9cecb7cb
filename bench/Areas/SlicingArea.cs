using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Bench.Areas;

/// <summary>
/// From a file of triangles to the text of a program, and hatching alone. Quoted, on another machine: PrusaSlicer 2.5
/// takes 28.2, CuraEngine 4.13 19.8 processor seconds for a bumpy sphere of as many triangles at 0.2 mm; PySLM hatches
/// 18,700 strokes a second, 2,540 in islands.
/// </summary>
internal static class SlicingArea
{
    private const double Radius_m = 30e-3;
    private const int Subdivisions = 8; // 20 * 4^8 triangles
    private const double Layer_m = 0.2e-3;
    private const double Spacing_m = 0.5e-3;

    public static IEnumerable<Benchmark> Benchmarks =>
    [
        new("slicing.sphere", "STL of 1,310,720 triangles, 0.2 mm layers, two contours, hatch of 0.5 mm, text; corners " +
            "within 5 um. Processor time.", "s", () => PrepareSphere(5e-6)),
        new("slicing.sphere_exact", "The same with every corner kept.", "s", () => PrepareSphere(0)),
        new("slicing.adaptive", "Layer heights of 0.1 to 0.4 mm for steps of 0.1 mm on the sphere, mesh in memory. " +
            "Processor time.", "s", PrepareAdaptive),
        new("slicing.hatch", "A stroke there or back over a plate with 40 holes.", "Mstrokes/s", () => PrepareHatch(false)),
        new("slicing.islands", "A stroke in squares of 5 mm over the same.", "Mstrokes/s", () => PrepareHatch(true)),
        new("slicing.plan", "A stroke of a planned layer over the same: contour, hatch in runs, the nearest next.",
            "Mstrokes/s", () => PreparePlan(HatchPattern.Alternating, 0)),
        new("slicing.plan_rested", "The same in squares of 5 mm, places rest 5 s.", "Mstrokes/s",
            () => PreparePlan(HatchPattern.Island, 5)),
        new("slicing.plan_nested", "A layer of closed ways 0.5 mm apart, gaps filled.", "Mstrokes/s",
            () => PreparePlan(HatchPattern.ContourParallel, 0)),
    ];

    private static Prepared PrepareSphere(double tolerance_m)
    {
        var sphere = BumpySphere.Of(Radius_m, Subdivisions);
        var file = StlWriter.WriteBinary(sphere, 1e-3, "bumpy sphere");
        var (volume_m3, length_m, bytes) = Slice(file, tolerance_m);
        var error = (volume_m3 / sphere.Volume_m3) - 1;

        // Chords lie inside an arc by a third of the tolerance on average, all around.
        var allowed = (3 * tolerance_m / Radius_m) + 1e-5;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"volume of the layers {error:E1} from the mesh's; ") +
                string.Create(CultureInfo.InvariantCulture, $"{length_m:F1} m drawn, {bytes / 1e6:F1} MB of text"),
            Math.Abs(error) < allowed, null, "see docs/concepts/slicing.md for the shares of its steps",
            () => Stopwatches.ProcessorSeconds(() => Slice(file, tolerance_m)));
    }

    private static Prepared PrepareAdaptive()
    {
        var (sphere, heights) = (BumpySphere.Of(Radius_m, Subdivisions), new AdaptiveHeights(0.1e-3, 0.4e-3, 0.1e-3));
        var layers = AdaptiveLayers.Of(sphere, heights);
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"{layers.Slabs.Length} layers, worst step {layers.WorstCusp_m * 1e3:F4} mm"),
            layers.WorstCusp_m <= 2 * heights.Least_m, null, // a rest at the top may be joined to the last layer
            "a radix sort of all triangles, then each once through a heap",
            () => Stopwatches.ProcessorSeconds(() => AdaptiveLayers.Of(sphere, heights)));
    }

    private static (double Volume_m3, double Length_m, long Bytes) Slice(byte[] file, double tolerance_m)
    {
        var mesh = MeshFile.Read(file, "part.stl", 1e-3).Mesh;
        var twins = ImmutableCollectionsMarshal.AsArray(MeshTopology.Of(mesh).Twins)!;
        var (low, high) = (mesh.Low.Z, mesh.High.Z);
        double[] heights = [.. Enumerable.Range(0, (int)Math.Ceiling((high - low) / Layer_m))
            .Select(at => low + ((at + 0.5) * Layer_m))];
        var cutter = new LayerCutter(mesh, twins, heights);
        var (workspace, cut, simple) = (new RegionWorkspace(), new RegionBuilder(), new RegionBuilder());
        var (fill, paths, text) = (new HatchFill(), new PathList(), new ProgramText(new Sink()));
        var (volume_m3, length_m) = (0.0, 0.0);
        for (var index = 0; index < heights.Length; index++)
        {
            cut.Clear();
            cutter.Cut(index, cut);
            simple.Clear();
            var first = 0;
            foreach (var end in cut.Ends)
            {
                ContourSimplify.Add(cut.Points[first..end], tolerance_m / Lattice.Unit_m, simple);
                first = end;
            }

            var region = RegionBoolean.Clean(simple.ToRegion(), RegionRule.NonZero, workspace);
            volume_m3 += region.Area_m2 * Layer_m;
            paths.Clear();
            paths.AddContours(RegionOffset.By(region, -Spacing_m / 2, OffsetStyle.Round, workspace),
                PathKind.OuterContour);
            paths.AddContours(RegionOffset.By(region, -1.5 * Spacing_m, OffsetStyle.Round, workspace),
                PathKind.InnerContour);
            fill.Alternate(RegionOffset.By(region, -2 * Spacing_m, OffsetStyle.Round, workspace),
                Spacing_m / Lattice.Unit_m, index % 2 * Math.PI / 2, PathKind.Hatch, paths);
            length_m += paths.DrawnLength_m;
            Write(paths, index, text);
        }

        text.Flush();
        return (volume_m3, length_m, text.Length);
    }

    private static void Write(PathList paths, int layer, ProgramText text)
    {
        text.Text(";LAYER:"u8).Number(layer).Text("\n"u8);
        for (var index = 0; index < paths.Count; index++)
        {
            var path = paths.Path(index);
            text.Text("G0 X"u8).Millimetres(path[0].X).Text(" Y"u8).Millimetres(path[0].Y).Text("\nM3\n"u8);
            foreach (var point in path[1..])
            {
                text.Text("G1 X"u8).Millimetres(point.X).Text(" Y"u8).Millimetres(point.Y).Text("\n"u8);
            }

            text.Text("M5\n"u8);
        }
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

    private sealed class Sink : IBufferWriter<byte>
    {
        private readonly byte[] _buffer = new byte[1 << 20];

        public void Advance(int count)
        {
        }

        public Memory<byte> GetMemory(int sizeHint = 0) => _buffer;

        public Span<byte> GetSpan(int sizeHint = 0) => _buffer;
    }
}
