using System.Globalization;
using System.Text;
using Guanghan.Core.Bodies;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Formats;
using Guanghan.Flight.Propagation.Sgp4;
using Guanghan.Flight.Visibility;

namespace Guanghan.Flight.Phases;

/// <summary>Declares and reads the options of <c>flight.visibility</c>.</summary>
internal static class VisibilityReading
{
    private const double SamplesAtMost = 50_000;
    private const int StationsAtMost = 100;

    // Goes on where the two lines have a mistake, which is reported.
    private static readonly TwoLineElements s_standIn = new(
        new Sgp4Elements(Epoch.J2000.ToJulianDate(TimeScale.Utc), 15, 0.001, 0.9, 0, 0, 0, 0),
        "", 0, 'U', "", 0, 0, 0, 0, 0);

    private sealed record Spacecraft(TwoLineElements? Lines, PropagateInputs? Flight, Ephemeris? Message);

    private sealed record Ephemeris(string Name, MessagePath? Path);

    public static VisibilityInputs Read(Section section)
    {
        var start = section.Instant("start", "First instant.");
        var duration_s = section.Quantity("duration", "d", "Length of the span.", Bounds.AboveUpTo("0 d", "366 d"));
        var step_s = section.Quantity("step", "min", "Step of the series.", Bounds.Between("1 s", "1 d"), "5 min");
        section.Require(duration_s / step_s <= SamplesAtMost, "step", string.Create(CultureInfo.InvariantCulture,
            $"{step_s / 60:G6} min makes {duration_s / step_s:0} values of {duration_s / 86400:G6} d; at most " +
            $"{SamplesAtMost:0} are kept, take a step of at least {duration_s / SamplesAtMost / 60:G3} min"),
            "duration");
        var spacecraft = section.Group("spacecraft", "What is looked at, by one of two_line, flight, ephemeris.",
            inside => ReadSpacecraft(inside, start, duration_s, step_s));
        var stations = section.List("stations", "Who looks.", ReadStation(start), 1, StationsAtMost);
        return new()
        {
            Start = start,
            Duration_s = duration_s,
            Step_s = step_s,
            Lines = spacecraft.Lines,
            Flight = spacecraft.Flight,
            Message = spacecraft.Message?.Path,
            MessageName = spacecraft.Message?.Name ?? "",
            Stations = stations,
        };
    }

    private static Spacecraft ReadSpacecraft(Section section, Epoch start, double duration_s, double step_s)
    {
        var lines = section.OptionalGroup("two_line", "Two-line elements, under SGP4.", ReadLines);
        var flight = section.OptionalGroup("flight", "An orbit at the start and its forces, as in flight.propagate.",
            inside => ReadFlight(inside, start, duration_s, step_s));
        var message = section.OptionalGroup("ephemeris", "States in an orbit ephemeris message.",
            inside => ReadMessage(inside, start, duration_s));
        string[] given =
        [
            .. lines is null ? (string[])[] : ["two_line"], .. flight is null ? (string[])[] : ["flight"],
            .. message is null ? (string[])[] : ["ephemeris"],
        ];
        section.Require(given.Length > 0, "two_line",
            "no orbit is given; write one of two_line, flight, ephemeris");
        section.Require(given.Length < 2, given.LastOrDefault("two_line"),
            $"the orbit is given by {string.Join(" and ", given)}; keep one of them");
        return new(lines, flight, message);
    }

    private static TwoLineElements ReadLines(Section section)
    {
        var name = section.Text("name", "Its name.", "SPACECRAFT");
        var line1 = section.Text("line1", "First line, 69 columns, in quotation marks.");
        var line2 = section.Text("line2", "Second line.");
        var isRead = TwoLineElements.TryParse(line1, line2, name, ChecksumRule.Require, out var set, out var error);
        section.Require(isRead, "line1", error, "line2");
        var unfit = isRead ? Unfit(set!) : "";
        section.Require(unfit.Length == 0, "line1", unfit, "line2");
        return isRead && unfit.Length == 0 ? set! : s_standIn;
    }

