using Guanghan.Core.Phases;

namespace Guanghan.Flight.Phases;

/// <summary>What <c>flight.porkchop</c> says of itself.</summary>
internal static class PorkchopOutputs
{
    public static PhaseDescription Description { get; } = new(
        "When to leave one planet or small body for another: all ballistic transfers of a span, the best, the window.",
        "A Lambert arc about the Sun for every departure and flight time of a grid; launch energy, arrival " +
        "speed, the " +
        "burns out of a parking orbit and into one of capture; the best transfer between the grid's dates; the " +
        "departures in a row about it from which some transfer keeps the limits.",
        "Patched conics: the Sun alone pulls on the way, a planet alone in its parking orbit; burns in no time at " +
        "periapsis, with the parking orbit in the plane of the asymptote; a small body feels Sun, planets, Moon and " +
        "relativity, or keeps to its conic; no manoeuvre on the way.",
        "The mission's ephemeris; D. Izzo, Celest. Mech. Dyn. Astron. 121 (2015) 1 (Lambert's problem); Vallado " +
        "2013, " +
        "section 12.2 (burns). Methods: docs/concepts/orbits.md.",
        "A preliminary design's: a transfer in the full force model differs by some 10 m/s and some hours. Near 180 " +
        "deg about the Sun, arcs between bodies in different planes stand steeply out of both, and no manoeuvre on " +
        "the way relieves them. The window is known to one step of departures.",
        [
            Output.Figure("best.flight_time", "d", "Of the best transfer."),
            Output.Figure("best.launch_energy", "km^2/s^2", "C3: the square of the speed at infinity at departure."),
            Output.Figure("best.departure_speed", "km/s", "Speed at infinity at departure."),
            Output.Figure("best.arrival_speed", "km/s", "Speed at infinity at arrival."),
            Output.Figure("best.departure_burn", "km/s", "Out of the parking orbit; without one the speed itself."),
            Output.Figure("best.arrival_burn", "km/s", "Into the orbit of capture; without one the speed itself."),
            Output.Figure("best.total_burn", "km/s", "Both."),
            Output.Figure("best.right_ascension", "deg", "Of the departing asymptote, ICRF."),
            Output.Figure("best.declination", "deg", "Of the departing asymptote, ICRF."),
            Output.Figure("best.transfer_angle", "deg", "About the Sun, without whole turns."),
            Output.Figure("best.revolutions", "", "Whole turns about the Sun."),
            Output.Figure("best.perihelion", "au", "Of the transfer's orbit, whether passed or not."),
            Output.Figure("best.aphelion", "au", "The same; only where the orbit is closed."),
            Output.Figure("window.length", "d", "From the first to the last departure of the window; only with " +
                "limits."),
            Output.Figure("transfers", "", "How many were solved."),
            Output.Figure("transfers.kept", "%", "How many of them keep the limits; only with limits."),
            Output.Series("least_burn", "km/s", "Both burns of the best transfer of each departure."),
            Output.Series("launch_energy", "km^2/s^2", "Its C3."),
            Output.Series("flight_time", "d", "Its flight time."),
            Output.Event("departure", "Of the best transfer."),
            Output.Event("arrival", "Of the best transfer."),
            Output.Event("window_opens", "First departure of the window."),
            Output.Event("window_closes", "Last departure of the window."),
            Output.Artefact("porkchop.svg", "Launch energy and arrival speed over departure and arrival."),
            Output.Artefact("orbit.svg", "The best transfer between the orbits of both bodies, in space."),
            Output.Artefact("transfers.csv", "All transfers of the grid."),
        ]);
}
