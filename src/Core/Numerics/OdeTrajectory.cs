namespace Guanghan.Core.Numerics;

/// <summary>
/// A whole integration kept for later: pass <see cref="Record"/> as the observer, then ask for any time.
/// </summary>
public sealed class OdeTrajectory
{
    private readonly List<DenseStep> steps = [];

    /// <summary>Steps recorded.</summary>
    public int StepCount => steps.Count;

    /// <summary>Start of the first step, s.</summary>
    /// <exception cref="InvalidOperationException">Nothing has been recorded.</exception>
    public double Begin_s => Recorded[0].Begin_s;

    /// <summary>End of the last step, s.</summary>
    /// <exception cref="InvalidOperationException">Nothing has been recorded.</exception>
    public double End_s => Recorded[^1].End_s;

    private List<DenseStep> Recorded => steps.Count > 0
        ? steps
        : throw new InvalidOperationException("The trajectory is empty: pass Record as an integration's observer.");

    /// <summary>Keeps a step; the steps must follow one another.</summary>
    /// <exception cref="ArgumentException">The step does not start where the last one ended.</exception>
    public void Record(DenseStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        if (steps.Count > 0 && step.Begin_s != End_s)
        {
            throw new ArgumentException($"A step from {step.Begin_s} s does not follow one that ended at {End_s} s.");
        }
        steps.Add(step.Copy());
    }

    /// <summary>The state at a time of the trajectory, of order 7.</summary>
    /// <param name="time_s">When, s, between begin and end.</param>
    /// <param name="state">To be filled with y.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is outside the trajectory.</exception>
    public void StateAt(double time_s, Span<double> state)
    {
        var direction = Math.Sign(End_s - Begin_s);
        if (!((time_s - Begin_s) * direction >= 0 && (End_s - time_s) * direction >= 0))
        {
            throw new ArgumentOutOfRangeException(
                nameof(time_s), time_s, $"The trajectory runs from {Begin_s} s to {End_s} s.");
        }
        var (low, high) = (0, steps.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = (steps[middle].End_s - time_s) * direction >= 0 ? (low, middle) : (middle + 1, high);
        }
        steps[low].StateAt(time_s, state);
    }
}
