namespace Guanghan.Core.Time;

/// <summary>
/// GPS week and time of week. Weeks count from 1980-01-06T00:00:00 GPS without the 10-bit rollover of the broadcast.
/// <c>default</c> is that origin. Source: IS-GPS-200, 3.3.4.
/// </summary>
/// <param name="Week">Week number; negative before 1980.</param>
/// <param name="TimeOfWeek">Time since Sunday midnight, 0 s to below 604800 s.</param>
public readonly record struct GpsWeek(int Week, Duration TimeOfWeek)
{
    private const long WeekNanoseconds = 7 * DayClock.DayNanoseconds;

    private static readonly Epoch Origin = Epoch.FromCivil(new CivilTime(1980, 1, 6, 0, 0, 0, 0, TimeScale.Gps));

    /// <summary>The instant.</summary>
    /// <exception cref="OverflowException">Out of the range of epochs.</exception>
    public Epoch ToEpoch()
    {
        var tt = Origin.TaiNanoseconds + ((Int128)Week * WeekNanoseconds) + TimeOfWeek.Nanoseconds;
        return DayClock.TryHold(tt, out var epoch, out var error)
            ? epoch
            : throw new OverflowException($"GPS week {Week} is out of range: {error}.");
    }

    internal static GpsWeek At(Epoch epoch)
    {
        var elapsed = (Int128)epoch.TaiNanoseconds - Origin.TaiNanoseconds;
        var (week, rest) = Int128.DivRem(elapsed, WeekNanoseconds);
        return rest < 0
            ? new GpsWeek((int)week - 1, Duration.FromNanoseconds((long)rest + WeekNanoseconds))
            : new GpsWeek((int)week, Duration.FromNanoseconds((long)rest));
    }
}
