using System.Globalization;
using System.Text;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Formats;
using Guanghan.Fabrication.Heat.Bed;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// Draws upright sections through a stroke: along it at the moment when the surface in its middle is hottest, across it
/// with the highest temperature that every cell reached; with the lines of solidus and liquidus, of what is fused at
/// the end, and the joints between layers. Both to one scale for all axes unless that would be too thin to read.
/// </summary>
internal static class SectionChart
{
    private const double Left_px = 84;
    private const double Width_px = 620;
    private const double Least_px = 100;
    private const double Most_px = 300;
    private const double Head_px = 62; // above each panel: its name, and a gap
    private const double Foot_px = 54; // beneath it: numbers and the axis's name
    private const int Colours = 64;
    private const double Shown_K = 100; // above the bed: lower rows are left out

    public static Artefact Draw(BedRecord record, SectionFrame frame)
    {
        var along = record.Sections.Single(section => section.IsAlongX == frame.IsStrokeAlongX);
        var across = record.Peaks.Single(section => section.IsAlongX != frame.IsStrokeAlongX);
        var lowest = Math.Min(Lowest(along, frame), Lowest(across, frame));
        var panels = new[]
        {
            new Panel(new(along, frame, lowest, false), new(along, frame, lowest, true),
                FormattableString.Invariant($"Along the stroke when its middle is hottest, {record.Moment_s:F1} s"),
                "along the stroke from its middle, mm"),
            new Panel(new(across, frame, lowest, false), new(across, frame, lowest, true),
                "Across the stroke: highest temperature reached", "across the stroke from its middle, mm"),
        };
        var (least, most) = (frame.Bed_K, panels.Max(panel => panel.Most_K));
        var height = panels.Sum(panel => Head_px + panel.Height_px + Foot_px) + 60;
        var svg = new StringBuilder();
        Line(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 {height:F0}\"");
        svg.Append(" font-family=\"sans-serif\" font-size=\"13\">\n<title>Sections of the bed</title>\n");
        Line(svg, $"<rect width=\"900\" height=\"{height:F0}\" fill=\"#ffffff\"/>");
        var top = 0.0;
        foreach (var panel in panels)
        {
            Draw(svg, panel, top + Head_px, frame, least, most);
            top += Head_px + panel.Height_px + Foot_px;
        }

        Bar(svg, Head_px, top - Foot_px - Head_px, least, most, frame);
        Legend(svg, top + 24);
        return new("section.svg", "image/svg+xml",
            "Sections of the bed: temperature along a stroke at its hottest, highest temperatures across it.",
            Encoding.UTF8.GetBytes(svg.Append("</svg>\n").ToString()));
    }

    private sealed record Panel(SectionNodes Heat, SectionNodes Fused, string Name, string Axis)
    {
        public double Long_m { get; } = (Heat.Xs_m[^1] - Heat.Xs_m[0]) * Heat.Xs_m.Length /
            Math.Max(1, Heat.Xs_m.Length - 1);

        public double Edge_m => Long_m / Heat.Xs_m.Length;

        public double Row_m => -2 * Heat.Zs_m[^2]; // the surface lies half a cell above the top middles

        public double Deep_m => -Heat.Zs_m[0] + (Row_m / 2);

        public double Height_px => Math.Clamp(Width_px * Deep_m / Long_m, Least_px, Most_px);

        public bool IsTrue => Width_px * Deep_m / Long_m is >= Least_px and <= Most_px;

        public double Most_K { get; } =
            Enumerable.Range(0, Heat.Xs_m.Length).Max(column => Heat.At(column, Heat.Zs_m.Length - 1));

        public double X(double x_m) => Left_px + (Width_px * (x_m - Heat.Xs_m[0] + (Edge_m / 2)) / Long_m);

        public double Y(double top, double z_m) => top - (Height_px * z_m / Deep_m);
    }

    private static int Lowest(BedSection section, SectionFrame frame)
    {
        var hot = section.Temperatures_K.AsSpan().IndexOfAnyInRange((float)(frame.Bed_K + Shown_K), float.MaxValue);
        return Math.Max(0, (hot < 0 ? 0 : hot / section.Places_m.Length) - 1);
    }

