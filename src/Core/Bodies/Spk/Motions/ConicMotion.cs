using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk.Motions;

/// <summary>
/// Type 15: a conic whose node and periapsis precess by the first-order secular effect of J2. Node and periapsis move
/// in proportion to the true anomaly swept since the epoch, theta: dNode = -(3/2) J2 (R/p)^2 cos i theta, dPeri = (3/2)
/// J2 (R/p)^2 (5/2 cos^2 i - 1/2) theta; position and velocity of the unperturbed conic are turned by them, about the
/// pole of the orbit and then about that of the body. J2 acts only on ellipses that stay above the body. As in SPICE
/// the velocity is turned, not differentiated: it lacks the precession's own part, of relative size J2 (R/p)^2.
/// Sources: NAIF, "SPK Required Reading", type 15 with its flag for J2; J. M. A. Danby, "Fundamentals of Celestial
/// Mechanics" (1989), section 11.15.
/// </summary>
internal sealed class ConicMotion : ISegmentMotion
{
    private const int Words = 16;
    private const int NodeOnly = 1;
    private const int PeriapsisOnly = 2;
    private const int NoPrecession = 3;
    private const double MetresPerKilometre = 1000;

    private readonly double epoch_s;
    private readonly Vec3 pole;
    private readonly Vec3 bodyPole;
    private readonly Vec3 periapsis;
    private readonly Vec3 position_km;
    private readonly Vec3 velocity_km_s;
    private readonly double gm_km3_s2;
    private readonly double meanMotion_rad_s;
    private readonly double nodeFactor;
    private readonly double periapsisFactor;

    internal ConicMotion(SegmentWords words)
    {
        if (words.Count != Words)
        {
            throw words.Corrupt(SegmentWords.Say($"it has {words.Count} doubles, not {Words}"));
        }
        Vec3 Direction(int first, string what) => new Vec3(
            words.Finite(first, what), words.Finite(first + 1, what), words.Finite(first + 2, what)) is var v
            && v.Length > 0 ? v.ToUnit() : throw words.Corrupt(what + " has no length");
        epoch_s = words.Finite(0, "its epoch");
        (pole, periapsis) = (Direction(1, "the pole of its orbit"), Direction(4, "its periapsis"));
        bodyPole = Direction(10, "the pole of its central body");
        var p_km = words.Positive(7, "its semi-latus rectum");
        var e = words.Finite(8, "its eccentricity");
        if (e < 0 || Math.Abs(Vec3.Dot(pole, periapsis)) > 1e-5) // as NAIF requires
        {
            throw words.Corrupt(SegmentWords.Say(
                $"its eccentricity is {e}, and its periapsis is {Vec3.Angle_rad(pole, periapsis)} rad from its pole"));
        }
        gm_km3_s2 = words.Positive(13, "the GM of its central body");
        var (j2, radius_km) = (words.Finite(14, "the J2 of its body"), words.Finite(15, "the radius of its body"));
        var periapsis_km = p_km / (1 + e);
        position_km = periapsis_km * periapsis;
        velocity_km_s = Math.Sqrt(gm_km3_s2 / p_km) * (1 + e) * Vec3.Cross(pole, periapsis);
        var flag = words.Finite(9, "its flag for J2");
        if (flag != NoPrecession && j2 != 0 && e < 1 && periapsis_km > radius_km)
        {
            var axis_km = p_km / (1 - (e * e));
            meanMotion_rad_s = Math.Sqrt(gm_km3_s2 / axis_km) / axis_km;
            var cosine = Vec3.Dot(pole, bodyPole);
            var size = 1.5 * j2 * radius_km * radius_km / (p_km * p_km);
            nodeFactor = flag == PeriapsisOnly ? 0 : -size * cosine;
            periapsisFactor = flag == NodeOnly ? 0 : size * ((2.5 * cosine * cosine) - 0.5);
        }
    }

    /// <inheritdoc/>
    public MotionSample At(SpkTime time)
    {
        var elapsed_s = time.Since(epoch_s);
        var (position, velocity) = TwoBody.Propagate(position_km, velocity_km_s, gm_km3_s2, elapsed_s);
        if (nodeFactor != 0 || periapsisFactor != 0)
        {
            // Within half a revolution of periapsis the angle is seen; whole revolutions are counted by the mean one.
            var mean = meanMotion_rad_s * elapsed_s;
            var part = Math.IEEERemainder(mean, 2 * Math.PI);
            var swept = mean - part + Math.CopySign(Vec3.Angle_rad(periapsis, position), part);
            (position, velocity) = (
                Turned(Turned(position, pole, periapsisFactor * swept), bodyPole, nodeFactor * swept),
                Turned(Turned(velocity, pole, periapsisFactor * swept), bodyPole, nodeFactor * swept));
        }
        return new(MetresPerKilometre * position, MetresPerKilometre * velocity);
    }

    /// <summary>Rodrigues' formula.</summary>
    private static Vec3 Turned(Vec3 vector, Vec3 axis, double angle_rad)
    {
        var (sine, cosine) = Math.SinCos(angle_rad);
        return (cosine * vector) + (sine * Vec3.Cross(axis, vector)) + ((1 - cosine) * Vec3.Dot(axis, vector) * axis);
    }
}
