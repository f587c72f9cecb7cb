using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports.Plots;

/// <summary>Series that one plot shows: one axis, one unit.</summary>
/// <param name="Unit">The unit of all.</param>
/// <param name="Axis">The axis of the first; the others have its name, unit and origin.</param>
/// <param name="Series">At least one, at most <see cref="MostLines"/>, none of them empty.</param>
internal sealed record PlotGroup(Unit Unit, SeriesAxis Axis, ImmutableArray<Series> Series)
{
    /// <summary>More lines than this a reader cannot tell apart.</summary>
    public const int MostLines = 4;

    // Lines whose sizes differ by more than this would lie flat beside each other.
    private const double MostContrast = 50;

    /// <summary>The plots of a phase, in the order of its first series; a series without a value has none.</summary>
    public static ImmutableArray<PlotGroup> Of(PhaseRun phase)
    {
        var groups = new List<PlotGroup>();
        foreach (var series in phase.Report.Series.Where(series => !series.Values_si.IsEmpty))
        {
            var unit = phase.UnitOf(series.Name);
            var at = groups.FindIndex(group => group.Takes(series, unit));
            if (at < 0)
            {
                groups.Add(new(unit, series.Axis, [series]));
            }
            else
            {
                groups[at] = groups[at] with { Series = groups[at].Series.Add(series) };
            }
        }

        return [.. groups];
    }

    private bool Takes(Series series, Unit unit) =>
        Series.Length < MostLines &&
        unit == Unit &&
        unit != Unit.One &&
        string.Equals(series.Axis.Name, Axis.Name, StringComparison.Ordinal) &&
        series.Axis.Unit == Axis.Unit &&
        series.Axis.Origin == Axis.Origin &&
        IsComparable(Size(series), Size(Series[0]));

    private static double Size(Series series) => series.Values_si.Max(Math.Abs);

    private static bool IsComparable(double a, double b) => a <= b * MostContrast && b <= a * MostContrast;
}
