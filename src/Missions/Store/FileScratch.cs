using Guanghan.Core.Phases;

namespace Guanghan.Missions.Store;

/// <summary>Artefacts in the making as files of one folder, which begins with the first and ends with this.</summary>
/// <param name="root">
/// Where the folder is made: on the store's file system, so that a file moves without a copy.
/// </param>
internal sealed class FileScratch(string root) : IScratch, IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<FileStream> _open = [];
    private PendingFolder? _folder;
    private int _count;

    public IScratchContent Create()
    {
        lock (_lock)
        {
            _folder ??= PendingFolder.Begin(root);
            var stream = new FileStream(
                Path.Combine(_folder.FullPath, $"scratch-{_count++}"), FileMode.CreateNew, FileAccess.Write);
            _open.Add(stream);
            return new Content(stream);
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var stream in _open)
            {
                stream.Dispose();
            }

            _folder?.Dispose();
        }
    }

    private sealed class Content(FileStream stream) : IScratchContent
    {
        private byte[] _buffer = new byte[1 << 16];

        public void Advance(int count) => stream.Write(_buffer, 0, count);

        public Memory<byte> GetMemory(int sizeHint = 0)
        {
            if (sizeHint > _buffer.Length)
            {
                _buffer = new byte[sizeHint];
            }

            return _buffer;
        }

        public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

        public ArtefactContent Complete()
        {
            stream.Dispose();
            return new FileContent(stream.Name);
        }
    }
}

/// <summary>The bytes of a file that nobody changes.</summary>
/// <param name="path">Its full path.</param>
internal sealed class FileContent(string path) : ArtefactContent
{
    public string FullPath => path;

    public override long Length { get; } = new FileInfo(path).Length;

    public override ReadOnlySpan<byte> Span => File.ReadAllBytes(path);

    public override Stream Open() => File.OpenRead(path);
}
