using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk.Motions;

/// <summary>
/// Types 8, 9 (Lagrange) and 12, 13 (Hermite): a polynomial through a window of states centred on the time. Epochs are
/// equally spaced in 8 and 12. An even window has as many states on either side of the time, an odd one the nearest
/// state in its middle; near the ends of the segment it stays whole and the time is off its centre. Source: NAIF, "SPK
/// Required Reading", types 8, 9, 12 and 13.
/// </summary>
internal sealed class WindowMotion : ISegmentMotion
{
    private const int StateWords = 6;
    private const double CoverageSlack_s = 1e-3; // as for other types

    private readonly SegmentWords words;
    private readonly EpochTable epochs;
    private readonly double first_s;
    private readonly double step_s;
    private readonly long count;
    private readonly int window;
    private readonly bool isHermite;

    internal WindowMotion(SegmentWords words, int type, double begin_s, double end_s)
    {
        this.words = words;
        isHermite = type is 12 or 13;
        var isEqual = type is 8 or 12;
        count = words.Whole(words.Count - 1, "its number of states", 1, words.Count);
        // The file has the degree of Lagrange's polynomials and one less than the window of Hermite's: one number.
        window = 1 + (int)words.Whole(
            words.Count - 2, isHermite ? "its window size less one" : "its degree", 0, Interpolation.Points_max - 1);
        var directory = isEqual ? 0 : (count - 1) / 100;
        var expected = isEqual ? (count * StateWords) + 4 : (count * (StateWords + 1)) + directory + 2;
        if (expected != words.Count)
        {
            throw words.Corrupt(SegmentWords.Say($"{count} states do not fill {words.Count} doubles"));
        }
        if (count < window)
        {
            throw words.Corrupt(SegmentWords.Say($"it has {count} states, fewer than its window of {window}"));
        }
        if (!isEqual)
        {
            epochs = new EpochTable(words, count * StateWords, count, directory);
            epochs.CheckCoverage(begin_s, end_s, fromFirst: true);
            return;
        }
        step_s = words.Positive(words.Count - 3, "its step");
        first_s = words.Finite(words.Count - 4, "its first epoch");
        var last_s = first_s + ((count - 1) * step_s);
        if (begin_s < first_s - CoverageSlack_s || end_s > last_s + CoverageSlack_s)
        {
            throw words.Corrupt(
                SegmentWords.Say($"it claims {begin_s} s to {end_s} s but holds {first_s} s to {last_s} s"));
        }
    }

    /// <inheritdoc/>
    public MotionSample At(SpkTime time)
    {
        var start = WindowStart(time);
        Span<double> times_s = stackalloc double[window];
        Span<Vec3> values = stackalloc Vec3[window];
        Span<Vec3> rates = stackalloc Vec3[window];
        Span<double> states = stackalloc double[window * StateWords]; // 384 at most
        words.Read(start * StateWords, states);
        for (var i = 0; i < window; i++)
        {
            times_s[i] = -Since(start + i, time);
            Packets.Split(states.Slice(i * StateWords, StateWords), out values[i], out rates[i]);
        }
        return isHermite
            ? Interpolation.Hermite(times_s, values, rates)
            : Interpolation.Lagrange(times_s, values, rates);
    }

    private long WindowStart(SpkTime time)
    {
        var low = step_s > 0
            ? (long)Math.Floor(Math.Clamp(time.Since(first_s) / step_s, 0, count - 1))
            : Math.Max(epochs.LastAtOrBefore(time), 0);
        if (window % 2 == 1 && low + 1 < count && -Since(low + 1, time) <= Since(low, time))
        {
            low++;
        }
        return Math.Clamp(low - ((window - 1) / 2), 0, count - window);
    }

    private double Since(long index, SpkTime time) =>
        step_s > 0 ? time.Since(first_s) - (index * step_s) : time.Since(epochs[index]);
}

/// <summary>States and packets as the file has them.</summary>
internal static class Packets
{
    private const double MetresPerKilometre = 1000;

    /// <summary>Three positions or velocities and three rates, km, as vectors in metres.</summary>
    internal static void Split(ReadOnlySpan<double> six, out Vec3 value, out Vec3 rate)
    {
        value = MetresPerKilometre * new Vec3(six[0], six[1], six[2]);
        rate = MetresPerKilometre * new Vec3(six[3], six[4], six[5]);
    }
}
