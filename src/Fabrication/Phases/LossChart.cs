using System.Globalization;
using System.Text;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// Draws where the power goes as a flow from left to right (Sankey 1898): the stream's height is the power, and at each
/// stage what is lost turns off downwards. Stages that lose less than a thousandth are passed over and named below.
/// </summary>
internal static class LossChart
{
    private const double Height_px = 150; // of all sunlight
    private const double Step_px = 104; // of a stage, where the stream that turns off is thin
    private const double Clear_px = 60; // between that stream and the next stage's
    private const int LineLength = 70; // characters of the note that fit above the narrowest picture
    private const double Left_px = 120;
    private const double Top_px = 72;
    private const double Depth_px = 110;
    private const double ShownFraction = 1e-3;

    private static readonly Dictionary<string, string> s_words = new(StringComparer.Ordinal)
    {
        ["admitted"] = "window",
        ["unshaded"] = "shadows",
        ["reflected"] = "mirrors",
        ["arrived"] = "in the way",
        ["concentrated"] = "concentrator",
        ["captured"] = "beside face",
        ["on_cores"] = "beside cores",
        ["accepted"] = "too steep",
        ["entered"] = "entry face",
        ["carried"] = "attenuation",
        ["guided"] = "bends and mixing",
        ["exited"] = "exit face",
        ["collected"] = "pen's aperture",
        ["delivered"] = "pen's optics",
    };

    /// <summary>The picture as SVG.</summary>
    public static Artefact Draw(LightResult result) => new("losses.svg", "image/svg+xml",
        "Where the power goes from the aperture to the soil.", Encoding.UTF8.GetBytes(Svg(result)));

    private static string Svg(LightResult result)
    {
        var stages = result.Trace.Total.Stages;
        var all = stages[0].Area_m2;
        var sun = result.Design_W_m2;
        var shown = stages.Skip(1).Where(stage => Lost(stages, stage) > ShownFraction * all).ToArray();
        var steps = shown.Select(stage => Math.Max(Step_px, Scale(Lost(stages, stage), all) + Clear_px)).ToArray();
        var rest = stages.Skip(1).Where(stage => !shown.Contains(stage)).Select(stage => s_words[stage.Name]);
        var notes = Wrap("below 0.1 %: " + string.Join(", ", rest));
        var width = Math.Max(Left_px + steps.Sum() + 130, 500);
        var svg = new StringBuilder();
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        Line(svg, $" viewBox=\"0 0 {width:F0} {Top_px + Height_px + Depth_px + 66:F0}\"");
        svg.Append(" font-family=\"sans-serif\" font-size=\"12\">\n<title>Where the power goes</title>\n");
        svg.Append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        Bar(svg, Left_px - 30, 30, Height_px, "#e3a72f");
        Text(svg, Left_px - 38, Top_px + 12, "end", "#1b1b1b", "sunlight");
        Text(svg, Left_px - 38, Top_px + 28, "end", "#1b1b1b", Watts(sun * all));
        var (x, power) = (Left_px, all);
        foreach (var (stage, i) in shown.Select((stage, i) => (stage, i)))
        {
            var lost = Lost(stages, stage);
            Flow(svg, (x, steps[i]), Scale(power, all), Scale(power - lost, all), i % 2 == 1);
            var y = Top_px + Height_px + Depth_px + (i % 2 == 1 ? 26 : 0);
            Text(svg, x + (steps[i] / 2), y + 14, "middle", "#1b1b1b", s_words[stage.Name]);
            Text(svg, x + (steps[i] / 2), y + 28, "middle", "#6a3d1a",
                string.Create(CultureInfo.InvariantCulture, $"-{Watts(sun * lost)}, {100 * lost / all:0.0} %"));
            (x, power) = (x + steps[i], power - lost);
        }

        Bar(svg, x, 22, Math.Max(0.5, Scale(power, all)), "#b8431f");
        Text(svg, x + 30, Top_px + 12, "start", "#1b1b1b", "on the work");
        Text(svg, x + 30, Top_px + 28, "start", "#1b1b1b", Watts(sun * power));
        Text(svg, x + 30, Top_px + 44, "start", "#1b1b1b",
            string.Create(CultureInfo.InvariantCulture, $"{100 * power / all:0.0} %"));
        Text(svg, 12, 20, "start", "#1b1b1b", "Where the power goes, at " + Unit.Parse("W/m^2").Format(sun, 4));
        foreach (var (line, i) in notes.Select((line, i) => (line, i)))
        {
            Text(svg, 12, 36 + (15 * i), "start", "#5f5f5f", line);
        }

        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>A list broken into lines behind its commas.</summary>
    private static List<string> Wrap(string list)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in list.Split(", "))
        {
            if (line.Length > 0 && line.Length + word.Length > LineLength)
            {
                lines.Add(line + ",");
                line = "";
            }

            line += line.Length > 0 ? ", " + word : word;
        }

        return [.. lines, line];
    }

    // The stream that goes on, and the part that turns off downwards.
    private static void Flow(
        StringBuilder svg, (double X, double Width) stage, double before, double after, bool isLow)
    {
        var (x, step) = stage;
        var (top, bottom) = (Top_px, Top_px + before);
        var lost = before - after;
        var end = Top_px + Height_px + Depth_px - (isLow ? -26 : 0);
        Line(svg, $"<rect x=\"{x:F1}\" y=\"{top:F1}\" width=\"{step + 0.5:F1}\"");
        Line(svg, $" height=\"{Math.Max(after, 0.5):F1}\" fill=\"#e8b95a\"/>");
        var (inner, middle) = (x + (step / 2) - (lost / 2), x + (step / 2) + (lost / 2));
        var (bend, knee) = (x + (step * 0.3), x + (Math.Min(step * 0.2, (step - lost) / 2)));
        svg.Append("<path fill=\"#c9b79a\" stroke=\"#8d7a5c\" stroke-width=\"0.5\" d=\"");
        Line(svg, $"M{x:F1} {top + after:F1} C{bend:F1} {top + after:F1} {middle:F1} {top + after:F1}");
        Line(svg, $"{middle:F1} {top + after + 24 + lost:F1} L{middle:F1} {end:F1} L{inner:F1} {end:F1}");
        Line(svg, $"L{inner:F1} {bottom + 24:F1} C{inner:F1} {bottom:F1} {knee:F1} {bottom:F1}");
        Line(svg, $"{x:F1} {bottom:F1} Z\"/>");
    }

    private static void Bar(StringBuilder svg, double x, double width, double height, string colour)
    {
        Line(svg, $"<rect x=\"{x:F1}\" y=\"{Top_px:F1}\" width=\"{width:F0}\" height=\"{height:F1}\"");
        Line(svg, $" fill=\"{colour}\"/>");
    }

    private static double Scale(double power, double all) => all > 0 ? Height_px * power / all : 0;

    private static double Lost(IReadOnlyList<LightStage> stages, LightStage stage)
    {
        for (var i = 1; i < stages.Count; i++)
        {
            if (ReferenceEquals(stages[i], stage))
            {
                return stages[i - 1].Area_m2 - stage.Area_m2;
            }
        }

        return 0;
    }

    private static string Watts(double power_W) =>
        power_W >= 1e3 ? Unit.Parse("kW").Format(power_W, 4) : Unit.Parse("W").Format(power_W, 3);

    private static void Text(StringBuilder svg, double x, double y, string anchor, string colour, string text) =>
        Line(svg, $"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\" fill=\"{colour}\">{text}</text>");

    private static void Line(StringBuilder svg, FormattableString text) =>
        svg.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
