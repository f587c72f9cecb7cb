using Guanghan.Missions.Files;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Tests.Runs;

/// <summary>One run of the fake phases in a process of its own.</summary>
internal static class ChildRun
{
    /// <summary>First argument that makes this assembly run a mission instead of the tests.</summary>
    public const string Verb = "run-mission-for-test";

    /// <summary>Printed when the run begins, after everything needed is loaded.</summary>
    public const string Ready = "ready";

    public static int Run(string missionPath, string storeFolder, string runsFolder)
    {
        var check = Mission.CheckFile(missionPath, FakePhases.Catalogue);
        if (check.Plan is not { } plan)
        {
            Console.Error.WriteLine(string.Join('\n', check.Problems));
            return 2;
        }

        Console.Out.WriteLine(Ready);
        Console.Out.Flush();
        MissionRunner.Run(plan, new(storeFolder, runsFolder, new EmptyEphemeris(), new TextWriter()) { Workers = 2 });
        return 0;
    }
}