    private static void Draw(
        StringBuilder svg, Panel panel, double top, SectionFrame frame, double least, double most)
    {
        Label(svg, Left_px, top - 16, "start", panel.Name, " font-size=\"15\" font-weight=\"bold\"");
        svg.Append("<g shape-rendering=\"crispEdges\">\n"); // no seams
        Cells(svg, panel, top, least, most);
        svg.Append("</g>\n");
        var joints = Enumerable.Range(1, frame.LayerCount).Select(layer => -layer * frame.Layer_m)
            .Where(z => z > -panel.Deep_m).ToArray();
        foreach (var z in joints)
        {
            Line(svg, $"<path d=\"M{Left_px} {panel.Y(top, z):F1}h{Width_px}\" stroke=\"#ffffff\"");
            svg.Append(" stroke-opacity=\"0.65\" stroke-dasharray=\"1 4\"/>\n");
        }

        Contour(svg, panel, panel.Fused, 0.5, top, "#ff7f50", "7 4");
        Contour(svg, panel, panel.Heat, frame.Melting.Solidus_K, top, "#ffffff", "");
        Contour(svg, panel, panel.Heat, frame.Melting.Liquidus_K, top, "#ffffff", "3 3");
        Line(svg, $"<rect x=\"{Left_px}\" y=\"{top:F1}\" width=\"{Width_px}\" height=\"{panel.Height_px:F1}\"");
        svg.Append(" fill=\"none\" stroke=\"#1b1b1b\"/>\n");
        Axes(svg, panel, top);
    }

    private static void Axes(StringBuilder svg, Panel panel, double top)
    {
        var (from, to) = (panel.Heat.Xs_m[0] * 1e3, panel.Heat.Xs_m[^1] * 1e3);
        var step = Step(to - from, 8);
        for (var at = Math.Ceiling(from / step); at * step <= to; at++)
        {
            var x = panel.X(at * step / 1e3);
            Line(svg, $"<path d=\"M{x:F1} {top + panel.Height_px:F1}v5\" stroke=\"#1b1b1b\"/>");
            Label(svg, x, top + panel.Height_px + 19, "middle", Number(at * step));
        }

        var rise = Step(panel.Deep_m * 1e3, panel.Height_px / 26);
        for (var at = 0; at * rise < panel.Deep_m * 1e3; at++)
        {
            var y = panel.Y(top, -at * rise / 1e3);
            Line(svg, $"<path d=\"M{Left_px} {y:F1}h-5\" stroke=\"#1b1b1b\"/>");
            Label(svg, Left_px - 9, y + 4.5, "end", Number(-at * rise));
        }

        var middle = top + (panel.Height_px / 2);
        Label(svg, Left_px + (Width_px / 2), top + panel.Height_px + 38, "middle",
            panel.Axis + (panel.IsTrue ? "" : "; heights not to its scale"));
        Line(svg, $"<g transform=\"translate(26 {middle:F1}) rotate(-90)\">");
        Label(svg, 0, 0, "middle", "height, mm");
        svg.Append("</g>\n");
    }

    // Runs of one colour in a row are one rectangle.
    private static void Cells(StringBuilder svg, Panel panel, double top, double least, double most)
    {
        var heat = panel.Heat;
        for (var row = 0; row + 1 < heat.Zs_m.Length; row++)
        {
            var (y, bottom) = (panel.Y(top, Math.Min(0, heat.Zs_m[row] + (panel.Row_m / 2))),
                panel.Y(top, heat.Zs_m[row] - (panel.Row_m / 2)));
            for (var from = 0; from < heat.Xs_m.Length;)
            {
                var (colour, to) = (Colour(from), from + 1);
                while (to < heat.Xs_m.Length && Colour(to) == colour)
                {
                    to++;
                }

                var (x, end) = (panel.X(heat.Xs_m[from] - (panel.Edge_m / 2)),
                    panel.X(heat.Xs_m[to - 1] + (panel.Edge_m / 2)));
                Line(svg, $"<rect x=\"{x:F1}\" y=\"{y:F1}\" width=\"{end - x + 0.3:F1}\"");
                Line(svg, $" height=\"{bottom - y + 0.3:F1}\" fill=\"{Palette.Hex((float)colour / Colours)}\"/>");
                from = to;
            }

            int Colour(int column) => (int)Math.Round(Colours * (heat.At(column, row) - least) / (most - least));
        }
    }

