using System.Globalization;

namespace Guanghan.Flight.Pictures;

/// <summary>One place of a track.</summary>
/// <param name="Latitude_rad">Latitude, rad.</param>
/// <param name="Longitude_rad">Longitude, rad, -pi to pi.</param>
/// <param name="IsDark">Whether the spacecraft is in full shadow.</param>
public readonly record struct TrackPoint(double Latitude_rad, double Longitude_rad, bool IsDark);

/// <summary>A place that a map names.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Latitude_rad">Latitude, rad.</param>
/// <param name="Longitude_rad">Longitude, rad.</param>
/// <param name="Reach_rad">Radius of the circle of ground about it that is drawn, rad; 0 for none.</param>
public readonly record struct MapPlace(string Name, double Latitude_rad, double Longitude_rad, double Reach_rad);

/// <summary>
/// Draws the way below a flight on a map of even degrees, with its start, its end and what lay in shadow.
/// </summary>
internal static class TrackMap
{
    private const double Scale_px = 2.5; // a degree
    private const double Left_px = 48;
    private const double Top_px = 44;
    private const int CirclePoints = 120;

    private static double Right_px => Left_px + (360 * Scale_px);

    private static double Bottom_px => Top_px + (180 * Scale_px);

    /// <summary>The picture.</summary>
    /// <param name="title">Above it.</param>
    /// <param name="track">Places in the order of time; at least one.</param>
    /// <param name="end">What the last place is, in a word or two.</param>
    /// <param name="places">Places to be named.</param>
    public static string Svg(
        string title, IReadOnlyList<TrackPoint> track, string end, IReadOnlyList<MapPlace> places)
    {
        var svg = new SvgSheet(Right_px + 24, Bottom_px + 62, title);
        svg.Text(Left_px, 24, title, size: 16);
        Graticule(svg);
        foreach (var place in places.Where(place => place.Reach_rad > 0))
        {
            svg.Path(Lines(Circle(place), isDark: false), SvgSheet.Green, 1, "3 2");
        }

        svg.Path(Lines(track, isDark: false), SvgSheet.Orange);
        svg.Path(Lines(track, isDark: true), SvgSheet.Blue);
        foreach (var place in places)
        {
            var (x, y) = (X(Degrees(place.Longitude_rad)), Y(Degrees(place.Latitude_rad)));
            svg.Circle(x, y, 3.5, SvgSheet.Green, SvgSheet.Ink);
            svg.Text(x + 6, y - 5, place.Name, size: 11, hasHalo: true);
        }

        Marks(svg, track, end);
        return svg.Finish();
    }

    private static void Graticule(SvgSheet svg)
    {
        for (var longitude = -180; longitude <= 180; longitude += 30)
        {
            var x = X(longitude);
            svg.Line(x, Top_px, x, Bottom_px, longitude == 0 ? SvgSheet.Soft : SvgSheet.Faint);
            svg.Text(x, Bottom_px + 16, Angle(longitude, "E", "W"), "middle", 11);
        }

        for (var latitude = -90; latitude <= 90; latitude += 30)
        {
            var y = Y(latitude);
            svg.Line(Left_px, y, Right_px, y, latitude == 0 ? SvgSheet.Soft : SvgSheet.Faint);
            svg.Text(Left_px - 6, y + 4, Angle(latitude, "N", "S"), "end", 11);
        }
    }

    // Stretches of one colour; at the map's edge a stretch goes on at the other side.
    private static List<List<(double, double)>> Lines(IReadOnlyList<TrackPoint> track, bool isDark)
    {
        var lines = new List<List<(double, double)>>();
        List<(double, double)>? open = null;
        for (var i = 1; i < track.Count; i++)
        {
            if (track[i].IsDark != isDark)
            {
                open = null;
                continue;
            }

            var (from, to) = (track[i - 1], track[i]);
            var (longitude, latitude) = (Degrees(to.Longitude_rad), Degrees(to.Latitude_rad));
            var (was, height) = (Degrees(from.Longitude_rad), Degrees(from.Latitude_rad));
            if (open is null)
            {
                open = [(X(was), Y(height))];
                lines.Add(open);
            }

            if (Math.Abs(longitude - was) > 180)
            {
                var edge = longitude < was ? 180 : -180;
                var share = (edge - was) / (longitude + (2 * edge) - was);
                var crossing = Y(height + (share * (latitude - height)));
                open.Add((X(edge), crossing));
                open = [(X(-edge), crossing)];
                lines.Add(open);
            }

            open.Add((X(longitude), Y(latitude)));
        }

        return lines;
    }

    private static TrackPoint[] Circle(MapPlace place)
    {
        var (north, level) = Math.SinCos(place.Latitude_rad);
        var (sine, cosine) = Math.SinCos(place.Reach_rad);
        return [.. Enumerable.Range(0, CirclePoints + 1).Select(i =>
        {
            var (east, ahead) = Math.SinCos(Math.Tau * i / CirclePoints);
            var height = (north * cosine) + (level * sine * ahead);
            var longitude = place.Longitude_rad +
                Math.Atan2(east * sine * level, cosine - (north * height));
            return new TrackPoint(Math.Asin(Math.Clamp(height, -1, 1)), Math.IEEERemainder(longitude, Math.Tau), false);
        })];
    }

    private static void Marks(SvgSheet svg, IReadOnlyList<TrackPoint> track, string end)
    {
        var (first, last) = (track[0], track[^1]);
        svg.Circle(X(Degrees(first.Longitude_rad)), Y(Degrees(first.Latitude_rad)), 5, "#ffffff", SvgSheet.Ink, 2);
        svg.Square(X(Degrees(last.Longitude_rad)), Y(Degrees(last.Latitude_rad)), 5, SvgSheet.Ink);
        var y = Bottom_px + 44;
        svg.Circle(Left_px + 6, y - 4, 5, "#ffffff", SvgSheet.Ink, 2);
        svg.Text(Left_px + 18, y, "start");
        svg.Square(Left_px + 85, y - 4, 5, SvgSheet.Ink);
        svg.Text(Left_px + 98, y, end);
        svg.Line(Left_px + 260, y - 4, Left_px + 284, y - 4, SvgSheet.Orange, 2.5);
        svg.Text(Left_px + 290, y, "sunlight");
        svg.Line(Left_px + 370, y - 4, Left_px + 394, y - 4, SvgSheet.Blue, 2.5);
        svg.Text(Left_px + 400, y, "full shadow");
    }

    private static double Degrees(double angle_rad) => angle_rad * 180 / Math.PI;

    private static string Angle(int angle, string positive, string negative) => string.Create(
        CultureInfo.InvariantCulture, $"{Math.Abs(angle)}°{(angle > 0 ? positive : angle < 0 ? negative : "")}");

    private static double X(double longitude) => Left_px + ((longitude + 180) * Scale_px);

    private static double Y(double latitude) => Top_px + ((90 - latitude) * Scale_px);
}
