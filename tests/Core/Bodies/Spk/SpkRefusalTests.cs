using System.Buffers.Binary;
using System.Text;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;

namespace Guanghan.Core.Tests.Bodies.Spk;

/// <summary>Each way of breaking a kernel, and exactly what is said of it.</summary>
public sealed class SpkRefusalTests
{
    private const int Summary = 1024;
    private const int Descriptor = Summary + 24;
    private const int Data = 3 * 1024; // one summary record, one of names

    private static string MessageFor(byte[] bytes) =>
        Assert.Throws<EphemerisException>(() => SpkKernel.FromMemory(bytes, "bad.bsp")).Message;

    private static byte[] Sound() => KernelMaker.Make(KernelMaker.Still(301, 3, 4), KernelMaker.Still(399, 3, -1));

    private static void Put(byte[] bytes, int offset, double value) =>
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(offset), value);

    private static void Put(byte[] bytes, int offset, int value) =>
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(offset), value);

    private static void Put(byte[] bytes, int offset, string text) =>
        Encoding.ASCII.GetBytes(text).CopyTo(bytes, offset);

    private const string Again = " Copy the kernel again.";
    private const string Cannot = "bad.bsp cannot be read as an SPK kernel: ";
    private const string Moon = "bad.bsp, segment 1 (body 301 about 3)";

    public static TheoryData<string, Action<byte[]>, string> Breakages() => new()
    {
        { "magic", b => Put(b, 0, "GIF89a  "), Cannot + "it starts with 'GIF89a', not with 'DAF/SPK' or 'NAIF/DAF'." },
        { "kind", b => Put(b, 0, "DAF/CK  "), Cannot + "it is a NAIF file of another kind, 'DAF/CK', not 'DAF/SPK'." },
        {
            "text form", b => Put(b, 0, "DAFETF N"),
            Cannot + "it is a transfer file in text form: convert it with NAIF's tobin."
        },
        {
            "number format", b => Put(b, 88, "VAX-GFLT"),
            Cannot + "its number format is 'VAX-GFLT'; 'LTL-IEEE' and 'BIG-IEEE' are supported."
        },
        {
            "text-mode copy", b => b[706] = 10,
            Cannot + "its transfer check string is damaged, as by a copy in text mode: copy it in binary."
        },
        {
            "ND", b => Put(b, 8, 3),
            Cannot + "its descriptors have 3 doubles and 6 integers, not 2 and 6 as in an SPK."
        },
        {
            "no summaries", b => Put(b, 76, 9),
            Cannot + "summary record 9 or its names lie outside the file of 3216 bytes."
        },
        { "none", b => (b[76], b[80]) = (0, 0), Cannot + "it holds no segments." },
        { "count", b => Put(b, Summary + 16, 26.0), Cannot + "summary record 2 claims 26 segments; 0 to 25 fit." },
        {
            "loop", b => Put(b, Summary, 2.0),
            Cannot + "summary record 2 points back to 0 and on to 2: a broken chain."
        },
        { "last record", b => Put(b, 80, 4), Cannot + "its last summary record is 2, not 4 as its start says." },
        {
            "zero length", b => Put(b, Descriptor + 8, -1000.0),
            Cannot + "segment 1 (summary record 2) covers no time: -1000 s to -1000 s."
        },
        {
            "NaN bounds", b => Put(b, Descriptor, double.NaN),
            Cannot + "segment 1 (summary record 2) covers no time: NaN s to 1000 s."
        },
        {
            "addresses", b => Put(b, Descriptor + 32, 5),
            Cannot + "segment 1 (summary record 2) claims doubles 5 to 393."
        },
        {
            "overlap", b => Put(b, Descriptor + 36, 394),
            Cannot + "the data of segment 2 overlap another part at byte 3144."
        },
        { "itself", b => Put(b, Descriptor + 16, 3), Cannot + "segment 1 gives body 3 about itself." },
        {
            "interval", b => Put(b, Data + 48, -1.0),
            Moon + " is corrupt: its records start at -1000 s and last -1 s each. Copy the kernel again."
        },
        {
            "record size", b => Put(b, Data + 56, 6.0),
            Moon + " is corrupt: its record size, 6 doubles, fits no type 2 record. Copy the kernel again."
        },
        {
            "record count", b => Put(b, Data + 64, 2.0),
            Moon + " is corrupt: 2 records of 5 do not fill 9 doubles. Copy the kernel again."
        },
        {
            "coverage", b => Put(b, Descriptor, -1001.0),
            Moon + " is corrupt: it claims -1001 s to 1000 s but holds -1000 s to 1000 s. Copy the kernel again."
        },
        {
            "middle", b => Put(b, Data, 1.0),
            Moon + " is corrupt: the middle and radius of data record 1 do not fit its directory."
            + Again
        },
        {
            "radius", b => Put(b, Data + 8, double.NaN),
            Moon + " is corrupt: the middle and radius of data record 1 do not fit its directory."
            + Again
        },
    };

    [Theory]
    [MemberData(nameof(Breakages))]
    [Trait("Kind", "refusal")]
    public void A_broken_kernel_is_refused_in_these_words(string what, Action<byte[]> breakIt, string message)
    {
        var bytes = Sound();
        breakIt(bytes);
        var said = MessageFor(bytes);
        Assert.True(string.Equals(message, said, StringComparison.Ordinal), $"{what}: {said}");
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_file_too_short_for_a_file_record_is_refused()
    {
        Assert.Equal(Cannot + "it has 0 bytes; its file record alone needs 1024.", MessageFor([]));
        Assert.Equal(Cannot + "it has 1023 bytes; its file record alone needs 1024.", MessageFor(Sound()[..1023]));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_chain_of_summaries_that_returns_is_refused()
    {
        var bytes = KernelMaker.Make([.. Enumerable.Range(1, 26).Select(i => KernelMaker.Still(-i, 0, i))]);
        Put(bytes, 3 * 1024, 2.0); // the second summary record leads back to the first
        Assert.Equal(Cannot + "summary record 2 points back to 0 and on to 4: a broken chain.", MessageFor(bytes));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Coefficients_that_are_not_numbers_are_refused_when_read_with_their_record()
    {
        foreach (var bad in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            var bytes = Sound();
            Put(bytes, Data + 24, bad);
            var kernel = SpkKernel.FromMemory(bytes, "bad.bsp");
            Assert.Equal(
                Moon + ": data record 1 of 1 is corrupt: it holds coefficients that are not finite numbers. "
                + "Copy the kernel again.",
                Assert.Throws<EphemerisException>(
                    () => kernel.StateAtTdb(Body.Moon, Body.EarthMoonBarycentre, 0)).Message);
            Assert.Equal(-1000, kernel.StateAtTdb(Body.Earth, Body.EarthMoonBarycentre, 0).Position_m.X);
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Frames_types_and_cut_segments_are_named_when_nothing_else_is_left()
    {
        var galactic = KernelMaker.Make(KernelMaker.Still(301, 3, 4) with { Frame = 13 });
        Assert.Equal(
            $"No segment of bad.bsp can be read. {Moon} is in NAIF frame 13; frames 1 (J2000) and 17 (ECLIPJ2000) are "
            + "supported.",
            MessageFor(galactic));
        var unknown = KernelMaker.Make(KernelMaker.Still(301, 3, 4) with { Type = 22 });
        Assert.Equal(
            $"No segment of bad.bsp can be read. {Moon} is of type 22; types 1, 2, 3, 5, 8, 9, 10, 12, 13, 14, 15, 17, "
            + "18, 19, 20 and 21 are supported.",
            MessageFor(unknown));
        var elements = KernelMaker.Make(KernelMaker.Still(301, 3, 4) with { Type = 10 });
        Assert.Equal(
            $"No segment of bad.bsp can be read. {Moon} is of type 10, two-line elements: open the kernel with a "
            + "two-line theory, SpkTwoLineTheory of Guanghan.Flight.Formats.",
            MessageFor(elements));
        Assert.Equal(
            $"No segment of bad.bsp can be read. {Moon} is cut off: its data end at byte 3144, the file at byte 3100.",
            MessageFor(Sound()[..3100]));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_type_2_segment_labelled_type_3_is_noticed_by_its_velocity()
    {
        // Nine coefficients of x, y, z become three of each of six series.
        double[] data = [0, 50, 9, 8, 7, 6, 5, 4, 30, 20, 10, 9, 8, 7, 3, 2, 1, 9, 5, 6, -50, 100, 20, 1];
        var bytes = KernelMaker.Make(new KernelMaker.Segment(301, 3, data, -50, 50));
        Put(bytes, Descriptor + 28, 3);
        Assert.Equal(
            Moon + ": data record 1 of 1 is corrupt: its velocity is not the slope of its position." + Again,
            MessageFor(bytes));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_file_that_is_not_there_is_refused_by_its_path() =>
        Assert.StartsWith(
            "Cannot open the SPK kernel no/such/file.bsp: ",
            Assert.Throws<EphemerisException>(() => SpkFile.Open("no/such/file.bsp")).Message,
            StringComparison.Ordinal);

    [Fact]
    [Trait("Kind", "property")]
    public void An_old_kernel_without_format_and_check_string_is_read()
    {
        var bytes = Sound();
        Put(bytes, 0, "NAIF/DAF");
        bytes.AsSpan(88, 8).Clear();
        bytes.AsSpan(699, 28).Clear();
        var kernel = SpkKernel.FromMemory(bytes, "old.bsp");
        Assert.Equal(5000, kernel.StateAtTdb(Body.Moon, Body.Earth, 0).Position_m.X);
    }
}
