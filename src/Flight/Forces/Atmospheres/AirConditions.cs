using Guanghan.Core.Time;

namespace Guanghan.Flight.Forces.Atmospheres;

/// <summary>
/// Where and when the air is asked for. <c>default</c> is the ground at the crossing of equator and Greenwich.
/// </summary>
/// <param name="DayOfYear_d">Day of the year, 1 at its beginning; fractions count.</param>
/// <param name="UniversalTime_s">Time since midnight, UT, s.</param>
/// <param name="Altitude_m">Altitude above the ellipsoid, m.</param>
/// <param name="Latitude_rad">Geodetic latitude, rad.</param>
/// <param name="Longitude_rad">Longitude to the east, rad.</param>
public readonly record struct AirConditions(
    double DayOfYear_d, double UniversalTime_s, double Altitude_m, double Latitude_rad, double Longitude_rad)
{
    private const double Day_s = 86400;

    private readonly double? localSolarTime_s;

    /// <summary>
    /// Local solar time, s since midnight: that of the mean Sun by universal time and longitude, unless set.
    /// </summary>
    public double LocalSolarTime_s
    {
        get => localSolarTime_s ?? (UniversalTime_s + (Longitude_rad / Math.Tau * Day_s));
        init => localSolarTime_s = value;
    }

    /// <summary>At an instant; UTC stands for UT.</summary>
    /// <param name="epoch">The instant, from 1972 on.</param>
    /// <param name="altitude_m">Altitude above the ellipsoid, m.</param>
    /// <param name="latitude_rad">Geodetic latitude, rad.</param>
    /// <param name="longitude_rad">Longitude to the east, rad.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is before 1972.</exception>
    public static AirConditions At(Epoch epoch, double altitude_m, double latitude_rad, double longitude_rad)
    {
        var civil = epoch.ToCivil(TimeScale.Utc);
        var time_s = (3600.0 * civil.Hour) + (60 * civil.Minute) + civil.Second + (civil.Nanosecond / 1e9);
        var day = new DateOnly(civil.Year, civil.Month, civil.Day).DayOfYear;
        return new(day + (time_s / Day_s), time_s, altitude_m, latitude_rad, longitude_rad);
    }
}
