using Guanghan.Core.Phases;

namespace Guanghan.Missions.Files;

/// <summary>What was published of a figure: one value, a bound or a range.</summary>
/// <param name="Low_si">Its lower end, SI; null for an upper bound.</param>
/// <param name="High_si">Its upper end, SI; null for a lower bound. A single value has both ends there.</param>
/// <param name="IsOpen">Whether a bound's end itself is excluded.</param>
/// <param name="Unit">The unit it was published in.</param>
public sealed record PublishedValue(double? Low_si, double? High_si, bool IsOpen, Unit Unit)
{
    private const string Range = " to ";

    private static readonly (string Words, bool IsLow, bool IsOpen)[] s_bounds =
    [
        ("above", true, true), ("more than", true, true), ("at least", true, false),
        ("below", false, true), ("less than", false, true), ("at most", false, false),
    ];

    /// <summary>Whether it is one value, to be compared within a tolerance.</summary>
    public bool IsSingle => Low_si is { } low && High_si is { } high && low.Equals(high);

    /// <summary>Reads <c>2.31 g/cm^3</c>, <c>above 1300 degC</c>, <c>at most 3 h</c> or <c>1 m to 2 m</c>.</summary>
    /// <param name="text">As written.</param>
    /// <param name="value">What was read.</param>
    /// <param name="error">Why it could not be read, in words that follow a colon; empty where it could.</param>
    public static bool TryParse(string text, out PublishedValue value, out string error)
    {
        value = new(0, 0, false, Unit.One);
        var trimmed = text.Trim();
        foreach (var (words, isLow, isOpen) in s_bounds)
        {
            if (trimmed.StartsWith(words + " ", StringComparison.Ordinal))
            {
                if (!Quantity.TryParse(trimmed[words.Length..], out var bound, out error))
                {
                    return false;
                }

                value = new(isLow ? bound.Value_si : null, isLow ? null : bound.Value_si, isOpen, bound.Unit);
                return true;
            }
        }

        var to = trimmed.IndexOf(Range, StringComparison.Ordinal);
        if (to >= 0)
        {
            return TryParseRange(trimmed[..to], trimmed[(to + Range.Length)..], out value, out error);
        }

        if (trimmed.Length > 0 && char.IsAsciiLetter(trimmed[0]))
        {
            error = $"'{trimmed}' is not a published value; write a quantity, above, at least, below or at most and " +
                "a quantity, or two quantities with 'to' between them";
            return false;
        }

        if (!Quantity.TryParse(trimmed, out var single, out error))
        {
            return false;
        }

        value = new(single.Value_si, single.Value_si, false, single.Unit);
        return true;
    }

    private static bool TryParseRange(string first, string second, out PublishedValue value, out string error)
    {
        value = new(0, 0, false, Unit.One);
        if (!Quantity.TryParse(first, out var low, out error) || !Quantity.TryParse(second, out var high, out error))
        {
            return false;
        }

        // "1 to 2 m" means metres at both ends.
        var lowUnit = low.Unit == Unit.One ? high.Unit : low.Unit;
        var low_si = low.Unit == Unit.One ? high.Unit.ToSi(low.Value_si) : low.Value_si;
        if (lowUnit.Dimension != high.Unit.Dimension)
        {
            error = $"the range begins with {lowUnit.Dimension.Describe()} and ends with " +
                high.Unit.Dimension.Describe();
            return false;
        }

        if (!(low_si < high.Value_si))
        {
            error = $"the range from {first.Trim()} to {second.Trim()} is empty; write the smaller value first";
            return false;
        }

        value = new(low_si, high.Value_si, false, high.Unit);
        return true;
    }
}
