using System.Text.RegularExpressions;

namespace Guanghan.Cli.Tests;

/// <summary>What the pages show is what the command takes.</summary>
public sealed partial class DocumentationTests : IDisposable
{
    private readonly Command _command = new();

    public static TheoryData<string> Pages =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Command.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Command.Root, "README.md"))
            .Where(page => Missions(page).Any())
            .Select(page => Path.GetRelativePath(Command.Root, page)),
    ];

    [Theory]
    [Trait("Kind", "regression")]
    [MemberData(nameof(Pages))]
    public void Missions_on_pages_may_be_shortened_but_have_no_other_mistake(string page)
    {
        foreach (var mission in Missions(Path.Combine(Command.Root, page)))
        {
            _command.Write("page.yaml", mission);
            var lines = _command.Run("check", "page.yaml").Errors.Split('\n')
                .Where(line => line.StartsWith("page.yaml:", StringComparison.Ordinal)).ToArray();

            Assert.All(lines, line => Assert.Matches("is missing; write|the file '[^']*' does not exist", line));
        }
    }

    [Fact]
    [Trait("Kind", "regression")]
    public void Commands_on_pages_are_commands()
    {
        var pages = Directory.EnumerateFiles(Path.Combine(Command.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Command.Root, "README.md"));
        var help = _command.Run("--help").Output;
        var words = pages.SelectMany(page => CommandLine().Matches(File.ReadAllText(page)))
            .Select(match => match.Groups["word"].Value).Distinct(StringComparer.Ordinal).ToArray();

        Assert.Contains("run", words, StringComparer.Ordinal);
        Assert.All(words, word => Assert.Contains($"\n  {word} ", help, StringComparison.Ordinal));
    }

    public void Dispose() => _command.Dispose();

    private static IEnumerable<string> Missions(string page) =>
        YamlBlock().Matches(File.ReadAllText(page)).Select(match => match.Groups["text"].Value)
            .Where(text => text.StartsWith("mission:", StringComparison.Ordinal));

    [GeneratedRegex("```yaml\\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex YamlBlock();

    // A command line: indented, or in backquotes.
    [GeneratedRegex("(?:^    |`)(?:guanghan|dotnet run -c Release --project src/Cli --) (?<word>[a-z]+)", RegexOptions.Multiline)]
    private static partial Regex CommandLine();
}
