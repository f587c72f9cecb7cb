namespace Guanghan.Core.Time;

/// <summary>
/// A way of naming instants by calendar and clock. UT1 is not in the list: it follows the Earth's rotation and needs a
/// measured offset, so it is a type of its own (<see cref="Ut1"/>). <c>default</c> is <see cref="Tai"/>.
/// </summary>
public enum TimeScale
{
    /// <summary>International Atomic Time.</summary>
    Tai,

    /// <summary>Terrestrial Time, TAI + 32.184 s exactly (IAU 1991 resolution A4, recommendation IV).</summary>
    Tt,

    /// <summary>Barycentric Dynamical Time, see <see cref="Tdb"/>.</summary>
    Tdb,

    /// <summary>GPS system time, TAI - 19 s exactly (IS-GPS-200, 3.3.4).</summary>
    Gps,

    /// <summary>Coordinated Universal Time since 1972, with leap seconds, see <see cref="LeapSeconds"/>.</summary>
    Utc,
}
