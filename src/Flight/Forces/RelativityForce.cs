using Guanghan.Core.Bodies;
using Guanghan.Core.Space;

namespace Guanghan.Flight.Forces;

/// <summary>
/// What general relativity adds in the frame of the central body: the curvature about it (Schwarzschild), the dragging
/// by its spin (Lense-Thirring) and the turning of its frame about the Sun (de Sitter). IERS Conventions (2010),
/// equation 10.12, with beta = gamma = 1.
/// </summary>
/// <param name="Gm_m3_s2">GM of the central body, m^3/s^2.</param>
/// <param name="AngularMomentum_m2_s">
/// Its spin per mass, m^2/s, along its pole: 9.8e8 for the Earth (IERS 2010, section 10.3); 0 leaves the dragging out.
/// </param>
/// <param name="SunGm_m3_s2">GM of the Sun, m^3/s^2; 0 leaves the turning of the frame out.</param>
public sealed record RelativityForce(double Gm_m3_s2, double AngularMomentum_m2_s = 0, double SunGm_m3_s2 = 0) : IForce
{
    private const double C2_m2_s2 = PhysicalConstants.SpeedOfLight_m_s * PhysicalConstants.SpeedOfLight_m_s;

    /// <summary>All three about the Earth; needs its axes and the Sun.</summary>
    public static RelativityForce Earth { get; } =
        new(BodyConstants.Of(Body.Earth).Gm_m3_s2, 9.8e8, BodyConstants.Of(Body.Sun).Gm_m3_s2);

    /// <summary>Schwarzschild's part alone, about any body.</summary>
    /// <param name="body">The central body.</param>
    /// <exception cref="ArgumentException">No constants are held for it.</exception>
    public static RelativityForce Of(Body body) => new(BodyConstants.Of(body).Gm_m3_s2);

    /// <inheritdoc/>
    public string Name => "relativity";

    /// <inheritdoc/>
    public Vec3 Acceleration_m_s2(in ForcePoint point, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        var (r, v) = (point.Position_m, point.Velocity_m_s);
        var distance = r.Length;
        var scale = Gm_m3_s2 / (C2_m2_s2 * distance * distance * distance);
        var sum = scale * ((((4 * Gm_m3_s2 / distance) - v.LengthSquared) * r) + (4 * Vec3.Dot(r, v) * v));
        if (AngularMomentum_m2_s != 0)
        {
            var spin = AngularMomentum_m2_s * surroundings.AxesOf(surroundings.Center, point.Time_s).Z;
            var alongPlane = 3 / (distance * distance) * Vec3.Dot(r, spin) * Vec3.Cross(r, v);
            sum += 2 * scale * (alongPlane + Vec3.Cross(v, spin));
        }
        if (SunGm_m3_s2 != 0)
        {
            var sun = surroundings.StateOf(Body.Sun, point.Time_s); // from the central body: the opposite of R
            var d = sun.Position_m.Length;
            var pull = SunGm_m3_s2 / (C2_m2_s2 * d * d * d) * sun.Position_m;
            sum += 3 * Vec3.Cross(Vec3.Cross(-sun.Velocity_m_s, pull), v);
        }
        return sum;
    }
}
