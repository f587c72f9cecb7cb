namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Compressive strength by porosity about one measured specimen: s = s1 exp(-b (p - p1)) (Ryshkewitch and Duckworth
/// 1953), times the bond of layers, times or over a scatter. Either the two specimens of sintered JSC-1A, which fix b
/// (see <see cref="StrengthBand"/>), or one specimen of one's own with b as a range: 4 to 7 for most ceramics
/// (Duckworth 1953 and Rice 1977, Treatise Mater. Sci. Technol. 11:199; from memory, unverified). A range of porosity
/// or bond widens the band to its ends. Valid for one material from one process; not for cracked parts.
/// </summary>
/// <param name="Strength_Pa">s1, Pa.</param>
/// <param name="PorosityFraction">p1.</param>
/// <param name="LeastExponentFactor">Least b.</param>
/// <param name="GreatestExponentFactor">Greatest b.</param>
/// <param name="ScatterFactor">Strength of like bodies over or under the law, at least 1.</param>
public sealed record StrengthLaw(
    double Strength_Pa, double PorosityFraction, double LeastExponentFactor, double GreatestExponentFactor,
    double ScatterFactor)
{
    /// <summary>152 over 98 MPa: JSC-1A from two ovens, vacuum and air (Meurisse 2017).</summary>
    public const double OvenScatterFactor = 152.0 / 98;

    /// <summary>Sintered JSC-1A: b from its two specimens (Indyk and Benaroya 2017).</summary>
    public static StrengthLaw Jsc1A { get; } = OfTwo();

    /// <summary>The band over ranges of porosity and bond.</summary>
    /// <param name="leastPorosityFraction">Least porosity.</param>
    /// <param name="porosityFraction">Porosity of the centre.</param>
    /// <param name="greatestPorosityFraction">Greatest porosity.</param>
    /// <param name="leastBondFraction">Least bond, 0 to 1.</param>
    /// <param name="bondFraction">Bond of the centre.</param>
    /// <param name="greatestBondFraction">Greatest bond.</param>
    public StrengthBand Of(
        double leastPorosityFraction, double porosityFraction, double greatestPorosityFraction,
        double leastBondFraction, double bondFraction, double greatestBondFraction)
    {
        var middle = (LeastExponentFactor + GreatestExponentFactor) / 2;
        return new(
            Math.Min(At_Pa(greatestPorosityFraction, LeastExponentFactor),
                At_Pa(greatestPorosityFraction, GreatestExponentFactor)) * leastBondFraction / ScatterFactor,
            At_Pa(porosityFraction, middle) * bondFraction,
            Math.Max(At_Pa(leastPorosityFraction, LeastExponentFactor),
                At_Pa(leastPorosityFraction, GreatestExponentFactor)) * greatestBondFraction * ScatterFactor);
    }

    private double At_Pa(double porosityFraction, double exponent) =>
        Strength_Pa * Math.Exp(-exponent * (porosityFraction - PorosityFraction));

    private static StrengthLaw OfTwo()
    {
        const double least = PrintedStrength.LeastPorosityFraction;
        const double greatest = PrintedStrength.GreatestPorosityFraction;
        var strength = PrintedStrength.Bulk_Pa(least);
        var exponent = Math.Log(strength / PrintedStrength.Bulk_Pa(greatest)) / (greatest - least);
        return new(strength, least, exponent, exponent, OvenScatterFactor);
    }
}
