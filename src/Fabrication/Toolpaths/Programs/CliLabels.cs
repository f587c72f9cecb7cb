using System.Buffers.Text;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>
/// What a label of a Common Layer Interface file stands for: the format knows parts only, so each pen and kind of way
/// is a part of its own, named after the part, the pen and the kind.
/// </summary>
internal static class CliLabels
{
    /// <summary>What stands between the part's name and the pen's number.</summary>
    public static ReadOnlySpan<byte> PenWord => " pen "u8;

    /// <summary>The number of a way's label.</summary>
    public static int IdOf(PathList paths, int index) =>
        1 + (int)paths.Kind(index) + (PathKindNames.Count * paths.Pen(index));

    /// <summary>Reads a label; false where it is of another hand.</summary>
    /// <param name="label">Its text.</param>
    /// <param name="nameLength">How many of its letters are the part's name.</param>
    /// <param name="kind">The kind of way.</param>
    /// <param name="pen">The pen.</param>
    public static bool TryRead(ReadOnlySpan<byte> label, out int nameLength, out PathKind kind, out int pen)
    {
        (kind, pen) = (default, 0);
        nameLength = label.LastIndexOf(PenWord);
        if (nameLength < 0)
        {
            return false;
        }

        var rest = label[(nameLength + PenWord.Length)..];
        if (!Utf8Parser.TryParse(rest, out pen, out var used) || pen is < 0 or >= ProgramHeader.MostPens ||
            used >= rest.Length || PathKindNames.Find(rest[(used + 1)..]) is not { } found)
        {
            return false;
        }

        kind = found;
        return true;
    }
}
