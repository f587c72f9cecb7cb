using System.Buffers;
using System.Security.Cryptography;

namespace Guanghan.Core.Phases;

/// <summary>The bytes of an artefact, in memory or in a file of the runner's.</summary>
public abstract class ArtefactContent
{
    /// <summary>How many bytes.</summary>
    public abstract long Length { get; }

    /// <summary>All bytes in memory; large ones are better read from <see cref="Open"/>.</summary>
    public abstract ReadOnlySpan<byte> Span { get; }

    /// <summary>Reads them from the first.</summary>
    public abstract Stream Open();

    /// <summary>Bytes in memory as content.</summary>
    /// <param name="bytes">The bytes; not copied.</param>
    public static ArtefactContent Of(ReadOnlyMemory<byte> bytes) => new MemoryContent(bytes);

    /// <summary>Bytes in memory as content.</summary>
    /// <param name="bytes">The bytes; not copied.</param>
    public static implicit operator ArtefactContent(ReadOnlyMemory<byte> bytes) => Of(bytes);

    /// <summary>Bytes in memory as content.</summary>
    /// <param name="bytes">The bytes; not copied.</param>
    public static implicit operator ArtefactContent(byte[] bytes) => Of(bytes);

    /// <summary>A copy of all bytes.</summary>
    public byte[] ToArray() => Span.ToArray();

    /// <summary>Their SHA-256, 32 bytes.</summary>
    public virtual byte[] Sha256()
    {
        using var stream = Open();
        return SHA256.HashData(stream);
    }

    private sealed class MemoryContent(ReadOnlyMemory<byte> bytes) : ArtefactContent
    {
        public override long Length => bytes.Length;

        public override ReadOnlySpan<byte> Span => bytes.Span;

        public override Stream Open() => new MemoryStream(bytes.ToArray(), writable: false);

        public override byte[] Sha256() => SHA256.HashData(bytes.Span);
    }
}

/// <summary>
/// Where a phase puts artefacts that may be too large for memory while it makes them: the runner's files, or memory.
/// </summary>
public interface IScratch
{
    /// <summary>Begins an artefact.</summary>
    IScratchContent Create();
}

/// <summary>An artefact in the making; bytes go in at its end.</summary>
public interface IScratchContent : IBufferWriter<byte>
{
    /// <summary>Ends it; nothing may be written after.</summary>
    ArtefactContent Complete();
}

/// <summary>Scratch in memory: for library users and tests.</summary>
public sealed class MemoryScratch : IScratch
{
    /// <summary>The one there is; it holds nothing.</summary>
    public static MemoryScratch Instance { get; } = new();

    private MemoryScratch()
    {
    }

    /// <inheritdoc/>
    public IScratchContent Create() => new Content();

    private sealed class Content : IScratchContent
    {
        private readonly ArrayBufferWriter<byte> _bytes = new();

        public void Advance(int count) => _bytes.Advance(count);

        public Memory<byte> GetMemory(int sizeHint = 0) => _bytes.GetMemory(sizeHint);

        public Span<byte> GetSpan(int sizeHint = 0) => _bytes.GetSpan(sizeHint);

        public ArtefactContent Complete() => ArtefactContent.Of(_bytes.WrittenMemory);
    }
}
