using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Files;

/// <summary>Reads the top level of a mission file.</summary>
internal sealed class OutlineReader(ImmutableArray<CataloguePhase> catalogue, ProblemList problems)
{
    /// <summary>Most phases in one mission.</summary>
    public const int MaximumPhases = 2000;

    /// <summary>Longest name of a phase, characters: names are column heads and folder names.</summary>
    public const int MaximumNameLength = 64;

    private static readonly string[] s_keys = ["mission", "about", "seed", "ephemeris", "phases", "expect"];

    private readonly string[] _kinds = [.. catalogue.Select(phase => phase.Kind)];
    private readonly Dictionary<string, CataloguePhase> _byKind =
        catalogue.ToDictionary(phase => phase.Kind, StringComparer.Ordinal);

    public MissionOutline? Read(InputNode root)
    {
        if (root is not MapNode map)
        {
            problems.Add(root.Position, $"{root.Kind} where a mission must stand; it begins with mission: and a title");
            return null;
        }

        foreach (var entry in map.Entries.Where(entry => !s_keys.Contains(entry.Key, StringComparer.Ordinal)))
        {
            problems.Add(entry.KeyPosition, () => $"{entry.Key}: is not part of a mission file" +
                Suggestion.For(entry.Key, s_keys.Where(key => map.Find(key) is null)));
        }

        return new MissionOutline(
            ReadTitle(map),
            ReadAbout(map),
            ReadSeed(map),
            ReadKernels(map),
            ReadPhases(map),
            ReadExpectations(map));
    }

    private string ReadTitle(MapNode map)
    {
        if (map.Find("mission") is not { } entry)
        {
            problems.Add(map.Position, "mission: is missing; write a title");
            return "";
        }

        switch (entry.Value)
        {
            case ScalarNode { Text: var text } when text.AsSpan().ContainsAny('\n', '\r'):
                problems.Add(entry.Value.Position, "mission: the title stands on one line; write more under about:");
                return "";
            case ScalarNode { Text: var text } when !string.IsNullOrWhiteSpace(text):
                return text.Trim();
            case ScalarNode:
                problems.Add(entry.Value.Position, "mission: has no value; write a title");
                return "";
            default:
                Misplaced(entry, "a title");
                return "";
        }
    }

    private string ReadAbout(MapNode map)
    {
        switch (map.Find("about"))
        {
            case null:
                return "";
            case { Value: ScalarNode text }:
                return text.Text.Trim();
            case var entry:
                Misplaced(entry, "a text");
                return "";
        }
    }

    private ulong ReadSeed(MapNode map)
    {
        if (map.Find("seed") is not { } entry)
        {
            return 0;
        }

        if (entry.Value is ScalarNode scalar &&
            ulong.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var seed))
        {
            return seed;
        }

        Misplaced(entry, "a whole number from 0 to 18446744073709551615");
        return 0;
    }

    private ImmutableArray<ScalarNode> ReadKernels(MapNode map)
    {
        var entry = map.Find("ephemeris");
        ImmutableArray<InputNode> items = entry?.Value switch
        {
            null => [],
            ListNode list => list.Items,
            var one => [one],
        };
        if (entry?.Value is ListNode { Items.Length: 0 })
        {
            problems.Add(entry.Value.Position,
                "ephemeris: names no file; leave ephemeris: out for the built-in ephemeris");
        }

        var kernels = ImmutableArray.CreateBuilder<ScalarNode>();
        foreach (var item in items)
        {
            switch (item)
            {
                case ScalarNode { Text.Length: > 0 } name:
                    kernels.Add(name);
                    break;
                case MistakenNode:
                    break;
                default:
                    problems.Add(item.Position, $"ephemeris: {Found(item)}; write the name of an SPK kernel file, or " +
                        "leave ephemeris: out for the built-in ephemeris");
                    break;
            }
        }

        return kernels.ToImmutable();
    }

    private ImmutableArray<InputNode> ReadExpectations(MapNode map)
    {
        switch (map.Find("expect"))
        {
            case null:
                return [];
            case { Value: ListNode list }:
                return list.Items;
            case var entry:
                Misplaced(entry,
                    "a list, each item as in - { figure: phase.figure, published: above 1 m, source: \"...\" }");
                return [];
        }
    }

    private ImmutableArray<OutlinedPhase> ReadPhases(MapNode map)
    {
        if (map.Find("phases") is not { } entry)
        {
            problems.Add(map.Position, "phases: is missing; write at least one, as in name: { kind: ... }");
            return [];
        }

        if (entry.Value is not MapNode { Entries: [_, ..] } phases)
        {
            Misplaced(entry, "at least one phase, as in name: { kind: ... }");
            return [];
        }

        if (phases.Entries.Length > MaximumPhases)
        {
            problems.Add(entry.KeyPosition, string.Create(CultureInfo.InvariantCulture,
                $"phases: {phases.Entries.Length} phases; a mission has at most {MaximumPhases}"));
            return [];
        }

        return [.. phases.Entries.Select(ReadPhase)];
    }

    private OutlinedPhase ReadPhase(MapEntry entry)
    {
        var name = entry.Key;
        if (!IsName(name))
        {
            problems.Add(entry.KeyPosition, string.Create(CultureInfo.InvariantCulture,
                $"'{name}' cannot name a phase; a name is at most {MaximumNameLength} of a-z, 0-9, _ and -, ") +
                "and begins with a letter");
        }

        if (entry.Value is not MapNode map)
        {
            Misplaced(entry, "a group of options, as in { kind: ... }");
            return new OutlinedPhase(name, entry.KeyPosition, null, new MapNode([], entry.Value.Position));
        }

        var options = map with { Entries = map.Entries.RemoveAll(option => option.Key is "kind") };
        return new OutlinedPhase(name, entry.KeyPosition, ReadKind(name, map), options);
    }

    private CataloguePhase? ReadKind(string name, MapNode map)
    {
        switch (map.Find("kind"))
        {
            case null when map.Find("from") is not null:
                problems.Add(map.Position, $"{name}.kind: is missing; from: stands inside an option, as in " +
                    "option: { from: phase.output }");
                return null;
            case null:
                problems.Add(map.Position, () => $"{name}.kind: is missing{Suggestion.For("", _kinds)}");
                return null;
            case { Value: ScalarNode kind }:
                if (_byKind.TryGetValue(kind.Text, out var phase))
                {
                    return phase;
                }

                problems.Add(kind.Position, () => kind.Text.Length == 0
                    ? $"{name}.kind: has no value{Suggestion.For("", _kinds)}"
                    : $"{name}.kind: '{kind.Text}' is not a kind of phase{Suggestion.For(kind.Text, _kinds)}");
                return null;
            case var entry:
                Misplaced(entry with { Key = name + ".kind" }, "the name of a kind");
                return null;
        }
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= MaximumNameLength && name[0] is >= 'a' and <= 'z' &&
        name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-');

    private void Misplaced(MapEntry entry, string wanted)
    {
        if (entry.Value is not MistakenNode)
        {
            problems.Add(entry.Value.Position, $"{entry.Key}: {Found(entry.Value)}; write {wanted}");
        }
    }

    private static string Found(InputNode node) => node switch
    {
        ScalarNode { Text.Length: 0 } => "has no value",
        MapNode { Entries.Length: 0 } => "is empty",
        _ => $"{node.Kind} cannot stand here",
    };
}
