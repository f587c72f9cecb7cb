namespace Guanghan.Architecture.Tests;

[Trait("Kind", "property")]
public sealed class StyleRuleTests
{
    private const int MaximumLines = 400;
    private const int MaximumColumns = 120;

    [Fact]
    public void No_source_file_is_longer_than_400_lines_unless_it_is_a_data_table()
    {
        var offences = Repository.SourceFiles("src")
            .Where(file => !file.EndsWith("Table.cs", StringComparison.Ordinal) && !file.EndsWith("Data.cs", StringComparison.Ordinal))
            .Select(file => (file, lines: File.ReadAllLines(file).Length))
            .Where(found => found.lines > MaximumLines)
            .Select(found => $"{Repository.Relative(found.file)}: {found.lines} lines");

        Assert.Empty(offences);
    }

    [Fact]
    public void No_source_line_is_longer_than_120_columns()
    {
        var offences = Repository.SourceFiles("src")
            .Where(file => !file.EndsWith("Data.cs", StringComparison.Ordinal))
            .SelectMany(file => File.ReadAllLines(file)
                .Select((line, index) => (line, index))
                .Where(found => found.line.Length > MaximumColumns)
                .Select(found => $"{Repository.Relative(file)}:{found.index + 1}: {found.line.Length} columns"));

        Assert.Empty(offences);
    }
}
