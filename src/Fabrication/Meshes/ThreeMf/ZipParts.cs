using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Guanghan.Fabrication.Meshes.ThreeMf;

/// <summary>
/// The files of a zip package, unpacked one by one and only when asked for. What an entry claims to unpack to is
/// bounded by itself, by what it has in the package, and in all, before a byte is unpacked; entries that share bytes
/// are refused; its CRC is checked.
/// </summary>
internal sealed class ZipParts
{
    /// <summary>Most bytes one entry may unpack to.</summary>
    public const long MostLength = 512L << 20;

    /// <summary>
    /// How many times its packed length an entry may unpack to, above <see cref="AlwaysAllowed"/>: lists of vertices
    /// pack 4 to 30 times, DEFLATE can reach 1032.
    /// </summary>
    public const long MostRatio = 250;

    /// <summary>Bytes that an entry may always unpack to.</summary>
    public const long AlwaysAllowed = 1 << 20;

    private const int LocalLength = 30;

    private readonly ReadOnlyMemory<byte> _content;
    private readonly Dictionary<string, ZipEntry> _entries;
    private long _left = 2 * MostLength;

    private ZipParts(ReadOnlyMemory<byte> content, Dictionary<string, ZipEntry> entries) =>
        (_content, _entries) = (content, entries);

    /// <summary>Opens a package; null and the reason where it cannot be read.</summary>
    public static ZipParts? Open(ReadOnlyMemory<byte> content, out string? problem)
    {
        var list = ZipDirectory.Read(content.Span, out problem);
        if (list is null)
        {
            return null;
        }

        // Part names of a package differ by more than case (ECMA-376-2, part names).
        var entries = new Dictionary<string, ZipEntry>(StringComparer.OrdinalIgnoreCase);
        var end = 0L;
        foreach (var entry in list.OrderBy(entry => entry.Offset))
        {
            if (entry.Offset < end || entry.PackedLength < 0 || entry.PackedLength > content.Length ||
                entry.Offset > content.Length - LocalLength - entry.PackedLength)
            {
                problem = $"entry '{entry.Name}' overlaps another or lies outside the package: it is damaged or made " +
                    "to " +
                    "harm; export the part again";
                return null;
            }

            end = entry.Offset + LocalLength + entry.PackedLength;
            if (!entry.Name.EndsWith('/') && !entries.TryAdd(entry.Name, entry))
            {
                problem = $"entry '{entry.Name}' is in the package twice; export the part again";
                return null;
            }
        }

        return new(content, entries);
    }

    /// <summary>Whether there is such an entry.</summary>
    public bool Has(string name) => _entries.ContainsKey(name);

    /// <summary>Unpacks an entry; null and the reason where that cannot be.</summary>
    public byte[]? Read(string name, out string? problem)
    {
        if (!_entries.TryGetValue(name, out var entry))
        {
            problem = $"the package lacks '{name}'; export the part again";
            return null;
        }

        problem = Refusal(entry);
        if (problem is not null)
        {
            return null;
        }

        var header = _content.Span[(int)entry.Offset..];
        var start = entry.Offset + LocalLength + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) +
            BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != 0x04034B50 || start +
            entry.PackedLength > _content.Length)
        {
            problem = $"entry '{name}' does not begin where the directory says; export the part again";
            return null;
        }

        _left -= entry.Length;
        var packed = _content.Slice((int)start, (int)entry.PackedLength);
        var bytes = entry.Method == 0 ? packed.ToArray() : Inflate(packed, (int)entry.Length);
        if (bytes is null || bytes.Length != entry.Length || Crc32.Of(bytes) != entry.Crc)
        {
            problem = $"entry '{name}' is damaged: what it unpacks to has not the length or the check sum that the " +
                "directory says; export the part again, or fetch the file again";
            return null;
        }

        return bytes;
    }

    private string? Refusal(ZipEntry entry)
    {
        var most = Math.Max(AlwaysAllowed, MostRatio * entry.PackedLength);
        return (entry.Flags & 1) != 0 ? $"entry '{entry.Name}' is encrypted; export the part without a password"
            : entry.Method is not (0 or 8) ? Text($"entry '{entry.Name}' is packed by method {entry.Method}; only ") +
                "stored " +
                "and deflated entries are read: export the part again"
            : entry.Length > MostLength || entry.Length > _left ? Text($"entry '{entry.Name}' would unpack to ") +
                Text($"{entry.Length} bytes; the limit is {Math.Min(MostLength, _left)}: export a smaller part")
            : entry.Length > most ? Text($"entry '{entry.Name}' would unpack from {entry.PackedLength} ") +
                Text($"to {entry.Length} ") +
                Text($"bytes, more than {MostRatio} times: that is no mesh; export the part again")
            : null;
    }

    // Null where the packed bytes make no sense or unpack to more than they say.
    private static byte[]? Inflate(ReadOnlyMemory<byte> packed, int length)
    {
        var bytes = new byte[length];
        try
        {
            using var source = Stream(packed);
            using var inflate = new DeflateStream(source, CompressionMode.Decompress);
            var got = inflate.ReadAtLeast(bytes, length, throwOnEndOfStream: false);
            return got == length && inflate.ReadByte() < 0 ? bytes : null;
        }
        catch (InvalidDataException)
        {
            return null; // the caller says that the entry is damaged
        }
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array) && array.Array is not null
            ? new(array.Array, array.Offset, array.Count, false)
            : new(bytes.ToArray(), false);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
