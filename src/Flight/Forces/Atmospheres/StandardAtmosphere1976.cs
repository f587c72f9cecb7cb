using Guanghan.Core.Numerics;

namespace Guanghan.Flight.Forces.Atmospheres;

/// <summary>
/// The U.S. Standard Atmosphere, 1976 (NOAA, NASA, USAF, NOAA-S/T 76-1562): mean mid-latitude density to 1000 km at
/// moderate solar activity. To 86 km hydrostatic layers in geopotential altitude (equations 23, 33a, 33b, 42), above
/// the diffusion of six gases (<see cref="UpperAtmosphere1976"/>), tabulated and splined. The real density above 200 km
/// differs by a factor of up to ten with the Sun's activity. Immutable and thread-safe.
/// </summary>
public sealed class StandardAtmosphere1976 : IAtmosphere
{
    private const double Gravity_m_s2 = 9.80665; // section 1.2, g0'
    private const double MolarMass_kg_kmol = 28.9644; // table 3, M0
    private const double GasConstant_J_kmol_K = 8314.32; // table 2, R*
    private const double EarthRadius_m = 6356766; // section 1.2, r0
    private const double LayersEnd_m = 86e3;

    // Geopotential foot, m, and gradient, K/m: table 4.
    private static readonly (double Foot_m, double Gradient_K_m)[] s_layers =
    [
        (0, -6.5e-3), (11e3, 0), (20e3, 1e-3), (32e3, 2.8e-3), (47e3, 0), (51e3, -2.8e-3), (71e3, -2e-3),
    ];

    private static readonly Lazy<StandardAtmosphere1976> s_shared = new(() => new StandardAtmosphere1976());

    private readonly CubicSpline lower; // ln density over 86 to 120 km, every 0.5 km
    private readonly CubicSpline upper; // 120 to 1000 km, every 5 km

    private StandardAtmosphere1976()
    {
        var profile = UpperAtmosphere1976.LogDensities();
        lower = Spline(profile, 86, 120, 0.5);
        upper = Spline(profile, 120, 1000, 5);
    }

    /// <summary>The one there is; computed on first use.</summary>
    public static StandardAtmosphere1976 Shared => s_shared.Value;

    /// <inheritdoc/>
    public double Top_m => UpperAtmosphere1976.Top_km * 1e3;

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
        var altitude_km = altitude_m / 1e3;
        return altitude_m <= LayersEnd_m ? InLayers(Math.Max(0, altitude_m))
            : Math.Exp(altitude_km < 120 ? lower.At(altitude_km) : upper.At(altitude_km));
    }

    private static double InLayers(double altitude_m)
    {
        var geopotential_m = EarthRadius_m * altitude_m / (EarthRadius_m + altitude_m);
        const double Column = Gravity_m_s2 * MolarMass_kg_kmol / GasConstant_J_kmol_K; // K/m
        double temperature_K = 288.15, pressure_Pa = 101325; // table 2 and section 1.2
        for (var i = 0; i < s_layers.Length; i++)
        {
            var (foot_m, gradient_K_m) = s_layers[i];
            var end_m = i + 1 < s_layers.Length ? s_layers[i + 1].Foot_m : double.PositiveInfinity;
            var rise_m = Math.Min(geopotential_m, end_m) - foot_m;
            var top_K = temperature_K + (gradient_K_m * rise_m);
            pressure_Pa *= gradient_K_m == 0
                ? Math.Exp(-Column * rise_m / temperature_K)
                : Math.Pow(temperature_K / top_K, Column / gradient_K_m);
            temperature_K = top_K;
            if (geopotential_m <= end_m)
            {
                break;
            }
        }
        return pressure_Pa * MolarMass_kg_kmol / (GasConstant_J_kmol_K * temperature_K);
    }

    private static CubicSpline Spline(double[] profile, double from_km, double to_km, double step_km)
    {
        var count = (int)Math.Round((to_km - from_km) / step_km) + 1;
        var (x, y) = (new double[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            x[i] = from_km + (i * step_km);
            y[i] = profile[(int)Math.Round((x[i] - UpperAtmosphere1976.Foot_km) / UpperAtmosphere1976.Step_km)];
        }
        return new CubicSpline(x, y);
    }
}
