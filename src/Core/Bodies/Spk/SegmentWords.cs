using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>
/// The doubles of one segment in this machine's order, counted from 0 at its start. The segment has been checked to
/// lie within the file; an index outside the segment is refused. Reading allocates nothing.
/// </summary>
internal readonly unsafe struct SegmentWords
{
    private readonly SpkBytes bytes;
    private readonly long offset;
    private readonly bool isForeignOrder;

    internal SegmentWords(SpkBytes bytes, bool isForeignOrder, SpkDescriptor descriptor, string segment)
        : this(bytes, isForeignOrder, descriptor.ByteOffset, descriptor.WordCount, segment)
    {
    }

    private SegmentWords(SpkBytes bytes, bool isForeignOrder, long offset, long count, string segment) =>
        (this.bytes, this.isForeignOrder, this.offset, Count, Segment) =
            (bytes, isForeignOrder, offset, count, segment);

    /// <summary>Doubles in the segment.</summary>
    internal long Count { get; }

    /// <summary>How messages name the segment.</summary>
    internal string Segment { get; }

    /// <summary>One double.</summary>
    internal double this[long index]
    {
        get
        {
            Span<double> one = stackalloc double[1];
            Read(index, one);
            return one[0];
        }
    }

    /// <summary>A piece of the segment as a segment of its own.</summary>
    internal SegmentWords Part(long first, long count, string name)
    {
        Check(first, count);
        return new(bytes, isForeignOrder, offset + (first * sizeof(double)), count, name);
    }

    /// <summary>Doubles from an index on, as many as the span holds.</summary>
    internal void Read(long index, Span<double> into)
    {
        Check(index, into.Length);
        var at = bytes.At(offset + (index * sizeof(double)));
        if (isForeignOrder)
        {
            var foreign = new ReadOnlySpan<long>(at, into.Length);
            BinaryPrimitives.ReverseEndianness(foreign, MemoryMarshal.Cast<double, long>(into));
        }
        else
        {
            new ReadOnlySpan<double>(at, into.Length).CopyTo(into);
        }
        bytes.KeepAlive();
    }

    /// <summary>A whole number in a range, or the file is corrupt.</summary>
    internal long Whole(long index, string what, long least, long most)
    {
        var value = this[index];
        return value >= least && value <= most && Math.Floor(value) == value
            ? (long)value
            : throw Corrupt(Say($"{what} is {value}, not a whole number from {least} to {most}"));
    }

    /// <summary>A finite number, or the file is corrupt.</summary>
    internal double Finite(long index, string what)
    {
        var value = this[index];
        return double.IsFinite(value) ? value : throw Corrupt(Say($"{what} is {value}, which is no number"));
    }

    /// <summary>A positive number, or the file is corrupt.</summary>
    internal double Positive(long index, string what)
    {
        var value = Finite(index, what);
        return value > 0 ? value : throw Corrupt(Say($"{what} is {value}; it must be positive"));
    }

    /// <summary>The file contradicts itself.</summary>
    internal EphemerisException Corrupt(string what) => new($"{Segment} is corrupt: {what}. Copy the kernel again.");

    internal static string Say(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);

    private void Check(long first, long count)
    {
        if (first < 0 || count < 0 || first > Count - count)
        {
            throw Corrupt(Say($"doubles {first + 1} to {first + count} were asked of its {Count}"));
        }
    }
}
