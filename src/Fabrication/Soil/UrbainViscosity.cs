namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Viscosity of molten slag by its network formers, modifiers and amphoterics: eta = A T exp(1000 B / T), ln A =
/// -(0.29 B + 11.57), in dPa s (Urbain, Cambier, Deletter and Anseau 1981, Trans. J. Br. Ceram. Soc. 80:139; the
/// separate B of CaO, MgO and MnO: Urbain 1987, Steel Res. 58:111; coefficients as in Mills 2011, "The estimation of
/// slag properties", Southern African Pyrometallurgy). Assumes a liquid without crystals; TiO2 modifies, FeO counts as
/// MnO, alkalis count as CaO. Fitted to slags of some 0.05 to 100 Pa s: a colder melt is extrapolated, and the form
/// falls short there, for it has no glass transition. Stated error 30 % within the fit (unverified).
/// </summary>
public static class UrbainViscosity
{
    /// <summary>Viscosity, Pa s.</summary>
    /// <param name="composition">The melt.</param>
    /// <param name="temperature_K">Temperature, K.</param>
    public static double At_Pa_s(Composition composition, double temperature_K)
    {
        var b = CombinedB(composition);
        const double pascalSecond = 0.1; // dPa s
        return pascalSecond * Math.Exp(-((0.29 * b) + 11.57)) * temperature_K * Math.Exp(1000 * b / temperature_K);
    }

    private static double CombinedB(Composition composition)
    {
        var mole = composition.MolePercents();
        var (si, ti, al, fe, mg, ca, na, k, mn, p) = (
            mole[0] / 100, mole[1] / 100, mole[2] / 100, mole[3] / 100, mole[4] / 100,
            mole[5] / 100, mole[6] / 100, mole[7] / 100, mole[8] / 100, mole[9] / 100);
        var norm = 1 + ti;
        var former = (si + p) / norm; // P2O5 forms the network as silica does (Urbain 1987)
        var modifier = ((2 * ti) + fe + mg + mn + ca + na + k) / norm;
        var amphoteric = al / norm;
        var a = modifier / (modifier + amphoteric);
        var (asCalcium, asManganese) = (ca + na + k, fe + mn);
        var sum = asCalcium + mg + asManganese;
        return sum <= 0 ? 0 : ((OfCalcium(a, former) * asCalcium) + (OfMagnesium(a, former) * mg) +
            (OfManganese(a, former) * asManganese)) / sum;
    }

    // Urbain 1987, as tabulated by Mills 2011: B = sum of (a_i + b_i alpha + c_i alpha^2) X^i.
    private static double OfCalcium(double a, double x) => Cubic(x,
        13.2 + (41.5 * a) - (45 * a * a), 30.5 - (117.2 * a) + (130 * a * a),
        -40.4 + (232.1 * a) - (298.6 * a * a), 60.8 - (156.4 * a) + (213.6 * a * a));

    private static double OfMagnesium(double a, double x) => Cubic(x,
        13.2 + (15.9 * a) - (18.6 * a * a), 30.5 - (54.1 * a) + (33 * a * a),
        -40.4 + (138 * a) - (112 * a * a), 60.8 - (99.8 * a) + (97.6 * a * a));

    private static double OfManganese(double a, double x) => Cubic(x,
        13.2 + (20 * a) - (25.6 * a * a), 30.5 + (26 * a) - (56 * a * a),
        -40.4 - (110.3 * a) + (186.2 * a * a), 60.8 + (64.3 * a) - (104.6 * a * a));

    private static double Cubic(double x, double c0, double c1, double c2, double c3) =>
        c0 + (x * (c1 + (x * (c2 + (x * c3)))));
}
