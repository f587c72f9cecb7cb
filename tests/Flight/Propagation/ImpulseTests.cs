using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Tests.Propagation;

public sealed class ImpulseTests
{
    private static readonly Epoch s_begin = Epoch.ParseIso("2025-05-28T17:31:00Z");
    private static readonly Epoch s_end = s_begin + Duration.FromHours(3);

    private static readonly ImpulsiveBurn[] s_impulses =
    [
        new(s_begin + Duration.FromHours(2), new(30, -400, 1500), true, 310),
        new(s_begin, new(5, 3, -8)),
        new(s_begin + Duration.FromHours(1), new(-200, 900, 100), true, 290),
        new(s_begin + Duration.FromHours(1), new(80, 70, -60), false, 300), // after the one before it
        new(s_end, new(0, 12, 0), true),
    ];

    private static SpacecraftState Initial => new(s_begin, new(new(7e6, 1e5, -2e5), new(50, 7200, 2600)), 2000);

    [Fact]
    [Trait("Kind", "property")]
    public void There_and_back_undoes_every_impulse_and_so_does_the_transition_matrix()
    {
        var propagator = new NumericalPropagator(
            new(Body.Earth, [PointMassForce.Of(Body.Earth)]),
            new() { RelativeErrorRatio = 1e-14, PositionError_m = 1e-7 });
        var there = propagator.Propagate(new(Initial, s_end) { Impulses = s_impulses, WithTransition = true });
        var back = propagator.Propagate(new(there.Final, s_begin) { Impulses = s_impulses, WithTransition = true });
        Assert.Equal(PropagationOutcome.ReachedEnd, back.Outcome);

        // Two times three hours at 1e-14 a step, some 200 steps of 1e7 m.
        Assert.True(
            (back.Final.Orbit.Position_m - Initial.Orbit.Position_m).Length < 1e-4,
            $"{back.Final.Orbit.Position_m - Initial.Orbit.Position_m}");
        Assert.True(
            (back.Final.Orbit.Velocity_m_s - Initial.Orbit.Velocity_m_s).Length < 1e-7,
            $"{back.Final.Orbit.Velocity_m_s - Initial.Orbit.Velocity_m_s}");
        Assert.Equal(Initial.Mass_kg, back.Final.Mass_kg, 1e-9);
        Assert.True(there.Final.Mass_kg < 1100);

        // Their product is the unit matrix, in units of 7000 km, 7.5 km/s and 2000 kg. The impulses' own derivatives
        // are differences good to 1e-10, and elements are of order 50 on both ways.
        double[] units = [7e6, 7e6, 7e6, 7.5e3, 7.5e3, 7.5e3, 2000];
        for (var i = 0; i < 7; i++)
        {
            for (var j = 0; j < 7; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < 7; k++)
                {
                    sum += back.Sensitivity!.ElementFactor(i, k) * there.Sensitivity!.ElementFactor(k, j);
                }
                Assert.Equal(i == j ? 1 : 0, sum * units[j] / units[i], 1e-6);
            }
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_local_impulse_that_no_motion_can_have_preceded_is_refused()
    {
        var propagator = new NumericalPropagator(new(Body.Earth, [PointMassForce.Of(Body.Earth)]));
        var end = s_begin - Duration.FromHours(1);
        Vec3[] impossible = [new(0, 8000, 0), new(0, 0, 8000)];
        foreach (var change in impossible)
        {
            var error = Assert.Throws<ArgumentException>(() => propagator.Propagate(
                new(Initial, end) { Impulses = [new(s_begin, change, true)] }));
            Assert.Contains("cannot be undone", error.Message, StringComparison.Ordinal);
            Assert.Contains("Give the impulse in ICRF axes", error.Message, StringComparison.Ordinal);
        }
        var outside = Assert.Throws<ArgumentException>(() => propagator.Propagate(
            new(Initial, end) { Impulses = [new(end - Duration.FromSeconds(1), new(1, 0, 0))] }));
        Assert.Contains("lies outside the propagation", outside.Message, StringComparison.Ordinal);
    }
}
