namespace Guanghan.Flight.Forces.Atmospheres.Msis;

/// <summary>
/// How quantities answer to the magnetic index: A. E. Hedin, J. Geophys. Res. 92 (1987) 4649, equations A24, and the
/// same curve for the daily index (docs/concepts/atmosphere.md, "Unrest of the magnetic field").
/// </summary>
internal static class MagneticResponse
{
    private const double QuietCount = 4; // the index that the curves start from
    private const double Interval_s = 3 * 3600;
    private const double FadingRatio_max = 0.99999; // the published program's bound

    /// <summary>To the day's mean index.</summary>
    /// <param name="bank">Whose curves.</param>
    /// <param name="apCount">The index.</param>
    public static Lanes ToDay(ExpansionBank bank, double apCount) => Answer(
        apCount, Lanes.WithoutZeros(bank.Of(Curve.DailyDecay), 1), bank.Of(Curve.DailySlope) - Lanes.One);

    /// <summary>To the index of the last 57 hours, the older the weaker.</summary>
    /// <param name="bank">Whose curves.</param>
    /// <param name="history">The index.</param>
    /// <param name="latitude_deg">Latitude.</param>
    public static Lanes ToHistory(ExpansionBank bank, in ApHistory history, double latitude_deg)
    {
        var decay = Lanes.WithoutZeros(bank.Of(Curve.HistoryDecay), 1); // lanes not in use have none
        var bend = bank.Of(Curve.HistorySlope) - Lanes.One;
        var fading_1_s = bank.Of(Curve.HistoryFading); // none is negative
        var stretch = Lanes.One + ((45 - Math.Abs(latitude_deg)) * bank.Of(Curve.HistoryLatitude));
        var e = Lanes.Min(Lanes.Exp(-Interval_s * fading_1_s / stretch), FadingRatio_max);
        var e2 = e * e;
        var e4 = e2 * e2;
        var e8 = e4 * e4;
        var rest = Lanes.One - e;
        var tail = (Lanes.One - e8) / rest; // eight intervals, each weaker by e
        var sum = Answer(history.NowCount, decay, bend)
            + (e * Answer(history.HoursAgo3Count, decay, bend))
            + (e2 * Answer(history.HoursAgo6Count, decay, bend))
            + (e2 * e * Answer(history.HoursAgo9Count, decay, bend))
            + (e4 * tail * Answer(history.HoursAgo12To33Count, decay, bend))
            + (e8 * e4 * tail * Answer(history.HoursAgo36To57Count, decay, bend));
        var weight = Lanes.One + ((Lanes.One - (e8 * e8 * e2 * e)) / rest * Lanes.Sqrt(e));

        // A quantity that does not fade has no part in the history.
        return Lanes.WhereNotZero(fading_1_s, sum / weight);
    }

    private static Lanes Answer(double apCount, in Lanes decay, in Lanes bend)
    {
        var x = Lanes.Of(apCount - QuietCount);
        return x + (bend * (x + ((Lanes.Exp((QuietCount - apCount) * decay) - Lanes.One) / decay)));
    }
}
