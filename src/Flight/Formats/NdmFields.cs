using System.Globalization;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Formats;

/// <summary>Typed access to the keywords of one message: each is taken once, and what is wrong says its line.</summary>
internal sealed class NdmFields(string kind, IEnumerable<NdmEntry> entries)
{
    private readonly List<NdmEntry> _left = [.. entries];

    /// <summary>What nobody has taken.</summary>
    public IReadOnlyList<NdmEntry> Left => _left;

    public string? Optional(string key)
    {
        var at = _left.FindIndex(entry => string.Equals(entry.Key, key, StringComparison.Ordinal));
        if (at < 0)
        {
            return null;
        }
        var value = _left[at].Value;
        Line = _left[at].Line;
        _left.RemoveAt(at);
        return value;
    }

    public string Required(string key) => Optional(key) is { Length: > 0 } value
        ? value
        : throw new FormatException($"The {kind} lacks {key}, which the standard requires.");

    /// <summary>A text that can only be one of some words, as far as this reader goes.</summary>
    public string OneOf(string key, params ReadOnlySpan<string> words)
    {
        var value = Required(key);
        foreach (var word in words)
        {
            if (string.Equals(value, word, StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }
        throw new FormatException($"Line {Line}: {key} is \"{value}\"; this reader knows {string.Join(", ", words)}.");
    }

    public double Number(string key)
    {
        var text = Required(key);
        return TryNumber(text, out var value)
            ? value
            : throw new FormatException($"Line {Line}: {key} is \"{text}\", which is no number.");
    }

    public double? OptionalNumber(string key) => Optional(key) is { } text
        ? TryNumber(text, out var value)
            ? value
            : throw new FormatException($"Line {Line}: {key} is \"{text}\", which is no number.")
        : null;

    public int Whole(string key, int missing)
    {
        if (Optional(key) is not { } text)
        {
            return missing;
        }
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException($"Line {Line}: {key} is \"{text}\", which is no whole number.");
    }

    /// <summary>An instant in a time system that epochs know.</summary>
    public Epoch Instant(string key, TimeScale scale) => ToEpoch(Required(key), scale, Line, key);

    /// <summary>A date as a Julian date in UTC: it may lie before UTC began.</summary>
    public JulianDate Date(string key)
    {
        var text = Required(key);
        return NdmText.TryReadDate(text, out var midnight, out var seconds)
            ? new(1721425.5 + (midnight - DateTime.MinValue).Days, seconds / 86400, TimeScale.Utc) // JD of 0001-01-01
            : throw NoDate(text, Line, key);
    }

    public static Epoch ToEpoch(string text, TimeScale scale, int line, string key)
    {
        if (!NdmText.TryReadDate(text, out var midnight, out var seconds))
        {
            throw NoDate(text, line, key);
        }
        var whole = (int)seconds;
        var nanosecond = (int)Math.Round((seconds - whole) * 1e9);
        (whole, nanosecond) = nanosecond == 1_000_000_000 ? (whole + 1, 0) : (whole, nanosecond);
        var minutes = Math.Min(whole / 60, 1439); // second 60 of the last minute stays there
        try
        {
            return Epoch.FromCivil(new(
                midnight.Year, midnight.Month, midnight.Day, minutes / 60, minutes % 60, whole - (minutes * 60),
                    nanosecond, scale));
        }
        catch (ArgumentException exception)
        {
            throw new FormatException($"Line {line}: {key} is \"{text}\". {exception.Message}", exception);
        }
    }

    public int Line { get; private set; }

    public static bool TryNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static FormatException NoDate(string text, int line, string key) => new(
        $"Line {line}: {key} is \"{text}\", which is no date; write 2025-05-28T17:31:00.000 or 2025-148T17:31:00.000.");
}
