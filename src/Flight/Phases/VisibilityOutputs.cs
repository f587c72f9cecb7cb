using Guanghan.Core.Phases;

namespace Guanghan.Flight.Phases;

/// <summary>What <c>flight.visibility</c> says of itself.</summary>
internal static class VisibilityOutputs
{
    public static PhaseDescription Description { get; } = new(
        "When stations on the Earth, the Moon or Mars see a spacecraft: passes, contact, gaps, sky and ground track.",
        "Every stretch of time in which a spacecraft stands above a station's least elevation and is not behind the " +
        "body that it goes about; where it rises, culminates and sets; whether it is in sunlight then and the " +
        "station in the dark; time in contact with any station and the longest gap.",
        "Geometry alone: no light time (some 10 m of a low orbit's place), aberration or refraction (half a " +
        "degree at " +
        "the horizon, 0.15 deg at 5 deg); a level horizon; bodies as spheres before the Sun; UT1 = UTC.",
        "SGP4 (Vallado et al. 2006) for two-line elements, flight.propagate's forces for an orbit; civil twilight " +
        "(Sun 6 deg below the horizon) as the edge of the dark: U.S. Naval Observatory. Methods: " +
        "docs/concepts/visibility.md.",
        "Two-line elements lose 1 to 3 km a day: some seconds of a pass after a week. At most 366 d.",
        [
            Output.Figure("passes", "", "How many, of all stations."),
            Output.Figure("passes.lit_at_night", "", "Those that the naked eye could see: the spacecraft in " +
                "sunlight at its highest, the Sun at least 6 deg below the station's horizon."),
            Output.Figure("pass.longest", "min", "Longest pass; only where there is one, as all that follow."),
            Output.Figure("pass.mean", "min", "Mean length of a pass."),
            Output.Figure("pass.highest", "deg", "Highest elevation of all passes."),
            Output.Figure("pass.nearest", "km", "Least range at the top of a pass."),
            Output.Figure("contact.total", "h", "Time in view of any station."),
            Output.Figure("contact.fraction", "%", "Part of the span in view of any station."),
            Output.Figure("gap.longest", "h", "Longest time out of view of all."),
            Output.Figure("flown", "d", "Span looked at: less than asked for where the orbit ends."),
            Output.Series("stations_in_view", "", "How many see it."),
            Output.Series("highest_elevation", "deg", "Highest of all stations, below the horizon negative."),
            Output.Series("least_range", "km", "Range of the nearest station."),
            Output.Event("rise", "It comes into view of a station; the first 200 passes."),
            Output.Event("set", "It goes out of view; the first 200 passes."),
            Output.Artefact("passes.csv", "All passes."),
            Output.Artefact("timeline.svg", "Passes along time, a row a station."),
            Output.Artefact("sky.svg", "The highest passes on the sky of the first station that has any."),
            Output.Artefact("ground-track.svg", "The track of up to 16 revolutions, with the stations on that body."),
            Output.Artefact("orbit.svg", "The same stretch of the orbit in space."),
        ]);
}
