using Guanghan.Fabrication.Heat.Bed;

namespace Guanghan.Fabrication.Tests.Heat;

public sealed class BedTests
{
    private static readonly BedCell[] s_nested = [BedCases.Cube(2e-3), BedCases.Cube(1e-3), BedCases.Cube(.5e-3)];

    [Fact]
    [Trait("Kind", "property")]
    public void The_fast_solver_agrees_with_the_plain_one_in_double_precision()
    {
        var print = BedCases.Stroke(14e-3, BedCases.Cube(1e-3));
        var reference = new BedReference(print);
        reference.AddLayer();
        using var solver = new BedSolver(print);
        solver.Tree.Watch = (_, time, step) => reference.Step(step, 4e-3 + (.5e-3 * (time - (step / 2))), 5e-3, 1);
        solver.Next(null, default);

        var block = solver.Tree.Blocks[0]!;
        var (worst_K, worst) = (0.0, 0.0);
        for (var at = 0; at < block.Nx * block.Ny * block.Nz; at++)
        {
            var own = block.At(at % block.Nx, at / block.Nx % block.Ny, at / (block.Nx * block.Ny));
            worst_K = Math.Max(worst_K, Math.Abs(block.Temperature_K[own] - reference.Temperature_K[at]));
            worst = Math.Max(worst, Math.Abs(block.Fused[own] - reference.Fused[at]));
        }

        // Single precision in 2000 K is 1e-4 K; the table's bins are 1 to 2 K wide and bent at the liquidus.
        Assert.InRange(worst_K, 0, 0.5);
        Assert.InRange(worst, 0, 2e-3);
        Assert.Equal(reference.Absorbed_J, solver.Result().Ledger.Absorbed_J, 1e-6 * reference.Absorbed_J);
        Assert.Equal(reference.Radiated_J, solver.Result().Ledger.Radiated_J, 1e-4 * reference.Absorbed_J);
        Assert.Equal(reference.Stored_J, solver.Result().Ledger.Stored_J, 1e-4 * reference.Absorbed_J);
        Assert.Equal(reference.Absorbed_J - reference.Radiated_J, reference.Stored_J, 1e-9 * reference.Absorbed_J);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void An_even_grid_keeps_its_heat()
    {
        var result = BedSolver.Run(BedCases.Stroke(14e-3, BedCases.Cube(.5e-3)), null, default);

        // Single-precision fluxes are given to both cells: what is left is their rounding.
        Assert.InRange(result.Ledger.ImbalanceRatio, 0, 1e-9);
        // J: 12 s of the whole pen
        Assert.Equal(3.33e6 * .81 * Math.PI / 4 * 25e-6 * 12, result.Ledger.Absorbed_J, 1e-3);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Moving_windows_and_new_layers_keep_the_heat()
    {
        var print = BedCases.TwoLayers;
        var result = BedSolver.Run(print, null, default);

        Assert.InRange(result.Ledger.ImbalanceRatio, 0, 1e-6);
        Assert.True(result.Ledger.Absorbed_J > 5000 && result.Ledger.Radiated_J > 0 && result.Ledger.Stored_J > 0);
        Assert.Equal(2 * 2984.0 * 32e-3 * 24e-3 * 2e-3, result.Ledger.LayerMass_kg, 1e-5);
        Assert.Null(result.Layers[0].Before_K);
        Assert.InRange(result.Layers[1].Before_K!.Value, 252, 1000); // K: warm from the layer beneath
        Assert.InRange(result.Layers[1].FusedFraction, 0.3, 1);
        Assert.Equal(6, result.Tracks.Length);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Windows_agree_with_an_even_grid()
    {
        var even = BedSolver.Run(BedCases.Stroke(24e-3, BedCases.Cube(.5e-3)), null, default);
        var nested = BedSolver.Run(BedCases.Stroke(24e-3, s_nested) with { MarginCellCount = 2 }, null, default);

        Assert.Equal(even.Tracks[0].Peak_K, nested.Tracks[0].Peak_K, 1.0); // K
        Assert.Equal(even.Tracks[0].MeltDepth_m, nested.Tracks[0].MeltDepth_m, 10e-6); // m: a fiftieth of a cell
        Assert.Equal(even.Tracks[0].MeltWidth_m, nested.Tracks[0].MeltWidth_m, 10e-6); // m
        Assert.Equal(even.Layers[0].FusedMass_kg, nested.Layers[0].FusedMass_kg, 0.01 * even.Layers[0].FusedMass_kg);
        Assert.Equal(even.Ledger.Radiated_J, nested.Ledger.Radiated_J, 0.005 * even.Ledger.Absorbed_J);
        Assert.True(nested.CellStepCount < even.CellStepCount);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void One_thread_and_two_give_the_same_bits()
    {
        var print = BedCases.Stroke(24e-3, s_nested);
        using var one = new BedSolver(print);
        using var two = new BedSolver(print with { ThreadCount = 2 });
        one.Next(null, default);
        two.Next(null, default);

        Assert.Equal(one.Result().Tracks[0], two.Result().Tracks[0]);
        Assert.Equal(one.Result().Ledger, two.Result().Ledger);
        Assert.Equal(one.Snapshot(2).Temperatures_K, two.Snapshot(2).Temperatures_K);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_track_is_symmetric_about_its_middle_line()
    {
        using var solver = new BedSolver(BedCases.Stroke(14e-3, BedCases.Cube(1e-3)));
        solver.Next(null, default);
        var shot = solver.Snapshot(0);

        for (var at = 0; at < shot.Temperatures_K.Length; at++)
        {
            var (x, y, z) = (at % shot.CountX, at / shot.CountX % shot.CountY, at / (shot.CountX * shot.CountY));
            var mirrored = (((z * shot.CountY) + shot.CountY - 1 - y) * shot.CountX) + x;
            Assert.Equal(shot.Temperatures_K[at], shot.Temperatures_K[mirrored], 0.01f); // K: rounding
            Assert.Equal(shot.FusedFractions[at], shot.FusedFractions[mirrored], 1e-4f);
        }
    }

    [Fact]
    [Trait("Kind", "regression")]
    public void Half_a_millimetre_is_within_three_percent_of_fine_cells_at_the_published_point()
    {
        var grids = new[] { .5e-3, .25e-3, .125e-3 }.Select(cell => BedSolver.Run(BedCases.Stroke(20e-3,
            cell == .5e-3 ? [BedCases.Cube(.5e-3)] : [BedCases.Cube(.5e-3), BedCases.Cube(cell)]), null,
                default)).ToArray();

        // Shares of the finest grid. Whole cells alone gave 0.92 in depth, 0.93 in width and 0.89 in fused mass.
        AssertNear([.. grids.Select(grid => grid.Tracks[0].Peak_K)], 0.002, 0.001);
        AssertNear([.. grids.Select(grid => grid.Tracks[0].MeltDepth_m * 1e3)], 0.02, 0.02);
        AssertNear([.. grids.Select(grid => grid.Tracks[0].MeltWidth_m * 1e3)], 0.02, 0.015);
        AssertNear([.. grids.Select(grid => grid.Layers[0].FusedMass_kg * 1e6)], 0.035, 0.01);
    }

    private static void AssertNear(double[] values, double coarse, double middle)
    {
        var check = GridLimit.Of(values[0], values[1], values[2], values[2])!;
        var text = FormattableString.Invariant(
            $"{string.Join(", ", values)}: order {check.ObservedOrderFactor:F2}, limit {values[2] * (1 + check.ErrorRatio):F4}");
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        Assert.True(Math.Abs((values[0] / values[2]) - 1) < coarse && Math.Abs((values[1] / values[2]) - 1) < middle,
            text);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Three_grids_give_the_limit_of_a_power_and_none_give_an_order_where_they_waver()
    {
        // 10 + a h^p on cells of 2, 1 and 1/2: exact.
        foreach (var (order, amount) in ((double, double)[])[(1, -3), (1.5, 2), (2, -1)])
        {
            var values = new[] { 2.0, 1, .5 }.Select(cell => 10 + (amount * Math.Pow(cell, order))).ToArray();
            var limit = GridLimit.Of(values[0], values[1], values[2], values[1])!;
            Assert.Equal(order, limit.ObservedOrderFactor!.Value, 1e-12);
            Assert.Equal(10, values[1] * (1 + limit.ErrorRatio), 1e-12);
        }

        var wavering = GridLimit.Of(9, 10, 9.8, 10)!;
        Assert.Null(wavering.ObservedOrderFactor);
        Assert.Equal(1, wavering.HeldOrderFactor);
        Assert.Equal(-0.04, wavering.ErrorRatio, 1e-12); // as if of first order: 9.8 - 0.2
        Assert.Null(GridLimit.Of(0, 0, 1, 0)); // nothing melts on the cells in question
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_front_fills_its_cell_as_heat_comes_and_never_holds_more_melt_than_the_heat_allows()
    {
        var (material, front) = (BedCases.Lunar, new MeltFront(BedCases.Lunar));
        var (cold, liquidus) = (material.Enthalpy_J_kg(252), material.Enthalpy_J_kg(1584.15));
        foreach (var hot in (double[])[1400, 1500, 1700, 2300])
        {
            var last = 0.0;
            for (var at = 0; at <= 40; at++)
            {
                var heat = at / 40.0;
                var share = front.Share(cold + (heat * (liquidus - cold)), 252, hot, 252);
                Assert.InRange(share, last - 1e-9, 1);
                // All the heat in melt just above the solidus, in which a molten share m has 1 - m solid beside it.
                Assert.True(share * (material.Enthalpy_J_kg(1388.15) + (share * 421e3) - cold) <=
                    (heat * (liquidus - cold)) + 1e-6, $"{hot} K, {heat}: {share}");
                last = share;
            }

            // Loose soil that stands above conducts worse than beside, so less of the heat is lost before the front.
            Assert.True(hot < 1450 || front.Share((cold + liquidus) / 2, 252, 252, hot) >
                front.Share((cold + liquidus) / 2, 252, hot, 252), $"{hot} K");
        }

        Assert.Equal(0, front.Share(liquidus, 252, 1388, 1388));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Eight_fronts_at_once_are_the_same_as_one_by_one() =>
        (from coldest in Gen.Float[25, 1500].Array[8]
         from warmer in Gen.Float[0, 1.2f].Array[8]
         from beside in Gen.Float[200, 3000].Array[8]
         from stacked in Gen.Float[200, 3000].Array[8]
         select (coldest, warmer, beside, stacked)).Sample(cells =>
        {
            var (material, front) = (BedCases.Lunar, new MeltFront(BedCases.Lunar));
            var liquidus = material.Enthalpy_J_kg(material.Liquidus_K);
            var enthalpies = cells.coldest.Zip(cells.warmer, (cold, more) =>
                material.Enthalpy_J_kg(cold) + (more * (liquidus - material.Enthalpy_J_kg(cold)))).ToArray();
            var shares = front.Shares(enthalpies, cells.coldest, cells.beside, cells.stacked);
            for (var lane = 0; lane < 8; lane++)
            {
                // Single precision over six turns of quotients near 1e-3 of a cell.
                Assert.Equal(front.Share(enthalpies[lane], cells.coldest[lane], cells.beside[lane],
                    cells.stacked[lane]), shares[lane], 2e-5);
            }
        });

    [Fact]
    [Trait("Kind", "property")]
    public void A_cancelled_print_stops_and_progress_ends_at_one()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => BedSolver.Run(BedCases.TwoLayers, null, source.Token));

        var progress = new Last();
        BedSolver.Run(BedCases.Stroke(10e-3, BedCases.Cube(1e-3)), progress, default);
        Assert.Equal(1, progress.Value, 1e-12);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_probe_sees_the_pen_pass()
    {
        var print = BedCases.Stroke(14e-3, BedCases.Cube(1e-3)) with
        {
            Probes = [new(7e-3, 5e-3, 1), new(7e-3, 5e-3, 0)],
        };
        var probes = BedSolver.Run(print, null, default).Probes;

        Assert.True(probes[0].Temperatures_K.Max() > 2000 && probes[1].Temperatures_K.Max() < 1000);
        Assert.Equal(probes[0].Times_s.Length, probes[0].Temperatures_K.Length);
    }

    private sealed class Last : IProgress<double>
    {
        public double Value { get; private set; }

        public void Report(double value) => Value = value;
    }
}
