using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Correction;

/// <summary>
/// A point of a trajectory that is to be corrected: from it the force model of its centre carries on to the next.
/// </summary>
/// <param name="Name">What happens here.</param>
/// <param name="Epoch">When.</param>
/// <param name="Center">The body that the state is relative to.</param>
/// <param name="State">Position and velocity, after the impulse where there is one; ICRF axes.</param>
public sealed record TrajectoryNode(string Name, Epoch Epoch, Body Center, State<Icrf> State)
{
    /// <summary>True where the velocity may jump.</summary>
    public bool HasImpulse { get; init; }

    /// <summary>The jump of velocity, m/s, ICRF axes: a first guess, then what was found.</summary>
    public Vec3 Impulse_m_s { get; init; }

    /// <summary>True where the epoch may be moved.</summary>
    public bool HasFreeEpoch { get; init; }
}

/// <summary>
/// A figure of a state, in SI units. Where it has none (a B-plane without a hyperbola) it is not finite, and a step
/// that leads there is taken back.
/// </summary>
/// <param name="epoch">When.</param>
/// <param name="state">Position and velocity relative to the node's centre, ICRF axes.</param>
public delegate double StateFigure(Epoch epoch, State<Icrf> state);

/// <summary>What a figure of one node is to be.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Node">Which node, from 0.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Target_si">What it is to be, in its SI unit.</param>
/// <param name="Tolerance_si">How near is near enough, in its SI unit, positive.</param>
public sealed record NodeGoal(string Name, int Node, StateFigure Figure, double Target_si, double Tolerance_si);

/// <summary>A burn whose size follows from a node's state: from a parking orbit, into an orbit.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Node">Which node, from 0.</param>
/// <param name="Speed_m_s">Its size, m/s.</param>
public sealed record NodeBurn(string Name, int Node, StateFigure Speed_m_s);
