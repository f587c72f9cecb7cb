namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Viscosity of the dry melt of a composition (Giordano, Russell and Dingwell 2008, Earth Planet. Sci. Lett. 271:123,
/// table 1 and equation 1): log10 eta = -4.55 + B / (T - C). Fitted to natural melts; for melts poor in alkalis and
/// rich in alumina, such as highland soil, it is known to err by more than its stated 0.4 in log10.
/// </summary>
/// <param name="B_K">The B of the model, K.</param>
/// <param name="C_K">The C of the model, K.</param>
public sealed record MeltViscosity(double B_K, double C_K)
{
    /// <summary>The viscosity of a composition's dry melt.</summary>
    public static MeltViscosity Of(Composition composition)
    {
        var mole = composition.MolePercents();
        var (si, ti, al, fe, mg, ca, na, k, mn, p) = (
            mole[0], mole[1], mole[2], mole[3], mole[4], mole[5], mole[6], mole[7], mole[8], mole[9]);
        var (fm, ta, nk) = (fe + mn + mg, ti + al, na + k);
        const double v = 0; // no water on the Moon's face: V and every term in it vanish
        var b = (159.56 * (si + ti)) - (173.34 * al) + (72.13 * (fe + mn + p)) + (75.69 * mg) - (38.98 * ca)
            - (84.08 * (na + v)) + (141.54 * (v + Math.Log(1 + v)))
            - (2.43 * (si + ti) * fm) - (0.91 * (si + ta + p) * (nk + v)) + (17.62 * al * nk);
        var c = (2.75 * si) + (15.72 * ta) + (8.32 * fm) + (10.20 * ca) - (12.29 * nk) - (99.54 * Math.Log(1 + v))
            + (0.30 * (al + fm + ca - p) * (nk + v));
        return new(b, c);
    }

    /// <summary>Viscosity, Pa s.</summary>
    /// <param name="temperature_K">Temperature, K, above <see cref="C_K"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The temperature is not above C: the model has no value there.
    /// </exception>
    public double At_Pa_s(double temperature_K) => temperature_K > C_K
        ? Math.Pow(10, -4.55 + (B_K / (temperature_K - C_K)))
        : throw new ArgumentOutOfRangeException(nameof(temperature_K), temperature_K,
            FormattableString.Invariant($"The viscosity model has no value at or below {C_K:F1} K."));

    /// <summary>Temperature at which the melt has a viscosity, K: the model solved for it.</summary>
    /// <param name="viscosity_Pa_s">Viscosity, Pa s, above the model's limit of 2.8e-5 Pa s.</param>
    public double TemperatureAt_K(double viscosity_Pa_s) => C_K + (B_K / (Math.Log10(viscosity_Pa_s) + 4.55));
}
