using Guanghan.Core.Phases;
using Guanghan.Missions.Reports.Plots;

namespace Guanghan.Missions.Reports.Maps;

/// <summary>
/// Draws a map as a heat map that can stand alone: flat cells, one scale for both axes where they have one dimension, a
/// colour bar, numbers and names on every axis. Every letter is ours, so a machine without fonts draws the same bytes.
/// </summary>
internal static class MapPicture
{
    private const int Largest_px = 420; // of either side of the plane: the whole is some 600 pixels wide
    private const int Landscape_px = 320; // height where the axes have no scale in common
    private const int Thinnest_px = 24; // of the plane; below this the true shape cannot be read
    private const int Margin = 10;
    private const int Line = GlyphData.Height + 2;
    private const int Mark = 5;
    private const int BarWidth = 20;
    private const int BarLeast_px = 140;
    private const int BarGap = 26;
    private const int RingRadius = 7;

    /// <summary>The PNG file.</summary>
    /// <param name="map">The map.</param>
    /// <param name="unit">Unit of display of its values.</param>
    public static byte[] Png(FieldMap map, Unit unit)
    {
        var (least_si, most_si) = (map.Values_si.Min(), map.Values_si.Max());
        var (columns, rows, isTrue) = Size(map);
        var edges = (X: MapCells.Edges(map.X), Y: MapCells.Edges(map.Y));
        var x = PlotScale.Along(map.X, edges.X[0], edges.X[^1], Math.Clamp(columns / 60, 2, 7));
        var y = PlotScale.Along(map.Y, edges.Y[0], edges.Y[^1], Math.Clamp(rows / 50, 2, 8));
        var height = Math.Max(rows, BarLeast_px);
        var bar = PlotScale.Of(unit, least_si, most_si, height / 50);
        var named = Caption(map.Name, unit);
        var range = Range(map, unit);
        var below = x.Caption + (isTrue is false ? " (axes not to one scale)" : "");
        var left = Margin + Mark + 4 + Widest(y);
        var right = BarGap + BarWidth + Mark + 4 + Widest(bar) + Margin;
        var top = Margin + (3 * Line) + (GlyphData.Height / 2);
        var hasTwoLines = x.Ticks.Any(tick => tick.Below.Length > 0);
        string[] marked = [.. map.Marks.Select(mark => MarkText(map, mark))];
        var texts = (string[])[named, range, y.Caption, below, .. marked.Select(text => "  " + text)];
        var image = new IndexedImage(
            Math.Max(left + columns + right, texts.Max(BitmapFont.WidthOf) + (2 * Margin)),
            top + height + Mark + 4 + (((hasTwoLines ? 3 : 2) + marked.Length) * Line) + Margin);
        image.Text(Margin, Margin, named, MapPalette.Ink);
        image.Text(Margin, Margin + Line, range, MapPalette.Soft);
        image.Text(Margin, Margin + (2 * Line), y.Caption, MapPalette.Ink);
        var area = new Area(left, top + height - rows, columns, rows);
        Cells(image, map, area, MapCells.ByPixel(edges.X, x, columns), MapCells.ByPixel(edges.Y, y, rows));
        Bottom(image, area, x);
        Side(image, area with { Left = left - 1 }, y, -1);
        var captionAt = Math.Max(Margin, left + columns - BitmapFont.WidthOf(below));
        image.Text(captionAt, image.Height - Margin - ((1 + marked.Length) * Line), below, MapPalette.Ink);
        for (var at = 0; at < marked.Length; at++)
        {
            Ring(image, area.Left + (int)Math.Round(x.Place(map.Marks[at].X_si) * (area.Columns - 1)),
                area.Top + (int)Math.Round((1 - y.Place(map.Marks[at].Y_si)) * (area.Rows - 1)));
            var line = image.Height - Margin - ((marked.Length - at) * Line);
            Ring(image, Margin + RingRadius, line + (Line / 2));
            image.Text(Margin + (2 * RingRadius) + 8, line, MarkText(map, map.Marks[at]), MapPalette.Ink);
        }

        Bar(image, new(left + columns + BarGap, top, BarWidth, height), bar, least_si, most_si);
        return PngFile.Write(image, MapPalette.Colors);
    }

    /// <summary>A mark in words: its name and where it is.</summary>
    public static string MarkText(FieldMap map, MapMark mark) => $"{mark.Name}: " +
        $"{NumberText.WithUnit(mark.X_si, map.X.Unit, 4)}, {NumberText.WithUnit(mark.Y_si, map.Y.Unit, 4)}";

    /// <summary>The least and the greatest value in words.</summary>
    public static string Range(FieldMap map, Unit unit)
    {
        var (least_si, most_si) = (map.Values_si.Min(), map.Values_si.Max());
        return least_si == most_si
            ? NumberText.WithUnit(least_si, unit, 4) + " throughout"
            : $"{NumberText.WithUnit(least_si, unit with { Symbol = "" }, 4)} to " +
                NumberText.WithUnit(most_si, unit, 4);
    }

    private readonly record struct Area(int Left, int Top, int Columns, int Rows);

