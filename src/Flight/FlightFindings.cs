using System.Globalization;
using Guanghan.Core.Phases;

namespace Guanghan.Flight;

/// <summary>
/// Every finding of the domain, by its stable code: FLT001 to FLT019 propagation, FLT020 to FLT029
/// transfers by date, FLT030 to FLT039 visibility, FLT040 to
/// FLT049 transfers. Codes are never reused.
/// </summary>
internal static class FlightFindings
{
    public static Finding Impact(string body, string when, string where, double speed_m_s, double flown_h) =>
        new("FLT001", Severity.Error, string.Create(CultureInfo.InvariantCulture,
            $"The orbit meets the surface of {body} at {when}{where}, {flown_h:0.###} h after the start, at " +
            $"{speed_m_s:0.0} m/s over the ground; raise the periapsis, or end the flight before."));

    public static Finding StartsBelow(string body, double depth_m, string where) =>
        new("FLT002", Severity.Error, string.Create(CultureInfo.InvariantCulture,
            $"The start is {depth_m / 1e3:0.###} km below the surface of {body}{where}; raise the initial orbit, or " +
            $"start at another anomaly."));

    public static Finding Stalled(string when, double distance_km) =>
        new("FLT003", Severity.Error, string.Create(CultureInfo.InvariantCulture,
            $"The integration's steps became too short at {when}, {distance_km:0.###} km from the centre: a force is " +
            $"singular or jumps there. Loosen the tolerance, or end the flight before."));

    public static Finding TooManySteps(int steps, string when, double flown_d, double asked_d) =>
        new("FLT004", Severity.Error, string.Create(CultureInfo.InvariantCulture,
            $"{steps} steps led to {when}, {flown_d:0.###} d of {asked_d:0.###} d; shorten the duration, or loosen " +
            $"the tolerance."));

    public static Finding NotFinite(string when) =>
        new("FLT005", Severity.Error,
            $"A force is not a finite number after {when}; the flight ends there. Look at areas, mass and distance.");

    public static Finding CoarseField(string body, int degree, double lowest_km, double finest_km) =>
        new("FLT006", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"The orbit comes down to {lowest_km:0.#} km over {body}, and degree {degree} resolves {finest_km:0} km: " +
            $"mass concentrations that are left out are felt there. Periapsis and lifetime are a preliminary design's."
        ));

    public static Finding MeanAtmosphere() =>
        new("FLT007", Severity.Note,
            "Drag is that of a mean atmosphere (U.S. Standard 1976). The real one at 400 km is up to several times " +
            "thinner or thicker with the activity of the Sun; take lifetimes as an order of magnitude.");

    public static Finding AboveAtmosphere(double lowest_km, double top_km) =>
        new("FLT008", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"Drag is asked for, and the orbit never comes below {top_km:0} km, where the atmosphere ends (lowest: " +
            $"{lowest_km:0} km); nothing was slowed."));

    public static Finding Inaccurate(double error_m, double lowest_m) =>
        new("FLT009", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"The last position differs by {error_m:0.###} m from that of a run with steps a hundred times as exact, " +
            $"more than a thousandth of the lowest altitude, {lowest_m / 1e3:0.###} km; tighten the tolerance."));

    public static Finding TrackCut(double drawn, double flown) =>
        new("FLT010", Severity.Note, string.Create(CultureInfo.InvariantCulture,
            $"The ground track shows the first {drawn:0.#} of {flown:0.#} revolutions; more would hide each other."));

    public static Finding Neglected(string body, double ratio, double highest_km) =>
        new("FLT011", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"At its highest, {highest_km:0} km, the orbit would feel the {body} with {ratio:0.0 %} of the centre's " +
            $"attraction, and the forces leave it out; add it under third_bodies."));

    public static Finding NoTransfer() =>
        new("FLT020", Severity.Error,
            "No transfer of the grid could be solved; look at the dates and at the bodies' orbits.");

    public static Finding NoTransferInLimits(double c3_km2_s2, double arrival_km_s, double burn_km_s) =>
        new("FLT021", Severity.Error, string.Create(CultureInfo.InvariantCulture,
            $"No transfer keeps all limits; each for itself, the least of the grid are a launch energy of " +
            $"{c3_km2_s2:0.###} km^2/s^2, an arrival at {arrival_km_s:0.###} km/s and burns of {burn_km_s:0.###} " +
            $"km/s. Widen the limits or the dates."));

    public static Finding BestAtEdge(string edge) =>
        new("FLT022", Severity.Warning,
            $"The best transfer lies at {edge} of the grid; a better one may lie beyond. Widen the grid there.");

    public static Finding NearHalfTurn(double angle_deg) =>
        new("FLT023", Severity.Note, string.Create(CultureInfo.InvariantCulture,
            $"The best transfer goes {angle_deg:0.#} deg about the Sun, near half a turn: its plane hangs on small " +
            $"differences of the dates, and a manoeuvre on the way may serve better."));

    public static Finding WindowCut() =>
        new("FLT024", Severity.Note,
            "The window reaches the end of the departures that were computed, and may be longer.");

    public static Finding PathEnds(string why, double flown_d, double asked_d) =>
        new("FLT030", Severity.Error, string.Create(CultureInfo.InvariantCulture,
            $"The orbit ends after {flown_d:0.###} d of {asked_d:0.###} d, and passes are those until then: {why}"));

    public static Finding NeverSeen(int stations) =>
        new("FLT031", Severity.Warning,
            $"None of the {stations} stations sees the spacecraft; look at their latitudes and least " +
            $"elevations, or at " +
            $"a longer span.");

    public static Finding OldElements(double away_d) =>
        new("FLT032", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"The span reaches {away_d:0.#} d from the epoch of the two-line elements, which lose 1 to 3 km a " +
            $"day in low " +
            $"orbit; take newer ones."));

    public static Finding NoTransferFound() =>
        new("FLT040", Severity.Error,
            "No transfer was found at all; look at the dates, widen the bounds, or let the search try more.");

    public static Finding ThrustNotClosed(string why, double gap_km, double gap_m_s) =>
        new("FLT041", Severity.Error, string.Create(CultureInfo.InvariantCulture,
            $"No way under thrust closes; on the nearest {gap_km:0.###} km and {gap_m_s:0.###} m/s are left: {why} " +
            $"Give more time, thrust, segments or revolutions."));

    public static Finding DeepSwingBy(double altitude_km) =>
        new("FLT042", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"A swing-by of the best tour goes below its least altitude, down to {altitude_km:0} km, and pays " +
            $"for it; " +
            $"let the search try more, or take burns on legs, whose swing-bys stay above."));

    public static Finding NotCorrected(string why) =>
        new("FLT043", Severity.Error,
            $"The arc could not be corrected to the full force model, and what is shown is the patched conic: {why}");

    public static Finding ThrustNotBest() =>
        new("FLT044", Severity.Warning,
            "The way under thrust closes, but the search ended before it was known to be the best near by; another " +
            "number of segments may settle it.");
}
