using System.Text;
using Guanghan.Missions;
using Guanghan.Missions.Files;

namespace Guanghan.Cli.Tests;

/// <summary>Every mission file that stands on a page passes the check, so that who copies it can run it.</summary>
public sealed class PageExampleTests
{
    private const string Fence = "```";

    // Not "mission:" alone: a reference page's snippet of phases is no mission file.
    private const string MissionKey = "mission:";

    public static TheoryData<string, int> Examples => [.. Pages().SelectMany(page => BlocksOf(page)
        .Where(block => IsMission(block.Text))
        .Select(block => (Path.GetRelativePath(Command.Root, page), block.Line)))];

    [Theory]
    [MemberData(nameof(Examples))]
    [Trait("Kind", "property")]
    public void A_mission_file_on_a_page_passes_the_check(string page, int line)
    {
        var text = BlocksOf(Path.Combine(Command.Root, page)).Single(block => block.Line == line).Text;
        var check = Mission.Check(
            $"{Path.GetFileNameWithoutExtension(page)}.yaml", Encoding.UTF8.GetBytes(text), Catalogue.Phases,
            new MissionFolder(Path.Combine(Command.Root, "missions")));

        Assert.True(check.Problems.IsEmpty, string.Join('\n', check.Problems.Select(problem =>
            $"{page}:{line + problem.Position.Line}: {problem.Message}")));
        Assert.NotEmpty(check.Plan!.Phases);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_README_and_the_guide_to_the_mission_file_show_one_each()
    {
        Assert.Contains(Examples, row => string.Equals(row.Data.Item1, "README.md", StringComparison.Ordinal));
        Assert.Contains(Examples, row => string.Equals(
            row.Data.Item1, Path.Combine("docs", "guides", "mission-file.md"), StringComparison.Ordinal));
    }

    private static IEnumerable<string> Pages() =>
        Directory.EnumerateFiles(Path.Combine(Command.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Command.Root, "README.md")).Order(StringComparer.Ordinal);

    private static bool IsMission(string text) =>
        text.Split('\n').Any(line => line.StartsWith(MissionKey, StringComparison.Ordinal));

    /// <summary>The fenced YAML of a page, each with the line of its opening fence, counted from 1.</summary>
    private static IEnumerable<(int Line, string Text)> BlocksOf(string page)
    {
        var opened = 0;
        var text = new StringBuilder();
        foreach (var (index, line) in File.ReadLines(page).Index())
        {
            if (opened == 0 && line.TrimEnd() is Fence + "yaml" or Fence + "yml")
            {
                opened = index + 1;
            }
            else if (opened > 0 && line.StartsWith(Fence, StringComparison.Ordinal))
            {
                yield return (opened, text.ToString());
                (opened, text) = (0, new());
            }
            else if (opened > 0)
            {
                text.Append(line).Append('\n');
            }
        }

        Assert.True(opened == 0, $"{page}:{opened}: this block has no end.");
    }
}
