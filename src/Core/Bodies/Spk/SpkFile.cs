using System.IO.MemoryMappedFiles;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>
/// Opens SPK kernels by memory mapping. This is the one place in Core that opens a file: kernels run to gigabytes and
/// must not be copied into memory. Everything else takes bytes.
/// </summary>
public static class SpkFile
{
    /// <summary>
    /// Maps a kernel. It stays mapped as long as the returned object is in use; there is nothing to dispose. The file
    /// must not be truncated or rewritten in place meanwhile: the operating system then ends the process (replace it
    /// under a temporary name and rename instead).
    /// </summary>
    /// <param name="path">Path of a binary SPK kernel (.bsp), of either byte order.</param>
    /// <exception cref="EphemerisException">The file is absent, unreadable or not a sound SPK kernel.</exception>
    public static SpkKernel Open(string path) => Open(path, null);

    /// <summary>Maps a kernel that may hold two-line elements (type 10), as <see cref="Open(string)"/> does.</summary>
    /// <param name="path">Path of a binary SPK kernel (.bsp), of either byte order.</param>
    /// <param name="theory">What computes segments of type 10; null leaves them unread.</param>
    /// <exception cref="EphemerisException">The file is absent, unreadable or not a sound SPK kernel.</exception>
    public static SpkKernel Open(string path, ITwoLineTheory? theory)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return SpkKernel.FromBytes(Map(path), Path.GetFileName(path), theory);
    }

    private static SpkBytes Map(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var length = stream.Length;
            if (length == 0)
            {
                // An empty file cannot be mapped; the kernel reader refuses it in its own words.
                return SpkBytes.CopyOf([]);
            }
            var file = MemoryMappedFile.CreateFromFile(
                stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
            var view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
            return SpkBytes.Mapped(file, view, length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new EphemerisException($"Cannot open the SPK kernel {path}: {error.Message}");
        }
    }
}
