using Guanghan.Core.Numerics;
using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Optics;
using Guanghan.Fabrication.Optics.Mirrors;
using Guanghan.Fabrication.Optics.Secondaries;
using Guanghan.Fabrication.Optics.Tracing;
using Guanghan.Fabrication.Phases;
using Guanghan.Fabrication.Tests.Optics.Tracing;

namespace Guanghan.Fabrication.Tests.Fibre;

public sealed class LightTraceTests
{
    private const int Few = 3200;

    // Chains drawn at random, the same every time: statistical bounds would trip by chance some day otherwise.
    private static readonly Lazy<LightSystem[]> s_chains =
        new(() => Systems.Any.Array[32].Single(_ => true, "0000000000001"));

    [Fact]
    [Trait("Kind", "property")]
    public void Every_chain_balances_in_weight_and_in_rays() => Assert.All(s_chains.Value, system =>
    {
        var trace = Systems.Run(system, Few);
        var lane = trace.Total.Lane;

        // Rounding of some thousand sums.
        Assert.Equal(lane.Tally.Incident, lane.Tally.AllLost + lane.Entered.Total_W, 1e-12 * lane.Tally.Incident);
        Assert.Equal(Few, lane.Tally.IncidentCount);
        var before = trace.Total.Stages[0].Area_m2;
        Assert.All(trace.Total.Stages, stage =>
        {
            Assert.InRange(stage.EfficiencyFraction, -1e-12, 1 + 1e-9); // mode mixing's contour is good to 1e-14 of all
            Assert.Equal(before * stage.EfficiencyFraction, stage.Area_m2, 1e-12 * trace.Total.Stages[0].Area_m2);
            before = stage.Area_m2;
        });

        // Rays that came into a core, counted one by one, and those that ended elsewhere are all that started.
        var tracer = new LaneTracer(trace.Collector, new RandomStream(5));
        var sink = new CountingSink(new BundleSink(system.Secondary, trace.Entry, system.Spectrum.Bands.Length,
            new(0.1, 0.1, 11, 10, 128, 10)));
        tracer.Trace(Few, sink, CancellationToken.None);
        Assert.Equal(Few, tracer.Tally.IncidentCount);
        Assert.Equal(Few, tracer.Tally.AllEndedCount + sink.Entered);
    });

    private sealed class CountingSink(BundleSink inner) : IRaySink
    {
        public long Entered { get; private set; }

