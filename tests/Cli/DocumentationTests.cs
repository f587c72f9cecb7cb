using System.Text.RegularExpressions;

namespace Guanghan.Cli.Tests;

/// <summary>What the pages show is what the command takes.</summary>
public sealed partial class DocumentationTests : IDisposable
{
    private readonly Command _command = new();

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

    // A command line: indented, or in backquotes.
    [GeneratedRegex("(?:^    |`)(?:guanghan|dotnet run -c Release --project src/Cli --) (?<word>[a-z]+)", RegexOptions.Multiline)]
    private static partial Regex CommandLine();
}
