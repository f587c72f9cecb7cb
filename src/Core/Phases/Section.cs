using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Guanghan.Core.Time;

namespace Guanghan.Core.Phases;

/// <summary>
/// A group of options being read, or described. Every method declares one option with its unit, bounds and words, and
/// returns its checked value in SI. A mistake is recorded with its position and reading goes on with some allowed
/// value, so that all mistakes of a file are reported at once. An option that nobody reads is a mistake too.
/// </summary>
public sealed partial class Section
{
    private readonly SectionScope _scope;
    private readonly MapNode? _node;
    private readonly string _path;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<OptionDescription> _options = [];

    private Section(SectionScope scope, MapNode? node, string path) => (_scope, _node, _path) = (scope, node, path);

    private bool IsDescribing => _node is null;

    /// <summary>Reads inputs from what a user wrote.</summary>
    /// <param name="node">The group of options.</param>
    /// <param name="read">A phase's <c>Read</c>.</param>
    /// <param name="files">Reads the files it names.</param>
    public static SectionReading<T> Read<T>(MapNode node, Func<Section, T> read, IInputFiles files)
    {
        using var scope = new SectionScope(files);
        var section = new Section(scope, node, "");
        var value = read(section);
        section.RefuseUnread();
        return scope.Finish(value);
    }

    /// <summary>Lists every option that a <c>Read</c> declares.</summary>
    public static ImmutableArray<OptionDescription> Describe<T>(Func<Section, T> read)
    {
        using var scope = new SectionScope(null);
        var section = new Section(scope, null, "");
        read(section);
        return [.. section._options];
    }

    /// <summary>A number with a unit.</summary>
    /// <param name="key">Name of the option.</param>
    /// <param name="unit">
    /// The unit documentation uses; any of the same dimension is taken. Empty for a plain number.
    /// </param>
    /// <param name="about">One sentence for the reference page.</param>
    /// <param name="bounds">Allowed values.</param>
    /// <param name="otherwise">
    /// What holds where the option is absent, as a user would write it; null: it must be given.
    /// </param>
    /// <returns>The value in the coherent SI unit.</returns>
    public double Quantity(string key, string unit, string about, Bounds bounds = default, string? otherwise = null)
    {
        var wanted = Unit.Parse(unit);
        Declare(key, OptionKind.Quantity, wanted, bounds, otherwise, about);
        switch (Take(key, otherwise, Example(wanted, bounds, otherwise)))
        {
            case null:
                break;
            case ScalarNode scalar:
                return ReadQuantity(key, scalar, wanted, bounds, otherwise);
            case FigureReferenceNode figure:
                return ReadFigure(key, figure, wanted, bounds);
            case var other:
                Add(key, other.Position, $"{other.Kind} cannot stand here; write {Example(wanted, bounds, otherwise)}");
                break;
        }

        return bounds.Example_si;
    }

    /// <summary>A whole number, or a figure without unit that came out as one.</summary>
    /// <param name="key">Name of the option.</param>
    /// <param name="about">One sentence for the reference page.</param>
    /// <param name="least">Smallest allowed.</param>
    /// <param name="most">Largest allowed.</param>
    /// <param name="otherwise">What holds where the option is absent; null: it must be given.</param>
    public int Count(string key, string about, int least, int most, int? otherwise = null)
    {
        var bounds = Bounds.Between(Text(least), Text(most));
        var fallback = otherwise is { } given ? Text(given) : null;
        Declare(key, OptionKind.Count, Unit.One, bounds, fallback, about);
        if (Take(key, fallback, "a whole number such as " + Text(otherwise ?? least)) is not { } node)
        {
            return least;
        }

        if (node is FigureReferenceNode figure)
        {
            return ReadCount(key, figure, least, bounds);
        }

        if (node is not ScalarNode scalar ||
            !int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            Add(key, node.Position, $"{node.Kind} is not a whole number; write one such as {Text(otherwise ?? least)}");
            return least;
        }

        if (value < least || value > most)
        {
            Add(key, node.Position, $"{Text(value)} is outside its bounds: {bounds.Describe(Unit.One)}");
            return least;
        }

        Record(key, Text(value), node, SectionScope.Canonical([value]));
        return value;
    }

