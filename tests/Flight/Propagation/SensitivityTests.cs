using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Forces.Gravity;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Tests.Propagation;

[Trait("Kind", "property")]
public sealed class SensitivityTests
{
    private static readonly SpacecraftState s_initial = NumericalPropagatorTests.Low();
    private static readonly Epoch s_end = s_initial.Epoch + Duration.FromHours(4);

    [Fact]
    public void The_transition_matrix_is_what_neighbouring_orbits_do()
    {
        var model = NumericalPropagatorTests.Everything();
        var burn = new FiniteBurn(
            s_initial.Epoch + Duration.FromHours(1), Duration.FromMinutes(5), 400, 310, ThrustDirection.Prograde);
        model = model with { Forces = [.. model.Forces, burn] };
        var propagator = new NumericalPropagator(model, new() { RelativeErrorRatio = 1e-13, PositionError_m = 1e-7 });
        var impulse = new ImpulsiveBurn(s_initial.Epoch + Duration.FromHours(2), new(1, 20, -3), true, 300);
        var request = new PropagationRequest(s_initial, s_end) { Impulses = [impulse], WithTransition = true };
        var sensitivity = propagator.Propagate(request).Sensitivity!;
        double[] steps = [10, 10, 10, 0.01, 0.01, 0.01, 0.5];
        for (var column = 0; column < 7; column++)
        {
            SpacecraftState At(double step) => propagator.Propagate(
                request with { Initial = Moved(column, step), WithTransition = false }).Final;
            var (ahead, behind) = (At(steps[column]), At(-steps[column]));
            var r = (ahead.Orbit.Position_m - behind.Orbit.Position_m) / (2 * steps[column]);
            var v = (ahead.Orbit.Velocity_m_s - behind.Orbit.Velocity_m_s) / (2 * steps[column]);
            var m = (ahead.Mass_kg - behind.Mass_kg) / (2 * steps[column]);

            // Differences of orbits 10 m apart: second order (1e-6 after four hours), their own errors of 1e-5 m over
            // 10 m, and the density's kinks between splines.
            Assert.True((sensitivity.PositionPer(column) - r).Length < (2e-5 * r.Length) + 1e-9, $"{column} {r} {sensitivity.PositionPer(column) - r}");
            Assert.True((sensitivity.VelocityPer(column) - v).Length < (2e-5 * v.Length) + 1e-12, $"{column} {v}");
            Assert.Equal(m, sensitivity.ElementFactor(6, column), 1e-9);
        }
    }

    [Fact]
    public void Without_drag_and_thrust_the_transition_matrix_is_symplectic()
    {
        var axes = BodyAxes.Earth(EarthOrientation.Unmeasured(s_initial.Epoch));
        var model = new ForceModel(Body.Earth, [new GravityForce(Body.Earth, new GravityField(GravityModels.Earth))])
        {
            Axes = [axes],
        };
        var s = new NumericalPropagator(model, new() { RelativeErrorRatio = 1e-13 })
            .Propagate(new(s_initial, s_end) { WithTransition = true }).Sensitivity!;

        // F^T J F = J (Battin 1999, section 9.5), in units of 7000 km and 7.5 km/s. Elements grow to 70.
        const double L = 7e6, V = 7.5e3;
        double F(int row, int column) => s.ElementFactor(row, column)
            * (column < 3 ? L : V) / (row < 3 ? L : V);
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                var sum = 0.0;
                for (var k = 0; k < 3; k++)
                {
                    sum += (F(k, i) * F(k + 3, j)) - (F(k + 3, i) * F(k, j));
                }
                Assert.Equal(j == i + 3 ? 1 : i == j + 3 ? -1 : 0, sum, 1e-8);
            }
        }
    }

    [Fact]
    public void A_parameters_column_is_what_changing_it_does()
    {
        var model = NumericalPropagatorTests.Everything();
        var light = model.Forces.OfType<RadiationForce>().Single();
        var drag = model.Forces.OfType<DragForce>().Single();
        var result = new NumericalPropagator(model).Propagate(new(s_initial, s_end)
        {
            Parameters = [SensitivityParameter.ScaleOf(light), SensitivityParameter.ScaleOf(drag)],
        });
        Assert.Equal(["scale of solar radiation pressure", "scale of drag"], result.Sensitivity!.Parameters);
        var lit = Slope(light, factor => light with { CoefficientFactor = 1.3 * factor });
        var dragged = Slope(drag, factor => drag with { CoefficientFactor = 2.2 * factor });

        // Differences over a tenth: metres of change, integration errors of 1e-5 m.
        Assert.True((result.Sensitivity.PositionPer(7) - lit).Length < (1e-3 * lit.Length) + 1e-3, $"{lit} {result.Sensitivity.PositionPer(7) - lit}");
        Assert.True((result.Sensitivity.PositionPer(8) - dragged).Length < 1e-3 * dragged.Length, $"{dragged}");

        Vec3 Slope(IForce force, Func<double, IForce> scaled)
        {
            Vec3 At(double factor) => new NumericalPropagator(
                model with { Forces = [.. model.Forces.Where(one => one != force), scaled(factor)] })
                .Propagate(new(s_initial, s_end)).Final.Orbit.Position_m;
            return (At(1.1) - At(0.9)) / 0.2;
        }
    }

    [Fact]
    public void A_covariance_is_mapped_as_the_spread_of_its_columns()
    {
        var model = new ForceModel(Body.Earth, [PointMassForce.Of(Body.Earth)]);
        var s = new NumericalPropagator(model).Propagate(new(s_initial, s_end) { WithTransition = true }).Sensitivity!;
        var initial = new double[6, 6];
        (initial[0, 0], initial[4, 4]) = (100, 1e-4);
        (initial[0, 4], initial[4, 0]) = (0.05, 0.05);
        var mapped = s.MapCovariance(initial);
        for (var i = 0; i < 6; i++)
        {
            for (var j = 0; j < 6; j++)
            {
                var expected = (100 * s.ElementFactor(i, 0) * s.ElementFactor(j, 0))
                    + (1e-4 * s.ElementFactor(i, 4) * s.ElementFactor(j, 4))
                    + (0.05 * ((s.ElementFactor(i, 0) * s.ElementFactor(j, 4))
                        + (s.ElementFactor(i, 4) * s.ElementFactor(j, 0))));
                Assert.Equal(expected, mapped[i, j], (1e-12 * Math.Abs(expected)) + 1e-12);
            }
        }
        Assert.Throws<ArgumentException>(() => s.MapCovariance(new double[5, 5]));
    }

    private static SpacecraftState Moved(int column, double step)
    {
        var unit = new Vec3(column % 3 == 0 ? step : 0, column % 3 == 1 ? step : 0, column % 3 == 2 ? step : 0);
        var (r, v) = (s_initial.Orbit.Position_m, s_initial.Orbit.Velocity_m_s);
        return column == 6 ? s_initial with { Mass_kg = s_initial.Mass_kg + step }
            : s_initial with { Orbit = column < 3 ? new(r + unit, v) : new(r, v + unit) };
    }
}
