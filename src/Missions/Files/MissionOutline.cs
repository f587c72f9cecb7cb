using System.Collections.Immutable;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Files;

/// <summary>A mission file's top level, before references and options are looked at.</summary>
internal sealed record MissionOutline(
    string Mission,
    string About,
    ulong Seed,
    ImmutableArray<ScalarNode> Kernels,
    ImmutableArray<OutlinedPhase> Phases,
    ImmutableArray<InputNode> Expectations);

/// <summary>A phase as named in the file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Position">Where the name stands.</param>
/// <param name="Phase">Its kind; null where the file gives none that exists, which is reported.</param>
/// <param name="Options">Its group, less <c>kind</c>.</param>
internal sealed record OutlinedPhase(string Name, SourcePosition Position, CataloguePhase? Phase, MapNode Options);
