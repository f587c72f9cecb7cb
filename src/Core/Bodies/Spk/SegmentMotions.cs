using Guanghan.Core.Bodies.Spk.Motions;
using static Guanghan.Core.Bodies.Spk.SegmentWords;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>Which implementation reads which data type.</summary>
internal static class SegmentMotions
{
    private const int J2000Frame = 1; // NAIF, "Frames Required Reading", table of inertial frames
    private const double MetresPerKilometre = 1000;

    /// <summary>
    /// The motion of an SPK segment, or why it cannot be read: a type or frame beyond this reader, or a file cut off.
    /// </summary>
    /// <exception cref="EphemerisException">The data contradict the descriptor: the file is corrupt.</exception>
    internal static (ISegmentMotion? Motion, string? Defect) Read(
        SpkBytes bytes, bool isForeignOrder, SpkDescriptor descriptor, string segment, ITwoLineTheory? theory)
    {
        if (!IsKnown(descriptor.Type))
        {
            return (null, Say($"{segment} is of type {descriptor.Type}; types 1, 2, 3, 5, 8, 9, 10, 12, 13, 14, 15, ")
                + "17, 18, 19, 20 and 21 are supported.");
        }
        if (descriptor.Frame is not (J2000Frame or EclipticMotion.FrameId))
        {
            return (null, Say($"{segment} is in NAIF frame {descriptor.Frame}; frames 1 (J2000) and 17 ")
                + "(ECLIPJ2000) are supported.");
        }
        if (descriptor.ByteEnd > bytes.Length)
        {
            var (need, have) = (descriptor.ByteEnd, bytes.Length);
            return (null, Say($"{segment} is cut off: its data end at byte {need}, the file at byte {have}."));
        }
        if (descriptor.Type == 10 && theory is null)
        {
            return (null, $"{segment} is of type 10, two-line elements: open the kernel with a two-line theory, "
                + "SpkTwoLineTheory of Guanghan.Flight.Formats.");
        }
        var words = new SegmentWords(bytes, isForeignOrder, descriptor, segment);
        var motion = descriptor.Type is 2 or 3
            ? new ChebyshevMotion(bytes, isForeignOrder, descriptor, segment, MetresPerKilometre)
            : Open(words, descriptor.Type, descriptor.Begin_s, descriptor.End_s, theory);
        // The states of two-line elements come in the ICRF, whatever the segment says of its axes.
        return (descriptor.Frame == J2000Frame || descriptor.Type == 10 ? motion : new EclipticMotion(motion), null);
    }

    private static bool IsKnown(int type) => type is >= 1 and <= 3 or 5 or >= 8 and <= 10 or >= 12 and <= 15
        or >= 17 and <= 21;

    private static ISegmentMotion Open(
        SegmentWords words, int type, double begin_s, double end_s, ITwoLineTheory? theory) => type switch
        {
            1 or 21 => new DifferenceMotion(words, type, begin_s, end_s),
            5 => new DiscreteStatesMotion(words),
            8 or 9 or 12 or 13 => new WindowMotion(words, type, begin_s, end_s),
            10 => new TwoLineMotion(words, theory!),
            14 => new UnequalChebyshevMotion(words, MetresPerKilometre, begin_s, end_s),
            15 => new ConicMotion(words),
            17 => new EquinoctialMotion(words),
            18 => new PacketMotion(words, begin_s, end_s, isMini: false),
            19 => new PiecewiseMotion(words, begin_s, end_s),
            _ => new VelocityChebyshevMotion(words, MetresPerKilometre, begin_s, end_s),
        };
}
