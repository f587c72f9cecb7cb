using Guanghan.Core.Phases;

namespace Guanghan.Missions.Runs;

/// <summary>Puts computed values into the references of a phase's options.</summary>
internal sealed class ResolvedOptions
{
    private readonly Dictionary<string, Report> _reports;

    /// <param name="sources">The phases it takes from, by name, that have a result.</param>
    public ResolvedOptions(IEnumerable<PhaseRun> sources) =>
        _reports = sources.ToDictionary(run => run.Name, run => run.Report, StringComparer.Ordinal);

    /// <summary>Paths of references whose phase ran but did not make the value.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>The options with every value that there is.</summary>
    public MapNode Fill(MapNode map) => map with
    {
        Entries = [.. map.Entries.Select(entry => entry with { Value = Fill(entry.Value) })],
    };

    private InputNode Fill(InputNode node) => node switch
    {
        MapNode map => Fill(map),
        ListNode list => list with { Items = [.. list.Items.Select(Fill)] },
        FigureReferenceNode figure => Fill(figure),
        SeriesReferenceNode series => Fill(series),
        _ => node,
    };

    private FigureReferenceNode Fill(FigureReferenceNode node)
    {
        var (report, name) = Find(node.Path);
        var figure = report.Figures.FirstOrDefault(made => string.Equals(made.Name, name, StringComparison.Ordinal));
        if (figure is null)
        {
            Missing.Add(node.Path);
        }

        return node with { Value_si = figure?.Value_si };
    }

    private SeriesReferenceNode Fill(SeriesReferenceNode node)
    {
        var (report, name) = Find(node.Path);
        var series = report.Series.FirstOrDefault(made => string.Equals(made.Name, name, StringComparison.Ordinal));
        if (series is null)
        {
            Missing.Add(node.Path);
        }

        return node with { Value = series };
    }

    private (Report Report, string Name) Find(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return (_reports[path[..dot]], path[(dot + 1)..]);
    }
}
