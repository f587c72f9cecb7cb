using System.Globalization;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>
/// The four doubles that end a type 2 or 3 segment, checked once: how its records divide its time. <c>default</c>
/// belongs to a segment that cannot be read.
/// </summary>
/// <param name="First_s">INIT: start of the first record, TDB s past J2000.</param>
/// <param name="Interval_s">INTLEN: length of a record.</param>
/// <param name="RecordWords">RSIZE: doubles in a record.</param>
/// <param name="RecordCount">N: records.</param>
/// <param name="CoefficientCount">Coefficients of one component.</param>
/// <param name="Tolerance_s">By how much a record's own middle and radius may differ from the directory.</param>
internal readonly record struct SpkDirectory(
    double First_s, double Interval_s, int RecordWords, long RecordCount, int CoefficientCount, double Tolerance_s)
{
    /// <summary>
    /// Most coefficients of a component. NAIF's own writer stops at degree 27; this leaves room and bounds the copy
    /// made on the stack for a kernel of the other byte order.
    /// </summary>
    internal const int CoefficientCount_max = 128;

    /// <summary>Doubles at the end of a segment: INIT, INTLEN, RSIZE, N.</summary>
    internal const int DirectoryWords = 4;

    /// <summary>Doubles at the start of a record: MID, RADIUS.</summary>
    internal const int RecordHeaderWords = 2;

    private const double CoverageSlack_s = 1e-3; // a descriptor may be rounded; at 30 km/s this is 30 m of path

    /// <summary>Reads and checks the directory.</summary>
    /// <exception cref="EphemerisException">
    /// The directory contradicts the descriptor: the file is corrupt.
    /// </exception>
    internal static SpkDirectory Read(
        SpkBytes bytes, bool isForeignOrder, SpkDescriptor descriptor, string segment) =>
        Check(new DafWords(bytes, isForeignOrder), descriptor, segment);

    /// <summary>
    /// True where a record's middle and radius are those of the directory's interval of that index.
    /// </summary>
    internal bool Agrees(long index, double middle_s, double radius_s) =>
        Math.Abs(middle_s - (First_s + ((index + 0.5) * Interval_s))) <= Tolerance_s
        && Math.Abs(radius_s - (0.5 * Interval_s)) <= Tolerance_s;

    private static SpkDirectory Check(DafWords words, SpkDescriptor descriptor, string segment)
    {
        if (descriptor.WordCount <= DirectoryWords)
        {
            throw Corrupt(segment, Say($"it has {descriptor.WordCount} doubles, too few to hold a record"));
        }
        var first_s = words.Double(descriptor.LastWord - 3);
        var interval_s = words.Double(descriptor.LastWord - 2);
        var size = words.Double(descriptor.LastWord - 1);
        var count = words.Double(descriptor.LastWord);
        if (!(interval_s > 0 && double.IsFinite(interval_s) && double.IsFinite(first_s)))
        {
            throw Corrupt(segment, Say($"its records start at {first_s} s and last {interval_s} s each"));
        }
        var series = descriptor.Type == 2 ? 3 : 6;
        var coefficients = (size - RecordHeaderWords) / series;
        if (!(coefficients is >= 1 and <= CoefficientCount_max && Math.Floor(coefficients) == coefficients))
        {
            throw Corrupt(segment, Say($"its record size, {size} doubles, fits no type {descriptor.Type} record"));
        }
        if (!(count >= 1 && (count * size) + DirectoryWords == descriptor.WordCount))
        {
            throw Corrupt(segment, Say($"{count} records of {size} do not fill {descriptor.WordCount} doubles"));
        }
        var last_s = first_s + (count * interval_s);
        var (begin_s, end_s) = (descriptor.Begin_s, descriptor.End_s);
        if (begin_s < first_s - CoverageSlack_s || end_s > last_s + CoverageSlack_s)
        {
            throw Corrupt(segment, Say($"it claims {begin_s} s to {end_s} s but holds {first_s} s to {last_s} s"));
        }
        // Four units in the last place of the largest time: the rounding of INIT + (i + 1/2) INTLEN and of its
        // writer.
        var largest_s = Math.Max(Math.Abs(first_s), Math.Abs(last_s));
        var tolerance_s = 4 * (Math.BitIncrement(largest_s) - largest_s);
        var directory = new SpkDirectory(first_s, interval_s, (int)size, (long)count, (int)coefficients, tolerance_s);
        directory.CheckRecord(words, descriptor, segment, 0);
        directory.CheckRecord(words, descriptor, segment, directory.RecordCount - 1);
        return directory;
    }

    private void CheckRecord(DafWords words, SpkDescriptor descriptor, string segment, long index)
    {
        var address = descriptor.FirstWord + (index * RecordWords);
        if (!Agrees(index, words.Double(address), words.Double(address + 1)))
        {
            throw Corrupt(segment, Say($"the middle and radius of data record {index + 1} do not fit its directory"));
        }
    }

    private static EphemerisException Corrupt(string segment, string what) =>
        new($"{segment} is corrupt: {what}. Copy the kernel again.");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
