using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Tests.Propagation;

/// <summary>
/// Transition matrices over places where a force switches, against neighbouring orbits, which switch a little earlier
/// or later.
/// </summary>
[Trait("Kind", "property")]
public sealed class SwitchingSensitivityTests
{
    private const double Au = PhysicalConstants.AstronomicalUnit_m;

    private static readonly Epoch s_begin = Epoch.ParseIso("2025-05-28T17:31:00Z");

    [Fact]
    public void The_transition_matrix_of_a_sail_goes_through_shadows()
    {
        // 10 m^2/kg: 4.5e-5 m/s^2, which the Earth's shadow takes away three times in five hours. The edges themselves
        // do not jump, but a penumbra is only 20 km wide.
        var model = new ForceModel(
            Body.Earth, [PointMassForce.Of(Body.Earth), new RadiationForce(10_000, 1, [Body.Earth])])
        {
            Ephemeris = BuiltinEphemeris.Default,
        };
        var initial = new SpacecraftState(s_begin, new(new(7.4e6, 0, 0), new(100, 7000, 2200)), 1000);
        var (worst, _) = Worst(model, initial, Duration.FromHours(5), [3, 3, 3, 3e-3, 3e-3, 3e-3, 1]);

        // Differences of orbits 6 m apart, 1e-5 m of which the integration leaves in doubt.
        Assert.True(worst < 2e-5, $"{worst:E2}");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_transition_matrix_goes_through_a_thruster_that_runs_out_of_power(bool isBackward)
    {
        ThrottlePoint[] table = [new(2000, 0.2, 8e-6), new(4000, 0.3, 1e-5)];
        var thruster = new ElectricThrust(
            s_begin - Duration.FromDays(200), Duration.FromDays(400), table, 4000, 300, ThrustDirection.Prograde);
        var model = new ForceModel(Body.Sun, [PointMassForce.Of(Body.Sun), thruster]);

        // Outward through 1.319 au, where 2300 W are left; backward in, and the power comes back. The thrust jumps by
        // 2e-4 m/s^2 at 9 km/s across the edge: who comes a metre later keeps 2e-8 m/s, which is 6 cm after a month.
        var initial = new SpacecraftState(
            s_begin, new(new((isBackward ? 1.34 : 1.30) * Au, 0, 0), new(9e3, 25e3, 2e3)), 1000);
        var (worst, jump) = Worst(
            model, initial, Duration.FromDays(isBackward ? -40 : 40), [1e6, 1e6, 1e6, 1, 1, 1, 1]);

        // Differences of 1e6 m in 2e11, of second order; and mass flow stops a little later: 9e-10 kg a metre.
        Assert.True(worst < 5e-6, $"{worst:E2}");
        Assert.Equal(isBackward ? -9.8e-10 : 9.0e-10, jump, 1e-11);
    }

    /// <summary>
    /// The largest difference between the columns of the transition matrix and central differences, relative to a
    /// column; and how much the final mass depends on the first coordinate, kg/m.
    /// </summary>
    private static (double Worst, double MassPerX_kg_m) Worst(
        ForceModel model, SpacecraftState initial, Duration span, double[] steps)
    {
        var propagator = new NumericalPropagator(model, new() { RelativeErrorRatio = 1e-13, PositionError_m = 1e-7 });
        var request = new PropagationRequest(initial, initial.Epoch + span) { WithTransition = true };
        var sensitivity = propagator.Propagate(request).Sensitivity!;
        var worst = 0.0;
        for (var column = 0; column < 7; column++)
        {
            SpacecraftState At(double step) => propagator.Propagate(
                request with { Initial = Moved(initial, column, step), WithTransition = false }).Final;
            var (ahead, behind) = (At(steps[column]), At(-steps[column]));
            var r = (ahead.Orbit.Position_m - behind.Orbit.Position_m) / (2 * steps[column]);
            var v = (ahead.Orbit.Velocity_m_s - behind.Orbit.Velocity_m_s) / (2 * steps[column]);
            var mass = (ahead.Mass_kg - behind.Mass_kg) / (2 * steps[column]);
            worst = Math.Max(worst, (sensitivity.PositionPer(column) - r).Length / r.Length);
            worst = Math.Max(worst, (sensitivity.VelocityPer(column) - v).Length / v.Length);
            var off = Math.Abs(sensitivity.ElementFactor(6, column) - mass);
            worst = Math.Max(worst, off / Math.Max(Math.Abs(mass), 1e-3));
        }
        return (worst, sensitivity.ElementFactor(6, 0));
    }

    private static SpacecraftState Moved(SpacecraftState start, int column, double step)
    {
        var unit = new Vec3(column % 3 == 0 ? step : 0, column % 3 == 1 ? step : 0, column % 3 == 2 ? step : 0);
        var (r, v) = (start.Orbit.Position_m, start.Orbit.Velocity_m_s);
        return column == 6 ? start with { Mass_kg = start.Mass_kg + step }
            : start with { Orbit = column < 3 ? new(r + unit, v) : new(r, v + unit) };
    }
}