    /// <summary>One of some words.</summary>
    /// <param name="key">Name of the option.</param>
    /// <param name="about">One sentence for the reference page.</param>
    /// <param name="choices">The valid words; at least one.</param>
    /// <param name="otherwise">The word that holds where the option is absent; null: it must be given.</param>
    public T Choice<T>(string key, string about, IReadOnlyList<Choice<T>> choices, string? otherwise = null)
    {
        var words = choices.Select(choice => choice.Word).ToArray();
        Declare(key, OptionKind.Choice, Unit.One, default, otherwise, about,
            [.. choices.Select(choice => (choice.Word, choice.About))]);
        if (Take(key, otherwise, "one of " + string.Join(", ", words)) is not { } node)
        {
            return choices[0].Value;
        }

        if (node is ScalarNode scalar)
        {
            foreach (var choice in choices)
            {
                if (string.Equals(choice.Word, scalar.Text, StringComparison.Ordinal))
                {
                    Record(key, scalar.Text, node, Encoding.UTF8.GetBytes(scalar.Text));
                    return choice.Value;
                }
            }
        }

        var word = (node as ScalarNode)?.Text ?? "";
        Add(key, node.Position, $"{node.Kind} is not one of its words{Suggestion.For(word, words)}");
        return choices[0].Value;
    }

    /// <summary>Free text on one line, not empty.</summary>
    /// <param name="key">Name of the option.</param>
    /// <param name="about">One sentence for the reference page.</param>
    /// <param name="otherwise">What holds where the option is absent; null: it must be given.</param>
    public string Text(string key, string about, string? otherwise = null)
    {
        Declare(key, OptionKind.Text, Unit.One, default, otherwise, about);
        if (Take(key, otherwise, "a text") is not { } node)
        {
            return otherwise ?? "text";
        }

        if (node is not ScalarNode scalar || scalar.Text.AsSpan().ContainsAny('\n', '\r'))
        {
            Add(key, node.Position, $"{node.Kind} cannot stand here; write a text on one line");
            return otherwise ?? "text";
        }

        Record(key, scalar.Text, node, Encoding.UTF8.GetBytes(scalar.Text));
        return scalar.Text;
    }

    /// <summary>true or false.</summary>
    /// <param name="key">Name of the option.</param>
    /// <param name="about">One sentence for the reference page.</param>
    /// <param name="otherwise">What holds where the option is absent; null: it must be given.</param>
    public bool Flag(string key, string about, bool? otherwise = null)
    {
        string? fallback = otherwise switch { true => "true", false => "false", null => null };
        Declare(key, OptionKind.Flag, Unit.One, default, fallback, about);
        if (Take(key, fallback, "true or false") is not { } node)
        {
            return false;
        }

        if (node is not ScalarNode { Text: "true" or "false" } scalar)
        {
            Add(key, node.Position, $"{node.Kind} is neither true nor false");
            return false;
        }

        Record(key, scalar.Text, node, Encoding.UTF8.GetBytes(scalar.Text));
        return string.Equals(scalar.Text, "true", StringComparison.Ordinal);
    }

    /// <summary>An instant, ISO 8601, such as <c>2025-05-28T17:31:00Z</c>.</summary>
    /// <param name="key">Name of the option.</param>
    /// <param name="about">One sentence for the reference page.</param>
    public Epoch Instant(string key, string about)
    {
        Declare(key, OptionKind.Instant, Unit.One, default, null, about);
        if (Take(key, null, "an instant such as 2025-05-28T17:31:00Z") is not { } node)
        {
            return Epoch.J2000;
        }

        if (node is not ScalarNode scalar)
        {
            Add(key, node.Position, $"{node.Kind} cannot stand here; write an instant such as 2025-05-28T17:31:00Z");
            return Epoch.J2000;
        }

        if (!Epoch.TryParseIso(scalar.Text, out var epoch, out var error))
        {
            Add(key, node.Position, error);
            return Epoch.J2000;
        }

        Record(key, scalar.Text, node, BitConverter.GetBytes(epoch.TaiNanoseconds));
        return epoch;
    }

    /// <summary>A file, by its name relative to the mission file.</summary>
    /// <param name="key">Name of the option.</param>
    /// <param name="about">One sentence for the reference page.</param>
    public InputFile File(string key, string about)
    {
        var none = new InputFile("", ReadOnlyMemory<byte>.Empty);
        Declare(key, OptionKind.File, Unit.One, default, null, about);
        if (Take(key, null, "the name of a file") is not { } node)
        {
            return none;
        }

        if (node is not ScalarNode scalar)
        {
            Add(key, node.Position, $"{node.Kind} cannot stand here; write the name of a file");
            return none;
        }

        if (!_scope.Files!.TryRead(scalar.Text, out var content, out var error))
        {
            Add(key, node.Position, error);
            return none;
        }

        // The name counts beside the content: machine programs and findings carry it.
        byte[] canonical = [.. SHA256.HashData(content.Span), .. Encoding.UTF8.GetBytes(scalar.Text)];
        Record(key, scalar.Text, node, canonical);
        return new InputFile(scalar.Text, content);
    }

