using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Forces.Atmospheres;

/// <summary>
/// A place in an atmosphere that turns with its body. What costs trigonometry or a calendar is computed only where it
/// is asked for.
/// </summary>
/// <param name="Altitude_m">Altitude above the ellipsoid, m.</param>
/// <param name="Vertical">Unit vector at right angles to the ellipsoid, outwards, in the body's axes.</param>
/// <param name="Time_s">Seconds on the clock, s.</param>
/// <param name="Clock">The clock.</param>
public readonly record struct AirPoint(double Altitude_m, Vec3 Vertical, double Time_s, RunClock Clock)
{
    /// <summary>Geodetic latitude, rad.</summary>
    public double Latitude_rad => Math.Asin(Math.Clamp(Vertical.Z, -1, 1));

    /// <summary>Longitude to the east, rad, from -pi to pi; 0 at a pole.</summary>
    public double Longitude_rad => Math.Atan2(Vertical.Y, Vertical.X);

    /// <summary>The instant.</summary>
    public Epoch Epoch => Clock.EpochAt(Time_s);
}
