using System.Collections.Immutable;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Files;

/// <summary>A mission file, read and checked without a mistake: what the runner takes.</summary>
/// <param name="FileName">Name of the file, without folders.</param>
/// <param name="Text">The file's bytes, exactly as read.</param>
/// <param name="Mission">The mission's title.</param>
/// <param name="About">Its description; may be empty.</param>
/// <param name="Seed">Its seed; 0 where the file gives none.</param>
/// <param name="Kernels">
/// Full paths of the SPK kernels it names, in its order; empty for the built-in ephemeris.
/// </param>
/// <param name="Phases">In the order of the file.</param>
/// <param name="Expectations">In the order of the file.</param>
/// <param name="Files">Reads the files that the phases name; what it read once it gives again.</param>
public sealed record MissionPlan(
    string FileName,
    ReadOnlyMemory<byte> Text,
    string Mission,
    string About,
    ulong Seed,
    ImmutableArray<string> Kernels,
    ImmutableArray<PlannedPhase> Phases,
    ImmutableArray<Expectation> Expectations,
    IMissionFiles Files);

/// <summary>One phase of a plan.</summary>
/// <param name="Name">Its name in the mission file.</param>
/// <param name="Phase">Its kind.</param>
/// <param name="Options">Its options, less <c>kind</c>; references hold units and no values yet.</param>
/// <param name="TakesFrom">Indices of the phases it takes values from, ascending.</param>
/// <param name="Position">Where its name stands.</param>
public sealed record PlannedPhase(
    string Name, CataloguePhase Phase, MapNode Options, ImmutableArray<int> TakesFrom, SourcePosition Position);

/// <summary>What checking a mission file gave.</summary>
/// <param name="Problems">Every mistake, in order of position.</param>
/// <param name="Plan">The plan; null where there is a mistake.</param>
public sealed record MissionCheck(ImmutableArray<Problem> Problems, MissionPlan? Plan);
