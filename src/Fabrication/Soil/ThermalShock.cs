namespace Guanghan.Fabrication.Soil;

/// <summary>Whether cracks are to be expected.</summary>
public enum CrackOutlook
{
    /// <summary>The stress stays below the strength with all inputs at their worst.</summary>
    Unlikely,

    /// <summary>It depends on inputs that are not known well enough.</summary>
    Possible,

    /// <summary>The stress is above the strength with all inputs at their best.</summary>
    Likely,
}

/// <summary>
/// Difference of temperature that a brittle body bears, R = sigma (1 - nu) / (E alpha), and the rate at which a plate
/// may cool, 3 R kappa / h^2 with h half its thickness (Kingery 1955, J. Am. Ceram. Soc. 38:3, equations 11 and 26 by
/// his names; numbers of the equations unverified). Assumes linear elasticity, full restraint, and that above the
/// glass transition stress flows away: only differences below it count. Not a model of how far a crack runs.
/// </summary>
/// <param name="Strength_Pa">Tensile strength, Pa.</param>
/// <param name="Modulus_Pa">Young's modulus, Pa.</param>
/// <param name="PoissonRatio">Poisson's ratio.</param>
/// <param name="Expansion_1_K">Linear expansion, 1/K.</param>
public readonly record struct ThermalShock(
    double Strength_Pa, double Modulus_Pa, double PoissonRatio, double Expansion_1_K)
{
    // Basalt glass and rock in place of lunar glass, of which neither expansion nor strength was found: strength 15 to
    // 100 MPa, E 60 to 90 GPa, nu .22 to .28, alpha 5.5 to 9e-6 1/K. All unverified; the ends are paired to the worst
    // and best.

    /// <summary>Weakest basalt glass.</summary>
    public static ThermalShock Worst { get; } = new(15e6, 90e9, 0.28, 9e-6); // unverified, see above

    /// <summary>Middle of the literature.</summary>
    public static ThermalShock Central { get; } = new(50e6, 77e9, 0.25, 7.5e-6); // unverified, see above

    /// <summary>Strongest basalt glass.</summary>
    public static ThermalShock Best { get; } = new(100e6, 60e9, 0.22, 5.5e-6); // unverified, see above

    /// <summary>R, the difference of temperature that is borne, K.</summary>
    public double Resistance_K => Strength_Pa * (1 - PoissonRatio) / (Modulus_Pa * Expansion_1_K);

    /// <summary>Fastest cooling of a plate, K/s.</summary>
    /// <param name="diffusivity_m2_s">Thermal diffusivity, m^2/s.</param>
    /// <param name="halfThickness_m">Half the thickness, m.</param>
    public double CoolingRate_K_s(double diffusivity_m2_s, double halfThickness_m) =>
        3 * Resistance_K * diffusivity_m2_s / (halfThickness_m * halfThickness_m);

    /// <summary>Outlook for a difference of temperature between hot and cold parts of one body.</summary>
    /// <param name="hot_K">Hot part, K.</param>
    /// <param name="cold_K">Cold part, K.</param>
    /// <param name="glassTransition_K">Where stress begins to flow away, K.</param>
    public static CrackOutlook Outlook(double hot_K, double cold_K, double glassTransition_K)
    {
        var difference = Math.Min(hot_K, glassTransition_K) - Math.Min(cold_K, glassTransition_K);
        return difference <= Worst.Resistance_K ? CrackOutlook.Unlikely
            : difference <= Best.Resistance_K ? CrackOutlook.Possible : CrackOutlook.Likely;
    }
}
