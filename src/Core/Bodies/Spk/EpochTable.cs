using static Guanghan.Core.Bodies.Spk.SegmentWords;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>
/// The epochs of the records of a segment, TDB s past J2000, in rising order, with the list of every hundredth that
/// follows them in the file. All are checked once on opening; searching is by halves and does not need the list.
/// </summary>
internal readonly struct EpochTable
{
    private readonly SegmentWords words;
    private readonly long first;

    /// <summary>Checks epochs and directory.</summary>
    /// <param name="words">The segment.</param>
    /// <param name="first">Index of the first epoch.</param>
    /// <param name="count">Epochs, at least one.</param>
    /// <param name="directoryCount">Entries of the directory right after the last epoch.</param>
    internal EpochTable(SegmentWords words, long first, long count, long directoryCount)
    {
        (this.words, this.first, Count) = (words, first, count);
        var before_s = double.NegativeInfinity;
        for (var i = 0L; i < count; i++)
        {
            var epoch_s = this[i];
            if (!(epoch_s > before_s && double.IsFinite(epoch_s)))
            {
                throw words.Corrupt(
                    Say($"its epoch {i + 1} of {count}, {epoch_s} s, does not come after {before_s} s"));
            }
            before_s = epoch_s;
        }
        const int Step = 100; // NAIF, "SPK Required Reading": every hundredth epoch is repeated
        for (var i = 0L; i < directoryCount; i++)
        {
            var (listed_s, epoch_s) = (words[first + count + i], this[((i + 1) * Step) - 1]);
            if (listed_s != epoch_s)
            {
                throw words.Corrupt(
                    Say($"its directory says {listed_s} s for epoch {(i + 1) * Step}, which is {epoch_s} s"));
            }
        }
    }

    internal long Count { get; }

    internal double First_s => this[0];

    internal double Last_s => this[Count - 1];

    internal double this[long index] => words[first + index];

    /// <summary>Index of the last epoch that is not after a time; -1 where all are.</summary>
    internal long LastAtOrBefore(SpkTime time)
    {
        var (low, high) = (-1L, Count); // low is not after, high is after
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = time.Since(this[middle]) >= 0 ? (middle, high) : (low, middle);
        }
        return low;
    }

    /// <summary>Index of the first epoch that is not before a time; the count where all are.</summary>
    internal long FirstAtOrAfter(SpkTime time)
    {
        var last = LastAtOrBefore(time);
        return last >= 0 && time.Since(this[last]) == 0 ? last : last + 1;
    }

    /// <summary>Refuses a segment that claims to cover more than its epochs do.</summary>
    internal void CheckCoverage(double begin_s, double end_s, bool fromFirst)
    {
        const double Slack_s = 1e-3; // a descriptor may be rounded; at 30 km/s this is 30 m of path
        if ((fromFirst && begin_s < First_s - Slack_s) || end_s > Last_s + Slack_s)
        {
            throw words.Corrupt(
                Say($"it claims {begin_s} s to {end_s} s but holds {First_s} s to {Last_s} s"));
        }
    }
}
