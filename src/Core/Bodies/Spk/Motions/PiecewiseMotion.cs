namespace Guanghan.Core.Bodies.Spk.Motions;

/// <summary>
/// Type 19: intervals of time without gaps, each with a mini-segment of its own that is laid out as a segment of type
/// 18. A time on a boundary belongs to the later or the earlier interval as the segment says. Source: NAIF, "SPK
/// Required Reading", type 19.
/// </summary>
internal sealed class PiecewiseMotion : ISegmentMotion
{
    private readonly EpochTable bounds;
    private readonly PacketMotion[] pieces;
    private readonly bool takesLater;

    internal PiecewiseMotion(SegmentWords words, double begin_s, double end_s)
    {
        if (words.Count < 2)
        {
            throw words.Corrupt("it is too short to hold an interval");
        }
        var count = words.Whole(words.Count - 1, "its number of intervals", 1, words.Count / 4);
        takesLater = words.Whole(words.Count - 2, "its boundary flag", 0, 1) == 1;
        var directory = count / 100; // every hundredth of N + 1 bounds, without the last
        var pointers = words.Count - 2 - (count + 1);
        var first = pointers - directory - (count + 1);
        if (first < 1)
        {
            throw words.Corrupt(SegmentWords.Say($"{count} intervals do not fit into its {words.Count} doubles"));
        }
        bounds = new EpochTable(words, first, count + 1, directory);
        bounds.CheckCoverage(begin_s, end_s, fromFirst: true);
        pieces = new PacketMotion[count];
        var start = 1L;
        for (var i = 0; i < count; i++)
        {
            var here = words.Whole(pointers + i, "the start of a mini-segment", 1, first);
            var next = words.Whole(pointers + i + 1, "the end of a mini-segment", 1, first + 1);
            if (here != start || next <= here)
            {
                throw words.Corrupt(
                    SegmentWords.Say($"mini-segment {i + 1} is said to lie from double {here} to {next - 1}"));
            }
            var name = SegmentWords.Say($"{words.Segment}, mini-segment {i + 1}");
            pieces[i] = new PacketMotion(
                words.Part(here - 1, next - here, name), bounds[i], bounds[i + 1], isMini: true);
            start = next;
        }
    }

    /// <inheritdoc/>
    public MotionSample At(SpkTime time)
    {
        var index = takesLater ? bounds.LastAtOrBefore(time) : bounds.FirstAtOrAfter(time) - 1;
        return pieces[Math.Clamp(index, 0, pieces.Length - 1)].At(time);
    }
}
