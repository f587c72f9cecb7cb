using Guanghan.Core.Time;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>
/// Barycentric Dynamical Time since J2000.0 as whole seconds and a small rest: at 30 km/s the double nearest to a
/// present-day count of seconds may be 2 mm off, and the kernels are read to 1 mm.
/// </summary>
/// <param name="Whole_s">Whole seconds, exact.</param>
/// <param name="Rest_s">What is to be added, s, of magnitude about 1 at most.</param>
internal readonly record struct SpkTime(double Whole_s, double Rest_s)
{
    private const double SecondsPerJulianCentury_s = 3_155_760_000; // 36 525 days of 86 400 s, by definition
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>The sum, rounded to double.</summary>
    internal double Seconds_s => Whole_s + Rest_s;

    internal static SpkTime FromSeconds(double tdbSecondsPastJ2000_s)
    {
        var whole = Math.Floor(tdbSecondsPastJ2000_s);
        return new SpkTime(whole, tdbSecondsPastJ2000_s - whole);
    }

    internal static SpkTime FromEpoch(Epoch epoch)
    {
        var (whole, rest) = Math.DivRem(epoch.TaiNanoseconds, NanosecondsPerSecond);
        return new SpkTime(whole, (rest / 1e9) + TdbMinusTt_s(whole / SecondsPerJulianCentury_s));
    }

    /// <summary>
    /// TDB - TT, s, within 10 us from 1600 to 2200: G. H. Kaplan, "The IAU Resolutions on Astronomical Reference
    /// Systems", US Naval Observatory Circular 179 (2005), equation 2.6.
    /// </summary>
    private static double TdbMinusTt_s(double t) =>
        (0.001657 * Math.Sin((628.3076 * t) + 6.2401))
        + (0.000022 * Math.Sin((575.3385 * t) + 4.2970))
        + (0.000014 * Math.Sin((1256.6152 * t) + 6.1969))
        + (0.000005 * Math.Sin((606.9777 * t) + 4.0212))
        + (0.000005 * Math.Sin((52.9691 * t) + 0.4444))
        + (0.000002 * Math.Sin((21.3299 * t) + 5.5431))
        + (0.000010 * t * Math.Sin((628.3076 * t) + 4.2490));

    /// <summary>True where this time lies in the closed interval.</summary>
    internal bool IsWithin(double begin_s, double end_s) =>
        (Whole_s - begin_s) + Rest_s >= 0 && (end_s - Whole_s) - Rest_s >= 0;

    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Seconds_s:R} s TDB past J2000");
}