    private static void Contour(
        StringBuilder svg, Panel panel, SectionNodes nodes, double level, double top, string colour, string dash)
    {
        var path = new StringBuilder();
        foreach (var (x, z, toX, toZ) in nodes.Line(level))
        {
            path.Append(CultureInfo.InvariantCulture, $"M{panel.X(x):F1} {panel.Y(top, z):F1}");
            path.Append(CultureInfo.InvariantCulture, $"L{panel.X(toX):F1} {panel.Y(top, toZ):F1}");
        }

        if (path.Length > 0)
        {
            svg.Append("<path fill=\"none\" stroke=\"#1b1b1b\" stroke-width=\"4\" stroke-opacity=\"0.5\"");
            Line(svg, $" d=\"{path}\"/>");
            Line(svg, $"<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"");
            Line(svg, $" d=\"{path}\"/>");
        }
    }

    private static void Bar(StringBuilder svg, double top, double high, double least, double most, SectionFrame frame)
    {
        const double Left = 748;
        for (var at = 0; at < Colours; at++)
        {
            var y = top + (high * (Colours - 1 - at) / Colours);
            Line(svg, $"<rect x=\"{Left}\" y=\"{y:F1}\" width=\"20\" height=\"{(high / Colours) + 0.4:F1}\"");
            Line(svg, $" fill=\"{Palette.Hex((at + 0.5f) / Colours)}\"/>");
        }

        Line(svg, $"<rect x=\"{Left}\" y=\"{top}\" width=\"20\" height=\"{high:F1}\" fill=\"none\"");
        svg.Append(" stroke=\"#1b1b1b\"/>\n");
        Label(svg, Left, top - 14, "start", "temperature, °C");
        (double K, string Name)[] marks =
            [(frame.Melting.Solidus_K, "solidus"), (frame.Melting.Liquidus_K, "liquidus")];
        double Y(double kelvin) => top + (high * (most - kelvin) / (most - least));
        foreach (var (kelvin, name) in marks.Where(mark => mark.K < most))
        {
            Line(svg, $"<path d=\"M{Left} {Y(kelvin):F1}h26\" stroke=\"#1b1b1b\" stroke-width=\"2\"/>");
            Label(svg, Left + 30, Y(kelvin) + 4.5, "start",
                string.Create(CultureInfo.InvariantCulture, $"{name} {kelvin - 273.15:F0}"));
        }

        var step = Step(most - least, 6);
        for (var at = Math.Ceiling((least - 273.15) / step); (at * step) + 273.15 <= most; at++)
        {
            var y = Y((at * step) + 273.15);
            if (marks.All(mark => Math.Abs(Y(mark.K) - y) > 15))
            {
                Line(svg, $"<path d=\"M{Left + 20} {y:F1}h5\" stroke=\"#1b1b1b\"/>");
                Label(svg, Left + 30, y + 4.5, "start", Number(at * step));
            }
        }
    }

    private static void Legend(StringBuilder svg, double y)
    {
        (string Colour, string Dash, string Text)[] lines =
        [
            ("#ffffff", "", "solidus"), ("#ffffff", "3 3", "liquidus"), ("#ff7f50", "7 4", "half fused at the end"),
            ("#ffffff", "1 4", "joint of layers"),
        ];
        var x = Left_px;
        foreach (var (colour, dash, text) in lines)
        {
            Line(svg, $"<rect x=\"{x}\" y=\"{y - 8:F1}\" width=\"34\" height=\"14\" fill=\"#31688e\"/>");
            Line(svg, $"<path d=\"M{x} {y - 1:F1}h34\" stroke=\"{colour}\" stroke-width=\"2\"");
            Line(svg, $" stroke-dasharray=\"{dash}\"/>");
            Label(svg, x + 42, y + 4, "start", text);
            x += 72 + (8 * text.Length);
        }
    }

    // A round step of which a length holds about so many.
    private static double Step(double length, double count)
    {
        var rough = length / Math.Max(1, count);
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
    }

    private static string Number(double value) =>
        value == 0 ? "0" : value.ToString("G4", CultureInfo.InvariantCulture).Replace('-', '−');

    private static void Label(StringBuilder svg, double x, double y, string anchor, string text, string more = "") =>
        Line(svg, $"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\" fill=\"#1b1b1b\"{more}>{text}</text>");

    private static void Line(StringBuilder svg, FormattableString text) =>
        svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
