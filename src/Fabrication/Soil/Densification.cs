namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Relative density of a sintering powder (the Clusters model: Prado, Zanotto and Mueller 2001, J. Non-Cryst. Solids
/// 279:169). Grains of each size sinter among themselves: after Frenkel 1945 until 80 % dense, then after Mackenzie
/// and Shuttleworth 1949, drho/dL = (3/2)(4 pi/3)^(1/3) n^(1/3) (1 - rho)^(2/3) rho^(1/3), with L the sintering
/// length, and the volumes of the classes add. The second stage is integrated in closed form.
/// </summary>
/// <remarks>
/// Assumed here: n, the pores in a volume of glass, is chosen so that the rate does not jump at 80 %; necks between
/// grains of different size are left out, which the paper adds later. Nothing is calibrated. Gas in closed pores sets
/// a limit (see
/// <see cref="ClosedPores"/>); in vacuum there is none but time. Not valid for powders that crystallise on the way.
/// </remarks>
public static class Densification
{
    /// <summary>Where the first stage hands over to the second.</summary>
    public const double HandoverFraction = 0.8; // Prado 2001

    private const int NewtonLimit = 60; // bisection alone would need 53

    // (3/2)(4 pi / 3)^(1/3): Mackenzie and Shuttleworth 1949, Proc. Phys. Soc. B 62:833.
    private static readonly double s_shuttleworth = 1.5 * Math.Cbrt(4 * Math.PI / 3);

    /// <summary>Relative density of a soil with its spread of grains.</summary>
    /// <param name="grains">The grains.</param>
    /// <param name="startFraction">Relative density of the bed, 0 to 1.</param>
    /// <param name="length_m">Sintering length, m.</param>
    /// <param name="pressure_Pa">Gas in the pores when they close, Pa; 0 in vacuum.</param>
    public static double RelativeDensityFraction(
        GrainSizes grains, double startFraction, double length_m, double pressure_Pa)
    {
        const int classCount = 40; // halving it changes CE-5 by less than 0.2 % in density
        var volume = 0.0;
        foreach (var one in grains.Classes(classCount))
        {
            var density = OneSizeFraction(one.Radius_m, startFraction, length_m);
            volume += one.MassFraction / Math.Min(
                density, Math.Max(startFraction, ClosedPores.LimitFraction(
                    PoreCount_1_m3(one.Radius_m, startFraction), pressure_Pa)));
        }

        return 1 / volume;
    }

    /// <summary>Relative density of grains of one size, without gas.</summary>
    /// <param name="radius_m">Radius of the grains, m.</param>
    /// <param name="startFraction">Relative density of the bed.</param>
    /// <param name="length_m">Sintering length, m.</param>
    public static double OneSizeFraction(double radius_m, double startFraction, double length_m)
    {
        var shrinkage = NeckGrowth.ShrinkageFraction(length_m, radius_m);
        var handover = 1 - Math.Cbrt(startFraction / Math.Max(startFraction, HandoverFraction));
        if (shrinkage < handover)
        {
            return startFraction / Math.Pow(1 - shrinkage, 3);
        }

        var rest = length_m - (handover * 8 * radius_m / 3);
        return SecondStageFraction(
            Math.Max(startFraction, HandoverFraction), rest * Math.Cbrt(PoreCount_1_m3(radius_m, startFraction)));
    }

    /// <summary>
    /// The second stage alone: u = ((1 - rho) / rho)^(1/3) obeys du/dl = -(c / 3)(1 + u^3), so that the integral of
    /// 1 / (1 + u^3) falls linearly with l; it ends, dense, after a finite l.
    /// </summary>
    /// <param name="startFraction">Relative density at its start.</param>
    /// <param name="reducedFactor">l: sintering length times the cube root of the pores in a volume.</param>
    public static double SecondStageFraction(double startFraction, double reducedFactor)
    {
        var start = Math.Cbrt((1 - startFraction) / startFraction);
        var left = Integral(start) - (s_shuttleworth / 3 * reducedFactor);
        if (left <= 0)
        {
            return 1;
        }

        var (low, high) = (0.0, start);
        for (var step = 0; step < NewtonLimit; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Integral(middle) > left ? (low, middle) : (middle, high);
        }

        return 1 / (1 + Math.Pow((low + high) / 2, 3));
    }

    /// <summary>Pores in a volume of glass, 1/m^3, with which the second stage begins as fast as the first
    /// ends.</summary>
    /// <param name="radius_m">Radius of the grains, m.</param>
    /// <param name="startFraction">Relative density of the bed.</param>
    internal static double PoreCount_1_m3(double radius_m, double startFraction)
    {
        var density = Math.Max(startFraction, HandoverFraction);
        var shrunk = Math.Cbrt(density / startFraction); // 1 / (1 - shrinkage)
        var rate = 9 / (8 * radius_m) * density * shrunk; // of Frenkel's rho0 / (1 - 3 L / 8 r)^3
        var factor = s_shuttleworth * Math.Pow(1 - density, 2.0 / 3) * Math.Cbrt(density);
        return Math.Pow(rate / factor, 3);
    }

    // Integral of du / (1 + u^3) from 0.
    private static double Integral(double u) => (Math.Log((1 + u) * (1 + u) / (1 - u + (u * u))) / 6) +
        ((Math.Atan(((2 * u) - 1) / Math.Sqrt(3)) + (Math.PI / 6)) / Math.Sqrt(3));
}