    // What the lines say may be read and yet be no orbit of the theory, or older than UTC.
    private static string Unfit(TwoLineElements set)
    {
        try
        {
            _ = new Sgp4Satellite(set.Mean).At(set.Mean.EpochUtc.ToEpoch());
            return "";
        }
        catch (ArgumentException unfit)
        {
            return unfit.Message;
        }
    }

    private static Ephemeris ReadMessage(Section section, Epoch start, double duration_s)
    {
        var file = section.File("file", "CCSDS OEM, keyword or XML form.");
        MessagePath? path = null;
        var (name, error) = ("", "");
        try
        {
            // A file that is not there is told of already.
            if (!file.Content.IsEmpty)
            {
                var message = OrbitEphemeris.Parse(Encoding.UTF8.GetString(file.Content.Span));
                (name, path) = (message.Segments[0].ObjectName, MessagePath.Of(message));
            }
        }
        catch (Exception unfit) when (unfit is FormatException or ArgumentException)
        {
            error = unfit.Message;
        }

        section.Require(error.Length == 0, "file", $"{file.Name}: {error}");
        section.Require(path?.Centre != Body.Sun, "file",
            $"{file.Name} is about the Sun; stations look at what goes about the Earth, the Moon or Mars");
        var end = start + Duration.FromSeconds(duration_s);
        section.Require(path is null || (path.First <= start && end <= path.Last), "file",
            $"{file.Name} covers {path?.First} to {path?.Last}, and {start} to {end} is looked at; take a span within");
        return new(name, path);
    }

    private static PropagateInputs ReadFlight(Section section, Epoch start, double duration_s, double step_s)
    {
        var name = section.Text("name", "Its name.", "SPACECRAFT");
        var centre = PropagateReading.ReadCentre(section);
        section.Require(centre != CentralBody.Sun, "centre",
            "stations look at what goes about the Earth, the Moon or Mars; choose one of them");
        var axes = PropagateReading.ReadAxes(section);
        var initial = InitialStateReading.Read(section, centre, axes, start);
        var mass_kg = PropagateReading.ReadMass(section);
        var forces = PropagateReading.ReadForces(section, centre, start, duration_s);
        return new()
        {
            Name = name,
            Centre = centre,
            Start = start,
            Duration_s = duration_s,
            Step_s = step_s,
            Axes = axes,
            Initial = initial,
            Mass_kg = mass_kg,
            Forces = forces,
            ToleranceRatio = 1e-12,
            ChecksError = false,
            ListsApsides = false,
            ListsNodes = false,
            ListsEclipses = false,
        };
    }

    private static Func<Section, GroundStation> ReadStation(Epoch start) => section =>
    {
        var name = section.Text("name", "Its name.");
        var body = section.Choice("body", "Where it stands.",
        [
            new Choice<CentralBody>("Earth", CentralBody.Earth, "WGS 84"),
            new Choice<CentralBody>("Moon", CentralBody.Moon, "sphere of 1737.4 km, mean-Earth axes"),
            new Choice<CentralBody>("Mars", CentralBody.Mars, "IAU 2015 ellipsoid"),
        ], "Earth");
        var latitude_rad = section.Quantity("latitude", "deg", "Geodetic latitude, north positive.",
            Bounds.Between("-90 deg", "90 deg"));
        var longitude_rad = section.Quantity("longitude", "deg", "Longitude, east positive.",
            Bounds.Between("-360 deg", "360 deg"));
        var height_m = section.Quantity("height", "m", "Above the ellipsoid.", Bounds.Between("-12 km", "30 km"),
            "0 m");
        var least_rad = section.Quantity("least_elevation", "deg", "Elevation from which it sees.",
            Bounds.Between("-10 deg", "89 deg"), "5 deg");
        return new(name, body.MapAxes(start), body.Shape,
            new SurfacePoint(latitude_rad, longitude_rad, height_m), least_rad);
    };
}
