using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Guanghan.Missions.Reports.Maps;

/// <summary>
/// Writes a picture as PNG (ISO/IEC 15948, W3C Recommendation of 2003): eight bits a pixel, a palette, no clock and no
/// text, so that equal pictures give equal bytes on every machine.
/// </summary>
internal static class PngFile
{
    private const byte PaletteColor = 3;
    private const byte UpFilter = 2;

    /// <summary>The file's bytes.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="palette">Red, green and blue of every index.</param>
    public static byte[] Write(IndexedImage image, ReadOnlySpan<byte> palette)
    {
        var file = new ArrayBufferWriter<byte>();
        file.Write((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), image.Height);
        (header[8], header[9]) = (8, PaletteColor);
        Chunk(file, "IHDR", header);
        Chunk(file, "PLTE", palette);
        Chunk(file, "IDAT", RunDeflate.Compress(Filtered(image)));
        Chunk(file, "IEND", []);
        return file.WrittenSpan.ToArray();
    }

    // Each row less the one above it: rows through the same cells become zeros.
    private static byte[] Filtered(IndexedImage image)
    {
        var bytes = new byte[(image.Width + 1) * image.Height];
        for (var y = 0; y < image.Height; y++)
        {
            var to = bytes.AsSpan(y * (image.Width + 1), image.Width + 1);
            to[0] = UpFilter;
            var row = image.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                to[x + 1] = (byte)(row[x] - (y == 0 ? 0 : image.Row(y - 1)[x]));
            }
        }

        return bytes;
    }

    private static void Chunk(ArrayBufferWriter<byte> file, string type, ReadOnlySpan<byte> content)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. content];
        BinaryPrimitives.WriteInt32BigEndian(file.GetSpan(sizeof(int)), content.Length);
        file.Advance(sizeof(int));
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(file.GetSpan(sizeof(uint)), Crc32(body));
        file.Advance(sizeof(uint));
    }

    // Annex D of the standard, bit by bit: the polynomial of ISO 3309.
    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