    // The third says whether both axes have one scale; null where they have no dimension in common.
    private static (int Columns, int Rows, bool? IsTrue) Size(FieldMap map)
    {
        var dimension = map.X.Unit.Dimension;
        if (dimension == Dimension.None || dimension != map.Y.Unit.Dimension)
        {
            return (Largest_px, Landscape_px, null);
        }

        var (wide, high) = (Extent(map.X), Extent(map.Y));
        var columns = wide >= high ? Largest_px : (int)Math.Round(Largest_px * (wide / high));
        var rows = high >= wide ? Largest_px : (int)Math.Round(Largest_px * (high / wide));
        return columns < Thinnest_px || rows < Thinnest_px
            ? (Largest_px, Landscape_px, false)
            : (columns, rows, true);
    }

    // Halved: the extent of an axis that spans the double range would overflow.
    private static double Extent(SeriesAxis axis)
    {
        var edges = MapCells.Edges(axis);
        return (edges[^1] / 2) - (edges[0] / 2);
    }

    private static string Caption(string name, Unit unit) =>
        name.Replace('_', ' ') + (unit.Symbol.Length == 0 ? "" : ", " + UnitText.Pretty(unit.Symbol));

    // At the ends of double range an axis may have no round number on it.
    private static int Widest(PlotScale scale) => scale.Ticks.Append(new(0, "00")).Max(WidthOf);

    private static int WidthOf(Tick tick) =>
        Math.Max(BitmapFont.WidthOf(tick.Label), BitmapFont.WidthOf(tick.Below));

    private static void Cells(
        IndexedImage image, FieldMap map, Area area, (int, int)[] byColumn, (int, int)[] byRow)
    {
        var (least, most) = (map.Values_si.Min(), map.Values_si.Max());
        for (var row = 0; row < area.Rows; row++)
        {
            for (var column = 0; column < area.Columns; column++)
            {
                var value = MapCells.Mean(map, byColumn[column], byRow[row]);
                // Halved, for the span of all doubles; a map of one value is drawn in the middle of the colours.
                var share = most > least ? ((value / 2) - (least / 2)) / ((most / 2) - (least / 2)) : 0.5;
                image.Set(area.Left + column, area.Top + area.Rows - 1 - row, MapPalette.Index(share));
            }
        }

        image.Frame(area.Left, area.Top, area.Columns, area.Rows, MapPalette.Ink);
    }

    // Ink within paper within ink: seen on every colour.
    private static void Ring(IndexedImage image, int x, int y)
    {
        for (var down = -RingRadius; down <= RingRadius; down++)
        {
            for (var right = -RingRadius; right <= RingRadius; right++)
            {
                var radius = Math.Sqrt((right * right) + (down * down));
                if (radius <= RingRadius)
                {
                    image.Set(x + right, y + down,
                        radius > RingRadius - 2 || radius < 2.5 ? MapPalette.Ink : MapPalette.Paper);
                }
            }
        }
    }

    private static void Bottom(IndexedImage image, Area area, PlotScale scale)
    {
        var free = 0;
        foreach (var tick in scale.Ticks)
        {
            var at = area.Left + (int)Math.Round(scale.Place(tick) * (area.Columns - 1));
            var top = area.Top + area.Rows + 1;
            image.Fill(at, top, 1, Mark, MapPalette.Ink);
            var from = at - (WidthOf(tick) / 2);
            if (from < free)
            {
                continue; // it would run into the one before
            }

            free = from + WidthOf(tick) + GlyphData.Width;
            image.Text(at - (BitmapFont.WidthOf(tick.Label) / 2), top + Mark + 2, tick.Label, MapPalette.Ink);
            image.Text(at - (BitmapFont.WidthOf(tick.Below) / 2), top + Mark + 2 + Line, tick.Below, MapPalette.Soft);
        }
    }

    // Marks and labels on one side of an upright edge: -1 to its left, 1 to its right.
    private static void Side(IndexedImage image, Area area, PlotScale scale, int direction)
    {
        foreach (var tick in scale.Ticks)
        {
            var at = area.Top + (int)Math.Round((1 - scale.Place(tick)) * (area.Rows - 1));
            image.Fill(direction < 0 ? area.Left - Mark : area.Left, at, Mark, 1, MapPalette.Ink);
            // The lowest label keeps clear of those below the plane.
            var lines = tick.Below.Length > 0 ? 2 : 1;
            var top = Math.Min(at - (lines * GlyphData.Height / 2), area.Top + area.Rows + 4 - (lines * Line));
            image.Text(From(tick.Label), top, tick.Label, MapPalette.Ink);
            image.Text(From(tick.Below), top + Line, tick.Below, MapPalette.Soft);
        }

        int From(string text) => direction < 0
            ? area.Left - Mark - 4 - BitmapFont.WidthOf(text)
            : area.Left + Mark + 4;
    }

    private static void Bar(IndexedImage image, Area area, PlotScale scale, double least_si, double most_si)
    {
        for (var row = 0; row < area.Rows; row++)
        {
            var share = most_si > least_si ? 1 - ((double)row / (area.Rows - 1)) : 0.5;
            image.Fill(area.Left, area.Top + row, area.Columns, 1, MapPalette.Index(share));
        }

        image.Frame(area.Left, area.Top, area.Columns, area.Rows, MapPalette.Ink);
        Side(image, area with { Left = area.Left + area.Columns + 1 }, scale, 1);
    }
}
