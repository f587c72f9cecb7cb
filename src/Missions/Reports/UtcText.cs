using System.Globalization;
using Guanghan.Core.Time;

namespace Guanghan.Missions.Reports;

/// <summary>Instants as people read them, and as a calendar axis needs them.</summary>
internal static class UtcText
{
    private static readonly string[] s_forms = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    /// <summary>
    /// The second in which an instant lies: <c>2026-03-01 06:12:33</c>; with its scale behind it where that is not UTC.
    /// </summary>
    public static string Second(Epoch epoch) => Second(epoch.ToString());

    /// <summary>The same of an instant as <see cref="Epoch"/> prints it.</summary>
    public static string Second(string printed)
    {
        var (clock, scale) = Split(printed);
        var whole = clock.Split('.')[0].Replace('T', ' ');
        return IsUtc(scale) ? whole : whole + " " + scale;
    }

    /// <summary>
    /// Calendar date and clock of an instant to 100 ns, for the ticks of an axis; a leap second counts as the second
    /// after it. False where the instant is printed in another calendar than the Gregorian.
    /// </summary>
    /// <param name="epoch">The instant.</param>
    /// <param name="date">Date and clock.</param>
    /// <param name="scale"><c>UTC</c>, or the scale that the instant is printed in, such as <c>TT</c> before
    /// 1972.</param>
    public static bool TryDate(Epoch epoch, out DateTime date, out string scale) =>
        TryDate(epoch.ToString(), out date, out scale);

    /// <summary>The same of an instant as <see cref="Epoch"/> prints it.</summary>
    public static bool TryDate(string printed, out DateTime date, out string scale)
    {
        (var clock, scale) = Split(printed);
        scale = IsUtc(scale) ? "UTC" : scale;
        var leap = clock.Contains(":60", StringComparison.Ordinal);
        var plain = leap ? clock.Replace(":60", ":59", StringComparison.Ordinal) : clock;
        var digits = plain.IndexOf('.', StringComparison.Ordinal);
        var bounded = digits > 0 && plain.Length > digits + 8 ? plain[..(digits + 8)] : plain;
        var isDate = DateTime.TryParseExact(
            bounded, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
        date = leap ? date.AddSeconds(1) : date;
        return isDate;
    }

    private static bool IsUtc(string scale) => string.Equals(scale, "Z", StringComparison.Ordinal);

    private static (string Clock, string Scale) Split(string text)
    {
        if (text.EndsWith('Z'))
        {
            return (text[..^1], "Z");
        }

        var space = text.LastIndexOf(' ');
        return space < 0 ? (text, "") : (text[..space], text[(space + 1)..]);
    }
}
