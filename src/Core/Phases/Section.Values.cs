using System.Collections.Immutable;
using System.Globalization;

namespace Guanghan.Core.Phases;

// How one value is taken, checked and recorded; the options themselves are in Section.cs.
public sealed partial class Section
{
    private T ReadGroup<T>(string key, InputNode node, Func<Section, T> read)
    {
        if (node is MistakenNode)
        {
            LeaveUnresolved(key);
            return Example(read);
        }

        if (node is not MapNode map)
        {
            Add(key, node.Position, $"{node.Kind} where a group of options must stand, as in {key}: {{ ... }}");
            return Example(read);
        }

        var section = new Section(_scope, map, PathOf(key) + ".");
        var value = read(section);
        section.RefuseUnread();
        return value;
    }

    // A bare value as the group that it is short for.
    private static InputNode Written(InputNode node, string? shortFor)
    {
        if (node is ScalarNode && shortFor is not null)
        {
            foreach (var name in shortFor.Split('.').Reverse())
            {
                node = new MapNode([new(name, node.Position, node)], node.Position);
            }
        }

        return node;
    }

    private static T Example<T>(Func<Section, T> read)
    {
        using var scope = new SectionScope(null);
        return read(new Section(scope, null, ""));
    }

    private double ReadQuantity(
        string key, ScalarNode scalar, Unit wanted, Bounds bounds, string? otherwise = null)
    {
        if (!Phases.Quantity.TryParse(scalar.Text, out var quantity, out var error))
        {
            Add(key, scalar.Position, scalar.Text.Length == 0
                ? $"has no value; write {Example(wanted, bounds, otherwise)}" : error);
        }
        else if (quantity.Unit.Dimension != wanted.Dimension)
        {
            Add(key, scalar.Position, quantity.Unit == Unit.One
                ? $"'{scalar.Text}' has no unit; write {Example(wanted, bounds, otherwise)}"
                : $"'{scalar.Text}' is {quantity.Unit.Dimension.Describe()}; " +
                    $"write {Example(wanted, bounds, otherwise)}");
        }
        else if (!bounds.Allow(quantity.Value_si))
        {
            Add(key, scalar.Position, $"{scalar.Text} is outside its bounds: {bounds.Describe(quantity.Unit)}");
        }
        else
        {
            Record(key, scalar.Text, scalar, SectionScope.Canonical([quantity.Value_si]));
            return quantity.Value_si;
        }

        return bounds.Example_si;
    }

    private double ReadFigure(string key, FigureReferenceNode figure, Unit wanted, Bounds bounds)
    {
        if (figure.Unit.Dimension != wanted.Dimension)
        {
            Add(key, figure.Position,
                $"'{figure.Path}' is {figure.Unit.Dimension.Describe()} ({Shown(figure.Unit)}); " +
                $"this option takes {wanted.Dimension.Describe()} ({Shown(wanted)})");
        }
        else if (figure.Value_si is not { } value)
        {
            LeaveUnresolved(key);
        }
        else if (!bounds.Allow(value))
        {
            Add(key, figure.Position,
                $"'{figure.Path}' came out as {figure.Unit.Format(value)}, outside the bounds of this option: " +
                bounds.Describe(figure.Unit));
        }
        else
        {
            Record(key, figure.Unit.Format(value), figure, SectionScope.Canonical([value]));
            return value;
        }

        return bounds.Example_si;
    }

    private int ReadCount(string key, FigureReferenceNode figure, int least, Bounds bounds)
    {
        var value = ReadFigure(key, figure, Unit.One, bounds);
        if (!IsSound(key))
        {
            return least;
        }

        if (value != Math.Floor(value))
        {
            Add(key, figure.Position,
                $"'{figure.Path}' came out as {Unit.One.Format(value)}, which is not a whole number");
            return least;
        }

        return (int)value;
    }

