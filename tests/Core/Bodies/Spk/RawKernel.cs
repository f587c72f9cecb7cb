using System.Buffers.Binary;
using System.Numerics;

namespace Guanghan.Core.Tests.Bodies.Spk;

/// <summary>
/// A second, slow reading of a little-endian kernel straight from NAIF's description, sharing nothing with the reader
/// under test: byte offsets are written out, and series are summed in 256-bit fixed point.
/// </summary>
internal sealed class RawKernel
{
    private const int FractionBits = 256;

    internal RawKernel(byte[] bytes)
    {
        Bytes = bytes;
        var summary = (BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(76)) - 1) * 1024;
        var count = (int)Double(summary + 16);
        Segments = [.. Enumerable.Range(0, count).Select(i => Read(summary + 24 + (i * 40)))];
    }

    internal byte[] Bytes { get; }

    internal IReadOnlyList<RawSegment> Segments { get; }

    internal static RawKernel Load(string relative) => new(File.ReadAllBytes(Authorities.PathOf(relative)));

    internal double Double(int offset) => BinaryPrimitives.ReadDoubleLittleEndian(Bytes.AsSpan(offset));

    /// <summary>
    /// Position, km, and velocity, km/s, of a type 2 segment at an exactly given time, rounded once.
    /// </summary>
    internal (double[] Position_km, double[] Velocity_km_s) Evaluate(RawSegment segment, double t_s)
    {
        var index = Math.Clamp((int)((t_s - segment.First_s) / segment.Interval_s), 0, segment.Count - 1);
        var record = segment.Offset + (index * segment.Size * 8);
        var (middle, radius) = (Exact(Double(record)), Exact(Double(record + 8)));
        var s = ((Exact(t_s) - middle) << FractionBits) / radius;
        var n = (segment.Size - 2) / 3;
        var (position, velocity) = (new double[3], new double[3]);
        for (var axis = 0; axis < 3; axis++)
        {
            // T and U by their three-term recurrences; dT_k/ds = k U_(k-1).
            BigInteger value = 0, slope = 0;
            BigInteger t0 = BigInteger.One << FractionBits, t1 = s, u0 = BigInteger.One << FractionBits, u1 = 2 * s;
            for (var k = 0; k < n; k++)
            {
                var c = Exact(Double(record + 16 + (((axis * n) + k) * 8)));
                value += c * t0;
                (t0, t1) = (t1, ((2 * s * t1) >> FractionBits) - t0);
                if (k > 0)
                {
                    slope += c * k * u0;
                    (u0, u1) = (u1, ((2 * s * u1) >> FractionBits) - u0);
                }
            }
            position[axis] = Rounded(value >> FractionBits);
            velocity[axis] = Rounded(slope / radius);
        }
        return (position, velocity);
    }

    private RawSegment Read(int offset)
    {
        int Integer(int i) => BinaryPrimitives.ReadInt32LittleEndian(Bytes.AsSpan(offset + 16 + (4 * i)));
        var end = Integer(5) * 8;
        return new RawSegment(
            Integer(0), Integer(1), Double(offset), Double(offset + 8), (Integer(4) - 1) * 8, end,
            Double(end - 32), Double(end - 24), (int)Double(end - 16), (int)Double(end - 8));
    }

    private static BigInteger Exact(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)((bits >> 52) & 0x7FF);
        var mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        var shift = Math.Max(exponent, 1) - 1075 + FractionBits;
        var magnitude = shift >= 0 ? (BigInteger)mantissa << shift : (BigInteger)mantissa >> -shift;
        return bits < 0 ? -magnitude : magnitude;
    }

    // To 1e-30 of the unit by way of decimal digits, which double.Parse rounds once.
    private static double Rounded(BigInteger fixedPoint)
    {
        var scaled = (fixedPoint * BigInteger.Pow(10, 30)) >> FractionBits;
        return double.Parse(
            scaled.ToString(System.Globalization.CultureInfo.InvariantCulture) + "e-30",
            System.Globalization.CultureInfo.InvariantCulture);
    }
}

/// <summary>What the raw reading found of a segment: offsets in bytes, times in TDB s past J2000.</summary>
internal sealed record RawSegment(
    int Target, int Center, double Begin_s, double End_s, int Offset, int End,
    double First_s, double Interval_s, int Size, int Count);
