using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Files;

/// <summary>The text of a mission file, decoded and checked, with the position of every character.</summary>
internal sealed class MissionText
{
    /// <summary>
    /// Longest mission file, bytes: some ten thousand phases; a longer one is a mistake, such as a mesh.
    /// </summary>
    public const int MaximumBytes = 1 << 20;

    private readonly List<int> _lineStarts = [0];

    // The second half of a surrogate pair is no character of its own; files have few, and columns leave them out.
    private readonly List<int> _lowSurrogates = [];

    private MissionText(string fileName, string text)
    {
        (FileName, Text) = (fileName, text);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                _lineStarts.Add(i + 1);
            }
            else if (char.IsLowSurrogate(text[i]))
            {
                _lowSurrogates.Add(i);
            }
        }
    }

    public string FileName { get; }

    public string Text { get; }

    /// <summary>Decodes a file; null, with a problem, where it is no text that a mission file can hold.</summary>
    public static MissionText? Decode(string fileName, ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        if (bytes.Length > MaximumBytes)
        {
            problems.Add(new(fileName, 1, 1), string.Create(CultureInfo.InvariantCulture,
                $"the file has {bytes.Length} bytes; a mission file has at most {MaximumBytes}"));
            return null;
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            problems.Add(new(fileName, 1, 1), "the file is UTF-16; save it as UTF-8");
            return null;
        }

        // A byte order mark at the start is what some editors put there; it says UTF-8 and nothing else.
        var body = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        if (Utf8.IsValid(body))
        {
            var text = new MissionText(fileName, Encoding.UTF8.GetString(body));
            return text.RefuseInvisible(problems) ? null : text;
        }

        var valid = ValidLength(body);
        var before = new MissionText(fileName, Encoding.UTF8.GetString(body[..valid]));
        problems.Add(before.PositionOf(before.Text.Length), string.Create(CultureInfo.InvariantCulture,
            $"byte 0x{body[valid]:X2} is not UTF-8; save the file as UTF-8"));
        return null;
    }

    /// <summary>Position of a character by its index; an index outside the text gives its nearest end.</summary>
    public SourcePosition PositionOf(long index)
    {
        var at = (int)Math.Clamp(index, 0, Text.Length);
        var line = LineOf(index);
        var start = _lineStarts[line];
        return new(FileName, line + 1, at - start + 1 - (LowSurrogatesBefore(at) - LowSurrogatesBefore(start)));
    }

    /// <summary>Line of a character by its index, from 0.</summary>
    public int LineOf(long index)
    {
        var found = _lineStarts.BinarySearch((int)Math.Clamp(index, 0, Text.Length));
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Index of the first character of that character's line.</summary>
    public int LineStart(long index) => _lineStarts[LineOf(index)];

    /// <summary>Whether its line begins with a percent sign, which YAML takes for a directive.</summary>
    public bool IsDirective(long index) => LineStart(index) < Text.Length && Text[LineStart(index)] == '%';

    /// <summary>
    /// Index of a tab among the white space that a line begins with, for the line of that index; -1 for none.
    /// </summary>
    public int TabInIndentation(long index)
    {
        for (var i = LineStart(index); i < Text.Length && Text[i] is ' ' or '\t'; i++)
        {
            if (Text[i] == '\t')
            {
                return i;
            }
        }

        return -1;
    }

    // Control characters and invisible line breaks: editors do not show them, and YAML counts some of them as lines.
    private bool RefuseInvisible(ProblemList problems)
    {
        var found = false;
        for (var i = 0; i < Text.Length; i++)
        {
            var c = Text[i];
            if (c is not ('\t' or '\n' or '\r') && (char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF'))
            {
                problems.Add(PositionOf(i), string.Create(CultureInfo.InvariantCulture,
                    $"the invisible character U+{(int)c:X4} cannot stand in a mission file; delete it"));
                found = true;
                if (problems.IsFull)
                {
                    break;
                }
            }
        }

        return found;
    }

    private int LowSurrogatesBefore(int index)
    {
        var found = _lowSurrogates.BinarySearch(index);
        return found >= 0 ? found : ~found;
    }

    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out var length) ==
            System.Buffers.OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }
}
