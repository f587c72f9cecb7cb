using System.Globalization;
using Guanghan.Core.Bodies.Spk.Motions;
using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>
/// One segment of an SPK kernel: the motion of one body about another over one interval, in one of NAIF's data types.
/// Source: NAIF, "SPK Required Reading" and "DAF Required Reading" (N. J. Bachman et al.).
/// </summary>
public sealed class SpkSegment
{
    private readonly ISegmentMotion? motion;
    private readonly ChebyshevMotion? series; // the same where it is one: planets are asked for by the million

    internal SpkSegment(
        SpkBytes bytes, string source, bool isForeignOrder, SpkDescriptor descriptor, string name,
        ITwoLineTheory? theory)
    {
        Source = source;
        Descriptor = descriptor;
        Name = name;
        (motion, Defect) = SegmentMotions.Read(bytes, isForeignOrder, descriptor, ToString(), theory);
        series = motion as ChebyshevMotion;
    }

    /// <summary>The body whose motion this is.</summary>
    public Body Target => new(Descriptor.Target);

    /// <summary>The body it moves about.</summary>
    public Body Center => new(Descriptor.Center);

    /// <summary>NAIF number of the axes: 1 is J2000, which is ICRF here.</summary>
    public int FrameId => Descriptor.Frame;

    /// <summary>SPK data type.</summary>
    public int DataType => Descriptor.Type;

    /// <summary>First instant covered, TDB seconds past J2000.</summary>
    public double BeginTdb_s => Descriptor.Begin_s;

    /// <summary>Last instant covered, TDB seconds past J2000.</summary>
    public double EndTdb_s => Descriptor.End_s;

    /// <summary>What the maker of the kernel called the segment; printable ASCII, perhaps empty.</summary>
    public string Name { get; }

    /// <summary>Why the segment cannot be read, as a sentence; null where it can.</summary>
    public string? Defect { get; }

    /// <summary>The descriptor as the file has it.</summary>
    internal SpkDescriptor Descriptor { get; }

    private string Source { get; }

    /// <summary>File, number and bodies of this segment, as messages name it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Source}, segment {Descriptor.Number} (body {Descriptor.Target} about {Descriptor.Center})");

    /// <summary>The state at a time that the segment covers; the caller has checked that.</summary>
    internal State<Icrf> StateAt(SpkTime time)
    {
        if (series is not null)
        {
            var (value, rate) = series.At(time); // checked there
            return new(value, rate);
        }
        if (motion is null)
        {
            throw new EphemerisException(Defect!);
        }
        var sample = motion.At(time);
        return sample.IsFinite
            ? new State<Icrf>(sample.Value, sample.Rate)
            : throw new EphemerisException(
                $"{this} gives no finite state at {time}: its data are corrupt. Copy the kernel again.");
    }
}
