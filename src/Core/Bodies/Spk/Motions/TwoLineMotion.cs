namespace Guanghan.Core.Bodies.Spk.Motions;

/// <summary>
/// Type 10: two-line elements at discrete epochs, blended between two sets by the cosine that type 5 uses; beyond the
/// first and the last set one alone holds. The nutation angles that packets carry are not used: the theory knows its
/// own way from its frame to the ICRF. Source: NAIF, "SPK Required Reading", type 10.
/// </summary>
internal sealed class TwoLineMotion : ISegmentMotion
{
    private const int Constants = 8;
    private const int PacketWords = 14;

    private readonly EpochTable epochs;
    private readonly ITwoLineOrbit[] orbits;

    internal TwoLineMotion(SegmentWords words, ITwoLineTheory theory)
    {
        var segment = new GenericSegment(words);
        if (segment.ConstantCount < Constants || segment.PacketWords != PacketWords)
        {
            throw words.Corrupt(SegmentWords.Say(
                $"it has {segment.ConstantCount} constants and packets of {segment.PacketWords}, not 8 and 14"));
        }
        epochs = segment.Epochs;
        orbits = new ITwoLineOrbit[segment.PacketCount];
        Span<double> packet = stackalloc double[PacketWords];
        for (var i = 0; i < orbits.Length; i++)
        {
            segment.Read(i, packet);
            if (packet[9] != epochs[i])
            {
                throw words.Corrupt(
                    SegmentWords.Say($"packet {i + 1} is of {packet[9]} s, its reference epoch of {epochs[i]} s"));
            }
            try
            {
                orbits[i] = theory.Prepare(Elements(segment, packet));
            }
            catch (EphemerisException unfit)
            {
                throw new EphemerisException(SegmentWords.Say($"{words.Segment}, packet {i + 1}: {unfit.Message}"));
            }
        }
    }

    /// <inheritdoc/>
    public MotionSample At(SpkTime time)
    {
        var before = epochs.LastAtOrBefore(time);
        if (before < 0 || before == epochs.Count - 1)
        {
            var only = orbits[Math.Max(before, 0)].StateAt(time.Seconds_s);
            return new(only.Position_m, only.Velocity_m_s);
        }
        var (first, second) = (orbits[before].StateAt(time.Seconds_s), orbits[before + 1].StateAt(time.Seconds_s));
        var apart = first - second;
        var rate = Math.PI / (epochs[before + 1] - epochs[before]);
        var (sine, cosine) = Math.SinCos(rate * time.Since(epochs[before]));
        var weight = 0.5 + (0.5 * cosine);
        return new(
            second.Position_m + (weight * apart.Position_m),
            second.Velocity_m_s + (weight * apart.Velocity_m_s) - (0.5 * rate * sine * apart.Position_m));
    }

    private static TwoLinePacket Elements(GenericSegment segment, ReadOnlySpan<double> packet)
    {
        const double MinutesPerDay = 1440;
        return new(
            segment.Constant(0), segment.Constant(1), segment.Constant(2), segment.Constant(3), segment.Constant(6),
            packet[9], packet[2], packet[3], packet[4], packet[5], packet[6], packet[7],
            packet[8] * MinutesPerDay / (2 * Math.PI));
    }
}
