namespace Guanghan.Core.Numerics;

/// <summary>The right-hand side of dy/dt = f(t, y).</summary>
/// <param name="time_s">t, s.</param>
/// <param name="state">y, in the caller's units.</param>
/// <param name="rate">To be filled with dy/dt, per second; as long as y.</param>
public delegate void Derivative(double time_s, ReadOnlySpan<double> state, Span<double> rate);

/// <summary>A continuous function whose sign changes mark an event.</summary>
/// <param name="time_s">t, s.</param>
/// <param name="state">y.</param>
public delegate double EventFunction(double time_s, ReadOnlySpan<double> state);

/// <summary>Which sign changes of an event function count, seen in the direction of integration.</summary>
public enum EventDirection
{
    /// <summary>Both.</summary>
    Either,

    /// <summary>From negative to positive.</summary>
    Rising,

    /// <summary>From positive to negative.</summary>
    Falling,
}

/// <summary>An event to be located during an integration.</summary>
/// <param name="Name">What the event is, for the reader of the result.</param>
/// <param name="Function">Changes sign at the event.</param>
/// <param name="Direction">Which sign changes count.</param>
/// <param name="IsTerminal">True where the integration ends there.</param>
public sealed record OdeEvent(
    string Name, EventFunction Function, EventDirection Direction = EventDirection.Either, bool IsTerminal = false);

/// <summary>An event that was found.</summary>
/// <param name="Event">Which.</param>
/// <param name="Time_s">When: at most the event tolerance after the sign change, never before it.</param>
/// <param name="State">y there, from the dense output.</param>
public sealed record OdeEventHit(OdeEvent Event, double Time_s, IReadOnlyList<double> State);

/// <summary>Tolerances and bounds of an integration.</summary>
public sealed record OdeOptions
{
    /// <summary>Tolerated error of a step relative to the size of each component; at least 1e-15.</summary>
    public double RelativeErrorRatio { get; init; } = 1e-12;

    /// <summary>
    /// Tolerated absolute error of a step, one for each component in its unit, or one for all; positive. It keeps a
    /// component that passes through zero from asking for infinite accuracy.
    /// </summary>
    public IReadOnlyList<double> AbsoluteErrors { get; init; } = [1e-12];

    /// <summary>First step tried, s; 0 lets the method choose (Hairer et al. 1993, section II.4).</summary>
    public double FirstStep_s { get; init; }

    /// <summary>No step is longer, s.</summary>
    public double LargestStep_s { get; init; } = double.PositiveInfinity;

    /// <summary>
    /// A step that would have to be shorter ends the integration, s; 16 units in the last place of t at least.
    /// </summary>
    public double SmallestStep_s { get; init; }

    /// <summary>Most steps tried, accepted and rejected.</summary>
    public int StepCount_max { get; init; } = 1_000_000;

    /// <summary>Events are located to this, s.</summary>
    public double EventTolerance_s { get; init; } = 1e-9;

    /// <summary>
    /// Pieces of a step at whose ends event functions are looked at. Two crossings of one function within a piece (a
    /// graze shorter than step / pieces) are not seen; raise this or bound the step to see shorter ones.
    /// </summary>
    public int EventSampleCount { get; init; } = 4;
}

/// <summary>How an integration ended.</summary>
public enum OdeOutcome
{
    /// <summary>At the end asked for.</summary>
    ReachedEnd,

    /// <summary>At a terminal event.</summary>
    StoppedByEvent,

    /// <summary>The bound on the number of steps was met.</summary>
    TooManySteps,

    /// <summary>
    /// The tolerance would need steps shorter than the smallest: the problem is singular or stiff there.
    /// </summary>
    StepTooSmall,

    /// <summary>The right-hand side was not finite at the last good state.</summary>
    NotFinite,
}

/// <summary>The result of an integration: the last good state, the events and the work done.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Time_s">Time of the final state, s.</param>
/// <param name="State">y there.</param>
/// <param name="Hits">Events found, in order of integration.</param>
/// <param name="AcceptedStepCount">Steps that went in.</param>
/// <param name="RejectedStepCount">Steps that were tried again shorter.</param>
/// <param name="EvaluationCount">Calls of the right-hand side.</param>
/// <param name="LargestErrorRatio">Largest estimated error of an accepted step over its tolerance; at most 1.</param>
public sealed record OdeResult(
    OdeOutcome Outcome, double Time_s, IReadOnlyList<double> State, IReadOnlyList<OdeEventHit> Hits,
    int AcceptedStepCount, int RejectedStepCount, int EvaluationCount, double LargestErrorRatio)
{
    /// <summary>True where the integration got to its end or to a terminal event.</summary>
    public bool Converged => Outcome is OdeOutcome.ReachedEnd or OdeOutcome.StoppedByEvent;
}
