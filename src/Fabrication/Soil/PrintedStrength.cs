namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Compressive strength of soil without layers from its porosity: s = s0 exp(-b p) (Ryshkewitch 1953 and Duckworth
/// 1953, J. Am. Ceram. Soc. 36:65 and 68). <see cref="StrengthBand"/> has its scatter and the bond of layers.
/// </summary>
/// <remarks>
/// Calibrated on sintered JSC-1A (Indyk and Benaroya 2017, Acta Astronaut. 140:517): 218.8 MPa at 1.44 % and 84.6 MPa
/// at 11.78 % porosity, two points for two constants. Held out: every other strength, among them the printing system of
/// Yang et al. 2025 and the solar-printed layers of Meurisse et al. 2018. Outside 1.44 to 11.78 % porosity it
/// extrapolates.
/// </remarks>
public static class PrintedStrength
{
    /// <summary>Least porosity of the calibration.</summary>
    public const double LeastPorosityFraction = 0.0144; // JSC-1A, Indyk and Benaroya 2017

    /// <summary>Greatest porosity of the calibration.</summary>
    public const double GreatestPorosityFraction = 0.1178; // JSC-1A, Indyk and Benaroya 2017

    private const double StrengthAtLeast_Pa = 218.8e6; // JSC-1A at 1.44 %, Indyk and Benaroya 2017
    private const double StrengthAtGreatest_Pa = 84.6e6; // JSC-1A at 11.78 %, Indyk and Benaroya 2017

    /// <summary>Strength without layers, Pa.</summary>
    /// <param name="porosityFraction">Pores over volume, 0 to 1.</param>
    public static double Bulk_Pa(double porosityFraction)
    {
        var b = Math.Log(StrengthAtLeast_Pa / StrengthAtGreatest_Pa) /
            (GreatestPorosityFraction - LeastPorosityFraction);
        return StrengthAtLeast_Pa * Math.Exp(-b * (porosityFraction - LeastPorosityFraction));
    }
}
