using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Guanghan.Fabrication.Meshes.ThreeMf;

/// <summary>One file in a zip package, as its directory says.</summary>
/// <param name="Name">With forward slashes.</param>
/// <param name="Method">0 stored, 8 deflated.</param>
/// <param name="Flags">Bit 0: encrypted.</param>
/// <param name="Crc">CRC-32 of what is in it.</param>
/// <param name="PackedLength">Bytes in the package.</param>
/// <param name="Length">Bytes unpacked.</param>
/// <param name="Offset">Where its local header begins.</param>
internal readonly record struct ZipEntry(
    string Name, int Method, int Flags, uint Crc, long PackedLength, long Length, long Offset);

/// <summary>
/// The directory of a zip package (PKWARE, "APPNOTE.TXT - .ZIP File Format Specification", 6.3.10, sections 4.3.12,
/// 4.3.14 to 4.3.16 and 4.5.3). The number of entries and their sizes are bounded before anything is unpacked.
/// </summary>
internal static class ZipDirectory
{
    /// <summary>Most entries of a package.</summary>
    public const int MostEntries = 4096;

    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int MostComment = 65_535;

    /// <summary>Reads the directory; null and the reason where it cannot be read.</summary>
    /// <param name="content">The package.</param>
    /// <param name="problem">Why not.</param>
    public static List<ZipEntry>? Read(ReadOnlySpan<byte> content, out string? problem)
    {
        var end = FindEnd(content);
        if (end < 0)
        {
            problem = "the package has no directory: it is cut short, or is not a zip package; export the part again";
            return null;
        }

        long count = U16(content, end + 10), length = U32(content, end + 12), start = U32(content, end + 16);
        if (end >= 20 && U32(content, end - 20) == 0x07064B50 && (long)U64(content, end - 20 + 8) is var wide &&
            wide >= 0 && wide <= content.Length - 56 && U32(content, (int)wide) == 0x06064B50)
        {
            (count, length, start) = ((long)U64(content, (int)wide + 32), (long)U64(content, (int)wide + 40),
                (long)U64(content, (int)wide + 48));
        }

        if (count is < 0 or > MostEntries)
        {
            problem = Text($"the package says it has {count} entries; the limit is {MostEntries}: export the part ") +
                "without " +
                "the rest";
            return null;
        }

        if (start < 0 || length < 0 || start > end || length > end - start || count * EntryLength > length)
        {
            problem = "the package's directory does not lie within it: it is cut short or damaged; export the part " +
                "again";
            return null;
        }

        return Entries(content.Slice((int)start, (int)length), (int)count, out problem);
    }

    private static List<ZipEntry>? Entries(ReadOnlySpan<byte> directory, int count, out string? problem)
    {
        var entries = new List<ZipEntry>(count);
        var at = 0;
        for (var index = 0; index < count; index++)
        {
            if (at > directory.Length - EntryLength || U32(directory, at) != 0x02014B50)
            {
                problem = Text($"the package's directory breaks off at entry {index + 1} of {count}; ") +
                    "export the part again";
                return null;
            }

            int name = U16(directory, at + 28), extra = U16(directory, at + 30), comment = U16(directory, at + 32);
            var next = at + EntryLength + name + extra + comment;
            if (next > directory.Length)
            {
                problem = Text($"the package's directory breaks off at entry {index + 1} of {count}; ") +
                    "export the part again";
                return null;
            }

            var sizes = new long[] { U32(directory, at + 24), U32(directory, at + 20), U32(directory, at + 42) };
            Widen(directory.Slice(at + EntryLength + name, extra), sizes);
            entries.Add(new(Encoding.UTF8.GetString(directory.Slice(at + EntryLength, name)).Replace('\\', '/'),
                U16(directory, at + 10), U16(directory, at + 8), U32(directory, at + 16), sizes[1], sizes[0],
                    sizes[2]));
            at = next;
        }

        problem = null;
        return entries;
    }

    // Sizes of 4 GB and more, or written in advance, stand in an extra field (section 4.5.3).
    private static void Widen(ReadOnlySpan<byte> extra, long[] sizes)
    {
        while (extra.Length >= 4)
        {
            int id = U16(extra, 0), length = U16(extra, 2);
            if (length > extra.Length - 4)
            {
                return;
            }

            var field = extra.Slice(4, length);
            for (var at = 0; id == 1 && at < sizes.Length; at++)
            {
                if (sizes[at] == uint.MaxValue && field.Length >= 8)
                {
                    sizes[at] = (long)Math.Min(U64(field, 0), long.MaxValue);
                    field = field[8..];
                }
            }

            extra = extra[(4 + length)..];
        }
    }

    private static int FindEnd(ReadOnlySpan<byte> content)
    {
        var last = content.Length - EndLength;
        for (var at = last; at >= 0 && at >= last - MostComment; at--)
        {
            if (U32(content, at) == 0x06054B50 && at + EndLength + U16(content, at + 20) == content.Length)
            {
                return at;
            }
        }

        return -1;
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static ulong U64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
