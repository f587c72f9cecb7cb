using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;

namespace Guanghan.Flight.Propagation;

/// <summary>What moves a spacecraft: a central body, forces, and what the forces ask about.</summary>
/// <param name="Center">The body that positions are counted from.</param>
/// <param name="Forces">All forces, the attraction of the central body among them.</param>
public sealed record ForceModel(Body Center, IReadOnlyList<IForce> Forces)
{
    /// <summary>Where bodies are; null where no force and no event asks.</summary>
    public IEphemeris? Ephemeris { get; init; }

    /// <summary>How bodies are turned; one entry for each body that a force or an event asks about.</summary>
    public IReadOnlyList<BodyAxes> Axes { get; init; } = [];

    /// <summary>
    /// The central body's surface, at which a propagation ends; null where there is none to meet. A flattened one needs
    /// the body's axes.
    /// </summary>
    public Ellipsoid? Surface { get; init; }

    /// <summary>
    /// TT or TDB, in which the equations of motion count seconds: TT about the Earth, TDB about every other body,
    /// unless set otherwise.
    /// </summary>
    public TimeScale TimeScale { get; init; } = Center == Body.Earth ? TimeScale.Tt : TimeScale.Tdb;
}
