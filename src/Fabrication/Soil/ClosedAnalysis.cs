namespace Guanghan.Fabrication.Soil;

/// <summary>What an analysis whose oxides do not sum to one is taken to lack.</summary>
public enum MissingOxide
{
    /// <summary>Nothing: all oxides are raised in proportion.</summary>
    Share,

    /// <summary>Soda: the most volatile and most often lost of a basalt's oxides.</summary>
    Soda,
}

/// <summary>
/// Closes a published analysis to a sum of one. CUG-1A as published sums to 96.6 % with .19 % of soda, where basalts
/// of its kind have some 3 %; whether all oxides or soda alone are short is not known, so both readings can be run and
/// the difference is the analysis's own doubt.
/// </summary>
public static class ClosedAnalysis
{
    /// <summary>The closed composition; one that sums to more than one is always scaled.</summary>
    /// <param name="composition">As published.</param>
    /// <param name="missing">What it lacks.</param>
    public static Composition Of(Composition composition, MissingOxide missing)
    {
        var sum = composition.SumFraction;
        return missing == MissingOxide.Soda && sum < 1
            ? composition with { Na2OFraction = composition.Na2OFraction + 1 - sum }
            : new(composition.SiO2Fraction / sum, composition.TiO2Fraction / sum, composition.Al2O3Fraction / sum,
                composition.FeOFraction / sum, composition.MgOFraction / sum, composition.CaOFraction / sum,
                composition.Na2OFraction / sum, composition.K2OFraction / sum, composition.MnOFraction / sum,
                composition.P2O5Fraction / sum);
    }
}
