using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Optics.Mirrors;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Tests.Optics.Tracing;

public sealed class FacetTests
{
    private static readonly SunLight Point = new([0, 0], 0, [1.0]);

    public static TheoryData<string> Kinds => ["square", "hexagon", "steep", "spheres", "small and rough", "heliostat", "oblique field", "askew"];

    private static Collector Of(string kind)
    {
        var rough = MirrorFinish.Perfect with { SlopeError_rad = 5e-3, SpecularityError_rad = 2e-3 };
        var dish = Concentrators.Dish(rough);
        ConcentratorDesign? design = kind switch
        {
            "square" => new(dish with { Facets = new(OutlineShape.Rectangle, FacetSurface.Flat, 0.05, 0) }, null, null),
            "hexagon" => new(dish with { Facets = new(OutlineShape.Hexagon, FacetSurface.Flat, 0.05, 0) }, null, null),
            "steep" => new(dish with { FocalLength_m = 0.29, Facets = new(OutlineShape.Rectangle, FacetSurface.Flat, 0.07, 0) }, null, null),
            "spheres" => new(dish with { FocalLength_m = 0.4, Facets = new(OutlineShape.Circle, FacetSurface.Spherical, 0.06, 0) }, null, null),
            "small and rough" => new(dish with { Aperture_m = 0.3, FocalLength_m = 3, Facets = new(OutlineShape.Rectangle, FacetSurface.Flat, 0.015, 0) }, null, null),
            "heliostat" => new(dish, null, new(5, 1.2, 6, 5, 0.3, 0.3, 0.005, rough)),
            _ => null,
        };
        if (kind is "askew")
        {
            // The Sun 80 deg beside the axis: facets shade each other across the dish.
            var straight = Of("square");
            var sun = new SunSource(new(Math.Sin(1.4), 0, -Math.Cos(1.4)), Concentrators.Full.SineSquaredQuantiles_1, 3e-3, [1.0]);
            return (straight with { Sun = sun }).WithNeighbours();
        }

        return design is not null ? CollectorBuilder.Build(design, Concentrators.Full with { TrackingError_rad = 3e-3 }) : Field(0.7, 0.3);
    }

    /// <summary>Long plates in a row along x, all tilted alike: a field seen from the side.</summary>
    private static Collector Field(double tilt_rad, double sun_rad, SunLight? light = null)
    {
        var (tiltSine, tiltCosine) = Math.SinCos(tilt_rad);
        var (sine, cosine) = Math.SinCos(sun_rad);
        var normal = new Vec3(-tiltSine, 0, tiltCosine);
        var across = new Vec3(0, 1, 0);
        var plates = Enumerable.Range(-6, 13).Select(i => new Mirror(
            new(new(0.5 * i, 0, 0), Vec3.Cross(across, normal), across, normal), Conic.Plane, Outline.Rectangle(0.6, 40), 0,
            MirrorFinish.Perfect));
        var sun = light ?? Concentrators.Full;
        return new Collector(new(new(sine, 0, -cosine), sun.SineSquaredQuantiles_1, sun.TrackingError_rad, sun.BandFractions),
            [.. plates], [], Obstacles.None, [Obstacles.None], new(new(-8, 0, 9), new(0, 0, 1), new(0, 1, 0), new(-1, 0, 0)))
            .WithNeighbours();
    }

