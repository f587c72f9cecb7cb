using Guanghan.Missions.Tests.Runs;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Guanghan.Missions.Tests;

/// <summary>Runs the tests, or one mission for the test that kills the process which runs it.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is [ChildRun.Verb, ..])
        {
            return ChildRun.Run(args[1], args[2], args[3]);
        }

        return args.Any(arg => arg is "--server" or "--internal-msbuild-node")
            ? TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
                .GetAwaiter().GetResult()
            : ConsoleRunner.Run(args).GetAwaiter().GetResult();
    }
}
