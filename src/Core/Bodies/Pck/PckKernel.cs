using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Bodies.Spk.Motions;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Core.Bodies.Pck;

/// <summary>
/// A binary PCK kernel of JPL/NAIF (.bpc), such as the Moon's or the Earth's measured orientation: axes of a frame
/// class against the ICRF as Euler angles. Types 2 and 20: angles about Z, X and Z; type 3: pole, meridian and rates
/// about the body's axes, in degrees. Either byte order. They may turn against J2000 (taken as ICRF) or the ecliptic of
/// IAU 1976. Source: NAIF, "PCK Required Reading", "Binary PCK". Thread-safe and immutable.
/// </summary>
public sealed class PckKernel
{
    private const int J2000 = 1;
    private const double Degree_rad = Math.PI / 180;

    private readonly (SpkDescriptor Descriptor, ISegmentMotion Motion)[] segments;

    private PckKernel(SpkBytes bytes, string source)
    {
        Source = source;
        var daf = new DafSummaries(bytes, source, DafKind.Pck);
        segments = [.. daf.Read().Select(s => (s.Descriptor, Open(bytes, daf.IsForeignOrder, s.Descriptor)))];
    }

    /// <summary>The name under which messages speak of this kernel.</summary>
    public string Source { get; }

    /// <summary>The frame classes that the kernel gives, such as 3000 for ITRF93 and 31008 for the Moon.</summary>
    public IReadOnlyList<int> FrameClasses => [.. segments.Select(s => s.Descriptor.Target).Distinct().Order()];

    /// <summary>Reads a kernel from memory; the bytes are copied.</summary>
    /// <param name="bytes">A whole file.</param>
    /// <param name="source">The name by which messages shall call it.</param>
    /// <exception cref="EphemerisException">Not a sound kernel; the message says what is wrong.</exception>
    public static PckKernel FromMemory(ReadOnlyMemory<byte> bytes, string source)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        return new(SpkBytes.CopyOf(bytes.Span), source);
    }

    /// <summary>ICRF to the axes of a frame class.</summary>
    /// <typeparam name="TBodyFixed">The caller's name for the axes; nothing checks that they are these.</typeparam>
    /// <param name="frameClass">NAIF's class number of the axes.</param>
    /// <param name="epoch">When.</param>
    /// <exception cref="EphemerisException">Class or time is not covered; the message says what is.</exception>
    public Rotation<Icrf, TBodyFixed> ToFixed<TBodyFixed>(int frameClass, Epoch epoch)
        where TBodyFixed : IFrame
    {
        var time = SpkTime.FromEpoch(epoch);
        for (var i = segments.Length - 1; i >= 0; i--) // the last segment has precedence
        {
            var (descriptor, motion) = segments[i];
            if (descriptor.Target == frameClass && time.IsWithin(descriptor.Begin_s, descriptor.End_s))
            {
                var sample = motion.At(time);
                return sample.IsFinite
                    ? new(FromIcrf(descriptor).Then(TurnOf(descriptor.Type, sample)))
                    : throw new EphemerisException(
                        $"{Name(descriptor)} gives no finite angles at {time}: its data are corrupt. Copy the kernel "
                        + "again.");
            }
        }
        throw NotCovered(frameClass, time);
    }

    private static Turn FromIcrf(SpkDescriptor descriptor) =>
        descriptor.Frame == EclipticMotion.FrameId ? EclipticMotion.FromIcrf : Turn.Identity;

    private static Turn TurnOf(int type, MotionSample sample)
    {
        var (angle, rate) = (sample.Value, sample.Rate);
        if (type == 3)
        {
            var quarter = Math.PI / 2;
            var turn = Turn.AboutZ(quarter + angle.X).Then(Turn.AboutX(quarter - angle.Y)).Then(Turn.AboutZ(angle.Z));
            return turn with { Rate_rad_s = rate };
        }
        return Turn.AboutZ(new Swing(angle.X, rate.X))
            .Then(Turn.AboutX(new Swing(angle.Y, rate.Y)))
            .Then(Turn.AboutZ(new Swing(angle.Z, rate.Z)));
    }

    private ISegmentMotion Open(SpkBytes bytes, bool isForeignOrder, SpkDescriptor descriptor)
    {
        var name = Name(descriptor);
        if (descriptor.Frame is not (J2000 or EclipticMotion.FrameId))
        {
            throw new EphemerisException($"{name} turns against NAIF frame {descriptor.Frame}; frames 1 (J2000) and 17 "
                + "(ECLIPJ2000) are supported.");
        }
        if (descriptor.ByteEnd > bytes.Length)
        {
            throw new EphemerisException(
                $"{name} is cut off: its data end at byte {descriptor.ByteEnd}, the file at byte {bytes.Length}.");
        }
        var words = new SegmentWords(bytes, isForeignOrder, descriptor, name);
        var (begin_s, end_s) = (descriptor.Begin_s, descriptor.End_s);
        return descriptor.Type switch
        {
            2 => new ChebyshevMotion(bytes, isForeignOrder, descriptor, name, 1),
            3 => new UnequalChebyshevMotion(words, Degree_rad, begin_s, end_s),
            20 => new VelocityChebyshevMotion(words, 1, begin_s, end_s),
            _ => throw new EphemerisException($"{name} is of type {descriptor.Type}; types 2, 3 and 20 are supported."),
        };
    }

    private string Name(SpkDescriptor descriptor) =>
        SegmentWords.Say($"{Source}, segment {descriptor.Number} (frame class {descriptor.Target})");

    private EphemerisException NotCovered(int frameClass, SpkTime time)
    {
        var held = string.Join("; ", segments.Select(s => SegmentWords.Say(
            $"{s.Descriptor.Target} from {s.Descriptor.Begin_s:R} s to {s.Descriptor.End_s:R} s")));
        return new($"{Source} does not give frame class {frameClass} at {time}. It holds {held}. Load a kernel that "
            + "covers it.");
    }
}
