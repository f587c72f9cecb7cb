using Guanghan.Core.Numerics;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;

namespace Guanghan.Flight.Propagation;

/// <summary>How a propagation ended.</summary>
public enum PropagationOutcome
{
    /// <summary>At the end asked for.</summary>
    ReachedEnd,

    /// <summary>At an event that ends it.</summary>
    StoppedByEvent,

    /// <summary>At the surface of the central body, or it started below.</summary>
    Impact,

    /// <summary>The tolerance asks for steps too short: a force is singular or rough there.</summary>
    Stalled,

    /// <summary>The bound on the number of steps was met.</summary>
    TooManySteps,

    /// <summary>A force was not a finite number.</summary>
    NotFinite,
}

/// <summary>The result of a propagation: the last good state and what was found on the way.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Message">The same in words: where, when, and what to do where it fell short.</param>
/// <param name="Final">The last good state.</param>
/// <param name="Hits">Events, in order of propagation.</param>
/// <param name="Trajectory">The whole trajectory, or null where it was not asked for.</param>
/// <param name="Sensitivity">State-transition matrix and more, or null where it was not asked for.</param>
/// <param name="StepCount">Steps that went in.</param>
/// <param name="EvaluationCount">Evaluations of all forces.</param>
public sealed record PropagationResult(
    PropagationOutcome Outcome, string Message, SpacecraftState Final, IReadOnlyList<PropagationHit> Hits,
    Trajectory? Trajectory, Sensitivity? Sensitivity, int StepCount, int EvaluationCount)
{
    /// <summary>True where the propagation got to its end or to an event that ends it.</summary>
    public bool Converged => Outcome is PropagationOutcome.ReachedEnd or PropagationOutcome.StoppedByEvent;
}

/// <summary>A propagated path that can be asked for any instant in it, of order 7 in the step.</summary>
public sealed class Trajectory
{
    private readonly List<OdeTrajectory> legs = [];
    private readonly RunClock clock;
    private readonly int dimension;

    internal Trajectory(RunClock clock, int dimension) => (this.clock, this.dimension) = (clock, dimension);

    /// <summary>Where it starts.</summary>
    public Epoch Begin => clock.Begin;

    /// <summary>Where it ends.</summary>
    public Epoch End => legs.Count == 0 ? Begin : clock.EpochAt(legs[^1].End_s);

    /// <summary>Steps kept.</summary>
    public int StepCount => legs.Sum(leg => leg.StepCount);

    /// <summary>The spacecraft at an instant; at an impulse, before it.</summary>
    /// <param name="epoch">When.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside the trajectory.</exception>
    public SpacecraftState StateAt(Epoch epoch)
    {
        var time_s = clock.SecondsTo_s(epoch);
        var direction = legs.Count > 0 ? Math.Sign(legs[^1].End_s - legs[0].Begin_s) : 0;

        // Ends are rounded to the nanosecond on the way to an epoch and back.
        if (legs.Count == 0 || (legs[0].Begin_s - time_s) * direction > 1e-9
            || (time_s - legs[^1].End_s) * direction > 1e-9)
        {
            throw new ArgumentOutOfRangeException(
                nameof(epoch), $"{epoch} is outside the trajectory, which runs from {Begin} to {End}.");
        }
        var (first, last) = (0, legs.Count - 1);
        while (first < last)
        {
            var middle = (first + last) / 2;
            (first, last) = (legs[middle].End_s - time_s) * direction >= 0 ? (first, middle) : (middle + 1, last);
        }
        var leg = legs[first];
        var (low, high) = (Math.Min(leg.Begin_s, leg.End_s), Math.Max(leg.Begin_s, leg.End_s));
        var y = new double[dimension];
        leg.StateAt(Math.Clamp(time_s, low, high), y);
        return new(epoch, new(new(y[0], y[1], y[2]), new(y[3], y[4], y[5])), y[6]);
    }

    internal void Add(OdeTrajectory leg)
    {
        if (leg.StepCount > 0)
        {
            legs.Add(leg);
        }
    }
}
