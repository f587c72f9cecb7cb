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

    [Fact]
    [Trait("Kind", "refusal")]
    public void An_empty_range_is_refused() => Assert.Equal(
        ["flux.high: is not above low; the range is empty"],
        Small.With("flux", Options.Of(("low", "2 MW/m^2"), ("high", "1 MW/m^2"))).Refusals(ProcessMapPhase.Read));
}
