using static Guanghan.Core.Numerics.DormandPrince853Table;

namespace Guanghan.Core.Numerics;

/// <summary>
/// One accepted step with the solution anywhere in it, of order 7: Hairer, Norsett, Wanner 1993, section II.6. The
/// object is filled anew for each step: an observer that keeps a step keeps a <see cref="Copy"/>.
/// </summary>
public sealed class DenseStep
{
    private const int TermCount = 8;

    private readonly int dimension;
    private readonly double[] terms; // TermCount rows of the dimension's length
    private double fullEnd_s; // where the step ended before it was cut

    internal DenseStep(int dimension)
    {
        this.dimension = dimension;
        terms = new double[TermCount * dimension];
    }

    /// <summary>Start of the step, s.</summary>
    public double Begin_s { get; private set; }

    /// <summary>End of the step, s; earlier than <see cref="Begin_s"/> where time runs backward.</summary>
    public double End_s { get; private set; }

    /// <summary>The state at a time within the step (outside it is extrapolated, badly).</summary>
    /// <param name="time_s">When, s.</param>
    /// <param name="state">To be filled with y.</param>
    public void StateAt(double time_s, Span<double> state)
    {
        var s = (time_s - Begin_s) / (fullEnd_s - Begin_s);
        var r = 1 - s;
        var rows = terms.AsSpan();
        for (var i = 0; i < dimension; i++)
        {
            // Horner in alternating factors s and 1 - s.
            var sum = rows[(6 * dimension) + i] + (s * rows[(7 * dimension) + i]);
            sum = rows[(5 * dimension) + i] + (r * sum);
            sum = rows[(4 * dimension) + i] + (s * sum);
            sum = rows[(3 * dimension) + i] + (r * sum);
            sum = rows[(2 * dimension) + i] + (s * sum);
            sum = rows[dimension + i] + (r * sum);
            state[i] = rows[i] + (s * sum);
        }
    }

    /// <summary>A copy that stays as it is.</summary>
    public DenseStep Copy()
    {
        var copy = new DenseStep(dimension) { Begin_s = Begin_s, End_s = End_s, fullEnd_s = fullEnd_s };
        terms.CopyTo(copy.terms, 0);
        return copy;
    }

    internal void CutAt(double time_s) => End_s = time_s;

    internal void Fill(
        double begin_s, double end_s,
        ReadOnlySpan<double> before, ReadOnlySpan<double> after, ReadOnlySpan<double> slopes)
    {
        (Begin_s, End_s, fullEnd_s) = (begin_s, end_s, end_s);
        var step_s = end_s - begin_s;
        for (var i = 0; i < dimension; i++)
        {
            var rise = after[i] - before[i];
            var first = step_s * slopes[i];
            var last = step_s * slopes[(StageCount * dimension) + i];
            terms[i] = before[i];
            terms[dimension + i] = rise;
            terms[(2 * dimension) + i] = first - rise;
            terms[(3 * dimension) + i] = (2 * rise) - (first + last);
            for (var row = 0; row < 4; row++)
            {
                double sum = 0;
                for (var stage = 0; stage < ExtendedStageCount; stage++)
                {
                    sum += DenseWeights[(row * ExtendedStageCount) + stage] * slopes[(stage * dimension) + i];
                }
                terms[((4 + row) * dimension) + i] = step_s * sum;
            }
        }
    }
}
