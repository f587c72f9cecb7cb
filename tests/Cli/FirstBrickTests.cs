using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Guanghan.Cli.Tests;

/// <summary>The README's main job, and what is done with its result.</summary>
public sealed class FirstBrickTests : IDisposable
{
    private static readonly string s_mission = Path.Combine(Command.Root, "missions", "first-brick.yaml");

    private readonly Command _command = new();

    [Fact]
    [Trait("Kind", "regression")]
    public void The_readme_shows_the_table_that_the_shipped_mission_prints()
    {
        var outcome = _command.Run("run", s_mission, "--json");
        Assert.Equal(ExitCodeOf(outcome), outcome.ExitCode);

        var readme = File.ReadAllText(Path.Combine(Command.Root, "README.md"));
        using var report = JsonDocument.Parse(outcome.Output);
        foreach (var expectation in report.RootElement.GetProperty("expectations").EnumerateArray())
        {
            var computed = expectation.GetProperty("computed").GetDouble().ToString("G4", CultureInfo.InvariantCulture);
            var row = $"| `{Text(expectation, "figure")}` | {computed} {Text(expectation, "unit")} | {Text(expectation, "published")} |";
            Assert.Contains(row, readme, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_second_run_computes_nothing_and_show_and_query_read_the_first()
    {
        var mission = Quick();
        var first = _command.Run("run", mission);
        Assert.Contains("brick  done, ", first.Errors, StringComparison.Ordinal);
        var second = _command.Run("run", mission);

        Assert.Equal("sun    stored already\nlight  stored already\nbrick  stored already\n", second.Errors);
        Assert.Equal(first.Output, second.Output);
        var report = first.Output[..first.Output.LastIndexOf("\nReport:", StringComparison.Ordinal)];
        Assert.Equal(report.TrimEnd(), _command.Run("show", "first-brick").Output.TrimEnd());

        var query = _command.Run("query", "select figure, unit from figures where phase = 'brick' and figure = 'bulk_density'", "--json");
        Assert.Equal(0, query.ExitCode);
        Assert.Contains("g/cm^3", query.Output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Changing_the_speed_of_the_print_computes_only_the_print_again()
    {
        var mission = Quick();
        _command.Run("run", mission);
        var text = File.ReadAllText(Path.Combine(_command.Folder, mission))
            .Replace("speed: 30 mm/min", "speed: 40 mm/min", StringComparison.Ordinal);
        var changed = _command.Run("run", _command.Write("faster.yaml", text));

        Assert.Contains("sun    stored already\nlight  stored already\nbrick  started\n", changed.Errors, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_renamed_part_gives_the_same_program_from_a_used_store_as_from_an_empty_one()
    {
        // Machine program and findings name the part: a result kept under the old name must not come back.
        var part = Path.Combine(Command.Root, "missions", "parts", "brick.stl");
        File.Copy(part, Path.Combine(_command.Folder, "first.stl"));
        File.Copy(part, Path.Combine(_command.Folder, "second.stl"));
        var text = File.ReadAllText(Path.Combine(_command.Folder, Quick()));
        _command.Run("run", _command.Write("renamed.yaml", text.Replace(part, "first.stl", StringComparison.Ordinal)));
        _command.Write("renamed.yaml", text.Replace(part, "second.stl", StringComparison.Ordinal));
        var used = _command.Run("run", "renamed.yaml", "--json");
        _command.Run("run", "renamed.yaml", "--runs", "empty");

        Assert.Contains("brick  started", used.Errors, StringComparison.Ordinal);
        var fresh = Directory.EnumerateFiles(Path.Combine(_command.Folder, "empty"), "part.gcode", SearchOption.AllDirectories)
            .Single(file => !file.Contains(".store", StringComparison.Ordinal));
        var reused = Path.Combine(_command.Folder, "runs", Path.GetRelativePath(Path.Combine(_command.Folder, "empty"), fresh));
        Assert.Equal(File.ReadAllText(fresh), File.ReadAllText(reused));
        Assert.Contains("second.stl", File.ReadAllText(reused), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void An_interrupt_ends_with_130_and_the_next_run_goes_on()
    {
        // Layers followed in three dimensions, so that the run is still at work when the interrupt arrives.
        var mission = Quick("    bed: { layers: 1, grid_check: false }");
        using var process = _command.Start("run", mission);
        Assert.Equal("sun    started", process.StandardError.ReadLine());
        using (var interrupt = Process.Start("kill", [Signal, process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            interrupt.WaitForExit();
        }

        var outcome = Command.Finish(process);
        Assert.Equal(130, outcome.ExitCode);
        Assert.Contains("cancelled; what was finished is kept", outcome.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_command.Folder, "report.html", SearchOption.AllDirectories));

        var again = _command.Run("run", mission);
        Assert.Contains("Report: ", again.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _command.Dispose();

    // A shell that puts the tests into the background has its children ignore interrupts; to end is then asked otherwise.
    private static string Signal => IgnoresInterrupts() ? "-TERM" : "-INT";

    private static bool IgnoresInterrupts()
    {
        const string status = "/proc/self/status", ignored = "SigIgn:";
        const ulong interrupt = 1UL << (2 - 1); // SIGINT is 2
        var line = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(
            one => one.StartsWith(ignored, StringComparison.Ordinal)) : null;
        return line is not null && (ulong.Parse(line.AsSpan(ignored.Length).Trim(), NumberStyles.HexNumber,
            CultureInfo.InvariantCulture) & interrupt) != 0;
    }

    /// <summary>The shipped mission by columns of soil alone, without bands: a tenth of the time.</summary>
    private string Quick(string bed = "")
    {
        var text = File.ReadAllText(s_mission);
        var (first, rest) = (text.IndexOf("    bed:", StringComparison.Ordinal), text.IndexOf("\nexpect:", StringComparison.Ordinal));
        Assert.InRange(first, 0, rest);
        return _command.Write("first-brick.yaml", (text[..first] + bed + text[rest..]).Replace(
            "parts/brick.stl", Path.Combine(Command.Root, "missions", "parts", "brick.stl"), StringComparison.Ordinal));
    }

    /// <summary>1 where an expectation falls short: the report says so and nothing is tuned away.</summary>
    private static int ExitCodeOf(Outcome outcome)
    {
        using var report = JsonDocument.Parse(outcome.Output);
        return report.RootElement.GetProperty("expectations").EnumerateArray().All(one => one.GetProperty("holds").GetBoolean()) ? 0 : 1;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
