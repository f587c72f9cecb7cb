using System.Numerics;
using Guanghan.Core.Tests;
using Guanghan.Fabrication.Ground;
using Guanghan.Fabrication.Heat;

namespace Guanghan.Fabrication.Tests.Ground;

/// <summary>Against closed forms.</summary>
[Trait("Kind", "validates")]
public sealed class GroundExactTests
{
    private const double Conductivity = 0.01, Density = 1500, Heat = 800, Mean_K = 250, Swing_W_m2 = 0.3;
    private const double Omega = Math.Tau / PeriodicSun.LunarDay_s;

    private static readonly double WaveDepth_m = Math.Sqrt(2 * Conductivity / (Density * Heat * Omega));

    private static readonly GroundSoil Plain = new(
        Density, Density, 0.07, Conductivity, Conductivity, 0, new SpecificHeatPolynomial([Heat], 10, 450));

    private static readonly GroundSurface NoHeatFlow = GroundSurface.Highland with { HeatFlow_W_m2 = 0 };

    // Carslaw and Jaeger 1959, 2.6: T = Re[T0 exp(-(1 + i) z / d + i omega t)] under a flux of Re[q exp(i omega t)]
    // that the ground, k (1 + i) / d, and radiation, 4 e sigma T^3 for small swings, share.
    private static Complex Wave_K(double depth_m)
    {
        var slope = 4 * NoHeatFlow.EmissivityRatio * LitSurface.StefanBoltzmann_W_m2_K4 * Math.Pow(Mean_K, 3);
        var turn = new Complex(1, 1) / WaveDepth_m;
        return Swing_W_m2 / (slope + (Conductivity * turn)) * Complex.Exp(-turn * depth_m);
    }

    [Fact]
    public void A_small_wave_has_the_amplitude_and_the_phase_of_the_periodic_half_space()
    {
        var grid = new GroundGrid(WaveDepth_m / 100, 1.01, 12 * WaveDepth_m);
        var measured = Measure(grid, 720);
        var ratios = measured.Zip(grid.Nodes_m, (wave, depth) => wave / Wave_K(depth))
            .Where((_, node) => grid.Nodes_m[node] <= 4 * WaveDepth_m).ToArray();

        // 0.1 %: second order in cells of a hundredth of the wave and in steps of 1/720 of its period. To four depths
        // of the wave, where 2 % of it is left.
        Accuracy.Record("Ground", "amplitude of a small daily wave, to 4 of its depths", "Carslaw and Jaeger 1959", "%",
            ratios.Select(ratio => 100 * (ratio.Magnitude - 1)), 0.1);
        Accuracy.Record("Ground", "phase of a small daily wave, to 4 of its depths", "Carslaw and Jaeger 1959", "mrad",
            ratios.Select(ratio => 1000 * ratio.Phase), 1);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Halving_cells_and_steps_quarters_the_waves_error()
    {
        var errors = new[] { 1, 2, 4 }.Select(finer =>
        {
            var grid = new GroundGrid(WaveDepth_m / (10 * finer), 1, 10 * WaveDepth_m);
            var at = Array.FindIndex([.. grid.Nodes_m], depth => depth > WaveDepth_m);
            return (Measure(grid, 60 * finer)[at] / Wave_K(grid.Nodes_m[at]) - 1).Magnitude;
        }).ToArray();

        Assert.InRange(errors[0] / errors[1], 3.4, 4.6); // 4 for the second order; node and steps lie not quite alike
        Assert.InRange(errors[1] / errors[2], 3.4, 4.6);
    }

    // The first harmonic at each node over the second period, from the exact wave.
    private static Complex[] Measure(GroundGrid grid, int steps)
    {
        var absorbed = NoHeatFlow.Radiated_W_m2(Mean_K);
        var column = new GroundColumn(grid, Plain, NoHeatFlow, Mean_K);
        column.Warm([.. grid.Nodes_m.Select(depth => Wave_K(depth).Real)]);
        var (step, sums) = (PeriodicSun.LunarDay_s / steps, new Complex[grid.Nodes_m.Length]);
        for (var at = 0; at < 2 * steps; at++)
        {
            column.Advance(step, At(at + GroundColumn.FirstStageRatio), At(at + 1));
            for (var node = 0; node < sums.Length && at >= steps; node++)
            {
                sums[node] += 2.0 / steps * column.Nodes_K[node] *
                    Complex.Exp(new Complex(0, -Omega * (at + 1) * step));
            }
        }

        Assert.Equal(0, column.UnsolvedCount);
        return sums;

        double At(double time) => absorbed + (Swing_W_m2 * Math.Cos(Omega * time * step));
    }

    [Fact]
    public void A_steady_state_is_that_of_the_resistances_on_any_grid()
    {
        var surface = GroundSurface.Highland;
        var grid = new GroundGrid(0.01, 1.3, 2);
        var (soil, column) = (GroundSoil.Hayne2017, Grounds.Column(0.12, 200, grid));
        for (var step = 0; step < 60; step++)
        {
            column.Advance(1e10, 100, 100); // three centuries
        }

        // Radiated: 100 W/m^2 and the heat from below; the potential rises by that heat times the integral of dz / Kc,
        // here by the midpoint rule in steps of 0.1 mm.
        var top = Math.Pow((100 + surface.HeatFlow_W_m2) / surface.Radiated_W_m2(1), 0.25);
        Assert.Equal(top, column.Surface_K, 1e-8); // K: Newton's tolerance
        var resistance = 0.0;
        for (var (node, depth) = (1, 0.0); node < column.Nodes_K.Length; node++)
        {
            var strips = (int)Math.Ceiling((grid.Nodes_m[node] - depth) / 1e-4);
            var strip = (grid.Nodes_m[node] - depth) / strips;
            resistance += Enumerable.Range(0, strips).Sum(i => strip / soil.Contact_W_m_K(depth + ((i + 0.5) * strip)));
            depth = grid.Nodes_m[node];
            Assert.Equal(soil.Potential_K(top) + (surface.HeatFlow_W_m2 * resistance),
                soil.Potential_K(column.Nodes_K[node]), 1e-5); // K: the midpoint rule's error
        }
    }
}
