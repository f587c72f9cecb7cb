using System.Globalization;
using Guanghan.Core.Time;
using Guanghan.Flight.Visibility;

namespace Guanghan.Flight.Pictures;

/// <summary>Pictures of passes: when each station sees the spacecraft, and where in its sky.</summary>
internal static class PassPictures
{
    private const double Left_px = 150;
    private const double Width_px = 720;
    private const double Row_px = 26;
    private const double Top_px = 56;
    private const double Dot_px = 1.5; // the shortest bar: a pass of minutes in a month
    private const double Sky_px = 230; // radius of the horizon
    private const int SkyPasses = 6;
    private const int SkyPoints = 60;

    private static readonly string[] s_colours =
        [SvgSheet.Blue, SvgSheet.Orange, SvgSheet.Green, SvgSheet.Red, "#6b4c9a", "#5c5c5c"];

    /// <summary>Bars along time, a row a station.</summary>
    public static string Timeline(
        string title, Epoch first, Epoch last, IReadOnlyList<GroundStation> stations, IReadOnlyList<Pass> passes)
    {
        var bottom = Top_px + (Row_px * stations.Count);
        var svg = new SvgSheet(Left_px + Width_px + 30, bottom + 60, title);
        svg.Text(24, 28, title, size: 16);
        var span_s = (last - first).Seconds_s;
        foreach (var (at, label) in DateTicks.Between(first, last, 8))
        {
            svg.Line(X(at), Top_px, X(at), bottom, SvgSheet.Faint);
            svg.Text(X(at), bottom + 18, label, "middle", 11);
        }

        foreach (var (row, station) in stations.Index())
        {
            var y = Top_px + (Row_px * row);
            svg.Text(Left_px - 10, y + 17, station.Name, "end");
            svg.Line(Left_px, y + Row_px, Left_px + Width_px, y + Row_px, SvgSheet.Faint);
            foreach (var pass in passes.Where(pass => pass.Station == station))
            {
                var from = X(pass.Rise);
                svg.Bar(from, y + 5, Math.Max(Dot_px, X(pass.Set) - from), Row_px - 10, SvgSheet.Orange);
            }
        }

        svg.Frame(Left_px, Top_px, Width_px, bottom - Top_px);
        svg.Text(Left_px, bottom + 44, string.Create(CultureInfo.InvariantCulture,
            $"{passes.Count} passes, each a bar; a pass shorter than {Dot_px * span_s / Width_px / 60:0.#} min " +
            $"is drawn " +
            $"that long"), colour: SvgSheet.Soft, size: 11);
        return svg.Finish();

        double X(Epoch at) => Left_px + (Width_px * (at - first).Seconds_s / span_s);
    }

    /// <summary>The highest passes over one station, on its sky: the zenith in the middle, north up, east
    /// left.</summary>
    public static string Sky(
        GroundStation station, IReadOnlyList<Pass> passes, Func<GroundStation, Epoch, StationView> viewAt)
    {
        var title = $"Sky of {station.Name}";
        var svg = new SvgSheet(860, (2 * Sky_px) + 110, title);
        svg.Text(24, 28, title, size: 16);
        var (x0, y0) = (Sky_px + 50, Sky_px + 75);
        foreach (var elevation in (ReadOnlySpan<int>)[0, 30, 60])
        {
            svg.Circle(x0, y0, Sky_px * (90 - elevation) / 90, "none", elevation == 0 ? SvgSheet.Ink : SvgSheet.Faint);
            svg.Text(x0 + 3, y0 - (Sky_px * (90 - elevation) / 90) + 12, elevation + "°", size: 10,
                colour: SvgSheet.Soft);
        }

        svg.Line(x0 - Sky_px, y0, x0 + Sky_px, y0, SvgSheet.Faint);
        svg.Line(x0, y0 - Sky_px, x0, y0 + Sky_px, SvgSheet.Faint);
        svg.Text(x0, y0 - Sky_px - 8, "N", "middle");
        svg.Text(x0, y0 + Sky_px + 18, "S", "middle");
        svg.Text(x0 - Sky_px - 14, y0 + 4, "E", "middle");
        svg.Text(x0 + Sky_px + 14, y0 + 4, "W", "middle");
        var shown = passes.OrderByDescending(pass => pass.AtCulmination.Direction.Elevation_rad).Take(SkyPasses)
            .OrderBy(pass => pass.Rise).ToArray();
        foreach (var (index, pass) in shown.Index())
        {
            (double X, double Y)[] line =
            [
                .. Enumerable.Range(0, SkyPoints + 1).Select(i => At(viewAt(station,
                    pass.Rise + Duration.FromSeconds(pass.Length_s * i / SkyPoints)))),
            ];
            svg.Path([line], s_colours[index], 2);
            svg.Circle(line[0].X, line[0].Y, 3.5, "#ffffff", s_colours[index], 2);
            var y = 110 + (index * 22);
            svg.Line(600, y - 4, 626, y - 4, s_colours[index], 2.5);
            svg.Text(634, y, string.Create(CultureInfo.InvariantCulture,
                $"{pass.Rise.ToIso(TimeScale.Utc, 0)}, " +
                $"{pass.AtCulmination.Direction.Elevation_rad * 180 / Math.PI:0}°"));
        }

        svg.Text(600, 82, shown.Length < passes.Count
            ? $"the {shown.Length} highest of {passes.Count} passes, rise (circle)"
            : "passes, rise (circle)", colour: SvgSheet.Soft, size: 11);
        return svg.Finish();

        (double, double) At(StationView view)
        {
            var radius = Sky_px * ((Math.PI / 2) - view.Direction.Elevation_rad) / (Math.PI / 2);
            var (sine, cosine) = Math.SinCos(view.Direction.Azimuth_rad);
            return (x0 - (radius * sine), y0 - (radius * cosine));
        }
    }
}
