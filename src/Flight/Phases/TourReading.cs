using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Flight.Tours;
using Guanghan.Flight.Transfers;

namespace Guanghan.Flight.Phases;

/// <summary>Reads a tour of <c>flight.transfer</c>.</summary>
internal static class TourReading
{
    private const int StopsAtMost = 10;

    private enum Reaching
    {
        Rendezvous,
        Passage,
        Insertion,
    }

    private sealed record Speeds(Interval Range, bool IsCounted);

    private sealed record Reached(Reaching How, ParkingOrbit Orbit);

    public static TourPlan Read(Section section)
    {
        var stops = section.List("stops", "Bodies in order; those between the ends are swung by.", ReadStop, 2,
            StopsAtMost);
        for (var i = 1; i < stops.Length; i++)
        {
            // The same planet twice is how Messenger and Cassini went; two small bodies are told apart by nothing.
            var at = string.Create(CultureInfo.InvariantCulture, $"stops[{i}]");
            section.Require(i == stops.Length - 1 || stops[i].Body.Held is not null, "stops",
                $"{at} is a small body without mass, which turns no path; pass only planets between the ends");
        }

        var window = section.Group("departure", "When the first body is left.", TransferReading.ReadWindow);
        var legs = section.List("legs", "How long each leg takes.", TransferReading.ReadDuration, 1, StopsAtMost - 1);
        section.Require(legs.Length == stops.Length - 1, "legs", string.Create(CultureInfo.InvariantCulture,
            $"{stops.Length} stops have {stops.Length - 1} legs between them; {legs.Length} are given"), "stops");
        var hasManoeuvres = section.Choice("manoeuvres", "Where speed is changed on the way.",
        [
            new Choice<bool>("at_swing_bys", false, "one burn at the periapsis of each swing-by"),
            new Choice<bool>("on_legs", true, "one burn on each leg; swing-bys have none"),
        ], "on_legs");
        for (var i = 1; hasManoeuvres && i < stops.Length - 1; i++)
        {
            section.Require(stops[i].LeastAltitude_m < stops[i].MostAltitude_m, "stops", string.Create(
                CultureInfo.InvariantCulture,
                $"the most altitude of stops[{i}], {stops[i].MostAltitude_m / 1e3:0.###} km, is not above its least, " +
                $"{stops[i].LeastAltitude_m / 1e3:0.###} km; raise it"));
        }

        var speeds = section.Group("departure_speed", "Speed at infinity with which the first body is left.",
            ReadSpeeds);
        section.Require(hasManoeuvres || speeds.Range.Low_si == 0, "departure_speed",
            "a least speed bounds departures with burns on legs only; leave least out, or write manoeuvres: on_legs",
            "manoeuvres");
        var arrival = section.Group("arrival", "What happens at the last body.",
            inside => ReadArrival(inside, stops[^1].Body));
        var evaluations = section.Count("evaluations",
            "Trajectories that the search tries; the round that reaches them is finished, and last descents come on " +
            "top.",
            1000, 2_000_000_000, 2_000_000);
        return new(stops, window, legs, hasManoeuvres, speeds.Range, speeds.IsCounted, arrival.Orbit, evaluations)
        {
            IsPassage = arrival.How == Reaching.Passage,
        };
    }

    private static TourStop ReadStop(Section section)
    {
        var body = TransferBodyReading.Read(section);
        var least_m = section.Quantity("least_altitude", "km", "Lowest that a swing-by may go.",
            Bounds.Between("10 km", "1e7 km"), "300 km");
        var most_m = section.Quantity("most_altitude", "km", "Highest that the search looks at, with burns on legs.",
            Bounds.Between("11 km", "1e8 km"), "100000 km");
        return new(body, least_m, most_m);
    }

    private static Speeds ReadSpeeds(Section section)
    {
        var bounds = Bounds.Between("0 km/s", "50 km/s");
        var least = section.Quantity("least", "km/s", "Least; with burns on legs.", bounds, "0 km/s");
        var most = section.Quantity("most", "km/s", "Most; with burns at swing-bys, what the launcher gives: of no " +
            "effect where the speed is counted.", bounds);
        section.Require(least <= most, "most", string.Create(CultureInfo.InvariantCulture,
            $"the most, {most / 1e3:0.###} km/s, is below the least, {least / 1e3:0.###} km/s; exchange " +
            $"them"), "least");
        return new(new(least, Math.Max(least, most)), section.Flag("counted",
            "Whether it counts among the burns, or the launcher gives it.", false));
    }

    private static Reached ReadArrival(Section section, TransferBody body)
    {
        var how = section.Choice("by", "How.",
        [
            new Choice<Reaching>("rendezvous", Reaching.Rendezvous, "its velocity is matched"),
            new Choice<Reaching>("passage", Reaching.Passage, "it is passed"),
            new Choice<Reaching>("insertion", Reaching.Insertion, "an orbit about it is entered"),
        ]);
        var orbit = ParkingOrbitReading.Read(section, "orbit_about",
            "The orbit that an insertion enters.", body);
        section.Require(how == Reaching.Insertion == (orbit != default), "by", how == Reaching.Insertion
            ? "an insertion needs the orbit that is entered; write it under orbit_about"
            : "an orbit is given under orbit_about and nothing enters it; write by: insertion", "orbit_about");
        return new(how, orbit);
    }
}
