using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Tests.Heat;

public sealed class BedClockTests
{
    private static readonly BedCell[] s_nested = [BedCases.Cube(2e-3), BedCases.Cube(1e-3), BedCases.Cube(.5e-3)];

    private static readonly Func<double, double> s_pace = SinteringPace.Of_m_s(
        SinteringLength.Viscosity(SoilTable.Named("CE-5").Composition, null));

    [Fact]
    [Trait("Kind", "validates")]
    public void A_clock_that_always_runs_shows_the_time_whatever_windows_came_and_went()
    {
        var print = BedCases.TwoLayers with { Clocks = [new(_ => 1, 0)] };
        using var solver = new BedSolver(print);
        while (solver.Next(null, default))
        {
        }

        var bed = solver.Snapshot(2);
        var shown = solver.Clock(0);
        var (plane, all) = (bed.CountX * bed.CountY, print.Path.Duration_s);
        var last = all - (all / 2) - 60; // the second layer lies from the end of its spreading on
        for (var at = 0; at < bed.CountZ * plane; at++)
        {
            // The base is 8 cells of 1 mm, the layers two each. Single precision over some thousand readings.
            var since = (at / plane) switch { < 8 => all, < 10 => all - 60, _ => last };
            Assert.Equal(since, shown[at], 1e-3 * all);
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_sintering_length_of_a_place_is_the_integral_over_its_own_history()
    {
        var place = new BedProbe(7.25e-3, 5.25e-3, 2.75e-3);
        var print = BedCases.Stroke(14e-3, BedCases.Cube(.5e-3)) with
        {
            Clocks = [new(s_pace, SinteringPace.From_K(s_pace))],
            Probes = [place],
            ProbeInterval_s = 1e-3,
        };
        using var solver = new BedSolver(print);
        solver.Next(null, default);
        var (probe, bed) = (solver.Result().Probes[0], solver.Snapshot(0));
        var length = SinteringLength.Of_m(
            [.. probe.Times_s.Zip(probe.Temperatures_K, (time, value) => new HistoryPoint(time, value))],
            SinteringLength.Viscosity(SoilTable.Named("CE-5").Composition, null));

        var at = (((5 * bed.CountY) + 10) * bed.CountX) + 14;
        Assert.True(length > 1e-6, "the place was hot");
        // Readings every fourth step, a fifth of a second, where the pace rises tenfold in half a second: 4 % found,
        // far below the factor of two by which viscosity is unsure.
        Assert.Equal(1, solver.Clock(0)[at] / length, 0.06);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void One_thread_and_two_show_the_same_bits_and_a_clock_changes_no_heat()
    {
        var plain = BedCases.Stroke(24e-3, s_nested);
        var print = plain with { Clocks = [new(s_pace, SinteringPace.From_K(s_pace))] };
        using var none = new BedSolver(plain);
        using var one = new BedSolver(print);
        using var two = new BedSolver(print with { ThreadCount = 2 });
        none.Next(null, default);
        one.Next(null, default);
        two.Next(null, default);

        Assert.Equal(none.Result().Ledger, one.Result().Ledger);
        Assert.Equal(none.Snapshot(2).Temperatures_K, one.Snapshot(2).Temperatures_K);
        Assert.True(one.Clock(0).SequenceEqual(two.Clock(0)));
        Assert.True(one.Clock(0).ToArray().Max() > 0);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Windows_show_what_an_even_grid_shows()
    {
        BedClock clock = new(s_pace, SinteringPace.From_K(s_pace));
        using var even = new BedSolver(BedCases.Stroke(16e-3, BedCases.Cube(.5e-3)) with { Clocks = [clock] });
        using var nested = new BedSolver(BedCases.Stroke(16e-3, s_nested) with { Clocks = [clock] });
        even.Next(null, default);
        nested.Next(null, default);
        var sintered = new SinteredSoil(GrainSizes.ChangE5, 0.39, 0);
        double Joined(BedSolver solver)
        {
            var sum = 0.0;
            foreach (var length in solver.Clock(0))
            {
                sum += sintered.JoinedFraction(length);
            }

            return sum;
        }

        Assert.Equal(1, Joined(nested) / Joined(even), 0.02); // windows and readings at other times
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_clock_that_was_not_asked_for_is_refused()
    {
        using var solver = new BedSolver(BedCases.Stroke(14e-3, BedCases.Cube(1e-3)));

        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => solver.Clock(0).Length);
        Assert.StartsWith("The print has 0 clocks, counted from 0.", refusal.Message, StringComparison.Ordinal);
    }
}
