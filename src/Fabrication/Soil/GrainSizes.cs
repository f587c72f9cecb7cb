using System.Collections.Immutable;
using Guanghan.Core.Numerics;

namespace Guanghan.Fabrication.Soil;

/// <summary>One class of grains.</summary>
/// <param name="Radius_m">Radius, m.</param>
/// <param name="MassFraction">Its share of the mass.</param>
public readonly record struct GrainClass(double Radius_m, double MassFraction);

/// <summary>
/// Grain sizes of a soil: logarithms of diameter spread evenly about their mean, by mass (log-normal). Assumes round
/// grains of one density. Real soils have a longer tail of fines, which sinter first.
/// </summary>
/// <param name="Median_m">Median diameter by mass, m.</param>
/// <param name="SpreadFactor">Standard deviation of the logarithm of diameter; 0: all alike.</param>
/// <param name="Doubt">What has not been checked; empty where all has.</param>
public sealed record GrainSizes(double Median_m, double SpreadFactor, string Doubt)
{
    private const double Quantile975 = 1.959963984540054; // of the normal distribution, 97.5 %

    /// <summary>
    /// Chang'e 5: 95 % of the mass from 4.84 to 432.27 um (Li et al. 2022, nwab188), read as the middle 95 % of a
    /// log-normal: median 45.7 um. Held out: the 57.5 um of a CT scan of 0.7 million grains (2025, e2024JE008787).
    /// </summary>
    public static GrainSizes ChangE5 { get; } = WithMiddle95(4.84e-6, 432.27e-6);

    /// <summary>Grains of one diameter.</summary>
    /// <param name="diameter_m">Diameter, m.</param>
    public static GrainSizes Uniform(double diameter_m) => new(diameter_m, 0, "");

    /// <summary>The log-normal whose middle 95 % of mass lies between two diameters.</summary>
    /// <param name="least_m">2.5 % of the mass is finer, m.</param>
    /// <param name="most_m">2.5 % is coarser, m.</param>
    public static GrainSizes WithMiddle95(double least_m, double most_m) =>
        new(Math.Sqrt(least_m * most_m), Math.Log(most_m / least_m) / (2 * Quantile975), "");

    /// <summary>
    /// The grains of a soil of the table: measured for CE-5; for the simulants none was verified, and CE-5's stand in.
    /// </summary>
    /// <param name="soil">The soil.</param>
    public static GrainSizes Of(SoilRecord soil) => string.Equals(soil.Name, "CE-5", StringComparison.Ordinal)
        ? ChangE5
        : ChangE5 with { Doubt = "the grain sizes are those of CE-5: none of this soil's own was verified" };

    /// <summary>Diameter below which a share of the mass lies, m.</summary>
    /// <param name="massFraction">Share, above 0 and below 1.</param>
    public double Diameter_m(double massFraction) =>
        Median_m * Math.Exp(SpreadFactor * NormalDistribution.Quantile(massFraction));

    /// <summary>Classes of equal mass, each at the middle of its share.</summary>
    /// <param name="count">How many; twenty resolve the densification of CE-5 to some tenths of a per cent.</param>
    public ImmutableArray<GrainClass> Classes(int count) => SpreadFactor <= 0
        ? [new(Median_m / 2, 1)]
        : [.. Enumerable.Range(0, count).Select(at => new GrainClass(Diameter_m((at + 0.5) / count) / 2, 1.0 / count))];
}
