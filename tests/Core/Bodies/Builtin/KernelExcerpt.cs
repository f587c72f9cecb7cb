using System.Buffers.Binary;
using Guanghan.Core.Space;

namespace Guanghan.Core.Tests.Bodies.Builtin;

/// <summary>
/// Just enough of an SPK file to cross-check the built-in ephemeris without the product's own reader: little-endian,
/// type 2 segments (Chebyshev positions). Source: NAIF, SPK Required Reading and DAF Required Reading.
/// </summary>
internal sealed class KernelExcerpt
{
    private readonly byte[] bytes;
    private readonly List<(double From_s, double To_s, int Target, int Center, int First, int Last)> segments = [];

    public KernelExcerpt(string relative)
    {
        bytes = File.ReadAllBytes(Authorities.PathOf(relative));
        for (var record = Int(76); record != 0; record = (int)Double((record - 1) * 1024))
        {
            var at = (record - 1) * 1024;
            for (var k = 0; k < (int)Double(at + 16); k++)
            {
                var s = at + 24 + (40 * k);
                if (Int(s + 28) == 2)
                {
                    segments.Add((Double(s), Double(s + 8), Int(s + 16), Int(s + 20), Int(s + 32), Int(s + 36)));
                }
            }
        }
    }

    /// <summary>Position of a target relative to its segment's centre, m.</summary>
    public Vec3 Position_m(int target, int center, double tdb_s)
    {
        var segment = segments.Single(s => s.Target == target && s.Center == center);
        Assert.InRange(tdb_s, segment.From_s, segment.To_s);
        var (start, length, size) = (
            Word(segment.Last - 3), Word(segment.Last - 2), (int)Word(segment.Last - 1));
        var record = Math.Min((int)((tdb_s - start) / length), (int)Word(segment.Last) - 1);
        var first = segment.First + (record * size);
        var x = (tdb_s - Word(first)) / Word(first + 1);
        var terms = (size - 2) / 3;
        Span<double> position = stackalloc double[3];
        for (var axis = 0; axis < 3; axis++)
        {
            // The plain recurrence of the polynomials, not Clenshaw's: another way to the same sum.
            var (before, now) = (1.0, x);
            position[axis] = Word(first + 2 + (axis * terms)) + (x * Word(first + 3 + (axis * terms)));
            for (var k = 2; k < terms; k++)
            {
                (before, now) = (now, (2 * x * now) - before);
                position[axis] += now * Word(first + 2 + (axis * terms) + k);
            }
        }

        return 1e3 * new Vec3(position[0], position[1], position[2]);
    }

    private double Word(int address) => Double((address - 1) * 8);

    private double Double(int at) => BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(at));

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
}
