using Guanghan.Core.Phases;
using Guanghan.Missions.Reference;

namespace Guanghan.Missions.Tests.Reference;

public sealed class ReferenceTests
{
    private const string Regenerate = "GUANGHAN_WRITE_DOCS=1 dotnet run -c Release --project tests/Missions";

    [Fact, Trait("Kind", "regression")]
    public void The_reference_pages_on_disk_are_those_of_the_catalogue()
    {
        var folder = Path.Combine(RepositoryRoot(), "docs", "reference");
        var pages = ReferencePages.Of(Catalogue.Phases);
        var notice = pages[0].Text[..(pages[0].Text.IndexOf('\n') + 1)];
        var isWriting = string.Equals(Environment.GetEnvironmentVariable("GUANGHAN_WRITE_DOCS"), "1",
            StringComparison.Ordinal);
        if (isWriting)
        {
            Directory.CreateDirectory(folder);
            foreach (var page in Generated(folder, notice))
            {
                File.Delete(page);
            }

            foreach (var (name, text) in pages)
            {
                File.WriteAllText(Path.Combine(folder, name), text);
            }
        }

        Assert.True(Directory.Exists(folder), $"There is no docs/reference; write it with\n{Regenerate}");
        foreach (var (name, text) in pages)
        {
            var path = Path.Combine(folder, name);
            Assert.True(File.Exists(path) && string.Equals(File.ReadAllText(path), text, StringComparison.Ordinal),
                $"docs/reference/{name} is not what the code declares; write the pages anew with\n{Regenerate}");
        }

        var names = pages.Select(page => page.Name).ToHashSet(StringComparer.Ordinal);
        Assert.All(Generated(folder, notice), path => Assert.True(names.Contains(Path.GetFileName(path)),
            $"{Path.GetFileName(path)} is of a phase that is gone; write the pages anew with\n{Regenerate}"));
    }

    [Fact, Trait("Kind", "property")]
    public void The_least_mission_file_reads_without_a_problem()
    {
        var map = (MapNode)YamlNodes.Parse(Snippet.Of(SamplePhase.Entry));
        var phase = (MapNode)((MapNode)map.Find("phases")!.Value).Find("everything")!.Value;
        Assert.Equal("sample.everything", ((ScalarNode)phase.Find("kind")!.Value).Text);
        var options = phase with { Entries = [.. phase.Entries.Where(entry => entry.Key is not "kind")] };
        Assert.Empty(SamplePhase.Entry.Read(options, new AnyFile()).Problems);
    }

    [Fact, Trait("Kind", "property")]
    public void The_explanation_names_every_option_output_bound_and_default_within_a_hundred_columns()
    {
        var text = ExplainText.Of(SamplePhase.Entry);
        Assert.All(text.Split('\n'), line => Assert.True(line.Length <= 100, line));
        foreach (var option in SamplePhase.Entry.Options.SelectMany(option => option.Children.Append(option)))
        {
            Assert.Contains(option.Key + ": ", text, StringComparison.Ordinal);
            Assert.Contains(option.About, text, StringComparison.Ordinal);
        }

        Assert.All(SamplePhase.Description.Outputs, output =>
            Assert.Contains(output.About, text, StringComparison.Ordinal));
        Assert.Contains("  layer: a length; in mm; above 0 mm and at most 10 mm; must be given\n", text,
            StringComparison.Ordinal);
        Assert.Contains(
            "  temperature: a temperature; in degC; at least -200 degC and at most 400 degC; default 20 degC\n", text,
            StringComparison.Ordinal);
        Assert.Contains("  energy (kWh): Energy spent.\n", text, StringComparison.Ordinal);
    }

    [Fact, Trait("Kind", "regression")]
    public void A_page_lists_options_by_path_with_unit_bounds_and_default()
    {
        var page = ReferencePages.Of([SamplePhase.Entry]).Single(page => page.Name is "sample.everything.md").Text;
        Assert.Contains("| `mirror.aperture` | a length | m |  | must be given | Its diameter. |\n", page,
            StringComparison.Ordinal);
        Assert.Contains(
            "| `lamps` | a list of groups |  | at least 2 and at most 4 items | must be given | The lamps. |\n", page,
            StringComparison.Ordinal);
        Assert.Contains("| `lamps[].distance` | a length | m |  | must be given | How far. |\n", page,
            StringComparison.Ordinal);
        Assert.Contains("| `shell` | the name of a file (mesh.file), or a group |  |  | must be given | The shell. |\n",
            page, StringComparison.Ordinal);
        Assert.Contains("    shell: part.stl\n", page, StringComparison.Ordinal);
        Assert.Contains("- `CE-5`: Mare basalt.\n", page, StringComparison.Ordinal);
        Assert.Contains("| `power` | series | W | Power over time. |\n", page, StringComparison.Ordinal);
    }

    [Fact, Trait("Kind", "property")]
    public void The_page_of_units_lists_every_symbol()
    {
        var page = ReferencePages.Of([]).Single(page => page.Name is "units.md").Text;
        Assert.All(UnitTable.BySymbol.Keys, symbol =>
            Assert.Contains($"| `{symbol}` |", page, StringComparison.Ordinal));
        Assert.Contains("| `degC` | a temperature | 1 K, from 273.15 K |\n", page, StringComparison.Ordinal);
        Assert.Contains("| `km` | a length | 1000 m |\n", page, StringComparison.Ordinal);
    }

    [Fact, Trait("Kind", "property")]
    public void The_index_links_every_kind_and_keeps_its_table_whole()
    {
        var index = ReferencePages.Of([SamplePhase.Entry])[0];
        Assert.Equal("README.md", index.Name);
        Assert.Contains("| [`sample.everything`](sample.everything.md) | Reads every sort of option \\| and makes",
            index.Text,
            StringComparison.Ordinal);
    }

    private static string[] Generated(string folder, string notice) =>
        [.. Directory.GetFiles(folder, "*.md")
            .Where(path => File.ReadAllText(path).StartsWith(notice, StringComparison.Ordinal))];

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Guanghan.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Guanghan.slnx is in no folder above the test.");
    }
}
