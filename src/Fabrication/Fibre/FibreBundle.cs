namespace Guanghan.Fabrication.Fibre;

/// <summary>How fibres are packed into a round bundle.</summary>
public enum Packing
{
    /// <summary>Full hexagonal rings around one fibre, inside a circle.</summary>
    Circular,

    /// <summary>The densest packing of equal circles, pi/(2 sqrt 3), the limit for very many fibres.</summary>
    Hexagonal,

    /// <summary>Fibres pressed into hexagons that tile: no gaps, 1; each keeps the area of its round section.</summary>
    Fused,
}

/// <summary>
/// A bundle of step-index fibres with flat ends: its geometry in closed forms. Where each core lies is said by
/// <see cref="FibreLattice"/>, what the length does by <see cref="FibreSpan"/>.
/// </summary>
/// <param name="CoreDiameter_m">Diameter of a core, m.</param>
/// <param name="OuterDiameter_m">Diameter of a fibre with cladding and coating, m.</param>
/// <param name="Count">Number of fibres.</param>
/// <param name="Packing">How they are packed.</param>
/// <param name="MeasuredPackingFraction">
/// Share of the bundle's circle inside fibres where measured; null: from the packing.
/// </param>
/// <param name="NumericalApertureRatio">Sine of the largest guided angle in vacuum.</param>
/// <param name="FaceReflectanceFraction">Reflectance of a coated face; null: a bare face, by Fresnel.</param>
public sealed record FibreBundle(
    double CoreDiameter_m,
    double OuterDiameter_m,
    int Count,
    Packing Packing,
    double? MeasuredPackingFraction,
    double NumericalApertureRatio,
    double? FaceReflectanceFraction)
{
    /// <summary>Share of the bundle's circle that lies inside fibres; 1 for a single one.</summary>
    public double PackingFraction => Count == 1 ? 1 : MeasuredPackingFraction ?? Of(Packing, Count);

    /// <summary>Share of the bundle's circle that lies inside cores.</summary>
    public double CoreFraction =>
        PackingFraction * CoreDiameter_m * CoreDiameter_m / (OuterDiameter_m * OuterDiameter_m);

    /// <summary>Area of all cores, m^2.</summary>
    public double CoreArea_m2 => Math.PI / 4 * CoreDiameter_m * CoreDiameter_m * Count;

    /// <summary>Diameter of the bundle's circle, m.</summary>
    public double Diameter_m => OuterDiameter_m * Math.Sqrt(Count / PackingFraction);

    /// <summary>The largest guided angle, rad.</summary>
    public double AcceptanceAngle_rad => Math.Asin(NumericalApertureRatio);

    /// <summary>
    /// Packing fraction: circular N/(2n + 1)^2 with n the rings that N fibres need, which gives 7/9, 19/25, 37/49 for
    /// full rings; hexagonal pi/(2 sqrt 3) (Thue; Toth 1940); fused 1. The last two are limits for many fibres: what
    /// the edge of a round face leaves empty is counted by <see cref="FibreLattice"/>, which full circular rings match.
    /// </summary>
    /// <param name="packing">The packing.</param>
    /// <param name="count">Number of fibres, at least 1.</param>
    public static double Of(Packing packing, int count)
    {
        if (packing == Packing.Hexagonal)
        {
            return Math.PI / (2 * Math.Sqrt(3));
        }

        if (packing == Packing.Fused)
        {
            return 1;
        }

        // n rings hold 3n(n + 1) + 1 fibres inside a circle of 2n + 1 diameters; the integer loop is free of rounding.
        long rings = 0;
        while ((3 * rings * (rings + 1)) + 1 < count)
        {
            rings++;
        }

        return count / (double)(((2 * rings) + 1) * ((2 * rings) + 1));
    }
}
