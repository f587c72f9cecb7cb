namespace Guanghan.Fabrication.Heat;

/// <summary>
/// Where a property of a process map changes along one quantity, by bisection of its logarithm. Assumes that it changes
/// once in the span looked at.
/// </summary>
public static class ProcessBoundary
{
    private const int TurnCount = 12; // a span of 20 to 1 in 12 halvings: 0.1 %

    /// <summary>
    /// The factor from 1 to the far end at which <paramref name="holds"/> changes; null where both ends agree.
    /// </summary>
    /// <param name="holds">Whether it holds at a factor.</param>
    /// <param name="farFactor">The far end, above 0 and not 1.</param>
    public static double? Factor(Func<double, bool> holds, double farFactor)
    {
        var atOne = holds(1);
        if (holds(farFactor) == atOne)
        {
            return null;
        }

        var (near, far) = (1.0, farFactor);
        for (var turn = 0; turn < TurnCount; turn++)
        {
            var middle = Math.Sqrt(near * far);
            (near, far) = holds(middle) == atOne ? (middle, far) : (near, middle);
        }

        return Math.Sqrt(near * far);
    }
}
