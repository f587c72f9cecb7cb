namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Where a heated sample begins to sinter, as a heating microscope sees it: the temperature at which a bed that warms
/// at an even rate has shrunk by a share of its height. Computes Frenkel's and Mackenzie and Shuttleworth's
/// densification (see <see cref="Densification"/>) along the ramp. As a band: the low end is a sample of glass, the
/// thinnest melt that Giordano's error allows, and 1 % of shrinkage; the high end a sample of crystals, the stiffest
/// melt, 5 % and the error of the melting interval. Nothing is calibrated. Not valid for soils that expand first.
/// </summary>
/// <param name="Low_K">Low, K.</param>
/// <param name="High_K">High, K.</param>
public readonly record struct SinterOnset(double Low_K, double High_K)
{
    private const double Least = 0.01; // what a microscope notices of a sample of 3 mm; judgement
    private const double Most = 0.05; // a shrinkage that is taken as sintered; DIN 51730 practice, unverified
    private const double Step_K = 2; // as SinteringLength's
    private const double Hottest_K = 2500; // above every liquidus that a soil may have
    private const int BisectionLimit = 100; // a factor 2^100 of length

    /// <summary>The band.</summary>
    /// <param name="composition">The soil.</param>
    /// <param name="melting">Where it melts.</param>
    /// <param name="grains">Its grains.</param>
    /// <param name="startFraction">Relative density of the bed.</param>
    /// <param name="rate_K_s">Rate of heating, K/s, above 0.</param>
    public static SinterOnset Of(
        Composition composition, MeltingInterval melting, GrainSizes grains, double startFraction, double rate_K_s)
    {
        var glass = GrainViscosity.Of(composition, melting, 1, 1 / GrainViscosity.ErrorFactor);
        var crystals = GrainViscosity.Of(composition, melting, 0, GrainViscosity.ErrorFactor);
        return new(
            At_K(glass, LengthFor_m(grains, startFraction, Least), rate_K_s),
            At_K(crystals, LengthFor_m(grains, startFraction, Most), rate_K_s) + melting.Error_K);
    }

    /// <summary>Sintering length at which a bed has shrunk by a share of its height, m.</summary>
    /// <param name="grains">Its grains.</param>
    /// <param name="startFraction">Relative density of the bed.</param>
    /// <param name="shrinkageFraction">The share, below what full density allows.</param>
    public static double LengthFor_m(GrainSizes grains, double startFraction, double shrinkageFraction)
    {
        var wanted = startFraction / Math.Pow(1 - shrinkageFraction, 3);
        var (low, high) = (0.0, grains.Median_m);
        for (var step = 0; step < BisectionLimit && Density(high) < wanted; step++)
        {
            high *= 2;
        }

        for (var step = 0; step < BisectionLimit && high - low > 1e-9 * high; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Density(middle) < wanted ? (middle, high) : (low, middle);
        }

        return high;

        double Density(double length_m) => Densification.RelativeDensityFraction(grains, startFraction, length_m, 0);
    }

    // The temperature of an even ramp at which its sintering length comes to a given one; the hottest where it never
    // does.
    private static double At_K(Func<double, double> viscosity_Pa_s, double length_m, double rate_K_s)
    {
        const double cold_K = 700; // nothing flows: below the glass transition of every basalt
        var sum = 0.0;
        for (var at = cold_K; at < Hottest_K; at += Step_K)
        {
            var part = SinteringLength.Of_m(
                [new(0, at), new(Step_K / rate_K_s, at + Step_K)], viscosity_Pa_s);
            if (sum + part >= length_m)
            {
                return at + (Step_K * (length_m - sum) / part);
            }

            sum += part;
        }

        return Hottest_K;
    }
}
