using System.Buffers.Binary;
using System.Text;

namespace Guanghan.Core.Tests.Bodies.Spk;

/// <summary>Writes small SPK kernels in memory, sound or broken on purpose.</summary>
internal static class KernelMaker
{
    internal sealed record Segment(
        int Target, int Center, double[] Data, double Begin_s, double End_s, int Type = 2, int Frame = 1)
    {
        internal string Name { get; init; } = "MADE FOR A TEST";
    }

    /// <summary>A segment whose body stands still at (x, y, z) km, in one type 2 record.</summary>
    internal static Segment Still(int target, int center, double x_km, double begin_s = -1000, double end_s = 1000)
    {
        var (middle, radius) = ((begin_s + end_s) / 2, (end_s - begin_s) / 2);
        return new(target, center, [middle, radius, x_km, 0, 0, begin_s, 2 * radius, 5, 1], begin_s, end_s);
    }

    internal static byte[] Make(params Segment[] segments) => MakeIn(bigEndian: false, segments);

    internal static byte[] MakeIn(bool bigEndian, params Segment[] segments)
    {
        // Summaries of 25 segments a record; each summary record is followed by its names.
        var groups = segments.Chunk(25).ToArray();
        var word = (1 + (2 * groups.Length)) * 128;
        var bytes = new byte[(word + segments.Sum(s => s.Data.Length)) * 8];
        var writer = new Writer(bytes, bigEndian);
        writer.Ascii(0, "DAF/SPK ");
        writer.Integer(8, 2);
        writer.Integer(12, 6);
        writer.Ascii(16, "TEST".PadRight(60));
        writer.Integer(76, 2);
        writer.Integer(80, 2 * groups.Length);
        writer.Integer(84, (bytes.Length / 8) + 1);
        writer.Ascii(88, bigEndian ? "BIG-IEEE" : "LTL-IEEE");
        "FTPSTR:\r:\n:\r\n:\r\0:"u8.CopyTo(bytes.AsSpan(699));
        ((byte[])[0x81, 0x3A, 0x10, 0xCE, 0x3A]).CopyTo(bytes, 716);
        "ENDFTP"u8.CopyTo(bytes.AsSpan(721));
        for (var g = 0; g < groups.Length; g++)
        {
            var record = (1 + (2 * g)) * 1024;
            writer.Double(record, g + 1 < groups.Length ? (2 * g) + 4 : 0);
            writer.Double(record + 8, g > 0 ? 2 * g : 0);
            writer.Double(record + 16, groups[g].Length);
            for (var i = 0; i < groups[g].Length; i++)
            {
                var s = groups[g][i];
                var at = record + 24 + (i * 40);
                writer.Double(at, s.Begin_s);
                writer.Double(at + 8, s.End_s);
                int[] integers = [s.Target, s.Center, s.Frame, s.Type, word + 1, word + s.Data.Length];
                for (var k = 0; k < 6; k++)
                {
                    writer.Integer(at + 16 + (4 * k), integers[k]);
                }
                writer.Ascii(record + 1024 + (i * 40), s.Name.PadRight(40));
                foreach (var value in s.Data)
                {
                    writer.Double(word++ * 8, value);
                }
            }
        }
        return bytes;
    }

    /// <summary>
    /// The same little-endian kernel in big-endian order: each number turned round, text left alone.
    /// </summary>
    internal static byte[] ToBigEndian(byte[] little)
    {
        var raw = new RawKernel(little);
        var big = (byte[])little.Clone();
        "BIG-IEEE"u8.CopyTo(big.AsSpan(88));
        foreach (var offset in (int[])[8, 12, 76, 80, 84])
        {
            big.AsSpan(offset, 4).Reverse();
        }
        var summary = (BinaryPrimitives.ReadInt32LittleEndian(little.AsSpan(76)) - 1) * 1024;
        for (var i = 0; i < 3; i++)
        {
            big.AsSpan(summary + (8 * i), 8).Reverse();
        }
        for (var i = 0; i < raw.Segments.Count; i++)
        {
            var at = summary + 24 + (i * 40);
            big.AsSpan(at, 8).Reverse();
            big.AsSpan(at + 8, 8).Reverse();
            for (var k = 0; k < 6; k++)
            {
                big.AsSpan(at + 16 + (4 * k), 4).Reverse();
            }
            for (var offset = raw.Segments[i].Offset; offset < raw.Segments[i].End; offset += 8)
            {
                big.AsSpan(offset, 8).Reverse();
            }
        }
        return big;
    }

    private sealed class Writer(byte[] bytes, bool bigEndian)
    {
        internal void Ascii(int offset, string text) => Encoding.ASCII.GetBytes(text).CopyTo(bytes, offset);

        internal void Integer(int offset, int value)
        {
            if (bigEndian)
            {
                BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(offset), value);
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(offset), value);
            }
        }

        internal void Double(int offset, double value)
        {
            if (bigEndian)
            {
                BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(offset), value);
            }
            else
            {
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(offset), value);
            }
        }
    }
}
