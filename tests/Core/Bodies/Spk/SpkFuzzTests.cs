using System.Diagnostics;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Space;

namespace Guanghan.Core.Tests.Bodies.Spk;

/// <summary>
/// Mutated kernels. Promise: whatever the bytes, opening and reading either throws EphemerisException or returns, in
/// bounded time; and a state that differs from the sound kernel's by more than 0.1 m is returned only where the
/// corruption lies in the coefficients of the very record read, or in the numbers of bodies and frame of a descriptor, for
/// none of which the format has any redundancy.
/// </summary>
public sealed class SpkFuzzTests(ITestOutputHelper output)
{
    private const string De440s = "ephemeris/de440s_2023_2025.bsp";

    // A record's middle and radius may be off by 4 units in the last place of the time, 5e-7 s, before that is
    // noticed: 6 cm at Mercury's 59 km/s for both together.
    private const double Tolerance_m = 0.1;

    // Opening takes well below a millisecond; 5 s is a hang even on a loaded machine.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Kind", "property")]
    public void Mutated_kernels_are_refused_in_words_or_read_right(bool bigEndian)
    {
        var raw = RawKernel.Load(De440s);
        var sound = bigEndian ? KernelMaker.ToBigEndian(raw.Bytes) : raw.Bytes;
        var probes = Probes(raw, SpkKernel.FromMemory(sound, "sound"));
        var draw = new Random(20261124);
        int refused = 0, partly = 0, unharmed = 0, believed = 0, cases = 4000;
        var clock = new Stopwatch();
        var slowest = TimeSpan.Zero;
        for (var i = 0; i < cases; i++)
        {
            var bytes = Mutate(sound, raw, draw);
            clock.Restart();
            var (opened, read, wrong) = Read(bytes, probes);
            slowest = clock.Elapsed > slowest ? clock.Elapsed : slowest;
            Assert.True(clock.Elapsed < TimeLimit, $"case {i} took {clock.Elapsed}");
            foreach (var probe in wrong)
            {
                Assert.True(IsUndetectable(bytes, sound, raw, probe), $"case {i}: body {probe.Segment.Target}");
            }
            refused += opened ? 0 : 1;
            believed += wrong.Count > 0 ? 1 : 0;
            unharmed += opened && wrong.Count == 0 && read == probes.Count ? 1 : 0;
            partly += opened && wrong.Count == 0 && read < probes.Count ? 1 : 0;
        }
        output.WriteLine($"{cases} cases: {refused} refused on opening, {partly} read in part, {unharmed} unharmed, "
            + $"{believed} with wrong numbers that nothing can betray; slowest {slowest.TotalMilliseconds:F1} ms");
        // The mutations must try every outcome, or this test tries nothing.
        Assert.True(refused > cases / 10 && partly > 20 && unharmed > 20 && believed > 5);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Noise_is_refused_in_words()
    {
        var draw = new Random(5);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new byte[draw.Next(8192)];
            draw.NextBytes(bytes);
            if (bytes.Length >= 1024 && i % 2 == 0)
            {
                // Past the magic, so that the noise meets the rest of the reader.
                KernelMaker.Make(KernelMaker.Still(1, 0, 5)).AsSpan(0, 1024).CopyTo(bytes);
            }
            var error = Assert.Throws<EphemerisException>(() => SpkKernel.FromMemory(bytes, "noise"));
            Assert.Contains("noise", error.Message, StringComparison.Ordinal);
        }
    }

    private static (bool Opened, int Read, List<Probe> Wrong) Read(byte[] bytes, List<Probe> probes)
    {
        SpkKernel kernel;
        try
        {
            kernel = SpkKernel.FromMemory(bytes, "mutated");
        }
        catch (EphemerisException)
        {
            return (false, 0, []);
        }
        var read = 0;
        List<Probe> wrong = [];
        foreach (var probe in probes)
        {
            try
            {
                var (target, center) = (new Body(probe.Segment.Target), new Body(probe.Segment.Center));
                var state = kernel.StateAtTdb(target, center, probe.Time_s);
                read++;
                if (!((state.Position_m - probe.State.Position_m).Length <= Tolerance_m))
                {
                    wrong.Add(probe);
                }
            }
            catch (EphemerisException)
            {
                // Refused in words: that is one of the two right answers.
            }
        }
        return (true, read, wrong);
    }

