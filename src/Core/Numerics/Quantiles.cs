namespace Guanghan.Core.Numerics;

/// <summary>
/// Sample quantiles of type 7 of R. J. Hyndman and Y. Fan, "Sample quantiles in statistical packages", The American
/// Statistician 50 (1996) 361: linear between order statistics with the smallest at 0 and the largest at 1; the
/// default of R and NumPy.
/// </summary>
public static class Quantiles
{
    /// <summary>A quantile of values that are already in ascending order.</summary>
    /// <param name="ascending">At least one value, none of them NaN.</param>
    /// <param name="probabilityFraction">0 for the smallest, 0.5 for the median, 1 for the largest.</param>
    /// <exception cref="ArgumentException">There are no values, or the probability is outside 0 to 1.</exception>
    public static double OfSorted(ReadOnlySpan<double> ascending, double probabilityFraction)
    {
        if (ascending.IsEmpty || !(probabilityFraction is >= 0 and <= 1))
        {
            throw new ArgumentException("A quantile needs values and a probability from 0 to 1.");
        }
        var place = (ascending.Length - 1) * probabilityFraction;
        var below = (int)place;
        var (low, high) = (ascending[below], ascending[Math.Min(below + 1, ascending.Length - 1)]);
        var rest = place - below;
        // At rest 0 the neighbour is left out, so that an infinite one does no harm.
        return rest == 0 || low == high ? low : low + (rest * (high - low));
    }

    /// <summary>A quantile of values in any order, which are left as they are.</summary>
    /// <param name="values">At least one value, none of them NaN.</param>
    /// <param name="probabilityFraction">From 0 to 1.</param>
    /// <exception cref="ArgumentException">There are no values, one is NaN, or the probability is outside 0 to
    /// 1.</exception>
    public static double Of(ReadOnlySpan<double> values, double probabilityFraction)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        // NaN sorts first.
        return sorted.Length > 0 && double.IsNaN(sorted[0])
            ? throw new ArgumentException("A quantile of values that hold NaN is not defined.")
            : OfSorted(sorted, probabilityFraction);
    }
}
