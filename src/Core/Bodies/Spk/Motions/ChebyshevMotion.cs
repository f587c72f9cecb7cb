using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using Guanghan.Core.Numerics;
using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk.Motions;

/// <summary>
/// Chebyshev series over equal intervals. Type 2: three series, rates are their derivatives; type 3: six series.
/// Source: NAIF, "SPK Required Reading", sections on types 2 and 3; "PCK Required Reading", type 2.
/// </summary>
internal sealed unsafe class ChebyshevMotion : ISegmentMotion
{
    private readonly SpkBytes bytes;
    private readonly bool isForeignOrder;
    private readonly SpkDescriptor descriptor;
    private readonly SpkDirectory directory;
    private readonly string segment;
    private readonly double scale;

    /// <summary>Reads and checks the directory.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="isForeignOrder">True where its byte order is not this machine's.</param>
    /// <param name="descriptor">Which segment.</param>
    /// <param name="segment">How messages name it.</param>
    /// <param name="scale">Factor from the file's unit: 1000 for kilometres, 1 for radians.</param>
    internal ChebyshevMotion(
        SpkBytes bytes, bool isForeignOrder, SpkDescriptor descriptor, string segment, double scale)
    {
        (this.bytes, this.isForeignOrder, this.descriptor, this.segment, this.scale) =
            (bytes, isForeignOrder, descriptor, segment, scale);
        directory = SpkDirectory.Read(bytes, isForeignOrder, descriptor, segment);
        if (descriptor.Type == 3)
        {
            CheckVelocity();
        }
    }

    /// <inheritdoc/>
    public MotionSample At(SpkTime time)
    {
        var sinceFirst_s = time.Whole_s - directory.First_s + time.Rest_s;
        var index = Math.Clamp((long)(sinceFirst_s / directory.Interval_s), 0, directory.RecordCount - 1);
        var offset = descriptor.ByteOffset + (index * directory.RecordWords * sizeof(double));
        return isForeignOrder ? FromForeign(offset, index, time) : From(bytes.At(offset), index, time);
    }

    [SkipLocalsInit]
    private MotionSample FromForeign(long offset, long index, SpkTime time)
    {
        var words = directory.RecordWords; // at most SpkDirectory.RecordWords_max, 6 KiB
        var native = stackalloc double[words];
        var foreign = new ReadOnlySpan<long>(bytes.At(offset), words);
        BinaryPrimitives.ReverseEndianness(foreign, new Span<long>(native, words));
        return From((byte*)native, index, time);
    }

    private MotionSample From(byte* record, long index, SpkTime time)
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
        var c = words + SpkDirectory.RecordHeaderWords;
        var x = Chebyshev.ValueAndSlope(new ReadOnlySpan<double>(c, n), s, out var vx);
        var y = Chebyshev.ValueAndSlope(new ReadOnlySpan<double>(c + n, n), s, out var vy);
        var z = Chebyshev.ValueAndSlope(new ReadOnlySpan<double>(c + (2 * n), n), s, out var vz);
        var rate = (scale / radius_s) * new Vec3(vx, vy, vz);
        if (descriptor.Type == 3)
        {
            vx = Chebyshev.Value(new ReadOnlySpan<double>(c + (3 * n), n), s);
            vy = Chebyshev.Value(new ReadOnlySpan<double>(c + (4 * n), n), s);
            vz = Chebyshev.Value(new ReadOnlySpan<double>(c + (5 * n), n), s);
            rate = scale * new Vec3(vx, vy, vz);
        }
        bytes.KeepAlive();
        // A coefficient that is infinite or not a number makes the sum so: this one test finds it wherever it stands.
        return double.IsFinite(x + y + z + vx + vy + vz)
            ? new MotionSample(scale * new Vec3(x, y, z), rate)
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
            At(middle with { Rest_s = middle.Rest_s - step_s }),
            At(middle),
            At(middle with { Rest_s = middle.Rest_s + step_s }));
        var slope_m_s = (after.Value - before.Value) / (2 * step_s);
        // One percent, and 1 m/s for a body at rest: fits differ by far less, a misread record by orders of
        // magnitude.
        if ((slope_m_s - at.Rate).Length > (0.01 * at.Rate.Length) + 1)
        {
            throw Corrupt(0, "its velocity is not the slope of its position");
        }
    }

    private EphemerisException Corrupt(long index, string what) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{segment}: data record {index + 1} of {directory.RecordCount} is corrupt: {what}. Copy the kernel again."));
}
