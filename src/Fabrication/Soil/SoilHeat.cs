namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Heat content of a soil from 100 K through its melt: specific heat of the solid (Biele 2022) up to the solidus, of
/// the melt (Stebbins 1984) above the liquidus, in proportion to the melt between, where the latent heat is spread
/// evenly. No polynomial is read beyond its data: the solid's is held above 1584 K, the melt's is a constant. Enthalpy
/// is continuous.
/// </summary>
/// <param name="Composition">The soil.</param>
/// <param name="Melting">Where it melts.</param>
/// <param name="Latent">Its heat of melting.</param>
public sealed record SoilHeat(Composition Composition, MeltingInterval Melting, LatentHeat Latent)
{
    /// <summary>Temperature below which the solid's heat is held, K.</summary>
    public const double Least_K = SpecificHeat.MinimumTemperature_K;

    private readonly double _melt_J_kg_K = MeltHeat.Of_J_kg_K(Composition);

    /// <summary>Specific heat without the latent heat, J/kg/K: what <c>ThermalMaterial</c> takes.</summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public double At_J_kg_K(double temperature_K)
    {
        var molten = Melting.MoltenFraction(temperature_K);
        return ((1 - molten) * SpecificHeat.At_J_kg_K(temperature_K)) + (molten * _melt_J_kg_K);
    }

    /// <summary>
    /// Heat from one temperature to another, J/kg, latent heat included (Simpson's rule each 5 K, broken at the
    /// solidus and the liquidus: closer than a joule).
    /// </summary>
    /// <param name="from_K">From, K.</param>
    /// <param name="to_K">To, K, not below it, at most 5000 K.</param>
    public double Between_J_kg(double from_K, double to_K)
    {
        const double step_K = 5;
        const int stepLimit = 1100; // 5000 K in steps of 5 K, and three breaks
        var (sum, at) = (0.0, from_K);
        for (var step = 0; step < stepLimit && at < to_K; step++)
        {
            var next = Math.Min(at + step_K, to_K);
            next = at < Melting.Solidus_K && next > Melting.Solidus_K ? Melting.Solidus_K : next;
            next = at < Melting.Liquidus_K && next > Melting.Liquidus_K ? Melting.Liquidus_K : next;
            sum += (next - at) / 6 * (At_J_kg_K(at) + (4 * At_J_kg_K((at + next) / 2)) + At_J_kg_K(next));
            at = next;
        }

        return sum + (Latent.Central_J_kg * (Melting.MoltenFraction(to_K) - Melting.MoltenFraction(from_K)));
    }
}
