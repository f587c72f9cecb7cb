using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Guanghan.Missions.Store;

/// <summary>Writes the fields of a stored record, little-endian, and a SHA-256 of them at the end.</summary>
internal sealed class FieldWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public void Word(uint value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        _bytes.Write(bytes);
    }

    public void Whole(long value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        _bytes.Write(bytes);
    }

    public void Count(int value) => Word((uint)value);

    public void Double(double value_1) => Whole(BitConverter.DoubleToInt64Bits(value_1));

    /// <summary>
    /// UTF-16 code units, so that any string comes back as it was, even one that is no valid Unicode.
    /// </summary>
    public void Text(string text)
    {
        Count(text.Length);
        Raw(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    public void Doubles(ReadOnlySpan<double> values)
    {
        Count(values.Length);
        if (BitConverter.IsLittleEndian)
        {
            _bytes.Write(MemoryMarshal.AsBytes(values));
            return;
        }

        foreach (var value in values)
        {
            Double(value);
        }
    }

    public void Raw(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    /// <summary>All that was written, with its SHA-256 behind it.</summary>
    public byte[] Sealed()
    {
        Raw(SHA256.HashData(_bytes.WrittenSpan));
        return _bytes.WrittenSpan.ToArray();
    }

    /// <summary>Doubles as their 64 bits: -0 differs from 0, and every NaN from every other.</summary>
    public static ReadOnlySpan<long> BitsOf(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, long>(values);
}

/// <summary>Reads what <see cref="FieldWriter"/> wrote; anything else is refused.</summary>
internal ref struct FieldReader
{
    private ReadOnlySpan<byte> _rest;

    private FieldReader(ReadOnlySpan<byte> body) => _rest = body;

    /// <summary>Checks the SHA-256 at the end, and begins to read.</summary>
    /// <exception cref="InvalidDataException">The checksum is wrong.</exception>
    public static FieldReader Open(ReadOnlySpan<byte> bytes)
    {
        var length = bytes.Length - SHA256.HashSizeInBytes;
        return length >= 0 && SHA256.HashData(bytes[..length]).AsSpan().SequenceEqual(bytes[length..])
            ? new FieldReader(bytes[..length])
            : throw new InvalidDataException("its checksum is wrong");
    }

    public uint Word() => BinaryPrimitives.ReadUInt32LittleEndian(Raw(sizeof(uint)));

    public long Whole() => BinaryPrimitives.ReadInt64LittleEndian(Raw(sizeof(long)));

    public int Count()
    {
        var value = Word();
        return value <= int.MaxValue ? (int)value : throw new InvalidDataException("a count is negative");
    }

    /// <summary>How many records follow: each takes at least one byte, so a count beyond the rest is refused.</summary>
    public int Records()
    {
        var count = Count();
        return count <= _rest.Length ? count : throw new InvalidDataException("it ends too early");
    }

    public double Double() => BitConverter.Int64BitsToDouble(Whole());

    public string Text()
    {
        var length = Count();
        return new string(MemoryMarshal.Cast<byte, char>(Raw((long)length * sizeof(char))));
    }

    public ImmutableArray<double> Doubles()
    {
        var length = Count();
        var bytes = Raw((long)length * sizeof(double));
        var values = new double[length];
        for (var i = 0; i < length; i++)
        {
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    public ReadOnlySpan<byte> Raw(long length)
    {
        if (length > _rest.Length)
        {
            throw new InvalidDataException("it ends too early");
        }

        var raw = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return raw;
    }

    /// <summary>Requires that everything was read.</summary>
    public readonly void End()
    {
        if (!_rest.IsEmpty)
        {
            throw new InvalidDataException("it goes on after its end");
        }
    }
}
