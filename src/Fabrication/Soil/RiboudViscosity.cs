namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Viscosity of molten mould slag: eta = A T exp(B / T) (Riboud, Roux, Lucas and Gaye 1981, Fachber. Huettenprax.
/// Metallweiterverarb. 19:859; coefficients as in Kekkonen, Oghbasilasie and Louhenkilpi 2012, Aalto University
/// Science + Technology 12). Assumes a liquid without crystals. Fitted to casting slags with 0 to 12 % alumina by mass
/// (range from memory, unverified): alumina multiplies the result steeply, so a soil with more is not within it. Some
/// compilations state the result in dPa s; -19.81 is the constant for Pa s (in dPa s it is -17.51), which a
/// blast-furnace slag shows: 0.26 Pa s at 1500 degC, where 0.3 to 0.5 is measured and 0.026 never.
/// </summary>
public static class RiboudViscosity
{
    /// <summary>Most alumina by mass that the fit is trusted for here.</summary>
    public const double GreatestAluminaFraction = 0.13; // 12 % fitted (unverified); one more by judgement

    /// <summary>Viscosity, Pa s.</summary>
    /// <param name="composition">The melt.</param>
    /// <param name="temperature_K">Temperature, K.</param>
    public static double At_Pa_s(Composition composition, double temperature_K)
    {
        var mole = composition.MolePercents();
        var (al, fe, mg, ca, na, k, mn) = (mole[2] / 100, mole[3] / 100, mole[4] / 100, mole[5] / 100, mole[6] / 100,
            mole[7] / 100, mole[8] / 100);
        var (breakers, alkalis) = (fe + mg + ca + mn, na + k);
        var a = Math.Exp(-19.81 + (1.73 * breakers) + (7.02 * alkalis) - (35.76 * al)); // Kekkonen 2012
        var b = 31140 - (23896 * breakers) - (39159 * alkalis) + (68833 * al); // Kekkonen 2012
        return a * temperature_K * Math.Exp(b / temperature_K);
    }
}
