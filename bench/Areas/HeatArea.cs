using System.Globalization;
using Guanghan.Fabrication.Heat.Analytic;

namespace Guanghan.Bench.Areas;

/// <summary>
/// Linear heat. The cases are those of 3DThesis's own examples (ORNL-MDF/3DThesis, examples/snapshot and
/// examples/solidification: IN718, 1200 W, 10 x 10 x 1 um, 1 m/s from (0, 0) to (5, 1) mm, a grid of 25 um from -1 to 6, -1
/// to 2 and 0 to 1 mm). 3DThesis 3.1, measured elsewhere on a 2-core Zen 4 server with one thread: snapshot 0.28 s,
/// solidification 10.2 s, two pens 4.9 s of processor time. It is not run here. The second pen goes the other way, from
/// (4.75, 1) to (-0.25, 0) mm, 600 W, 10 um deep, and the first waits 0.1 ms (TestInputs-MultiBeam).
/// </summary>
internal static class HeatArea
{
    private const double Solidus_K = 1610;
    private const double FlopsOfFma = 8;
    private const double Most = 1e-6;
    private const int Checked = 400;

    public static IEnumerable<Benchmark> Benchmarks =>
    [
        new("heat.points", "One scattered point at one time, all nodes of the path, one thread.", "Mpoints/s",
            () => Scattered(1)),
        new("heat.points_two_threads", "The same on two threads.", "Mpoints/s", () => Scattered(2)),
        new("heat.points_scalar", "The same by the scalar sum over all nodes: the oracle.", "Mpoints/s", Scalar),
        new("heat.grid", "One point of a grid of 1.39 M at one time, one thread.", "Mpoints/s", Grid),
        new("heat.snapshot", "Two times of 281 x 121 points at the surface, one thread; processor time.", "s",
            () => Snapshot(SurfaceGrid)),
        new("heat.snapshot_large", "Two times of 541 x 421 = 227,761 points at the surface, one thread; processor time.", "s",
            () => Snapshot(new(-1e-3, -1e-3, 0, 7e-3 / 540, 541, 421, 1))),
        new("heat.solidification", "281 x 121 x 41 points until all is solid, a look every 0.1 ms, one thread; processor time.",
            "s", () => Freeze(1e-4)),
        new("heat.solidification_fine", "The same, a look every 0.01 ms.", "s", () => Freeze(1e-5)),
        new("heat.solidification_two_pens", "The same with a second pen, a look every 0.01 ms.", "s", () => Freeze(1e-5, true)),
    ];

    private static HeatGrid SurfaceGrid => new(-1e-3, -1e-3, 0, 25e-6, 281, 121, 1);

    private static HeatGrid VolumeGrid => new(-1e-3, -1e-3, 0, 25e-6, 281, 121, 41);

    private static LinearHeat Example(double errorRatio = 1e-7) => new(
        new(26.6, 7451, 600, 1273),
        [new(HeatSource.Volume(10e-6, 10e-6, 1e-6), ScanPath.From(0, 0, 0).LineTo(5e-3, 1e-3, 1, 1200))],
        HeatBody.HalfSpace, new(errorRatio, 1e-6));

    private static LinearHeat TwoPens() => new(
        new(26.6, 7451, 600, 1273),
        [
            new(HeatSource.Volume(10e-6, 10e-6, 1e-6), ScanPath.From(0, 0, 0).Stay(1e-4, 0).LineTo(5e-3, 1e-3, 1, 1200)),
            new(HeatSource.Volume(10e-6, 10e-6, 10e-6), ScanPath.From(4.75e-3, 1e-3, 0).LineTo(-0.25e-3, 0, 1, 600)),
        ],
        HeatBody.HalfSpace, new(1e-7, 1e-6));