        public void Take(RayBatch rays, ulong key, TraceTally tally)
        {
            var (alive, ended) = (0, tally.AllEndedCount);
            for (var i = 0; i < rays.Count; i++)
            {
                alive += rays.Weight[i] > 0 ? 1 : 0;
            }

            Assert.Equal(tally.IncidentCount, ended + alive + Entered);
            inner.Take(rays, key, tally);
            Entered += alive - (tally.AllEndedCount - ended);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void No_chain_beats_etendue_anywhere() => Assert.All(s_chains.Value, system =>
    {
        var trace = Systems.Run(system, 20_000);
        var stages = LightEtendue.Of(trace, trace.Total);
        var lanes = trace.Lanes.Select(lane => LightEtendue.Of(trace, lane)).ToArray();
        for (var i = 0; i < stages.Length; i++)
        {
            var at = i;
            var error = LightTrace.StandardErrorOf(lanes.Select(lane => lane[at].AchievedRatio));
            Assert.True(stages[i].AchievedRatio <= stages[i].LimitRatio + (6 * error) + (1e-9 * stages[i].LimitRatio),
                $"{stages[i]} +- {error}"); // Student's t of 31 degrees passes 6 once in a million
        }

        // The peak is a mean over a small disc of the receiver's plane.
        var cone = CollectorBuilder.ConeSinRatio(trace.Collector);
        var peak = LightTrace.StandardErrorOf(trace.Lanes.Select(lane => lane.FocusPeakRatio));
        var limit = system.Sun.CentreToMeanRatio * Etendue.ConcentrationLimitRatio(cone, system.Sun.HalfAngle_rad);
        // The cone at the disc's edge is wider than that at its middle by at most its radius over the nearest mirror.
        Assert.True(trace.Total.FocusPeakRatio <= (1.05 * limit) + (6 * peak), $"{trace.Total.FocusPeakRatio} {limit} {peak}");
    });

    [Fact]
    [Trait("Kind", "property")]
    public void Any_number_of_threads_gives_the_same_bits()
    {
        foreach (var kind in Concentrators.Kinds)
        {
            var system = Systems.Of(Concentrators.Of(kind)) with { TrackingError_rad = 1e-3 };
            var one = Systems.Run(system, 20_001, 3, 1);
            foreach (var workers in new[] { 2, 5 })
            {
                var many = Systems.Run(system, 20_001, 3, workers);
                Assert.Equal(one.Total.Stages.AsEnumerable(), many.Total.Stages);
                Assert.Equal(one.Total.Lane.Focus.Cells.ToArray(), many.Total.Lane.Focus.Cells.ToArray());
                Assert.Equal(one.Total.Lane.Cores, many.Total.Lane.Cores);
                Assert.Equal(one.Lanes.Select(lane => lane.SpotPeakRatio), many.Lanes.Select(lane => lane.SpotPeakRatio));
            }
        }
    }

    private static LightSystem Scaled(LightSystem system, double k)
    {
        var (primary, second) = (system.Concentrator.Primary, system.Concentrator.Secondary);
        var heliostat = system.Concentrator.Heliostat;
        return system with
        {
            Concentrator = new(primary with
            {
                Aperture_m = k * primary.Aperture_m,
                FocalLength_m = k * primary.FocalLength_m,
                OffAxis_m = k * primary.OffAxis_m,
                Obstruction_m = k * primary.Obstruction_m,
                Defocus_m = k * primary.Defocus_m,
                Struts = primary.Struts is { } bars ? bars with { Width_m = k * bars.Width_m } : null,
                Facets = primary.Facets is { } facets
                    ? facets with { Width_m = k * facets.Width_m, Gap_m = k * facets.Gap_m }
                    : null,
            },
            second is null ? null : second with
            {
                BackDistance_m = k * second.BackDistance_m,
                Diameter_m = k * second.Diameter_m,
                Hole_m = k * second.Hole_m,
            },
            heliostat is null ? null : heliostat with
            {
                Distance_m = k * heliostat.Distance_m,
                Width_m = k * heliostat.Width_m,
                Height_m = k * heliostat.Height_m,
                Gap_m = k * heliostat.Gap_m,
            }),
            Secondary = system.Secondary is null ? null : new CompoundParabolic(k * 3e-3, 0.7, 1, 0.9),
            Bundle = system.Bundle with
            {
                CoreDiameter_m = k * system.Bundle.CoreDiameter_m,
                OuterDiameter_m = k * system.Bundle.OuterDiameter_m,
            },
            Pen = system.Pen with { StandOff_m = k * system.Pen.StandOff_m },
        };
    }

    public static TheoryData<string> Kinds => [.. Concentrators.Kinds];

    [Theory]
    [Trait("Kind", "property")]
    [MemberData(nameof(Kinds))]
    public void Everything_twice_as_large_gives_the_same_ratios_to_the_bit(string kind)
    {
        // Doubling is exact in binary numbers, and the fibres lose nothing over their length.
        var system = Systems.Of(Concentrators.Of(kind)) with { Pen = new(1, 1, 1, 3e-3) };
        var (small, large) = (Systems.Run(system, Few), Systems.Run(Scaled(system, 2), Few));
        Assert.Equal(small.Total.Stages.Select(stage => stage.EfficiencyFraction),
            large.Total.Stages.Select(stage => stage.EfficiencyFraction));
        Assert.Equal(small.Total.Stages.Select(stage => 4 * stage.Area_m2), large.Total.Stages.Select(stage => stage.Area_m2));
        Assert.Equal(small.Total.SpotRatio, large.Total.SpotRatio);
        Assert.Equal(small.Total.SpotPeakRatio, large.Total.SpotPeakRatio);
        Assert.Equal(small.Total.FocusPeakRatio, large.Total.FocusPeakRatio);
        Assert.Equal(small.Total.CoreHottestRatio, large.Total.CoreHottestRatio);
        Assert.Equal(2 * small.Total.SpotDiameter_m, large.Total.SpotDiameter_m);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Everything_three_times_as_large_gives_the_same_ratios()
    {
        // Rounding; no ray of these lies on an edge. With a concentrator before the face.
        var system = Systems.Plain with { Secondary = new CompoundParabolic(3e-3, 0.7, 1, 0.9) };
        var (small, large) = (Systems.Run(system, 100_000), Systems.Run(Scaled(system, 3), 100_000));
        foreach (var stage in small.Total.Stages)
        {
            Assert.Equal(stage.EfficiencyFraction, large.Total.StageOf(stage.Name).EfficiencyFraction, 1e-12);
        }
    }

    [Theory]
    [Trait("Kind", "property")]
    [InlineData("dish", false)]
    [InlineData("square facets", true)]
    [InlineData("cassegrain", true)]
    [InlineData("off-axis", false)]
    public void The_map_of_a_mirror_that_is_the_same_on_both_sides_is_so_too(string kind, bool isSymmetricInX)
    {
        // Each lane's difference of the halves, over its standard error from the lanes: below 4 everywhere but by chance.
        var lanes = Systems.Run(Systems.Of(Concentrators.Of(kind)), 400_000).Records;
        const int Cells = 101;
        foreach (var acrossX in isSymmetricInX ? [true, false] : new[] { false })
        {
            var (square, count) = (0.0, 0);
            for (var row = 0; row < Cells; row += 5)
            {
                for (var column = 0; column < Cells; column += 5)
                {
                    var (at, other) = ((row * Cells) + column,
                        acrossX ? (row * Cells) + (Cells - 1 - column) : ((Cells - 1 - row) * Cells) + column);
                    var differences = lanes.Select(lane => lane.Focus.Cells[at] - lane.Focus.Cells[other]).ToArray();
                    if (at < other && lanes.Sum(lane => lane.Focus.Cells[at]) > 32)
                    {
                        var (mean, error) = RadiusSink.MeanOf(differences);
                        square += mean / error * (mean / error);
                        count++;
                    }
                }
            }

            // Squares of Student's t of 31 degrees: mean 31/29, variance about 2.6; four deviations of their mean.
            Assert.True(count > 20, $"only {count} cells");
            Assert.Equal(31.0 / 29, square / count, 4 * Math.Sqrt(2.6 / count));
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_rougher_mirror_never_catches_more()
    {
        var last = (Share: 1.0, Error: 0.0);
        foreach (var slope in new[] { 0, 0.5e-3, 1e-3, 2e-3, 4e-3, 8e-3 })
        {
            var finish = MirrorFinish.Perfect with { SlopeError_rad = slope };
            var trace = Systems.Run(Systems.Of(new(Concentrators.Dish(finish), null, null)), 200_000);
            var captured = Systems.Efficiency(trace, "captured");
            Assert.True(captured.Share <= last.Share + (3 * Math.Sqrt((captured.Error * captured.Error) + (last.Error * last.Error))));
            last = captured;
        }

        Assert.InRange(last.Share, 0.01, 0.5);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Slope_specularity_and_tracking_errors_blur_a_point_as_their_squares_add()
    {
        // A long dish, a point Sun: variance along one axis (f)^2 (4 slope^2 + specularity^2 + tracking^2). Rays of 2e5: a
        // variance is known to sqrt(2/n) = 0.3 %; three of them, and the rim's 0.4 % by its slant (phi = 2.9 deg).
        var finish = new MirrorFinish(ReflectanceTable.Constant(1), 1e-3, 1.5e-3, 0);
        var dish = Concentrators.Dish(finish) with { FocalLength_m = 10 };
        var (rays, _) = PointSink.Trace(CollectorBuilder.Build(new(dish, null, null), new([0, 0], 0.8e-3, [1.0])), 200_000);
        var expected = 100 * ((4 * 1e-6) + (1.5e-3 * 1.5e-3) + (0.8e-3 * 0.8e-3));
        Assert.Equal(1, rays.Average(ray => ray.Point.X * ray.Point.X) / expected, 0.013);
        Assert.Equal(1, rays.Average(ray => ray.Point.Y * ray.Point.Y) / expected, 0.013);
        Assert.Equal(0, rays.Average(ray => ray.Point.X * ray.Point.Y) / expected, 3 / Math.Sqrt(200_000));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Errors_fall_as_one_over_the_root_of_the_rays()
    {
        // The mean of eight errors of 32 lanes each is known to 0.127/sqrt 8 = 4.5 %; their ratio to 6.4 %, three of them.
        var (few, many) = (0.0, 0.0);
        for (var seed = 0UL; seed < 8; seed++)
        {
            few += Systems.Efficiency(Systems.Run(Systems.Plain, Few, seed), "captured").Error;
            many += Systems.Efficiency(Systems.Run(Systems.Plain, 16 * Few, seed), "captured").Error;
        }

        Assert.Equal(4, few / many, 4 * 0.192);
    }

    [Theory]
    [Trait("Kind", "property")]
    [InlineData("dish", "captured")]
    [InlineData("hexagonal facets", "captured")]
    [InlineData("cassegrain", "arrived")]
    [InlineData("heliostat", "on_cores")]
    public void The_lanes_error_is_the_scatter_over_seeds(string kind, string stage)
    {
        const int Seeds = 40;
        var system = Systems.Of(Concentrators.Of(kind));
        var runs = Enumerable.Range(1, Seeds).Select(seed =>
            Systems.Efficiency(Systems.Run(system, Few, (ulong)seed), stage)).ToArray();
        var mean = runs.Average(run => run.Share);
        var chi2 = runs.Sum(run => Math.Pow(run.Share - mean, 2)) / runs.Average(run => run.Error * run.Error);

        // Chi-square of 39 degrees, one in ten thousand at either end: 14.4 and 81 (its deviation is 8.8).
        Assert.InRange(chi2, 14.4, 81);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Collectors_window_and_shutter_scale_the_power_and_nothing_before_it()
    {
        var one = Systems.Run(Systems.Plain, Few);
        foreach (var count in new[] { 2, 7, 19 })
        {
            var many = Systems.Run(Systems.Plain with { CollectorCount = count }, Few);
            Assert.Equal(count * one.Total.PenArea_m2, many.Total.PenArea_m2, 1e-13 * many.Total.PenArea_m2); // rounding
            Assert.Equal(one.Total.FocusPeakRatio, many.Total.FocusPeakRatio, 1e-13 * one.Total.FocusPeakRatio);
            Assert.Equal(one.Total.CoreHottestRatio, many.Total.CoreHottestRatio, 1e-13 * one.Total.CoreHottestRatio);
        }

        var dim = Systems.Run(Systems.Plain with { WindowFraction = 0.5, OpenFraction = 0.25 }, Few);
        Assert.Equal(one.Total.PenArea_m2 / 8, dim.Total.PenArea_m2); // powers of two: to the bit
        Assert.Equal(0.5, dim.Total.StageOf("admitted").EfficiencyFraction);
        Assert.Equal(0.25, dim.Total.StageOf("delivered").EfficiencyFraction, 1e-15);
        Assert.Equal(one.Total.StageOf("captured").EfficiencyFraction, dim.Total.StageOf("captured").EfficiencyFraction, 1e-15);
        Assert.Equal(one.Total.SpotDiameter_m, dim.Total.SpotDiameter_m);
        var shut = Systems.Run(Systems.Plain with { OpenFraction = 0 }, Few);
        Assert.Equal(0, shut.Total.PenArea_m2);
        Assert.Equal(1, shut.Total.StageOf("collected").EfficiencyFraction);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_bare_single_fibre_is_all_core()
    {
        var bundle = new FibreBundle(4e-3, 5e-3, 1, Packing.Circular, null, 0.9, 0);
        var trace = Systems.Run(Systems.Plain with { Bundle = bundle }, Few);
        Assert.Equal(2e-3, trace.FaceRadius_m, 1e-15);
        Assert.Equal(4e-3, trace.EndDiameter_m, 1e-15);
        Assert.Equal(1, trace.Total.StageOf("on_cores").EfficiencyFraction);
        Assert.Equal(4e-3, trace.Total.SpotDiameter_m, 1e-12);
    }

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.65)]
    public void Fibres_and_pen_keep_the_power_within_their_cone(double sine)
    {
        // A perfect dish of rim angle 45.24 deg: power goes as the aperture's area, (tan(angle/2)/tan(rim/2))^2, whatever the
        // Sun's size: its 4.65 mrad blur each ray's angle evenly, by (sun/angle)^2/4 = 6e-5 of the share; chance.
        var expected = Math.Pow(Math.Tan(Math.Asin(sine) / 2) * 2.4, 2);
        var narrow = Systems.Run(Systems.Plain with { Bundle = Systems.Wide with { NumericalApertureRatio = sine } }, 200_000);
        var (accepted, error) = Systems.Efficiency(narrow, "accepted");
        Assert.Equal(expected, accepted, (3 * error) + 3e-4);
        Assert.Equal(1, narrow.Total.StageOf("captured").EfficiencyFraction);

        // The pen's aperture cuts at a bin's place of 128, even within the bin: 1e-3.
        var clipped = Systems.Run(Systems.Plain with { Bundle = Systems.Wide, Pen = new(0.5, 2 * sine > 1 ? 1 : 2 * sine, 1, 0) },
            200_000);
        var taken = Math.Pow(Math.Tan(Math.Asin(Math.Min(sine, 0.5)) / 2) * 2.4, 2);
        var (collected, spread) = Systems.Efficiency(clipped, "collected");
        Assert.Equal(taken, collected, (3 * spread) + 1e-3);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void An_acceptance_that_rolls_off_loses_more_than_a_sharp_one_and_less_than_a_narrower_one()
    {
        double Accepted(double aperture, double rollOff) => Systems.Run(Systems.Plain with
        {
            Bundle = Systems.Wide with { NumericalApertureRatio = aperture },
            RollOffRatio = rollOff,
        }, 50_000).Total.StageOf("accepted").EfficiencyFraction;
        Assert.True(Accepted(0.6, 0) > Accepted(0.6, 0.1) && Accepted(0.6, 0.1) > Accepted(0.5, 0));
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Two_bare_silica_faces_and_decibels_over_a_length_give_the_tabulated_shares()
    {
        // Near normal incidence (f/D 3, 9.5 deg): .932 for n 1.458; 5, 10, 20, 50 dB/km over 10 m .989, .977, .955, .891.
        // Half a last digit, and for the length its 1/cos inside, 6e-3 of the loss.
        var slow = Systems.Of(new(Concentrators.Dish() with { FocalLength_m = 3 }, null, null)) with
        {
            Bundle = Systems.Wide with { FaceReflectanceFraction = null },
        };
        var faces = Systems.Run(slow, Few).Total;
        Assert.Equal(0.932, faces.StageOf("entered").EfficiencyFraction * faces.StageOf("exited").EfficiencyFraction, 5e-4);
        foreach (var (loss_dB_km, share) in new[] { (5.0, 0.989), (10, 0.977), (20, 0.955), (50, 0.891) })
        {
            var carried = Systems.Run(slow with { Bands = slow.Bands with { Attenuations_dB_km = [loss_dB_km] } }, Few);
            Assert.Equal(share, carried.Total.StageOf("carried").EfficiencyFraction, 5e-4 + (6e-3 * (1 - share)));
        }
    }

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(Packing.Circular, 127)]
    [InlineData(Packing.Hexagonal, 500)]
    [InlineData(Packing.Fused, 91)]
    public void A_face_under_even_light_catches_the_share_of_its_cores(Packing packing, int count)
    {
        // 60 mm out of focus the light is some 100 mm wide and even over the 8 mm of the face to 1 %, which moves the share
        // on cores by a tenth of that at most; chance.
        var bundle = Systems.Bundle with { Packing = packing, Count = count, NumericalApertureRatio = 1 };
        var system = Systems.Of(new(Concentrators.Dish() with { Defocus_m = 0.06 }, null, null)) with { Bundle = bundle };
        var trace = Systems.Run(system, 1_000_000);
        var (share, error) = Systems.Efficiency(trace, "on_cores");
        Assert.Equal(trace.Entry.Lattice.CoreAreaFraction, share, (3 * error) + 1e-3);
        Assert.InRange(error, 0, 0.02);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Ten_million_rays_take_little_memory()
    {
        // Lanes of maps and tables, whatever the number of rays: 32 of 101^2 cells, 480 rings and 128 bins are 3 MB each way.
        Systems.Run(Systems.Plain, Few, workers: 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Systems.Run(Systems.Plain, 10_000_000, workers: 1);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 200_000_000);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Fewer_rays_than_lanes_can_share_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() =>
        Systems.Run(Systems.Plain, LightTrace.RaysAtLeast - 1));

    [Fact]
    [Trait("Kind", "property")]
    public void A_trace_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            LightTrace.Run(Systems.Plain, 1_000_000, new RandomStream(1), 0, source.Token));
    }
}
