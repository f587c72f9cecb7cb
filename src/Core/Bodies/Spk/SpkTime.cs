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
        return new SpkTime(whole, (rest / 1e9) + Tdb.MinusTt(epoch).Seconds_s);
    }

    /// <summary>Seconds from an instant to this time.</summary>
    internal double Since(double instant_s) => Whole_s - instant_s + Rest_s;

    /// <summary>
    /// True where this time lies in the closed interval, whose ends are doubles: an instant that one of them is the
    /// rounding of lies in it.
    /// </summary>
    internal bool IsWithin(double begin_s, double end_s)
    {
        var (after_s, before_s) = ((Whole_s - begin_s) + Rest_s, (end_s - Whole_s) - Rest_s);
        return (after_s >= 0 && before_s >= 0) || IsOnEnd(after_s, begin_s) || IsOnEnd(before_s, end_s);
    }

    private static bool IsOnEnd(double beyond_s, double end_s)
    {
        const double Rounding = 1.2e-16; // half a unit in the last place
        return Math.Abs(beyond_s) <= Rounding * Math.Abs(end_s);
    }

    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Seconds_s:R} s TDB past J2000");
}
