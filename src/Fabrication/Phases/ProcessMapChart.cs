using System.Globalization;
using System.Text;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// Draws regimes as areas and limits as lines, on logarithmic axes: flux against speed of the first pass, and layer
/// against spacing with the marked flux and speed.
/// </summary>
internal static class ProcessMapChart
{
    private const double Left_px = 84;
    private const double Top_px = 56;
    private const double Width_px = 640;
    private const double Height_px = 480;
    private const double Square_px = 4;
    private const double LegendLeft_px = 742;
    private const double MarkReach_px = 16; // kept free of names

    private static readonly string[] s_colours = ["#dfe3ea", "#f6d98a", "#8fc79a", "#e58b6d", "#a88fc7"];

    private static readonly (int Index, string Colour, string Dash, string Text)[] s_lines =
    [
        (RegimePlane.MeltIndex, "#6b7280", "2 4", "melting begins"),
        ((int)ProcessLimit.Joint, "#1b1b1b", "", "joint fails"),
        ((int)ProcessLimit.OverMelt, "#8a2f17", "9 4", "too deep"),
        ((int)ProcessLimit.Vapour, "#b3261e", "3 3", "vapour's recoil"),
        ((int)ProcessLimit.BreakUp, "#4b2e83", "10 3 2 3", "pool breaks up"),
    ];

    private sealed record Axis(string Caption, double Unit_si);

    public static IEnumerable<Artefact> Draw(ProcessMapResult result)
    {
        var (inputs, pass) = (result.Inputs, result.Inputs.Passes[0]);
        var soil = inputs.Ground.Soil.Name;
        yield return Picture("process-map.svg", "Regimes over flux and speed, their limits and the marked point.",
            new(result.Fluxes_W_m2, result.Speeds_m_s, result.Maps[0], inputs.Limits),
            new("flux, MW/m²", 1e6), new("speed, mm/min", 1e-3 / 60), string.Create(CultureInfo.InvariantCulture,
                $"Process map: {soil}, spot {inputs.Diameter_m * 1e3:G4} mm, spacing {pass.Spacing_m * 1e3:G4} mm, " +
                $"layer {pass.Layer_m * 1e3:G4} mm"),
            result.IsMarked(0) ? (inputs.Mark!.Flux_W_m2, inputs.Mark.Speed_m_s) : null);
        if (result is { Mark: { } mark, Inputs.Mark: { } point })
        {
            yield return Picture("process-slice.svg",
                "Regimes over spacing and layer with the marked flux and speed.",
                new(mark.Spacings_m, mark.Layers_m, mark.Slice, inputs.Limits), new("spacing, mm", 1e-3),
                new("layer, mm", 1e-3), string.Create(CultureInfo.InvariantCulture,
                $"Process map: {soil}, spot {inputs.Diameter_m * 1e3:G4} mm, flux {point.Flux_W_m2 / 1e6:G4} MW/m², " +
                $"speed {point.Speed_m_s * 60e3:G4} mm/min"), (point.Spacing_m, point.Layer_m));
        }
    }

    private static Artefact Picture(string name, string about, RegimePlane plane, Axis across, Axis upwards,
        string title, (double X_si, double Y_si)? mark)
    {
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 920 610\" ");
        svg.Append("font-family=\"sans-serif\" font-size=\"13\">\n<title>Process map</title>\n");
        svg.Append("<rect width=\"920\" height=\"610\" fill=\"#ffffff\"/>\n");
        Label(svg, Left_px, 32, "start", title, " font-size=\"15\" font-weight=\"bold\"");
        (double X, double Y)? at = mark is { } here
            ? (Left_px + (Width_px * RegimePlane.Share(plane.X_si, here.X_si)),
                Top_px + (Height_px * (1 - RegimePlane.Share(plane.Y_si, here.Y_si)))) : null;
        var squares = Squares(plane);
        Areas(svg, squares);
        var isCrossed = new bool[squares.GetLength(0), squares.GetLength(1)];
        foreach (var (index, colour, dash, _) in s_lines)
        {
            Lines(svg, plane, index, colour, dash);
            Cross(isCrossed, plane.Line(index));
        }