    [Theory]
    [Trait("Kind", "property")]
    [MemberData(nameof(Kinds))]
    public void Neighbours_lose_no_facet_that_stands_in_a_rays_way(string kind)
    {
        // Every ray against every facet, and against the lists: the same rays are taken.
        const int Rays = 64;
        var collector = Of(kind);
        var screens = collector.Facets.Select(FacetNeighbours.AsScreen).ToArray();
        var (shaded, blocked, rays) = (0, 0, new RayBatch());
        for (var facet = 0; facet < collector.Facets.Length; facet++)
        {
            (rays.Count, rays.First) = (Rays, (ulong)(facet * Rays));
            FirstMirrorKernel.Start(collector.Facets[facet], collector.Sun, rays, 99);
            for (var i = 0; i < Rays; i++)
            {
                var point = new Vec3(rays.X[i], rays.Y[i], rays.Z[i]);
                var sunward = new Vec3(rays.SunwardX[i], rays.SunwardY[i], rays.SunwardZ[i]);
                var along = new Vec3(rays.DirectionX[i], rays.DirectionY[i], rays.DirectionZ[i]);
                shaded += Same(collector.Neighbours.Shading[facet], facet, point, sunward);
                // Light that comes askew is not sent to the receiver, for which the other lists are made.
                blocked += kind is "askew" ? 0 : Same(collector.Neighbours.Blocking[facet], facet, point, along);
            }
        }

        Assert.True(kind is not "oblique field" || (shaded > 50 && blocked > 300), $"{shaded} {blocked}: hardly tried");
        Assert.True(kind is not "askew" || shaded > 1000, $"{shaded} {blocked}: hardly tried");
        var listed = collector.Neighbours.Blocking.Average(list => list.Length);
        Assert.True(kind is "oblique field" || listed < collector.Facets.Length / 2.0, $"{listed} neighbours spare nothing");

        int Same(int[] list, int facet, Vec3 from, Vec3 along)
        {
            var isListed = list.Any(other => screens[other].Takes(from, along));
            var any = Enumerable.Range(0, screens.Length).Any(other => other != facet && screens[other].Takes(from, along));
            Assert.Equal(any, isListed);
            return any ? 1 : 0;
        }
    }

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(0.7, 0.1)] // hardly any shade: the plates stand clear
    [InlineData(0.7, 1.1)]
    [InlineData(0.3, 1.2)]
    [InlineData(-0.4, -1.3)]
    public void Plates_in_a_row_shade_each_other_by_the_closed_form(double tilt_rad, double sun_rad)
    {
        // A row of pitch p and plates of width w, long against both: what the row's strip lets in, p cos(sun), over what the
        // plates would catch, w cos(incidence). The two plates at the ends of 13 have one neighbour or none before them.
        const int Rays = 200_000;
        var (_, tally) = PointSink.Trace(Field(tilt_rad, sun_rad, Point), Rays);
        var incidence = Math.Cos(sun_rad - tilt_rad);
        Assert.Equal(Math.Max(0, incidence), tally.Incident / Rays, 1e-12);
        var lit = incidence <= 0 ? 1 : Math.Min(1, 0.5 * Math.Cos(sun_rad) / (0.6 * incidence));

        // Some first plates are lit wholly: at most the reach of a shadow, in plates. Light leaves a long plate's ends free
        // by nothing, for the Sun has no component along them.
        var shaded = tally.Lost(LightLoss.ShadedByFacet) / tally.Incident;
        Assert.Equal(12.0 / 13 * (1 - lit), shaded, (3 * Math.Sqrt(0.25 / Rays)) + 1e-12);
    }

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(0.0)]
    [InlineData(0.5)]
    [InlineData(1.3)]
    public void A_heliostat_catches_the_cosine_of_its_incidence(double incidence_rad)
    {
        var design = new HeliostatDesign(20, incidence_rad, 3, 2, 1, 1, 0.01, MirrorFinish.Perfect);
        var (_, tally) = PointSink.Trace(CollectorBuilder.Build(new(Concentrators.Dish(), null, design), Point), 10_000);
        Assert.Equal(Math.Cos(incidence_rad), tally.Incident / 10_000, 1e-12); // rounding
        Assert.Equal(0, tally.EndedCount(LightLoss.ShadedByFacet)); // facets in one plane

        // A Sun with a disc: each point of it counts by its own cosine, whose mean is that of the centre; chance.
        var disc = PointSink.Trace(CollectorBuilder.Build(new(Concentrators.Dish(), null, design), Concentrators.Uniform), 100_000).Tally;
        Assert.Equal(Math.Cos(incidence_rad), disc.Incident / 100_000,
            3 * Math.Sin(incidence_rad) * Concentrators.SunHalfAngle_rad / 2 / Math.Sqrt(100_000) + 1e-7);
    }

    [Fact]
    [Trait("Kind", "regression")]
    public void Some_hundred_facets_fit_into_a_round_metre()
    {
        var dish = Concentrators.Dish() with { Facets = new(OutlineShape.Rectangle, FacetSurface.Flat, 0.05, 0.001) };
        var centres = CollectorBuilder.FacetCentres(dish);
        Assert.Equal(261, centres.Length);
        var hexagons = CollectorBuilder.FacetCentres(dish with { Facets = dish.Facets with { Shape = OutlineShape.Hexagon } });
        Assert.Equal(313, hexagons.Length);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void No_facet_stands_over_the_hole()
    {
        var dish = Concentrators.Dish() with { Facets = new(OutlineShape.Rectangle, FacetSurface.Flat, 0.05, 0.001) };
        var beside = CollectorBuilder.FacetCentres(dish, 0.06);
        Assert.Equal(9, CollectorBuilder.FacetCentres(dish).Except(beside).Count()); // 3 x 3 reach within 60 mm of the axis
        Assert.All(beside, at => Assert.True(Math.Max(Math.Abs(at.X_m), Math.Abs(at.Y_m)) > 0.06 + 0.025));

        // A facet that covers the whole hole is over it too.
        Assert.DoesNotContain((0.0, 0.0), CollectorBuilder.FacetCentres(dish, 0.01));
    }

    [Theory]
    [Trait("Kind", "property")]
    [InlineData(OutlineShape.Circle)]
    [InlineData(OutlineShape.Rectangle)]
    [InlineData(OutlineShape.Hexagon)]
    public void Facets_neither_overlap_nor_reach_beyond_the_aperture(OutlineShape shape) =>
        Gen.Select(Gen.Double[0.03, 0.2], Gen.Double[0, 0.01], Gen.OneOf(Gen.Const(OutlineShape.Circle),
            Gen.Const(OutlineShape.Rectangle), Gen.Const(OutlineShape.Hexagon))).Sample((width, gap, aperture) =>
        {
            var dish = Concentrators.Dish() with { Shape = aperture, Facets = new(shape, FacetSurface.Flat, width, gap) };
            var centres = CollectorBuilder.FacetCentres(dish);
            foreach (var (x, y) in centres)
            {
                Assert.True(dish.Outline.Contains(x, y));
                Assert.True(Math.Sqrt((x * x) + (y * y)) <= dish.Outline.BoundingRadius_m - (width / 2) + 1e-12);
            }

            for (var i = 0; i < centres.Length; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    var (dx, dy) = (Math.Abs(centres[i].X_m - centres[j].X_m), Math.Abs(centres[i].Y_m - centres[j].Y_m));
                    var apart = shape == OutlineShape.Rectangle ? Math.Max(dx, dy) : Math.Sqrt((dx * dx) + (dy * dy));
                    Assert.True(apart >= width + gap - 1e-12, $"{apart} of {width} {gap}");
                }
            }
        }, iter: 30, seed: "0000000000001", threads: 1);

    [Fact]
    [Trait("Kind", "validates")]
    public void A_flat_facet_throws_its_own_shape_and_the_Suns_image_around_the_focus()
    {
        // Small flat facets: the spot reaches half a facet's diagonal and the Sun's cone at the facet's distance, over the
        // cosine of its angle on the receiver.
        var dish = Concentrators.Dish() with { Facets = new(OutlineShape.Rectangle, FacetSurface.Flat, 0.02, 0.001) };
        var (rays, _) = PointSink.Trace(CollectorBuilder.Build(new(dish, null, null), Concentrators.Uniform), 100_000);
        var phi = 2 * Math.Atan(1 / 2.4);
        var distance = 1.2 / (1 + Math.Cos(phi));
        var widest = ((0.01 * Math.Sqrt(2) / Math.Cos(phi / 2)) + (distance * Math.Tan(Concentrators.SunHalfAngle_rad))) / Math.Cos(phi);
        var reach = rays.Max(ray => Math.Sqrt((ray.Point.X * ray.Point.X) + (ray.Point.Y * ray.Point.Y)));
        Assert.InRange(reach, 0.6 * widest, widest * 1.01);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Each_facet_gets_rays_by_its_area_in_every_lane()
    {
        // Systematic sampling: within one ray of its share.
        var collector = CollectorBuilder.Build(
            new(Concentrators.Dish() with { Facets = new(OutlineShape.Hexagon, FacetSurface.Flat, 0.1, 0.001) }, null, null), Point);
        var sink = new CountSink();
        new LaneTracer(collector, new RandomStream(4)).Trace(10_007, sink, CancellationToken.None);
        Assert.Equal(10_007, sink.Batches.Sum());
        Assert.Equal(collector.Facets.Length, sink.Batches.Count);
        Assert.All(sink.Batches, count => Assert.Equal(10_007.0 / collector.Facets.Length, count, 1.0));
    }

    private sealed class CountSink : IRaySink
    {
        public List<int> Batches { get; } = [];

        public void Take(RayBatch rays, ulong key, TraceTally tally) => Batches.Add(rays.Count);
    }
}
