using System.Globalization;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>What a DAF holds.</summary>
internal enum DafKind
{
    /// <summary>Motions: DAF/SPK, descriptors of 2 doubles and 6 integers.</summary>
    Spk,

    /// <summary>Orientations: DAF/PCK, descriptors of 2 doubles and 5 integers.</summary>
    Pck,
}

/// <summary>
/// Reads the file record and the chain of summary records of a Double Precision Array File and returns the segment
/// descriptors in file order, or refuses the file in words. Source: NAIF, "DAF Required Reading", "DAF structure".
/// </summary>
internal sealed class DafSummaries
{
    private const int SummaryWords = 5; // ND + (NI + 1) / 2 with ND = 2 and NI = 6 (SPK) or 5 (PCK)
    private const int SummariesPerRecord_max = 25; // (128 - 3) / 5
    private const int WordsPerRecord = DafWords.RecordBytes / sizeof(double);
    internal const int FtpOffset = 699; // byte of FTPSTR in the file record
    private const int NameLength = 40; // 8 characters for each double of a summary

    // NAIF, "DAF Required Reading": bytes that a transfer in text mode would change.
    internal static ReadOnlySpan<byte> FtpString => "FTPSTR:\r:\n:\r\n:\r\0:"u8;

    internal static ReadOnlySpan<byte> FtpTail =>
        [0x81, (byte)':', 0x10, 0xCE, (byte)':', (byte)'E', (byte)'N', (byte)'D', (byte)'F', (byte)'T', (byte)'P'];

    private readonly SpkBytes bytes;
    private readonly string source;
    private readonly DafKind kind;
    private readonly DafWords words;

    internal DafSummaries(SpkBytes bytes, string source, DafKind kind)
    {
        this.bytes = bytes;
        this.source = source;
        this.kind = kind;
        CheckMagic();
        IsForeignOrder = FileIsLittleEndian() != BitConverter.IsLittleEndian;
        words = new DafWords(bytes, IsForeignOrder);
        CheckFtpString();
        var (nd, ni) = (words.Integer(8), words.Integer(12));
        var integers = kind == DafKind.Spk ? 6 : 5;
        if (nd != 2 || ni != integers)
        {
            throw Refuse(
                Say($"its descriptors have {nd} doubles and {ni} integers, not 2 and {integers} as in {Article}"));
        }
    }

    /// <summary>True where the file's byte order is not this machine's.</summary>
    internal bool IsForeignOrder { get; }

    /// <summary>Every segment with its name, in file order.</summary>
    internal List<(SpkDescriptor Descriptor, string Name)> Read()
    {
        var segments = new List<(SpkDescriptor, string)>();
        var records = (bytes.Length + DafWords.RecordBytes - 1) / DafWords.RecordBytes;
        var taken = new List<(long First, long End)> { (0, DafWords.RecordBytes) };
        var (record, previous) = ((long)words.Integer(76), 0L);
        // A sound chain visits each record at most once, so the number of records bounds the loop.
        for (var visit = 0L; record != 0; visit++)
        {
            if (visit > records)
            {
                throw Refuse("its summary records form a loop");
            }
            var next = ReadRecord(record, previous, segments, taken);
            (previous, record) = (record, next);
        }
        if (previous != words.Integer(80))
        {
            throw Refuse(Say($"its last summary record is {previous}, not {words.Integer(80)} as its start says"));
        }
        if (segments.Count == 0)
        {
            throw Refuse("it holds no segments");
        }
        CheckOverlap(segments, taken);
        return segments;
    }

    private long ReadRecord(
        long record, long previous, List<(SpkDescriptor, string)> segments, List<(long First, long End)> taken)
    {
        var offset = (record - 1) * DafWords.RecordBytes;
        if (record < 2 || offset + (2 * DafWords.RecordBytes) > bytes.Length)
        {
            throw Refuse(Say($"summary record {record} or its names lie outside the file of {bytes.Length} bytes"));
        }
        var word = ((record - 1) * WordsPerRecord) + 1;
        var (next, back, count) = (words.Double(word), words.Double(word + 1), words.Double(word + 2));
        if (!(count is >= 0 and <= SummariesPerRecord_max && Math.Floor(count) == count))
        {
            throw Refuse(Say($"summary record {record} claims {count} segments; 0 to {SummariesPerRecord_max} fit"));
        }
        if (back != previous || !(next is >= 0 and <= int.MaxValue && Math.Floor(next) == next))
        {
            throw Refuse(Say($"summary record {record} points back to {back} and on to {next}: a broken chain"));
        }
        taken.Add((offset, offset + (2 * DafWords.RecordBytes)));
        for (var i = 0; i < (int)count; i++)
        {
            var descriptor = ReadDescriptor(segments.Count + 1, word + 3 + (i * SummaryWords), record);
            segments.Add((descriptor, words.Text(offset + DafWords.RecordBytes + (i * NameLength), NameLength)));
        }
        return (long)next;
    }