        Axes(svg, plane, across, upwards);
        foreach (var label in RegimeLabels.Of(squares, Square_px, (row, column) => isCrossed[row, column] ||
            (at is { } taken && Math.Abs(Left_px + ((column + 0.5) * Square_px) - taken.X) < MarkReach_px &&
            Math.Abs(Top_px + Height_px - ((row + 0.5) * Square_px) - taken.Y) < MarkReach_px)))
        {
            Label(svg, Left_px + (label.Column * Square_px),
                Top_px + Height_px - (label.Row * Square_px) + (0.36 * label.Size_px), "middle",
                ProcessMapFindings.Word(label.Regime), Text($" font-size=\"{label.Size_px}\" font-weight=\"bold\""));
        }

        if (at is { } place)
        {
            Ring(svg, place.X, place.Y);
        }

        Legend(svg, squares, at is not null);
        return new(name, "image/svg+xml", about, Encoding.UTF8.GetBytes(svg.Append("</svg>\n").ToString()));
    }

    private static PrintRegime[,] Squares(RegimePlane plane)
    {
        var (columns, rows) = ((int)(Width_px / Square_px), (int)(Height_px / Square_px));
        var squares = new PrintRegime[rows, columns];
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                squares[row, column] = plane.At((column + 0.5) / columns, (row + 0.5) / rows);
            }
        }

        return squares;
    }

    // Squares that a line runs through, looked at every quarter of a square.
    private static void Cross(
        bool[,] isCrossed, IEnumerable<(double X0, double Y0, double X1, double Y1)> pieces)
    {
        var (rows, columns) = (isCrossed.GetLength(0), isCrossed.GetLength(1));
        foreach (var (x0, y0, x1, y1) in pieces)
        {
            var steps = (int)Math.Ceiling(4 * ((Math.Abs(x1 - x0) * columns) + (Math.Abs(y1 - y0) * rows))) + 1;
            for (var step = 0; step <= steps; step++)
            {
                var share = step / (double)steps;
                isCrossed[Math.Clamp((int)((y0 + (share * (y1 - y0))) * rows), 0, rows - 1),
                    Math.Clamp((int)((x0 + (share * (x1 - x0))) * columns), 0, columns - 1)] = true;
            }
        }
    }

    // One rectangle for squares of one regime side by side, on whole pixels, so that no seam shows.
    private static void Areas(StringBuilder svg, PrintRegime[,] squares)
    {
        svg.Append("<g shape-rendering=\"crispEdges\">\n");
        for (var row = 0; row < squares.GetLength(0); row++)
        {
            for (int column = 0, end; column < squares.GetLength(1); column = end)
            {
                for (end = column + 1; end < squares.GetLength(1) && squares[row, end] == squares[row, column]; end++)
                {
                }

                var y = Top_px + Height_px - ((row + 1) * Square_px);
                Line(svg, $"<rect x=\"{Left_px + (column * Square_px):0}\" y=\"{y:0}\"");
                Line(svg, $" width=\"{(end - column) * Square_px:0}\" height=\"{Square_px:0}\"");
                Line(svg, $" fill=\"{s_colours[(int)squares[row, column]]}\"/>");
            }
        }

        svg.Append("</g>\n");
    }

    private static void Lines(StringBuilder svg, RegimePlane plane, int index, string colour, string dash)
    {
        Line(svg, $"<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\" d=\"");
        foreach (var chain in Chains(plane.Line(index)))
        {
            var word = "M";
            foreach (var (x, y) in chain)
            {
                Line(svg, $"{word}{Left_px + (Width_px * x):F1} {Top_px + (Height_px * (1 - y)):F1}");
                word = "L";
            }
        }

        svg.Append("\"/>\n");
    }

    // Pieces end to end, so that dashes run on: each piece shares its ends with its neighbours to the last bits.
    private static IEnumerable<List<(double X, double Y)>> Chains(
        IEnumerable<(double X0, double Y0, double X1, double Y1)> pieces)
    {
        static (long, long) Key((double X, double Y) end) => ((long)Math.Round(end.X * 1e7),
            (long)Math.Round(end.Y * 1e7));
        var open = pieces.Select(one => ((double X, double Y)[])[(one.X0, one.Y0), (one.X1, one.Y1)]).ToList();
        while (open.Count > 0)
        {
            var chain = new List<(double X, double Y)>(open[^1]);
            open.RemoveAt(open.Count - 1);
            for (var isGrowing = true; isGrowing;)
            {
                isGrowing = false;
                for (var at = open.Count - 1; at >= 0 && !isGrowing; at--)
                {
                    for (var end = 0; end < 2 && !isGrowing; end++)
                    {
                        if (Key(open[at][end]) == Key(chain[^1]))
                        {
                            chain.Add(open[at][1 - end]);
                            isGrowing = true;
                        }
                        else if (Key(open[at][end]) == Key(chain[0]))
                        {
                            chain.Insert(0, open[at][1 - end]);
                            isGrowing = true;
                        }
                    }

                    if (isGrowing)
                    {
                        open.RemoveAt(at);
                    }
                }
            }

            yield return chain;
        }
    }

    private static void Axes(StringBuilder svg, RegimePlane plane, Axis across, Axis upwards)
    {
        foreach (var tick in Ticks(plane.X_si[0] / across.Unit_si, plane.X_si[^1] / across.Unit_si))
        {
            var x = Left_px + (Width_px * RegimePlane.Share(plane.X_si, tick * across.Unit_si));
            Line(svg, $"<path d=\"M{x:F1} {Top_px + Height_px:F0}v6\" stroke=\"#1b1b1b\"/>");
            Label(svg, x, Top_px + Height_px + 21, "middle", Number(tick));
        }

        foreach (var tick in Ticks(plane.Y_si[0] / upwards.Unit_si, plane.Y_si[^1] / upwards.Unit_si))
        {
            var y = Top_px + (Height_px * (1 - RegimePlane.Share(plane.Y_si, tick * upwards.Unit_si)));
            Line(svg, $"<path d=\"M{Left_px - 6:F0} {y:F1}h6\" stroke=\"#1b1b1b\"/>");
            Label(svg, Left_px - 10, y + 4, "end", Number(tick));
        }

        Line(svg, $"<rect x=\"{Left_px}\" y=\"{Top_px}\" width=\"{Width_px}\" height=\"{Height_px}\" fill=\"none\"");
        svg.Append(" stroke=\"#1b1b1b\"/>\n");
        Label(svg, Left_px + (Width_px / 2), Top_px + Height_px + 46, "middle", across.Caption + " (logarithmic)");
        Line(svg, $"<g transform=\"translate(26 {Top_px + (Height_px / 2):F0}) rotate(-90)\">");
        Label(svg, 0, 0, "middle", upwards.Caption + " (logarithmic)");
        svg.Append("</g>\n");
    }

    // 1, 2, 5 of each decade; on a short axis also the numbers between.
    private static double[] Ticks(double low, double high)
    {
        foreach (var steps in (double[][])[[1, 2, 5], [1, 1.5, 2, 3, 4, 5, 6, 8]])
        {
            double[] all = [.. Enumerable.Range((int)Math.Floor(Math.Log10(low)), 12)
                .SelectMany(decade => steps.Select(step => step * Math.Pow(10, decade)))
                .Where(tick => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9))];
            if (all.Length >= 4 || steps.Length > 3)
            {
                return all;
            }
        }

        return [];
    }

    private static void Legend(StringBuilder svg, PrintRegime[,] squares, bool isMarked)
    {
        var y = Top_px + 4;
        foreach (var regime in squares.Cast<PrintRegime>().Distinct().Order())
        {
            Line(svg, $"<rect x=\"{LegendLeft_px}\" y=\"{y:F0}\" width=\"20\" height=\"14\"");
            Line(svg, $" fill=\"{s_colours[(int)regime]}\" stroke=\"#777777\" stroke-width=\"0.5\"/>");
            Label(svg, LegendLeft_px + 32, y + 12, "start", ProcessMapFindings.Word(regime));
            y += 25;
        }

        foreach (var (_, colour, dash, text) in s_lines)
        {
            Line(svg, $"<path d=\"M{LegendLeft_px - 4:F0} {y + 8:F0}h30\" stroke=\"{colour}\" stroke-width=\"2\"");
            Line(svg, $" stroke-dasharray=\"{dash}\"/>");
            Label(svg, LegendLeft_px + 32, y + 12, "start", text);
            y += 25;
        }

        if (isMarked)
        {
            Ring(svg, LegendLeft_px + 10, y + 8);
            Label(svg, LegendLeft_px + 32, y + 12, "start", "marked point");
        }
    }

    private static void Ring(StringBuilder svg, double x, double y)
    {
        Line(svg, $"<circle cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"7\" fill=\"#ffffff\" stroke=\"#000000\"");
        Line(svg, $" stroke-width=\"2.5\"/><circle cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"2.5\"/>");
    }

    private static string Number(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    private static void Label(
        StringBuilder svg, double x, double y, string anchor, string text, string more = "") =>
        Line(svg, $"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\" fill=\"#1b1b1b\"{more}>{text}</text>");

    private static void Line(StringBuilder svg, FormattableString text) =>
        svg.Append(Text(text)).Append('\n');

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
