using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Builtin;

/// <summary>
/// The path of one integrated point as equal segments of Chebyshev polynomials. Immutable; thread-safe.
/// </summary>
internal sealed class ChebyshevSeries
{
    /// <summary>Doubles per coefficient: x, y, z and one of padding, so that a coefficient is one vector.</summary>
    public const int Lanes = 4;

    private const long NanosecondsPerDay = 86_400_000_000_000;

    private readonly double[] coefficients;
    private readonly long segment_ns;
    private readonly int segments;
    private readonly double perHalfSegment_1_s;

    /// <summary>A series over coefficients laid out by segment, then order, then x, y, z, 0.</summary>
    public ChebyshevSeries(int segmentDays, int terms, double[] coefficients)
    {
        SegmentDays = segmentDays;
        Terms = terms;
        this.coefficients = coefficients;
        segment_ns = segmentDays * NanosecondsPerDay;
        segments = coefficients.Length / (terms * Lanes);
        perHalfSegment_1_s = 2.0 / (segmentDays * DynamicalConstants.Day_s);
    }

    /// <summary>Length of a segment, days.</summary>
    public int SegmentDays { get; }

    /// <summary>Coefficients in a segment, each axis.</summary>
    public int Terms { get; }

    /// <summary>All coefficients, m.</summary>
    public ReadOnlySpan<double> Coefficients => coefficients;

    /// <summary>Position and velocity by Clenshaw's recurrence and its derivative, three axes at once.</summary>
    /// <param name="sinceStart_ns">TDB nanoseconds since the first segment began; inside the covered span.</param>
    public State<Icrf> At(long sinceStart_ns)
    {
        var segment = Math.Min(sinceStart_ns / segment_ns, segments - 1);
        var x = (2.0 * (sinceStart_ns - (segment * segment_ns)) / segment_ns) - 1.0;
        var all = MemoryMarshal.Cast<double, Vector256<double>>(coefficients);
        var c = all.Slice((int)segment * Terms, Terms);
        var x1 = Vector256.Create(x);
        var x2 = Vector256.Create(2 * x);
        var (b1, b2) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var (d1, d2) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var k = c.Length - 1; k > 0; k--)
        {
            var d = (x2 * d1) - d2 + (b1 + b1);
            (d1, d2) = (d, d1);
            var b = (x2 * b1) - b2 + c[k];
            (b1, b2) = (b, b1);
        }

        var position = (x1 * b1) - b2 + c[0];
        var velocity = ((x1 * d1) - d2 + b1) * Vector256.Create(perHalfSegment_1_s);
        return new State<Icrf>(
            new Vec3(position[0], position[1], position[2]), new Vec3(velocity[0], velocity[1], velocity[2]));
    }
}