    private SpkDescriptor ReadDescriptor(int number, long word, long record)
    {
        var integers = (word + 1) * sizeof(double);
        // A PCK names its axes and those they turn against where an SPK has target, centre and frame.
        var shift = kind == DafKind.Spk ? 0 : -4;
        var descriptor = new SpkDescriptor(
            number, words.Double(word), words.Double(word + 1), words.Integer(integers), words.Integer(integers + 4),
            words.Integer(integers + 8 + shift), words.Integer(integers + 12 + shift),
            words.Integer(integers + 16 + shift), words.Integer(integers + 20 + shift));
        var (begin_s, end_s) = (descriptor.Begin_s, descriptor.End_s);
        if (!(double.IsFinite(begin_s) && double.IsFinite(end_s) && begin_s < end_s))
        {
            throw Refuse(Say($"segment {number} (summary record {record}) covers no time: {begin_s} s to {end_s} s"));
        }
        var (first, last) = (descriptor.FirstWord, descriptor.LastWord);
        if (first <= WordsPerRecord || last < first)
        {
            throw Refuse(Say($"segment {number} (summary record {record}) claims doubles {first} to {last}"));
        }
        return descriptor.Target != descriptor.Center || kind == DafKind.Pck
            ? descriptor
            : throw Refuse(Say($"segment {number} gives body {descriptor.Target} about itself"));
    }

    private void CheckOverlap(List<(SpkDescriptor Descriptor, string)> segments, List<(long First, long End)> taken)
    {
        var pieces = segments
            .Select(s => (First: s.Descriptor.ByteOffset, End: s.Descriptor.ByteEnd, s.Descriptor.Number))
            .Concat(taken.Select(t => (t.First, t.End, Number: 0)))
            .OrderBy(p => p.First).ThenBy(p => p.Number).ToArray();
        for (var i = 1; i < pieces.Length; i++)
        {
            if (pieces[i].First < pieces[i - 1].End)
            {
                var number = Math.Max(pieces[i].Number, pieces[i - 1].Number);
                throw Refuse(Say($"the data of segment {number} overlap another part at byte {pieces[i].First}"));
            }
        }
    }

    private void CheckMagic()
    {
        if (bytes.Length < DafWords.RecordBytes)
        {
            throw Refuse(Say($"it has {bytes.Length} bytes; its file record alone needs {DafWords.RecordBytes}"));
        }
        var magic = bytes.Slice(0, 8);
        var own = kind == DafKind.Spk ? "DAF/SPK "u8 : "DAF/PCK "u8;
        if (magic.SequenceEqual(own) || magic.SequenceEqual("NAIF/DAF"u8))
        {
            return;
        }
        var text = new DafWords(bytes, false).Text(0, 8);
        throw Refuse(text.StartsWith("DAF/", StringComparison.Ordinal)
            ? $"it is a NAIF file of another kind, '{text}', not '{Magic}'"
            : text.StartsWith("DAFETF", StringComparison.Ordinal)
                ? "it is a transfer file in text form: convert it with NAIF's tobin"
                : $"it starts with '{text}', not with '{Magic}' or 'NAIF/DAF'");
    }

    private bool FileIsLittleEndian()
    {
        var format = new DafWords(bytes, false).Text(88, 8);
        // Kernels older than 'DAF/SPK' carry no format: ND = 2 read in the right order tells.
        var isOld = bytes.Slice(0, 8).SequenceEqual("NAIF/DAF"u8) && format.Length == 0;
        return format switch
        {
            "LTL-IEEE" => true,
            "BIG-IEEE" => false,
            _ when isOld => bytes.Slice(8, 1)[0] == 2,
            _ => throw Refuse($"its number format is '{format}'; 'LTL-IEEE' and 'BIG-IEEE' are supported"),
        };
    }

    private void CheckFtpString()
    {
        var length = FtpString.Length + FtpTail.Length;
        var found = bytes.Slice(FtpOffset, length);
        var isSound = found.StartsWith(FtpString) && found.EndsWith(FtpTail);
        // Kernels from before the string was introduced have zeros or blanks there.
        if (!isSound && found.IndexOfAnyExcept((byte)0, (byte)' ') >= 0)
        {
            throw Refuse("its transfer check string is damaged, as by a copy in text mode: copy it in binary");
        }
    }

    private string Magic => kind == DafKind.Spk ? "DAF/SPK" : "DAF/PCK";

    private string Article => kind == DafKind.Spk ? "an SPK" : "a PCK";

    private EphemerisException Refuse(string why) => new($"{source} cannot be read as {Article} kernel: {why}.");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
