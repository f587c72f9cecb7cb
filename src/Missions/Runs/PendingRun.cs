using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guanghan.Missions.Files;
using Guanghan.Missions.Store;

namespace Guanghan.Missions.Runs;

/// <summary>
/// The folder of a run: <c>mission.yaml</c> as read, what the writer writes, the artefacts, and <c>SHA256SUMS</c> over
/// all of them, by which anyone (also <c>sha256sum -c</c>) can tell whether it is whole. It appears under its name at
/// once.
/// </summary>
internal sealed class PendingRun : IDisposable
{
    private const string JournalName = "journal";
    internal const string ChecksumsName = "SHA256SUMS";
    private const string PendingName = ".tmp";
    private const string DamagedName = ".damaged";
    private const int KeyLength = 12;

    private readonly string _runs;
    private readonly string _stem;
    private readonly PendingFolder _pending;

    private PendingRun(string runs, string stem, PendingFolder pending, RunJournal journal) =>
        (_runs, _stem, _pending, Journal) = (runs, stem, pending, journal);

    /// <summary>Gets every event of the run.</summary>
    public RunJournal Journal { get; }

    /// <summary>Begins the folder of a run under a temporary name.</summary>
    public static PendingRun Begin(string runs, MissionPlan plan, IRunObserver observer)
    {
        var full = Directory.CreateDirectory(runs).FullName;
        var root = Path.Combine(full, PendingName);
        PendingFolder.Sweep(root);
        var pending = PendingFolder.Begin(root);
        Durably.Write(Path.Combine(pending.FullPath, "mission.yaml"), plan.Text.Span);
        var stem = Path.GetFileNameWithoutExtension(plan.FileName);
        var journal = new RunJournal(Path.Combine(pending.FullPath, JournalName), observer);
        return new PendingRun(full, stem.Length == 0 ? "mission" : stem, pending, journal);
    }

    /// <summary>
    /// Writes the rest and gives the folder its name; where that is there already and whole, it stays.
    /// </summary>
    /// <returns>Full path of the run's folder.</returns>
    public string Finish(MissionRun run, IRunWriter writer)
    {
        Journal.Dispose();
        File.Delete(Path.Combine(_pending.FullPath, JournalName));
        var final = Path.Combine(_runs, $"{_stem}-{run.Key[..KeyLength]}");
        if (IsWhole(final))
        {
            return final;
        }

        WriteArtefacts(run);
        writer.Write(run, new DirectoryInfo(_pending.FullPath));
        File.WriteAllText(Path.Combine(_pending.FullPath, ChecksumsName), Checksums(_pending.FullPath));
        if (!_pending.TryCommit(final) && !IsWhole(final))
        {
            SetAside(final);
            _pending.TryCommit(final);
        }

        return final;
    }

    public void Dispose()
    {
        Journal.Dispose();
        _pending.Dispose();
    }

    private void WriteArtefacts(MissionRun run)
    {
        foreach (var phase in run.Phases.Where(phase => phase.Report.Artefacts.Length > 0))
        {
            var folder = Directory.CreateDirectory(Path.Combine(_pending.FullPath, "artefacts", phase.Name)).FullName;
            foreach (var artefact in phase.Report.Artefacts)
            {
                using var from = artefact.Content.Open();
                using var to = File.Create(Path.Combine(folder, artefact.Name));
                from.CopyTo(to);
            }
        }
    }

    private static string Checksums(string folder)
    {
        var text = new StringBuilder();
        var names = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(name => name is not ChecksumsName)
            .Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            using var file = File.OpenRead(Path.Combine(folder, name));
            text.Append(Convert.ToHexStringLower(SHA256.HashData(file))).Append("  ").Append(name).Append('\n');
        }

        return text.ToString();
    }

    private static bool IsWhole(string folder)
    {
        var listed = Path.Combine(folder, ChecksumsName);
        return File.Exists(listed) &&
            string.Equals(File.ReadAllText(listed), Checksums(folder), StringComparison.Ordinal);
    }

    // Someone changed it after it was finished: it is kept for them, and the run's name gets what the run made.
    private void SetAside(string folder)
    {
        var aside = Directory.CreateDirectory(Path.Combine(_runs, DamagedName)).FullName;
        for (var number = 0; number < 1000; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(folder)}-{number}");
            try
            {
                Directory.Move(folder, Path.Combine(aside, name));
                return;
            }
            catch (IOException)
            {
                // The name is taken; the next may not be.
                continue;
            }
        }
    }
}
