namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Compressive strength of sintered or printed soil as a band: Ryshkewitch and Duckworth's bulk at the porosity, times
/// the bond of the layers, times or over a scatter. The bond comes from <see cref="LayerBond"/> and is not a constant.
/// </summary>
/// <remarks>
/// Calibrated on sintered JSC-1A, 218.8 MPa at 1.44 % and 84.6 MPa at 11.78 % porosity (Indyk and Benaroya 2017, Acta
/// Astronaut. 140:517). The scatter, 1.55, is 152 over 98 MPa: one soil from two ovens, vacuum and air (Meurisse
/// 2017). Held out: at most 45 MPa of LHS-1 and LMS-1 bricks (Gupta 2023, arXiv 2308.14331), below 5 MPa of
/// solar-printed layers (Meurisse 2018); the band reaches them at 19 and 43 % porosity, which were not published with
/// them. Never used: the system of Yang 2025. Outside 1.44 to 11.78 % it extrapolates.
/// </remarks>
/// <param name="Low_Pa">Low, Pa.</param>
/// <param name="Central_Pa">Centre, Pa.</param>
/// <param name="High_Pa">High, Pa.</param>
public readonly record struct StrengthBand(double Low_Pa, double Central_Pa, double High_Pa)
{
    private const double ScatterFactor = 152.0 / 98; // JSC-1A, vacuum over air, Meurisse 2017

    /// <summary>The band at a porosity and a bond.</summary>
    /// <param name="porosityFraction">Pores over volume, 0 to 1.</param>
    /// <param name="bondFraction">Strength of the bond between layers over that of the bulk, 0 to 1.</param>
    public static StrengthBand Of(double porosityFraction, double bondFraction)
    {
        var central = PrintedStrength.Bulk_Pa(porosityFraction) * Math.Clamp(bondFraction, 0, 1);
        return new(central / ScatterFactor, central, central * ScatterFactor);
    }

    /// <summary>Porosity at which unlayered soil has a strength: the calibration read backwards.</summary>
    /// <param name="strength_Pa">Strength, Pa.</param>
    public static double PorosityFraction(double strength_Pa)
    {
        const double least = PrintedStrength.LeastPorosityFraction;
        const double greatest = PrintedStrength.GreatestPorosityFraction;
        var (atLeast, atGreatest) = (PrintedStrength.Bulk_Pa(least), PrintedStrength.Bulk_Pa(greatest));
        return least + ((greatest - least) * Math.Log(atLeast / strength_Pa) / Math.Log(atLeast / atGreatest));
    }
}
