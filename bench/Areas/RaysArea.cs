using System.Globalization;
using Guanghan.Core.Numerics;
using Guanghan.Fabrication.Optics;
using Guanghan.Fabrication.Optics.Mirrors;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Bench.Areas;

/// <summary>
/// Rays traced from the Sun to a map in the focal plane. SolTrace's core, measured elsewhere on a 2-core Zen 4 server with
/// one thread: 1.40 M rays/s for a paraboloid without errors, 0.82 with, 0.080 for 316 facets. It is not in Debian, so it is
/// not run here; the answers are held against closed forms, quadrature and its published encircled power instead.
/// </summary>
internal static class RaysArea
{
    private const double SunHalfAngle_rad = 4.65e-3;
    private const int Rays = 4_000_000;
    private const int FacetRays = 1_000_000;

    // Vector operations that four rays take, counted in the kernels: two blocks of Philox 224, three sine-cosine pairs 108,
    // a logarithm 25, seven square roots, seven divisions and about 120 others. Without errors 112, 72, 0 and about 90.
    private const double OperationsWithErrors = 490;
    private const double OperationsWithout = 290;
    private const double LanesOfVector = 4;
    private const double FlopsOfFma = 8;

    public static IEnumerable<Benchmark> Benchmarks =>
    [
        new("rays.dish_perfect", "One ray of a perfect dish, one thread.", "Mrays/s", () => Dish(0, 1, OperationsWithout)),
        new("rays.dish", "One ray of a dish with 2 mrad slope error, one thread.", "Mrays/s",
            () => Dish(2e-3, 1, OperationsWithErrors)),
        new("rays.dish_two_threads", "The same on two threads.", "Mrays/s", () => Dish(2e-3, 2, 2 * OperationsWithErrors)),
        new("rays.facets", "One ray of 317 flat facets with 2 mrad, shadows and blocking among them, one thread.", "Mrays/s",
            Facets),
        new("rays.cassegrain", "One ray of a Cassegrain with errors, struts and a hole, one thread.", "Mrays/s", Cassegrain),
        new("rays.memory", "Memory allocated in all by 10 M rays of the dish, one thread.", "MB", Memory),
    ];

    private static SunLight Sun => new([0, Math.Pow(Math.Sin(SunHalfAngle_rad), 2)], 0, [1.0]);

    private static PrimaryDesign Primary(double slope_rad) => new(PrimarySurface.Paraboloid, OutlineShape.Circle, 1, 0.6, 0, 0, 0,
        null, null, new(ReflectanceTable.Constant(1), slope_rad, 0, 0));

    private static Prepared Dish(double slope_rad, int workers, double operations)
    {
        var collector = CollectorBuilder.Build(new(Primary(slope_rad), null, null), Sun);
        var (map, rays) = Trace(collector, Rays, workers);
        var share = map.Within(5e-3) / rays;
        var quadrature = new FocalSpot(new Paraboloid(1, 0.6, 0, 1, slope_rad), SunHalfAngle_rad).EncircledFraction(5e-3);
        var error = Math.Sqrt(Math.Max(1e-12, share * (1 - share) / Rays));
        var limit = operations == 0 ? (double?)null
            : Machine.VectorGflops * 1e3 / FlopsOfFma / operations * LanesOfVector * workers * workers;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{share:F5} inside 5 mm, quadrature {quadrature:F5}, standard error {error:F5}"),
            Math.Abs(share - quadrature) < (4 * error) + 1e-4,
            limit,
            string.Create(CultureInfo.InvariantCulture, $"{operations / workers:F0} vector operations for four rays at the rate of its FMAs"),
            () => Stopwatches.MillionsPerSecond(Rays, () => Trace(collector, Rays, workers).Rays));
    }

    private static Prepared Facets() => Compared(new(Primary(2e-3) with
    {
        Facets = new(OutlineShape.Rectangle, FacetSurface.Flat, 0.0468, 0.0003),
    }, null, null), 0.02);

    private static Prepared Cassegrain()
    {
        var finish = new MirrorFinish(ReflectanceTable.Constant(0.9), 1e-3, 0.5e-3, 0);
        var primary = Primary(0) with { Finish = finish, FocalLength_m = 0.8, Struts = new(4, 0.01) };
        return Compared(new(primary, new(3, 0.1, 0.26, 0.14, finish), null), 0.01);
    }

    /// <summary>A collector whose answer is held against the scalar tracer with other random numbers.</summary>
    private static Prepared Compared(ConcentratorDesign design, double radius_m)
    {
        var collector = CollectorBuilder.Build(design, Sun);
        var (map, rays) = Trace(collector, FacetRays, 1);
        var share = map.Within(radius_m) / rays;
        var (scalar, error) = ByScalars(collector, radius_m);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{collector.Facets.Length} facets, {share:F4} within ") +
            string.Create(CultureInfo.InvariantCulture, $"{radius_m * 1e3:F0} mm, one ray at a time {scalar:F4} +- {error:F4}"),
            Math.Abs(share - scalar) < 4 * error,
            null, "no limit stated: obstacles near each ray decide",
            () => Stopwatches.MillionsPerSecond(FacetRays, () => Trace(collector, FacetRays, 1).Rays));
    }

    private static (double Share, double Error) ByScalars(Collector collector, double radius_m)
    {
        const int Count = 100_000;
        var (inside, all) = (0.0, 0.0);
        for (var i = 0; i < Count; i++)
        {
            var facet = (int)((long)i * collector.Facets.Length / Count);
            var ray = ScalarRay.Trace(collector, facet, 99, (ulong)i, 0);
            inside += ray.End is null && ray.Point.Length < radius_m ? ray.Weight : 0;
            all += ray.Weight + ray.Absorbed + ray.Dusted;
        }

        var share = inside / all;
        return (share, Math.Sqrt(share * (1 - share) / Count));
    }

    private static Prepared Memory()
    {
        const int Many = 10_000_000;
        var collector = CollectorBuilder.Build(new(Primary(2e-3), null, null), Sun);
        return new("allocation is counted by the runtime", true, 200, "the limit that was asked for", () =>
        {
            var before = GC.GetTotalAllocatedBytes(true);
            Trace(collector, Many, 1);
            return (GC.GetTotalAllocatedBytes(true) - before) / 1e6;
        });
    }

    private static (FaceMap Map, double Rays) Trace(Collector collector, int count, int workers)
    {
        var lanes = LanePool.Run(count, new RandomStream(1), workers, (_, share, stream) =>
        {
            var (tracer, sink) = (new LaneTracer(collector, stream), new Sink());
            tracer.Trace(share, sink, CancellationToken.None);
            return (sink.Map, tracer.Tally.Incident);
        }, CancellationToken.None);
        var map = lanes[0].Map.Empty();
        var incident = 0.0;
        foreach (var lane in lanes)
        {
            map.Add(lane.Map);
            incident += lane.Incident;
        }

        return (map, incident);
    }

    private sealed class Sink : IRaySink
    {
        public FaceMap Map { get; } = new(0.1, 101, 4000);

        public void Take(RayBatch rays, ulong key, TraceTally tally) => Map.Add(rays);
    }
}
