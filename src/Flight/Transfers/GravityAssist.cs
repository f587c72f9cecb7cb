using System.Globalization;
using Guanghan.Core.Space;
using Guanghan.Flight.Elements;

namespace Guanghan.Flight.Transfers;

/// <summary>A swing-by with one burn at periapsis that joins two hyperbolas. <c>default</c> is none.</summary>
/// <param name="PeriapsisRadius_m">Periapsis radius of both hyperbolas, m.</param>
/// <param name="Burn_m_s">Change of speed at periapsis, m/s; negative brakes.</param>
/// <param name="TurningAngle_rad">Angle between the two velocities at infinity, rad.</param>
/// <param name="IterationCount">Iterations taken.</param>
public readonly record struct PoweredSwingBy(
    double PeriapsisRadius_m, double Burn_m_s, double TurningAngle_rad, int IterationCount);

/// <summary>
/// Swing-bys of a planet, seen from it. A hyperbola of speed v at infinity and periapsis r turns by 2 arcsin(1 / (1 + r
/// v^2 / mu)); with a burn at periapsis each half turns by its own speed. Source: R. H. Battin, "An Introduction to the
/// Mathematics and Methods of Astrodynamics", 1999, section 9.5; M. Ceriotti, "Global optimisation of multiple gravity
/// assist trajectories", 2010, section 3.2 (powered swing-by).
/// </summary>
public static class GravityAssist
{
    private const int Iterations_max = 100; // Newton takes five; the bracket halves otherwise

    /// <summary>Angle by which a hyperbola turns, rad.</summary>
    /// <param name="speed_m_s">Speed at infinity, m/s.</param>
    /// <param name="periapsisRadius_m">Periapsis radius, m.</param>
    /// <param name="gm_m3_s2">Gravitational parameter of the planet, m^3/s^2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value that is not positive.</exception>
    public static double TurningAngle_rad(double speed_m_s, double periapsisRadius_m, double gm_m3_s2)
    {
        Conic.RequireGm(gm_m3_s2);
        Conic.Require(speed_m_s > 0, speed_m_s, "The speed at infinity, m/s,", "must be positive");
        Conic.Require(periapsisRadius_m > 0, periapsisRadius_m, "The periapsis radius, m,", "must be positive");
        return 2 * Half(periapsisRadius_m * speed_m_s * speed_m_s / gm_m3_s2);
    }

    /// <summary>Periapsis radius at which a hyperbola turns by an angle, m.</summary>
    /// <param name="speed_m_s">Speed at infinity, m/s.</param>
    /// <param name="turningAngle_rad">Angle, rad, above 0 and below pi.</param>
    /// <param name="gm_m3_s2">Gravitational parameter of the planet, m^3/s^2.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value out of range; says which.</exception>
    public static double PeriapsisRadius_m(double speed_m_s, double turningAngle_rad, double gm_m3_s2)
    {
        Conic.RequireGm(gm_m3_s2);
        Conic.Require(speed_m_s > 0, speed_m_s, "The speed at infinity, m/s,", "must be positive");
        Conic.Require(turningAngle_rad is > 0 and < Math.PI, turningAngle_rad, "The turning angle, rad,",
            "must lie between 0 and pi");
        // 1 / sin(x) - 1 = (1 - sin x) / sin x, with 1 - sin x = 2 sin^2(pi/4 - x/2).
        var half = 0.5 * turningAngle_rad;
        var cut = Math.Sin((0.25 * Math.PI) - (0.5 * half));
        return 2 * cut * cut / Math.Sin(half) * gm_m3_s2 / (speed_m_s * speed_m_s);
    }

