using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using Guanghan.Core.Numerics;
using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>
/// One segment of an SPK kernel: the motion of one body about another over one interval, as Chebyshev series. Types 2
/// (position; velocity is its derivative) and 3 (position and velocity) are read. Source: NAIF, "SPK Required
/// Reading" and "DAF Required Reading" (N. J. Bachman et al.), sections on types 2 and 3.
/// </summary>
public sealed unsafe class SpkSegment
{
    /// <summary>Doubles at the end of a segment: INIT, INTLEN, RSIZE, N.</summary>
    internal const int DirectoryWords = 4;

    /// <summary>Doubles at the start of a record: MID, RADIUS.</summary>
    internal const int RecordHeaderWords = 2;

    private const double MetresPerKilometre = 1000;

    private readonly SpkBytes bytes;
    private readonly string source;
    private readonly bool isForeignOrder;
    private readonly SpkDirectory directory;

    internal SpkSegment(SpkBytes bytes, string source, bool isForeignOrder, SpkDescriptor descriptor, string name)
    {
        this.bytes = bytes;
        this.source = source;
        this.isForeignOrder = isForeignOrder;
        Descriptor = descriptor;
        Name = name;
        (directory, Defect) = SpkDirectory.Read(bytes, isForeignOrder, descriptor, ToString());
        if (descriptor.Type == 3 && Defect is null)
        {
            CheckVelocity();
        }
    }

    /// <summary>The body whose motion this is.</summary>
    public Body Target => new(Descriptor.Target);

    /// <summary>The body it moves about.</summary>
    public Body Center => new(Descriptor.Center);

    /// <summary>NAIF number of the axes: 1 is J2000, which is ICRF here.</summary>
    public int FrameId => Descriptor.Frame;

    /// <summary>SPK data type; 2 and 3 can be read.</summary>
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

    /// <summary>File, number and bodies of this segment, as messages name it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{source}, segment {Descriptor.Number} (body {Descriptor.Target} about {Descriptor.Center})");

    /// <summary>The state at a time that the segment covers; the caller has checked that.</summary>
    internal State<Icrf> StateAt(SpkTime time)
    {
        if (Defect is not null)
        {
            throw new EphemerisException(Defect);
        }
        var sinceFirst_s = time.Whole_s - directory.First_s + time.Rest_s;
        var index = Math.Clamp((long)(sinceFirst_s / directory.Interval_s), 0, directory.RecordCount - 1);
        var offset = Descriptor.ByteOffset + (index * directory.RecordWords * sizeof(double));
        return isForeignOrder ? StateFromForeign(offset, index, time) : StateFrom(bytes.At(offset), index, time);
    }

    [SkipLocalsInit]
    private State<Icrf> StateFromForeign(long offset, long index, SpkTime time)
    {
        var words = directory.RecordWords; // at most SpkDirectory.RecordWords_max, 6 KiB
        var native = stackalloc double[words];
        var foreign = new ReadOnlySpan<long>(bytes.At(offset), words);
        BinaryPrimitives.ReverseEndianness(foreign, new Span<long>(native, words));
        return StateFrom((byte*)native, index, time);
    }

    private State<Icrf> StateFrom(byte* record, long index, SpkTime time)
    {
        var words = (double*)record;
        var middle_s = words[0];
        var radius_s = words[1];
        if (!directory.Agrees(index, middle_s, radius_s))
        {
            throw Corrupt(index, "its middle and radius do not fit the segment's directory");
        }
        var s = (time.Whole_s - middle_s + time.Rest_s) / radius_s;
        var n = directory.CoefficientCount;
        var c = words + RecordHeaderWords;
        var x = Chebyshev.ValueAndSlope(new ReadOnlySpan<double>(c, n), s, out var vx);
        var y = Chebyshev.ValueAndSlope(new ReadOnlySpan<double>(c + n, n), s, out var vy);
        var z = Chebyshev.ValueAndSlope(new ReadOnlySpan<double>(c + (2 * n), n), s, out var vz);
        var velocity_m_s = (MetresPerKilometre / radius_s) * new Vec3(vx, vy, vz);
        if (Descriptor.Type == 3)
        {
            vx = Chebyshev.Value(new ReadOnlySpan<double>(c + (3 * n), n), s);
            vy = Chebyshev.Value(new ReadOnlySpan<double>(c + (4 * n), n), s);
            vz = Chebyshev.Value(new ReadOnlySpan<double>(c + (5 * n), n), s);
            velocity_m_s = MetresPerKilometre * new Vec3(vx, vy, vz);
        }
        bytes.KeepAlive();
        // A coefficient that is infinite or not a number makes the sum so: this one test finds it wherever it stands.
        return double.IsFinite(x + y + z + vx + vy + vz)
            ? new State<Icrf>(MetresPerKilometre * new Vec3(x, y, z), velocity_m_s)
            : throw Corrupt(index, "it holds coefficients that are not finite numbers");
    }

    /// <summary>
    /// A type 3 record says each thing twice: the velocity must be about the slope of the position. It is not where a
    /// type 2 segment is labelled 3 by mistake.
    /// </summary>
    private void CheckVelocity()
    {
        var step_s = directory.Interval_s / 1024; // small against a record, large against the rounding of its time
        var middle = SpkTime.FromSeconds(directory.First_s + (0.5 * directory.Interval_s));
        var (before, at, after) = (
            StateAt(middle with { Rest_s = middle.Rest_s - step_s }),
            StateAt(middle),
            StateAt(middle with { Rest_s = middle.Rest_s + step_s }));
        var slope_m_s = (after.Position_m - before.Position_m) / (2 * step_s);
        // One percent, and 1 m/s for a body at rest: fits differ by far less, a misread record by orders of
        // magnitude.
        if ((slope_m_s - at.Velocity_m_s).Length > (0.01 * at.Velocity_m_s.Length) + 1)
        {
            throw Corrupt(0, "its velocity is not the slope of its position");
        }
    }

    private EphemerisException Corrupt(long index, string what) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{this}: data record {index + 1} of {directory.RecordCount} is corrupt: {what}. Copy the kernel again."));
}
