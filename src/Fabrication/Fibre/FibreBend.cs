namespace Guanghan.Fabrication.Fibre;

/// <summary>
/// What a bend leaves of a step-index fibre's numerical aperture. Computes the square of the effective one, NA^2 - n1^2
/// [2a/R + (3/(2 n2 k R))^(2/3)], from the share of guided modes that Gloge gives, 1 - (1/(2 Delta)) [2a/R + (3/(2 n2 k
/// R))^(2/3)] with 2 Delta = NA^2/n1^2, since a step-index fibre's modes are uniform in sin^2. Source: D. Gloge 1972,
/// Applied Optics 11:2506, "Bending loss in multimode fibers". Assumes one plane bend of constant radius, long enough
/// that all light beyond the effective aperture leaves it and none that is within; light beyond is lost whatever its
/// azimuth, as if skew rays were turned through the plane of the bend. Valid for a core much wider than a wavelength,
/// Delta far below 1 and R far above a; at sharper bends it is an estimate.
/// </summary>
public static class FibreBend
{
    /// <summary>
    /// Square of the effective numerical aperture; 0 or less where the bend is tighter than the fibre can hold.
    /// </summary>
    /// <param name="numericalApertureRatio">Of the straight fibre.</param>
    /// <param name="indexRatio">Refractive index n1 of the core, above the numerical aperture.</param>
    /// <param name="coreRadius_m">Radius a of the core, m.</param>
    /// <param name="wavelength_m">Wavelength in vacuum, m.</param>
    /// <param name="bendRadius_m">Radius R of the bend, m; infinite for a straight fibre.</param>
    public static double EffectiveSin2Ratio(
        double numericalApertureRatio, double indexRatio, double coreRadius_m, double wavelength_m, double bendRadius_m)
    {
        var (n1, aperture2) = (indexRatio, numericalApertureRatio * numericalApertureRatio);
        var n2 = Math.Sqrt((n1 * n1) - aperture2);
        var k = 2 * Math.PI / wavelength_m;
        var tunnelling = Math.Cbrt(3 / (2 * n2 * k * bendRadius_m));
        return aperture2 - (n1 * n1 * ((2 * coreRadius_m / bendRadius_m) + (tunnelling * tunnelling)));
    }

    /// <summary>
    /// The tightest bend that leaves a share of the guided modes, m: the same equation solved for the radius.
    /// </summary>
    /// <param name="numericalApertureRatio">Of the straight fibre.</param>
    /// <param name="indexRatio">Refractive index of the core.</param>
    /// <param name="coreRadius_m">Radius of the core, m.</param>
    /// <param name="wavelength_m">Wavelength in vacuum, m.</param>
    /// <param name="keptFraction">Share of the modes that must stay, 0 to below 1.</param>
    public static double TightestRadius_m(
        double numericalApertureRatio, double indexRatio, double coreRadius_m, double wavelength_m, double keptFraction)
    {
        // With u = R^(-1/3): 2a u^3 + c u^2 = rest, c = (3/(2 n2 k))^(2/3). Rising in u, so halving finds the one root.
        var aperture2 = numericalApertureRatio * numericalApertureRatio;
        var rest = (1 - keptFraction) * aperture2 / (indexRatio * indexRatio);
        var n2 = Math.Sqrt((indexRatio * indexRatio) - aperture2);
        var root = Math.Cbrt(3 * wavelength_m / (4 * Math.PI * n2));
        var (low, high) = (0.0, Math.Sqrt(rest) / root);
        for (var step = 0; step < 200; step++) // halves to the last digit of a double
        {
            var u = (low + high) / 2;
            (low, high) = (2 * coreRadius_m * u * u * u) + (root * root * u * u) < rest ? (u, high) : (low, u);
        }

        return 1 / (high * high * high);
    }
}
