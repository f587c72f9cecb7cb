using System.Xml.Linq;

namespace Guanghan.Architecture.Tests;

[Trait("Kind", "property")]
public sealed class ReferenceRuleTests
{
    /// <summary>The arrows of ARCHITECTURE.md, for the projects that exist so far.</summary>
    private static readonly Dictionary<string, string[]> s_arrows = new(StringComparer.Ordinal)
    {
        ["Core"] = [],
        ["Fabrication"] = ["Core"],
        ["Flight"] = ["Core"],
        ["Missions"] = ["Core", "Fabrication", "Flight"],
        ["Cli"] = ["Missions"],
    };

    [Fact]
    public void Project_references_are_exactly_the_arrows_of_the_design()
    {
        var found = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .ToDictionary(file => Path.GetFileName(Path.GetDirectoryName(file)!), References, StringComparer.Ordinal);

        Assert.Equal(s_arrows.Keys.Order(StringComparer.Ordinal), found.Keys.Order(StringComparer.Ordinal));
        foreach (var (project, arrows) in s_arrows)
        {
            Assert.Equal(arrows, found[project]);
        }
    }

    [Fact]
    public void Core_and_the_domains_depend_on_no_package()
    {
        foreach (var project in new[] { "Core", "Fabrication", "Flight" })
        {
            var document = XDocument.Load(Path.Combine(Repository.Root, "src", project, $"Guanghan.{project}.csproj"));
            Assert.Empty(document.Descendants("PackageReference"));
        }
    }

    private static string[] References(string projectFile) =>
    [
        .. XDocument.Load(projectFile).Descendants("ProjectReference")
            .Select(reference => Path.GetFileName(Path.GetDirectoryName(reference.Attribute("Include")!.Value)!))
            .Order(StringComparer.Ordinal),
    ];
}
