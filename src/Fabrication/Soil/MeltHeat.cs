namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Specific heat of a silicate melt by its oxides, each with its own share whatever the others (Stebbins, Carmichael
/// and Moret 1984, Contrib. Mineral. Petrol. 86:131; values as in Mills 2011). Does not change with temperature. MnO
/// counts as FeO; P2O5, never above 0.6 %, is left out of both mass and heat. Fitted between 1000 and 1800 K. The
/// model of Richet and Bottinga 1985 stands beside it: the two differ by 3.4 % at most on the soils of the table, but
/// by 7.5 % on molten diopside, where Richet's meets the measured 334.6 J/mol/K (from memory).
/// </summary>
public static class MeltHeat
{
    // J/mol/K, in the order of Composition: SiO2, TiO2, Al2O3, FeO, MgO, CaO, Na2O, K2O. Stebbins 1984.
    private static readonly double[] s_stebbins_J_mol_K = [80.0, 111.8, 157.6, 78.9, 99.7, 99.9, 102.3, 97.0];

    // The same: Richet and Bottinga 1985, Geochim. Cosmochim. Acta 49:471; TiO2 75.21 is from memory, unverified;
    // Al2O3 and K2O have a part that rises with temperature.
    private static readonly double[] s_richet_J_mol_K = [81.37, 75.21, 27.21, 78.94, 85.78, 86.05, 100.6, 50.13];

    /// <summary>Specific heat by Stebbins 1984, J/kg/K.</summary>
    /// <param name="composition">The melt.</param>
    public static double Of_J_kg_K(Composition composition) => Sum(composition, s_stebbins_J_mol_K, 0, 0);

    /// <summary>Specific heat by Richet and Bottinga 1985, J/kg/K.</summary>
    /// <param name="composition">The melt.</param>
    /// <param name="temperature_K">Temperature, K.</param>
    public static double Richet_J_kg_K(Composition composition, double temperature_K) =>
        Sum(composition, s_richet_J_mol_K, 0.0943 * temperature_K, 0.01578 * temperature_K);

    /// <summary>
    /// Dulong and Petit's limit for the glass or crystal, J/kg/K: 3R an atom. A glass reaches it, within some per
    /// cent, where it softens (Richet 1987, Chem. Geol. 62:111).
    /// </summary>
    /// <param name="composition">The soil.</param>
    public static double DulongPetit_J_kg_K(Composition composition) =>
        3 * 8.314462618 * composition.AtomCount / composition.MolarMass_kg_mol; // R: CODATA 2018

    private static double Sum(Composition composition, double[] parts_J_mol_K, double alumina, double potash)
    {
        var mole = composition.MolePercents();
        var phosphorus = mole[9] * 141.943e-3; // IUPAC 2021
        var heat = mole[8] * parts_J_mol_K[3];
        for (var at = 0; at < parts_J_mol_K.Length; at++)
        {
            heat += mole[at] * parts_J_mol_K[at];
        }

        heat += (mole[2] * alumina) + (mole[7] * potash);
        return heat / ((100 * composition.MolarMass_kg_mol) - phosphorus);
    }
}
