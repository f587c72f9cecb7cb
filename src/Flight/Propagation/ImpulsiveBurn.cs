using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;

namespace Guanghan.Flight.Propagation;

/// <summary>
/// A change of velocity in no time. Backward in time it is undone, but for one in local axes that turned the motion
/// about.
/// </summary>
/// <param name="Epoch">When.</param>
/// <param name="DeltaV_m_s">The change, m/s; in ICRF axes, or radial, transverse and normal.</param>
/// <param name="IsLocal">True where the components are radial, transverse and normal.</param>
/// <param name="SpecificImpulse_s">Isp of the engine, s; 0 where the mass is to stay.</param>
public sealed record ImpulsiveBurn(Epoch Epoch, Vec3 DeltaV_m_s, bool IsLocal = false, double SpecificImpulse_s = 0)
{
    private double KeptMassRatio => SpecificImpulse_s > 0
        ? Math.Exp(-DeltaV_m_s.Length / (PhysicalConstants.StandardGravity_m_s2 * SpecificImpulse_s))
        : 1;

    /// <summary>After the burn; the mass by K. E. Tsiolkovsky's equation.</summary>
    internal ForcePoint After(in ForcePoint before)
    {
        var change_m_s = IsLocal ? ThrustDirection.LocalAxes(before).ApplyTransposed(DeltaV_m_s) : DeltaV_m_s;
        return before with
        {
            Velocity_m_s = before.Velocity_m_s + change_m_s,
            Mass_kg = KeptMassRatio * before.Mass_kg,
        };
    }

    /// <summary>
    /// Before the burn. Local components are those of the axes before it, which are looked for: across the radius,
    /// the velocity after it is (a, n) along the old transverse and normal directions, n being the burn's own, so a is
    /// a leg of a right triangle and turns the axes back. Of its two signs the positive one is taken: a burn that
    /// turns the motion about is not undone.
    /// </summary>
    /// <exception cref="ArgumentException">No motion before the burn leads to the velocity after it.</exception>
    internal ForcePoint Before(in ForcePoint after)
    {
        var velocity_m_s = IsLocal ? BeforeLocal(after) : after.Velocity_m_s - DeltaV_m_s;
        return after with { Velocity_m_s = velocity_m_s, Mass_kg = after.Mass_kg / KeptMassRatio };
    }

    private Vec3 BeforeLocal(in ForcePoint after)
    {
        var (up_m_s, along_m_s, across_m_s) = (DeltaV_m_s.X, DeltaV_m_s.Y, DeltaV_m_s.Z);
        var radial = after.Position_m.ToUnit();
        var rising_m_s = Vec3.Dot(after.Velocity_m_s, radial);
        var level = after.Velocity_m_s - (rising_m_s * radial);
        var speed_m_s = level.Length;
        var a_m_s = Math.Sqrt(Math.Max(0, (speed_m_s - across_m_s) * (speed_m_s + across_m_s)));
        if (!(speed_m_s > Math.Abs(across_m_s)) || !(a_m_s > along_m_s))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"The impulse at {Epoch} cannot be undone: after it the speed across the radius is {speed_m_s:G6} m/s,")
                + string.Create(
                    CultureInfo.InvariantCulture,
                    $" of which {along_m_s:G6} m/s along the track and {across_m_s:G6} m/s across it are its own: ")
                + "nothing is left of the motion before it. Give the impulse in ICRF axes.");
        }
        var transverse = ((a_m_s * level) - (across_m_s * Vec3.Cross(radial, level))) / (speed_m_s * speed_m_s);
        return ((rising_m_s - up_m_s) * radial) + ((a_m_s - along_m_s) * transverse);
    }
}
