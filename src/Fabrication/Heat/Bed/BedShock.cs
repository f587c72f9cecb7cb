namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Coldest and hottest dense soil of a bed at an instant: what strains a track that has just been drawn against the
/// print that it lies on. Half-fused cells and looser ones bend and do not count.
/// </summary>
/// <param name="Coldest_K">Coldest dense cell, K.</param>
/// <param name="Hottest_K">Hottest dense cell, K.</param>
internal readonly record struct BedShock(double Coldest_K, double Hottest_K)
{
    private const float DenseFraction = 0.5f;

    /// <summary>Looks at a bed; null where nothing is dense.</summary>
    public static BedShock? Of(BedSnapshot bed)
    {
        var (coldest, hottest) = (double.MaxValue, 0.0);
        for (var at = 0; at < bed.Temperatures_K.Length; at++)
        {
            if (bed.FusedFractions[at] > DenseFraction)
            {
                coldest = Math.Min(coldest, bed.Temperatures_K[at]);
                hottest = Math.Max(hottest, bed.Temperatures_K[at]);
            }
        }

        return hottest > 0 ? new(coldest, hottest) : null;
    }

    /// <summary>Difference of temperature, K, of which only what is below the glass transition counts.</summary>
    /// <param name="glassTransition_K">Above it stress flows away, K.</param>
    public double Difference_K(double glassTransition_K) =>
        Math.Min(Hottest_K, glassTransition_K) - Math.Min(Coldest_K, glassTransition_K);
}
