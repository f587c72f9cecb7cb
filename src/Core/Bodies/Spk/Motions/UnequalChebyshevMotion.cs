using Guanghan.Core.Numerics;
using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk.Motions;

/// <summary>
/// Type 14 of SPK and type 3 of PCK: six Chebyshev series over intervals of unequal length. Source: NAIF, "SPK Required
/// Reading", type 14; "PCK Required Reading", type 3.
/// </summary>
internal sealed class UnequalChebyshevMotion : ISegmentMotion
{
    private readonly GenericSegment segment;
    private readonly double scale;
    private readonly int terms;

    internal UnequalChebyshevMotion(SegmentWords words, double scale, double begin_s, double end_s)
    {
        (segment, this.scale) = (new GenericSegment(words), scale);
        var degree = segment.ConstantCount > 0 ? segment.Constant(0) : -1;
        if (!(degree >= 0 && degree < SpkDirectory.CoefficientCount_max && Math.Floor(degree) == degree)
            || segment.PacketWords != 2 + (6 * ((int)degree + 1)))
        {
            throw words.Corrupt(SegmentWords.Say(
                $"packets of {segment.PacketWords} doubles do not hold six series of degree {degree}"));
        }
        terms = (int)degree + 1;
        Span<double> ends = stackalloc double[2];
        segment.Read(segment.PacketCount - 1, ends);
        const double Slack_s = 1e-3; // as for other types
        var (first_s, last_s) = (segment.Epochs.First_s, ends[0] + ends[1]);
        if (!(begin_s >= first_s - Slack_s && end_s <= last_s + Slack_s))
        {
            throw words.Corrupt(
                SegmentWords.Say($"it claims {begin_s} s to {end_s} s but holds {first_s} s to {last_s} s"));
        }
    }

    /// <inheritdoc/>
    public MotionSample At(SpkTime time)
    {
        var index = segment.IndexOf(time);
        Span<double> packet = stackalloc double[segment.PacketWords]; // 770 at most
        segment.Read(index, packet);
        var s = time.Since(packet[0]) / packet[1];
        if (!(Math.Abs(s) <= 1 + 1e-6)) // a millionth of an interval for rounded ends
        {
            throw segment.Corrupt(SegmentWords.Say(
                $"packet {index + 1} covers {packet[1]} s about {packet[0]} s, which leaves out {time}"));
        }
        Span<double> six = stackalloc double[6];
        for (var i = 0; i < six.Length; i++)
        {
            six[i] = Chebyshev.Value(packet.Slice(2 + (i * terms), terms), s);
        }
        return new(scale * new Vec3(six[0], six[1], six[2]), scale * new Vec3(six[3], six[4], six[5]));
    }
}
