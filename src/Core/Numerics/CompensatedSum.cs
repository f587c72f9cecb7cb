namespace Guanghan.Core.Numerics;

/// <summary>
/// Sums in a fixed order with one rounding, nearly: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur
/// Summation endlicher Summen", ZAMM 54 (1974) 39. The error is about one unit in the last place of the sum plus n
/// times 1e-32 of the sum of magnitudes. <c>default</c> is an empty sum.
/// </summary>
public readonly record struct CompensatedSum
{
    private readonly double sum;
    private readonly double rest;

    private CompensatedSum(double sum, double rest)
    {
        this.sum = sum;
        this.rest = rest;
    }

    /// <summary>The sum so far, in the unit of the terms.</summary>
    public double Value => sum + rest;

    /// <summary>The sum of some terms, in their order.</summary>
    public static double Of(ReadOnlySpan<double> terms)
    {
        var total = default(CompensatedSum);
        foreach (var term in terms)
        {
            total = total.With(term);
        }
        return total.Value;
    }

    /// <summary>The sum with one more term.</summary>
    public CompensatedSum With(double term)
    {
        var next = sum + term;
        var lost = Math.Abs(sum) >= Math.Abs(term) ? (sum - next) + term : (term - next) + sum;
        return new CompensatedSum(next, rest + lost);
    }
}