    /// <summary>
    /// Velocity at infinity after a swing-by without a burn: the incoming one, turned. At angle 0 the turn is in the
    /// plane of the incoming velocity and the planet's own, away from the latter (the convention of the MGA benchmarks:
    /// T. Vinko and D. Izzo, ESA ACT-MAD-GOHTSS 2008).
    /// </summary>
    /// <param name="incoming_m_s">Velocity at infinity before, m/s, against the planet.</param>
    /// <param name="planet_m_s">The planet's own velocity, m/s.</param>
    /// <param name="periapsisRadius_m">Periapsis radius, m.</param>
    /// <param name="planeAngle_rad">Angle of the plane about the incoming velocity, rad.</param>
    /// <param name="gm_m3_s2">Gravitational parameter of the planet, m^3/s^2.</param>
    /// <exception cref="ArgumentException">A zero velocity, or the two along one line.</exception>
    public static Vec3 Turn(
        Vec3 incoming_m_s, Vec3 planet_m_s, double periapsisRadius_m, double planeAngle_rad, double gm_m3_s2)
    {
        var speed = incoming_m_s.Length;
        var angle = TurningAngle_rad(speed, periapsisRadius_m, gm_m3_s2);
        var ahead = incoming_m_s / speed;
        var cross = Vec3.Cross(ahead, planet_m_s);
        if (!(cross.Length > 1e-14 * planet_m_s.Length))
        {
            throw new ArgumentException(
                "The incoming velocity is along the planet's own (or that is zero), so the plane of the turn has no " +
                "origin.");
        }
        var first = cross.ToUnit();
        var second = Vec3.Cross(ahead, first);
        var (sine, cosine) = Math.SinCos(angle);
        var (sinePlane, cosinePlane) = Math.SinCos(planeAngle_rad);
        return speed * ((cosine * ahead) + (sine * ((sinePlane * first) + (cosinePlane * second))));
    }

    /// <summary>The swing-by with one burn at the common periapsis that joins two velocities at infinity.</summary>
    /// <param name="incoming_m_s">Velocity at infinity before, m/s, against the planet.</param>
    /// <param name="outgoing_m_s">Velocity at infinity after, m/s.</param>
    /// <param name="gm_m3_s2">Gravitational parameter of the planet, m^3/s^2.</param>
    /// <exception cref="ArgumentException">A zero velocity, or no turn, which has no periapsis; says which.</exception>
    public static PoweredSwingBy Join(Vec3 incoming_m_s, Vec3 outgoing_m_s, double gm_m3_s2)
    {
        Conic.RequireGm(gm_m3_s2);
        var (before, after) = (incoming_m_s.LengthSquared, outgoing_m_s.LengthSquared);
        var angle = Vec3.Angle_rad(incoming_m_s, outgoing_m_s);
        if (!(before > 0 && after > 0 && double.IsFinite(before + after) && angle > 0 && angle < Math.PI))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"A swing-by joins two finite velocities that differ in direction, by less than 180 deg; there are " +
                $"{Math.Sqrt(before)} m/s and {Math.Sqrt(after)} m/s at {angle} rad."));
        }
        // By the logarithm of the radius, between the radii at which either speed alone would turn that far.
        var low = Math.Log(PeriapsisRadius_m(Math.Sqrt(Math.Max(before, after)), angle, gm_m3_s2));
        var high = Math.Log(PeriapsisRadius_m(Math.Sqrt(Math.Min(before, after)), angle, gm_m3_s2));
        var (x, iterations) = (0.5 * (low + high), 0);
        while (iterations++ < Iterations_max)
        {
            var radius = Math.Exp(x) / gm_m3_s2;
            var (k1, k2) = (radius * before, radius * after);
            var excess = Half(k1) + Half(k2) - angle;
            (low, high) = excess > 0 ? (x, high) : (low, x);
            // d arcsin(1/(1+k)) / d ln k = -k / ((1 + k) sqrt(k (2 + k))).
            var slope = -(Slope(k1) + Slope(k2));
            var step = excess / slope;
            var next = x - step;
            if (Math.Abs(step) < 1e-14 || high - low < 1e-14) // x is about 16, whose last place is 4e-15
            {
                x = next;
                break;
            }
            x = next > low && next < high ? next : 0.5 * (low + high);
        }
        var r = Math.Exp(x);
        var burn = Math.Sqrt(after + (2 * gm_m3_s2 / r)) - Math.Sqrt(before + (2 * gm_m3_s2 / r));
        return new(r, burn, angle, iterations);
    }

    // arcsin(1 / (1 + k)) = atan(1 / sqrt(k (2 + k))), which keeps its digits for small k.
    private static double Half(double k) => Math.Atan2(1, Math.Sqrt(k * (2 + k)));

    private static double Slope(double k) => k / ((1 + k) * Math.Sqrt(k * (2 + k)));
}
