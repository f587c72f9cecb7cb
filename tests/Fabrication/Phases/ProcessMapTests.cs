using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Phases;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class ProcessMapTests
{
    private static readonly MapNode Small = Options.Of(
        ("spot", "5 mm"), ("soil", "CE-5"), ("check", "false"),
        ("flux", Options.Of(("low", "0.4 MW/m^2"), ("high", "6 MW/m^2"), ("count", "3"))),
        ("speed", Options.Of(("low", "30 mm/min"), ("high", "300 mm/min"), ("count", "3"))),
        ("passes", Options.List(Options.Of(("spacing", "3 mm"), ("layer", "2 mm")))),
        ("mark", Options.Of(("flux", "3.33 MW/m^2"), ("speed", "30 mm/min"), ("spacing", "3 mm"), ("layer", "2 mm"))));

    [Fact]
    [Trait("Kind", "property")]
    public void The_marked_point_is_that_of_a_direct_run_and_every_output_is_declared()
    {
        var reading = Small.Read(ProcessMapPhase.Read);
        Assert.Empty(reading.Problems);
        var result = ProcessMapPhase.Run(reading.Value,
            new PhaseContext(new PrintCase.NoEphemeris(), 0, (_, _) => { }, CancellationToken.None));
        var report = ProcessMapPhase.Report(result);
        var track = PenTrack.Of(new(3.33e6, 5e-3, 0.5e-3, 3e-3, 2e-3, 0.81, 0.95, 0, 252),
            reading.Value.Ground.Material(), CancellationToken.None);

        Assert.Equal(track.FusedFraction, result.Mark!.Outcome.FusedFraction, 1e-9); // a share: speed is read from text
        Assert.Equal(track.Centre.Peak_K, result.Mark.Outcome.Peak_K, 1e-6); // K
        var declared = ProcessMapPhase.Description.Outputs.Select(output => output.Name)
            .ToHashSet(StringComparer.Ordinal);
        Assert.All(report.Figures, figure => Assert.Contains(figure.Name, declared));
        Assert.All(report.Maps, map => Assert.Contains(map.Name, declared));
    }

    private static ProcessMapResult Run(MapNode options) => ProcessMapPhase.Run(
        options.Read(ProcessMapPhase.Read).Value,
        new PhaseContext(new PrintCase.NoEphemeris(), 0, (_, _) => { }, CancellationToken.None));

    [Fact]
    [Trait("Kind", "property")]
    public void More_flux_never_melts_less_and_more_speed_never_melts_more()
    {
        var wide = Small.With("flux", Options.Of(("low", "0.4 MW/m^2"), ("high", "6 MW/m^2"), ("count", "6")))
            .With("speed", Options.Of(("low", "10 mm/min"), ("high", "200 mm/min"), ("count", "5")));
        var (map, fluxes) = (Run(wide).Maps[0], 6);
        for (var at = 0; at < map.Length; at++)
        {
            // Rows are speeds from the slowest, columns fluxes from the weakest; a cell of the column is the resolution.
            Assert.True(at % fluxes == 0 || map[at].Peak_K >= map[at - 1].Peak_K - 1e-6);
            Assert.True(at % fluxes == 0 || map[at].FusedFraction >= map[at - 1].FusedFraction - 0.02);
            Assert.True(at < fluxes || map[at].FusedFraction <= map[at - fluxes].FusedFraction + 0.02);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_boundary_of_the_marked_point_lies_between_points_on_either_side_of_it()
    {
        var mark = Run(Small).Mark!;
        var factor = mark.Margins.FluxMeltFactor!.Value;
        ProcessOutcome At(double share) => Run(Small.With("flux", Options.Of(
            ("low", FormattableString.Invariant($"{3.33 * factor * share:R} MW/m^2")), ("high", "6 MW/m^2"), ("count", "3"))))
            .Maps[0][0];
        Assert.Equal(0, At(0.97).FusedFraction); // 3 % to either side: the search halves down to far below that
        Assert.True(At(1.03).FusedFraction > 0);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_same_map_twice_is_the_same_to_the_bit()
    {
        var (first, second) = (ProcessMapPhase.Report(Run(Small)), ProcessMapPhase.Report(Run(Small)));
        Assert.Equal(first.Figures.AsEnumerable(), second.Figures);
        Assert.Equal(first.Maps.SelectMany(map => map.Values_si), second.Maps.SelectMany(map => map.Values_si));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void An_empty_range_is_refused() => Assert.Equal(
        ["flux.high: is not above low; the range is empty"],
        Small.With("flux", Options.Of(("low", "2 MW/m^2"), ("high", "1 MW/m^2"))).Refusals(ProcessMapPhase.Read));
}
