using Guanghan.Core.Space;
using Guanghan.Flight.Elements;
using Guanghan.Flight.Transfers;

namespace Guanghan.Flight.Tests.Transfers;

public sealed class GravityAssistTests
{
    private const double Gm = 3.24858592e14; // Venus

    private static readonly Gen<Vec3> Velocities = Gen.Select(Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[500, 3e4])
        .Where((x, y, z, _) => new Vec3(x, y, z).Length > 0.1).Select((x, y, z, speed) => speed * new Vec3(x, y, z).ToUnit());

    [Fact]
    [Trait("Kind", "property")]
    public void The_turn_is_that_between_the_asymptotes_of_the_hyperbola() =>
        Gen.Select(Gen.Double[500, 3e4], Gen.Double[6.2e6, 1e8]).Sample((speed, radius) =>
        {
            var angle = GravityAssist.TurningAngle_rad(speed, radius, Gm);
            var state = new KeplerianElements(radius, 1 + (radius * speed * speed / Gm), 1, 0.5, 0.3, 0).ToState<Icrf>(Gm);
            var incoming = BPlaneElements.FromState(state, Gm, Asymptote.Incoming);
            var outgoing = BPlaneElements.FromState(state, Gm, Asymptote.Outgoing);
            var between = Vec3.Angle_rad(
                HyperbolicPlane.Direction(incoming.RightAscension_rad, incoming.Declination_rad),
                HyperbolicPlane.Direction(outgoing.RightAscension_rad, outgoing.Declination_rad));
            // e - 1 down to 5e-3 costs three digits.
            return Math.Abs(angle - between) < 1e-11
                && Math.Abs(GravityAssist.PeriapsisRadius_m(speed, angle, Gm) - radius) < 1e-11 * radius;
        });

    [Fact]
    [Trait("Kind", "property")]
    public void A_turn_keeps_the_speed_and_joining_it_needs_no_burn() => Gen.Select(
        Velocities, Velocities, Gen.Double[6.2e6, 5e7], Gen.Double[0, 6]).Where((v, planet, _, _) =>
            Vec3.Cross(v, planet).Length > 1e-3 * v.Length * planet.Length).Sample((incoming, planet, radius, plane) =>
            {
                var outgoing = GravityAssist.Turn(incoming, planet, radius, plane, Gm);
                var joined = GravityAssist.Join(incoming, outgoing, Gm);
                return Math.Abs(outgoing.Length - incoming.Length) < 1e-12 * incoming.Length
                    && Math.Abs(joined.Burn_m_s) < 1e-8 && Math.Abs(joined.PeriapsisRadius_m - radius) < 1e-9 * radius;
            });

    [Fact]
    [Trait("Kind", "property")]
    public void A_burn_joins_any_two_velocities_at_one_periapsis() =>
        Gen.Select(Velocities, Velocities).Where((a, b) => Vec3.Angle_rad(a, b) is > 0.01 and < 3.1).Sample((a, b) =>
        {
            var joined = GravityAssist.Join(a, b, Gm);
            var half = 0.5 * (GravityAssist.TurningAngle_rad(a.Length, joined.PeriapsisRadius_m, Gm)
                + GravityAssist.TurningAngle_rad(b.Length, joined.PeriapsisRadius_m, Gm));
            // The logarithm of the radius, about 16, is known to 4e-15.
            Assert.True(
                Math.Abs(half - joined.TurningAngle_rad) < 2e-14 && joined.IterationCount < 20,
                $"off by {half - joined.TurningAngle_rad:E1} rad after {joined.IterationCount} iterations");
        });

    [Fact]
    [Trait("Kind", "refusal")]
    public void No_turn_and_no_speed_are_refused()
    {
        Assert.Throws<ArgumentException>(() => GravityAssist.Join(new(1, 0, 0), new(2, 0, 0), Gm));
        Assert.Throws<ArgumentException>(() => GravityAssist.Join(new(1, 0, 0), Vec3.Zero, Gm));
        Assert.Throws<ArgumentException>(() => GravityAssist.Turn(new(1, 0, 0), new(1, 0, 0), 7e6, 0, Gm));
        Assert.Throws<ArgumentOutOfRangeException>(() => GravityAssist.TurningAngle_rad(-1, 7e6, Gm));
    }
}
