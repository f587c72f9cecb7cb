namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Gas between grains: its conductivity by temperature, and how far the gap between grains hinders it (Knudsen). The
/// free conductivity is a power law through 300 and 1000 K. Assumes an ideal gas at rest.
/// </summary>
/// <param name="Name">The gas.</param>
/// <param name="At300_W_m_K">Free conductivity at 300 K, W/m/K.</param>
/// <param name="PowerFactor">Exponent of temperature.</param>
/// <param name="MolarMass_kg_mol">Molar mass, kg/mol.</param>
/// <param name="HeatCapacity_J_kg_K">Specific heat at constant pressure, J/kg/K.</param>
/// <param name="AccommodationFraction">Share of a grain's warmth that a molecule takes up at a hit.</param>
public sealed record PoreGas(
    string Name, double At300_W_m_K, double PowerFactor, double MolarMass_kg_mol, double HeatCapacity_J_kg_K,
    double AccommodationFraction)
{
    private const double Gas_J_mol_K = 8.314462618; // CODATA 2018
    private const double Accommodation = 0.9; // heavy gases on rough oxides, .8 to 1: Kaganer 1969; unverified

    /// <summary>Dry air: .0263 W/m/K at 300 K, .0667 at 1000 K (Incropera et al. 2007, table A.4).</summary>
    public static PoreGas Air { get; } = new("air", 0.0263, 0.773, 28.97e-3, 1007, Accommodation);

    /// <summary>Argon: .0177 W/m/K at 300 K, .0427 at 1000 K (Younglove and Hanley 1986; unverified).</summary>
    public static PoreGas Argon { get; } = new("argon", 0.0177, 0.731, 39.948e-3, 520.3, Accommodation);

    /// <summary>Conductivity of the free gas, W/m/K.</summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public double Free_W_m_K(double temperature_K) => At300_W_m_K * Math.Pow(temperature_K / 300, PowerFactor);

    /// <summary>
    /// Conductivity in gaps as wide as a grain over the free one: 1 / (1 + l / d), l = 2 (2 - a)/a sqrt(2 pi R T / M)
    /// k / [p (2 cp - R / M)] (Smoluchowski 1898 in the form of the VDI Heat Atlas, 2010, section D6.3; l checked here
    /// only by its order: 0.27 um for air at 300 K and 1 bar).
    /// </summary>
    /// <param name="temperature_K">Temperature, K.</param>
    /// <param name="pressure_Pa">Pressure, Pa; 0 gives 0.</param>
    /// <param name="gap_m">Width of the gap: the grain's diameter, m.</param>
    public double KnudsenRatio(double temperature_K, double pressure_Pa, double gap_m)
    {
        if (pressure_Pa <= 0)
        {
            return 0;
        }

        var specific = Gas_J_mol_K / MolarMass_kg_mol;
        var length = 2 * (2 - AccommodationFraction) / AccommodationFraction *
            Math.Sqrt(2 * Math.PI * specific * temperature_K) * Free_W_m_K(temperature_K) /
            (pressure_Pa * ((2 * HeatCapacity_J_kg_K) - specific));
        return 1 / (1 + (length / gap_m));
    }
}
