namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Conductivity of soil between powder and glass: the powder's own, plus heat through the necks, never more than pores
/// in a dense body allow. Necks: (4 / pi^2) k (1 - p) C x/r with the coordination C of Suzuki et al. 1980 (Sakatani et
/// al. 2017, AIP Adv. 7:015310, equations 4 to 7, with the contact's own factor 1 for a grown neck; from memory,
/// unverified). Upper limit: Maxwell 1873 and Eucken 1940 for pores in a solid, k (2k + q - 2p(k - q)) / (2k + q + p(k
/// - q)), q the powder's radiation and gas in the pore. Assumes grains of one size and necks everywhere alike.
/// </summary>
/// <remarks>
/// Nothing is calibrated. Held out: CLRS-1 sintered in vacuum at 1100 degC, 1.19 g/cm^3, .265 W/m/K ("Vacuum sintered
/// lunar regolith simulant: pore-forming and thermal conductivity", abstract): it lies between necks of x/r .3 and .6.
/// </remarks>
public static class SinteredConductivity
{
    /// <summary>Conductivity, W/m/K.</summary>
    /// <param name="porosityFraction">Pores over volume.</param>
    /// <param name="neckRatio">Radius of the neck over that of the grain, 0 to 1.</param>
    /// <param name="dense_W_m_K">Of the body without pores, W/m/K.</param>
    /// <param name="powder_W_m_K">Of the loose powder at the same temperature, in its gas, W/m/K.</param>
    public static double At_W_m_K(
        double porosityFraction, double neckRatio, double dense_W_m_K, double powder_W_m_K)
    {
        var p = Math.Clamp(porosityFraction, 0, 1);
        var necks = 4 / (Math.PI * Math.PI) * dense_W_m_K * (1 - p) * CoordinationCount(p) *
            Math.Clamp(neckRatio, 0, 1);
        return Math.Min(powder_W_m_K + necks, Upper_W_m_K(p, dense_W_m_K, powder_W_m_K));
    }

    /// <summary>The same by porosity alone, W/m/K: pores in a body (Maxwell-Eucken).</summary>
    /// <param name="porosityFraction">Pores over volume.</param>
    /// <param name="dense_W_m_K">Of the body, W/m/K.</param>
    /// <param name="pore_W_m_K">Of a pore, W/m/K.</param>
    public static double Upper_W_m_K(double porosityFraction, double dense_W_m_K, double pore_W_m_K)
    {
        var (p, k, q) = (porosityFraction, dense_W_m_K, Math.Min(pore_W_m_K, dense_W_m_K));
        return k * ((2 * k) + q - (2 * p * (k - q))) / ((2 * k) + q + (p * (k - q)));
    }

    /// <summary>Contacts of a grain with its neighbours (Suzuki et al. 1980, after Sakatani 2017;
    /// unverified).</summary>
    /// <param name="porosityFraction">Pores over volume; the fit runs from .26 to .8 and is held there.</param>
    public static double CoordinationCount(double porosityFraction)
    {
        var p = Math.Clamp(porosityFraction, 0.26, 0.8);
        var f = 0.07318 + (2.193 * p) - (3.357 * p * p) + (3.194 * p * p * p);
        return 2.812 * Math.Pow(1 - p, -1.0 / 3) / (f * f * (1 + (f * f)));
    }
}
