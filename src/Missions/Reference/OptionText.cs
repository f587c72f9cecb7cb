using Guanghan.Core.Phases;

namespace Guanghan.Missions.Reference;

/// <summary>An option in words: what it takes, its bounds, its default, an example that its own bounds allow.</summary>
internal static class OptionText
{
    /// <summary>What it takes: <c>a length</c>, <c>true or false</c>.</summary>
    public static string Takes(OptionDescription option) => option.Kind switch
    {
        OptionKind.Quantity => option.Unit.Dimension.Describe(),
        OptionKind.Series => "a series, or " + option.Unit.Dimension.Describe(),
        OptionKind.Count => "a whole number",
        OptionKind.Choice => "one of " + string.Join(", ", option.Words.Select(word => word.Word)),
        OptionKind.Text => "a text",
        OptionKind.Flag => "true or false",
        OptionKind.Instant => "an instant",
        OptionKind.File => "the name of a file",
        OptionKind.List => "a list of groups",
        OptionKind.Group when Short(option) is { } inside => $"{Takes(inside)} ({option.ShortFor}), or a group",
        OptionKind.Group => "a group",
        _ => "a group that may be left out",
    };

    /// <summary>The option inside that a bare value in place of a group gives; null where there is none.</summary>
    public static OptionDescription? Short(OptionDescription option)
    {
        if (option.ShortFor is null)
        {
            return null;
        }

        foreach (var name in option.ShortFor.Split('.'))
        {
            option = option.Children.First(child => string.Equals(child.Key, name, StringComparison.Ordinal));
        }

        return option;
    }

    /// <summary>The unit that documentation uses; empty where there is none.</summary>
    public static string UnitOf(OptionDescription option) =>
        option.Kind is OptionKind.Quantity or OptionKind.Series ? option.Unit.Symbol : "";

    /// <summary>Its bounds in words; empty where there are none.</summary>
    public static string BoundsOf(OptionDescription option) => option switch
    {
        { Bounds.IsAny: true } => "",
        { Kind: OptionKind.List } => option.Bounds.Describe(Unit.One) + " items",
        _ => option.Bounds.Describe(option.Unit),
    };

    /// <summary>What holds where it is absent, or that it must be given.</summary>
    public static string DefaultOf(OptionDescription option) => option switch
    {
        { Default: "[]" } => "none",
        { Default: { } value } => value,
        { Kind: OptionKind.OptionalGroup } => "none",
        _ => "must be given",
    };

    /// <summary>A value that a mission file may hold there.</summary>
    public static string Example(OptionDescription option) => option switch
    {
        { Default: { } value } when option.Kind is not OptionKind.List => value,
        { Kind: OptionKind.Quantity or OptionKind.Series } => option.Bounds.Example(option.Unit),
        { Kind: OptionKind.Count } => option.Unit.Format(option.Bounds.Low_si ?? 1),
        { Kind: OptionKind.Choice } => option.Words[0].Word,
        { Kind: OptionKind.Flag } => "true",
        { Kind: OptionKind.Instant } => "2026-03-01T00:00:00Z",
        { Kind: OptionKind.File } => "part.stl",
        _ => "text",
    };
}
