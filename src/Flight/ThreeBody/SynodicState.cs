using Guanghan.Core.Space;

namespace Guanghan.Flight.ThreeBody;

/// <summary>Position and velocity in the turning axes and units of a <see cref="ThreeBodySystem"/>.</summary>
/// <param name="Position">From the barycentre; the unit is the distance of the two bodies.</param>
/// <param name="Velocity">As seen in the turning axes; the unit is distance over unit of time.</param>
public readonly record struct SynodicState(Vec3 Position, Vec3 Velocity)
{
    /// <summary>The state in metres and metres a second, still in the turning axes.</summary>
    /// <param name="system">Whose units.</param>
    public (Vec3 Position_m, Vec3 Velocity_m_s) InUnitsOf(ThreeBodySystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return (system.Length_m * Position, system.Speed_m_s * Velocity);
    }

    /// <summary>
    /// The same motion in axes at rest that coincide with the turning ones at this moment: v + z x r.
    /// </summary>
    public SynodicState AtRest() => this with { Velocity = Velocity + Vec3.Cross(new(0, 0, 1), Position) };
}
