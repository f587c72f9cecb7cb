using System.Collections.Immutable;

namespace Guanghan.Core.Phases;

/// <summary>
/// One option of a phase as <c>Read</c> declares it: reference pages, the editor schema and forms are made of these.
/// </summary>
/// <param name="Key">Its name.</param>
/// <param name="Kind">What sort of value it takes.</param>
/// <param name="Unit">The unit the documentation uses; any unit of the same dimension is taken.</param>
/// <param name="Bounds">Allowed values.</param>
/// <param name="Default">What holds where it is absent, as a user would write it; null where it must be given.</param>
/// <param name="About">One sentence.</param>
/// <param name="Words">For a choice, the valid words and what each means.</param>
/// <param name="Children">For a group or a list of groups, the options inside.</param>
public sealed record OptionDescription(
    string Key,
    OptionKind Kind,
    Unit Unit,
    Bounds Bounds,
    string? Default,
    string About,
    ImmutableArray<(string Word, string About)> Words,
    ImmutableArray<OptionDescription> Children)
{
    /// <summary>
    /// For a group, the option inside, such as <c>mesh.file</c>, that a bare value in its place gives; null: none.
    /// </summary>
    public string? ShortFor { get; init; }

    /// <summary>Whether a mission file may leave it out.</summary>
    public bool IsOptional => Default is not null || Kind is OptionKind.OptionalGroup;
}

/// <summary>The sorts of value an option takes.</summary>
public enum OptionKind
{
    /// <summary>A number with a unit.</summary>
    Quantity,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>One of some words.</summary>
    Choice,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>An instant, ISO 8601.</summary>
    Instant,

    /// <summary>The name of a file.</summary>
    File,

    /// <summary>A series of an earlier phase, or one quantity.</summary>
    Series,

    /// <summary>Named options.</summary>
    Group,

    /// <summary>Named options that may be left out as a whole.</summary>
    OptionalGroup,

    /// <summary>A list of groups of named options.</summary>
    List,
}

/// <summary>One word that a choice accepts.</summary>
/// <typeparam name="T">What the word stands for.</typeparam>
/// <param name="Word">As written in a mission file.</param>
/// <param name="Value">What it stands for.</param>
/// <param name="About">What it means, in a few words.</param>
public sealed record Choice<T>(string Word, T Value, string About);
