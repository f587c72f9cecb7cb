using System.Globalization;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Store;

/// <summary>
/// Results by their key, on disk: <c>2 hex/key/report</c> and the artefacts beside it. An entry is written under a
/// temporary name, brought to the disk and renamed, so it is there whole or not at all; reading checks every byte by
/// SHA-256. Any number of threads and processes may use one store at a time.
/// </summary>
public sealed class ResultStore
{
    private const string ReportName = "report";
    internal const string PendingName = "tmp";
    private const string DamagedName = "damaged";
    private const long LargeLength = 1 << 20; // bytes of an artefact that stays in its file

    private readonly string _folder;
    private readonly string _pending;

    private ResultStore(string folder) =>
        (_folder, _pending) = (folder, Path.Combine(folder, PendingName));

    /// <summary>
    /// Opens a store, making its folder where there is none, and removes what dead processes left in it.
    /// </summary>
    /// <param name="folder">The store's folder.</param>
    public static ResultStore Open(string folder)
    {
        var store = new ResultStore(Directory.CreateDirectory(folder).FullName);
        PendingFolder.Sweep(store._pending);
        return store;
    }

    /// <summary>Reads a result.</summary>
    /// <param name="key">Its key, 64 hexadecimal digits.</param>
    /// <param name="damage">
    /// Why the entry could not be trusted, in words that follow a colon; it has then been moved aside. Otherwise null.
    /// </param>
    /// <returns>The result; null where there is none, or a damaged one.</returns>
    public Report? Read(string key, out string? damage)
    {
        damage = null;
        var entry = EntryOf(key);
        if (!Directory.Exists(entry))
        {
            return null;
        }

        try
        {
            var bytes = File.ReadAllBytes(Path.Combine(entry, ReportName));
            return ReportEncoding.Decode(
                key, bytes, index => ContentOf(Path.Combine(entry, ArtefactName(index))));
        }
        catch (Exception exception) when (exception is InvalidDataException or OverflowException)
        {
            damage = exception.Message;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            damage = "a file of it is missing";
        }

        SetAside(key, entry);
        return null;
    }

    /// <summary>
    /// Writes a result. Where another writer was first, its entry stays: equal keys have equal results.
    /// </summary>
    /// <param name="key">Its key, 64 hexadecimal digits.</param>
    /// <param name="report">The result.</param>
    /// <returns>The result; artefacts that were files of a <see cref="FileScratch"/> are now the entry's.</returns>
    public Report Write(string key, Report report)
    {
        using var pending = PendingFolder.Begin(_pending);
        var (encoded, entry) = (ReportEncoding.Encode(key, report), EntryOf(key));
        for (var i = 0; i < report.Artefacts.Length; i++)
        {
            var path = Path.Combine(pending.FullPath, ArtefactName(i));
            if (report.Artefacts[i].Content is FileContent file)
            {
                File.Move(file.FullPath, path); // the folder is brought to the disk before it gets its name
            }
            else
            {
                Durably.Write(path, report.Artefacts[i].Content.Span);
            }
        }

        Durably.Write(Path.Combine(pending.FullPath, ReportName), encoded);
        pending.TryCommit(entry);
        return report with
        {
            Artefacts =
            [
                .. report.Artefacts.Select((artefact, at) => artefact.Content is FileContent
                    ? artefact with { Content = new FileContent(Path.Combine(entry, ArtefactName(at))) } : artefact),
            ],
        };
    }

    /// <summary>Begins a place for artefacts in the making.</summary>
    internal FileScratch BeginScratch() => new(_pending);

    private static ArtefactContent ContentOf(string path) =>
        new FileInfo(path).Length > LargeLength ? new FileContent(path) : File.ReadAllBytes(path);

    private string EntryOf(string key) => Path.Combine(_folder, key[..2], key);

    private static string ArtefactName(int index) => "artefact-" + index.ToString(CultureInfo.InvariantCulture);

    // Kept for a look, under a name that nothing reads. Two readers may find the same damage: the second has nothing to
    // move.
    private void SetAside(string key, string entry)
    {
        var aside = Directory.CreateDirectory(Path.Combine(_folder, DamagedName)).FullName;
        for (var number = 0; Directory.Exists(entry) && number < 1000; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{key}-{number}");
            try
            {
                Directory.Move(entry, Path.Combine(aside, name));
            }
            catch (IOException)
            {
                continue;
            }
        }
    }
}
