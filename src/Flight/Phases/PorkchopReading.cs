using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Flight.Transfers;

namespace Guanghan.Flight.Phases;

/// <summary>Declares and reads the options of <c>flight.porkchop</c>.</summary>
internal static class PorkchopReading
{
    private const double CellsAtMost = 250_000; // 22 MB of CSV
    private const double Day_s = 86400;

    private sealed record Departure(
        TransferBody Body, Epoch First, double Span_s, double Step_s, ParkingOrbit Parking);

    private sealed record Arrival(TransferBody Body, ParkingOrbit Capture);

    public static PorkchopInputs Read(Section section)
    {
        var departure = section.Group("departure", "What is left, and when.", ReadDeparture);
        var arrival = section.Group("arrival", "What is reached.", ReadArrival);
        TransferReading.RequireOther(section, departure.Body, arrival.Body, "arrival", "departure");
        var times = section.Group("flight_time", "How long to fly.", ReadTimes);
        var departures = new EvenSteps(0, departure.Step_s, Steps(departure.Span_s, departure.Step_s));
        var cells = (double)departures.Count * times.Count;
        section.Require(cells <= CellsAtMost, "departure", string.Create(CultureInfo.InvariantCulture,
            $"{departures.Count} departures of {times.Count} flight times are {cells:0} transfers; at most " +
            $"{CellsAtMost:0} are computed, take longer steps"), "flight_time");
        var isRetrograde = section.Choice("direction", "Which way round the Sun.",
        [
            new Choice<bool>("prograde", false, "with the planets"),
            new Choice<bool>("retrograde", true, "against them"),
        ], "prograde");
        var revolutions = section.Count("revolutions",
            "Whole revolutions at most; of several orbits the one with least of both burns is kept.", 0, 5, 0);
        var aim = section.Choice("minimise", "What the best transfer has least of.",
        [
            new Choice<TransferAim>("total_burn", TransferAim.TotalBurn, "both burns; speeds at infinity where there " +
                "is no parking orbit or capture"),
            new Choice<TransferAim>("launch_energy", TransferAim.LaunchEnergy, "C3"),
            new Choice<TransferAim>("arrival_speed", TransferAim.ArrivalSpeed, "speed at infinity at arrival"),
        ], "total_burn");
        var limits = section.OptionalGroup("limits",
            "What a transfer may need; the window is where some transfer keeps all. Left out, there is no window.",
            ReadLimits);
        return new()
        {
            From = departure.Body,
            To = arrival.Body,
            First = departure.First,
            Departures = departures,
            Times = times,
            Parking = departure.Parking,
            Capture = arrival.Capture,
            IsRetrograde = isRetrograde,
            RevolutionCount_max = revolutions,
            Aim = aim,
            Limits = limits,
        };
    }

    private static Departure ReadDeparture(Section section)
    {
        var body = TransferBodyReading.Read(section);
        var first = section.Instant("first", "First departure.");
        var last = section.Instant("last", "Last departure; a step less where steps do not end on it.");
        var step_s = section.Quantity("step", "d", "From one departure to the next.",
            Bounds.Between("1 min", "100 d"), "1 d");
        var span_s = (last - first).Seconds_s;
        section.Require(span_s >= step_s, "last", string.Create(CultureInfo.InvariantCulture,
            $"the last departure is {span_s / Day_s:0.###} d after the first; it must be at least one step, " +
            $"{step_s / Day_s:0.###} d, after"), "first", "step");
        return new(body, first, span_s, step_s, ParkingOrbitReading.Read(section, "parking",
            "Circular or elliptic orbit that is left with one burn at its periapsis; left out, the burn is the speed " +
            "at infinity itself.", body));
    }

    private static Arrival ReadArrival(Section section)
    {
        var body = TransferBodyReading.Read(section);
        return new(body, ParkingOrbitReading.Read(section, "capture",
            "Orbit that is entered with one burn at periapsis; left out, the burn is the speed at infinity itself.",
            body));
    }

    private static EvenSteps ReadTimes(Section section)
    {
        var bounds = Bounds.Between("1 d", "36525 d");
        var least_s = section.Quantity("least", "d", "Shortest flight.", bounds);
        var most_s = section.Quantity("most", "d", "Longest flight.", bounds);
        var step_s = section.Quantity("step", "d", "From one flight time to the next.",
            Bounds.Between("1 min", "1000 d"), "2 d");
        section.Require(most_s >= least_s + step_s, "most", string.Create(CultureInfo.InvariantCulture,
            $"the longest flight, {most_s / Day_s:0.###} d, must be at least one step, {step_s / Day_s:0.###} " +
            $"d, over " +
            $"the shortest, {least_s / Day_s:0.###} d"), "least", "step");
        return new(least_s, step_s, Steps(most_s - least_s, step_s));
    }

    private static TransferLimits ReadLimits(Section section) => new(
        section.Quantity("launch_energy", "km^2/s^2", "C3 at most.",
            Bounds.AboveUpTo("0 km^2/s^2", "10000 km^2/s^2"), "10000 km^2/s^2"),
        section.Quantity("arrival_speed", "km/s", "Speed at infinity at arrival at most.",
            Bounds.AboveUpTo("0 km/s", "200 km/s"), "200 km/s"),
        section.Quantity("total_burn", "km/s", "Both burns at most.", Bounds.AboveUpTo("0 km/s", "300 km/s"),
            "300 km/s"),
        section.Quantity("declination", "deg", "Declination of the departing asymptote (ICRF) either way, at most.",
            Bounds.Between("0 deg", "90 deg"), "90 deg"));

    // Steps of zero or a broken span stand for mistakes that are reported already.
    private static int Steps(double span_s, double step_s) =>
        1 + (int)Math.Clamp(Math.Floor((span_s / Math.Max(step_s, 1)) + 1e-9), 1, 1e6);
}