    private SeriesInput ReadSeries(string key, SeriesReferenceNode node, Unit wanted, Bounds bounds)
    {
        if (node.Unit.Dimension != wanted.Dimension)
        {
            Add(key, node.Position, $"'{node.Path}' is {node.Unit.Dimension.Describe()} ({Shown(node.Unit)}); " +
                $"this option takes {wanted.Dimension.Describe()} ({Shown(wanted)})");
        }
        else if (node.Value is not { } series)
        {
            LeaveUnresolved(key);
        }
        else if (series.Values_si.FirstOrDefault(value => !bounds.Allow(value), bounds.Example_si) is var outside &&
            !bounds.Allow(outside))
        {
            Add(key, node.Position, $"'{node.Path}' has the value {node.Unit.Format(outside)}, outside the bounds of " +
                $"this option: {bounds.Describe(node.Unit)}");
        }
        else
        {
            byte[] canonical =
            [
                .. SectionScope.Canonical(series.Axis.Values_si.AsSpan()),
                .. SectionScope.Canonical(series.Values_si.AsSpan()),
                .. BitConverter.GetBytes(series.Axis.Origin?.TaiNanoseconds ?? long.MinValue),
            ];
            Record(key, $"{Text(series.Values_si.Length)} values", node, canonical);
            return new(series.Axis.Values_si, series.Values_si, series.Axis.Origin);
        }

        return new([], [bounds.Example_si], null);
    }

    private InputNode? Take(string key, string? otherwise, string example)
    {
        if (_node is null)
        {
            return null;
        }

        if (_node.Find(key) is { } entry)
        {
            if (entry.Value is not MistakenNode)
            {
                return entry.Value;
            }

            LeaveUnresolved(key);
            return null;
        }

        if (otherwise is not null)
        {
            return new ScalarNode(otherwise, default);
        }

        Add(key, _node.Position, $"is missing; write {example}");
        return null;
    }

    private void Declare(
        string key, OptionKind kind, Unit unit, Bounds bounds, string? otherwise, string about,
        ImmutableArray<(string Word, string About)> words = default,
        ImmutableArray<OptionDescription> children = default, string? shortFor = null)
    {
        if (!_known.Add(key))
        {
            throw new InvalidOperationException($"The option '{PathOf(key)}' is read twice.");
        }

        if (IsDescribing)
        {
            _options.Add(new(key, kind, unit, bounds, otherwise, about,
                words.IsDefault ? [] : words, children.IsDefault ? [] : children)
            { ShortFor = shortFor });
        }
    }

    private void RefuseUnread()
    {
        if (_node!.From is not null)
        {
            return;
        }

        var free = _known.Except(_node.Entries.Select(entry => entry.Key), StringComparer.Ordinal).ToArray();
        foreach (var entry in _node.Entries.Where(entry => !_known.Contains(entry.Key)))
        {
            Add(entry.Key, entry.KeyPosition, $"is not an option here{Suggestion.For(entry.Key, free)}");
        }
    }

    private void Record(string key, string display, InputNode node, ReadOnlySpan<byte> canonical)
    {
        var origin = node switch
        {
            FigureReferenceNode figure => "from " + figure.Path,
            SeriesReferenceNode series => "from " + series.Path,
            _ => node.Position == default ? "default" : node.Position.ToString(),
        };
        _scope.Record(PathOf(key), display, origin, canonical);
    }

    private void Add(string key, SourcePosition position, string message)
    {
        _scope.Unsound.Add(PathOf(key));
        _scope.Add(position == default ? _node!.Position : position, $"{PathOf(key)}: {message}");
    }

    private void LeaveUnresolved(string key)
    {
        _scope.IsResolved = false;
        _scope.Unsound.Add(PathOf(key));
    }

    /// <summary>Whether an option, and everything inside it, has its own value and no stand-in.</summary>
    private bool IsSound(string key)
    {
        var path = PathOf(key);
        return !_scope.Unsound.Any(unsound => unsound.StartsWith(path, StringComparison.Ordinal) &&
            (unsound.Length == path.Length || unsound[path.Length] is '.' or '['));
    }

    private string PathOf(string key) => _path + key;

    private static string Example(Unit unit, Bounds bounds, string? otherwise = null) =>
        $"{unit.Dimension.Describe()} such as {otherwise ?? bounds.Example(unit)}";

    private static string Shown(Unit unit) => unit.Symbol.Length == 0 ? "no unit" : unit.Symbol;

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
