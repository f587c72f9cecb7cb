namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Whether a molten track breaks up into beads. A free thread longer than pi times its diameter does (Plateau 1873,
/// Rayleigh 1878; as the criterion for melted tracks: Gusarov and Smurov 2010, Phys. Procedia 5:381), if it stays
/// liquid long enough: the fastest swelling grows as exp(t / tau), tau = sqrt(8 rho r^3 / gamma) + 6 eta r / gamma
/// (Weber 1931, Z. Angew. Math. Mech. 11:136). Assumes a free round thread: a bed that the melt wets, or the layer
/// beneath, holds it longer, so the criterion errs towards break-up.
/// </summary>
/// <remarks>
/// Nothing is calibrated. That there is a critical speed is published (Shen, Yao and Quan 2023, Powder Technol.
/// 118552), its value was not found.
/// </remarks>
/// <param name="AspectRatio">Length of the pool over its width.</param>
/// <param name="GrowthTime_s">tau, s.</param>
/// <param name="LiquidTime_s">Time in which the melt stays liquid, s.</param>
public readonly record struct TrackBreakup(double AspectRatio, double GrowthTime_s, double LiquidTime_s)
{
    /// <summary>Whether it breaks up: both too long and liquid for longer than the swelling takes.</summary>
    public bool BreaksUp => AspectRatio > Math.PI && LiquidTime_s > GrowthTime_s;

    /// <summary>A pool as computed or measured.</summary>
    /// <param name="length_m">Length of the pool, m.</param>
    /// <param name="width_m">Width, m.</param>
    /// <param name="speed_m_s">Speed of the pen, m/s.</param>
    /// <param name="viscosity_Pa_s">Viscosity, Pa s.</param>
    /// <param name="tension_N_m">Surface tension, N/m.</param>
    /// <param name="density_kg_m3">Density of the melt, kg/m^3.</param>
    public static TrackBreakup Of(
        double length_m, double width_m, double speed_m_s, double viscosity_Pa_s, double tension_N_m,
        double density_kg_m3)
    {
        var r = width_m / 2;
        var growth = Math.Sqrt(8 * density_kg_m3 * r * r * r / tension_N_m) + (6 * viscosity_Pa_s * r / tension_N_m);
        return new(length_m / width_m, growth, length_m / speed_m_s);
    }

    /// <summary>
    /// Speed above which a pool is longer than pi widths, m/s, of a point source on dense soil: length Q / (2 pi k dT)
    /// (Rosenthal 1946), width sqrt(8 Q / (pi e rho c v dT)) (his solution at high speed; Tang, Pistorius and Beuth
    /// 2017, Addit. Manuf. 14:39). Valid where that width exceeds the spot and v width / diffusivity exceeds some 10:
    /// a wide spot on powder is outside, and there the lengths of the heat model should be used.
    /// </summary>
    /// <param name="absorbed_W">Absorbed power, W.</param>
    /// <param name="rise_K">From the bed to the solidus, K.</param>
    /// <param name="conductivity_W_m_K">Of the body, W/m/K.</param>
    /// <param name="density_kg_m3">Its density, kg/m^3.</param>
    /// <param name="heatCapacity_J_kg_K">Its specific heat, J/kg/K.</param>
    public static double CriticalSpeed_m_s(
        double absorbed_W, double rise_K, double conductivity_W_m_K, double density_kg_m3, double heatCapacity_J_kg_K)
    {
        var width = absorbed_W / (2 * Math.PI * conductivity_W_m_K * rise_K) / Math.PI;
        return 8 * absorbed_W / (Math.PI * Math.E * density_kg_m3 * heatCapacity_J_kg_K * rise_K * width * width);
    }
}
