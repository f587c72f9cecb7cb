using System.Text;
using System.Text.Json;

namespace Guanghan.Missions.Runs;

/// <summary>
/// The <c>journal</c> of a run that goes on: one JSON line for each thing that happens, on the disk before the run goes
/// further. It stands in the temporary folder only; after a power cut it says how far the run had come.
/// </summary>
internal sealed class RunJournal : IRunObserver, IDisposable
{
    private readonly Lock _gate = new();
    private readonly FileStream _file;
    private readonly IRunObserver _next;

    /// <param name="path">The file to begin.</param>
    /// <param name="next">Hears everything too.</param>
    public RunJournal(string path, IRunObserver next) =>
        (_file, _next) = (new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read), next);

    public void Started(string phase)
    {
        Append("started", phase, "", isLasting: true);
        _next.Started(phase);
    }

    public void Progressed(string phase, double doneFraction, string words) =>
        _next.Progressed(phase, doneFraction, words);

    public void Finished(string phase, PhaseStatus status, string key)
    {
        Append(status.ToString().ToLowerInvariant(), phase, key, isLasting: true);
        _next.Finished(phase, status, key);
    }

    public void Reused(string phase, string key)
    {
        // The line that says it is done follows and brings both to the disk.
        Append("reused", phase, key, isLasting: false);
        _next.Reused(phase, key);
    }

    public void FoundDamaged(string phase, string key, string damage)
    {
        Append("damaged", phase, key, isLasting: true);
        _next.FoundDamaged(phase, key, damage);
    }

    public void Dispose() => _file.Dispose();

    private void Append(string happened, string phase, string key, bool isLasting)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("event", happened);
            json.WriteString("phase", phase);
            if (key.Length > 0)
            {
                json.WriteString("key", key);
            }

            json.WriteEndObject();
        }

        line.Write(Encoding.UTF8.GetBytes("\n"));
        lock (_gate)
        {
            line.WriteTo(_file);
            _file.Flush(flushToDisk: isLasting);
        }
    }
}
