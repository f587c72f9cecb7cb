using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Core.Phases;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Guanghan.Missions.Files;

/// <summary>
/// Reads YAML text as input nodes with positions. Of YAML it takes values, lists and maps; anchors, aliases, tags,
/// merge keys and further documents are refused, so that a value is what stands at its place. Everything the YAML
/// library throws becomes a problem with the best position known.
/// </summary>
internal sealed class YamlReader
{
    /// <summary>Deepest nesting of lists and maps: an option of a phase is seldom deeper than 6.</summary>
    public const int MaximumDepth = 32;

    private readonly MissionText _text;
    private readonly ProblemList _problems;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly Stack<(long Index, char Sign)> _brackets = new();
    private bool _stopped;

    private YamlReader(MissionText text, ProblemList problems)
    {
        (_text, _problems) = (text, problems);
        _scanner = new Scanner(new StringReader(text.Text), skipComments: true);
        _parser = new Parser(_scanner);
    }

    /// <summary>The text's one document; null, with a problem, where it cannot be read to its end.</summary>
    public static InputNode? Read(MissionText text, ProblemList problems)
    {
        var reader = new YamlReader(text, problems);
        var root = reader.ReadDocument();
        return reader._stopped ? null : root;
    }

    private InputNode? ReadDocument()
    {
        Next();
        var start = Next();
        if (start is not DocumentStart)
        {
            Stop(0, "the file is empty; a mission file begins with mission: and a title");
            return null;
        }

        var root = ReadNode(Next(), 0);
        Next();
        if (Next() is DocumentStart second)
        {
            Stop(second.Start.Index, "a second document begins here; a file holds one mission");
        }

        return root;
    }

    private InputNode ReadNode(ParsingEvent? found, int depth)
    {
        var position = _text.PositionOf(found?.Start.Index ?? 0);
        if (found is AnchorAlias alias)
        {
            _problems.Add(position, $"'*{alias.Value.Value}' is an alias; write the value out, aliases are not taken");
            return new MistakenNode(position);
        }

        if (found is NodeEvent node)
        {
            RefuseProperties(node, position);
        }

        switch (found)
        {
            case Scalar scalar:
                return new ScalarNode(scalar.Value, position);
            case SequenceStart or MappingStart when depth >= MaximumDepth:
                Stop(found.Start.Index, string.Create(CultureInfo.InvariantCulture,
                    $"lists and groups are nested more than {MaximumDepth} deep here"));
                return new MistakenNode(position);
            case SequenceStart list:
                return list.Style == SequenceStyle.Flow
                    ? Bracketed(list.Start.Index, '[', () => ReadList(position, depth + 1))
                    : ReadList(position, depth + 1);
            case MappingStart map:
                return map.Style == MappingStyle.Flow
                    ? Bracketed(map.Start.Index, '{', () => ReadMap(position, depth + 1))
                    : ReadMap(position, depth + 1);
            default:
                Stop(found?.Start.Index ?? _text.Text.Length, "the text ends where a value must stand");
                return new MistakenNode(position);
        }
    }

    private InputNode Bracketed(long index, char sign, Func<InputNode> read)
    {
        _brackets.Push((index, sign));
        var node = read();
        _brackets.Pop();
        return node;
    }

    private ListNode ReadList(SourcePosition position, int depth)
    {
        var items = ImmutableArray.CreateBuilder<InputNode>();
        for (var next = Next(); !_stopped && next is not SequenceEnd; next = Next())
        {
            items.Add(ReadNode(next, depth));
        }

        return new ListNode(items.ToImmutable(), position);
    }

    private MapNode ReadMap(SourcePosition position, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var next = Next(); !_stopped && next is not MappingEnd; next = Next())
        {
            var keyPosition = _text.PositionOf(next?.Start.Index ?? 0);
            var key = ReadKey(next, keyPosition, depth);
            if (_stopped)
            {
                break;
            }

            var value = ReadNode(Next(), depth);
            if (key is null)
            {
                continue;
            }

            if (lines.TryGetValue(key, out var line))
            {
                _problems.Add(keyPosition, string.Create(CultureInfo.InvariantCulture,
                    $"{key}: stands here a second time; the first is in line {line}"));
                continue;
            }

            lines.Add(key, keyPosition.Line);
            entries.Add(new MapEntry(key, keyPosition, value));
        }

        return new MapNode(entries.ToImmutable(), position);
    }

    private string? ReadKey(ParsingEvent? found, SourcePosition position, int depth)
    {
        if (found is not Scalar scalar)
        {
            var key = ReadNode(found, depth);
            if (key is not MistakenNode)
            {
                _problems.Add(position, $"{key.Kind} cannot be a name; a name is one word, as in name: value");
            }

            return null;
        }

        RefuseProperties(scalar, position);
        if (scalar.Value.Length == 0)
        {
            _problems.Add(position, "a name is missing before the colon");
            return null;
        }

        if (scalar.Value is "<<" && scalar.Style == ScalarStyle.Plain)
        {
            _problems.Add(position, "'<<' merges another group; write its options out, merging is not taken");
            return null;
        }

        return scalar.Value;
    }

    private void RefuseProperties(NodeEvent node, SourcePosition position)
    {
        if (!node.Anchor.IsEmpty)
        {
            _problems.Add(position,
                $"'&{node.Anchor.Value}' is an anchor; remove it, anchors and aliases are not taken");
        }

        if (!node.Tag.IsEmpty)
        {
            _problems.Add(position, "a tag (an exclamation mark before a value) is not taken; remove it, " +
                "or quote the value if it begins with one");
        }
    }

    /// <summary>The next event, or null at the end and after a mistake that stops the reading.</summary>
    private ParsingEvent? Next()
    {
        if (_stopped)
        {
            return null;
        }

        try
        {
            return _parser.MoveNext() ? _parser.Current : null;
        }
        catch (YamlException exception)
        {
            StopAt(exception.Start.Index > 0 ? exception.Start.Index : _scanner.CurrentPosition.Index,
                exception.End.Index, exception.Message);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The library lets bare exceptions of many types out on some inputs; to its user each is a mistake in the
            // text.
            var here = Math.Max(_scanner.CurrentPosition.Index, _parser.Current?.End.Index ?? 0);
            StopAt(here, here, "");
        }

        return null;
    }

    private void StopAt(long start, long end, string message)
    {
        var tab = _text.TabInIndentation(end);
        tab = tab >= 0 ? tab : _text.TabInIndentation(start);
        if (tab >= 0)
        {
            Stop(tab, "a tab cannot indent; use spaces");
        }
        else if (_brackets.TryPeek(out var bracket) && _text.LineOf(bracket.Index) < _text.LineOf(start))
        {
            Stop(bracket.Index, $"the {bracket.Sign} that opens here is not closed, or a comma is missing between " +
                "what stands in it");
        }
        else
        {
            Stop(_text.IsDirective(start) ? _text.LineStart(start) : start, YamlMistakes.Explain(message));
        }
    }

    private void Stop(long index, string message)
    {
        if (!_stopped)
        {
            _problems.Add(_text.PositionOf(index), message);
            _stopped = true;
        }
    }
}
