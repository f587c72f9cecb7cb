namespace Guanghan.Fabrication.Soil;

/// <summary>An element that leaves molten soil as vapour.</summary>
public enum VolatileElement
{
    /// <summary>Sodium.</summary>
    Sodium,

    /// <summary>Potassium.</summary>
    Potassium,

    /// <summary>Iron.</summary>
    Iron,
}

/// <summary>
/// Loss of sodium, potassium and iron into vacuum after Hertz, Knudsen and Langmuir: J = alpha p sqrt(M / (2 pi R T)),
/// p = p0 exp(-(H / R)(1/T - 1/T0)), T0 1473.15 K. Assumes free flight away from the surface, the fresh soil's content
/// of the element (no depletion), and a pressure in proportion to it.
/// </summary>
/// <remarks>
/// Calibrated on Shaw 2023 (Minerals 13:79, abstract): 1.38, 1.02 and .08 g an hour and gram of LMS-1 at 1200 degC.
/// These are themselves computed there, from FactSage pressures checked against Knudsen cells of sample 12022. The
/// surface they belong to is taken as .09 m^2/g, measured at 1150 degC; if it was that at 800 degC, 1.04 m^2/g, all
/// fluxes are a twelfth. H is estimated from formation enthalpies (NIST-JANAF) and an oxygen that the vapour brings
/// along, good to 60 kJ/mol, a factor of 1.6 at 1300 and 2.7 at 1500 degC: unverified. Above 1600 degC SiO and Mg
/// follow, which are left out.
/// </remarks>
public static class EvaporationRate
{
    private const double Gas_J_mol_K = 8.314462618; // CODATA 2018
    private const double Anchor_K = 1473.15; // 1200 degC, Shaw 2023
    private const double Surface_m2_kg = 90; // .09 m^2/g at 1150 degC, Shaw 2023
    private const double HourGram_s = 3600; // g/h per g is 1/3600 1/s

    /// <summary>Error of the heat of evaporation, J/mol.</summary>
    public const double HeatError_J_mol = 60e3; // judgement

    /// <summary>Mass that leaves a surface, kg/m^2/s.</summary>
    /// <param name="element">The element.</param>
    /// <param name="composition">The soil.</param>
    /// <param name="temperature_K">Temperature of the surface, K.</param>
    public static double Flux_kg_m2_s(VolatileElement element, Composition composition, double temperature_K)
    {
        var one = Constants(element);
        var boltzmann = Math.Exp(-one.Heat_J_mol / Gas_J_mol_K * ((1 / temperature_K) - (1 / Anchor_K)));
        var content = Content(element, composition) / Content(element, SoilTable.Named("LMS-1").Composition);
        return one.Rate_g_h_g / HourGram_s / Surface_m2_kg * content * boltzmann *
            Math.Sqrt(Anchor_K / temperature_K);
    }

    /// <summary>All three together, kg/m^2/s.</summary>
    /// <param name="composition">The soil.</param>
    /// <param name="temperature_K">Temperature of the surface, K.</param>
    public static double Total_kg_m2_s(Composition composition, double temperature_K) =>
        Enum.GetValues<VolatileElement>().Sum(element => Flux_kg_m2_s(element, composition, temperature_K));

    /// <summary>Heat that they carry off, W/m^2.</summary>
    /// <param name="composition">The soil.</param>
    /// <param name="temperature_K">Temperature of the surface, K.</param>
    public static double Heat_W_m2(Composition composition, double temperature_K) => Enum.GetValues<VolatileElement>()
        .Sum(element => Flux_kg_m2_s(element, composition, temperature_K) *
            Constants(element).Heat_J_mol / Constants(element).Molar_kg_mol);

    /// <summary>Vapour pressure that the flux means, Pa, with an evaporation coefficient of 1.</summary>
    /// <param name="element">The element.</param>
    /// <param name="composition">The soil.</param>
    /// <param name="temperature_K">Temperature, K.</param>
    public static double Pressure_Pa(VolatileElement element, Composition composition, double temperature_K) =>
        Flux_kg_m2_s(element, composition, temperature_K) *
        Math.Sqrt(2 * Math.PI * Gas_J_mol_K * temperature_K / Constants(element).Molar_kg_mol);

    private static double Content(VolatileElement element, Composition composition) => element switch
    {
        VolatileElement.Sodium => composition.Na2OFraction,
        VolatileElement.Potassium => composition.K2OFraction,
        _ => composition.FeOFraction,
    };

    private static (double Rate_g_h_g, double Heat_J_mol, double Molar_kg_mol) Constants(VolatileElement element) =>
        element switch
        {
            VolatileElement.Sodium => (1.38, 330e3, 22.990e-3), // Shaw 2023; heat estimated; IUPAC 2021
            VolatileElement.Potassium => (1.02, 320e3, 39.098e-3), // the same
            _ => (0.08, 430e3, 55.845e-3), // the same
        };
}
