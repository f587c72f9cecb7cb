namespace Guanghan.Fabrication.Fibre.Designs;

/// <summary>What a design must bring to the work, free of the irradiance.</summary>
/// <param name="SpotRatio">Mean flux over the spot, over the irradiance.</param>
/// <param name="PenArea_m2">Power at the spot over the irradiance: the area of sunlight that it equals, m^2.</param>
public sealed record DesignTarget(double SpotRatio, double PenArea_m2);

/// <summary>Where designs are looked for.</summary>
/// <param name="RimLow_rad">Least rim angle, rad.</param>
/// <param name="RimHigh_rad">Greatest rim angle, rad.</param>
/// <param name="ApertureLow_m">Least diameter of a mirror, m.</param>
/// <param name="ApertureHigh_m">Greatest diameter of a mirror, m.</param>
/// <param name="FibreCounts">Fibres in one collector's bundle: each number that may be taken, rising.</param>
/// <param name="CollectorCounts">Collectors: each number that may be taken, rising.</param>
public sealed record DesignBounds(
    double RimLow_rad, double RimHigh_rad, double ApertureLow_m, double ApertureHigh_m,
    IReadOnlyList<int> FibreCounts, IReadOnlyList<int> CollectorCounts);

/// <summary>One design: a paraboloid, a bundle, and how many of them.</summary>
/// <param name="Aperture_m">Diameter of one mirror, m.</param>
/// <param name="RimAngle_rad">Angle at the focus between the axis and the rim, rad.</param>
/// <param name="FibreCount">Fibres in one collector's bundle.</param>
/// <param name="CollectorCount">Equal collectors.</param>
public sealed record DesignPoint(double Aperture_m, double RimAngle_rad, int FibreCount, int CollectorCount)
{
    /// <summary>Focal length, m: D = 4 f tan(rim angle/2) (Stine and Geyer 2001, Power From the Sun, 8.28).</summary>
    public double FocalLength_m => Aperture_m / (4 * Math.Tan(RimAngle_rad / 2));

    /// <summary>Area of all mirrors' outlines, m^2.</summary>
    public double MirrorArea_m2 => CollectorCount * Math.PI / 4 * Aperture_m * Aperture_m;

    /// <summary>The chain of this design.</summary>
    /// <param name="template">
    /// Gives all that no design changes; its obstruction keeps its share of the aperture.
    /// </param>
    public LightSystem In(LightSystem template)
    {
        var primary = template.Concentrator.Primary;
        return template with
        {
            Concentrator = template.Concentrator with
            {
                Primary = primary with
                {
                    Aperture_m = Aperture_m,
                    FocalLength_m = FocalLength_m,
                    Obstruction_m = primary.Obstruction_m / primary.Aperture_m * Aperture_m,
                },
            },
            CollectorCount = CollectorCount,
            Bundle = template.Bundle with { Count = FibreCount },
        };
    }
}
