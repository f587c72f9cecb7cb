using Guanghan.Fabrication.Heat.Bed;

namespace Guanghan.Fabrication.Tests.Heat;

public sealed class BedHistoryTests
{
    // A stroke of 12 mm on a loose layer over dense soil, then 30 s in the dark: windows open, move and close.
    private static readonly BedProbe[] s_places =
    [
        new(10e-3, 10e-3, 10e-3), new(10e-3, 10e-3, 9e-3), new(10e-3, 10e-3, 8e-3), new(10e-3, 13e-3, 10e-3),
        new(10.3e-3, 10.2e-3, 9.3e-3), new(10e-3, 11.6e-3, 9.4e-3),
    ];

    private static BedPrint Print(bool isEven, double hotRatio) => BedCases.Stroke(20e-3, BedCases.Cube(.5e-3)) with
    {
        Grid = new(20e-3, 20e-3, 8e-3, 1, 2e-3, isEven
            ? [BedCases.Cube(.5e-3)]
            : [new(2e-3, 2e-3, 1e-3), BedCases.Cube(1e-3), BedCases.Cube(.5e-3)]),
        Path = new([new(0, 30, [new(4e-3, 10e-3, 16e-3, 10e-3, .5e-3, 1)])]),
        HasOpenFloor = true,
        Probes = [.. s_places],
        ProbeInterval_s = 0.2,
        WindowHotRatio = hotRatio,
    };

    private static BedRecording Recording(int level, params double[] times_s) =>
        new([.. times_s], level, new(0, 10e-3, 10e-3, 8e-3));

