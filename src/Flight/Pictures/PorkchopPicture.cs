using System.Globalization;
using Guanghan.Core.Numerics;
using Guanghan.Core.Time;
using Guanghan.Flight.Transfers;

namespace Guanghan.Flight.Pictures;

/// <summary>What a porkchop picture shows.</summary>
/// <param name="Title">Above it.</param>
/// <param name="Plot">The transfers by departure and flight time.</param>
/// <param name="First">First departure.</param>
/// <param name="DepartureStep_s">Step of departures, s.</param>
/// <param name="LeastTime_s">Shortest flight, s.</param>
/// <param name="TimeStep_s">Step of flight times, s.</param>
/// <param name="BestDeparture_s">Departure of the best transfer, s after the first; null where none is.</param>
/// <param name="BestTime_s">Its flight time, s.</param>
internal sealed record PorkchopSheet(
    string Title, Porkchop Plot, Epoch First, double DepartureStep_s, double LeastTime_s, double TimeStep_s,
    double? BestDeparture_s, double BestTime_s);

/// <summary>
/// Lines of equal launch energy and of equal arrival speed over departure and arrival, with slanting lines of equal
/// flight time: the plot that mission designers call a porkchop.
/// </summary>
internal static class PorkchopPicture
{
    private const double Left_px = 100;
    private const double Top_px = 70;
    private const double Width_px = 640;
    private const double Height_px = 560;

    private const double Day_s = 86400;

    // Of the least value: close lines near the best, wide ones away from it.
    private static readonly double[] s_energies = [1.03, 1.1, 1.25, 1.5, 2, 3, 5, 8];
    private static readonly double[] s_speeds = [1.02, 1.08, 1.18, 1.35, 1.6, 2, 2.6];
    private static readonly double[] s_timeSteps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

    /// <summary>The picture.</summary>
    public static string Svg(PorkchopSheet sheet)
    {
        var svg = new SvgSheet(Left_px + Width_px + 40, Top_px + Height_px + 110, sheet.Title);
        svg.Text(24, 28, sheet.Title, size: 16);
        var area = new Area(sheet);
        Dates(svg, area);
        Times(svg, area, sheet);
        Lines(svg, area, sheet, s_energies, SvgSheet.Blue, 1e6, cell => cell.C3_m2_s2);
        Lines(svg, area, sheet, s_speeds, SvgSheet.Orange, 1e3, cell => cell.ArrivalSpeed_m_s);
        if (sheet.BestDeparture_s is { } departure_s)
        {
            var (x, y) = area.At(departure_s, sheet.BestTime_s);
            svg.Circle(x, y, 5, "#ffffff", SvgSheet.Ink, 2.2);
            svg.Circle(x, y, 1.5, SvgSheet.Ink, SvgSheet.Ink);
        }

        svg.Frame(Left_px, Top_px, Width_px, Height_px);
        Key(svg, sheet.BestDeparture_s is not null);
        return svg.Finish();
    }

    private sealed class Area(PorkchopSheet sheet)
    {
        public Epoch First { get; } = sheet.First;

        public double DepartureSpan_s { get; } = (sheet.Plot.DepartureCount - 1) * sheet.DepartureStep_s;

        public double LeastTime_s { get; } = sheet.LeastTime_s;

        public double MostTime_s { get; } = sheet.LeastTime_s + ((sheet.Plot.ArrivalCount - 1) * sheet.TimeStep_s);

        public double ArrivalSpan_s => DepartureSpan_s + MostTime_s - LeastTime_s;

        public (double X, double Y) At(double departure_s, double time_s) => (
            Left_px + (Width_px * departure_s / DepartureSpan_s),
            Top_px + Height_px - (Height_px * (departure_s + time_s - LeastTime_s) / ArrivalSpan_s));
    }

    private static void Dates(SvgSheet svg, Area area)
    {
        foreach (var (at, label) in DateTicks.Between(area.First, area.First + Span(area.DepartureSpan_s), 7))
        {
            var x = Left_px + (Width_px * (at - area.First).Seconds_s / area.DepartureSpan_s);
            svg.Line(x, Top_px, x, Top_px + Height_px, SvgSheet.Faint);
            svg.Text(x, Top_px + Height_px + 18, label, "middle", 11);
        }

        var earliest = area.First + Span(area.LeastTime_s);
        foreach (var (at, label) in DateTicks.Between(earliest, earliest + Span(area.ArrivalSpan_s), 10))
        {
            var y = Top_px + Height_px - (Height_px * (at - earliest).Seconds_s / area.ArrivalSpan_s);
            svg.Line(Left_px, y, Left_px + Width_px, y, SvgSheet.Faint);
            svg.Text(Left_px - 8, y + 4, label, "end", 11);
        }

        svg.Text(Left_px + (Width_px / 2), Top_px + Height_px + 40, "departure", "middle", 13);
        svg.Text(26, Top_px + (Height_px / 2), "arrival", "middle", 13, turned_deg: -90);
    }

