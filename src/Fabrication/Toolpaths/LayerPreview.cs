using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>Draws some layers of a part side by side as SVG: contours, strokes and the moves between them.</summary>
public static class LayerPreview
{
    private const int MaximumPanelCount = 6;
    private const int MaximumStrokeCount = 4000;
    private const double Panel_px = 320;
    private const double Margin_px = 16;
    private const double Caption_px = 36;

    /// <summary>The first, the last and evenly spaced layers between them; at most six.</summary>
    /// <param name="paths">All layers, from the bottom; at least one.</param>
    public static byte[] Draw(ImmutableArray<DrawnLayer> paths) => Draw(paths, paths.Length);

    /// <summary>The same where only some layers were kept.</summary>
    /// <param name="paths">Layers, from the bottom; at least one.</param>
    /// <param name="count">How many the part has.</param>
    public static byte[] Draw(ImmutableArray<DrawnLayer> paths, int count)
    {
        var panels = Math.Min(MaximumPanelCount, paths.Length);
        var columns = Math.Min(3, panels);
        var rows = (panels + columns - 1) / columns;
        var bounds = paths.Where(path => !path.Region.IsEmpty).Select(path => path.Region.Bounds).ToArray();
        var (left, right) = bounds.Length == 0 ? (0, 1e-3) : (bounds.Min(b => b.Low.X_m), bounds.Max(b => b.High.X_m));
        var (low, high) = bounds.Length == 0 ? (0, 1e-3) : (bounds.Min(b => b.Low.Y_m), bounds.Max(b => b.High.Y_m));
        var scale = (Panel_px - (2 * Margin_px)) / Math.Max(Math.Max(right - left, high - low), 1e-9);
        var height = ((high - low) * scale) + (2 * Margin_px) + Caption_px;

        var svg = new StringBuilder();
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        Line(svg, $" viewBox=\"0 0 {columns * Panel_px:F0} {rows * height:F0}\"");
        svg.Append(" font-family=\"sans-serif\" font-size=\"12\">\n<title>Layers of the part</title>\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        for (var panel = 0; panel < panels; panel++)
        {
            var path = paths[panels == 1 ? 0 : (int)((long)panel * (paths.Length - 1) / (panels - 1))];
            var (x, y) = ((panel % columns) * Panel_px, (panel / columns) * height);
            Line(svg, $"<g transform=\"translate({x:F1},{y:F1})\">");
            Line(svg, $"<text x=\"{Margin_px:F1}\" y=\"16\" fill=\"#1b1b1b\">{Title(path, count)}</text>");
            Line(svg, $"<text x=\"{Margin_px:F1}\" y=\"31\" fill=\"#5f5f5f\">{Sizes(path)}</text>");
            DrawLayer(svg, path, point => (
                Margin_px + ((point.X_m - left) * scale),
                Caption_px + Margin_px + ((high - point.Y_m) * scale)));
            svg.Append("</g>\n");
        }

        return Encoding.UTF8.GetBytes(svg.Append("</svg>\n").ToString());
    }

    private static string Title(DrawnLayer path, int count) => string.Create(CultureInfo.InvariantCulture,
        $"layer {path.Index + 1} of {count}, {(path.Bottom_m + (path.Thickness_m / 2)) * 1e3:F2} mm");

    private static string Sizes(DrawnLayer path) => string.Create(CultureInfo.InvariantCulture,
        $"{path.Region.Area_m2 * 1e6:F1} mm², {path.Paths.DrawnLength_m * 1e3:F1} mm drawn");

    private static void DrawLayer(StringBuilder svg, DrawnLayer path, Func<LatticePoint, (double X, double Y)> place)
    {
        svg.Append("<path fill=\"#efe9dc\" fill-rule=\"nonzero\" stroke=\"#6b5e45\" stroke-width=\"1\" d=\"");
        for (var index = 0; index < path.Region.ContourCount; index++)
        {
            var command = 'M';
            foreach (var point in path.Region.Contour(index))
            {
                Put(svg, command, place(point));
                command = 'L';
            }

            svg.Append('Z');
        }

        svg.Append("\"/>\n<path fill=\"none\" stroke=\"#d2691e\" stroke-width=\"1\" d=\"");
        var shown = path.Tracks.Take(MaximumStrokeCount).ToArray();
        foreach (var track in shown)
        {
            Put(svg, 'M', place(track.From));
            Put(svg, 'L', place(track.To));
        }

        svg.Append("\"/>\n<path fill=\"none\" stroke=\"#2f6f9f\" stroke-width=\"0.6\" stroke-dasharray=\"2 2\" d=\"");
        var places = new Dictionary<int, LatticePoint>(); // of each pen
        foreach (var track in shown)
        {
            if (places.TryGetValue(track.Pen, out var from) && from != track.From)
            {
                Put(svg, 'M', place(from));
                Put(svg, 'L', place(track.From));
            }

            places[track.Pen] = track.To;
        }

        svg.Append("\"/>\n");
        if (path.TrackCount > MaximumStrokeCount)
        {
            Line(svg, $"<text x=\"{Margin_px:F1}\" y=\"46\" fill=\"#a33\">first {MaximumStrokeCount} strokes</text>");
        }
    }

    private static void Put(StringBuilder svg, char command, (double X, double Y) at) =>
        svg.Append(CultureInfo.InvariantCulture, $"{command}{at.X:F2} {at.Y:F2}");

    private static void Line(StringBuilder svg, FormattableString line) =>
        svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