    private static Prepared Scattered(int workers)
    {
        var heat = Example();
        var grid = SurfaceGrid;
        HeatPoint[] points = [.. Enumerable.Range(0, grid.Count).Select(grid.PointAt)];
        var time = heat.End_s;
        var (agrees, words) = Compare(heat, points, time, heat.Temperatures_K(points, time, workers));
        var felt = Felt(heat, points, time);
        var limit = workers * Machine.VectorGflops * 1e3 / FlopsOfFma / (felt * PointKernel.Operations / 4);
        return new(words, agrees, limit, string.Create(CultureInfo.InvariantCulture,
            $"{felt:F1} nodes felt by a point of {heat.Nodes(time, double.PositiveInfinity).Count}, " +
            $"{PointKernel.Operations} vector operations for four at the rate of FMAs"),
            () => Stopwatches.MillionsPerSecond(points.Length, () => heat.Temperatures_K(points, time, workers)[0]));
    }

    // How many nodes a point sums, on average, after those that its block does not feel are left out.
    private static double Felt(LinearHeat heat, HeatPoint[] points, double time)
    {
        HeatNode[] nodes = [.. heat.NodesWithImages(time, double.PositiveInfinity)];
        var sum = 0L;
        for (var start = 0; start + PointKernel.Block <= points.Length; start += PointKernel.Block)
        {
            var block = points[start..(start + PointKernel.Block)];
            sum += PointKernel.Rise([.. block.Select(one => one.X_m)], [.. block.Select(one => one.Y_m)],
                [.. block.Select(one => one.Depth_m)], nodes, new DiscSpread?[nodes.Length], heat.Cut_K(nodes.Length),
                new int[2 * nodes.Length], new double[PointKernel.Block]);
        }

        return (double)sum / (points.Length / PointKernel.Block);
    }

    private static Prepared Scalar()
    {
        var heat = Example();
        var grid = SurfaceGrid;
        HeatPoint[] points = [.. Enumerable.Range(0, grid.Count / 20).Select(i => grid.PointAt(20 * i))];
        var nodes = heat.NodesWithImages(heat.End_s, double.PositiveInfinity);
        var vector = heat.Temperatures_K(points, heat.End_s, 1);
        var most = points.Select((one, i) =>
            Math.Abs(ScalarHeat.Rise(nodes, one) + heat.Material.Start_K - vector[i])).Max();
        return new(string.Create(CultureInfo.InvariantCulture, $"{most:E1} K from the vectors at most"), most < 1e-6, null,
            "no limit stated: the platform's exp decides",
            () => Stopwatches.MillionsPerSecond(points.Length, () => points.Sum(one => ScalarHeat.Rise(nodes, one))));
    }

    private static Prepared Grid()
    {
        var heat = Example();
        var grid = VolumeGrid;
        var time = heat.End_s;
        var values = heat.Temperatures_K(grid, time, 1);
        var numbers = Sample(grid.Count);
        var (agrees, words) = Compare(heat, [.. numbers.Select(grid.PointAt)], time, [.. numbers.Select(i => values[i])]);
        var (kernel, factors) = (new GridKernel(), heat.Factors(grid, time));
        for (var tile = 0; tile < factors.X.Tiles * factors.Y.Tiles * factors.Z.Tiles; tile++)
        {
            kernel.Sum(factors, (tile % factors.X.Tiles, tile / factors.X.Tiles % factors.Y.Tiles,
                tile / factors.X.Tiles / factors.Y.Tiles), heat.Cut_K(factors.Count), 0, new double[GridKernel.Tile], []);
        }

        var felt = (double)kernel.Sums / grid.Count;
        return new(words, agrees, Machine.VectorGflops * 1e3 / 2 / felt, string.Create(CultureInfo.InvariantCulture,
            $"{felt:F1} nodes felt by a point, one FMA each"),
            () => Stopwatches.MillionsPerSecond(grid.Count, () => heat.Temperatures_K(grid, time, 1)[0]));
    }

