using System.Collections.Immutable;

namespace Guanghan.Core.Phases;

/// <summary>A place in a text that a user wrote. <c>default</c> is nowhere.</summary>
/// <param name="File">File name as the user gave it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in characters, from 1.</param>
public readonly record struct SourcePosition(string File, int Line, int Column) : IComparable<SourcePosition>
{
    /// <summary>As compilers print it: <c>file:line:column</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}:{Column}");

    /// <inheritdoc/>
    public int CompareTo(SourcePosition other)
    {
        var file = string.CompareOrdinal(File, other.File);
        return file != 0 ? file : (Line, Column).CompareTo((other.Line, other.Column));
    }

    /// <summary>Stands before.</summary>
    public static bool operator <(SourcePosition a, SourcePosition b) => a.CompareTo(b) < 0;

    /// <summary>Stands after.</summary>
    public static bool operator >(SourcePosition a, SourcePosition b) => a.CompareTo(b) > 0;

    /// <summary>Does not stand after.</summary>
    public static bool operator <=(SourcePosition a, SourcePosition b) => a.CompareTo(b) <= 0;

    /// <summary>Does not stand before.</summary>
    public static bool operator >=(SourcePosition a, SourcePosition b) => a.CompareTo(b) >= 0;
}

/// <summary>One node of what the user wrote, whatever the file format: a scalar, a list or a map.</summary>
/// <param name="Position">Where it stands.</param>
public abstract record InputNode(SourcePosition Position)
{
    /// <summary>What the node is, in plain English.</summary>
    public abstract string Kind { get; }
}

/// <summary>A single value, as its text.</summary>
/// <param name="Text">The text, without quotes.</param>
/// <param name="Position">Where it stands.</param>
public sealed record ScalarNode(string Text, SourcePosition Position) : InputNode(Position)
{
    /// <inheritdoc/>
    public override string Kind => $"the value '{Text}'";
}

/// <summary>A list of nodes.</summary>
/// <param name="Items">In the order written.</param>
/// <param name="Position">Where it stands.</param>
public sealed record ListNode(ImmutableArray<InputNode> Items, SourcePosition Position) : InputNode(Position)
{
    /// <inheritdoc/>
    public override string Kind => "a list";
}

/// <summary>Named nodes.</summary>
/// <param name="Entries">In the order written; keys are unique.</param>
/// <param name="Position">Where it stands.</param>
public sealed record MapNode(ImmutableArray<MapEntry> Entries, SourcePosition Position) : InputNode(Position)
{
    /// <summary>
    /// For a group that an earlier phase makes, its path as written, such as <c>light.pen</c>; otherwise null. A phase
    /// need not read all of what another one makes, so entries that nobody reads are no mistake in such a group.
    /// </summary>
    public string? From { get; init; }

    /// <inheritdoc/>
    public override string Kind => From is null ? "a group of options" : $"the group '{From}'";

    /// <summary>The entry of that name, or null.</summary>
    public MapEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal))
            {
                return entry;
            }
        }

        return null;
    }
}

/// <summary>One named node of a map.</summary>
/// <param name="Key">Its name.</param>
/// <param name="KeyPosition">Where the name stands.</param>
/// <param name="Value">Its node.</param>
public sealed record MapEntry(string Key, SourcePosition KeyPosition, InputNode Value);

/// <summary>A mistake in what the user wrote.</summary>
/// <param name="Position">Where.</param>
/// <param name="Message">What is wrong, the value with its unit, the limit, what to do.</param>
public sealed record Problem(SourcePosition Position, string Message)
{
    /// <summary>As compilers print it: <c>file:line:column: message</c>.</summary>
    public override string ToString() => $"{Position}: {Message}";
}
