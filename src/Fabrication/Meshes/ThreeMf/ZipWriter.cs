using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Guanghan.Fabrication.Meshes.ThreeMf;

/// <summary>Writes zip packages (APPNOTE 6.3.10), deflated, without clock: every entry is dated 1980-01-01.</summary>
internal static class ZipWriter
{
    private const ushort Version = 20; // directories and DEFLATE
    private const ushort FirstDay = (1 << 5) | 1; // 1980-01-01, section 4.4.6

    /// <summary>Entries as a package of less than 2 GB.</summary>
    public static byte[] Write(IReadOnlyList<(string Name, byte[] Bytes)> entries)
    {
        using var stream = new MemoryStream();
        using var directory = new MemoryStream();
        foreach (var (name, bytes) in entries)
        {
            var offset = (uint)stream.Length;
            var packed = Deflated(bytes);
            var text = Encoding.UTF8.GetBytes(name);
            var common = new byte[26];
            Put(common, 0, Version);
            Put(common, 4, 8);
            Put(common, 8, FirstDay);
            BinaryPrimitives.WriteUInt32LittleEndian(common.AsSpan(10), Crc32.Of(bytes));
            BinaryPrimitives.WriteUInt32LittleEndian(common.AsSpan(14), (uint)packed.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(common.AsSpan(18), (uint)bytes.Length);
            Put(common, 22, (ushort)text.Length);
            stream.Write([0x50, 0x4B, 3, 4, .. common, .. text, .. packed]);
            var place = new byte[14]; // comment, disk, attributes, offset
            BinaryPrimitives.WriteUInt32LittleEndian(place.AsSpan(10), offset);
            directory.Write([0x50, 0x4B, 1, 2, (byte)Version, 0, .. common, .. place, .. text]);
        }

        var end = new byte[18];
        Put(end, 4, (ushort)entries.Count);
        Put(end, 6, (ushort)entries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(8), (uint)directory.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), (uint)stream.Length);
        stream.Write(directory.ToArray());
        stream.Write([0x50, 0x4B, 5, 6, .. end]);
        return stream.ToArray();
    }

    private static byte[] Deflated(byte[] bytes)
    {
        using var stream = new MemoryStream();
        using (var deflate = new DeflateStream(stream, CompressionLevel.Optimal))
        {
            deflate.Write(bytes);
        }

        return stream.ToArray();
    }

    private static void Put(byte[] bytes, int at, ushort value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), value);
}
