using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk.Motions;

/// <summary>
/// Type 5: states at discrete epochs. Between two of them both are carried along their conics and blended,
/// P = W P1 + (1 - W) P2 with W = (1 + cos(pi (t - t1) / (t2 - t1))) / 2; velocity is the derivative of that. Before
/// the first and after the last epoch one conic alone holds. Source: NAIF, "SPK Required Reading", type 5.
/// </summary>
internal sealed class DiscreteStatesMotion : ISegmentMotion
{
    private const int StateWords = 6;
    private const double MetresPerKilometre = 1000;

    private readonly SegmentWords words;
    private readonly EpochTable epochs;
    private readonly double gm_km3_s2;

    internal DiscreteStatesMotion(SegmentWords words)
    {
        this.words = words;
        var count = words.Whole(words.Count - 1, "its number of states", 1, words.Count);
        gm_km3_s2 = words.Count >= 2 ? words.Positive(words.Count - 2, "its GM") : 0;
        var directory = count / 100;
        if ((count * (StateWords + 1)) + directory + 2 != words.Count)
        {
            throw words.Corrupt(SegmentWords.Say($"{count} states do not fill {words.Count} doubles"));
        }
        epochs = new EpochTable(words, count * StateWords, count, directory);
    }

    /// <inheritdoc/>
    public MotionSample At(SpkTime time)
    {
        var before = epochs.LastAtOrBefore(time);
        if (before < 0 || before == epochs.Count - 1)
        {
            var (only, speed) = Carry(Math.Max(before, 0), time);
            return new(MetresPerKilometre * only, MetresPerKilometre * speed);
        }
        var (p1, v1) = Carry(before, time);
        var (p2, v2) = Carry(before + 1, time);
        var rate = Math.PI / (epochs[before + 1] - epochs[before]);
        var (sine, cosine) = Math.SinCos(rate * time.Since(epochs[before]));
        var weight = 0.5 + (0.5 * cosine);
        var position = p2 + (weight * (p1 - p2));
        var velocity = v2 + (weight * (v1 - v2)) - (0.5 * rate * sine * (p1 - p2));
        return new(MetresPerKilometre * position, MetresPerKilometre * velocity);
    }

    private (Vec3 Position, Vec3 Velocity) Carry(long index, SpkTime time)
    {
        Span<double> state = stackalloc double[StateWords];
        words.Read(index * StateWords, state);
        return TwoBody.Propagate(
            new(state[0], state[1], state[2]), new(state[3], state[4], state[5]), gm_km3_s2,
            time.Since(epochs[index]));
    }
}
