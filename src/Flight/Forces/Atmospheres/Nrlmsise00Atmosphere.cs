using Guanghan.Core.Time;

namespace Guanghan.Flight.Forces.Atmospheres;

/// <summary>
/// The Earth's air by <see cref="Nrlmsise00"/> under given space weather: what slows spacecraft, the anomalous oxygen
/// included. To 2500 km, above 1000 km as hydrogen and helium in equilibrium, which nobody has measured; UTC stands for
/// UT (2.5e-4 h of local time at most). No winds.
/// </summary>
/// <param name="weather">Flux and magnetic index by time.</param>
public sealed class Nrlmsise00Atmosphere(ISpaceWeather weather) : IAtmosphere
{
    /// <inheritdoc/>
    public double Top_m => Nrlmsise00.Top_m;

    /// <inheritdoc/>
    public IReadOnlyList<Epoch> Switches => weather.Switches;

    /// <inheritdoc/>
    public double Density_kg_m3(in AirPoint point)
    {
        if (!(point.Altitude_m <= Top_m))
        {
            return point.Altitude_m > Top_m ? 0 : double.NaN; // a state that is no number: the propagation says so
        }
        var epoch = point.Epoch;
        var where = AirConditions.At(epoch, Math.Max(0, point.Altitude_m), point.Latitude_rad, point.Longitude_rad);
        return Nrlmsise00.At(where, weather.At(epoch)).Density_kg_m3;
    }
}
