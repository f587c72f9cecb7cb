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

    /// <summary>Sum of the oxides.</summary>
    public double SumFraction => Masses().Sum();

    /// <summary>The oxides in mole per cent of their own sum, in the order of the parameters.</summary>
    internal double[] MolePercents()
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
