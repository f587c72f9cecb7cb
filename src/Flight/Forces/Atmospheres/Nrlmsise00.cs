using System.Globalization;
using Guanghan.Flight.Forces.Atmospheres.Msis;

namespace Guanghan.Flight.Forces.Atmospheres;

/// <summary>
/// NRLMSISE-00: composition, density and temperature of the air from the ground to the exosphere by day, hour, place,
/// the Sun's flux and magnetic unrest. J. M. Picone, A. E. Hedin, D. P. Drob, A. C. Aikin, J. Geophys. Res. 107 (2002)
/// 1468; its equations are on docs/concepts/atmosphere.md. Assumes a mean climate: no winds, no weather, no tides but
/// the Sun's. Stops being valid above some 1000 km; below 72.5 km it is a climatology. It has joints of its own, and
/// its density jumps there: by up to 0.7 % at 72.5 km, 0.4 % at 123.435 km, 0.15 % at 160 km, 0.03 % at 300 km, less at
/// others.
/// </summary>
public static class Nrlmsise00
{
    /// <summary>Highest altitude that is answered, m.</summary>
    public const double Top_m = 2500e3;

    private const double FullMixing_m = 62.5e3; // below, the gases' shares are those of the ground

    /// <summary>The air at a place and instant.</summary>
    /// <param name="conditions">Where and when.</param>
    /// <param name="weather">Flux and magnetic index.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The altitude is not from 0 to 2500 km, the latitude beyond a pole, or a flux or index negative.
    /// </exception>
    public static AirState At(in AirConditions conditions, in SpaceWeather weather)
    {
        Check(conditions, weather);
        Span<double> room = stackalloc double[Sky.LatitudeCount + Sky.SeasonCount + Sky.AngleCount];
        var sky = new Sky(conditions, room);
        var altitude_m = conditions.Altitude_m;
        var upper = Expansions.OfUpperAir(sky, weather, out var unrest);
        var nodes = AirNodes.Of(UpperAir.HasNodes(altitude_m)
            ? Expansions.OfLowerAir(sky, weather, unrest, altitude_m < AirColumn.Foot_m)
            : default);
        var air = new UpperAir(sky, weather, upper, nodes, Math.Max(altitude_m, AirColumn.Foot_m));
        return altitude_m >= AirColumn.Foot_m ? Diffusive(air) : Mixed(air, nodes, altitude_m);
    }

    private static AirState Diffusive(in UpperAir air) => new()
    {
        Helium_1_m3 = Math.Exp(air.LogOf(Gas.Helium)),
        AtomicOxygen_1_m3 = Math.Exp(air.LogOf(Gas.AtomicOxygen)),
        Nitrogen_1_m3 = Math.Exp(air.LogOf(Gas.Nitrogen)),
        Oxygen_1_m3 = Math.Exp(air.LogOf(Gas.Oxygen)),
        Argon_1_m3 = Math.Exp(air.LogOf(Gas.Argon)),
        Hydrogen_1_m3 = Math.Exp(air.LogOf(Gas.Hydrogen)),
        AtomicNitrogen_1_m3 = Math.Exp(air.LogOf(Gas.AtomicNitrogen)),
        AnomalousOxygen_1_m3 = Math.Exp(air.LogOfAnomalousOxygen()),
        Temperature_K = air.Temperature_K,
        ExosphereTemperature_K = air.Exosphere_K,
    };

    // What diffusion made of the shares at 72.5 km fades out to 62.5 km.
    private static AirState Mixed(in UpperAir foot, in Quantities nodes, double altitude_m)
    {
        var air = new LowerAir(foot.Gravity, nodes, altitude_m);
        var fading = Math.Max(0, 1 - ((AirColumn.Foot_m - altitude_m) / (AirColumn.Foot_m - FullMixing_m)));
        var (mixed, nitrogen) = (foot.LogMixedNitrogen(), foot.LogOf(Gas.Nitrogen));
        var nitrogen_1_m3 = Math.Exp(mixed + air.LogDensity) * Faded(nitrogen - mixed);
        return new()
        {
            Helium_1_m3 = Share(foot, Gas.Helium),
            AtomicOxygen_1_m3 = 0,
            Nitrogen_1_m3 = nitrogen_1_m3,
            Oxygen_1_m3 = Share(foot, Gas.Oxygen),
            Argon_1_m3 = Share(foot, Gas.Argon),
            Hydrogen_1_m3 = 0,
            AtomicNitrogen_1_m3 = 0,
            AnomalousOxygen_1_m3 = 0,
            Temperature_K = air.Temperature_K,
            ExosphereTemperature_K = foot.Exosphere_K,
        };

        double Faded(double logRatio) => 1 + (fading * (Math.Exp(logRatio) - 1));

        double Share(in UpperAir at, Gas gas) => nitrogen_1_m3 * gas.ShareOfNitrogen
            * (fading == 0 ? 1 : Faded(at.LogOf(gas) - nitrogen - gas.LogShare));
    }

    private static void Check(in AirConditions at, in SpaceWeather weather)
    {
        var problem = !(at.Altitude_m is >= 0 and <= Top_m)
            ? $"an altitude of {Text(at.Altitude_m / 1e3)} km; it answers from 0 to {Text(Top_m / 1e3)} km"
            : !(Math.Abs(at.Latitude_rad) <= Math.PI / 2)
                ? $"a latitude of {Text(double.RadiansToDegrees(at.Latitude_rad))} deg; give one within 90 deg"
                : !(weather.PriorFluxCount >= 0) || !(weather.MeanFluxCount >= 0)
                    ? $"fluxes of {Text(weather.PriorFluxCount)} and {Text(weather.MeanFluxCount)}; they are positive, "
                        + "65 to 400 in solar flux units"
                    : !(LeastIndex(weather) >= 0)
                        ? $"an index of {Text(LeastIndex(weather))}; it is from 0 to 400"
                        : null;
        if (problem is not null)
        {
            throw new ArgumentOutOfRangeException(nameof(at), $"NRLMSISE-00 is asked for {problem}.");
        }
    }

    private static double LeastIndex(in SpaceWeather weather) => weather.History is not { } past
        ? weather.DailyApCount
        : Math.Min(
            Math.Min(Math.Min(past.NowCount, past.HoursAgo3Count), Math.Min(past.HoursAgo6Count, past.HoursAgo9Count)),
            Math.Min(past.HoursAgo12To33Count, past.HoursAgo36To57Count));

    private static string Text(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
