using System.Buffers.Binary;
using System.Text;

namespace Guanghan.Missions.Tests;

/// <summary>The smallest sound SPK kernel: one type 2 segment, in which the Moon stands still for 2000 s.</summary>
internal static class SmallKernel
{
    private const int RecordBytes = 1024; // of a DAF file, NAIF's DAF Required Reading
    private const int FirstWord = 3 * RecordBytes / 8;

    public static byte[] OfOneBody()
    {
        // Middle and radius of the record, x, y, z in km; then start, length, words a record, number of records.
        double[] data = [0, 1000, 384400, 0, 0, -1000, 2000, 5, 1];
        var bytes = new byte[(FirstWord + data.Length) * 8];
        Encoding.ASCII.GetBytes("DAF/SPK ").CopyTo(bytes, 0);
        Integers(bytes, 8, 2, 6); // doubles and integers of a summary
        Encoding.ASCII.GetBytes("TEST".PadRight(60)).CopyTo(bytes, 16);
        Integers(bytes, 76, 2, 2, (bytes.Length / 8) + 1); // first and last summary record, first free word
        Encoding.ASCII.GetBytes("LTL-IEEE").CopyTo(bytes, 88);
        "FTPSTR:\r:\n:\r\n:\r\0:"u8.CopyTo(bytes.AsSpan(699));
        ((byte[])[0x81, 0x3A, 0x10, 0xCE, 0x3A]).CopyTo(bytes, 716);
        "ENDFTP"u8.CopyTo(bytes.AsSpan(721));
        Doubles(bytes, RecordBytes, 0, 0, 1, -1000, 1000); // no next, no previous, one summary: its two instants
        Integers(bytes, RecordBytes + 40, 301, 3, 1, 2, FirstWord + 1, FirstWord + data.Length);
        Encoding.ASCII.GetBytes("MADE FOR A TEST".PadRight(40)).CopyTo(bytes, 2 * RecordBytes);
        Doubles(bytes, FirstWord * 8, data);
        return bytes;
    }

    private static void Integers(byte[] bytes, int offset, params int[] values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(offset + (4 * at)), values[at]);
        }
    }

    private static void Doubles(byte[] bytes, int offset, params double[] values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(offset + (8 * at)), values[at]);
        }
    }
}
