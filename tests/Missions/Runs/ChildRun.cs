using Guanghan.Missions.Files;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Tests.Runs;

/// <summary>One run of the fake phases in a process of its own.</summary>
internal static class ChildRun
{
    /// <summary>First argument that makes this assembly run a mission instead of the tests.</summary>
    public const string Verb = "run-mission-for-test";

    public static int Run(string missionPath, string storeFolder, string runsFolder)
    {
        var check = Mission.CheckFile(missionPath, FakePhases.Catalogue);
        if (check.Plan is not { } plan)
        {
            Console.Error.WriteLine(string.Join('\n', check.Problems));
            return 2;
        }

        MissionRunner.Run(plan, new(storeFolder, runsFolder, new EmptyEphemeris(), new TextWriter())
        {
            Workers = 2,
            Observer = new Speaker(),
        });
        return 0;
    }

    /// <summary>Prints a line for everything that happens, so that the killer knows how far the run has come.</summary>
    private sealed class Speaker : IRunObserver
    {
        public void Started(string phase) => Console.Out.WriteLine("started " + phase);

        public void Progressed(string phase, double doneFraction, string words)
        {
        }

        public void Finished(string phase, PhaseStatus status, string key) =>
            Console.Out.WriteLine("finished " + phase);

        public void Reused(string phase, string key)
        {
        }

        public void FoundDamaged(string phase, string key, string damage) => Console.Out.WriteLine("damaged " + phase);
    }
}