    [Fact]
    [Trait("Kind", "property")]
    public void A_probes_record_has_no_step_where_windows_close()
    {
        var record = BedSolver.Run(Print(false, 0.1), null, CancellationToken.None).Probes;
        var print = BedSolver.Run(Print(false, 0.9), null, CancellationToken.None).Probes;
        var even = BedSolver.Run(Print(true, 0.9), null, CancellationToken.None).Probes;

        // K between two records beyond what the records around them rise or fall, as found. The shipped track had 149
        // when the nearest cell stood for a place.
        double[] within = [10, 10, 115, 10, 10, 10];
        double[] withinPrint = [30, 35, 115, 20, 25, 20];
        for (var place = 0; place < s_places.Length; place++)
        {
            // Place 2 is the joint: when the melt above it has frozen, the fused share of the half-loose cell begins to
            // conduct, all at once and on an even grid too.
            Assert.InRange(LargestStep_K(even[place]), 0, within[place]);
            Assert.InRange(LargestStep_K(record[place]), 0, within[place]);
            Assert.InRange(LargestStep_K(print[place]), 0, withinPrint[place]);
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Windows_that_stay_until_all_is_cool_give_the_even_grids_temperatures()
    {
        var even = BedSolver.Run(Print(true, 0.9), null, CancellationToken.None).Probes;
        var windows = BedSolver.Run(Print(false, 0.1), null, CancellationToken.None).Probes;
        for (var place = 0; place < s_places.Length; place++)
        {
            for (var at = 5.0; at < 54; at += 1)
            {
                // K: the two grids' steps of time differ; 2.1 at most when this was written.
                Assert.Equal(At(even[place], at), At(windows[place], at), 4.0);
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_recording_changes_no_bit_and_sees_what_the_track_and_the_probes_see()
    {
        var print = Print(false, 0.9);
        var bare = BedSolver.Run(print, null, CancellationToken.None);
        using var solver = new BedSolver(print with { Recording = Recording(2, 10, 20, 54) });
        while (solver.Next(null, CancellationToken.None))
        {
        }

        var (result, cells) = (solver.Result(), solver.History(2)!);
        Assert.Equal(bare.Tracks.AsEnumerable(), result.Tracks);
        Assert.Equal(bare.Ledger, result.Ledger);
        for (var place = 0; place < s_places.Length; place++)
        {
            Assert.Equal(bare.Probes[place].Temperatures_K.AsEnumerable(), result.Probes[place].Temperatures_K);
        }

        // Every frame lies beneath the peaks; the middle cell was as hot and as long molten as its frames allow.
        Assert.Equal([10.0, 20.0, 54.0], result.Record!.Frames.Select(frame => frame.Time_s), (a, b) => Math.Abs(a - b) < 5);
        foreach (var frame in result.Record.Frames)
        {
            Assert.All(frame.Bed.Temperatures_K.Zip(cells.Peaks_K), pair => Assert.True(pair.First <= pair.Second + 1e-3f));
        }

        var middle = (((19 * cells.CountY) + 20) * cells.CountX) + 20;
        Assert.InRange(cells.Peaks_K[middle], BedCases.Solidus_K, result.Tracks[0].Peak_K);
        Assert.Equal(result.Tracks[0].MeltTime_s, cells.AboveSolidus_s[middle], 1.0); // s: the surface's, 0.25 mm higher

        // K/s: the surface freezes at 26; below the solidus the same loss cools 2.8 times as fast, for 421 kJ/kg over 196 K
        // of latent heat no longer adds to the 1.2 kJ/kg/K of the solid. 84 when this was written.
        Assert.InRange(cells.CoolingRates_K_s[middle], 26, 130);
        Assert.All(cells.AboveSolidus_s.Zip(cells.Peaks_K), pair =>
            Assert.Equal(pair.First > 0, pair.Second > (float)BedCases.Solidus_K));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_larger_cells_history_is_the_mean_of_its_smallest_cells()
    {
        using var solver = new BedSolver(Print(false, 0.9) with { Recording = Recording(1) });
        while (solver.Next(null, CancellationToken.None))
        {
        }

        var (fine, coarse) = (solver.History(2)!, solver.History(1)!);
        Assert.Equal(fine.Peaks_K.Average(), coarse.Peaks_K.Average(), 0.01f); // K: rounding
        Assert.Equal(fine.AboveSolidus_s.Average(), coarse.AboveSolidus_s.Average(), 1e-4f); // s: rounding
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_sections_are_those_of_the_hottest_moment_and_of_the_peaks()
    {
        var result = BedSolver.Run(Print(false, 0.9) with { Recording = Recording(2) }, null, CancellationToken.None);
        var record = result.Record!;
        Assert.Equal(2, record.Sections.Length);
        Assert.InRange(record.Moment_s, 12, 24); // s: the spot leaves the middle 17 s after the start
        foreach (var (section, peaks) in record.Sections.Zip(record.Peaks))
        {
            Assert.Equal(32, section.Places_m.Length); // 16 mm in cells of 0.5 mm
            Assert.Equal(20, section.Heights_m.Length);
            Assert.All(section.Temperatures_K.Zip(peaks.Temperatures_K), pair => Assert.True(pair.First <= pair.Second));
            Assert.All(section.Surface_K.Zip(peaks.Surface_K), pair => Assert.True(pair.First <= pair.Second));
            Assert.InRange(peaks.Surface_K.Max(), result.Tracks[0].Peak_K - 40, result.Tracks[0].Peak_K + 1e-3);
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_cannot_be_recorded_is_refused_in_words()
    {
        Refuses("Frames are kept in cells of size 3; the grid has sizes 0 to 2.", Recording(3, 1));
        Refuses("Frame 2 is at 1 s; each must be later than the one before.", Recording(2, 1, 1));
        Refuses("201 frames or more are asked for, and 200 are allowed; take fewer.",
            Recording(2, [.. Enumerable.Range(1, 201).Select(at => (double)at)]));
        Assert.Equal("Probe 1 at (0.03, 0.01, 0.01) m lies outside the bed of 0.02 x 0.02 m.",
            (Print(false, 0.9) with { Probes = [new(30e-3, 10e-3, 10e-3)] }).Problem());
        Assert.Equal("The share of the way to the solidus at which windows close is 0; it must be above 0 and at most 1.",
            Print(false, 0).Problem());

        static void Refuses(string message, BedRecording recording) =>
            Assert.Equal(message, (Print(false, 0.9) with { Recording = recording }).Problem());
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Frames_beyond_the_memory_that_is_allowed_are_refused()
    {
        var print = BedCases.Stroke(200e-3, BedCases.Cube(.5e-3)) with
        {
            Grid = new(200e-3, 200e-3, 8e-3, 1, 2e-3, [BedCases.Cube(.5e-3)]),
            Recording = new([.. Enumerable.Range(1, 20).Select(at => (double)at)], 0, null),
        };
        Assert.Equal("20 frames of the bed need 488 MiB, and 256 MiB are allowed; take fewer frames, or larger cells.",
            print.Problem());
    }

    // After the pen has passed: while it heats, records may rise as fast as they like.
    private static double LargestStep_K(BedProbeHistory probe)
    {
        var (times, values, largest) = (probe.Times_s, probe.Temperatures_K, 0.0);
        for (var at = 2; at + 1 < times.Length; at++)
        {
            if (times[at] > 24)
            {
                var before = (values[at - 1] - values[at - 2]) / (times[at - 1] - times[at - 2]);
                var after = (values[at + 1] - values[at]) / (times[at + 1] - times[at]);
                largest = Math.Max(largest, Math.Abs(
                    values[at] - values[at - 1] - ((before + after) / 2 * (times[at] - times[at - 1]))));
            }
        }

        return largest;
    }

    private static double At(BedProbeHistory probe, double time_s)
    {
        var at = Math.Clamp(probe.Times_s.ToList().FindIndex(time => time >= time_s), 1, probe.Times_s.Length - 1);
        var share = (time_s - probe.Times_s[at - 1]) / (probe.Times_s[at] - probe.Times_s[at - 1]);
        return probe.Temperatures_K[at - 1] + (share * (probe.Temperatures_K[at] - probe.Temperatures_K[at - 1]));
    }
}
