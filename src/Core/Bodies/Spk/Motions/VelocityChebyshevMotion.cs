using Guanghan.Core.Numerics;
using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk.Motions;

/// <summary>
/// Type 20 of SPK and PCK: Chebyshev series of the rates over equal intervals, and the value in the middle of each;
/// values are the integral of the rates, taken term by term. Source: NAIF, "SPK Required Reading" and "PCK Required
/// Reading", type 20; L. Fox and I. B. Parker, "Chebyshev Polynomials in Numerical Analysis" (1968), section 3.3
/// (integration).
/// </summary>
internal sealed class VelocityChebyshevMotion : ISegmentMotion
{
    private const int Tail = 7;
    private const double DaySeconds_s = 86400;
    private const double J2000_d = 2451545; // JD of J2000.0

    private readonly SegmentWords words;
    private readonly double first_s;
    private readonly double interval_s;
    private readonly double unit;
    private readonly double timeUnit_s;
    private readonly long count;
    private readonly int terms;

    internal VelocityChebyshevMotion(SegmentWords words, double scale, double begin_s, double end_s)
    {
        this.words = words;
        if (words.Count <= Tail)
        {
            throw words.Corrupt(SegmentWords.Say($"it has {words.Count} doubles, too few to hold a record"));
        }
        var tail = words.Count - Tail;
        unit = scale * words.Positive(tail, "its unit of length or angle");
        timeUnit_s = words.Positive(tail + 1, "its unit of time");
        var day = words.Finite(tail + 2, "its first day");
        first_s = DaySeconds_s * (day - J2000_d + words.Finite(tail + 3, "the fraction of its first day"));
        interval_s = DaySeconds_s * words.Positive(tail + 4, "its interval");
        var size = words.Whole(tail + 5, "its record size", 6, 3 * (SpkDirectory.CoefficientCount_max + 1));
        terms = (int)(size / 3) - 1;
        count = words.Whole(tail + 6, "its number of records", 1, words.Count);
        if (size % 3 != 0 || count * size != tail)
        {
            throw words.Corrupt(SegmentWords.Say($"{count} records of {size} do not fill {words.Count} doubles"));
        }
        const double Slack_s = 1e-3; // as for other types
        var last_s = first_s + (count * interval_s);
        if (begin_s < first_s - Slack_s || end_s > last_s + Slack_s)
        {
            throw words.Corrupt(
                SegmentWords.Say($"it claims {begin_s} s to {end_s} s but holds {first_s} s to {last_s} s"));
        }
    }

    /// <inheritdoc/>
    public MotionSample At(SpkTime time)
    {
        var index = Math.Clamp((long)(time.Since(first_s) / interval_s), 0, count - 1);
        var radius_s = 0.5 * interval_s;
        var s = (time.Since(first_s) - ((index + 0.5) * interval_s)) / radius_s;
        Span<double> record = stackalloc double[3 * (terms + 1)]; // 387 at most
        words.Read(index * record.Length, record);
        var x = Integrate(record[..(terms + 1)], s, radius_s, out var vx);
        var y = Integrate(record.Slice(terms + 1, terms + 1), s, radius_s, out var vy);
        var z = Integrate(record[(2 * (terms + 1))..], s, radius_s, out var vz);
        return new(unit * new Vec3(x, y, z), (unit / timeUnit_s) * new Vec3(vx, vy, vz));
    }

    /// <summary>Value at s, in units of the file, and rate.</summary>
    private double Integrate(ReadOnlySpan<double> data, double s, double radius_s, out double rate)
    {
        var c = data[..terms];
        rate = Chebyshev.Value(c, s);
        Span<double> sum = stackalloc double[terms + 1]; // 129 at most
        sum[0] = 0;
        for (var k = 1; k <= terms; k++)
        {
            var below = k == 1 ? 2 * c[0] : c[k - 1];
            sum[k] = (below - (k + 1 < terms ? c[k + 1] : 0)) / (2 * k);
        }
        return data[terms] + (radius_s / timeUnit_s * (Chebyshev.Value(sum, s) - Chebyshev.Value(sum, 0)));
    }
}
