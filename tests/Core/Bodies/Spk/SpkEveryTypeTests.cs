using System.Diagnostics;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Space;

namespace Guanghan.Core.Tests.Bodies.Spk;

/// <summary>What holds for every data type alike.</summary>
public sealed class SpkEveryTypeTests
{
    public static TheoryData<int> Types() => [.. EveryType.Types];

    [Theory]
    [MemberData(nameof(Types))]
    [Trait("Kind", "property")]
    public void A_big_endian_segment_gives_the_same_bits(int type)
    {
        var (little, big) = (Open(KernelMaker.Make(EveryType.Of(type))),
            Open(KernelMaker.MakeIn(bigEndian: true, EveryType.Of(type))));
        for (var t = 0; t <= 1000; t += 7)
        {
            Assert.Equal(little.StateAtTdb(new(-type), default, t), big.StateAtTdb(new(-type), default, t));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    [Trait("Kind", "property")]
    public void A_segment_in_the_ecliptic_is_turned_to_the_equator(int type)
    {
        var (plain, ecliptic) = (Open(KernelMaker.Make(EveryType.Of(type))),
            Open(KernelMaker.Make(EveryType.Of(type) with { Frame = 17 })));
        var toEquator = Ecliptic.Iau1976FromIcrf.Inverse();
        for (var t = 0; t <= 1000; t += 90)
        {
            var state = plain.StateAtTdb(new(-type), default, t);
            var turned = toEquator.Apply(new State<EclipticJ2000Iau1976>(state.Position_m, state.Velocity_m_s));
            // Two-line elements have their own axes and are not turned. 1e-8 m: roundings of 7e6 m.
            var expected = type == 10 ? state.Position_m : turned.Position_m;
            Assert.True((ecliptic.StateAtTdb(new(-type), default, t).Position_m - expected).Length < 1e-8);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    [Trait("Kind", "property")]
    public void Reading_a_state_allocates_nothing(int type)
    {
        var kernel = Open(KernelMaker.Make(EveryType.Of(type)));
        Assert.Equal(0, Allocations.Fewest(() =>
        {
            for (var t = 0; t < 1000; t += 90)
            {
                kernel.StateAtTdb(new(-type), default, t);
            }
        }));
    }

    [Theory]
    [MemberData(nameof(Types))]
    [Trait("Kind", "refusal")]
    public void A_time_outside_is_refused_with_the_span_covered(int type)
    {
        var kernel = Open(KernelMaker.Make(EveryType.Of(type)));
        Assert.Equal(
            $"made does not give body {-type} relative to 0 at 1001 s TDB past J2000. It holds for these bodies: {-type} about "
            + "0 from 0 s to 1000 s. Load a kernel that covers them.",
            Assert.Throws<EphemerisException>(() => kernel.StateAtTdb(new(-type), default, 1001)).Message);
    }

    [Theory]
    [MemberData(nameof(Types))]
    [Trait("Kind", "property")]
    public void Mutated_segments_are_refused_in_words_or_give_finite_states_in_bounded_time(int type)
    {
        var sound = KernelMaker.Make(EveryType.Of(type));
        var draw = new Random(type);
        var data = 3 * 1024; // after the file record, the summaries and the names
        int refused = 0, read = 0;
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 600; i++)
        {
            var bytes = (byte[])sound.Clone();
            for (var n = draw.Next(1, 4); n > 0; n--)
            {
                // Half of them in the last 25 doubles, where counts, directories and meta data are.
                var offset = draw.Next(2) == 0 ? bytes.Length - 1 - draw.Next(200) : draw.Next(data, bytes.Length);
                bytes[offset] = (byte)draw.Next(256);
            }
            try
            {
                var kernel = Open(bytes);
                foreach (var t in (double[])[0, 333.3, 999.9, 1000])
                {
                    var state = kernel.StateAtTdb(new(-type), default, t);
                    Assert.False(double.IsNaN(state.Position_m.X + state.Position_m.Y + state.Velocity_m_s.Z));
                    read++;
                }
            }
            catch (EphemerisException error)
            {
                refused++;
                Assert.Contains("made", error.Message, StringComparison.Ordinal);
            }
        }
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), "a hang: 600 cases take far below a second");
        Assert.True(refused >= 10 && read > 100, $"{refused} refused, {read} read: mutations must try both");
    }

    private static SpkKernel Open(byte[] bytes) => SpkKernel.FromMemory(bytes, "made", new EveryType.Circles());
}
