using System.Globalization;
using System.Text;
using Guanghan.Missions;
using Guanghan.Missions.Files;
using Guanghan.Missions.Reports;
using Guanghan.Missions.Runs;

namespace Guanghan.Bench.Areas;

/// <summary>Mission files: checking a large one, running the shipped one.</summary>
internal static class MissionArea
{
    private const int PhaseCount = 200;

    public static IEnumerable<Benchmark> Benchmarks =>
    [
        new("mission.check", "Read and check a mission of 200 phases with references; wall-clock seconds.", "s", PrepareCheck),
        new("mission.first-brick", "The shipped mission from an empty store, the ephemeris built already; wall-clock seconds.", "s", PrepareFirstBrick),
        new("mission.stored", "The same again: everything is in the store.", "s", PrepareStored),
    ];

    private static Prepared PrepareCheck()
    {
        var text = Encoding.UTF8.GetBytes(LargeMission());
        var check = Check(text);
        return new(
            $"{PhaseCount} phases, {check.Problems.Length} mistakes", check.Plan is not null, null, "asked for: at most 1 s",
            () => Stopwatches.Seconds(() => Check(text)));
    }

    private static MissionCheck Check(byte[] text) =>
        Mission.Check("large.yaml", text, Catalogue.Phases, new MissionFolder(Path.Combine(Repository.Root, "missions")));

    private static string LargeMission()
    {
        var text = new StringBuilder("mission: Large\nphases:\n");
        for (var i = 0; i < PhaseCount / 2; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                  sun{{i}}:
                    kind: fabrication.sunlight
                    site: { latitude: {{i % 80}} deg, longitude: {{i}} deg }
                    start: 2026-03-01T00:00:00Z
                    days: 14 d
                  light{{i}}:
                    kind: fabrication.light
                    irradiance: { from: sun{{i}}.irradiance }
                    mirror: { aperture: 400 mm, focal_length: 400 mm, reflectivity: 92 %, slope_error: 1 mrad }
                    fibre: { numerical_aperture: 0.5, core: 0.6 mm, outer: 0.63 mm, count: 37, length: 5 m, attenuation: 20 dB/km }
                    pen: {}

                """);
        }

        return text.ToString();
    }

    private static Prepared PrepareFirstBrick()
    {
        var (first, second) = (RunIn(NewFolder()), RunIn(NewFolder()));
        return new(
            "two runs from empty stores have one key", string.Equals(first, second, StringComparison.Ordinal), null,
            "asked for: at most 60 s on 2 cores",
            () =>
            {
                var folder = NewFolder();
                return Stopwatches.Seconds(() => RunIn(folder));
            });
    }

    private static Prepared PrepareStored()
    {
        var folder = NewFolder();
        var (first, second) = (RunIn(folder), RunIn(folder));
        return new(
            "the second run has the first one's key", string.Equals(first, second, StringComparison.Ordinal), null, "no limit stated",
            () => Stopwatches.Seconds(() => RunIn(folder)));
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("guanghan-bench-").FullName;

    private static string RunIn(string folder)
    {
        var plan = Mission.CheckFile(Path.Combine(Repository.Root, "missions", "first-brick.yaml"), Catalogue.Phases).Plan!;
        var store = Path.Combine(folder, ".store");
        return MissionRunner.Run(plan, new RunOptions(store, folder, new StoredEphemerides(store), new ReportWriter())).Run.Key;
    }
}
