using System.Diagnostics;
using System.Globalization;
using Guanghan.Missions.Files;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Tests.Runs;

/// <summary>Runs missions in processes of their own, which are killed or run against each other.</summary>
public sealed class KillTests : IDisposable
{
    /// <summary>Moments at which a run is killed.</summary>
    private const int Kills = 50;

    /// <summary>Kills that one store lives through before its run is let through to the end.</summary>
    private const int KillsPerStore = 5;

    private readonly ScratchFolder _scratch = new();
    private readonly string _mission;

    public KillTests()
    {
        // Twelve phases of some milliseconds, each with 0.5 MB of series and 0.25 MB of artefact, so that about as much
        // time goes into writing as into computing and a kill finds both.
        var text = "mission: To be killed\nseed: 11\nphases:\n" + string.Concat(Enumerable.Range(0, 12).Select(i =>
            $"  p{i}: {{ kind: test.heavy, time: 8 ms, size: 32000, start: " +
            (i < 4 ? $"0.{i + 1}" : $"{{ from: p{i - 4}.last }}") + " }\n"));
        _mission = _scratch.At("killed.yaml");
        File.WriteAllText(_mission, text);
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    [Trait("Kind", "property")]
    public void A_run_killed_at_fifty_moments_ends_with_the_same_bits_as_one_that_was_not()
    {
        var expected = ScratchFolder.Contents(RunHere("whole-store", "whole-runs").Folder!);
        var random = new Random(20260301); // seeded; the moments differ all the same, as processes do
        var (killed, inWriting, finished) = (0, 0, 0);
        for (var round = 0; killed < Kills; round++)
        {
            Assert.True(round < 3 * Kills / KillsPerStore, "the children end before they can be killed");
            var store = "store" + round.ToString(CultureInfo.InvariantCulture);
            var runs = "runs" + round.ToString(CultureInfo.InvariantCulture);
            for (var times = 0; times < KillsPerStore; times++)
            {
                // After one of its first events, and up to 40 ms more: computing takes 8 ms, writing a few more.
                // Counting events instead of time makes the moments fall into the run on a busy machine too.
                if (KillAfter(random.Next(0, 8), random.Next(0, 40), store, runs))
                {
                    killed++;
                    inWriting += HasLeftovers(store, runs) ? 1 : 0;
                }
                else
                {
                    finished++;
                }
            }

            var outcome = RunHere(store, runs);

            Assert.Equal(expected, ScratchFolder.Contents(outcome.Folder!));
            Assert.Single(Directory.EnumerateDirectories(_scratch.At(runs), "killed-*"));
            Assert.Empty(Directory.EnumerateFileSystemEntries(_scratch.At(store, "tmp")));
            Assert.Empty(Directory.EnumerateFileSystemEntries(_scratch.At(runs, ".tmp")));
            Assert.False(Directory.Exists(_scratch.At(store, "damaged")), "a half-written entry was found");
            Assert.Equal(
                ScratchFolder.Contents(_scratch.At("whole-store")), ScratchFolder.Contents(_scratch.At(store)));
        }

        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture,
            $"{killed} killed, {inWriting} of them while a result was being written, {finished} ended first"));

        // Writing takes about half of the time, so far more than a tenth of the kills must find it.
        Assert.True(inWriting >= Kills / 10, $"only {inWriting} of {killed} kills hit a result being written");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Two_processes_on_one_store_do_not_harm_each_other()
    {
        var expected = ScratchFolder.Contents(RunHere("whole-store", "whole-runs").Folder!);
        using var first = Start("shared-store", "shared-runs");
        using var second = Start("shared-store", "shared-runs");
        using var third = Start("shared-store", "other-runs");

        foreach (var child in new[] { first, second, third })
        {
            Assert.True(child.WaitForExit(TimeSpan.FromSeconds(30)), "a run of 0.3 s has not ended in 30 s");
            Assert.Equal(0, child.ExitCode);
        }

        foreach (var runs in new[] { "shared-runs", "other-runs" })
        {
            var folder = Assert.Single(Directory.EnumerateDirectories(_scratch.At(runs), "killed-*"));
            Assert.Equal(expected, ScratchFolder.Contents(folder));
            Assert.Empty(Directory.EnumerateFileSystemEntries(_scratch.At(runs, ".tmp")));
        }

        Assert.Equal(
            ScratchFolder.Contents(_scratch.At("whole-store")), ScratchFolder.Contents(_scratch.At("shared-store")));
    }

    private bool KillAfter(int events, int milliseconds, string store, string runs)
    {
        using var child = Start(store, runs);
        for (var heard = 0; heard <= events && child.StandardOutput.ReadLine() is not null; heard++)
        {
        }

        Thread.Sleep(milliseconds);
        child.Kill();
        child.WaitForExit();
        return child.ExitCode != 0;
    }

    // A temporary folder of the store is there only while a result is written; the run's own is there all the time, and
    // counts where its report or its artefacts are.
    private bool HasLeftovers(string store, string runs) =>
        (Directory.Exists(_scratch.At(store, "tmp")) &&
            Directory.EnumerateDirectories(_scratch.At(store, "tmp")).Any(folder =>
                Directory.EnumerateFiles(folder).Any())) ||
        (Directory.Exists(_scratch.At(runs, ".tmp")) &&
            Directory.EnumerateDirectories(_scratch.At(runs, ".tmp")).Any(folder =>
                Directory.Exists(Path.Combine(folder, "artefacts"))));

    private Process Start(string store, string runs)
    {
        // The assembly's own executable, or, where the tests were started as a library, the host that runs them.
        var assembly = typeof(KillTests).Assembly.Location;
        var executable = Path.ChangeExtension(assembly, OperatingSystem.IsWindows() ? ".exe" : null);
        var start = new ProcessStartInfo
        {
            FileName = File.Exists(executable) ? executable : Environment.ProcessPath!,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        if (!File.Exists(executable))
        {
            start.ArgumentList.Add(assembly);
        }

        foreach (var argument in new[] { ChildRun.Verb, _mission, _scratch.At(store), _scratch.At(runs) })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["DOTNET_TieredPGO"] = "0"; // starts a little sooner; the arithmetic is the same
        return Process.Start(start)!;
    }

    private RunOutcome RunHere(string store, string runs)
    {
        var check = Mission.CheckFile(_mission, FakePhases.Catalogue);
        return MissionRunner.Run(check.Plan!,
            new(_scratch.At(store), _scratch.At(runs), new EmptyEphemeris(), new TextWriter()) { Workers = 2 });
    }
}
