using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Phases;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class ProcessMapTests
{
    private static readonly MapNode Small = Options.Of(
        ("spot", "5 mm"), ("soil", "CE-5"), ("check", "false"), ("cells", "6"),
        ("flux", Options.Of(("low", "1 MW/m^2"), ("high", "6 MW/m^2"), ("count", "3"))),
        ("speed", Options.Of(("low", "20 mm/min"), ("high", "100 mm/min"), ("count", "3"))),
        ("passes", Options.List(Options.Of(("spacing", "3 mm"), ("layer", "2 mm")))),
        ("mark", Mark("3.33 MW/m^2", "30 mm/min")));

    private static MapNode Mark(string flux, string speed) => Options.Of(
        ("flux", flux), ("speed", speed), ("spacing", "3 mm"), ("layer", "2 mm"));

    private static ProcessMapResult Run(MapNode options) => ProcessMapPhase.Run(
        options.Read(ProcessMapPhase.Read).Value,
        new PhaseContext(new PrintCase.NoEphemeris(), 0, (_, _) => { }, CancellationToken.None));

    [Fact]
    [Trait("Kind", "property")]
    public void The_marked_point_is_that_of_a_pass_by_itself_and_every_output_is_declared()
    {
        var reading = Small.With("check", "true").With("unknowns", Options.Of(
            ("vapour", Options.Of(("low", "0.1"), ("high", "6"))))).Read(ProcessMapPhase.Read);
        Assert.Empty(reading.Problems);
        var result = ProcessMapPhase.Run(reading.Value,
            new PhaseContext(new PrintCase.NoEphemeris(), 0, (_, _) => { }, CancellationToken.None));
        var report = ProcessMapPhase.Report(result);
        var track = PenTrack.Of(new(3.33e6, 5e-3, 0.5e-3, 3e-3, 2e-3, 0.81, 0.95, 0, 252),
            reading.Value.Ground.Material(), 12, CancellationToken.None);

        // Twelve cells here and there; between columns the one goes by offset and the other by time: 1 % of the share.
        Assert.Equal(track.FusedFraction, result.Mark!.Outcome.OnceFraction, 0.01);
        Assert.Equal(track.Centre.Peak_K, result.Mark.Outcome.Peak_K, 1e-6); // K: the same column
        var declared = ProcessMapPhase.Description.Outputs.Select(output => output.Name)
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(report.Figures, figure => Assert.Contains(figure.Name, declared));
        Assert.All(report.Maps, map => Assert.Contains(map.Name, declared));
        Assert.All(report.Artefacts, file => Assert.Contains(file.Name, declared));
        Assert.All(report.Maps, map => Assert.Single(map.Marks));
        var recoil = report.Figures.Single(figure => string.Equals(figure.Name, "recoil_ratio", StringComparison.Ordinal));
        Assert.True(recoil.Band!.Value.Low_si < recoil.Value_si && recoil.Band.Value.High_si > recoil.Value_si);
        Assert.Contains(report.Figures, figure => string.Equals(figure.Name, "bed.point.depth_ratio", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void More_flux_never_melts_less_and_more_speed_never_melts_more()
    {
        var map = Run(Small.With("flux", Options.Of(
            ("low", "0.6 MW/m^2"), ("high", "6 MW/m^2"), ("count", "5")))).Maps[0];
        const int fluxes = 5;
        for (var at = 0; at < map.Length; at++)
        {
            // Rows are speeds from the slowest, columns fluxes from the weakest; a cell of the column is the resolution.
            Assert.True(at % fluxes == 0 || map[at].Peak_K >= map[at - 1].Peak_K - 1e-6);
            Assert.True(at % fluxes == 0 || map[at].JoinedFraction >= map[at - 1].JoinedFraction - 0.02);
            Assert.True(at < fluxes || map[at].OnceFraction <= map[at - fluxes].OnceFraction + 0.02);
            Assert.True(map[at].FusedFraction >= map[at].OnceFraction - 1e-3); // cells beneath differ
            Assert.True(map[at].CooledPeak_K <= map[at].Peak_K);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void On_either_side_of_a_boundary_its_limit_is_kept_and_crossed()
    {
        var result = Run(Small);
        var (model, limits) = (ProcessMapInputs.Model(result.Inputs.Stated), result.Inputs.Limits);
        Assert.NotEmpty(result.Mark!.Crossings);
        foreach (var one in result.Mark.Crossings.Where(one => one.Direction != ProcessDirection.Layer))
        {
            double At(double share) => limits.MeasureRatio(model.Of(ProcessBoundary.Moved(
                result.Inputs.Mark!, one.Direction, Math.Pow(one.Factor, share)), 6, CancellationToken.None), one.Limit);

            // A tenth of the way to either side; the search is nearer, but six cells and places of time stand between.
            var away = Math.Max(0.1, 0.05 / Math.Abs(Math.Log(one.Factor)));
            Assert.True(At(1 - away) > 1 == one.IsCrossedAtPoint, one.ToString());
            Assert.True(At(1 + away) > 1 != one.IsCrossedAtPoint, one.ToString());
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_point_found_crosses_no_limit_and_no_other_as_strong_is_faster()
    {
        var result = Run(Small.With("passes", Options.List(Options.Of(("spacing", "3 mm"), ("layer", "1 mm"))))
            .With("mark", Options.Of(("flux", "3.33 MW/m^2"), ("speed", "30 mm/min"), ("spacing", "3 mm"),
                ("layer", "1 mm"))));
        var best = result.Mark!.Search!.Fastest;
        var limits = result.Inputs.Limits;
        Assert.Equal(PrintRegime.Good, limits.RegimeOf(best.Outcome));
        Assert.All(result.Maps[0].Where(one => limits.RegimeOf(one) == PrintRegime.Good &&
            one.Strength_Pa >= 0.9 * result.Mark.Search.Strongest_Pa),
            one => Assert.True(one.Productivity_kg_s <= best.Outcome.Productivity_kg_s));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_same_map_twice_is_the_same_to_the_bit()
    {
        var (first, second) = (ProcessMapPhase.Report(Run(Small)), ProcessMapPhase.Report(Run(Small)));
        Assert.Equal(first.Figures.AsEnumerable(), second.Figures);
        Assert.Equal(first.Maps.SelectMany(map => map.Values_si), second.Maps.SelectMany(map => map.Values_si));
        Assert.Equal(first.Artefacts[0].Content.ToArray(), second.Artefacts[0].Content.ToArray());
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_point_outside_the_map_keeps_its_figures_and_is_said_to_lie_on_none()
    {
        var report = ProcessMapPhase.Report(Run(Small.With("mark", Mark("3.33 MW/m^2", "10 mm/min"))));
        Assert.All(report.Maps.Where(map => string.Equals(map.X.Name, "flux", StringComparison.Ordinal)), map => Assert.Empty(map.Marks));
        Assert.Contains(report.Findings, finding => string.Equals(finding.Code, "FAB146", StringComparison.Ordinal));
        Assert.Contains(report.Figures, figure => string.Equals(figure.Name, "joined_fraction", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_map_where_nothing_melts_says_what_flux_would()
    {
        var report = ProcessMapPhase.Report(Run(Options.Of(
            [.. Small.Entries.Where(entry => entry.Key is not ("mark" or "flux")).Select(entry => (entry.Key, (object)entry.Value)),
                ("flux", Options.Of(("low", "20 kW/m^2"), ("high", "40 kW/m^2"), ("count", "3")))])));
        var finding = Assert.Single(report.Findings);
        Assert.Equal(("FAB142", Severity.Error), (finding.Code, finding.Severity));
        Assert.Contains("it takes ", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void An_empty_range_is_refused() => Assert.Equal(
        ["flux.high: is not above low; the range is empty"],
        Small.With("flux", Options.Of(("low", "2 MW/m^2"), ("high", "2 MW/m^2"))).Refusals(ProcessMapPhase.Read));
}
