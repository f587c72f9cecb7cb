using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Flight.Elements;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Tests.Propagation;

public sealed class KeplerPropagatorTests
{
    private const double Gm = 3.986004418e14;
    private const double Periapsis_m = 7e6;

    private static readonly Gen<KeplerianElements> Orbits = Gen.Select(
        Gen.OneOf(Gen.Double[0, 0.95], Gen.Const(0.0), Gen.Double[0.9999, 1.0001], Gen.Const(1.0), Gen.Double[1, 6]),
        Gen.Double[0, Math.PI], Gen.Double[0, 6], Gen.Double[0, 6], Gen.Double[-0.8, 0.8])
        .Select((e, i, node, argument, share) => new KeplerianElements(
            Periapsis_m, e, i, node, argument, share * (e < 1 ? Math.PI : Math.Acos(-1 / e))));

    [Fact]
    [Trait("Kind", "property")]
    public void There_and_back_again_is_where_we_started() =>
        Gen.Select(Orbits, Gen.Double[-4e4, 4e4]).Sample((orbit, time_s) =>
        {
            var state = orbit.ToState<Icrf>(Gm);
            var there = KeplerPropagator.Propagate(state, Gm, time_s);
            var back = KeplerPropagator.Propagate(there, Gm, -time_s);
            // 30 roundings of the state, magnified by the drift of one circular revolution after another: 3 v t / r.
            var magnified = 1 + (3 * Math.Abs(time_s) * 1.07e-3 * 3);
            return (back - state).Position_m.Length < 30 * 1.1e-16 * magnified * Math.Max(state.Position_m.Length, there.Position_m.Length) * 10;
        });

    [Fact]
    [Trait("Kind", "property")]
    public void The_mean_anomaly_of_an_ellipse_grows_with_time() => Gen.Select(
        Gen.Double[0, 0.9], Gen.Double[-3, 3], Gen.Double[-3e4, 3e4]).Sample((e, anomaly, time_s) =>
        {
            var orbit = new KeplerianElements(Periapsis_m, e, 0.4, 1, 2, anomaly);
            var end = KeplerianElements.FromState(KeplerPropagator.Propagate(orbit.ToState<Icrf>(Gm), Gm, time_s), Gm);
            var expected = Anomalies.MeanFromTrue_rad(anomaly, e) + (2 * Math.PI * time_s / orbit.Period_s(Gm));
            var found = Anomalies.MeanFromTrue_rad(end.TrueAnomaly_rad, end.EccentricityRatio)
                + end.ArgumentOfPeriapsis_rad - 2;
            // A nearly circular orbit has no periapsis of its own; 1e-16 / e and thirty revolutions of drift.
            var difference = Math.IEEERemainder(found - expected, 2 * Math.PI);
            return e < 1e-3 || Math.Abs(difference) < 1e-9;
        });

    [Fact]
    [Trait("Kind", "property")]
    public void Time_since_periapsis_of_every_conic_is_that_of_the_propagation() =>
        Gen.Select(Orbits, Gen.Double[-4e4, 4e4]).Sample((orbit, time_s) =>
        {
            var start_s = orbit.TimeSincePeriapsis_s(Gm);
            var later = orbit.AtTimeSincePeriapsis(start_s + time_s, Gm).ToState<Icrf>(Gm);
            var propagated = KeplerPropagator.Propagate(orbit.ToState<Icrf>(Gm), Gm, time_s);
            var back = orbit.AtTimeSincePeriapsis(start_s, Gm);
            // Thirty roundings, and the drift of 3 v t / r that each of the speed makes.
            var tolerance = 3e-15 * (1 + (3 * Math.Abs(time_s) * 1.5e-3)) * Math.Max(propagated.Position_m.Length, 1e8);
            return (later - propagated).Position_m.Length < tolerance
                && Math.Abs(Math.IEEERemainder(back.TrueAnomaly_rad - orbit.TrueAnomaly_rad, 2 * Math.PI)) < 1e-12;
        });

    [Fact]
    [Trait("Kind", "property")]
    public void Angular_momentum_is_kept() => Gen.Select(Orbits, Gen.Double[-1e6, 1e6]).Sample((orbit, time_s) =>
    {
        var state = orbit.ToState<Icrf>(Gm);
        var end = KeplerPropagator.Propagate(state, Gm, time_s);
        var change = Vec3.Cross(end.Position_m, end.Velocity_m_s) - Vec3.Cross(state.Position_m, state.Velocity_m_s);
        // r v rounds at 1e-16, some thirty times.
        var scale = Math.Max(end.Position_m.Length * end.Velocity_m_s.Length, state.Position_m.Length * state.Velocity_m_s.Length);
        return change.Length < 5e-15 * scale;
    });

    [Fact]
    [Trait("Kind", "property")]
    public void The_transition_matrix_is_the_slope_of_the_states() =>
        Gen.Select(Orbits, Gen.Double[-2e4, 2e4]).Sample((orbit, time_s) =>
        {
            var state = orbit.ToState<Icrf>(Gm);
            var (_, phi) = KeplerPropagator.PropagateWithTransition(state, Gm, time_s);
            var worst = 0.0;
            for (var column = 0; column < 6; column++)
            {
                // Fourth-order differences of a thousandth of a radian: (1e-3)^4, and rounding 1e-13 / 1e-3.
                var step = column < 3 ? 1e-3 * Periapsis_m : 1e-3 * Math.Sqrt(Gm / Periapsis_m);
                State<Icrf> At(double size) => KeplerPropagator.Propagate(state + (size * Unit(column)), Gm, time_s);
                var near = At(step) - At(-step);
                var far = At(2 * step) - At(-2 * step);
                var slope = ((8 * near) - far) * (1 / (12 * step));
                var ours = phi.Apply(Unit(column));
                worst = Math.Max(worst, Size(ours - slope) / Size(ours));
            }
            return worst < 2e-4;
        }, iter: 200);

