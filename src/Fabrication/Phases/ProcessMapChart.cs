using System.Globalization;
using System.Text;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;

namespace Guanghan.Fabrication.Phases;

/// <summary>Draws the first pass: regimes as cells, fused 98 % and melt of one and two layers as lines.</summary>
internal static class ProcessMapChart
{
    private const double Left_px = 84;
    private const double Top_px = 56;
    private const double Width_px = 620;
    private const double Height_px = 460;

    private static readonly string[] s_colours = ["#dfe3ea", "#f6d98a", "#8fc79a", "#e58b6d", "#a88fc7"];

    public static Artefact Draw(ProcessMapResult result) => new("process-map.svg", "image/svg+xml",
        "The regimes, their boundaries and the marked point.", Encoding.UTF8.GetBytes(Svg(result)));

    private static string Svg(ProcessMapResult result)
    {
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 600\" ");
        svg.Append("font-family=\"sans-serif\" font-size=\"13\">\n<title>Process map</title>\n");
        svg.Append("<rect width=\"900\" height=\"600\" fill=\"#ffffff\"/>\n");
        var pass = result.Inputs.Passes[0];
        Label(svg, Left_px, 30, "start", string.Create(CultureInfo.InvariantCulture,
            $"Process map: {result.Inputs.Ground.Soil.Name}, spot {result.Inputs.Diameter_m * 1e3:G4} mm, spacing " +
            $"{pass.Spacing_m * 1e3:G4} mm, layer {pass.Layer_m * 1e3:G4} mm"));
        Cells(svg, result);
        Contour(svg, result, one => one.FusedFraction, ProcessModel.FullFraction, "#1b1b1b", "");
        Contour(svg, result, one => one.DepthRatio, 1, "#24557a", "6 4");
        Contour(svg, result, one => one.DepthRatio, 2, "#8a2f17", "2 3");
        Axes(svg, result);
        Names(svg, result);
        Legend(svg);
        if (result.Inputs.Mark is { } mark && IsInside(result, mark))
        {
            var (x, y) = (X(result, mark.Flux_W_m2), Y(result, mark.Speed_m_s));
            Line(svg, $"<circle cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"7\" fill=\"#ffffff\" stroke=\"#000000\"");
            Line(svg, $" stroke-width=\"2.5\"/><circle cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"2.5\"/>");
        }

