using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;

namespace Guanghan.Flight.Propagation;

/// <summary>How a force changes with a parameter of it.</summary>
/// <param name="point">Where and when.</param>
/// <param name="surroundings">Bodies and their axes.</param>
/// <returns>Change of acceleration and of mass flow, per unit of the parameter.</returns>
public delegate (Vec3 PerAcceleration, double PerMassRate) ParameterPartial(
    in ForcePoint point, Surroundings surroundings);

/// <summary>A parameter whose influence on the orbit is wanted.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="SizeFactor">
/// A change that matters, in the parameter's unit: it scales the error that is tolerated.
/// </param>
/// <param name="Partial">How the forces change with it.</param>
public sealed record SensitivityParameter(string Name, double SizeFactor, ParameterPartial Partial)
{
    /// <summary>
    /// A factor on a whole force: 1 is the force as it is (drag coefficient, light pressure, thrust).
    /// </summary>
    /// <param name="force">A force of the model.</param>
    public static SensitivityParameter ScaleOf(IForce force)
    {
        ArgumentNullException.ThrowIfNull(force);
        return new($"scale of {force.Name}", 1, (in point, surroundings) => (
            force.Acceleration_m_s2(point, surroundings), force.MassRate_kg_s(point, surroundings)));
    }
}

/// <summary>What is to be propagated and what is wanted of it.</summary>
/// <param name="Initial">Where it starts.</param>
/// <param name="End">When it ends unless an event ends it; may be earlier than the start.</param>
public sealed record PropagationRequest(SpacecraftState Initial, Epoch End)
{
    /// <summary>Events to be found.</summary>
    public IReadOnlyList<PropagationEvent> Events { get; init; } = [];

    /// <summary>
    /// Impulses, in any order; those of one instant in the order they happen. Backward in time they are undone, that at
    /// the start included, so that there and back is where it began.
    /// </summary>
    public IReadOnlyList<ImpulsiveBurn> Impulses { get; init; } = [];

    /// <summary>True where the whole trajectory is to be kept.</summary>
    public bool KeepsTrajectory { get; init; }

    /// <summary>True where the state-transition matrix is wanted.</summary>
    public bool WithTransition { get; init; }

    /// <summary>Parameters whose influence is wanted; implies the state-transition matrix.</summary>
    public IReadOnlyList<SensitivityParameter> Parameters { get; init; } = [];

    internal bool IsBackward => End < Initial.Epoch;
}

/// <summary>Tolerances and bounds of a propagation.</summary>
public sealed record PropagationOptions
{
    /// <summary>Tolerated error of a step relative to each component; 1e-15 at least.</summary>
    public double RelativeErrorRatio { get; init; } = 1e-12;

    /// <summary>Tolerated error of a step beside the relative one, m; velocity a thousandth of it a second.</summary>
    public double PositionError_m { get; init; } = 1e-6;

    /// <summary>No step is longer, s.</summary>
    public double LargestStep_s { get; init; } = double.PositiveInfinity;

    /// <summary>Most steps of a leg.</summary>
    public int StepCount_max { get; init; } = 1_000_000;

    /// <summary>Events are located to this, s.</summary>
    public double EventTolerance_s { get; init; } = 1e-7;

    /// <summary>Pieces of a step at whose ends event functions are looked at.</summary>
    public int EventSampleCount { get; init; } = 6;
}