    [Fact]
    [Trait("Kind", "property")]
    public void Transition_matrices_compose() =>
        Gen.Select(Orbits, Gen.Double[-1e4, 1e4], Gen.Double[-1e4, 1e4]).Sample((orbit, first_s, second_s) =>
        {
            var state = orbit.ToState<Icrf>(Gm);
            var (middle, one) = KeplerPropagator.PropagateWithTransition(state, Gm, first_s);
            var (_, two) = KeplerPropagator.PropagateWithTransition(middle, Gm, second_s);
            var (_, both) = KeplerPropagator.PropagateWithTransition(state, Gm, first_s + second_s);
            var product = two.After(one);
            var (worst, largest) = (0.0, 0.0);
            for (var i = 0; i < 3; i++)
            {
                for (var j = 0; j < 3; j++)
                {
                    worst = Math.Max(worst, Math.Abs(product[i, j] - both[i, j]));
                    for (var k = 0; k < 3; k++)
                    {
                        largest = Math.Max(largest, Math.Abs(two[i, k] * one[k, j]) + Math.Abs(two[i, k + 3] * one[k + 3, j]));
                    }
                }
            }
            // Relative to the largest product in the sums: they cancel, and each rounds at 1e-16 times the drift before.
            return worst < 1e-11 * largest;
        });

    [Fact]
    [Trait("Kind", "property")]
    public void A_fall_along_a_line_bounces_at_the_centre_and_comes_back()
    {
        // Released at rest at r, a body is back after the period of the ellipse with a = r / 2, and half-way is at the centre.
        var state = new State<Icrf>(new(1e7, 0, 0), Vec3.Zero);
        var period_s = 2 * Math.PI * Math.Sqrt(5e6 * 5e6 * 5e6 / Gm);
        Assert.Equal(1e7, KeplerPropagator.Propagate(state, Gm, period_s).Position_m.X, 1e-6);
        Assert.Equal(5e6, KeplerPropagator.Propagate(state, Gm, period_s * (0.25 + (0.5 / Math.PI))).Position_m.X, 1e-6);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void The_centre_and_what_is_not_a_number_are_refused()
    {
        Assert.Contains("away from the centre", Assert.Throws<ArgumentException>(
            () => KeplerPropagator.Propagate(new State<Icrf>(Vec3.Zero, new(1, 0, 0)), Gm, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("t = NaN s", Assert.Throws<ArgumentException>(
            () => KeplerPropagator.Propagate(new State<Icrf>(new(1, 0, 0), new(1, 0, 0)), Gm, double.NaN)).Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Vallados_example_2_4_gives_its_state()
    {
        // D. A. Vallado, 4th edition, 2013, example 2-4: 40 minutes; printed to a metre and a millimetre per second.
        var start = new State<Icrf>(new(1131340, -2282343, 6672423), new(-5643.05, 4303.33, 2428.79));
        var end = KeplerPropagator.Propagate(start, 3.986004415e14, 2400);
        Assert.True((end.Position_m - new Vec3(-4219752.7, 4363029.2, -3958766.6)).Length < 1);
        Assert.True((end.Velocity_m_s - new Vec3(3689.866, -1916.735, -6112.511)).Length < 2e-3);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void J2_makes_the_node_of_a_sun_synchronous_orbit_follow_the_sun()
    {
        // W. J. Larson and J. R. Wertz, "Space Mission Analysis and Design": 98.6 deg at 800 km.
        var oblateness = BodyConstants.Of(Body.Earth).Oblateness!.Value;
        var rate_rad_s = 2 * Math.PI / (365.2422 * 86400);
        var inclination_rad = J2Drift.InclinationFor_rad(6378136.3 + 8e5, rate_rad_s, Gm, oblateness);
        Assert.Equal(98.6, inclination_rad * 180 / Math.PI, 0.05);
        var critical = J2Drift.Of(new(7e6, 0.1, Math.Atan(2), 0, 0, 0), Gm, oblateness);
        Assert.Equal(0, critical.PeriapsisRate_rad_s, 1e-20); // tan i = 2: the critical inclination
        var mean = new KeplerianElements(7e6, 0.1, 1, 0.5, 1.5, 0.2);
        var drift = J2Drift.Of(mean, Gm, oblateness);
        var later = drift.Advance(drift.Advance(mean, 1e5), -1e5);
        Assert.Equal(mean.TrueAnomaly_rad, later.TrueAnomaly_rad, 1e-12); // 17 revolutions, 100 rad, some ten roundings
    }

    // In periapsis radii and circular speeds there.
    private static double Size(State<Icrf> change) => (change.Position_m.Length / Periapsis_m)
        + (change.Velocity_m_s.Length / Math.Sqrt(Gm / Periapsis_m));

    private static State<Icrf> Unit(int column) => new(
        new(column == 0 ? 1 : 0, column == 1 ? 1 : 0, column == 2 ? 1 : 0),
        new(column == 3 ? 1 : 0, column == 4 ? 1 : 0, column == 5 ? 1 : 0));
}

internal static class StateArithmetic
{
    extension(State<Icrf>)
    {
        public static State<Icrf> operator *(double factor, State<Icrf> state) =>
            new(factor * state.Position_m, factor * state.Velocity_m_s);

        public static State<Icrf> operator *(State<Icrf> state, double factor) => factor * state;
    }
}
