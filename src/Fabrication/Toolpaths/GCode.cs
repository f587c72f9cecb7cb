using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>
/// Writes toolpaths as G-code (RS274/NGC, Kramer, Proctor and Messina 2000, NISTIR 6556): millimetres, absolute
/// coordinates, feeds in mm/min, <c>M3</c> opens the pen's shutter, <c>M5</c> closes it, <c>M800</c> spreads a layer.
/// The text is the same, byte for byte, for the same paths.
/// </summary>
public static class GCode
{
    private static readonly CompositeFormat s_rapid = CompositeFormat.Parse("G0 X{0:F4} Y{1:F4}\n");
    private static readonly CompositeFormat s_stroke = CompositeFormat.Parse("G1 X{0:F4} Y{1:F4}\n");

    /// <summary>A whole part as one program.</summary>
    /// <param name="paths">Its layers, from the bottom.</param>
    /// <param name="part">What the part is called; goes into a comment.</param>
    /// <param name="speed_m_s">Speed of the pen with the shutter open, m/s.</param>
    /// <param name="travelSpeed_m_s">Speed with the shutter closed, m/s.</param>
    /// <param name="cancellation">Asked before each layer.</param>
    public static byte[] Write(
        ImmutableArray<LayerPath> paths, string part, double speed_m_s, double travelSpeed_m_s,
        CancellationToken cancellation)
    {
        var text = new StringBuilder();
        text.Append("; ").Append(Plain(part)).Append('\n');
        Line(text, $"; layers: {paths.Length}");
        Line(text, $"; exposed path: {paths.Sum(path => path.PathLength_m) * 1e3:F3} mm");
        text.Append("; M3 opens the shutter, M5 closes it, M800 spreads a layer of soil and waits\n");
        text.Append("G21 ; millimetres\nG90 ; absolute\nG94 ; feeds in mm/min\nM5 ; shutter closed\n");
        foreach (var path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            Append(text, path, speed_m_s * 60e3, travelSpeed_m_s * 60e3);
        }

        text.Append("M5 ; shutter closed\nM2 ; end\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static void Append(StringBuilder text, LayerPath path, double feed_mm_min, double rapid_mm_min)
    {
        var layer = path.Layer;
        Line(text, $";LAYER:{layer.Index}");
        Line(text, $"; hatch {path.Angle_rad * 180 / Math.PI:F3} deg, {path.Tracks.Length} strokes");
        Line(text, $"M800 ; spread layer {layer.Index + 1}");
        Line(text, $"G0 Z{(layer.Bottom_m + layer.Thickness_m) * 1e3:F4} F{rapid_mm_min:F3}");
        var isOpen = false;
        for (var at = 0; at < path.Tracks.Length; at++)
        {
            var track = path.Tracks[at];
            if (!isOpen)
            {
                Point(text, s_rapid, track.From.X_m, track.From.Y_m);
                Line(text, $"M3\nG1 F{feed_mm_min:F3}");
            }

            Point(text, s_stroke, track.To.X_m, track.To.Y_m);
            isOpen = at + 1 < path.Tracks.Length && path.Tracks[at + 1].From == track.To;
            text.Append(isOpen ? "" : "M5\n");
        }
    }

    private static void Point(StringBuilder text, CompositeFormat format, double x_m, double y_m) =>
        text.AppendFormat(CultureInfo.InvariantCulture, format, (x_m * 1e3) + 0.0, (y_m * 1e3) + 0.0);

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    // Comments end with the line, and parentheses begin other comments: neither may come from a name.
    private static string Plain(string name) =>
        new([.. name.Select(letter => letter is >= ' ' and <= '~' and not ('(' or ')' or ';') ? letter : '_')]);
}
