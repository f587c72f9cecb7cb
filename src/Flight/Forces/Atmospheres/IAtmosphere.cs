namespace Guanghan.Flight.Forces.Atmospheres;

/// <summary>Density of an atmosphere by altitude. Thread-safe.</summary>
public interface IAtmosphere
{
    /// <summary>Above this altitude there is nothing, m.</summary>
    double Top_m { get; }

    /// <summary>Density, kg/m^3; 0 above <see cref="Top_m"/>.</summary>
    /// <param name="altitude_m">Altitude above the ellipsoid, m; below 0 the density at 0.</param>
    double Density_kg_m3(double altitude_m);
}
