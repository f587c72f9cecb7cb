using Guanghan.Core.Phases;

namespace Guanghan.Flight.Phases;

/// <summary>What <c>flight.transfer</c> says of itself.</summary>
internal static class TransferOutputs
{
    public static PhaseDescription Description { get; } = new(
        "From one planet or small body to another: a ballistic arc, a tour of swing-bys, or months of low thrust.",
        "By two dates, the Lambert arc between them. By bodies in order and bounds, the cheapest dates, " +
        "swing-bys and " +
        "burns, searched for globally. By an engine, the thrust over time that leaves most mass or takes least time. " +
        "Then the itinerary, the way in space, distances, mass and throttle.",
        "Patched conics: the Sun alone pulls on the way, a swing-by turns the path in no time and no space; " +
        "burns in no " +
        "time; thrust constant over a segment and put into an impulse in its middle; the mission's ephemeris for the " +
        "planets.",
        "Izzo 2015 (Lambert's problem); Vinko and Izzo 2008 (tours); Sims and Flanagan, AAS 99-338 (low thrust). " +
        "Methods: docs/concepts/tours.md, docs/concepts/low-thrust.md, docs/concepts/orbits.md.",
        "A preliminary design's. A search finds the best of what it tried: try other seeds and more evaluations. Low " +
        "thrust finds the best near its first guess; segments of more than 30 deg about the Sun are too long.",
        [
            Output.Figure("flight_time", "d", "From departure to arrival; only where there is a transfer, as all " +
                "that follow."),
            Output.Figure("launch_energy", "km^2/s^2", "C3: the square of the speed at infinity at departure."),
            Output.Figure("departure.speed", "km/s", "Speed at infinity at departure."),
            Output.Figure("departure.declination", "deg", "Of the departing asymptote, ICRF; only where it has " +
                "a speed."),
            Output.Figure("departure.burn", "km/s", "Out of the parking orbit, or the speed itself; not with an " +
                "engine."),
            Output.Figure("arrival.speed", "km/s", "Speed at infinity at arrival."),
            Output.Figure("arrival.burn", "km/s", "Into the orbit of capture, or the speed itself; not with an " +
                "engine."),
            Output.Figure("total_burn", "km/s", "All burns that count; with an engine, its change of velocity."),
            Output.Figure("least_altitude", "km", "Of all swing-bys."),
            Output.Figure("sun_distance.least", "au", "Least distance from the Sun."),
            Output.Figure("sun_distance.greatest", "au", "Greatest distance from the Sun."),
            Output.Figure("propellant", "kg", "Used by the engine."),
            Output.Figure("final_mass", "kg", "At arrival."),
            Output.Figure("thrust_fraction", "%", "Part of the time with the engine at more than half its thrust."),
            Output.Figure("closure.position", "km", "Largest gap of the way found for the engine."),
            Output.Figure("closure.velocity", "m/s", "The same of its velocity."),
            Output.Figure("full.total_burn", "km/s", "Both burns under the pull of Sun, planets and Moon, at the " +
                "periapsides of parking orbit and orbit of capture; with full_model, as all that follow."),
            Output.Figure("full.departure_burn", "km/s", "Out of the parking orbit."),
            Output.Figure("full.arrival_burn", "km/s", "Into the orbit of capture."),
            Output.Figure("full.launch_energy", "km^2/s^2", "Twice the energy about the body that is left, at " +
                "departure."),
            Output.Figure("full.position_gap", "m", "Largest gap between the pieces of the way."),
            Output.Figure("full.velocity_gap", "m/s", "The same of the velocity."),
            Output.Figure("full.iterations", "", "Steps of the correction."),
            Output.Figure("evaluations", "", "Trajectories tried for a tour, or iterations with an engine."),
            Output.Series("sun_distance", "au", "Distance from the Sun."),
            Output.Series("earth_distance", "au", "Distance from the Earth."),
            Output.Series("mass", "kg", "Mass; only with an engine."),
            Output.Series("throttle", "%", "Mean thrust over the engine's; only with an engine."),
            Output.Event("departure", "The first body is left."),
            Output.Event("swing_by", "A body is passed."),
            Output.Event("manoeuvre", "A burn between two bodies."),
            Output.Event("arrival", "The last body is reached."),
            Output.Artefact("orbit.svg", "The way between the bodies' orbits, in space."),
            Output.Artefact("itinerary.csv", "What happens when."),
            Output.Artefact("path.csv", "The way: times, heliocentric states (ICRF), mass and throttle."),
        ]);
}
