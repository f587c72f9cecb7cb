namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Conductivity of loose soil in a gas: what it has in vacuum (Hayne 2017: contact and radiation), plus what the gas
/// carries through and beside the grains (Zehner and Schluender 1970, Chem. Ing. Tech. 42:933, with Bauer's Knudsen
/// gap; VDI Heat Atlas 2010, section D6.3, equation 5, without its radiation and contact, which the vacuum part
/// holds). Assumes grains of one size, broken (form factor 1.4), and that the two parts add, which holds within some
/// 10 % where either rules. Valid for void fractions of .3 to .7. Published experiments ran in air or argon; the Moon
/// does not.
/// </summary>
/// <param name="Vacuum">The same bed in vacuum.</param>
/// <param name="Gas">The gas.</param>
/// <param name="Pressure_Pa">Its pressure, Pa.</param>
/// <param name="VoidFraction">Pores over volume.</param>
/// <param name="Grain_m">Diameter of the grains, m.</param>
/// <param name="Grain_W_m_K">Conductivity of the grains themselves, W/m/K.</param>
public sealed record GasBedConductivity(
    PowderConductivity Vacuum, PoreGas Gas, double Pressure_Pa, double VoidFraction, double Grain_m, double Grain_W_m_K)
{
    private const double BrokenFactor = 1.4; // Zehner and Schluender 1970: 1.25 spheres, 1.4 broken grains
    private const double SingularWidth = 2e-3; // N closer to 0 than this is passed by: the formula is 0/0 there

    /// <summary>Conductivity, W/m/K.</summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public double At_W_m_K(double temperature_K) => Vacuum.At_W_m_K(temperature_K) + GasPart_W_m_K(temperature_K);

    /// <summary>What the gas adds, W/m/K; 0 without gas.</summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public double GasPart_W_m_K(double temperature_K)
    {
        var knudsen = Gas.KnudsenRatio(temperature_K, Pressure_Pa, Grain_m);
        if (knudsen <= 0)
        {
            return 0;
        }

        var free = Gas.Free_W_m_K(temperature_K);
        return free * OverGas(VoidFraction, Grain_W_m_K / free, knudsen, BrokenFactor);
    }

    /// <summary>The cell of Zehner and Schluender: conductivity over that of the free gas.</summary>
    /// <param name="voidFraction">Pores over volume.</param>
    /// <param name="grainRatio">Conductivity of the grain over the gas.</param>
    /// <param name="knudsenRatio">Conductivity of the gas in the gap over the free gas.</param>
    /// <param name="formFactor">1.25 for spheres, 1.4 for broken grains.</param>
    internal static double OverGas(double voidFraction, double grainRatio, double knudsenRatio, double formFactor)
    {
        var root = Math.Sqrt(1 - voidFraction);
        var beside = voidFraction / (voidFraction - 1 + (1 / knudsenRatio));
        var b = formFactor * Math.Pow((1 - voidFraction) / voidFraction, 10.0 / 9);
        return ((1 - root) * beside) + (root * Core(b, grainRatio, knudsenRatio));
    }

    private static double Core(double b, double grain, double gap)
    {
        double N(double shape) => ((1 - (shape * gap / grain)) / gap) - (shape * ((1 / gap) - 1));
        var n = N(b);
        if (Math.Abs(n) < SingularWidth)
        {
            // N is linear in B: two cells as far on either side, whose mean errs by the square of the width.
            var slope = N(b + 1) - n;
            var step = (SingularWidth + Math.Abs(n)) / Math.Abs(slope);
            return (Cell(b - step, grain, gap, N(b - step)) + Cell(b + step, grain, gap, N(b + step))) / 2;
        }

        return Cell(b, grain, gap, n);
    }

    private static double Cell(double b, double grain, double gap, double n) => 2 / n * (
        (b * (grain - 1) / (n * n * gap * grain) * Math.Log(grain / (b * (gap + ((1 - gap) * grain))))) -
        ((b + 1) / 2) - ((b - 1) / (n * gap)));
}
