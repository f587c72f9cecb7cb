using System.Runtime.InteropServices;
using System.Text;

namespace Guanghan.Missions.Store;

/// <summary>
/// Brings files and the entries of folders to the disk, so that what was renamed into place survives a power cut.
/// </summary>
internal static class Durably
{
    private const int ReadOnly = 0; // O_RDONLY: POSIX open(2), 0 on Linux and macOS

    /// <summary>Writes a file and brings it to the disk.</summary>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
        RandomAccess.Write(handle, content, 0);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Brings every file under a folder, and the folders themselves, to the disk.</summary>
    public static void FlushTree(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            using var handle = File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(handle);
        }

        foreach (var inner in Directory.EnumerateDirectories(folder))
        {
            FlushTree(inner);
        }

        FlushFolder(folder);
    }

    /// <summary>Brings the entries of a folder to the disk; Windows does so by itself and has no call for it.</summary>
    public static void FlushFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var path = new byte[Encoding.UTF8.GetByteCount(folder) + 1];
        Encoding.UTF8.GetBytes(folder, path);
        var descriptor = Open(path, ReadOnly);
        if (descriptor < 0)
        {
            throw new IOException($"The folder '{folder}' cannot be opened to bring it to the disk (errno " +
                $"{Marshal.GetLastPInvokeError()}).");
        }

        // Some file systems cannot sync a folder and say so; the rename is then as durable as they make it.
        _ = Sync(descriptor);
        _ = Close(descriptor);
    }

#pragma warning disable SYSLIB1054 // Generated marshalling needs unsafe code; these take plain numbers.
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [DllImport("libc", EntryPoint = "fsync")]
    private static extern int Sync(int descriptor);

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
#pragma warning restore SYSLIB1054
}