    private static bool IsUndetectable(byte[] bytes, byte[] sound, RawKernel raw, Probe probe)
    {
        bool Differs(int offset, int length)
        {
            var end = Math.Min(offset + length, bytes.Length);
            return !bytes.AsSpan(offset, Math.Max(0, end - offset)).SequenceEqual(sound.AsSpan(offset, length));
        }
        var firstSummary = Summary(raw);
        return Differs(probe.Record + 16, (probe.Segment.Size * 8) - 16)
            || Enumerable.Range(0, raw.Segments.Count).Any(i => Differs(firstSummary + (i * 40) + 16, 12));
    }

    private static int Summary(RawKernel raw) =>
        ((System.Buffers.Binary.BinaryPrimitives.ReadInt32LittleEndian(raw.Bytes.AsSpan(76)) - 1) * 1024) + 24;

    private static byte[] Mutate(byte[] sound, RawKernel raw, Random draw)
    {
        var bytes = (byte[])sound.Clone();
        var summary = Summary(raw);
        var segment = raw.Segments[draw.Next(raw.Segments.Count)];
        void Flip(int start, int length)
        {
            for (var n = draw.Next(1, 4); n > 0; n--)
            {
                bytes[start + draw.Next(length)] ^= (byte)(1 << draw.Next(8));
            }
        }
        switch (draw.Next(9))
        {
            case 0: // anywhere
                Flip(0, bytes.Length);
                break;
            case 1: // the file record
                Flip(0, 1024);
                break;
            case 2: // the summary record
                Flip(summary - 24, 24 + (raw.Segments.Count * 40));
                break;
            case 3: // a directory
                Flip(segment.End - 32, 32);
                break;
            case 4: // middle and radius of the first, the last or another record
                var record = draw.Next(3) switch { 0 => 0, 1 => segment.Count - 1, _ => draw.Next(segment.Count) };
                Flip(segment.Offset + (record * segment.Size * 8), 16);
                break;
            case 5: // cut off
                return bytes[..draw.Next(bytes.Length)];
            case 6: // one descriptor over another
                var (from, to) = (draw.Next(raw.Segments.Count), draw.Next(raw.Segments.Count));
                bytes.AsSpan(summary + (from * 40), 40).CopyTo(bytes.AsSpan(summary + (to * 40)));
                break;
            case 7: // part of one descriptor over another
                var part = draw.Next(1, 5) * 8;
                bytes.AsSpan(summary + (draw.Next(raw.Segments.Count) * 40) + 40 - part, part)
                    .CopyTo(bytes.AsSpan(summary + (draw.Next(raw.Segments.Count) * 40) + 40 - part));
                break;
            default: // a piece of the file over another, or a piece taken out so that the rest moves up
                var (a, b) = (draw.Next(bytes.Length - 4096), draw.Next(bytes.Length - 4096));
                var length = draw.Next(1, 4096);
                if (draw.Next(2) == 0)
                {
                    bytes.AsSpan(a, length).ToArray().CopyTo(bytes, b);
                    break;
                }
                return [.. bytes[..a], .. bytes[(a + length)..]];
        }
        return bytes;
    }

    private static List<Probe> Probes(RawKernel raw, SpkKernel kernel)
    {
        List<Probe> probes = [];
        foreach (var s in raw.Segments)
        {
            foreach (var fraction in (double[])[0.001, 0.31, 0.999])
            {
                var t_s = s.Begin_s + (fraction * (s.End_s - s.Begin_s));
                var index = Math.Clamp((int)((t_s - s.First_s) / s.Interval_s), 0, s.Count - 1);
                var state = kernel.StateAtTdb(new Body(s.Target), new Body(s.Center), t_s);
                probes.Add(new Probe(s, t_s, s.Offset + (index * s.Size * 8), state));
            }
        }
        return probes;
    }

    private sealed record Probe(RawSegment Segment, double Time_s, int Record, State<Icrf> State);
}
