using System.Text;

namespace Guanghan.Core.Tests;

/// <summary>
/// The page of measured accuracy: a heading for each area, a table under it, both sorted. Several test programs may
/// write it at once: each locks the file, reads it, puts its row in and writes it again.
/// </summary>
internal sealed class AccuracyPage(string path)
{
    private const string Head = """
        # Accuracy

        Measured by the conformance tests against results that nobody on this project made or against closed forms, and
        written by them: `GUANGHAN_WRITE_DOCS=1 dotnet test -c Release` (delete the page first to lose the rows of tests that are
        gone). A test fails if a figure here no longer holds, or if the maximum exceeds the limit. The figures are the sizes of
        the differences: n of them, their median, 99th percentile (by nearest rank) and maximum.

        """;

    private const string Columns = """
        | what | against | n | median | 99 % | maximum | limit | unit |
        |---|---|---:|---:|---:|---:|---:|---|
        """;

    // 60 s: far longer than all other test programs together hold the page.
    private const int Attempts = 6000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>docs/reference/accuracy.md of the repository that the tests were built in.</summary>
    public static string PathInRepository() =>
        Path.Combine(Authorities.RepositoryRoot(), "docs", "reference", "accuracy.md");

    /// <summary>The rows of the page; none where there is no page.</summary>
    public List<AccuracyRow> Read()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = Open(FileMode.Open, FileAccess.Read, FileShare.Read);
        return Rows(file);
    }

    /// <summary>Puts a row in its place, instead of the one of the same name.</summary>
    public void Write(AccuracyRow row)
    {
        using var file = Open(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var rows = Rows(file);
        rows.RemoveAll(row.HasNameOf);
        rows.Add(row);
        var text = new StringBuilder(Head);
        foreach (var area in rows.GroupBy(r => r.Area, StringComparer.Ordinal).OrderBy(a => a.Key, StringComparer.Ordinal))
        {
            text.Append("\n## ").Append(area.Key).Append("\n\n").Append(Columns).Append('\n');
            foreach (var line in area.Select(r => r.ToString()).Order(StringComparer.Ordinal))
            {
                text.Append(line).Append('\n');
            }
        }

        file.SetLength(0);
        file.Write(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static List<AccuracyRow> Rows(FileStream file)
    {
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        var rows = new List<AccuracyRow>();
        var area = "";
        while (reader.ReadLine() is { } line)
        {
            area = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..] : area;
            if (AccuracyRow.Parse(area, line) is { } row)
            {
                rows.Add(row);
            }
        }

        return rows;
    }

    private FileStream Open(FileMode mode, FileAccess access, FileShare share)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, mode, access, share);
            }
            catch (IOException) when (attempt < Attempts && File.Exists(path))
            {
                Thread.Sleep(Pause); // another test program holds it
            }
        }
    }
}
