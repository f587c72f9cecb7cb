using System.Runtime.Intrinsics;

namespace Guanghan.Core.Time;

/// <summary>
/// Barycentric Dynamical Time against Terrestrial Time at the geocentre. TDB - TT is a sum of periodic terms, the
/// largest 1.66 ms a year.
/// Source: L. Fairhead and P. Bretagnon, "An analytical formula for the time transformation TB-TT", Astron.
/// Astrophys. 229 (1990) 240; the terms are those of the full 787-term development with an amplitude of at least
/// 0.1 us within 100 years of J2000.0: 31 of order T^0 and 2 of order T^1.
/// Validity: against the full development (40001 instants over 1900-2100, ERFA 2.0.0 eraDtdb with u = v = 0) the
/// terms left out amount to 0.13 us in the median, 0.50 us at the 99th percentile and 0.79 us at most. An observer on
/// the Earth's surface differs by up to 2.1 us more. Outside 1900-2100 the error grows slowly.
/// </summary>
public static class Tdb
{
    private const double MillenniumNanoseconds = 365250.0 * 86400e9;
    private const int InversionSteps = 4;

    private static readonly Term[] Constant =
    [
        new(1656.674564, 6283.075849991, 6.240054195),
        new(22.417471, 5753.384884897, 4.296977442),
        new(13.839792, 12566.151699983, 6.196904410),
        new(4.770086, 529.690965095, 0.444401603),
        new(4.676740, 6069.776754553, 4.021195093),
        new(2.256707, 213.299095438, 5.543113262),
        new(1.694205, -3.523118349, 5.025132748),
        new(1.554905, 77713.771467920, 5.198467090),
        new(1.276839, 7860.419392439, 5.988822341),
        new(1.193379, 5223.693919802, 3.649823730),
        new(1.115322, 3930.209696220, 1.422745069),
        new(0.794185, 11506.769769794, 2.322313077),
        new(0.447061, 26.298319800, 3.615796498),
        new(0.435206, -398.149003408, 4.349338347),
        new(0.600309, 1577.343542448, 2.678271909),
        new(0.496817, 6208.294251424, 5.696701824),
        new(0.486306, 5884.926846583, 0.520007179),
        new(0.432392, 74.781598567, 2.435898309),
        new(0.468597, 6244.942814354, 5.866398759),
        new(0.375510, 5507.553238667, 4.103476804),
        new(0.243085, -775.522611324, 3.651837925),
        new(0.173435, 18849.227549974, 6.153743485),
        new(0.230685, 5856.477659115, 4.773852582),
        new(0.203747, 12036.460734888, 4.333987818),
        new(0.143935, -796.298006816, 5.957517795),
        new(0.159080, 10977.078804699, 1.890075226),
        new(0.119979, 38.133035638, 4.551585768),
        new(0.118971, 5486.777843175, 1.914547226),
        new(0.116120, 1059.381930189, 0.873504123),
        new(0.137927, 11790.629088659, 1.135934669),
        new(0.101868, -5573.142801634, 5.984503847),
    ];

    private static readonly Term[] Linear =
    [
        new(102.156724, 6283.075849991, 4.249032005),
        new(1.706807, 12566.151699983, 4.205904248),
    ];

    private static readonly FourTerms[] Wide = Widen();

    /// <summary>TDB - TT at an instant, rounded to the nanosecond; within +-1.7 ms.</summary>
    /// <param name="epoch">
    /// When. The series' argument is TDB, for which TT is close enough: 2 ms move it by 1e-12 s.
    /// </param>
    public static Duration MinusTt(Epoch epoch) => Duration.FromNanoseconds(Offset_ns(epoch.TaiNanoseconds));

    /// <summary>TDB - TT in seconds at a time in Julian millennia since J2000.0, term by term: the oracle.</summary>
    internal static double MinusTtScalar_s(double millennia)
    {
        var linear = Sum_us(Linear, millennia);
        return (Sum_us(Constant, millennia) + (millennia * linear)) * 1e-6;
    }

    /// <summary>
    /// The same, four terms at a time. Ephemerides call it for every state: 33 sines one by one take 0.3 us, more than
    /// the evaluation of a Chebyshev segment. Sums differ from the oracle's by rounding, 1e-18 s.
    /// </summary>
    internal static double MinusTt_s(double millennia)
    {
        var sum = Vector256<double>.Zero;
        foreach (ref readonly var four in Wide.AsSpan())
        {
            var amplitude = four.Constant_us + (four.Linear_us * millennia);
            sum += amplitude * Vector256.Sin((four.Frequency * millennia) + four.Phase_rad);
        }

        return Vector256.Sum(sum) * 1e-6;
    }

    /// <summary>
    /// TT nanoseconds since J2000.0 at which TDB shows a given count. TDB's whole nanoseconds are not TT's: the two
    /// scales differ in rate by up to 3.3e-10, so about once in 3 s one of them has a nanosecond more. There the
    /// nearest is returned, 1 ns off.
    /// </summary>
    internal static Int128 ToTt_ns(Int128 tdbNanoseconds)
    {
        var tt = tdbNanoseconds;
        // Each step shrinks the error by the rate, 3.3e-10: from 1.7 ms to far below 1 ns in two. Four are allowed.
        for (var step = 0; step < InversionSteps; step++)
        {
            var next = tdbNanoseconds - Offset_ns((double)tt);
            if (next == tt)
            {
                break;
            }

            tt = next;
        }

        return tt;
    }

    private static long Offset_ns(double nanoseconds) =>
        (long)Math.Round(MinusTt_s(nanoseconds / MillenniumNanoseconds) * 1e9);

    /// <summary>Sums the smallest terms first.</summary>
    private static double Sum_us(Term[] terms, double millennia)
    {
        var sum = 0.0;
        for (var i = terms.Length - 1; i >= 0; i--)
        {
            sum += terms[i].Amplitude_us
                * Math.Sin((terms[i].Frequency_rad_per_millennium * millennia) + terms[i].Phase_rad);
        }

        return sum;
    }

    /// <summary>One sine: amplitude, us; frequency, rad per Julian millennium; phase, rad.</summary>
    private readonly record struct Term(double Amplitude_us, double Frequency_rad_per_millennium, double Phase_rad);

    /// <summary>Four terms side by side; a term is constant or linear in time, and padding has no amplitude.</summary>
    private readonly record struct FourTerms(
        Vector256<double> Constant_us,
        Vector256<double> Linear_us,
        Vector256<double> Frequency,
        Vector256<double> Phase_rad);

    /// <summary>Smallest terms first, as the oracle sums them.</summary>
    private static FourTerms[] Widen()
    {
        var terms = Constant.Select(term => (Term: term, IsLinear: false))
            .Concat(Linear.Select(term => (Term: term, IsLinear: true)))
            .OrderBy(row => row.Term.Amplitude_us)
            .ToList();
        while (terms.Count % 4 != 0)
        {
            terms.Insert(0, default);
        }

        return [.. terms.Chunk(4).Select(four => new FourTerms(
            Vector256.Create([.. four.Select(row => row.IsLinear ? 0 : row.Term.Amplitude_us)]),
            Vector256.Create([.. four.Select(row => row.IsLinear ? row.Term.Amplitude_us : 0)]),
            Vector256.Create([.. four.Select(row => row.Term.Frequency_rad_per_millennium)]),
            Vector256.Create([.. four.Select(row => row.Term.Phase_rad)])))];
    }
}
