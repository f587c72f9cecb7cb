using System.Diagnostics;

namespace Guanghan.Cli.Tests;

/// <summary>What the machine does not allow, and what others do to the command while it runs.</summary>
public sealed class RefusedByTheMachineTests : IDisposable
{
    private readonly Command _command = new();

    public RefusedByTheMachineTests() => _command.Run("new", "first");

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("first.yaml")]
    [InlineData("first.yaml/inside")]
    public void A_folder_of_runs_that_cannot_be_is_refused_before_anything_is_computed(string runs)
    {
        var outcome = _command.Run("run", "first.yaml", "--runs", runs);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Equal($"guanghan: The folder of runs '{runs}' cannot be made: '{Path.Combine(_command.Folder, "first.yaml")}' " +
            "is a file, not a folder. Name another one with --runs.\n", outcome.Errors);
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("run ")]
    [InlineData("check ")]
    [InlineData("run first.yaml --runs ")]
    public void An_empty_name_is_refused_in_words(string line)
    {
        var outcome = _command.Run(line.Split(' '));

        Assert.Equal(2, outcome.ExitCode);
        Assert.DoesNotContain("internal error", outcome.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("schema >/dev/full", "guanghan: A file could not be read or written: No space left on device. ")]
    [InlineData("list >&-", "guanghan: A file could not be read or written: Bad file descriptor. ")]
    public void Output_that_cannot_be_written_ends_with_2_and_a_sentence(string line, string beginning)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has neither /dev/full nor descriptors to close.");
        var outcome = Shell(line);

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith(beginning, outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_run_whose_progress_nobody_can_read_goes_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no /dev/full.");
        var outcome = Shell("run first.yaml 2>/dev/full");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("Report: runs", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_reader_that_goes_away_is_no_error()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no head.");
        var outcome = Shell("schema | head -n 1");

        Assert.Equal("{\n", outcome.Output);
        Assert.Empty(outcome.Errors);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_run_that_is_asked_to_end_ends_at_once_with_130_and_leaves_no_run()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var process = _command.Start("run", "first.yaml");
        // The first phase has begun: the ephemeris is being built, which cannot be stopped midway and takes a second.
        Assert.Contains("started", process.StandardError.ReadLine(), StringComparison.Ordinal);
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(null, null)]))
        {
            kill.WaitForExit();
        }

        var outcome = Command.Finish(process);

        Assert.Equal(130, outcome.ExitCode);
        Assert.Contains("guanghan: cancelled; what was finished is kept", outcome.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateDirectories(Path.Combine(_command.Folder, "runs")),
            folder => Path.GetFileName(folder).StartsWith("first-", StringComparison.Ordinal));
    }

    public void Dispose() => _command.Dispose();

    private Outcome Shell(string line)
    {
        var command = $"dotnet '{Path.Combine(AppContext.BaseDirectory, "guanghan.dll")}' {line}";
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", command])
        {
            WorkingDirectory = _command.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        return Command.Finish(process);
    }
}
