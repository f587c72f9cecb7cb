using Guanghan.Core.Time;

namespace Guanghan.Flight.Forces.Atmospheres;

/// <summary>Density of an atmosphere by place and time. Thread-safe.</summary>
public interface IAtmosphere
{
    /// <summary>Above this altitude there is nothing, m.</summary>
    double Top_m { get; }

    /// <summary>Instants at which the density jumps: an integration ends a step there.</summary>
    IReadOnlyList<Epoch> Switches => [];

    /// <summary>Density, kg/m^3; 0 above <see cref="Top_m"/>, below the ellipsoid that at altitude 0.</summary>
    /// <param name="point">Where and when.</param>
    double Density_kg_m3(in AirPoint point);
}
