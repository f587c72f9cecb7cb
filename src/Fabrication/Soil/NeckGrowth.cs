namespace Guanghan.Fabrication.Soil;

/// <summary>
/// First stage of viscous sintering between two spheres (Frenkel 1945, J. Phys. USSR 9:385): neck (x / r)^2 = 3 L / (2
/// r), shrinkage dL / L0 = 3 L / (8 r), with L the sintering length. Assumes equal spheres that touch at a point; good
/// up to x/r of some .5, and held at 1 here.
/// </summary>
public static class NeckGrowth
{
    /// <summary>Radius of the neck over that of the grain.</summary>
    /// <param name="length_m">Sintering length, m.</param>
    /// <param name="radius_m">Radius of the grain, m.</param>
    public static double NeckRatio(double length_m, double radius_m) =>
        Math.Min(1, Math.Sqrt(3 * length_m / (2 * radius_m)));

    /// <summary>Linear shrinkage, 0 to 1.</summary>
    /// <param name="length_m">Sintering length, m.</param>
    /// <param name="radius_m">Radius of the grain, m.</param>
    public static double ShrinkageFraction(double length_m, double radius_m) =>
        Math.Min(1, 3 * length_m / (8 * radius_m));
}
