using Guanghan.Core.Phases;
using Guanghan.Missions.Reports.Maps;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports.Html;

/// <summary>A map on the page: its picture, what it is, its range and its files.</summary>
internal static class MapFigure
{
    private const double Century_s = 36525 * 86400.0;

    /// <summary>Writes the figure.</summary>
    public static void Write(HtmlBuilder page, PhaseRun phase, FieldMap map)
    {
        var unit = phase.UnitOf(map.Name);
        var files = MapFiles.Of(phase, map);
        var range = MapPicture.Range(map, unit);
        page.Line($"<figure class=\"picture\">");
        page.Line($"<figcaption><p>{new HtmlBuilder.Code(map.Name)}");
        page.Line($"<span>{PhaseSection.About(phase, map.Name)}</span>");
        page.Line($"<span class=\"range\">{range}</span></p>");
        foreach (var mark in map.Marks)
        {
            page.Line($"<p>Marked: {MapPicture.MarkText(map, mark)}</p>");
        }

        page.Line($"</figcaption>");
        var picture = files.Single(file => string.Equals(file.Name, MapFiles.PictureOf(map), StringComparison.Ordinal));
        if (InlinePicture.IsShown(picture))
        {
            InlinePicture.Write(page, picture, Label(map, unit, range));
        }

        ArtefactList.WriteList(page, phase, files);
        page.Line($"</figure>");
    }

    private static string Label(FieldMap map, Unit unit, string range)
    {
        var most = map.Values_si.IndexOf(map.Values_si.Max());
        var (x, y) = (map.X.Values_si[most % map.X.Values_si.Length], map.Y.Values_si[most / map.X.Values_si.Length]);
        return $"Heat map of {Spaced(map.Name)} over {Along(map.X)} and {Along(map.Y)}: {range}; the greatest, " +
            $"{NumberText.WithUnit(map.Values_si[most], unit, 4)}, at {At(map.X, x)} and {At(map.Y, y)}." +
            string.Concat(map.Marks.Select(mark => $" Marked: {MapPicture.MarkText(map, mark)}."));
    }

    private static string Along(SeriesAxis axis) =>
        $"{Spaced(axis.Name)} from {At(axis, axis.Values_si[0])} to {At(axis, axis.Values_si[^1])}";

    // Along a calendar an instant says more than seconds from its origin; an epoch spans 292 years either way.
    private static string At(SeriesAxis axis, double value_si) =>
        axis.Origin is { } origin && Math.Abs(value_si) < Century_s
        ? UtcText.Second(origin + Core.Time.Duration.FromSeconds(value_si))
        : NumberText.WithUnit(value_si, axis.Unit, 4);

    private static string Spaced(string name) => name.Replace('_', ' ');
}
