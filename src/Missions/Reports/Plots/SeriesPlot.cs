using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Guanghan.Core.Phases;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace Guanghan.Missions.Reports.Plots;

/// <summary>
/// Draws a plot as SVG to stand inside a page. ScottPlot draws grid and lines; every text is ours, because ScottPlot
/// measures and places text by the fonts of the machine, and equal runs must give equal bytes on every machine. Colours
/// are classes, so that the page's style sheet sets them, light or dark.
/// </summary>
internal static partial class SeriesPlot
{
    private const int Right = 18;
    private const int Top = 26;
    private const int Bottom = 44;

    // Stand-ins that ScottPlot draws in and the classes that replace them; no other colour occurs.
    private const string GridColor = "#0A0B0C";
    private const string BaseColor = "#0A0B0D";
    private const string FillColor = "#0A0B0E";
    private static readonly string[] s_lineColors = ["#0A0C00", "#0A0C01", "#0A0C02", "#0A0C03"];

    /// <summary>The SVG element.</summary>
    /// <param name="group">What to show.</param>
    /// <param name="id">Unique in the page; letters, digits and hyphens.</param>
    /// <param name="label">What the plot shows, for those who do not see it.</param>
    /// <param name="width">Width in CSS pixels.</param>
    /// <param name="height">Height in CSS pixels.</param>
    public static string Svg(PlotGroup group, string id, string label, int width, int height)
    {
        var horizontal = PlotScale.Horizontal(group, width < 500 ? 4 : 9);
        var vertical = PlotScale.Vertical(group, height / 45);
        var left = 20 + (int)(7.2 * vertical.Ticks.Append(new(0, "0")).Max(tick => tick.Label.Length));
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{Html.HtmlBuilder.Escape(label)}\">\n");
        svg.Append(Lines(group, id, horizontal, vertical, left, width, height));
        var area = new Area(left, Top, width - Right, height - Bottom);
        AppendTexts(svg, horizontal, vertical, area);
        return svg.Append("</svg>\n").ToString();
    }

    private readonly record struct Area(int Left, int Top, int Right, int Bottom);

    private static string Lines(
        PlotGroup group, string id, PlotScale horizontal, PlotScale vertical, int left, int width, int height)
    {
        using var plot = new Plot();
        plot.Layout.Fixed(new PixelPadding(left, Right, Bottom, Top));
        plot.FigureBackground.Color = Colors.Transparent;
        plot.DataBackground.Color = Colors.Transparent;
        plot.Axes.SetLimits(0, 1, 0, 1);
        Bare(plot.Axes.Bottom, horizontal);
        Bare(plot.Axes.Left, vertical);
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        plot.Grid.MajorLineColor = Color.FromHex(GridColor);
        var columns = width - Right - left;
        for (var index = 0; index < group.Series.Length; index++)
        {
            AddLine(plot, group.Series[index], index, horizontal, vertical, columns);
        }

        if (group.Series.Length == 1 && vertical.Low == 0)
        {
            FillBelow(plot, group.Series[0], horizontal, vertical, columns);
        }

        var drawn = plot.GetSvgXml(width, height);
        var start = drawn.IndexOf('\n', drawn.IndexOf("<svg", StringComparison.Ordinal)) + 1;
        return Styled(drawn[start..drawn.LastIndexOf("</svg>", StringComparison.Ordinal)], id);
    }

    private static void Bare(IAxis axis, PlotScale scale)
    {
        var at = scale.Ticks.Select(scale.Place).ToArray();
        axis.TickGenerator = new NumericManual(at, [.. at.Select(_ => "")]);
        axis.MajorTickStyle.Width = 0;
        axis.MinorTickStyle.Width = 0;
        axis.FrameLineStyle.Color = Color.FromHex(BaseColor);
        axis.FrameLineStyle.IsVisible = axis is IXAxis;
    }

    private static void AddLine(
        Plot plot, Series series, int index, PlotScale horizontal, PlotScale vertical, int columns)
    {
        var (xs, ys) = Points(series, horizontal, vertical, columns);
        var color = Color.FromHex(s_lineColors[index]);
        var line = plot.Add.Scatter(xs, ys, color);
        line.LineWidth = 2;
        // A line shows from two points on; one alone needs a dot.
        line.MarkerSize = xs.Length == 1 ? 7 : 0;
    }

    private static void FillBelow(Plot plot, Series series, PlotScale horizontal, PlotScale vertical, int columns)
    {
        var (xs, ys) = Points(series, horizontal, vertical, columns);
        if (xs.Length < 2)
        {
            return;
        }

        var area = plot.Add.Polygon(
            [new(xs[0], 0), .. xs.Zip(ys, (x, y) => new Coordinates(x, y)), new(xs[^1], 0)]);
        area.FillColor = Color.FromHex(FillColor);
        area.LineWidth = 0;
        plot.MoveToBack(area);
    }

    private static (double[] Xs, double[] Ys) Points(
        Series series, PlotScale horizontal, PlotScale vertical, int columns)
    {
        var xs = series.Axis.Values_si.Select(horizontal.Place).ToArray();
        var ys = series.Values_si.Select(vertical.Place).ToArray();
        var kept = Decimation.Keep(xs, ys, columns);
        return ([.. kept.Select(index => xs[index])], [.. kept.Select(index => ys[index])]);
    }

    // Colours to classes; clip paths named by plot, for their names are the page's; what is drawn with no width goes.
    private static string Styled(string svg, string id)
    {
        svg = InvisiblePath().Replace(svg, "");
        svg = NumberedClips(svg, id)
            .Replace(Stroke(GridColor), "class=\"grid\"", StringComparison.Ordinal)
            .Replace(Stroke(BaseColor), "class=\"base\"", StringComparison.Ordinal)
            .Replace($"fill=\"{FillColor}\"", "class=\"area\"", StringComparison.Ordinal);
        for (var index = 0; index < s_lineColors.Length; index++)
        {
            var place = NumberText.Text(index);
            svg = svg.Replace(Stroke(s_lineColors[index]), $"class=\"line l{place}\"", StringComparison.Ordinal)
                .Replace($"fill=\"{s_lineColors[index]}\"", $"class=\"dot l{place}\"", StringComparison.Ordinal);
        }

        return svg.Replace("\t", "", StringComparison.Ordinal);
    }

    // The drawing library numbers clip paths by a counter of the process; here they are numbered within the plot.
    private static string NumberedClips(string svg, string id)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        return ClipName().Replace(svg, match =>
        {
            if (!names.TryGetValue(match.Value, out var name))
            {
                names.Add(match.Value, name = $"{id}-{NumberText.Text(names.Count + 1)}");
            }

            return name;
        });
    }

    private static string Stroke(string color) => $"fill=\"none\" stroke=\"{color}\"";

    [GeneratedRegex("""(?<=id="|url\(#)cl_[0-9a-f]+(?=["\)])""", RegexOptions.CultureInvariant)]
    private static partial Regex ClipName();

    [GeneratedRegex("""\t*<path [^>]*stroke="black"[^>]*/>\r?\n""", RegexOptions.CultureInvariant)]
    private static partial Regex InvisiblePath();

    private static void AppendTexts(StringBuilder svg, PlotScale horizontal, PlotScale vertical, Area area)
    {
        Append(svg, "cap", "start", 0, 12, vertical.Caption);
        Append(svg, "cap", "end", area.Right, area.Bottom + 40, horizontal.Caption);
        foreach (var tick in vertical.Ticks)
        {
            var y = area.Bottom - (vertical.Place(tick) * (area.Bottom - area.Top));
            Append(svg, "tick", "end", area.Left - 8, y + 4, tick.Label);
        }

        foreach (var tick in horizontal.Ticks)
        {
            var x = area.Left + (horizontal.Place(tick) * (area.Right - area.Left));
            Append(svg, "tick", "middle", x, area.Bottom + 16, tick.Label);
            if (tick.Below.Length > 0)
            {
                Append(svg, "tick below", "middle", x, area.Bottom + 30, tick.Below);
            }
        }
    }

    private static void Append(StringBuilder svg, string style, string anchor, double x, double y, string text) =>
        svg.Append(CultureInfo.InvariantCulture,
            $"<text class=\"{style}\" text-anchor=\"{anchor}\" x=\"{x:0.#}\" y=\"{y:0.#}\">")
            .Append(Html.HtmlBuilder.Escape(text)).Append("</text>\n");
}
