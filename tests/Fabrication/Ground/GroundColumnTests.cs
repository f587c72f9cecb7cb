using Guanghan.Core.Tests;
using Guanghan.Fabrication.Ground;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Tests.Ground;

[Trait("Kind", "property")]
public sealed class GroundColumnTests
{
    [Fact]
    public void What_is_absorbed_and_comes_from_below_is_radiated_or_stored()
    {
        Gen.Select(Gen.Double[-89, 89], Gen.Double[0, 0.6], Gen.Double[30, 440], Gen.Int[20, 400]).Sample(
            (latitude, albedo, start, steps) =>
            {
                var day = PeriodicSun.At(latitude * Math.PI / 180, 0.02, 1361).Day(1e5, steps);
                var column = Grounds.Column(albedo, start);
                return Math.Abs(Grounds.Follow(column, day).Imbalance_W_m2) < 1e-9 && column.UnsolvedCount == 0;
            }, iter: 60); // W/m^2: rounding of some 1e9 J/m^2 in sums, over 2.6e6 s
    }

    [Fact]
    public void Any_start_ends_in_one_periodic_state()
    {
        var day = PeriodicSun.At(0.7, 0, 1361).Day(0, 360);
        var (cold, hot) = (Grounds.Column(0.12, 120), Grounds.Column(0.12, 400));
        var outcomes = new[] { cold, hot }.Select(column => GroundSpinUp.Run(column, day, 1e9, 1e-4, 60, default));

        Assert.All(outcomes, outcome => Assert.True(outcome is { HasConverged: true, DayCount: <= 20 }, $"{outcome}"));
        for (var node = 0; node < cold.Nodes_K.Length; node++)
        {
            Assert.Equal(cold.Nodes_K[node], hot.Nodes_K[node], 2e-3); // K: the moves shrink to a quarter each day
        }
    }

    [Fact]
    public void The_periodic_state_is_the_one_that_waiting_leads_to()
    {
        // A thin column gets there by waiting 200 lunar days; the surface and the floor then agree.
        var day = PeriodicSun.At(0.3, 0, 1361).Day(0, 240);
        var (waited, moved) = (Grounds.Column(0.12, 250, GroundGrid.To(0.5)),
            Grounds.Column(0.12, 250, GroundGrid.To(0.5)));
        GroundSpinUp.Run(moved, day, 1e9, 1e-5, 60, default);
        for (var days = 0; days < 200; days++)
        {
            Grounds.Follow(waited, day);
        }

        Assert.Equal(moved.Surface_K, waited.Surface_K, 1e-3); // K: what the tolerance and 200 days leave
        Assert.Equal(moved.Nodes_K[^1], waited.Nodes_K[^1], 5e-3);
    }

    [Fact]
    public void A_spin_up_without_enough_days_says_so()
    {
        var outcome = GroundSpinUp.Run(
            Grounds.Column(), PeriodicSun.At(0, 0, 1361).Day(0, 240), 1e9, 1e-4, 2, default);

        Assert.Equal(2, outcome.DayCount);
        Assert.False(outcome.HasConverged);
        Assert.InRange(outcome.Residual_K, 0.1, 10); // K: it began 7 K off
    }

    [Fact]
    public void Finer_steps_and_cells_change_ever_less()
    {
        // Measured, noon, midnight, end of night, mean at 0.83 m. 360 to 720 to 1440 steps: 0.0003, then 0.0001 K at
        // midnight, 0.0016 then 0.0005 K at 0.83 m. Cells of 1 to 0.5 to 0.25 mm: 0.003, then 0.001 K at midnight.
        var (coarse, middle, fine) = (Of(360), Of(720), Of(1440));
        var (half, quarter) = (Of(720, new(5e-4, 1.035, 2)), Of(720, new(2.5e-4, 1.0175, 2)));
        for (var at = 0; at < middle.Length; at++)
        {
            Assert.Equal(fine[at], middle[at], 1e-3); // K: half as much again as measured
            Assert.Equal(quarter[at], middle[at], 6e-3);
            Assert.True(Math.Abs(fine[at] - middle[at]) <= Math.Max(0.5 * Math.Abs(middle[at] - coarse[at]), 1e-4));
            Assert.True(Math.Abs(quarter[at] - half[at]) <= Math.Max(0.5 * Math.Abs(half[at] - middle[at]), 1e-4));
        }

        static double[] Of(int steps, GroundGrid? grid = null)
        {
            var run = Grounds.Ideal(0, 0.12, steps, grid, 1e-4);
            return [run.Surface_K[0], Grounds.SurfaceAt_K(run, 12), run.Least_K[0], run.At_K(run.Mean_K, 0.83)];
        }
    }

