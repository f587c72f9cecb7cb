using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Forces;

/// <summary>
/// Something that accelerates a spacecraft. A force is immutable; what changes along the way (where bodies are, how
/// they are turned) is asked from the <see cref="Surroundings"/>.
/// </summary>
public interface IForce
{
    /// <summary>What it is, for messages.</summary>
    string Name { get; }

    /// <summary>Acceleration relative to the central body, m/s^2, ICRF axes.</summary>
    /// <param name="point">Where and when.</param>
    /// <param name="surroundings">Bodies and their axes.</param>
    Vec3 Acceleration_m_s2(in ForcePoint point, Surroundings surroundings);

    /// <summary>Change of mass, kg/s; negative while propellant leaves.</summary>
    /// <param name="point">Where and when.</param>
    /// <param name="surroundings">Bodies and their axes.</param>
    double MassRate_kg_s(in ForcePoint point, Surroundings surroundings) => 0;

    /// <summary>
    /// How the force changes with the state. By central differences unless a force knows better; that is enough for
    /// forces a thousandth of the central attraction or less.
    /// </summary>
    /// <param name="point">Where and when.</param>
    /// <param name="surroundings">Bodies and their axes.</param>
    ForcePartials PartialsAt(in ForcePoint point, Surroundings surroundings) =>
        ForcePartials.ByDifferences(this, point, surroundings);

    /// <summary>Instants at which the force jumps: the integration ends a step there.</summary>
    IReadOnlyList<Epoch> Switches => [];

    /// <summary>
    /// Functions whose sign changes where the force is not smooth, such as at the edge of a shadow: the integration
    /// ends a step there too. Stepped over, the edges of the Earth's shadow cost a low satellite centimetres a turn.
    /// </summary>
    IReadOnlyList<OrbitFunction> Edges => [];
}

/// <summary>A continuous function along the orbit.</summary>
/// <param name="point">Where and when.</param>
/// <param name="surroundings">Bodies and their axes.</param>
public delegate double OrbitFunction(in ForcePoint point, Surroundings surroundings);
