using Guanghan.Core.Space;
using Guanghan.Flight.Propagation;
using Guanghan.Flight.Transfers;

namespace Guanghan.Flight.Tours;

/// <summary>The pieces that the readable evaluations are made of; each says whether there is such an arc.</summary>
internal static class TourArcs
{
    private const double StraightAngle_rad = 1e-9; // a swing-by that turns less is none

    /// <summary>The prograde arc of less than one revolution between two places.</summary>
    public static bool TryJoin(Vec3 from, Vec3 to, double time_s, double gm, out Vec3 start, out Vec3 end)
    {
        (start, end) = (default, default);
        var across = Vec3.Cross(from, to);
        if (!(time_s > 0 && across.LengthSquared > 0))
        {
            return false;
        }
        var arc = Lambert.Solve(new(from, to, time_s, gm, LambertProblem.Prograde));
        (start, end) = (arc.DepartureVelocity_m_s, arc.ArrivalVelocity_m_s);
        return arc.IsConverged;
    }

    /// <summary>
    /// Motion on a conic by the f and g functions in universal variables: Battin 1999, section 4.5.
    /// </summary>
    public static bool TryCoast(
        Vec3 from, Vec3 velocity, double time_s, double gm, out Vec3 position, out Vec3 end)
    {
        var radius = from.Length;
        var unit = radius * Math.Sqrt(radius / gm);
        var sigma = Vec3.Dot(from, velocity) / Math.Sqrt(gm * radius);
        var alpha = 2 - (velocity.LengthSquared * radius / gm);
        var (chi, converged) = UniversalKepler.Solve(sigma, alpha, time_s / unit);
        var u = UniversalFunctions.Of(chi, alpha);
        var ratio = u.U0 + (sigma * u.U1) + u.U2;
        (position, end) = (
            ((1 - u.U2) * from) + ((u.U1 + (sigma * u.U2)) * unit * velocity),
            ((-u.U1 / (ratio * unit)) * from) + ((1 - (u.U2 / ratio)) * velocity));
        return converged && ratio > 0 && double.IsFinite(position.LengthSquared + end.LengthSquared);
    }

    /// <summary>
    /// The swing-by with one burn at periapsis between two velocities at infinity. One that turns nothing has its
    /// periapsis at infinity and costs the difference of the speeds; one that turns right round has it at the centre.
    /// </summary>
    public static bool TryPass(Vec3 incoming, Vec3 outgoing, double gm, out double radius, out double burn)
    {
        var (before, after) = (incoming.Length, outgoing.Length);
        var angle = before > 0 && after > 0 ? Vec3.Angle_rad(incoming, outgoing) : 0;
        if (angle < StraightAngle_rad || angle > Math.PI - StraightAngle_rad)
        {
            (radius, burn) = angle < 1 ? (double.PositiveInfinity, Math.Abs(after - before)) : (0, 0);
            return before > 0 && after > 0;
        }
        var pass = GravityAssist.Join(incoming, outgoing, gm);
        (radius, burn) = (pass.PeriapsisRadius_m, Math.Abs(pass.Burn_m_s));
        return true;
    }

    /// <summary>The swing-by without a burn; angle 0 of the plane is along the normal of both velocities.</summary>
    public static bool TryTurn(
        Vec3 incoming, Vec3 planet, double radius, double planeAngle_rad, double gm, out Vec3 outgoing)
    {
        outgoing = default;
        if (!(Vec3.Cross(incoming, planet).Length > 1e-12 * incoming.Length * planet.Length))
        {
            return false;
        }
        // GravityAssist counts the angle from the plane of both velocities itself.
        outgoing = GravityAssist.Turn(incoming, planet, radius, (0.5 * Math.PI) - planeAngle_rad, gm);
        return true;
    }
}
