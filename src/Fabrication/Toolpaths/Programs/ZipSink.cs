using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Text;
using Guanghan.Fabrication.Meshes.ThreeMf;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>
/// Writes a zip package entry by entry without holding one: sizes and check sums follow the bytes (APPNOTE 6.3.10,
/// 4.3.9) and stand in the directory. Deflated, every entry dated 1980-01-01, at most 65,535 entries and 4 GB.
/// </summary>
/// <param name="sink">Takes the package.</param>
[SuppressMessage("Design", "CA1001", Justification = "End disposes the packing; it holds nothing of the system.")]
internal sealed class ZipSink(IBufferWriter<byte> sink) : IBufferWriter<byte>
{
    /// <summary>Most entries.</summary>
    public const int MostEntries = ushort.MaxValue;

    private const ushort Version = 20; // directories and DEFLATE
    private const ushort SizesFollow = 8; // bit 3 of the flags, 4.4.4
    private const ushort FirstDay = (1 << 5) | 1; // 1980-01-01, 4.4.6

    private readonly ArrayBufferWriter<byte> _directory = new();
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly CountedSink _out = new(sink);
    private DeflateStream? _deflate;
    private byte[] _name = [];
    private uint _crc;
    private long _length;
    private long _offset;
    private long _start;

    /// <summary>How many entries have been begun.</summary>
    public int EntryCount { get; private set; }

    /// <summary>Bytes of the entry so far, unpacked.</summary>
    public long Length => _length;

    /// <summary>Begins an entry; what is written then is its content.</summary>
    /// <exception cref="InvalidOperationException">There are too many.</exception>
    public void Begin(string name)
    {
        if (EntryCount == MostEntries)
        {
            throw new InvalidOperationException(
                $"A zip package holds {MostEntries} files; write fewer layers to one package.");
        }

        EntryCount++;
        (_name, _crc, _length, _offset) = (Encoding.ASCII.GetBytes(name), 0, 0, _out.Count);
        _out.Write([0x50, 0x4B, 3, 4, .. Common(0)]);
        _out.Write(_name);
        _start = _out.Count;
        _deflate = new(_out, CompressionLevel.Fastest, leaveOpen: true);
    }

    /// <summary>Ends the entry.</summary>
    /// <exception cref="InvalidOperationException">The package is larger than 4 GB.</exception>
    public void End()
    {
        _deflate!.Dispose();
        _deflate = null;
        var packed = _out.Count - _start;
        if (Math.Max(_out.Count, _length) > uint.MaxValue)
        {
            throw new InvalidOperationException("The package is larger than 4 GB; write fewer layers to one package.");
        }

        var common = Common(packed);
        _out.Write([0x50, 0x4B, 7, 8, .. common.AsSpan(10, 12)]);
        Span<byte> place = stackalloc byte[14]; // comment, disk, attributes, offset
        place.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(place[10..], (uint)_offset);
        _directory.Write<byte>([0x50, 0x4B, 1, 2, (byte)Version, 0, .. common, .. place, .. _name]);
    }

    /// <summary>Writes the directory.</summary>
    public void Finish()
    {
        Span<byte> end = stackalloc byte[22];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)EntryCount);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)EntryCount);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)_directory.WrittenCount);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], (uint)_out.Count);
        _out.Write(_directory.WrittenSpan);
        _out.Write(end);
    }

    /// <inheritdoc/>
    public void Advance(int count)
    {
        var bytes = _buffer.AsSpan(0, count);
        _crc = Crc32.Of(bytes, _crc);
        _length += count;
        _deflate!.Write(bytes);
    }

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0) => _buffer;

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => _buffer;

    // What both headers share; sizes and check sum are 0 in the local one.
    private byte[] Common(long packed)
    {
        var common = new byte[26];
        BinaryPrimitives.WriteUInt16LittleEndian(common, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(common.AsSpan(2), SizesFollow);
        BinaryPrimitives.WriteUInt16LittleEndian(common.AsSpan(4), 8);
        BinaryPrimitives.WriteUInt16LittleEndian(common.AsSpan(8), FirstDay);
        BinaryPrimitives.WriteUInt32LittleEndian(common.AsSpan(10), _crc);
        BinaryPrimitives.WriteUInt32LittleEndian(common.AsSpan(14), (uint)packed);
        BinaryPrimitives.WriteUInt32LittleEndian(common.AsSpan(18), (uint)_length);
        BinaryPrimitives.WriteUInt16LittleEndian(common.AsSpan(22), (ushort)_name.Length);
        return common;
    }

    /// <summary>Counts what goes through.</summary>
    private sealed class CountedSink(IBufferWriter<byte> sink) : Stream
    {
        public long Count { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Count;

        public override long Position
        {
            get => Count;
            set => throw new NotSupportedException();
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            sink.Write(buffer);
            Count += buffer.Length;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
