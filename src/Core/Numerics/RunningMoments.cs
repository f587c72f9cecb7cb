namespace Guanghan.Core.Numerics;

/// <summary>
/// Mean and variance of values that come one by one, without cancellation: B. P. Welford, Technometrics 4 (1962) 419;
/// two sets join after T. F. Chan, G. H. Golub, R. J. LeVeque, STAN-CS-79-773 (1979). <c>default</c> has seen
/// nothing.
/// </summary>
public readonly record struct RunningMoments
{
    private readonly double mean;
    private readonly double squares; // sum of the squares of the deviations from the mean

    private RunningMoments(long count, double mean, double squares)
    {
        Count = count;
        this.mean = mean;
        this.squares = squares;
    }

    /// <summary>How many values were seen.</summary>
    public long Count { get; }

    /// <summary>Their mean, in their unit.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public double Mean => Count > 0 ? mean : throw new InvalidOperationException("No values have a mean.");

    /// <summary>Unbiased variance, with divisor n - 1, in their unit squared.</summary>
    /// <exception cref="InvalidOperationException">There are fewer than two.</exception>
    public double Variance => Count > 1
        ? squares / (Count - 1)
        : throw new InvalidOperationException("A variance needs at least two values.");

    /// <summary>Square root of the variance, in their unit.</summary>
    /// <exception cref="InvalidOperationException">There are fewer than two.</exception>
    public double StandardDeviation => Math.Sqrt(Variance);

    /// <summary>The moments with one more value.</summary>
    public RunningMoments With(double value)
    {
        var deviation = value - mean;
        var newMean = mean + (deviation / (Count + 1));
        return new RunningMoments(Count + 1, newMean, squares + (deviation * (value - newMean)));
    }

    /// <summary>The moments of two sets of values together.</summary>
    public RunningMoments With(RunningMoments other)
    {
        if (Count == 0 || other.Count == 0)
        {
            return Count == 0 ? other : this;
        }
        var total = Count + other.Count;
        var deviation = other.mean - mean;
        return new RunningMoments(
            total, mean + (deviation * other.Count / total),
            squares + other.squares + (deviation * deviation * ((double)Count * other.Count / total)));
    }
}
