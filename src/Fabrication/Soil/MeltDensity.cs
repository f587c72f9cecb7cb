namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Density of a silicate melt and of its glass by the partial volumes of its oxides (Lange and Carmichael 1987,
/// Geochim. Cosmochim. Acta 51:2931, with 1990, Rev. Mineral. 24, for their values at 1773 K): V = sum x [V + (T -
/// 1773 K) dV/dT] + x(Na2O) x(TiO2) 20.21e-6 m^3/mol. MnO as FeO; P2O5 69e-6 m^3/mol (Knoche et al. 1995). Stated
/// error 1 %; fitted from 1000 to 1600 degC. The glass has the volume of the melt at its glass transition and then
/// shrinks as glass, 24e-6 per kelvin by volume (three times 8e-6, basalt glass, unverified).
/// </summary>
public static class MeltDensity
{
    private const double Reference_K = 1773;
    private const double GlassExpansion_1_K = 24e-6; // three times the linear 8e-6 of basalt glass; unverified
    private const double Room_K = 298;

    // 1e-6 m^3/mol at 1773 K, in the order of Composition; Lange and Carmichael 1987 and 1990; P2O5 Knoche 1995.
    private static readonly double[] s_volumes =
        [26.92, 23.89, 37.37, 13.97, 11.73, 16.85, 29.51, 47.07, 13.97, 69];

    // 1e-9 m^3/mol/K, the same; P2O5 not given.
    private static readonly double[] s_slopes = [0, 7.24, 2.62, 2.92, 2.62, 2.92, 7.41, 5.25, 2.92, 0];

    /// <summary>Density of the melt, kg/m^3.</summary>
    /// <param name="composition">The melt.</param>
    /// <param name="temperature_K">Temperature, K.</param>
    public static double At_kg_m3(Composition composition, double temperature_K)
    {
        var mole = composition.MolePercents();
        var volume = mole[6] / 100 * mole[1] / 100 * 20.21e-6; // excess of Na2O with TiO2, Lange and Carmichael 1987
        for (var at = 0; at < mole.Length; at++)
        {
            volume += mole[at] / 100 *
                ((s_volumes[at] * 1e-6) + (s_slopes[at] * 1e-9 * (temperature_K - Reference_K)));
        }

        return composition.MolarMass_kg_mol / volume;
    }

    /// <summary>Density of its glass at room temperature, kg/m^3.</summary>
    /// <param name="composition">The glass.</param>
    public static double Glass_kg_m3(Composition composition)
    {
        var transition_K = GlassTransition_K(composition);
        return At_kg_m3(composition, transition_K) * (1 + (GlassExpansion_1_K * (transition_K - Room_K)));
    }

    /// <summary>Where the melt is 10^12 Pa s stiff, K: the glass transition (Giordano 2008's own
    /// convention).</summary>
    /// <param name="composition">The melt.</param>
    public static double GlassTransition_K(Composition composition) =>
        MeltViscosity.Of(composition).TemperatureAt_K(1e12);
}
