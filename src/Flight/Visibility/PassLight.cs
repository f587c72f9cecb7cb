using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;

namespace Guanghan.Flight.Visibility;

/// <summary>Light at the top of a pass: whether the Sun shines on the spacecraft, and how high it is at the station.
/// </summary>
/// <param name="VisibleSunFraction">Part of the Sun that the spacecraft sees, 0 to 1.</param>
/// <param name="SunElevation_rad">Elevation of the Sun at the station, rad.</param>
public readonly record struct PassLight(double VisibleSunFraction, double SunElevation_rad)
{
    private const double Dusk_rad = -6 * Math.PI / 180; // civil twilight ends: U.S. Naval Observatory's definition

    /// <summary>Whether the spacecraft shines in a dark sky, as the naked eye needs.</summary>
    public bool IsLitAtNight => VisibleSunFraction > 0.5 && SunElevation_rad < Dusk_rad;

    /// <summary>The light at an instant.</summary>
    /// <param name="path">Where the spacecraft is.</param>
    /// <param name="station">Who looks.</param>
    /// <param name="epoch">When.</param>
    /// <param name="ephemeris">Where bodies are.</param>
    public static PassLight At(IOrbitPath path, GroundStation station, Epoch epoch, IEphemeris ephemeris)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(station);
        var (rows, _) = station.Axes.At(epoch);
        var sun_m = rows.Apply(ephemeris.StateOf(Body.Sun, station.Axes.Body, epoch).Position_m);
        var seen = HorizonDirection.Of(new Vector<EastNorthUp>(station.Horizon.Apply(sun_m - station.Position_m)));
        return new(SunFraction(path.Centre, path.At(epoch).Position_m, epoch, ephemeris), seen.Elevation_rad);
    }

    /// <summary>Part of the Sun that is seen from a place near a body; the Earth may hide it from the Moon's orbiters.
    /// </summary>
    internal static double SunFraction(Body centre, Vec3 position_m, Epoch epoch, IEphemeris ephemeris)
    {
        Body[] hiding = centre == Body.Sun ? [] : centre == Body.Moon ? [Body.Moon, Body.Earth] : [centre];
        var toSun_m = centre == Body.Sun
            ? -position_m
            : ephemeris.StateOf(Body.Sun, centre, epoch).Position_m - position_m;
        var least = 1.0;
        foreach (var body in hiding)
        {
            var place_m = body == centre ? default : ephemeris.StateOf(body, centre, epoch).Position_m;
            least = Math.Min(least, Shadow.VisibleFraction(toSun_m, BodyConstants.Of(Body.Sun).MeanRadius_m,
                place_m - position_m, BodyConstants.Of(body).EquatorialRadius_m));
        }

        return least;
    }
}
