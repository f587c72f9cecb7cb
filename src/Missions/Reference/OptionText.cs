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
        OptionKind.Group => "a group",
        _ => "a group that may be left out",
    };

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
        { Kind: OptionKind.Quantity or OptionKind.Series } => Quantity(option),
        { Kind: OptionKind.Count } => option.Unit.Format(option.Bounds.Low_si ?? 1),
        { Kind: OptionKind.Choice } => option.Words[0].Word,
        { Kind: OptionKind.Flag } => "true",
        { Kind: OptionKind.Instant } => "2026-03-01T00:00:00Z",
        { Kind: OptionKind.File } => "part.stl",
        _ => "text",
    };

    private static string Quantity(OptionDescription option)
    {
        var (low, high) = (option.Bounds.Low_si, option.Bounds.High_si);
        var example_si = (low, high) switch
        {
            (null, null) => option.Unit.ToSi(1),
            ({ } least, null) => least + Math.Max(option.Unit.Factor, Math.Abs(least)),
            (null, { } most) => most - Math.Max(option.Unit.Factor, Math.Abs(most)),
            // Bounds over several decades: the geometric middle is what users write, the arithmetic one never is.
            ({ } least, { } most) when least > 0 && most / least > 20 => Math.Sqrt(least) * Math.Sqrt(most),
            ({ } least, { } most) => least + ((most - least) / 2),
        };
        // Few digits, as long as they stay within the bounds.
        for (var digits = 1; digits <= 6; digits++)
        {
            var text = option.Unit.Format(example_si, digits);
            if (option.Bounds.Allow(Core.Phases.Quantity.Parse(text).Value_si))
            {
                return text;
            }
        }

        return option.Unit.Format(example_si, 17);
    }
}
