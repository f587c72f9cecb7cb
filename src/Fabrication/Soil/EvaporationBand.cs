namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Loss of sodium, potassium and iron to vacuum as a band about <see cref="EvaporationRate"/>: either way by the error
/// of the heat of evaporation, which grows with the distance from the 1200 degC it is anchored at, and downwards by a
/// twelfth, for the surface that Shaw's rates belong to may be 1.04 in place of .09 m^2/g.
/// </summary>
/// <param name="Low_kg_m2_s">Low, kg/m^2/s.</param>
/// <param name="Central_kg_m2_s">Centre, kg/m^2/s.</param>
/// <param name="High_kg_m2_s">High, kg/m^2/s.</param>
public readonly record struct EvaporationBand(double Low_kg_m2_s, double Central_kg_m2_s, double High_kg_m2_s)
{
    private const double SurfaceRatio = 0.09 / 1.04; // m^2/g, Shaw 2023, at 1150 and at 800 degC
    private const double Gas_J_mol_K = 8.314462618; // CODATA 2018
    private const double Anchor_K = 1473.15; // 1200 degC, Shaw 2023

    /// <summary>The band of all three together.</summary>
    /// <param name="composition">The soil.</param>
    /// <param name="temperature_K">Temperature of the surface, K.</param>
    public static EvaporationBand Of(Composition composition, double temperature_K)
    {
        var central = EvaporationRate.Total_kg_m2_s(composition, temperature_K);
        var error = Math.Exp(EvaporationRate.HeatError_J_mol / Gas_J_mol_K *
            Math.Abs((1 / temperature_K) - (1 / Anchor_K)));
        return new(central * SurfaceRatio / error, central, central * error);
    }
}
