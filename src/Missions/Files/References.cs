using System.Collections.Immutable;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Files;

/// <summary>Replaces <c>{ from: phase.output }</c> by what it names, wherever it stands in a phase's options.</summary>
internal sealed class References
{
    private const string From = "from";

    private readonly ProblemList _problems;
    private readonly ImmutableArray<OutlinedPhase> _phases;
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    public References(ImmutableArray<OutlinedPhase> phases, ProblemList problems)
    {
        (_phases, _problems) = (phases, problems);
        for (var i = 0; i < phases.Length; i++)
        {
            _indices.TryAdd(phases[i].Name, i);
        }
    }

    /// <summary>A phase's options with every reference replaced.</summary>
    /// <param name="options">Its options as written.</param>
    /// <param name="uses">Gets every phase that is referred to, with the position of the reference.</param>
    public MapNode Resolve(MapNode options, List<(int Phase, SourcePosition Position)> uses) => options with
    {
        Entries = [.. options.Entries.Select(entry => entry with { Value = ResolveNode(entry.Value, uses) })],
    };

    /// <summary>
    /// The phase and the declared output that a path names; null, with a problem, where there is none.
    /// </summary>
    /// <param name="path">As written: <c>phase.output</c>.</param>
    /// <param name="position">Where it is written.</param>
    /// <param name="wanted">The sorts of output that may stand here.</param>
    public (int Phase, Output Output)? Find(
        string path, SourcePosition position, params ReadOnlySpan<OutputKind> wanted)
    {
        if (FindPhase(path, position, out var name) is not { } index || _phases[index].Phase is not { } phase)
        {
            return null;
        }

        foreach (var output in phase.Description.Outputs)
        {
            if (string.Equals(output.Name, name, StringComparison.Ordinal))
            {
                if (wanted.Contains(output.Kind))
                {
                    return (index, output);
                }

                _problems.Add(position, $"'{path}' is {Word(output.Kind)}; only {Words(wanted)} can stand here");
                return null;
            }
        }

        var words = new List<string>();
        foreach (var output in phase.Description.Outputs)
        {
            if (wanted.Contains(output.Kind))
            {
                words.Add(output.Name);
            }

            // Where a series may stand, so may a group: both are references, not expectations.
            var dot = output.Name.IndexOf('.', StringComparison.Ordinal);
            if (dot > 0 && wanted.Contains(OutputKind.Series) && !words.Contains(output.Name[..dot]))
            {
                words.Add(output.Name[..dot]);
            }
        }

        _problems.Add(position, () => words.Count == 0
            ? $"'{path}': {phase.Kind} makes nothing that can stand here"
            : $"'{path}': {phase.Kind} makes no '{name}'{Suggestion.For(name, words)}");
        return null;
    }

    private InputNode ResolveNode(InputNode node, List<(int Phase, SourcePosition Position)> uses)
    {
        switch (node)
        {
            case ListNode list:
                return list with { Items = [.. list.Items.Select(item => ResolveNode(item, uses))] };
            case MapNode map when map.Find(From) is { } entry:
                if (map.Entries.Length == 1)
                {
                    return ResolveReference(entry.Value, uses);
                }

                var other = map.Entries.First(sibling => sibling.Key is not From);
                _problems.Add(other.KeyPosition,
                    $"'{other.Key}' stands beside from:, which takes the whole value; write one or the other");
                return new MistakenNode(map.Position);
            case MapNode map:
                return Resolve(map, uses);
            default:
                return node;
        }
    }

    private InputNode ResolveReference(InputNode written, List<(int Phase, SourcePosition Position)> uses)
    {
        var position = written.Position;
        if (written is MistakenNode)
        {
            return written;
        }

        if (written is not ScalarNode { Text: var path })
        {
            _problems.Add(position, $"from: {written.Kind} cannot stand here; write phase.output");
            return new MistakenNode(position);
        }

        if (FindPhase(path, position, out var name) is not { } index)
        {
            return new MistakenNode(position);
        }

        uses.Add((index, position));
        if (_phases[index].Phase is not { } phase)
        {
            return new MistakenNode(position);
        }

        var outputs = phase.Description.Outputs;
        if (!outputs.Any(output => string.Equals(output.Name, name, StringComparison.Ordinal)) &&
            Group(outputs, path, name, position) is { } group)
        {
            return group;
        }

        return Find(path, position, OutputKind.Figure, OutputKind.Series) is { Output: var found }
            ? Node(path, found, position)
            : new MistakenNode(position);
    }

    private int? FindPhase(string path, SourcePosition position, out string name)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        name = dot < 0 ? "" : path[(dot + 1)..];
        var phase = dot < 0 ? path : path[..dot];
        if (!_indices.TryGetValue(phase, out var index))
        {
            _problems.Add(position, () => path.Length == 0
                ? "from: has no value; write phase.output"
                : $"'{phase}' is not a phase of this mission{Suggestion.For(phase, _indices.Keys)}");
            return null;
        }

        if (name.Length > 0)
        {
            return index;
        }

        var outputs = _phases[index].Phase?.Description.Outputs ?? [];
        var words = outputs.Where(IsValue).Select(output => output.Name);
        _problems.Add(position, () => $"'{path}' names a phase but nothing that it makes; write {phase}. and a name" +
            Suggestion.For("", words));
        return null;
    }

    // Outputs whose names go on after `name.` form a group of options, named by what follows; deeper dots nest.
    private static MapNode? Group(ImmutableArray<Output> outputs, string path, string name, SourcePosition position)
    {
        var prefix = name + ".";
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        foreach (var output in outputs.Where(IsValue))
        {
            if (!output.Name.StartsWith(prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var rest = output.Name[prefix.Length..];
            var dot = rest.IndexOf('.', StringComparison.Ordinal);
            var key = dot < 0 ? rest : rest[..dot];
            if (entries.Any(entry => string.Equals(entry.Key, key, StringComparison.Ordinal)))
            {
                continue;
            }

            var inner = $"{path}.{key}";
            var exact = outputs.FirstOrDefault(other => IsValue(other) &&
                string.Equals(other.Name, prefix + key, StringComparison.Ordinal));
            InputNode value = exact is not null
                ? Node(inner, exact, position)
                : Group(outputs, inner, prefix + key, position)!;
            entries.Add(new MapEntry(key, position, value));
        }

        return entries.Count == 0 ? null : new MapNode(entries.ToImmutable(), position) { From = path };
    }

    private static bool IsValue(Output output) => output.Kind is OutputKind.Figure or OutputKind.Series;

    private static InputNode Node(string path, Output output, SourcePosition position) =>
        output.Kind == OutputKind.Series
            ? new SeriesReferenceNode(path, output.Unit, null, position)
            : new FigureReferenceNode(path, output.Unit, null, position);

    private static string Words(ReadOnlySpan<OutputKind> kinds)
    {
        var words = new List<string>();
        foreach (var kind in kinds)
        {
            words.Add(Word(kind));
        }

        return string.Join(" or ", words);
    }

    private static string Word(OutputKind kind) => kind switch
    {
        OutputKind.Figure => "a figure",
        OutputKind.Series => "a series",
        OutputKind.Event => "an event",
        OutputKind.Map => "a map",
        _ => "an artefact",
    };
}
