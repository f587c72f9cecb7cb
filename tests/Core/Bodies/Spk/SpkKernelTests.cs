using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Bodies.Spk;

public sealed class SpkKernelTests
{
    private const string De430 = "ephemeris/de430_2020_2030.bsp";
    private const string Unpadded = "ephemeris/de430_2020_2030_unpadded.bsp";
    private const string De440s = "ephemeris/de440s_2023_2025.bsp";

    [Theory]
    [InlineData(De430)]
    [InlineData(Unpadded)]
    [InlineData(De440s)]
    [Trait("Kind", "validates")]
    public void Every_segment_agrees_with_the_Chebyshev_definition_summed_in_256_bits(string file)
    {
        var raw = RawKernel.Load(file);
        var kernel = SpkFile.Open(Authorities.PathOf(file));
        Assert.Equal(raw.Segments.Count, kernel.Segments.Count);
        var draw = new Random(20261124);
        List<double> positions_km = [], velocities_km_s = [];
        foreach (var segment in raw.Segments)
        {
            for (var i = 0; i < 150; i++)
            {
                var t_s = segment.Begin_s + (draw.NextDouble() * (segment.End_s - segment.Begin_s));
                t_s = i switch { 0 => segment.Begin_s, 1 => segment.End_s, _ => t_s };
                var (position_km, velocity_km_s) = raw.Evaluate(segment, t_s);
                var state = kernel.StateAtTdb(new Body(segment.Target), new Body(segment.Center), t_s);
                positions_km.Add(Distance(state.Position_m, position_km));
                velocities_km_s.Add(Distance(state.Velocity_m_s, velocity_km_s));
            }
        }
        // 1e-6 km, 1 mm, is what is promised; half a unit in the last place of Neptune's 4.5e9 km is 0.48 mm.
        Record("position", "mm", positions_km.Select(x => 1e6 * x), 1);
        // 1e-13 km/s, 0.1 nm/s: the slope is a difference of terms up to 30 km/s, each rounded at 3.6e-15.
        Record("velocity", "nm/s", velocities_km_s.Select(x => 1e12 * x), 0.1);
        void Record(string what, string unit, IEnumerable<double> errors, double limit) => Accuracy.Record(
            "Ephemeris, kernels", $"{Path.GetFileNameWithoutExtension(file)}, every segment, {what}",
            "Chebyshev definition summed in 256 bits", unit, errors, limit, isRounding: true);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void An_epoch_reads_the_instant_and_not_the_nearest_double()
    {
        // At 2029 a double of seconds steps by 1.2e-7 s. Half a step at the Earth's 30 km/s is 1.8e-6 km, so a reader
        // that went by one double could not place these 1000 steps of 1 ns, 3e-8 km each, on a straight line to 1e-7
        // km.
        var kernel = SpkFile.Open(Authorities.PathOf(De430));
        var start = Epoch.FromTaiNanoseconds(917_000_000_000_000_000);
        var first = kernel.StateOf(Body.EarthMoonBarycentre, Body.SolarSystemBarycentre, start);
        for (var ns = 0; ns <= 1000; ns++)
        {
            var at = kernel.StateOf(
                Body.EarthMoonBarycentre, Body.SolarSystemBarycentre, start + Duration.FromNanoseconds(ns));
            var expected = first.Position_m + (ns * 1e-9 * first.Velocity_m_s);
            // 6e-5 m: two roundings of 1.5e-5 m (half a unit at 1.5e11 m) on each of the two positions.
            Assert.True((at.Position_m - expected).Length <= 6e-5, $"{ns} ns: {(at.Position_m - expected).Length} m");
        }
    }

    [Theory]
    [InlineData(De430)]
    [InlineData(De440s)]
    [Trait("Kind", "property")]
    public void A_big_endian_copy_gives_the_same_bits(string file)
    {
        var raw = RawKernel.Load(file);
        var little = SpkKernel.FromMemory(raw.Bytes, "little");
        var big = SpkKernel.FromMemory(KernelMaker.ToBigEndian(raw.Bytes), "big");
        AssertSameStates(raw, little, big);
        Assert.NotEqual(little.Identity, big.Identity, StringComparer.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_unpadded_copy_gives_the_same_bits_as_the_padded_one() =>
        AssertSameStates(
            RawKernel.Load(De430), SpkFile.Open(Authorities.PathOf(De430)), SpkFile.Open(Authorities.PathOf(Unpadded)));

    [Fact]
    [Trait("Kind", "property")]
    public void Eight_threads_read_the_same_bits_as_one()
    {
        var kernel = SpkFile.Open(Authorities.PathOf(De430));
        State<Icrf>[] Read() => [.. Enumerable.Range(0, 2000).Select(i => kernel.StateOf(
            Body.Moon, Body.Sun, Epoch.J2000 + Duration.FromSeconds(6.4e8 + (i * 1e5))))];
        var alone = Read();
        var together = new State<Icrf>[8][];
        Parallel.For(0, 8, i => together[i] = Read());
        Assert.All(together, states => Assert.Equal(alone, states));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_mapped_kernel_stays_readable_for_as_long_as_it_is_held_and_is_let_go_after()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllBytes(path, KernelMaker.Make(KernelMaker.Still(301, 3, 4)));
        try
        {
            var held = SpkFile.Open(path);
            var dropped = OpenAndDrop(path);
            for (var i = 0; i < 10 && dropped.IsAlive; i++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
            Assert.False(dropped.IsAlive);
            Assert.Equal(4000, held.StateAtTdb(Body.Moon, Body.EarthMoonBarycentre, 0).Position_m.X);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // In a method of its own, so that no local of the test keeps the kernel.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference OpenAndDrop(string path)
    {
        var kernel = SpkFile.Open(path);
        Assert.Equal(4000, kernel.StateAtTdb(Body.Moon, Body.EarthMoonBarycentre, 0).Position_m.X);
        return new WeakReference(kernel);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_file_cut_anywhere_gives_the_same_states_or_says_that_it_is_cut()
    {
        var raw = RawKernel.Load(De440s);
        var whole = SpkKernel.FromMemory(raw.Bytes, "whole");
        var draw = new Random(1);
        int read = 0, refused = 0;
        for (var trial = 0; trial < 300; trial++)
        {
            var length = draw.Next(raw.Bytes.Length);
            SpkKernel cut;
            try
            {
                cut = SpkKernel.FromMemory(raw.Bytes.AsMemory(0, length), "cut");
            }
            catch (EphemerisException)
            {
                refused++;
                // All that must be there to read anything: file record, summaries, names, the first segment.
                Assert.True(length < raw.Segments.Min(s => s.End));
                continue;
            }
            foreach (var segment in raw.Segments)
            {
                var (target, center) = (new Body(segment.Target), new Body(segment.Center));
                var t_s = (segment.Begin_s + segment.End_s) / 2;
                if (segment.End <= length)
                {
                    read++;
                    Assert.Equal(whole.StateAtTdb(target, center, t_s), cut.StateAtTdb(target, center, t_s));
                }
                else
                {
                    refused++;
                    var error = Assert.Throws<EphemerisException>(() => cut.StateAtTdb(target, center, t_s));
                    Assert.Contains("is cut off: its data end at byte", error.Message, StringComparison.Ordinal);
                }
            }
        }
        Assert.True(read > 100 && refused > 100, $"{read} read, {refused} refused: the cuts must try both");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_way_from_body_to_body_does_not_change_where_they_are()
    {
        var kernel = SpkFile.Open(Authorities.PathOf(De430));
        int[] bodies = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 199, 299, 301, 399];
        var draw = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            var t_s = 6.32e8 + (draw.NextDouble() * 3.1e8);
            var (a, b) = (new Body(bodies[draw.Next(15)]), new Body(bodies[draw.Next(15)]));
            var direct = kernel.StateAtTdb(a, b, t_s);
            var viaBarycentre = kernel.StateAtTdb(a, Body.SolarSystemBarycentre, t_s)
                - kernel.StateAtTdb(b, Body.SolarSystemBarycentre, t_s);
            // 4e-3 m: about eight roundings of half a unit (4.9e-4 m) at Pluto's and Neptune's 5e12 m.
            Assert.True((direct.Position_m - viaBarycentre.Position_m).Length <= 4e-3);
            Assert.Equal(direct, default(State<Icrf>) - kernel.StateAtTdb(b, a, t_s));
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Velocity_is_the_slope_of_position()
    {
        var kernel = SpkFile.Open(Authorities.PathOf(De440s));
        for (var i = 0; i < 200; i++)
        {
            var t_s = 7.3e8 + (i * 4e5);
            var slope = (kernel.StateAtTdb(Body.Moon, Body.Earth, t_s + 8).Position_m
                - kernel.StateAtTdb(Body.Moon, Body.Earth, t_s - 8).Position_m) / 16;
            // 2e-6 m/s: third derivative n^2 v = 7e-9 m/s^3 times h^2/6, and 1e-7 m of rounding over 16 s.
            Assert.True((slope - kernel.StateAtTdb(Body.Moon, Body.Earth, t_s).Velocity_m_s).Length <= 2e-6);
        }
    }

    private static void AssertSameStates(RawKernel raw, SpkKernel a, SpkKernel b)
    {
        var draw = new Random(2);
        foreach (var segment in raw.Segments)
        {
            for (var i = 0; i < 100; i++)
            {
                var t_s = segment.Begin_s + (draw.NextDouble() * (segment.End_s - segment.Begin_s));
                var (target, center) = (new Body(segment.Target), new Body(segment.Center));
                Assert.Equal(a.StateAtTdb(target, center, t_s), b.StateAtTdb(target, center, t_s));
            }
        }
    }

    private static double Distance(Vec3 actual_m, double[] expected_km) => Math.Sqrt(
        Square((actual_m.X / 1000) - expected_km[0]) + Square((actual_m.Y / 1000) - expected_km[1])
        + Square((actual_m.Z / 1000) - expected_km[2]));

    private static double Square(double x) => x * x;
}
