namespace Guanghan.Fabrication.Soil;

/// <summary>
/// What gas leaves of the pores: it is shut in when they close and pressed together until it balances the surface
/// tension, p = 2 gamma / a (Mackenzie and Shuttleworth 1949; Scherer 1977, J. Am. Ceram. Soc. 60:236). Assumes that
/// pores close at 92 % of density (Coble 1961, J. Appl. Phys. 32:787: .9 to .95), that no gas dissolves or is given
/// off, and that it stays as warm. In vacuum nothing is shut in and the limit is full density: then time alone leaves
/// pores, and what boils out of the melt (Liu 2024 saw bubbles in vacuum), which this does not know.
/// </summary>
public static class ClosedPores
{
    private const double ClosureFraction = 0.92; // Coble 1961: the last 5 to 10 % of pores are closed
    private const double Tension_N_m = 0.36; // Walker and Mullins 1981, middle
    private const int BisectionLimit = 60;

    /// <summary>Greatest relative density with gas shut in.</summary>
    /// <param name="poreCount_1_m3">Pores in a volume of glass, 1/m^3.</param>
    /// <param name="pressure_Pa">Pressure of the gas when the pores close, Pa.</param>
    public static double LimitFraction(double poreCount_1_m3, double pressure_Pa)
    {
        if (pressure_Pa <= 0)
        {
            return 1;
        }

        // Gas pressure against surface tension at a density; both rise as the pores shrink, the gas faster.
        double Excess(double density) => (pressure_Pa * Void(ClosureFraction) / Void(density)) -
            (2 * Tension_N_m / Math.Cbrt(3 * Void(density) / (4 * Math.PI * poreCount_1_m3)));
        var (low, high) = (ClosureFraction, 1 - 1e-12);
        if (Excess(low) >= 0)
        {
            return ClosureFraction;
        }

        for (var step = 0; step < BisectionLimit; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Excess(middle) < 0 ? (middle, high) : (low, middle);
        }

        return low;
    }

    // Pores over a volume of glass.
    private static double Void(double density) => (1 - density) / density;
}
