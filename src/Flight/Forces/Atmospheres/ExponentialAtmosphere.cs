namespace Guanghan.Flight.Forces.Atmospheres;

/// <summary>Layers, each with a density at its foot and a scale height.</summary>
/// <param name="Foot_m">Altitude where the layer begins, m.</param>
/// <param name="Density_kg_m3">Density there, kg/m^3.</param>
/// <param name="ScaleHeight_m">Altitude in which the density falls by e, m.</param>
public readonly record struct AtmosphereLayer(double Foot_m, double Density_kg_m3, double ScaleHeight_m);

/// <summary>An atmosphere of exponential layers: mean solar activity, no day, no season.</summary>
public sealed class ExponentialAtmosphere : IAtmosphere
{
    private readonly AtmosphereLayer[] layers;

    /// <summary>From its layers.</summary>
    /// <param name="layers">By rising foot, the first at 0 or below.</param>
    /// <param name="top_m">Above this there is nothing, m.</param>
    /// <exception cref="ArgumentException">
    /// There is no layer, they do not rise, or a figure is not positive.
    /// </exception>
    public ExponentialAtmosphere(IReadOnlyList<AtmosphereLayer> layers, double top_m)
    {
        ArgumentNullException.ThrowIfNull(layers);
        if (layers.Count == 0 || layers.Any(layer => !(layer.Density_kg_m3 > 0) || !(layer.ScaleHeight_m > 0))
            || layers.Zip(layers.Skip(1)).Any(pair => !(pair.First.Foot_m < pair.Second.Foot_m))
            || !(top_m > layers[^1].Foot_m))
        {
            throw new ArgumentException(
                "An exponential atmosphere needs layers of rising feet below its top, with positive densities and "
                + "scale heights.", nameof(layers));
        }
        (this.layers, Top_m) = ([.. layers], top_m);
    }

    /// <summary>
    /// The Earth's: D. A. Vallado, "Fundamentals of Astrodynamics and Applications", 4th ed. (2013), table 8-4, after
    /// the U.S. Standard Atmosphere 1976 to 25 km and CIRA-72 above.
    /// </summary>
    public static ExponentialAtmosphere Earth { get; } = new(
        [
            new(0, 1.225, 7249), new(25e3, 3.899e-2, 6349), new(30e3, 1.774e-2, 6682), new(40e3, 3.972e-3, 7554),
            new(50e3, 1.057e-3, 8382), new(60e3, 3.206e-4, 7714), new(70e3, 8.770e-5, 6549), new(80e3, 1.905e-5, 5799),
            new(90e3, 3.396e-6, 5382), new(100e3, 5.297e-7, 5877), new(110e3, 9.661e-8, 7263),
            new(120e3, 2.438e-8, 9473), new(130e3, 8.484e-9, 12636), new(140e3, 3.845e-9, 16149),
            new(150e3, 2.070e-9, 22523), new(180e3, 5.464e-10, 29740), new(200e3, 2.789e-10, 37105),
            new(250e3, 7.248e-11, 45546), new(300e3, 2.418e-11, 53628), new(350e3, 9.518e-12, 53298),
            new(400e3, 3.725e-12, 58515), new(450e3, 1.585e-12, 60828), new(500e3, 6.967e-13, 63822),
            new(600e3, 1.454e-13, 71835), new(700e3, 3.614e-14, 88667), new(800e3, 1.170e-14, 124640),
            new(900e3, 5.245e-15, 181050), new(1000e3, 3.019e-15, 268000),
        ],
        2500e3);

    /// <inheritdoc/>
    public double Top_m { get; }

    /// <inheritdoc/>
    public double Density_kg_m3(in AirPoint point) => Density_kg_m3(point.Altitude_m);

    /// <summary>Density at an altitude, kg/m^3; 0 above the top, below 0 that at 0.</summary>
    /// <param name="altitude_m">Altitude, m.</param>
    public double Density_kg_m3(double altitude_m)
    {
        if (altitude_m > Top_m)
        {
            return 0;
        }
        var (low, high) = (0, layers.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = layers[middle].Foot_m <= altitude_m ? (middle, high) : (low, middle - 1);
        }
        var layer = layers[low];
        return layer.Density_kg_m3 * Math.Exp(-Math.Max(0, altitude_m - layer.Foot_m) / layer.ScaleHeight_m);
    }
}