        return svg.Append("</svg>\n").ToString();
    }

    private static bool IsInside(ProcessMapResult result, ProcessPoint mark) =>
        X(result, mark.Flux_W_m2) is >= Left_px and <= Left_px + Width_px &&
        Y(result, mark.Speed_m_s) is >= Top_px and <= Top_px + Height_px;

    // The points stand in the middle of their cells.
    private static double X(ProcessMapResult result, double flux)
    {
        var axis = result.Inputs.Flux;
        var at = (flux - axis.Low_si) / (axis.High_si - axis.Low_si) * (axis.Count - 1);
        return Left_px + (Width_px * (at + 0.5) / axis.Count);
    }

    private static double Y(ProcessMapResult result, double speed)
    {
        var axis = result.Inputs.Speed;
        var at = Math.Log(speed / axis.Low_si) / Math.Log(axis.High_si / axis.Low_si) * (axis.Count - 1);
        return Top_px + (Height_px * (1 - ((at + 0.5) / axis.Count)));
    }

    private static void Cells(StringBuilder svg, ProcessMapResult result)
    {
        var (columns, rows) = (result.Fluxes_W_m2.Length, result.Speeds_m_s.Length);
        var (width, height) = (Width_px / columns, Height_px / rows);
        for (var at = 0; at < columns * rows; at++)
        {
            var (x, y) = (Left_px + (at % columns * width), Top_px + Height_px - (((at / columns) + 1) * height));
            Line(svg, $"<rect x=\"{x:F1}\" y=\"{y:F1}\" width=\"{width + 0.3:F1}\" height=\"{height + 0.3:F1}\"");
            Line(svg, $" fill=\"{s_colours[(int)result.Maps[0][at].Regime]}\"/>");
        }
    }

    // Marching squares: where a line enters and leaves each square of four points, straight between.
    private static void Contour(StringBuilder svg, ProcessMapResult result, Func<ProcessOutcome, double> value,
        double level, string colour, string dash)
    {
        var (columns, rows) = (result.Fluxes_W_m2.Length, result.Speeds_m_s.Length);
        Line(svg, $"<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\" d=\"");
        for (var row = 0; row < rows - 1; row++)
        {
            for (var column = 0; column < columns - 1; column++)
            {
                (int C, int R)[] ring = [(column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)];
                var found = new List<(double X, double Y)>();
                for (var side = 0; side < 4; side++)
                {
                    var (a, b) = (ring[side], ring[(side + 1) % 4]);
                    var (p, q) = (value(result.Maps[0][(a.R * columns) + a.C]) - level,
                        value(result.Maps[0][(b.R * columns) + b.C]) - level);
                    if (p < 0 != q < 0)
                    {
                        var share = p / (p - q);
                        var (ax, bx) = (X(result, result.Fluxes_W_m2[a.C]), X(result, result.Fluxes_W_m2[b.C]));
                        var (ay, by) = (Y(result, result.Speeds_m_s[a.R]), Y(result, result.Speeds_m_s[b.R]));
                        found.Add((ax + (share * (bx - ax)), ay + (share * (by - ay))));
                    }
                }

                for (var at = 0; at + 1 < found.Count; at += 2)
                {
                    Line(svg, $"M{found[at].X:F1} {found[at].Y:F1}L{found[at + 1].X:F1} {found[at + 1].Y:F1}");
                }
            }
        }

        svg.Append("\"/>\n");
    }

    private static void Axes(StringBuilder svg, ProcessMapResult result)
    {
        Line(svg, $"<rect x=\"{Left_px}\" y=\"{Top_px}\" width=\"{Width_px}\" height=\"{Height_px}\" fill=\"none\"");
        svg.Append(" stroke=\"#1b1b1b\"/>\n");
        for (var tick = 0; tick < 5; tick++)
        {
            var (flux, speed) = (result.Fluxes_W_m2[tick * (result.Fluxes_W_m2.Length - 1) / 4],
                result.Speeds_m_s[tick * (result.Speeds_m_s.Length - 1) / 4]);
            Label(svg, X(result, flux), Top_px + Height_px + 20, "middle", Number(flux / 1e6));
            Label(svg, Left_px - 8, Y(result, speed) + 4, "end", Number(speed * 60e3));
        }

        Label(svg, Left_px + (Width_px / 2), Top_px + Height_px + 44, "middle", "flux, MW/m²");
        Line(svg, $"<g transform=\"translate(24 {Top_px + (Height_px / 2):F0}) rotate(-90)\">");
        Label(svg, 0, 0, "middle", "speed, mm/min");
        svg.Append("</g>\n");
    }

    // A name in the middle of its region: the cell nearest to the mean place.
    private static void Names(StringBuilder svg, ProcessMapResult result)
    {
        var columns = result.Fluxes_W_m2.Length;
        foreach (var group in result.Maps[0].Select((one, at) => (one.Regime, At: at)).GroupBy(pair => pair.Regime)
            .Where(group => group.Count() > 5))
        {
            var (column, row) = (group.Average(pair => pair.At % columns), group.Average(pair => pair.At / columns));
            var (at, _) = (group.MinBy(pair =>
                Math.Pow((pair.At % columns) - column, 2) + Math.Pow((pair.At / columns) - row, 2)).At, 0);
            var word = ProcessMapFindings.Word(group.Key);
            var half = 5.0 * word.Length; // of a bold word; kept inside the frame
            Label(svg, Math.Max(X(result, result.Fluxes_W_m2[at % columns]), Left_px + half),
                Y(result, result.Speeds_m_s[at / columns]) + 5, "middle", word,
                " font-size=\"16\" font-weight=\"bold\"");
        }
    }

    private static void Legend(StringBuilder svg)
    {
        var y = Top_px + 10;
        foreach (var regime in Enum.GetValues<PrintRegime>())
        {
            Line(svg, $"<rect x=\"722\" y=\"{y:F0}\" width=\"18\" height=\"14\" fill=\"{s_colours[(int)regime]}\"");
            svg.Append(" stroke=\"#777777\" stroke-width=\"0.5\"/>\n");
            Label(svg, 750, y + 12, "start", ProcessMapFindings.Word(regime));
            y += 26;
        }

        (string Colour, string Dash, string Text)[] lines =
            [("#1b1b1b", "", "98 % fused"), ("#24557a", "6 4", "melt 1 layer deep"),
                ("#8a2f17", "2 3", "melt 2 layers deep")];
        foreach (var (colour, dash, text) in lines)
        {
            Line(svg, $"<path d=\"M720 {y + 8:F0}H742\" stroke=\"{colour}\" stroke-width=\"2\"");
            Line(svg, $" stroke-dasharray=\"{dash}\"/>");
            Label(svg, 750, y + 12, "start", text);
            y += 26;
        }

        Line(svg, $"<circle cx=\"731\" cy=\"{y + 8:F0}\" r=\"6\" fill=\"#ffffff\" stroke=\"#000000\"");
        svg.Append(" stroke-width=\"2.5\"/>\n");
        Label(svg, 750, y + 12, "start", "marked point");
    }

    private static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    private static void Label(
        StringBuilder svg, double x, double y, string anchor, string text, string more = "") =>
        Line(svg, $"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\" fill=\"#1b1b1b\"{more}>{text}</text>");

    private static void Line(StringBuilder svg, FormattableString text) =>
        svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
