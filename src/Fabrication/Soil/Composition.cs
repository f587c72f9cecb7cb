namespace Guanghan.Fabrication.Soil;

/// <summary>Oxides of a soil, each as a fraction of its mass. What the sum lacks to one is not given.</summary>
/// <param name="SiO2Fraction">Silica.</param>
/// <param name="TiO2Fraction">Titania.</param>
/// <param name="Al2O3Fraction">Alumina.</param>
/// <param name="FeOFraction">Iron, all as FeO.</param>
/// <param name="MgOFraction">Magnesia.</param>
/// <param name="CaOFraction">Lime.</param>
/// <param name="Na2OFraction">Soda.</param>
/// <param name="K2OFraction">Potash.</param>
/// <param name="MnOFraction">Manganese oxide.</param>
/// <param name="P2O5Fraction">Phosphorus pentoxide.</param>
public sealed record Composition(
    double SiO2Fraction, double TiO2Fraction, double Al2O3Fraction, double FeOFraction, double MgOFraction,
    double CaOFraction, double Na2OFraction, double K2OFraction, double MnOFraction, double P2O5Fraction)
{
    // Molar masses, kg/mol, from the IUPAC 2021 abridged atomic weights: Si 28.085, Ti 47.867, Al 26.982, Fe 55.845,
    // Mg 24.305, Ca 40.078, Na 22.990, K 39.098, Mn 54.938, P 30.974, O 15.999.
    private static readonly double[] s_molarMasses_kg_mol =
    [
        60.083e-3, 79.865e-3, 101.961e-3, 71.844e-3, 40.304e-3, 56.077e-3, 61.979e-3, 94.195e-3, 70.937e-3, 141.943e-3,
    ];

    // Atoms in one formula unit, in the order of the parameters.
    private static readonly double[] s_atoms = [3, 3, 5, 2, 2, 2, 3, 3, 2, 7];

    private const double SumTolerance = 0.02; // 100 +- 2 %: analyses of rocks close to within that

    /// <summary>Sum of the oxides.</summary>
    public double SumFraction => Masses().Sum();

    /// <summary>Mean molar mass of the oxides, kg/mol.</summary>
    public double MolarMass_kg_mol => Moles().Zip(s_molarMasses_kg_mol, (mole, molar) => mole * molar).Sum() / 100;

    /// <summary>Mean number of atoms in one formula unit of oxide.</summary>
    public double AtomCount => Moles().Zip(s_atoms, (mole, atoms) => mole * atoms).Sum() / 100;

    /// <summary>
    /// What is wrong with an analysis, in words: an oxide below zero, or a sum outside 100 +- 2 %; null where nothing
    /// is. Published analyses that do not close (CUG-1A, 96.6 %) fail it, and the table says so of them.
    /// </summary>
    public string? Fault()
    {
        string[] names = ["SiO2", "TiO2", "Al2O3", "FeO", "MgO", "CaO", "Na2O", "K2O", "MnO", "P2O5"];
        var masses = Masses();
        for (var at = 0; at < masses.Length; at++)
        {
            if (!(masses[at] >= 0))
            {
                return FormattableString.Invariant($"{names[at]} of {100 * masses[at]:0.##} % is below zero");
            }
        }

        return Math.Abs(SumFraction - 1) <= SumTolerance + 1e-12 ? null : FormattableString.Invariant(
            $"the oxides sum to {100 * SumFraction:0.##} %, not 100 +- 2 %; give all iron as FeO and what is missing");
    }

    /// <summary>The oxides in mole per cent of their own sum, in the order of the parameters.</summary>
    internal double[] MolePercents() => Moles();

    private double[] Moles()
    {
        var moles = Masses().Zip(s_molarMasses_kg_mol, (mass, molar) => mass / molar).ToArray();
        var sum = moles.Sum();
        return [.. moles.Select(mole => 100 * mole / sum)];
    }

    private double[] Masses() =>
    [
        SiO2Fraction, TiO2Fraction, Al2O3Fraction, FeOFraction, MgOFraction,
        CaOFraction, Na2OFraction, K2OFraction, MnOFraction, P2O5Fraction,
    ];
}
