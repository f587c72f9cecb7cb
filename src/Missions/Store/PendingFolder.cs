using System.Globalization;

namespace Guanghan.Missions.Store;

/// <summary>
/// A folder being written under a temporary name that carries its process. It appears under its final name whole, or
/// not at all.
/// </summary>
internal sealed class PendingFolder : IDisposable
{
    /// <summary>
    /// After this long a folder of another machine counts as left behind: no run writes one folder for a week.
    /// </summary>
    private static readonly TimeSpan s_foreignAge = TimeSpan.FromDays(7);

    private static long s_number;
    private bool _isDone;

    private PendingFolder(string path) => FullPath = path;

    /// <summary>Where it is being written.</summary>
    public string FullPath { get; }

    /// <summary>Begins a folder.</summary>
    /// <param name="root">Where temporary folders lie: on the same file system as the final place.</param>
    public static PendingFolder Begin(string root)
    {
        var number = Interlocked.Increment(ref s_number);
        var name = string.Create(CultureInfo.InvariantCulture, $"{ProcessMark.Current}-{number}");
        return new PendingFolder(Directory.CreateDirectory(Path.Combine(root, name)).FullName);
    }

    /// <summary>Removes what dead processes left under a root. Folders of living ones are not touched.</summary>
    public static void Sweep(string root)
    {
        Directory.CreateDirectory(root);

        // Making and removing a folder stamps the root with the present, by the clock of the file system itself.
        using (Begin(root))
        {
        }

        var present = Directory.GetLastWriteTimeUtc(root);
        foreach (var folder in Directory.EnumerateDirectories(root))
        {
            var fields = Path.GetFileName(folder).Split('-');
            if (fields.Length != 4 || !ProcessMark.TryParse(fields.AsSpan(0, 3), out var owner))
            {
                continue;
            }

            if (owner.IsDead || (owner.IsForeign && present - Directory.GetLastWriteTimeUtc(folder) > s_foreignAge))
            {
                Remove(folder);
            }
        }
    }

    /// <summary>Brings it to the disk and gives it its final name.</summary>
    /// <returns>False where something has that name already; this one is then to be thrown away.</returns>
    public bool TryCommit(string destination)
    {
        Durably.FlushTree(FullPath);
        var parent = Path.GetDirectoryName(destination)!;
        Directory.CreateDirectory(parent);
        try
        {
            Directory.Move(FullPath, destination);
        }
        catch (IOException) when (Directory.Exists(destination))
        {
            return false;
        }

        _isDone = true;
        Durably.FlushFolder(parent);
        return true;
    }

    /// <summary>Removes it, unless it has its final name.</summary>
    public void Dispose()
    {
        if (!_isDone)
        {
            _isDone = true;
            Remove(FullPath);
        }
    }

    // Another process may be sweeping the same folder: what it has removed already is no mistake here.
    private static void Remove(string folder)
    {
        for (var attempt = 0; attempt < 3 && Directory.Exists(folder); attempt++)
        {
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (IOException) when (attempt < 2)
            {
                Thread.Yield();
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
        }
    }
}
