using System.Globalization;
using System.Text;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Flight.Pictures;
using Guanghan.Flight.Visibility;

namespace Guanghan.Flight.Phases;

/// <summary>The report of <c>flight.visibility</c>.</summary>
internal static class VisibilityReport
{
    private const int ListedPasses = 200;

    public static Report Of(VisibilityResult result) => Report.Empty with
    {
        Figures = [.. Figures(result)],
        Series = [.. SeriesOf(result)],
        Events = [.. Events(result)],
        Artefacts = [.. Files(result)],
        Findings = [.. Findings(result)],
    };

    private static double Flown_s(VisibilityResult result) => (result.Path.Last - result.Path.First).Seconds_s;

    private static IEnumerable<Figure> Figures(VisibilityResult result)
    {
        var passes = result.Passes;
        yield return new("passes", passes.Length);
        yield return new("passes.lit_at_night", passes.Count(one => one.Light.IsLitAtNight));
        if (passes.Length > 0)
        {
            yield return new("pass.longest", passes.Max(one => one.Pass.Length_s));
            yield return new("pass.mean", passes.Average(one => one.Pass.Length_s));
            yield return new("pass.highest", passes.Max(one => one.Pass.AtCulmination.Direction.Elevation_rad));
            yield return new("pass.nearest", passes.Min(one => one.Pass.AtCulmination.Direction.Range_m));
        }

        yield return new("contact.total", result.Contact.Total_s);
        if (Flown_s(result) > 0)
        {
            yield return new("contact.fraction", result.Contact.Total_s / Flown_s(result));
        }

        yield return new("gap.longest", result.Contact.LongestGap_s);
        yield return new("flown", Flown_s(result));
    }

    private static IEnumerable<Series> SeriesOf(VisibilityResult result)
    {
        if (result.Samples.Length < 2)
        {
            yield break;
        }

        var axis = new SeriesAxis("time", Unit.Parse("h"), [.. result.Samples.Select(one => one.Time_s)],
            result.Inputs.Start);
        yield return new("stations_in_view", axis, [.. result.Samples.Select(one => (double)one.StationCount)]);
        yield return new("highest_elevation", axis, [.. result.Samples.Select(one => one.HighestElevation_rad)]);
        yield return new("least_range", axis, [.. result.Samples.Select(one => one.LeastRange_m)]);
    }

    private static IEnumerable<Event> Events(VisibilityResult result)
    {
        var listed = result.Passes.Take(ListedPasses).Select(one => one.Pass).ToArray();
        return listed.Select(pass => new Event(pass.Rise, "rise", string.Create(CultureInfo.InvariantCulture,
                $"{pass.Station.Name}, for {pass.Length_s / 60:0.0} min, up to " +
                $"{Degrees(pass.AtCulmination.Direction.Elevation_rad):0.0} deg.")))
            .Concat(listed.Select(pass => new Event(pass.Set, "set", $"{pass.Station.Name}.")))
            .OrderBy(one => one.At);
    }

    private static IEnumerable<Artefact> Files(VisibilityResult result)
    {
        var (inputs, path) = (result.Inputs, result.Path);
        if (Flown_s(result) <= 0)
        {
            yield break;
        }

        yield return new("passes.csv", "text/csv", "All passes.", Encoding.UTF8.GetBytes(Table(result)));
        yield return Picture("timeline.svg", "Passes along time, a row a station.", PassPictures.Timeline(
            $"Passes of {inputs.Name}", path.First, path.Last, inputs.Stations,
            [.. result.Passes.Select(one => one.Pass)]));
        if (inputs.Stations.FirstOrDefault(station => PassesOf(result, station).Any()) is { } first)
        {
            yield return Picture("sky.svg", $"The highest passes on the sky of {first.Name}.", PassPictures.Sky(
                first, [.. PassesOf(result, first)],
                (station, epoch) => VisibilityPhase.ViewAt(path, station, epoch, result.Ephemeris)));
        }

        var axes = inputs.Centre.MapAxes(inputs.Start);
        yield return Picture("ground-track.svg", "The track on the ground, dark where in full shadow.",
            PathPictures.GroundTrack($"Track of {inputs.Name} on {inputs.Centre.Name}", path, axes, inputs.Centre.Shape,
                result.Ephemeris, [.. inputs.Stations.Where(station => station.Axes.Body == inputs.Centre.Body)]));
        yield return Picture("orbit.svg", "The orbit in space.", PathPictures.Orbit(
            $"{inputs.Name} about {inputs.Centre.Name}", path, axes));
    }

