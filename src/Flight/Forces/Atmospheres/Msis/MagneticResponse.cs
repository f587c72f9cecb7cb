using System.Runtime.Intrinsics;
using Guanghan.Core.Numerics;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Flight.Forces.Atmospheres.Msis;

/// <summary>
/// How four quantities answer to the magnetic index: A. E. Hedin, J. Geophys. Res. 92 (1987) 4649, equations A24, and
/// the same curve for the daily index (docs/concepts/atmosphere.md, "Unrest of the magnetic field").
/// </summary>
internal static class MagneticResponse
{
    private const double QuietCount = 4; // the index that the curves start from
    private const double Interval_s = 3 * 3600;
    private const double FadingRatio_max = 0.99999; // the published program's bound

    /// <summary>To the day's mean index.</summary>
    /// <param name="bank">Whose curves.</param>
    /// <param name="vector">Which four.</param>
    /// <param name="apCount">The index.</param>
    public static Vec ToDay(ExpansionBank bank, int vector, double apCount) =>
        Curve(apCount, bank.Of(Msis.Curve.DailyDecay, vector), bank.Of(Msis.Curve.DailySlope, vector));

    /// <summary>To the index of the last 57 hours, the older the weaker.</summary>
    /// <param name="bank">Whose curves.</param>
    /// <param name="vector">Which four.</param>
    /// <param name="history">The index.</param>
    /// <param name="latitude_deg">Latitude.</param>
    public static Vec ToHistory(ExpansionBank bank, int vector, in ApHistory history, double latitude_deg)
    {
        var (decay, slope) = (bank.Of(Msis.Curve.HistoryDecay, vector), bank.Of(Msis.Curve.HistorySlope, vector));
        var fading_1_s = bank.Of(Msis.Curve.HistoryFading, vector);
        var one = Vec.One;
        var stretch = one + (bank.Of(Msis.Curve.HistoryLatitude, vector) * (45 - Math.Abs(latitude_deg)));
        var e = Vector256.Min(
            VectorMath.Exp(-Interval_s * Vector256.Abs(fading_1_s) / stretch), Vector256.Create(FadingRatio_max));
        var (e2, e4) = (e * e, e * e * e * e);
        var e8 = e4 * e4;
        var tail = (one - e8) / (one - e); // eight intervals, each weaker by e
        var sum = Curve(history.NowCount, decay, slope)
            + (e * Curve(history.HoursAgo3Count, decay, slope))
            + (e2 * Curve(history.HoursAgo6Count, decay, slope))
            + (e2 * e * Curve(history.HoursAgo9Count, decay, slope))
            + (e4 * tail * Curve(history.HoursAgo12To33Count, decay, slope))
            + (e8 * e4 * tail * Curve(history.HoursAgo36To57Count, decay, slope));
        var weight = one + ((one - (e8 * e8 * e2 * e)) / (one - e) * Vector256.Sqrt(e));

        // A quantity that does not fade has no part in the history.
        return Vector256.ConditionalSelect(Vector256.Equals(fading_1_s, Vec.Zero), Vec.Zero, sum / weight);
    }

    private static Vec Curve(double apCount, Vec decay, Vec slope)
    {
        var x = Vector256.Create(apCount - QuietCount);
        decay = Vector256.ConditionalSelect(Vector256.Equals(decay, Vec.Zero), Vec.One, decay); // lanes not in use
        return x + ((slope - Vec.One) * (x + ((VectorMath.Exp(-decay * x) - Vec.One) / decay)));
    }
}
