namespace Guanghan.Fabrication.Optics;

/// <summary>
/// What no optics can exceed. Brightness is conserved, so light within a cone of half angle theta in vacuum has at most
/// the concentration (sin theta/sin theta_s)^2 = (NA/sin theta_s)^2 (Winston, Minano and Benitez 2005, Nonimaging
/// Optics, 2.7). Exact sines; the small-angle form (NA/theta_s)^2 differs by 7e-6. Assumes a Sun of uniform radiance.
/// </summary>
public static class Etendue
{
    /// <summary>The highest concentration within a numerical aperture.</summary>
    /// <param name="numericalApertureRatio">Index times the sine of the cone's half angle.</param>
    /// <param name="sunHalfAngle_rad">Angular radius of the Sun, rad.</param>
    public static double ConcentrationLimitRatio(double numericalApertureRatio, double sunHalfAngle_rad)
    {
        var ratio = numericalApertureRatio / Math.Sin(sunHalfAngle_rad);
        return ratio * ratio;
    }

    /// <summary>The least numerical aperture that carries a concentration; above 1 nothing in vacuum does.</summary>
    /// <param name="concentrationRatio">Flux over the direct irradiance.</param>
    /// <param name="sunHalfAngle_rad">Angular radius of the Sun, rad.</param>
    public static double NeededNumericalApertureRatio(double concentrationRatio, double sunHalfAngle_rad) =>
        Math.Sqrt(concentrationRatio) * Math.Sin(sunHalfAngle_rad);
}
