using System.Collections.Frozen;
using System.Globalization;

namespace Guanghan.Missions.Reports.Maps;

/// <summary>Letters as rows of bits; what it has no letter for is drawn as a box.</summary>
internal static class BitmapFont
{
    private const int HexDigitsPerRow = 3;
    private const int CodeDigits = 4;

    private static readonly FrozenDictionary<char, ushort[]> s_glyphs = GlyphData.Lines
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenDictionary(line => (char)Hex(line.AsSpan(0, CodeDigits)), Rows);

    private static readonly ushort[] s_box =
    [
        .. Enumerable.Range(0, GlyphData.Height).Select(row => (ushort)(row switch
        {
            4 or 15 => 0x1FE,
            > 4 and < 15 => 0x102,
            _ => 0,
        })),
    ];

    private static readonly ushort[] s_blank = new ushort[GlyphData.Height];

    /// <summary>Whether it has a letter of its own for every character.</summary>
    public static bool Has(string text) => text.All(c => c is ' ' or '\u00a0' || s_glyphs.ContainsKey(c));

    /// <summary>Rows of a letter from the top; the leftmost column in bit 9.</summary>
    public static ReadOnlySpan<ushort> RowsOf(char letter) =>
        letter is ' ' or '\u00a0' ? s_blank : s_glyphs.GetValueOrDefault(letter, s_box);

    /// <summary>Width of a line of text, pixels.</summary>
    public static int WidthOf(string text) => text.Length * GlyphData.Width;

    private static ushort[] Rows(string line) =>
    [
        .. Enumerable.Range(0, GlyphData.Height).Select(row =>
            Hex(line.AsSpan(CodeDigits + 1 + (row * HexDigitsPerRow), HexDigitsPerRow))),
    ];

    private static ushort Hex(ReadOnlySpan<char> digits) =>
        ushort.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
