namespace Guanghan.Fabrication.Soil;

/// <summary>
/// How much crystals stiffen a melt: the viscosity of the suspension over that of its melt, from dilute to jammed
/// (Costa, Caricchi and Bagdassarov 2009, Geochem. Geophys. Geosyst. 10:Q03010, equations 1 and 2): (1 + f^delta) / [1
/// - F]^(B f*), F = (1 - xi) erf(sqrt(pi) f (1 + f^gamma) / (2 (1 - xi))), f = crystals over f*. Assumes crystals of
/// like shape, evenly spread, and slow deformation. The parameters are those that later codes use for basalt; they
/// were not checked against the paper's own tables, and near jamming the result is good to a decade or two.
/// </summary>
public static class MushViscosity
{
    private const double CriticalFraction = 0.62; // phi*, basaltic suspensions, as used after Costa 2009; unverified
    private const double Gamma = 3.25; // the same
    private const double Delta = 24; // the same
    private const double Xi = 4e-5; // the same
    private const double Einstein = 2.5; // B: Einstein 1906, dilute spheres

    /// <summary>Viscosity of the suspension over that of the melt; 1 without crystals.</summary>
    /// <param name="crystalFraction">Volume of crystals over the whole, 0 to 1.</param>
    public static double RatioAt(double crystalFraction)
    {
        var f = Math.Max(0, crystalFraction) / CriticalFraction;
        var inner = Math.Sqrt(Math.PI) / (2 * (1 - Xi)) * f * (1 + Math.Pow(f, Gamma));
        var rest = Xi + ((1 - Xi) * ComplementaryError(inner));
        return (1 + Math.Pow(f, Delta)) * Math.Pow(rest, -Einstein * CriticalFraction);
    }

    // Complementary error function of x >= 0, Press et al., Numerical Recipes, 1992, section 6.2: 1.2e-7 of itself.
    private static double ComplementaryError(double x)
    {
        ReadOnlySpan<double> c =
        [
            -1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587,
            -0.82215223, 0.17087277,
        ];
        var t = 1 / (1 + (0.5 * x));
        var sum = 0.0;
        for (var at = c.Length - 1; at >= 0; at--)
        {
            sum = (sum * t) + c[at];
        }

        return t * Math.Exp((-x * x) + sum);
    }
}
