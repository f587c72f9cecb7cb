namespace Guanghan.Core.Bodies.Spk;

/// <summary>
/// A generic segment of a DAF: constants, packets of one size and a reference epoch for each, found by the meta data at
/// its end. Source: NAIF, "SPK Required Reading", types 10 and 14, and the list of meta data items that its generic
/// segments share.
/// </summary>
internal sealed class GenericSegment
{
    private const int ItemsLeast = 15; // older files lack the offset within packets
    private const int ItemsMost = 100;

    private readonly SegmentWords words;
    private readonly long constants;
    private readonly long packets;
    private readonly long stride;

    internal GenericSegment(SegmentWords words)
    {
        this.words = words;
        var items = words.Whole(words.Count - 1, "its number of meta data", ItemsLeast, ItemsMost);
        if (items >= words.Count)
        {
            throw words.Corrupt(SegmentWords.Say($"{items} meta data do not fit into its {words.Count} doubles"));
        }
        var meta = words.Count - items;
        long Item(int number, string what) => words.Whole(meta + number - 1, what, 0, meta);
        (constants, ConstantCount) = (Item(1, "the place of its constants"), (int)Item(2, "its number of constants"));
        IndexType = (int)words.Whole(meta + 4, "its index type", 0, 4);
        var (references, referenceCount) = (Item(6, "the place of its epochs"), Item(7, "its number of epochs"));
        if (words[meta + 9] != 0)
        {
            throw words.Corrupt("its packets differ in size, which no segment of its type does");
        }
        (packets, PacketCount) = (Item(11, "the place of its packets"), Item(12, "its number of packets"));
        PacketWords = (int)Item(15, "the size of its packets");
        Prefix = items > 16 ? (int)Item(16, "the offset within its packets") : 0;
        stride = (long)PacketWords + Prefix;
        if (PacketCount < 1 || PacketWords < 1 || referenceCount != PacketCount || IndexType < 2
            || packets + (PacketCount * stride) > meta || constants + ConstantCount > meta
            || references + referenceCount > meta)
        {
            throw words.Corrupt(SegmentWords.Say(
                $"it claims {PacketCount} packets of {PacketWords}, {referenceCount} epochs, type {IndexType}"));
        }
        Epochs = new EpochTable(words, references, referenceCount, 0);
    }

    internal EpochTable Epochs { get; }

    internal int ConstantCount { get; }

    /// <summary>2: the last epoch before the time; 3: not after it; 4: the nearest.</summary>
    internal int IndexType { get; }

    internal long PacketCount { get; }

    internal int PacketWords { get; }

    private int Prefix { get; }

    internal double Constant(int index) => words.Finite(constants + index, "a constant");

    internal void Read(long packet, Span<double> into) => words.Read(packets + (packet * stride) + Prefix, into);

    internal EphemerisException Corrupt(string what) => words.Corrupt(what);

    /// <summary>The packet for a time.</summary>
    internal long IndexOf(SpkTime time)
    {
        var last = Epochs.LastAtOrBefore(time);
        if (IndexType == 2)
        {
            last = Epochs.FirstAtOrAfter(time) - 1;
        }
        else if (IndexType == 4 && last >= 0 && last + 1 < PacketCount
            && -time.Since(Epochs[last + 1]) <= time.Since(Epochs[last]))
        {
            last++;
        }
        return Math.Clamp(last, 0, PacketCount - 1);
    }
}