    private static Prepared Snapshot(HeatGrid grid)
    {
        var heat = Example();
        var (half, end) = (heat.End_s / 2, heat.End_s);
        var values = heat.Temperatures_K(grid, end, 1);
        var numbers = Sample(grid.Count);
        var (agrees, words) = Compare(heat, [.. numbers.Select(grid.PointAt)], end, [.. numbers.Select(i => values[i])]);
        return new(words, agrees, null, "3DThesis 3.1 takes 0.28 s elsewhere", () => Repeated(64, () =>
        {
            heat.Temperatures_K(grid, half, 1);
            heat.Temperatures_K(grid, end, 1);
        }));
    }

    private static Prepared Freeze(double step_s, bool hasTwoPens = false)
    {
        var heat = hasTwoPens ? TwoPens() : Example();
        var fine = Solidification.Of(heat, VolumeGrid, new(Solidus_K, step_s / 2, 0.1, false), 2, default);
        var look = new SolidificationLook(Solidus_K, step_s, 0.1, false);
        var result = Solidification.Of(heat, VolumeGrid, look, 1, default);
        var (times, rates) = (new List<double>(), new List<double>());
        for (var i = 0; i < VolumeGrid.Count; i++)
        {
            if (!double.IsNegativeInfinity(fine.Frozen_s[i]) && !double.IsNegativeInfinity(result.Frozen_s[i]))
            {
                times.Add(Math.Abs(fine.Frozen_s[i] - result.Frozen_s[i]));
                rates.Add(Math.Abs((fine.Cooling_K_s[i] / result.Cooling_K_s[i]) - 1));
            }
        }

        times.Sort();
        rates.Sort();
        var words = string.Create(CultureInfo.InvariantCulture,
            $"{result.MoltenCount} points melted, {fine.MoltenCount} with twice as many looks; against those the time of " +
            $"freezing is off by {times[times.Count / 2]:E1} s (median), {times[times.Count * 99 / 100]:E1} s (99 %), the " +
            $"cooling rate by {100 * rates[rates.Count / 2]:E1} % and {100 * rates[rates.Count * 99 / 100]:E1} %; " +
            $"{result.StepCount} looks");
        return new(words, result.HasEnded && Math.Abs(result.MoltenCount - fine.MoltenCount) < 0.01 * fine.MoltenCount, null,
            string.Create(CultureInfo.InvariantCulture,
                $"3DThesis 3.1 takes {(hasTwoPens ? 4.9 : 10.2)} s elsewhere; {VolumeGrid.Count} points"),
            () => Stopwatches.ProcessorSeconds(() => Solidification.Of(heat, VolumeGrid, look, 1, default)));
    }

    private static double Repeated(int times, Action work) => Stopwatches.ProcessorSeconds(() =>
    {
        for (var i = 0; i < times; i++)
        {
            work();
        }
    }) / times;

    private static int[] Sample(int count) => [.. Enumerable.Range(0, Checked).Select(i => (int)((long)i * count / Checked))];

    private static (bool Agrees, string Words) Compare(LinearHeat heat, HeatPoint[] points, double time, double[] values)
    {
        var (ratio, worst, most) = (0.0, 0.0, 0.0);
        var step = Math.Max(1, points.Length / Checked);
        for (var i = 0; i < points.Length; i += step)
        {
            var exact = ReferenceHeat.Rise_K(heat, points[i], time, 1e-9);
            var error = Math.Abs(values[i] - heat.Material.Start_K - exact);
            ratio = exact > 1 ? Math.Max(ratio, error / exact) : ratio;
            (worst, most) = (Math.Max(worst, error), Math.Max(most, exact));
        }

        return (ratio < Most, string.Create(CultureInfo.InvariantCulture,
            $"{ratio:E1} of the rise from adaptive quadrature at most where it is above 1 K, {worst:E1} K anywhere (rise up " +
            $"to {most:F0} K)"));
    }
}
