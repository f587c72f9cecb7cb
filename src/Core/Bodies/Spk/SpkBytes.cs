using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>
/// The bytes of one kernel at a fixed address. They stay readable as long as this object is reachable, and nobody can
/// release them earlier: a reader on another thread can therefore never meet freed memory.
/// </summary>
internal sealed unsafe class SpkBytes
{
    private readonly object owner;
    private readonly byte* start;

    private SpkBytes(object owner, byte* start, long length)
    {
        this.owner = owner;
        this.start = start;
        Length = length;
    }

    /// <summary>Number of bytes.</summary>
    internal long Length { get; }

    /// <summary>A private copy of bytes in memory: what the caller does to them later changes nothing here.</summary>
    internal static SpkBytes CopyOf(ReadOnlySpan<byte> bytes)
    {
        // At least one byte, so that the address of the first is defined; pinned, so that it stays where it is.
        var copy = GC.AllocateUninitializedArray<byte>(Math.Max(1, bytes.Length), pinned: true);
        bytes.CopyTo(copy);
        return new SpkBytes(copy, (byte*)Unsafe.AsPointer(ref copy[0]), bytes.Length);
    }

    /// <summary>
    /// The bytes of a mapped view; the view is released when nothing refers to this object any more.
    /// </summary>
    internal static SpkBytes Mapped(MemoryMappedFile file, MemoryMappedViewAccessor view, long length)
    {
        var mapping = new Mapping(file, view);
        return new SpkBytes(mapping, mapping.Start, length);
    }

    /// <summary>
    /// Address of a byte that lies <paramref name="offset"/> bytes into the kernel; the caller checks bounds.
    /// </summary>
    internal byte* At(long offset) => start + offset;

    /// <summary>A piece of the kernel.</summary>
    internal ReadOnlySpan<byte> Slice(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + length, Length);
        return new ReadOnlySpan<byte>(start + offset, length);
    }

    /// <summary>Keeps the bytes in memory up to the point of this call.</summary>
    internal void KeepAlive() => GC.KeepAlive(owner);

    private sealed class Mapping
    {
        private readonly MemoryMappedFile file;
        private readonly MemoryMappedViewAccessor view;

        internal Mapping(MemoryMappedFile file, MemoryMappedViewAccessor view)
        {
            this.file = file;
            this.view = view;
            byte* pointer = null;
            view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
            Start = pointer + view.PointerOffset;
        }

        ~Mapping()
        {
            if (Start is not null) // null where the constructor failed before it had the pointer
            {
                view.SafeMemoryMappedViewHandle.ReleasePointer();
            }
            view.Dispose();
            file.Dispose();
        }

        internal byte* Start { get; }
    }
}
