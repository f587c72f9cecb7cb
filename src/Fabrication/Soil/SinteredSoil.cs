namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Loose soil that was hot but not molten, by its sintering length: relative density of the bed of grains
/// (<see cref="Densification"/>) and the share of a section that necks between grains of median size join, (x / r)^2
/// (<see cref="NeckGrowth"/>). The density is tabulated over the logarithm of the length, 1 nm to 1 m, 16 points a
/// decade, and linear between: within 1e-3 of the model.
/// </summary>
public sealed class SinteredSoil
{
    private const double Least_m = 1e-9;
    private const int PointsInDecade = 16;
    private const int Decades = 9;

    private readonly double[] _densities;
    private readonly double _radius_m;

    /// <summary>Tabulates a soil.</summary>
    /// <param name="grains">Its grains.</param>
    /// <param name="startFraction">Relative density of the loose bed, 0 to 1.</param>
    /// <param name="pressure_Pa">Gas in the pores when they close, Pa; 0 in vacuum.</param>
    public SinteredSoil(GrainSizes grains, double startFraction, double pressure_Pa)
    {
        (StartFraction, _radius_m) = (startFraction, grains.Median_m / 2);
        _densities = [.. Enumerable.Range(0, (Decades * PointsInDecade) + 1).Select(at =>
            Densification.RelativeDensityFraction(
                grains, startFraction, Least_m * Math.Pow(10, (double)at / PointsInDecade), pressure_Pa))];
    }

    /// <summary>Relative density of the loose bed.</summary>
    public double StartFraction { get; }

    /// <summary>Relative density, from the loose bed's to 1.</summary>
    /// <param name="length_m">Sintering length, m.</param>
    public double DensityFraction(double length_m)
    {
        if (length_m <= Least_m)
        {
            return StartFraction;
        }

        var place = Math.Min(Math.Log10(length_m / Least_m) * PointsInDecade, _densities.Length - 1);
        var at = Math.Min((int)place, _densities.Length - 2);
        return _densities[at] + ((place - at) * (_densities[at + 1] - _densities[at]));
    }

    /// <summary>Share of a section joined by necks, 0 to 1.</summary>
    /// <param name="length_m">Sintering length, m.</param>
    public double JoinedFraction(double length_m)
    {
        var neck = NeckGrowth.NeckRatio(length_m, _radius_m);
        return neck * neck;
    }
}
