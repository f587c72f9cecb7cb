namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Compressive strength of printed soil from its porosity: s = s0 exp(-b p) (Ryshkewitch 1953 and Duckworth 1953, J.
/// Am. Ceram. Soc. 36:65 and 68), times a share for the bond between layers.
/// </summary>
/// <remarks>
/// Calibrated on sintered JSC-1A (Indyk and Benaroya 2017, Acta Astronaut. 140:517): 218.8 MPa at 1.44 % and 84.6 MPa
/// at 11.78 % porosity, two points for two constants; and on solar-printed layers that stayed below 5 MPa (Meurisse et
/// al. 2018, Acta Astronautica 152:800) against 98 MPa of the same soil from the oven in air (Meurisse 2017). Held
/// out: every other strength, among them the printing system of Yang et al. 2025. Outside 1.44 to 11.78 % porosity it
/// extrapolates.
/// </remarks>
/// <param name="Central_Pa">Layers bonded like the upper limit of the solar-printed ones, Pa.</param>
/// <param name="Low_Pa">A fifth of that, Pa: no lower limit is published, and "below 5 MPa" says only so much.</param>
/// <param name="High_Pa">Layers bonded as well as the bulk, Pa.</param>
public sealed record PrintedStrength(double Central_Pa, double Low_Pa, double High_Pa)
{
    /// <summary>Least porosity of the calibration.</summary>
    public const double LeastPorosityFraction = 0.0144; // JSC-1A, Indyk and Benaroya 2017

    /// <summary>Greatest porosity of the calibration.</summary>
    public const double GreatestPorosityFraction = 0.1178; // JSC-1A, Indyk and Benaroya 2017

    private const double StrengthAtLeast_Pa = 218.8e6; // JSC-1A at 1.44 %, Indyk and Benaroya 2017
    private const double StrengthAtGreatest_Pa = 84.6e6; // JSC-1A at 11.78 %, Indyk and Benaroya 2017
    private const double BondRatio = 5.0 / 98; // solar layers (Meurisse 2018, below 5 MPa) over oven in air (2017)
    private const double LowRatio = 0.2; // judgement: a fifth of the published upper limit

    /// <summary>The band of strengths at a porosity.</summary>
    /// <param name="porosityFraction">Pores over volume, 0 to 1.</param>
    public static PrintedStrength AtPorosity(double porosityFraction)
    {
        var bulk = Bulk_Pa(porosityFraction);
        return new(bulk * BondRatio, bulk * BondRatio * LowRatio, bulk);
    }

    /// <summary>Strength without layers, Pa.</summary>
    /// <param name="porosityFraction">Pores over volume, 0 to 1.</param>
    public static double Bulk_Pa(double porosityFraction)
    {
        var b = Math.Log(StrengthAtLeast_Pa / StrengthAtGreatest_Pa) /
            (GreatestPorosityFraction - LeastPorosityFraction);
        return StrengthAtLeast_Pa * Math.Exp(-b * (porosityFraction - LeastPorosityFraction));
    }
}