    private static IEnumerable<Pass> PassesOf(VisibilityResult result, GroundStation station) =>
        result.Passes.Select(one => one.Pass).Where(pass => pass.Station == station);

    private static Artefact Picture(string name, string about, string svg) =>
        new(name, "image/svg+xml", about, Encoding.UTF8.GetBytes(svg));

    private static string Table(VisibilityResult result)
    {
        var text = new StringBuilder(
            "station,rise_utc,culmination_utc,set_utc,length_s,whole,rise_azimuth_deg,culmination_azimuth_deg," +
            "culmination_elevation_deg,set_azimuth_deg,culmination_range_km,rise_range_rate_km_s,set_range_rate_km_s," +
            "sunlit_fraction,sun_elevation_deg\n");
        foreach (var (pass, light) in result.Passes)
        {
            var (rise, top, set) = (pass.AtRise, pass.AtCulmination.Direction, pass.AtSet);
            text.Append(CultureInfo.InvariantCulture, $"\"{Quoted(pass.Station.Name)}\",{Utc(pass.Rise)},");
            text.Append(CultureInfo.InvariantCulture, $"{Utc(pass.Culmination)},{Utc(pass.Set)},{pass.Length_s:F1},");
            text.Append(CultureInfo.InvariantCulture, $"{(pass.IsWhole ? "yes" : "no")},");
            text.Append(CultureInfo.InvariantCulture, $"{Degrees(rise.Direction.Azimuth_rad):F2},");
            text.Append(CultureInfo.InvariantCulture, $"{Degrees(top.Azimuth_rad):F2},");
            text.Append(CultureInfo.InvariantCulture, $"{Degrees(top.Elevation_rad):F2},");
            text.Append(CultureInfo.InvariantCulture, $"{Degrees(set.Direction.Azimuth_rad):F2},");
            text.Append(CultureInfo.InvariantCulture, $"{top.Range_m / 1e3:F1},");
            text.Append(CultureInfo.InvariantCulture, $"{rise.RangeRate_m_s / 1e3:F4},{set.RangeRate_m_s / 1e3:F4},");
            text.Append(CultureInfo.InvariantCulture,
                $"{light.VisibleSunFraction:F3},{Degrees(light.SunElevation_rad):F2}\n");
        }

        return text.ToString();
    }

    private static string Quoted(string name) => name.Replace("\"", "\"\"", StringComparison.Ordinal);

    private static string Utc(Epoch epoch) => epoch.ToIso(TimeScale.Utc, 1);

    private static double Degrees(double angle_rad) => angle_rad * 180 / Math.PI;

    private static IEnumerable<Finding> Findings(VisibilityResult result)
    {
        if (result.Ending is { } ending)
        {
            yield return FlightFindings.PathEnds(ending, Flown_s(result) / 86400, result.Inputs.Duration_s / 86400);
        }

        if (result.Passes.IsEmpty)
        {
            yield return FlightFindings.NeverSeen(result.Inputs.Stations.Count);
        }

        if (result.Inputs.Lines is { } lines)
        {
            var away_d = Math.Max(
                Math.Abs((result.Path.First - lines.Mean.EpochUtc.ToEpoch()).Days_d),
                Math.Abs((result.Path.Last - lines.Mean.EpochUtc.ToEpoch()).Days_d));
            if (away_d > 14)
            {
                yield return FlightFindings.OldElements(away_d);
            }
        }
    }
}
