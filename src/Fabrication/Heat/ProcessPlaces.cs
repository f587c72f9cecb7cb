using System.Collections.Immutable;

namespace Guanghan.Fabrication.Heat;

/// <summary>
/// A layer under a flux, at places lit for different times: every speed and spacing is read from it. Linear in the
/// logarithm of the time between places; below the shortest in proportion to the time.
/// </summary>
/// <param name="Flux_W_m2">Flux, W/m^2.</param>
/// <param name="Layer_m">Height of the layer, m.</param>
/// <param name="All">By time lit, shortest first; two at least.</param>
/// <param name="StrengthOf">Strength of each place's cells, Pa, from the top.</param>
public sealed record ProcessPlaces(
    double Flux_W_m2, double Layer_m, ImmutableArray<LayerPlace> All, ImmutableArray<ImmutableArray<double>> StrengthOf)
{
    /// <summary>Times in even ratios from the shortest to the longest, s.</summary>
    /// <param name="least_s">Shortest, s.</param>
    /// <param name="most_s">Longest, s.</param>
    /// <param name="ratio">About from one to the next.</param>
    public static ImmutableArray<double> Dwells_s(double least_s, double most_s, double ratio)
    {
        var count = Math.Max(1, (int)Math.Ceiling(Math.Log(most_s / least_s) / Math.Log(ratio)));
        return [.. Enumerable.Range(0, count + 1).Select(at => at == count
            ? most_s : least_s * Math.Pow(most_s / least_s, at / (double)count))];
    }

    /// <summary>A value at a time lit.</summary>
    /// <param name="dwell_s">How long a place is lit, s.</param>
    /// <param name="value">Value of a place by its index.</param>
    public double At(double dwell_s, Func<int, double> value)
    {
        if (dwell_s <= All[0].Dwell_s)
        {
            return Math.Max(0, dwell_s / All[0].Dwell_s) * value(0);
        }

        var at = 1;
        while (at < All.Length - 1 && All[at].Dwell_s < dwell_s)
        {
            at++;
        }

        var share = Math.Min(1, Math.Log(dwell_s / All[at - 1].Dwell_s) / Math.Log(
            All[at].Dwell_s / All[at - 1].Dwell_s));
        var low = value(at - 1);
        return low + (share * (value(at) - low));
    }

    /// <summary>
    /// How long the light takes to bring the surface to a temperature, s; infinity where the longest is too short.
    /// </summary>
    /// <param name="temperature_K">The temperature, K.</param>
    public double TimeTo_s(double temperature_K)
    {
        for (var at = 0; at < All.Length; at++)
        {
            if (All[at].Once.Peak_K <= temperature_K)
            {
                continue;
            }

            if (at == 0)
            {
                // Peaks rise about as the root of time until radiation holds them.
                var rise = temperature_K / All[0].Once.Peak_K;
                return All[0].Dwell_s * rise * rise;
            }

            var (low, high) = (All[at - 1].Once.Peak_K, All[at].Once.Peak_K);
            return All[at - 1].Dwell_s * Math.Pow(
                All[at].Dwell_s / All[at - 1].Dwell_s, (temperature_K - low) / (high - low));
        }

        return double.PositiveInfinity;
    }
}
