using System.Text;
using Guanghan.Missions.Files;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Tests.Runs;

public sealed class RunnerTests : IDisposable
{
    internal const string Chain = """
        mission: A chain
        seed: 7
        phases:
          sun:   { kind: test.sun, strength: 1000 W/m^2 }
          light: { kind: test.light, irradiance: { from: sun.irradiance }, mirror: { aperture: 1.5 m } }
          brick: { kind: test.print, pen: { from: light.pen } }
          other: { kind: test.heavy }
        expect:
          - { figure: light.pen.power, published: above 1 W, source: a test }
          - { figure: brick.mass, published: 1 kg, within: 10 %, source: a test }
        """;

    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    [Trait("Kind", "property")]
    public void A_mission_runs_and_its_folder_holds_what_it_made()
    {
        var outcome = Run(Chain);

        Assert.All(outcome.Run.Phases, phase => Assert.Equal(PhaseStatus.Done, phase.Status));
        Assert.Equal(["sun", "light", "brick", "other"], outcome.Run.Phases.Select(phase => phase.Name));
        Assert.Equal(
            ["SHA256SUMS", "artefacts/brick/part.gcode", "artefacts/light/light.txt", "artefacts/other/heavy.bin",
                "mission.yaml", "report.json"],
            ScratchFolder.Contents(outcome.Folder!).Keys);
        Assert.Equal(Chain, File.ReadAllText(Path.Combine(outcome.Folder!, "mission.yaml")));
        Assert.Equal([true, false], outcome.Run.Expectations.Select(expectation => expectation.Holds));
    }

    private RunOutcome Run(string text, int workers = 2, string store = "store", string runs = "runs")
    {
        var check = Mission.Check("chain.yaml", Encoding.UTF8.GetBytes(text), FakePhases.Catalogue, new FakeFiles());
        Assert.Equal([], check.Problems.Select(problem => problem.ToString()));
        return MissionRunner.Run(check.Plan!,
            new(_scratch.At(store), _scratch.At(runs), new EmptyEphemeris(), new TextWriter()) { Workers = workers });
    }
}
