using System.Globalization;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Bench.Areas;

/// <summary>Heat of the bed: cells stepped a second, and whole prints at the published point.</summary>
internal static class BedArea
{
    private const double Spacing_m = 3e-3; // Yang et al., Acta Astronautica 232 (2025) 424
    private const double Speed_m_s = 0.5e-3; // the same: 30 mm/min
    private const double Layer_m = 2e-3; // the same

    // Bytes of a cell and step that do not fit the cache: 20 read, 20 written, 12 of these fetched before they are
    // written.
    private const double BytesInCell = 52;

    // Vector operations that eight cells take, counted in the kernels: three faces 42, the sum 12, the table 40, the
    // rest 16.
    private const double OperationsOfEight = 110;
    private const double FlopsOfFma = 8; // four doubles at a time, two operations

    public static IEnumerable<Benchmark> Benchmarks =>
    [
        new("bed.cells", "One cell and step of a window of 32 x 32 x 16 cells in the cache, one thread.", "Mcells/s",
            () => Cells(32, 16, 1)),
        new("bed.two_threads", "The same of 96 x 96 x 32 cells on two threads, by the clock.", "Mcells/s", () => Cells(96, 32, 2)),
        new("bed.large", "The same of 200 x 200 x 200 cells from memory, one thread.", "Mcells/s",
            () => Cells(200, 200, 1)),
        new("bed.coupon", "A layer of a coupon of 100 x 50 mm at 0.5 mm, its second, processor seconds.", "s",
            () => Layer(100e-3, 50e-3, int.MaxValue, false)),
        new("bed.brick", "Six strokes of the second layer of a brick of 240 x 115 mm at 0.5 mm, processor seconds for " +
            "each hour of printing.", "s/h", () => Layer(240e-3, 115e-3, 6, true)),
    ];

    private static ThermalMaterial Soil { get; } = new(SpecificHeat.At_J_kg_K, 1388.15, 1584.15, 421e3,
        PowderConductivity.OfDensity(1238.7), 1.5, 1238.7, 3195.2 * (1 - .0661));

    private static BedLight Pen { get; } = BedLight.TopHat(3.33e6 * .81, 5e-3);

    private static Prepared Cells(int width, int height, int threads)
    {
        const double Edge_m = 0.5e-3;
        var print = new BedPrint
        {
            Material = Soil,
            Grid = new(width * Edge_m, width * Edge_m, height * Edge_m, 1, Edge_m, [new(Edge_m, Edge_m, Edge_m)]),
            Light = Pen,
            Path = new([]),
            EmissivityRatio = .95,
            Surroundings_K = 252,
            Start_K = 1000,
            ThreadCount = threads,
        };
        var solver = new BedSolver(print);
        solver.Wait(1, default);
        var duration = Math.Max(1, 4e8 / ((double)width * width * height) * 0.1);
        var fits = width * width * height < 100_000;
        var operations = Machine.VectorGflops * 1e3 / FlopsOfFma / OperationsOfEight * 8;
        var limit = (fits ? operations : Math.Min(operations, Machine.ReadGbytes * 1e3 / BytesInCell)) * threads;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"heat is kept to {solver.Result().Ledger.ImbalanceRatio:E1}"),
            solver.Result().Ledger.ImbalanceRatio < 1e-6,
            limit,
            string.Create(CultureInfo.InvariantCulture,
                $"{OperationsOfEight:F0} vector operations for eight cells at the rate of FMAs") +
                (fits ? "" : string.Create(CultureInfo.InvariantCulture,
                    $", or {BytesInCell:F0} bytes a cell at that of reading")),
            () =>
            {
                var before = solver.Tree.CellStepCount;
                void Wait() => solver.Wait(duration, default);
                var seconds = threads == 1 ? Stopwatches.ProcessorSeconds(Wait) : Stopwatches.Seconds(Wait);
                return (solver.Tree.CellStepCount - before) / seconds / 1e6;
            });
    }

    // Seconds a layer, or seconds an hour of printing.
    private static Prepared Layer(double width_m, double length_m, int strokes, bool isByHour)
    {
        var whole = Brick(width_m, length_m);
        var whole_h = 27 * whole.Path.Layers[0].Strokes.Sum(stroke => stroke.Duration_s) / 3600;
        var print = whole with
        {
            Path = new([.. whole.Path.Layers.Select(layer => layer with { Strokes = [.. layer.Strokes.Take(strokes)] })]),
        };
        var layer_s = print.Path.Duration_s / print.Path.Layers.Length;
        var small = BedSolver.Run(Brick(30e-3, 12e-3), null, default).Ledger.ImbalanceRatio;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"two layers of 30 x 12 mm keep their heat to {small:E1}"),
            print.Problem() is null && small < 1e-6, null,
            string.Create(CultureInfo.InvariantCulture,
                $"{layer_s:F0} s of printing a run; 27 whole layers are {whole_h:F0} h"),
            () =>
            {
                using var solver = new BedSolver(print);
                solver.Next(null, default);
                var seconds = Stopwatches.ProcessorSeconds(() => solver.Next(null, default));
                return isByHour ? seconds / layer_s * 3600 : seconds;
            });
    }

    private static BedPrint Brick(double width_m, double length_m)
    {
        const double Margin_m = 10e-3, Coarse_m = 4e-3;
        var (width, length) = (Math.Ceiling((width_m + (2 * Margin_m)) / Coarse_m) * Coarse_m,
            Math.Ceiling((length_m + (2 * Margin_m)) / Coarse_m) * Coarse_m);
        var strokes = Strokes((width - width_m) / 2, (length - length_m) / 2, width_m, length_m).ToArray();
        return new()
        {
            Material = Soil,
            Grid = new(width, length, 10e-3, 0, Layer_m, [new(Coarse_m, Coarse_m, 2e-3), new(2e-3, 2e-3, 2e-3),
                new(1e-3, 1e-3, 1e-3), new(0.5e-3, 0.5e-3, 0.5e-3)]),
            Light = Pen,
            Path = new([new(60, 0, [.. strokes]), new(60, 0, [.. strokes])]),
            EmissivityRatio = .95,
            Surroundings_K = 252,
            Start_K = 252,
        };
    }

    private static IEnumerable<BedStroke> Strokes(double x_m, double y_m, double width_m, double length_m)
    {
        var (left, right) = (x_m + (Spacing_m / 2), x_m + width_m - (Spacing_m / 2));
        var count = (int)(length_m / Spacing_m);
        for (var at = 0; at < count; at++)
        {
            var y = y_m + (Spacing_m * (at + 0.5));
            var (from, to) = at % 2 == 0 ? (left, right) : (right, left);
            yield return new(from, y, to, y, Speed_m_s, 1);
            if (at + 1 < count)
            {
                yield return new(to, y, to, y + Spacing_m, 0.02, 0);
            }
        }
    }
}
