using Guanghan.Core.Numerics;
using Guanghan.Flight.Forces;

namespace Guanghan.Flight.Propagation;

/// <summary>Something to be found along the way, at which the propagation stops or goes on.</summary>
/// <param name="Name">What it is called in the result.</param>
/// <param name="Function">Changes sign there.</param>
/// <param name="Direction">Which sign changes count, in the direction of propagation.</param>
/// <param name="IsTerminal">True where the propagation ends there.</param>
public sealed record PropagationEvent(
    string Name, OrbitFunction Function, EventDirection Direction = EventDirection.Either, bool IsTerminal = false)
{
    /// <summary>The same event, at which the propagation ends.</summary>
    public PropagationEvent AsStop() => this with { IsTerminal = true };
}

/// <summary>An event that was found.</summary>
/// <param name="Event">Which.</param>
/// <param name="State">The spacecraft then.</param>
public sealed record PropagationHit(PropagationEvent Event, SpacecraftState State);
