using System.Collections.Concurrent;
using System.Collections.Immutable;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Tests.Runs;

/// <summary>Keeps what the runner says.</summary>
internal sealed class Recorder : IRunObserver
{
    private readonly ConcurrentQueue<(string Happened, string Phase)> _events = new();
    private readonly Lock _gate = new();
    private int _running;

    public Action<string> WhenStarted { get; set; } = _ => { };

    public int MostAtOnce { get; private set; }

    public ImmutableSortedSet<string> Of(string happened) =>
        [.. _events.Where(entry => string.Equals(entry.Happened, happened, StringComparison.Ordinal))
            .Select(entry => entry.Phase)];

    public void Clear() => _events.Clear();

    public void Started(string phase)
    {
        lock (_gate)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_running);
        }

        _events.Enqueue(("started", phase));
        WhenStarted(phase);
    }

    public void Progressed(string phase, double doneFraction, string words)
    {
    }

    public void Finished(string phase, PhaseStatus status, string key)
    {
        lock (_gate)
        {
            _running--;
        }

        _events.Enqueue(("finished", phase));
    }

    public void Reused(string phase, string key)
    {
        lock (_gate)
        {
            _running++;
        }

        _events.Enqueue(("reused", phase));
    }

    public void FoundDamaged(string phase, string key, string damage) => _events.Enqueue(("damaged", phase));
}
