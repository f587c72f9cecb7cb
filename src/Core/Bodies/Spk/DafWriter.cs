using System.Buffers.Binary;
using System.Text;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>One array of a DAF: bounds of time, integers before the addresses, name and numbers.</summary>
internal sealed record DafArray(double Begin_s, double End_s, int[] Integers, string Name, double[] Data);

/// <summary>
/// Lays out a Double Precision Array File: file record, comment records, then summary and name records each followed by
/// the arrays they describe. Source: NAIF, "DAF Required Reading", "DAF structure" and "The comment area".
/// </summary>
internal static class DafWriter
{
    private const int RecordBytes = DafWords.RecordBytes;
    private const int WordsPerRecord = RecordBytes / sizeof(double);
    private const int SummaryBytes = 40;
    private const int SummariesPerRecord = 25;
    private const int CommentBytes = 1000; // of each comment record; the rest stays unused
    private const byte EndOfLine = 0;
    private const byte EndOfComments = 4;

    internal static byte[] Write(
        string magic, string internalName, List<string> comments, List<DafArray> arrays, bool bigEndian)
    {
        var text = CommentText(comments);
        var commentRecords = (text.Length + CommentBytes - 1) / CommentBytes;
        var groups = arrays.Chunk(SummariesPerRecord).ToArray();
        var places = new List<(int Summary, int FirstData)>();
        var next = 2L + commentRecords;
        foreach (var group in groups)
        {
            places.Add(((int)next, (int)next + 2));
            next += 2 + ((group.Sum(array => (long)array.Data.Length) + WordsPerRecord - 1) / WordsPerRecord);
        }
        if (next * RecordBytes > Array.MaxLength)
        {
            throw new InvalidOperationException(
                $"The kernel would take {next * RecordBytes} bytes; {Array.MaxLength} are written at most. Split it.");
        }
        var pen = new Pen(new byte[(next - 1) * RecordBytes], bigEndian);
        FileRecord(pen, magic, internalName, places, arrays[0].Integers.Length + 2);
        for (var i = 0; i < text.Length; i++)
        {
            pen.Bytes[((1 + (i / CommentBytes)) * RecordBytes) + (i % CommentBytes)] = text[i];
        }
        var free = 0;
        for (var g = 0; g < groups.Length; g++)
        {
            var after = g + 1 < groups.Length ? places[g + 1].Summary : 0;
            free = Group(pen, groups[g], places[g], after, g > 0 ? places[g - 1].Summary : 0);
        }
        pen.Integer(84, free);
        return pen.Bytes;
    }

    /// <summary>Text of printable ASCII that is not too long.</summary>
    internal static string Checked(string text, int length, string what)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= length && !text.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? text
            : throw new ArgumentException(
                $"The {what} \"{text}\" must be of printable ASCII, {length} characters at most.", nameof(text));
    }

    private static byte[] CommentText(List<string> comments)
    {
        if (comments.Count == 0)
        {
            return [];
        }
        var bytes = new List<byte>();
        foreach (var line in comments)
        {
            bytes.AddRange(Encoding.ASCII.GetBytes(line));
            bytes.Add(EndOfLine);
        }
        bytes.Add(EndOfComments);
        return [.. bytes];
    }

    private static void FileRecord(
        Pen pen, string magic, string internalName, List<(int Summary, int FirstData)> places, int integers)
    {
        pen.Ascii(0, magic, 8);
        pen.Integer(8, 2);
        pen.Integer(12, integers);
        pen.Ascii(16, internalName, 60);
        pen.Integer(76, places[0].Summary);
        pen.Integer(80, places[^1].Summary);
        pen.Ascii(88, pen.IsBigEndian ? "BIG-IEEE" : "LTL-IEEE", 8);
        DafSummaries.FtpString.CopyTo(pen.Bytes.AsSpan(DafSummaries.FtpOffset));
        DafSummaries.FtpTail.CopyTo(pen.Bytes.AsSpan(DafSummaries.FtpOffset + DafSummaries.FtpString.Length));
    }

    /// <summary>Writes one summary record with its names and arrays; returns the first free address.</summary>
    private static int Group(Pen pen, DafArray[] group, (int Summary, int FirstData) place, int after, int before)
    {
        var record = (place.Summary - 1L) * RecordBytes;
        pen.Number(record, after);
        pen.Number(record + 8, before);
        pen.Number(record + 16, group.Length);
        pen.Blanks(record + RecordBytes, RecordBytes);
        var word = ((place.FirstData - 1L) * WordsPerRecord) + 1;
        for (var i = 0; i < group.Length; i++)
        {
            var at = record + 24 + (i * SummaryBytes);
            pen.Number(at, group[i].Begin_s);
            pen.Number(at + 8, group[i].End_s);
            int[] integers = [.. group[i].Integers, (int)word, (int)(word + group[i].Data.Length - 1)];
            for (var k = 0; k < integers.Length; k++)
            {
                pen.Integer(at + 16 + (4 * k), integers[k]);
            }
            pen.Ascii(record + RecordBytes + (i * SummaryBytes), group[i].Name, SummaryBytes);
            foreach (var value in group[i].Data)
            {
                pen.Number((word++ - 1) * sizeof(double), value);
            }
        }
        return (int)word;
    }

    /// <summary>Numbers and text at byte offsets, in one byte order.</summary>
    private sealed class Pen(byte[] bytes, bool isBigEndian)
    {
        internal byte[] Bytes { get; } = bytes;

        internal bool IsBigEndian { get; } = isBigEndian;

        internal void Ascii(long offset, string text, int length) =>
            Encoding.ASCII.GetBytes(text.PadRight(length)).CopyTo(Bytes, offset);

        internal void Blanks(long offset, int length) => Bytes.AsSpan((int)offset, length).Fill((byte)' ');

        internal void Integer(long offset, int value)
        {
            var to = Bytes.AsSpan((int)offset, sizeof(int));
            if (IsBigEndian)
            {
                BinaryPrimitives.WriteInt32BigEndian(to, value);
            }
            else
            {
                BinaryPrimitives.WriteInt32LittleEndian(to, value);
            }
        }

        internal void Number(long offset, double value)
        {
            var to = Bytes.AsSpan((int)offset, sizeof(double));
            if (IsBigEndian)
            {
                BinaryPrimitives.WriteDoubleBigEndian(to, value);
            }
            else
            {
                BinaryPrimitives.WriteDoubleLittleEndian(to, value);
            }
        }
    }
}
