namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Conductivity of soil without pores, glass or crystalline, by lattice and, where the light gets through, by
/// radiation.
/// </summary>
/// <remarks>
/// Crystalline basalt: 2.63 W/m/K at 288.8 K (measured, Halbert and Parnell 2022, Meteorit. Planet. Sci. 57:1617),
/// falling as .7 + 770 / (350 + T/degC) (Haenel and Zoth 1973; from memory, unverified), held above 1200 K where
/// nothing was found. Below the anchor it runs too steep: 3.05 at 224.4 K, where the same sample has 2.71 +- .09.
/// Glass and melt: 1.2 W/m/K, an input, between .9 and 1.5 in the literature of basaltic glass (unverified). Radiation
/// inside: 16 n^2 sigma T^3 / 3 a (Rosseland 1931), n 1.6; the absorption a of lunar melt was not found: 1000 to 10000
/// 1/m for iron-rich glass, an input with that uncertainty, 0 to leave radiation out. The form holds where the body is
/// many 1/a thick.
/// </remarks>
/// <param name="Glass_W_m_K">Lattice part of glass and melt, W/m/K.</param>
/// <param name="CrystalFraction">Crystals over volume.</param>
/// <param name="Absorption_1_m">Mean absorption of heat radiation, 1/m; 0: none passes.</param>
public sealed record DenseConductivity(double Glass_W_m_K, double CrystalFraction, double Absorption_1_m)
{
    private const double StefanBoltzmann_W_m2_K4 = 5.670374419e-8; // CODATA 2018
    private const double Index = 1.6; // basaltic glass, 1.58 to 1.62; unverified
    private const double Basalt_W_m_K = 2.63; // Halbert and Parnell 2022, +- 0.05, at 288.8 K
    private const double BasaltAt_K = 288.8; // the same
    private const double Highest_K = 1200; // Haenel and Zoth's law is held beyond; judgement

    /// <summary>Glass as the literature has it, opaque.</summary>
    public static DenseConductivity OpaqueGlass { get; } = new(1.2, 0, 0);

    /// <summary>Least of the literature for glass, W/m/K.</summary>
    public const double LeastGlass_W_m_K = 0.9; // basaltic glass, unverified

    /// <summary>Most of the literature for glass, W/m/K.</summary>
    public const double GreatestGlass_W_m_K = 1.5; // the same

    /// <summary>Conductivity, W/m/K.</summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public double At_W_m_K(double temperature_K) => (CrystalFraction * Crystalline_W_m_K(temperature_K)) +
        ((1 - CrystalFraction) * Glass_W_m_K) + Radiative_W_m_K(temperature_K);

    /// <summary>Radiation through the body, W/m/K.</summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public double Radiative_W_m_K(double temperature_K) => Absorption_1_m <= 0 ? 0 :
        16 * Index * Index * StefanBoltzmann_W_m2_K4 * Math.Pow(temperature_K, 3) / (3 * Absorption_1_m);

    /// <summary>Crystalline basalt, W/m/K.</summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public static double Crystalline_W_m_K(double temperature_K)
    {
        static double Law(double temperature_K) => 0.7 + (770 / (350 + temperature_K - 273.15)); // Haenel, Zoth 1973
        return Basalt_W_m_K * Law(Math.Clamp(temperature_K, 200, Highest_K)) / Law(BasaltAt_K);
    }
}