    /// <summary>A series of an earlier phase, or one quantity that holds everywhere.</summary>
    /// <param name="key">Name of the option.</param>
    /// <param name="unit">The unit documentation uses.</param>
    /// <param name="about">One sentence for the reference page.</param>
    /// <param name="bounds">Allowed values.</param>
    public SeriesInput Series(string key, string unit, string about, Bounds bounds = default)
    {
        var wanted = Unit.Parse(unit);
        Declare(key, OptionKind.Series, wanted, bounds, null, about);
        switch (Take(key, null, $"{{ from: phase.series }} or {Example(wanted, bounds)}"))
        {
            case null:
                break;
            case ScalarNode scalar:
                return new([], [ReadQuantity(key, scalar, wanted, bounds)], null);
            case FigureReferenceNode figure:
                return new([], [ReadFigure(key, figure, wanted, bounds)], null);
            case SeriesReferenceNode series:
                return ReadSeries(key, series, wanted, bounds);
            case var other:
                Add(key, other.Position,
                    $"{other.Kind} cannot stand here; write {{ from: phase.series }} or one quantity");
                break;
        }

        return new([], [bounds.Example_si], null);
    }

    /// <summary>Named options, or <c>{ from: phase.group }</c>.</summary>
    /// <param name="key">Name of the group.</param>
    /// <param name="about">One sentence for the reference page.</param>
    /// <param name="read">Reads the options inside.</param>
    /// <param name="shortFor">
    /// The option inside, such as <c>mesh.file</c>, that a bare value in place of the group gives; null: none.
    /// </param>
    public T Group<T>(string key, string about, Func<Section, T> read, string? shortFor = null)
    {
        var inside = IsDescribing ? Describe(read) : [];
        Declare(key, OptionKind.Group, Unit.One, default, null, about, default, inside, shortFor);
        var taken = Take(key, null, "a group of options");
        return taken is { } node ? ReadGroup(key, Written(node, shortFor), read) : Example(read);
    }

    /// <summary>Named options that may be left out as a whole.</summary>
    /// <param name="key">Name of the group.</param>
    /// <param name="about">One sentence for the reference page, with what holds where it is left out.</param>
    /// <param name="read">Reads the options inside.</param>
    /// <returns>Null where it is left out.</returns>
    public T? OptionalGroup<T>(string key, string about, Func<Section, T> read)
        where T : class
    {
        var inside = IsDescribing ? Describe(read) : [];
        Declare(key, OptionKind.OptionalGroup, Unit.One, default, null, about, default, inside);
        return _node?.Find(key) is { } entry ? ReadGroup(key, entry.Value, read) : null;
    }

    /// <summary>A list of groups of options.</summary>
    /// <param name="key">Name of the list.</param>
    /// <param name="about">One sentence for the reference page.</param>
    /// <param name="read">Reads the options of one item.</param>
    /// <param name="least">Fewest items; 0 lets the whole list be left out.</param>
    /// <param name="most">Most items.</param>
    public ImmutableArray<T> List<T>(string key, string about, Func<Section, T> read, int least, int most)
    {
        var inside = IsDescribing ? Describe(read) : [];
        Declare(key, OptionKind.List, Unit.One, Bounds.Between(Text(least), Text(most)), least == 0 ? "[]" : null,
            about, default, inside);
        if ((least == 0 && _node?.Find(key) is null) || Take(key, null, "a list") is not { } node)
        {
            return least == 0 ? [] : [.. Enumerable.Range(0, least).Select(_ => Example(read))];
        }

        if (node is not ListNode list || list.Items.Length < least || list.Items.Length > most)
        {
            var found = node is ListNode items ? $"{Text(items.Items.Length)} items" : node.Kind;
            Add(key, node.Position, $"{found} where a list of {Text(least)} to {Text(most)} items must stand");
            return [.. Enumerable.Range(0, least).Select(_ => Example(read))];
        }

        Record(key, Text(list.Items.Length) + " items", node, SectionScope.Canonical([list.Items.Length]));
        return [.. list.Items.Select((item, index) => ReadGroup($"{key}[{Text(index)}]", item, read))];
    }

    /// <summary>
    /// Requires something of several options together. Checked only where all of them are known and without a mistake.
    /// </summary>
    /// <param name="holds">Whether it holds.</param>
    /// <param name="key">The option to point at.</param>
    /// <param name="message">What is wrong, the values with units, what to do.</param>
    /// <param name="others">The other options it speaks of; a group stands for all that is in it.</param>
    public void Require(bool holds, string key, string message, params ReadOnlySpan<string> others)
    {
        if (holds || IsDescribing || !IsSound(key))
        {
            return;
        }

        var areSound = true;
        foreach (var other in others)
        {
            areSound &= IsSound(other);
        }

        if (areSound)
        {
            Add(key, _node!.Find(key)?.Value.Position ?? _node.Position, message);
        }
    }
}
