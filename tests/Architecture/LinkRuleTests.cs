using System.Text.RegularExpressions;

namespace Guanghan.Architecture.Tests;

[Trait("Kind", "property")]
public sealed partial class LinkRuleTests
{
    private static readonly string[] s_folders = [".ci", "bench", "docs", "missions", "src", "tests", "tools"];

    [Fact]
    public void Every_relative_link_of_a_page_leads_to_something()
    {
        var pages = s_folders.Select(folder => Path.Combine(Repository.Root, folder)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
            .Where(page => !page.Contains("/bin/", StringComparison.Ordinal) &&
                !page.Contains("/obj/", StringComparison.Ordinal))
            .ToArray();
        var links = pages.SelectMany(page => Link().Matches(File.ReadAllText(page))
            .Select(match => (page, target: match.Groups["target"].Value))
            .Where(link => !link.target.Contains("://", StringComparison.Ordinal) && link.target[0] is not '#'))
            .ToArray();

        Assert.True(links.Length > 20, "The pages link to each other; finding few links means not finding them.");
        Assert.Empty(links.Where(link => !Exists(link.page, link.target))
            .Select(link => $"{Repository.Relative(link.page)} -> {link.target}"));
    }

    private static bool Exists(string page, string target)
    {
        var path = Path.Combine(Path.GetDirectoryName(page)!, target.Split('#')[0]);
        return File.Exists(path) || Directory.Exists(path);
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
