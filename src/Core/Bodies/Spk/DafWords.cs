using System.Buffers.Binary;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>
/// Numbers of a DAF in its byte order, for opening it; the caller has checked that they lie in the file.
/// </summary>
/// <param name="bytes">The file.</param>
/// <param name="isForeignOrder">True where the file's byte order is not this machine's.</param>
internal readonly struct DafWords(SpkBytes bytes, bool isForeignOrder)
{
    /// <summary>Bytes of a physical record.</summary>
    internal const int RecordBytes = 1024;

    private bool IsLittleEndian => BitConverter.IsLittleEndian != isForeignOrder;

    /// <summary>The double at an address counted in doubles from 1.</summary>
    internal double Double(long address)
    {
        var slice = bytes.Slice((address - 1) * sizeof(double), sizeof(double));
        return IsLittleEndian
            ? BinaryPrimitives.ReadDoubleLittleEndian(slice)
            : BinaryPrimitives.ReadDoubleBigEndian(slice);
    }

    /// <summary>The integer at a byte offset.</summary>
    internal int Integer(long offset)
    {
        var slice = bytes.Slice(offset, sizeof(int));
        return IsLittleEndian
            ? BinaryPrimitives.ReadInt32LittleEndian(slice)
            : BinaryPrimitives.ReadInt32BigEndian(slice);
    }

    /// <summary>
    /// Text of fixed length; what is not printable ASCII shows as '?'. Trailing blanks and zeros are cut.
    /// </summary>
    internal string Text(long offset, int length)
    {
        Span<char> characters = stackalloc char[64];
        characters = characters[..Math.Min(length, 64)];
        var slice = bytes.Slice(offset, characters.Length);
        for (var i = 0; i < slice.Length; i++)
        {
            characters[i] = slice[i] is >= 32 and < 127 ? (char)slice[i] : slice[i] == 0 ? ' ' : '?';
        }
        return characters.TrimEnd(' ').ToString();
    }
}
