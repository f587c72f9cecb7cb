using System.Collections.Immutable;

namespace Guanghan.Missions.Runs;

/// <summary>How a mission is run; none of it changes the result.</summary>
/// <param name="StoreFolder">Folder of the result store.</param>
/// <param name="RunsFolder">Folder that the run's folder appears in.</param>
/// <param name="Ephemeris">Gives the ephemeris.</param>
/// <param name="Writer">Writes the report into the run's folder.</param>
public sealed record RunOptions(
    string StoreFolder, string RunsFolder, IEphemerisSource Ephemeris, IRunWriter Writer)
{
    /// <summary>Most phases computed at a time; as many as there are processors unless set.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount;

    /// <summary>Hears of the run while it goes on.</summary>
    public IRunObserver Observer { get; init; } = new SilentObserver();
}

/// <summary>What running a mission gave.</summary>
/// <param name="Run">All results.</param>
/// <param name="Folder">Full path of the run's folder; null where the run was cancelled and has none.</param>
/// <param name="IsCancelled">Whether it was cancelled; what had finished is in the store.</param>
/// <param name="Reused">Names of the phases whose results were in the store already, in the order of the file.</param>
public sealed record RunOutcome(MissionRun Run, string? Folder, bool IsCancelled, ImmutableArray<string> Reused);

/// <summary>A broken invariant inside a phase: not an outcome, a mistake in the program.</summary>
/// <param name="phase">Name of the phase in the mission file.</param>
/// <param name="kind">Its kind.</param>
/// <param name="seed">The mission's seed.</param>
/// <param name="inner">What was thrown.</param>
public sealed class PhaseFailedException(string phase, string kind, ulong seed, Exception inner)
    : Exception(FormattableString.Invariant(
        $"The phase '{phase}' ({kind}) failed: {inner.Message} (seed {seed}, version {MissionRunner.Version})"), inner)
{
    /// <summary>Name of the phase in the mission file.</summary>
    public string Phase { get; } = phase;

    /// <summary>Its kind.</summary>
    public string Kind { get; } = kind;

    /// <summary>The mission's seed.</summary>
    public ulong Seed { get; } = seed;
}
