namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Viscosity of a soil's melt from three models that know nothing of each other: Giordano 2008 (natural melts), Urbain
/// 1987 and Riboud 1981 (slags). The centre is the geometric mean of the models within their range; low and high are
/// their extremes, but never closer to it than a factor 2.5 to the power of one over the root of their number, for
/// models that agree by chance are no surer. Assumes a melt without crystals. A model counts where composition and
/// viscosity are within what it was fitted to; where none is, all three stand and <see cref="IsExtrapolated"/> says
/// so.
/// </summary>
/// <remarks>
/// Nothing is calibrated. Held out: 8.39 Pa s of molten CUG-1A at 1320 degC (Liu 2024, 10.1016/j.asr.2024.09.058).
/// </remarks>
/// <param name="Low_Pa_s">Low, Pa s.</param>
/// <param name="Central_Pa_s">Geometric mean, Pa s.</param>
/// <param name="High_Pa_s">High, Pa s.</param>
/// <param name="ModelCount">Models within their range.</param>
public readonly record struct ViscosityBand(double Low_Pa_s, double Central_Pa_s, double High_Pa_s, int ModelCount)
{
    private const double OwnErrorFactor = 2.5; // 10^0.4: Giordano 2008, root mean square error 0.40 in log10
    private const double GreatestSlag_Pa_s = 100; // slag models were fitted to fluid slags; limit by judgement

    /// <summary>Whether no model is within its range.</summary>
    public bool IsExtrapolated => ModelCount == 0;

    /// <summary>The band at a temperature.</summary>
    /// <param name="composition">The melt.</param>
    /// <param name="temperature_K">Temperature, K.</param>
    public static ViscosityBand At(Composition composition, double temperature_K)
    {
        var natural = MeltViscosity.Of(composition);
        var urbain = UrbainViscosity.At_Pa_s(composition, temperature_K);
        var riboud = RiboudViscosity.At_Pa_s(composition, temperature_K);
        Span<double> all = stackalloc double[3];
        var given = 0;
        if (temperature_K > natural.C_K)
        {
            all[given++] = natural.At_Pa_s(temperature_K);
        }

        Span<double> valid = stackalloc double[3];
        var count = 0;
        if (given == 1 && IsNatural(composition))
        {
            valid[count++] = all[0];
        }

        if (urbain <= GreatestSlag_Pa_s)
        {
            valid[count++] = urbain;
        }

        if (riboud <= GreatestSlag_Pa_s && IsRiboud(composition))
        {
            valid[count++] = riboud;
        }

        (all[given], all[given + 1]) = (urbain, riboud);
        return count == 0 ? Of(all[..(given + 2)], 0) : Of(valid[..count], count);
    }

    /// <summary>
    /// Whether a composition is inside the natural melts that Giordano 2008 was fitted to (their oxide ranges in mass
    /// per cent, from memory, unverified): SiO2 41-79, TiO2 0-3, Al2O3 0-23, FeO 0-12, MgO 0-32, CaO 0-26. A tenth
    /// more is let pass.
    /// </summary>
    public static bool IsNatural(Composition composition) =>
        composition.SiO2Fraction is >= 0.37 and <= 0.87 && composition.TiO2Fraction <= 0.033 &&
        composition.Al2O3Fraction <= 0.253 && composition.FeOFraction <= 0.132 &&
        composition.MgOFraction <= 0.352 && composition.CaOFraction <= 0.286;

    /// <summary>Whether a composition is within Riboud's alumina.</summary>
    public static bool IsRiboud(Composition composition) =>
        composition.Al2O3Fraction <= RiboudViscosity.GreatestAluminaFraction;

    private static ViscosityBand Of(ReadOnlySpan<double> values, int count)
    {
        var (low, high, sum) = (double.MaxValue, 0.0, 0.0);
        foreach (var value in values)
        {
            (low, high, sum) = (Math.Min(low, value), Math.Max(high, value), sum + Math.Log(value));
        }

        var central = Math.Exp(sum / values.Length);
        var own = Math.Pow(OwnErrorFactor, 1 / Math.Sqrt(values.Length));
        return new(Math.Min(low, central / own), central, Math.Max(high, central * own), count);
    }
}
