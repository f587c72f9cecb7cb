using System.Text.Json;

namespace Guanghan.Cli.Tests;

/// <summary>What the commands say of runs that are there, by name, as JSON, and damaged.</summary>
public sealed class RunsTests : IDisposable
{
    private readonly Command _command = new();

    public RunsTests()
    {
        _command.Run("new", "first");
        _command.Run("new", "first-light");
        _command.Run("run", "first.yaml");
        _command.Run("run", "first-light.yaml");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_mission_is_shown_by_its_name_before_a_newer_one_whose_name_begins_with_it()
    {
        Assert.StartsWith("first\n", _command.Run("show", "first").Output, StringComparison.Ordinal);
        Assert.StartsWith("first-light\n", _command.Run("show", "first-l").Output, StringComparison.Ordinal);
        Assert.Equal("guanghan: There is no run 'fisrt' in 'runs'; did you mean 'first'?\n",
            _command.Run("show", "fisrt").Errors);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Every_command_prints_nothing_but_json_where_json_is_asked_for()
    {
        string[][] lines =
        [
            ["new", "third", "--json"], ["list", "--json"], ["schema", "--json"], ["check", "first.yaml", "--json"],
            ["explain", "fabrication.print", "--json"], ["run", "first.yaml", "--json"], ["show", "first", "--json"],
            ["query", "select run from runs", "--json"], ["check", "nothing.yaml", "--json"],
            ["run", "nothing.yaml", "--json"],
        ];
        foreach (var line in lines)
        {
            var outcome = _command.Run(line);
            using var parsed = JsonDocument.Parse(outcome.Output);
            Assert.NotEqual(JsonValueKind.Null, parsed.RootElement.ValueKind);
            Assert.EndsWith("\n", outcome.Output, StringComparison.Ordinal);
            Assert.False(outcome.Output.EndsWith("\n\n", StringComparison.Ordinal), string.Join(' ', line));
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_query_says_which_runs_it_could_not_read()
    {
        var damaged = Directory.GetDirectories(Path.Combine(_command.Folder, "runs"), "first-light-*").Single();
        File.WriteAllText(Path.Combine(damaged, "report.json"), "{");
        var outcome = _command.Run("query", "select count(*) from runs");

        Assert.Equal(0, outcome.ExitCode);
        Assert.StartsWith("guanghan: A run is left out: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("is not what the run wrote", outcome.Errors, StringComparison.Ordinal);
        Assert.EndsWith("1 row\n", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_report_that_was_changed_by_hand_is_not_shown()
    {
        var report = Path.Combine(
            Directory.GetDirectories(Path.Combine(_command.Folder, "runs"), "first-light-*").Single(), "report.json");
        File.WriteAllText(report, File.ReadAllText(report).Replace("1361", "1461", StringComparison.Ordinal));
        var outcome = _command.Run("show", "first-light");

        Assert.Equal(2, outcome.ExitCode);
        Assert.EndsWith("report.json is not what the run wrote: its SHA-256 is not the one in SHA256SUMS. The file was " +
            "altered or damaged; run the mission again to write it anew.\n", outcome.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _command.Dispose();
}
