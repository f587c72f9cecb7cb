using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;

namespace Guanghan.Flight.Propagation;

/// <summary>A change of velocity in no time.</summary>
/// <param name="Epoch">When.</param>
/// <param name="DeltaV_m_s">The change, m/s; in ICRF axes, or radial, transverse and normal.</param>
/// <param name="IsLocal">True where the components are radial, transverse and normal.</param>
/// <param name="SpecificImpulse_s">Isp of the engine, s; 0 where the mass is to stay.</param>
public sealed record ImpulsiveBurn(Epoch Epoch, Vec3 DeltaV_m_s, bool IsLocal = false, double SpecificImpulse_s = 0)
{
    /// <summary>After the burn; the mass by K. E. Tsiolkovsky's equation.</summary>
    internal ForcePoint After(in ForcePoint before)
    {
        var change_m_s = IsLocal ? ThrustDirection.LocalAxes(before).ApplyTransposed(DeltaV_m_s) : DeltaV_m_s;
        var kept = SpecificImpulse_s > 0
            ? Math.Exp(-DeltaV_m_s.Length / (PhysicalConstants.StandardGravity_m_s2 * SpecificImpulse_s))
            : 1;
        return before with { Velocity_m_s = before.Velocity_m_s + change_m_s, Mass_kg = kept * before.Mass_kg };
    }
}
