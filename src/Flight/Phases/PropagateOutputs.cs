using Guanghan.Core.Phases;

namespace Guanghan.Flight.Phases;

/// <summary>What <c>flight.propagate</c> says of itself.</summary>
internal static class PropagateOutputs
{
    public static PhaseDescription Description { get; } = new(
        "An orbit about the Moon, the Earth, Mars or the Sun: altitude, elements, eclipses, impact, ephemeris, track.",
        "Position and velocity by Cowell's method (Dormand and Prince, order 8) under the centre's field, bodies as " +
        "points, the pressure of sunlight, drag and relativity; extremes of altitude, apsides, nodes and the edges " +
        "of shadows on the method's dense output; meeting the surface.",
        "A spacecraft that presents one cross-section; bodies round before the Sun, without air; an atmosphere that " +
        "turns with the Earth, without winds; UT1 = UTC and no polar motion; no manoeuvres.",
        "The mission's ephemeris; JGM-3 (Tapley et al. 1996), LP165P (Konopliv et al. 2001), GMM-2B (Lemoine et al. " +
        "2001); IERS Conventions 2010, 10.12; U.S. Standard Atmosphere 1976; NRLMSISE-00 (Picone et al. 2002); " +
        "Montenbruck and Gill 2000, 3.75; " +
        "Archinal et al. 2018; CCSDS 502.0-B-3. Methods: docs/concepts/flight-propagation.md, " +
        "docs/concepts/atmosphere.md.",
        "Built-in fields end at degree 20 (Mars 10): in low lunar orbit periapsis and lifetime are a preliminary " +
        "design's. The Standard Atmosphere is a mean one; NRLMSISE-00 is right to some 15 % in " +
        "quiet times. A shadow or a dip shorter than a sixth of a step (about 15 s in low " +
        "orbit) can be missed. At most 400000 steps, some 500 d of low orbit.",
        [
            Output.Figure("period", "min", "Of the orbit at the start; only where it is closed."),
            Output.Figure("flown", "d", "Time flown: less than asked for where it met the surface."),
            Output.Figure("altitude.start", "km", "At the start, above the ellipsoid."),
            Output.Figure("altitude.final", "km", "At the end."),
            Output.Figure("altitude.lowest", "km", "Lowest of the flight."),
            Output.Figure("altitude.lowest_time", "h", "When, since the start."),
            Output.Figure("altitude.highest", "km", "Highest of the flight."),
            Output.Figure("altitude.highest_time", "h", "When, since the start."),
            Output.Figure("final.eccentricity", "", "Osculating eccentricity at the end."),
            Output.Figure("final.inclination", "deg", "Osculating inclination at the end, in the axes chosen."),
            Output.Figure("final.node", "deg", "Osculating node at the end, in the axes chosen."),
            Output.Figure("revolutions", "", "Angle swept about the centre, in turns."),
            Output.Figure("eclipse.fraction", "%", "Part of the time with any of the Sun hidden; not about the Sun."),
            Output.Figure("eclipse.total_fraction", "%", "Part of the time with the whole Sun hidden."),
            Output.Figure("steps", "", "Steps of the integration."),
            Output.Figure("evaluations", "", "Evaluations of all forces."),
            Output.Figure("error.position", "m", "Distance of the last position from that of a run with a hundredth " +
                "of the tolerance: the integration's error, not the model's. Only where it is checked and ends in " +
                "time."),
            Output.Figure("error.energy", "", "Relative change of the energy; only for a point mass alone."),
            Output.Series("altitude", "km", "Above the ellipsoid."),
            Output.Series("periapsis_altitude", "km", "Of the osculating orbit, above the equatorial radius."),
            Output.Series("apoapsis_altitude", "km", "The same of its apoapsis; only where closed."),
            Output.Series("semi_major_axis", "Mm", "Osculating; only where closed."),
            Output.Series("eccentricity", "", "Osculating."),
            Output.Series("inclination", "deg", "Osculating, in the axes chosen."),
            Output.Series("beta_angle", "deg", "Elevation of the Sun above the orbit's plane; not about the Sun."),
            Output.Event("periapsis", "Nearest to the centre."),
            Output.Event("apoapsis", "Farthest from the centre."),
            Output.Event("ascending_node", "Northwards through the equator (about the Sun: the ecliptic)."),
            Output.Event("descending_node", "Southwards through it."),
            Output.Event("eclipse_begins", "A body begins to hide the Sun (penumbra)."),
            Output.Event("totality_begins", "It has hidden the Sun (umbra)."),
            Output.Event("totality_ends", "The Sun reappears."),
            Output.Event("eclipse_ends", "The whole Sun shows again."),
            Output.Event("impact", "The orbit meets the surface; the flight ends."),
            Output.Artefact("ephemeris.oem", "States as a CCSDS orbit ephemeris message, KVN; its date of creation " +
                "is the flight's start."),
            Output.Artefact("ephemeris.bsp", "States as an SPK kernel, type 13; only where asked for."),
            Output.Artefact("ephemeris.e", "States as an STK ephemeris; only where asked for."),
            Output.Artefact("scene.czml", "The orbit as a scene of Cesium; only where asked for."),
            Output.Artefact("ground-track.svg", "The track on the ground of up to 16 revolutions; not about the Sun."),
            Output.Artefact("orbit.svg", "The orbit in space, up to 16 revolutions; not about the Sun."),
        ]);
}
