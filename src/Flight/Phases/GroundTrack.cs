using System.Globalization;
using System.Text;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Phases;

/// <summary>
/// Draws the way below a flight on a map of even degrees, with its start, its end and what lay in shadow.
/// </summary>
internal static class GroundTrack
{
    private const double Scale_px = 2.5; // a degree
    private const double Left_px = 48;
    private const double Top_px = 44;

    private const string Ink = "#1b1b1b";
    private const string Lit = "#c9730a";
    private const string Dark = "#27408b";

    private static double Right_px => Left_px + (360 * Scale_px);

    private static double Bottom_px => Top_px + (180 * Scale_px);

    /// <summary>The picture.</summary>
    public static string Svg(PropagateResult result)
    {
        var svg = new StringBuilder();
        Add(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Right_px + 24:F0} {Bottom_px + 62:F0}\"");
        Add(svg, $" font-family=\"sans-serif\" font-size=\"12\">\n<title>Ground track</title>\n");
        Add(svg, $"<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        Text(svg, Left_px, 24, "start", "16", string.Create(CultureInfo.InvariantCulture,
            $"Track on {result.Inputs.Centre.Name}: {result.Sweep.Drawn_rad / (2 * Math.PI):0.##} of " +
            $"{result.Sweep.Angle_rad / (2 * Math.PI):0.##} revolutions from " +
            $"{result.Inputs.Start.ToIso(Core.Time.TimeScale.Utc, 0)}"));
        Graticule(svg);
        Ways(svg, result.Sweep.Track, isDark: false);
        Ways(svg, result.Sweep.Track, isDark: true);
        Marks(svg, result);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Graticule(StringBuilder svg)
    {
        for (var longitude = -180; longitude <= 180; longitude += 30)
        {
            var x = X(longitude);
            Line(svg, x, Top_px, x, Bottom_px, longitude == 0);
            Text(svg, x, Bottom_px + 16, "middle", "11", Degrees(longitude, "E", "W"));
        }

        for (var latitude = -90; latitude <= 90; latitude += 30)
        {
            var y = Y(latitude);
            Line(svg, Left_px, y, Right_px, y, latitude == 0);
            Text(svg, Left_px - 6, y + 4, "end", "11", Degrees(latitude, "N", "S"));
        }
    }

    // One path for all stretches of a colour; at the map's edge a stretch goes on at the other side.
    private static void Ways(StringBuilder svg, IReadOnlyList<TrackPoint> track, bool isDark)
    {
        var colour = isDark ? Dark : Lit;
        Add(svg, $"<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"1.2\" stroke-linejoin=\"round\" d=\"");
        var isOpen = false;
        for (var i = 1; i < track.Count; i++)
        {
            if (track[i].IsDark != isDark)
            {
                isOpen = false;
                continue;
            }

            var (from, to) = (Degrees(track[i - 1]), Degrees(track[i]));
            if (!isOpen)
            {
                Add(svg, $"M{X(from.Longitude):F1} {Y(from.Latitude):F1}");
            }

            Stretch(svg, from, to);
            isOpen = true;
        }

        Add(svg, $"\"/>\n");
    }

    private static void Stretch(
        StringBuilder svg, (double Latitude, double Longitude) from, (double Latitude, double Longitude) to)
    {
        var change = to.Longitude - from.Longitude;
        if (Math.Abs(change) > 180)
        {
            var edge = change < 0 ? 180 : -180;
            var unwrapped = to.Longitude + (2 * edge);
            var share = (edge - from.Longitude) / (unwrapped - from.Longitude);
            var latitude = from.Latitude + (share * (to.Latitude - from.Latitude));
            Add(svg, $"L{X(edge):F1} {Y(latitude):F1}M{X(-edge):F1} {Y(latitude):F1}");
        }

        Add(svg, $"L{X(to.Longitude):F1} {Y(to.Latitude):F1}");
    }

    private static void Marks(StringBuilder svg, PropagateResult result)
    {
        var first = Degrees(result.Sweep.Track[0]);
        var last = Degrees(result.Sweep.Track[^1]);
        Add(svg, $"<circle cx=\"{X(first.Longitude):F1}\" cy=\"{Y(first.Latitude):F1}\" r=\"5\"");
        Add(svg, $" fill=\"#ffffff\" stroke=\"{Ink}\" stroke-width=\"2\"/>\n");
        Add(svg, $"<rect x=\"{X(last.Longitude) - 5:F1}\" y=\"{Y(last.Latitude) - 5:F1}\" width=\"10\" height=\"10\"");
        Add(svg, $" fill=\"{Ink}\"/>\n");
        var y = Bottom_px + 44;
        Add(svg, $"<circle cx=\"{Left_px + 6:F1}\" cy=\"{y - 4:F1}\" r=\"5\" fill=\"#ffffff\" stroke=\"{Ink}\"");
        Add(svg, $" stroke-width=\"2\"/>\n");
        Text(svg, Left_px + 18, y, "start", "12", "start");
        Add(svg, $"<rect x=\"{Left_px + 80:F1}\" y=\"{y - 9:F1}\" width=\"10\" height=\"10\" fill=\"{Ink}\"/>\n");
        Text(svg, Left_px + 98, y, "start", "12", EndWord(result));
        Key(svg, Left_px + 260, y, Lit, "sunlight");
        Key(svg, Left_px + 370, y, Dark, "full shadow");
    }

    private static string EndWord(PropagateResult result) =>
        result.Sweep.Drawn_rad < result.Sweep.Angle_rad ? "end of what is drawn"
        : result.Flight.Outcome == PropagationOutcome.Impact ? "impact"
        : "end";

    private static void Key(StringBuilder svg, double x, double y, string colour, string words)
    {
        Add(svg, $"<line x1=\"{x:F1}\" y1=\"{y - 4:F1}\" x2=\"{x + 24:F1}\" y2=\"{y - 4:F1}\" stroke=\"{colour}\"");
        Add(svg, $" stroke-width=\"2.5\"/>\n");
        Text(svg, x + 30, y, "start", "12", words);
    }

    private static void Line(StringBuilder svg, double x1, double y1, double x2, double y2, bool isMain)
    {
        Add(svg, $"<line x1=\"{x1:F1}\" y1=\"{y1:F1}\" x2=\"{x2:F1}\" y2=\"{y2:F1}\"");
        Add(svg, $" stroke=\"{(isMain ? "#8a8a8a" : "#dcdcdc")}\"/>\n");
    }

    private static void Text(StringBuilder svg, double x, double y, string anchor, string size, string words)
    {
        Add(svg, $"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\" font-size=\"{size}\"");
        Add(svg, $" fill=\"{Ink}\">{words}</text>\n");
    }

    private static string Degrees(int angle, string positive, string negative) => string.Create(
        CultureInfo.InvariantCulture, $"{Math.Abs(angle)}°{(angle > 0 ? positive : angle < 0 ? negative : "")}");

    private static (double Latitude, double Longitude) Degrees(TrackPoint point) =>
        (point.Latitude_rad * 180 / Math.PI, point.Longitude_rad * 180 / Math.PI);

    private static double X(double longitude) => Left_px + ((longitude + 180) * Scale_px);

    private static double Y(double latitude) => Top_px + ((90 - latitude) * Scale_px);

    private static void Add(StringBuilder svg, FormattableString text) =>
        svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
