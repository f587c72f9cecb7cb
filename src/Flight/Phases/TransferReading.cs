using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Flight.Tours;
using Guanghan.Flight.Transfers;

namespace Guanghan.Flight.Phases;

/// <summary>Declares and reads the options of <c>flight.transfer</c>.</summary>
internal static class TransferReading
{
    private const double LeastFullFlight_d = 10; // two days in each hyperbola, and an arc that is more than they
    private const string Ways = "direct, tour, low_thrust";

    public static TransferInputs Read(Section section)
    {
        var direct = section.OptionalGroup("direct", "One ballistic arc between two dates.", ReadDirect);
        var tour = section.OptionalGroup("tour",
            "Bodies in order with bounds: the cheapest dates, swing-bys and manoeuvres are searched for.",
            TourReading.Read);
        var thrust = section.OptionalGroup("low_thrust",
            "An engine that thrusts for months: its best throttle and direction are searched for.",
            LowThrustReading.Read);
        string[] given =
        [
            .. direct is null ? (string[])[] : ["direct"], .. tour is null ? (string[])[] : ["tour"],
            .. thrust is null ? (string[])[] : ["low_thrust"],
        ];
        section.Require(given.Length > 0, "direct", $"no way to go is given; write one of {Ways}");
        section.Require(given.Length < 2, given.LastOrDefault("direct"),
            $"the way is given by {string.Join(" and ", given)}; keep one of them");
        return new(direct, tour, thrust);
    }

    /// <summary>Requires that a body is not the one before.</summary>
    public static void RequireOther(Section section, TransferBody from, TransferBody to, string key, string other) =>
        section.Require(from.Held is null || from.Held != to.Held, key,
            $"departure and arrival are both {from.Name}; name another body at one end", other);

    /// <summary>Reads a span of departures.</summary>
    public static DepartureWindow ReadWindow(Section section)
    {
        var (first, last) = (section.Instant("first", "Earliest departure."), section.Instant("last", "Latest."));
        section.Require(first <= last, "last",
            $"the latest departure, {last}, is before the earliest, {first}; exchange them", "first");
        return new(first, first <= last ? last : first);
    }

    /// <summary>Reads how long a leg may take.</summary>
    public static LegDuration ReadDuration(Section section)
    {
        var bounds = Bounds.Between("1 d", "36525 d");
        var least_s = section.Quantity("least", "d", "Shortest.", bounds);
        var most_s = section.Quantity("most", "d", "Longest.", bounds);
        section.Require(least_s <= most_s, "most", string.Create(CultureInfo.InvariantCulture,
            $"the longest, {most_s / 86400:0.###} d, is below the shortest, {least_s / 86400:0.###} d; exchange them"),
            "least");
        return new(Duration.FromSeconds(least_s), Duration.FromSeconds(Math.Max(least_s, most_s)));
    }

    private static DirectPlan ReadDirect(Section section)
    {
        var departure = section.Group("departure", "What is left, and when.", inside =>
        {
            var body = TransferBodyReading.Read(inside);
            return new End(body, inside.Instant("at", "When."), ParkingOrbitReading.Read(inside, "parking",
                "Orbit that is left with one burn at its periapsis; left out, the burn is the speed at infinity.",
                body));
        });
        var arrival = section.Group("arrival", "What is reached, and when.", inside =>
        {
            var body = TransferBodyReading.Read(inside);
            return new End(body, inside.Instant("at", "When."), ParkingOrbitReading.Read(inside, "capture",
                "Orbit that is entered with one burn at periapsis; left out, the burn is the speed at infinity.",
                body));
        });
        RequireOther(section, departure.Body, arrival.Body, "arrival", "departure");
        section.Require(departure.At < arrival.At, "arrival",
            $"the arrival, {arrival.At}, is not after the departure, {departure.At}; exchange them", "departure");
        var revolutions = section.Count("revolutions", "Whole revolutions at most; the cheapest orbit is flown.", 0,
            20, 0);
        var isRetrograde = section.Flag("retrograde", "Whether it goes round against the planets.", false);
        var full = section.OptionalGroup("full_model", "Corrects the arc, from periapsis of the parking orbit to " +
            "periapsis of the orbit of capture, under the pull of Sun, planets and Moon; left out, patched conics.",
            inside => new FullModelPlan(
                inside.Quantity("departure_inclination", "deg", "Of the parking orbit, to the equator it goes about; " +
                    "at least the asymptote's declination.", Bounds.Between("0 deg", "180 deg")),
                inside.Quantity("arrival_inclination", "deg", "Of the orbit of capture, to the equator it goes about.",
                    Bounds.Between("0 deg", "180 deg"))));
        section.Require(full is null || (departure.Orbit != default && arrival.Orbit != default), "full_model",
            "it goes from a parking orbit to an orbit of capture; give parking and capture", "departure", "arrival");
        var flight_d = (arrival.At - departure.At).Days_d;
        section.Require(full is null || flight_d >= LeastFullFlight_d, "full_model", string.Create(
            CultureInfo.InvariantCulture,
            $"a flight of {flight_d:0.##} d leaves no arc between the two hyperbolas; fly {LeastFullFlight_d} d at " +
            $"least"),
            "departure", "arrival");
        section.Require(full is null || (revolutions == 0 && !isRetrograde), "full_model",
            "it starts from an arc of less than one revolution, with the planets; leave revolutions and retrograde out",
            "revolutions", "retrograde");
        return new(departure.Body, arrival.Body, departure.At, arrival.At, revolutions, isRetrograde, departure.Orbit,
            arrival.Orbit)
        {
            FullModel = departure.Orbit == default || arrival.Orbit == default || flight_d < LeastFullFlight_d
                ? null : full,
        };
    }

    private sealed record End(TransferBody Body, Epoch At, ParkingOrbit Orbit);
}
