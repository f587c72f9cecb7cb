using System.Text;
using Guanghan.Missions.Files;
using Guanghan.Missions.Reports;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Tests.Reports;

/// <summary>A mission of the fake Monte Carlo phase, run and written as the command line does.</summary>
internal static class RaysRun
{
    public const string Text = """
        mission: Rays
        about: Figures with errors and bands, and maps, of a phase that stands for a ray tracer.
        seed: 3
        phases:
          rays: { kind: test.rays }
          more: { kind: test.rays, rays: 4000, points: 9, width: 30 mm }
        expect:
          - { figure: rays.concentration, published: 3500 suns to 4000 suns, compare: band, source: By its band }
          - { figure: rays.concentration, published: above 4000 suns, compare: band, source: Beyond its band }
          - { figure: rays.temperature, published: 2200 degC, compare: band, source: A single value in the band }
          - { figure: rays.temperature, published: 2400 degC, within: 10 degC, source: By its value }
          - { figure: rays.rays, published: 1000, compare: band, source: Without a band }
        """;

    public static RunOutcome Execute(string folder, int workers = 2)
    {
        var check = Mission.Check("rays.yaml", Encoding.UTF8.GetBytes(Text), FakePhases.Catalogue, new FakeFiles());
        Assert.Empty(check.Problems);
        var options = new RunOptions(Path.Combine(folder, ".store"), folder, new EmptyEphemeris(), new ReportWriter())
        {
            Workers = workers,
        };
        return MissionRunner.Run(check.Plan!, options, TestContext.Current.CancellationToken);
    }
}
