using Guanghan.Core.Time;

namespace Guanghan.Flight.Forces;

/// <summary>
/// The time of one integration: seconds since its start in TT, as satellites of the Earth are reckoned, or in TDB, as
/// the ephemerides of everything else are. The two drift apart by up to 3 ms within a year, 100 m of a planet's motion.
/// </summary>
/// <param name="Begin">Time 0.</param>
/// <param name="Scale">TT or TDB.</param>
public sealed record RunClock(Epoch Begin, TimeScale Scale)
{
    /// <summary>Seconds from the start to an instant, s.</summary>
    /// <param name="epoch">The instant.</param>
    public double SecondsTo_s(Epoch epoch) => Scale == TimeScale.Tdb
        ? (epoch.ToTdbPastJ2000() - Begin.ToTdbPastJ2000()).Seconds_s
        : (epoch - Begin).Seconds_s;

    /// <summary>The instant at a time, to the nanosecond.</summary>
    /// <param name="time_s">Seconds since the start, s.</param>
    public Epoch EpochAt(double time_s)
    {
        var epoch = Begin + Duration.FromSeconds(time_s);
        if (Scale != TimeScale.Tdb)
        {
            return epoch;
        }
        // TDB and TT differ by under 2 ms and by 1e-10 of the rate: one step is exact to a nanosecond.
        var wanted = Begin.ToTdbPastJ2000() + Duration.FromSeconds(time_s);
        return epoch + (wanted - epoch.ToTdbPastJ2000());
    }
}
