using System.Text.Json;

namespace Guanghan.Cli.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly Command _command = new();

    [Fact]
    [Trait("Kind", "property")]
    public void A_new_mission_is_good_runs_and_holds_and_is_never_overwritten()
    {
        Assert.Equal(0, _command.Run("new", "first").ExitCode);
        var check = _command.Run("check", "first.yaml");
        Assert.Equal("first.yaml: good. 2 phases, 1 expectation.\n", check.Output);
        Assert.Equal(0, _command.Run("run", "first.yaml").ExitCode);

        var again = _command.Run("new", "first");
        Assert.Equal(2, again.ExitCode);
        Assert.Equal("guanghan: 'first.yaml' is already there; choose another name or move it away.\n", again.Errors);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Check_reports_every_mistake_with_its_position_and_the_word_meant()
    {
        _command.Write("bad.yaml", """
            mission: Bad
            phases:
              sun:
                kind: fabrication.sunlight
                site: { latitude: 95 deg, longitud: 10 deg }
                start: 2026-02-30T00:00:00Z
                days: 5 kg
            """);
        var outcome = _command.Run("check", "bad.yaml");

        Assert.Equal(2, outcome.ExitCode);
        Assert.Empty(outcome.Output);
        Assert.Contains("bad.yaml:5:23: sun.site.latitude: 95 deg is outside its bounds: at least -90 deg and at most 90 deg\n",
            outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("bad.yaml:5:31: sun.site.longitud: is not an option here; did you mean 'longitude'?\n",
            outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("bad.yaml:6:12: sun.start: ", outcome.Errors, StringComparison.Ordinal);
        Assert.Contains("bad.yaml:7:11: sun.days: '5 kg' is a mass; write a time such as ", outcome.Errors, StringComparison.Ordinal);
        Assert.EndsWith("mistakes; nothing has run.\n", outcome.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_command.Folder, "runs")));
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("explain fabrication.sunlite", "guanghan: 'fabrication.sunlite' is not a kind of phase; did you mean 'fabrication.sunlight'?\n")]
    [InlineData("show nothing", "guanghan: There is no run 'nothing': 'runs' holds no runs yet. 'guanghan run MISSION.yaml' makes one.\n")]
    [InlineData("new a/b", "guanghan: 'a/b' is not a mission name; use letters, digits, '-' and '_', at most 64.\n")]
    public void A_word_that_is_wrong_is_refused_in_words(string line, string message)
    {
        var outcome = _command.Run(line.Split(' '));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(message, outcome.Errors);
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("fly")]
    [InlineData("run")]
    [InlineData("run mission.yaml --workers 0")]
    [InlineData("run mission.yaml --colour")]
    public void A_command_line_that_is_wrong_ends_with_2_and_points_to_the_help(string line)
    {
        var outcome = _command.Run(line.Split(' '));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("'guanghan --help' lists the commands", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void List_explain_and_schema_print_json_that_parses()
    {
        foreach (var line in new[] { "list --json", "explain fabrication.light --json", "schema" })
        {
            var outcome = _command.Run(line.Split(' '));
            Assert.Equal(0, outcome.ExitCode);
            using var parsed = JsonDocument.Parse(outcome.Output);
            Assert.NotEqual(JsonValueKind.Null, parsed.RootElement.ValueKind);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Help_names_every_command()
    {
        var help = _command.Run("--help").Output;
        foreach (var command in new[] { "run", "check", "list", "explain", "schema", "show", "query", "new" })
        {
            Assert.Contains($"\n  {command} ", help, StringComparison.Ordinal);
        }
    }

    public void Dispose() => _command.Dispose();
}