    private static Duration Span(double seconds_s) => Duration.FromSeconds(seconds_s);

    private static void Times(SvgSheet svg, Area area, PorkchopSheet sheet)
    {
        var wanted_d = (area.MostTime_s - area.LeastTime_s) / Day_s / 5;
        var step_d = s_timeSteps.FirstOrDefault(step => step >= wanted_d, s_timeSteps[^1]);
        for (var days = Math.Ceiling(area.LeastTime_s / Day_s / step_d) * step_d; days * Day_s <= area.MostTime_s;
            days += step_d)
        {
            var (from, to) = (area.At(0, days * Day_s), area.At(area.DepartureSpan_s, days * Day_s));
            svg.Line(from.X, from.Y, to.X, to.Y, SvgSheet.Soft, 0.8, "5 4");
            svg.Text(to.X - 4, to.Y + 13, string.Create(CultureInfo.InvariantCulture, $"{days:0} d"), "end", 10,
                SvgSheet.Soft, hasHalo: true);
        }
    }

    private static void Lines(
        SvgSheet svg, Area area, PorkchopSheet sheet, double[] factors, string colour, double unit,
        Func<PorkchopCell, double> value)
    {
        var plot = sheet.Plot;
        var values = new double[plot.DepartureCount * plot.ArrivalCount];
        for (var i = 0; i < values.Length; i++)
        {
            var cell = plot[i % plot.DepartureCount, i / plot.DepartureCount];
            values[i] = cell.IsFlown ? value(cell) : double.PositiveInfinity;
        }

        var least = values.Min();
        if (!double.IsFinite(least))
        {
            return;
        }

        double[] levels = [.. factors.Select(factor => Round(factor * least / unit)).Distinct().Where(at => at > 0)];
        foreach (var (index, level) in levels.Index())
        {
            var lines = ContourLines.Trace(values, plot.DepartureCount, level * unit);
            (double, double)[][] drawn = [.. lines.Select(Drawn)];
            svg.Path(drawn.Where((_, i) => !lines[i].IsClosed), colour);
            svg.Path(drawn.Where((_, i) => lines[i].IsClosed), colour, isClosed: true);
            if (drawn.MaxBy(line => line.Length) is { Length: > 8 } longest)
            {
                // Neighbouring levels are named at different parts of their lines.
                var (x, y) = longest[(int)(longest.Length * (0.2 + (0.6 * index / levels.Length)))];
                svg.Text(x, y + 4, level.ToString("0.###", CultureInfo.InvariantCulture), "middle", 10, colour, true);
            }
        }

        (double, double)[] Drawn(ContourLine line) =>
        [
            .. line.Points.Select(at => area.At(
                at.Column * sheet.DepartureStep_s, sheet.LeastTime_s + (at.Row * sheet.TimeStep_s))),
        ];
    }

    // To two digits, upwards of the value where three are needed to tell levels apart.
    private static double Round(double value)
    {
        var unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 1);
        return Math.Round(value / unit) * unit;
    }

    private static void Key(SvgSheet svg, bool hasBest)
    {
        var y = Top_px + Height_px + 76;
        svg.Line(Left_px, y - 4, Left_px + 26, y - 4, SvgSheet.Blue, 2.5);
        svg.Text(Left_px + 34, y, "launch energy C3, km²/s²");
        svg.Line(Left_px + 210, y - 4, Left_px + 236, y - 4, SvgSheet.Orange, 2.5);
        svg.Text(Left_px + 244, y, "arrival speed, km/s");
        svg.Line(Left_px + 390, y - 4, Left_px + 416, y - 4, SvgSheet.Soft, 1.2, "5 4");
        svg.Text(Left_px + 424, y, "flight time");
        if (hasBest)
        {
            svg.Circle(Left_px + 525, y - 4, 5, "#ffffff", SvgSheet.Ink, 2.2);
            svg.Circle(Left_px + 525, y - 4, 1.5, SvgSheet.Ink, SvgSheet.Ink);
            svg.Text(Left_px + 538, y, "best");
        }
    }
}
