using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Bodies.Spk;

public sealed class SpkChainTests
{
    private static readonly Body Probe = new(-1);

    private static double X_km(IEphemeris ephemeris, int target, int center) =>
        ephemeris.StateOf(new Body(target), new Body(center), Epoch.J2000).Position_m.X / 1000;

    private static KernelMaker.Segment Still(
        int target, int center, double x_km, double begin_s = -1000, double end_s = 1000) =>
        KernelMaker.Still(target, center, x_km, begin_s, end_s);

    private static SpkKernel Kernel(string name, params KernelMaker.Segment[] segments) =>
        SpkKernel.FromMemory(KernelMaker.Make(segments), name);

    [Fact]
    [Trait("Kind", "property")]
    public void A_path_goes_through_the_first_common_centre_and_through_several_files()
    {
        var planets = Kernel("planets", Still(3, 0, 100), Still(10, 0, 7), Still(399, 3, -1));
        var moon = Kernel("moon", Still(301, 3, 4));
        var craft = Kernel("craft", Still(-1, 301, 0.25));
        var all = new SpkKernels(planets, moon, craft);
        Assert.Equal(104.25 - 7, X_km(all, -1, 10));
        Assert.Equal(7 - 104.25, X_km(all, 10, -1));
        Assert.Equal(5.25, X_km(all, -1, 399));
        Assert.Equal(0.25, X_km(all, -1, 301));
        Assert.Equal(-4, X_km(all, 3, 301));
        Assert.Equal(0, X_km(all, 301, 301));
        // The Moon and the Earth meet at 3: no segment of 3 is needed.
        Assert.Equal(5, X_km(new SpkKernels(Kernel("earth", Still(399, 3, -1)), moon), 301, 399));
        Assert.Equal($"{planets.Identity} then {moon.Identity} then {craft.Identity}", all.Identity);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_later_segment_and_the_later_file_win_where_they_cover_the_time()
    {
        var first = Kernel(
            "first", Still(-1, 0, 1), Still(-1, 0, 2, -10, 10), Still(-1, 0, 3, 20, 30));
        var second = Kernel("second", Still(-1, 0, 4, -1, 1));
        double At(SpkKernels kernels, double t_s) => kernels.StateAtTdb(Probe, default, t_s).Position_m.X / 1000;
        var one = new SpkKernels(first);
        Assert.Equal([1.0, 2, 2, 2, 1, 3, 1], ((double[])[-11, -10, 0, 10, 15, 30, 31]).Select(t_s => At(one, t_s)));
        Assert.Equal([2.0, 4, 2], ((double[])[-2, 0, 2]).Select(t_s => At(new SpkKernels(first, second), t_s)));
        Assert.Equal(2, At(new SpkKernels(second, first), 0));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void More_segments_than_one_summary_record_holds_are_all_found()
    {
        var kernel = Kernel("many", [.. Enumerable.Range(1, 60).Select(i => Still(-i, 0, i))]);
        Assert.Equal(60, kernel.Segments.Count);
        Assert.All(Enumerable.Range(1, 60), i => Assert.Equal(i, X_km(kernel, -i, 0)));
        Assert.Equal("MADE FOR A TEST", kernel.Segments[59].Name);
        Assert.Equal((-1000.0, 1000.0, 1, 2), (
            kernel.Segments[59].BeginTdb_s, kernel.Segments[59].EndTdb_s, kernel.Segments[59].FrameId,
            kernel.Segments[59].DataType));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Kind", "validates")]
    public void Type_3_gives_position_and_velocity_from_their_own_series(bool bigEndian)
    {
        // One record of 100 s: x = 10 + 50 s, y = T2, z = 0 with s = t / 50; velocities of their own, 1 mm/s apart.
        double[] data = [50, 50, 10, 50, 0, 0, 0, 1, 0, 0, 0, 1.000001, 0, 0, 0, 0.08, 0, 0, 0, 0, 0, 100, 20, 1];
        var kernel = SpkKernel.FromMemory(
            KernelMaker.MakeIn(bigEndian, new KernelMaker.Segment(-1, 0, data, 0, 100, Type: 3)), "three");
        var state = kernel.StateAtTdb(Probe, default, 75);
        Assert.Equal(new Vec3(35_000, -500, 0), state.Position_m);
        // 1e-12 m/s: two roundings at 1 km/s.
        Assert.Equal(1000.001, state.Velocity_m_s.X, 1e-12 * 1000);
        Assert.Equal(40, state.Velocity_m_s.Y, 1e-12 * 1000);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Centres_that_go_round_in_a_circle_are_refused()
    {
        var circle = Kernel("circle", Still(1, 2, 1), Still(2, 3, 1), Still(3, 1, 1));
        var error = Assert.Throws<EphemerisException>(() => X_km(circle, 1, 10));
        Assert.StartsWith("circle: the centres of body 1 at ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" s TDB past J2000 go round in a circle.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_broken_segment_is_refused_and_not_passed_over_for_an_older_one()
    {
        var kernel = Kernel("mixed", Still(-1, 0, 1), Still(-1, 0, 2, -10, 10) with { Type = 4 });
        Assert.Equal(
            "mixed, segment 2 (body -1 about 0) is of type 4; types 1, 2, 3, 5, 8, 9, 10, 12, 13, 14, 15, 17, 18, 19, "
            + "20 and 21 are supported.",
            Assert.Throws<EphemerisException>(() => kernel.StateAtTdb(Probe, default, 0)).Message);
        Assert.Equal(1000, kernel.StateAtTdb(Probe, default, 11).Position_m.X);
        Assert.Null(kernel.Segments[0].Defect);
        Assert.NotNull(kernel.Segments[1].Defect);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_body_or_a_time_that_is_not_there_is_refused_with_what_is()
    {
        var kernel = Kernel("small", Still(301, 3, 4));
        Assert.Equal(
            "small does not give body 399 relative to 301 at 0 s TDB past J2000. It holds for these bodies: "
            + "301 about 3 from -1000 s to 1000 s. Load a kernel that covers them.",
            Assert.Throws<EphemerisException>(() => kernel.StateAtTdb(Body.Earth, Body.Moon, 0)).Message);
        Assert.Equal(
            "small does not give body 301 relative to 3 at 1000.5 s TDB past J2000. It holds for these bodies: "
            + "301 about 3 from -1000 s to 1000 s. Load a kernel that covers them.",
            Assert.Throws<EphemerisException>(
                () => kernel.StateAtTdb(Body.Moon, Body.EarthMoonBarycentre, 1000.5)).Message);
        Assert.Throws<EphemerisException>(() => kernel.StateAtTdb(Body.Moon, Body.EarthMoonBarycentre, double.NaN));
        Assert.Throws<ArgumentException>(() => new SpkKernels());
    }
}