    [Fact]
    public void A_deeper_floor_changes_nothing_above() => Assert.Equal(
        Grounds.Ideal(0, 0.12, 360, GroundGrid.To(1), 1e-4).Least_K[0],
        Grounds.Ideal(0, 0.12, 360, GroundGrid.To(3), 1e-4).Least_K[0], 1e-3); // K: the wave is 1e-4 K at 1 m

    [Fact]
    public void A_brighter_soil_and_a_higher_latitude_are_colder()
    {
        var here = Grounds.Ideal(20, 0.10, 240);

        Assert.True(Grounds.Ideal(20, 0.15, 240).Mean_K[0] < here.Mean_K[0]);
        Assert.True(Grounds.Ideal(40, 0.10, 240).Mean_K[0] < here.Mean_K[0]);
        Assert.Equal(Grounds.Ideal(-20, 0.10, 240).Mean_K[0], here.Mean_K[0], 1e-9); // K: the same Sun, rounding
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        var column = Grounds.Column();
        column.Advance(3600, 900, 900);

        Assert.Equal(0, Allocations.Fewest(() =>
        {
            for (var step = 0; step < 100; step++)
            {
                column.Advance(3600, 900, 900);
            }
        }));
    }

    [Fact]
    public void The_mean_of_a_bed_is_the_integral_over_its_depth()
    {
        var run = Grounds.Ideal(10, 0.1, 120);
        var strips = Enumerable.Range(0, 20_000).Average(i => run.At_K(run.Greatest_K, (i + 0.5) / 20_000 * 0.037));

        Assert.Equal(strips, run.MeanTo_K(run.Greatest_K, 0.037), 1e-5); // K: kinks within strips
        Assert.Equal(run.Bed_K[0], run.Bed_K[^1], 0.02); // K: a day later
    }

    [Fact]
    public void Enthalpy_is_the_integral_of_specific_heat_and_both_are_smooth_at_the_ends()
    {
        var heat = SpecificHeatPolynomial.Hayne2017;
        Gen.Double[2, 600].Sample(t => Math.Abs(
            ((heat.Enthalpy_J_kg(t + 0.01) - heat.Enthalpy_J_kg(t - 0.01)) / 0.02) - heat.At_J_kg_K(t)) < 0.02);
        Assert.Equal(heat.At_J_kg_K(450), heat.At_J_kg_K(1500));
        Assert.Equal(heat.At_J_kg_K(10), heat.At_J_kg_K(2));
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_two_published_specific_heats_of_lunar_soil_agree_within_a_tenth()
    {
        // Hayne 2017 against Biele 2022, two fits to overlapping measurements, where both have them.
        Accuracy.Record(
            "Ground", "specific heat, 100 to 400 K, Hayne 2017", "Biele et al. 2022, equation 24", "%",
            Enumerable.Range(0, 61).Select(i => 100 + (5.0 * i)).Select(t =>
                100 * ((SpecificHeatPolynomial.Hayne2017.At_J_kg_K(t) / SpecificHeat.At_J_kg_K(t)) - 1)), 10);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Albedo_grows_with_the_angle_as_published()
    {
        // A0 + 0.06 (theta / 45 deg)^3 + 0.25 (theta / 90 deg)^8: A0, + 0.06 + 0.25/256 and + 0.48 + 0.25.
        Assert.Equal(0.12, GroundSurface.Highland.AlbedoAtFraction(1), 1e-12); // rounding
        Assert.Equal(0.18 + (0.25 / 256), GroundSurface.Highland.AlbedoAtFraction(Math.Sqrt(0.5)), 1e-12);
        Assert.Equal(0.85, GroundSurface.Highland.AlbedoAtFraction(0), 1e-12);
    }
}
