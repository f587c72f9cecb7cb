using Guanghan.Core.Phases;
using Guanghan.Fabrication.Sunlight;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.sunlight</c> says of itself.</summary>
internal static class SunlightOutputs
{
    private static readonly (SunEventKind Kind, string Name, string About)[] s_events =
    [
        (SunEventKind.Sunrise, "sunrise", "The Sun's upper limb appears."),
        (SunEventKind.Sunset, "sunset", "The Sun's upper limb disappears."),
        (SunEventKind.CentreRises, "centre_rises", "The Sun's centre rises over the terrain."),
        (SunEventKind.CentreSets, "centre_sets", "The Sun's centre sets."),
        (SunEventKind.DiscClears, "disc_clears", "The whole disc shows."),
        (SunEventKind.DiscMeetsHorizon, "disc_meets_horizon", "The disc's lower limb meets the terrain."),
        (SunEventKind.UsableBegins, "usable_begins", "The Sun climbs over the usable elevation."),
        (SunEventKind.UsableEnds, "usable_ends", "The Sun sinks below the usable elevation."),
        (SunEventKind.EclipseBegins, "eclipse_begins", "The Earth begins to cover the Sun (penumbra)."),
        (SunEventKind.TotalityBegins, "totality_begins", "The Earth has covered the Sun (umbra)."),
        (SunEventKind.EclipseGreatest, "eclipse_greatest", "Earth and Sun are nearest to each other."),
        (SunEventKind.TotalityEnds, "totality_ends", "The Sun reappears beside the Earth."),
        (SunEventKind.EclipseEnds, "eclipse_ends", "The Earth leaves the Sun."),
    ];

    public static PhaseDescription Description { get; } = new(
        "Sunlight at a site on the Moon: direction, irradiance, sunrise and sunset, eclipses, hours of usable light.",
        "Apparent directions of Sun and Earth with light time and aberration; irradiance S (au/r)^2 times the " +
        "share of the " +
        "disc that the terrain and the Earth leave; instants of limb and centre crossings and eclipse contacts to " +
        "0.05 s of " +
        "the model; integrals between events.",
        "A uniform disc of 695700 km without limb darkening; terrain level across the disc; the Earth an opaque " +
        "sphere of the " +
        "given radius, no light through its air; no light reflected from Earth or ground; constant solar output.",
        "The mission's ephemeris; orientation of the Moon: IAU WGCCRE 2009/2015 series; solar constant: IAU 2015 " +
        "B3, Kopp and " +
        "Lean 2011; aberration: Explanatory Supplement 2012, 7.2.3; Earth's enlargement: Danjon, in Espenak and " +
        "Meeus 2009.",
        "The series of the Moon's orientation is off by up to 155 m on the ground: 10 s in a sunrise at low " +
        "latitude, more near " +
        "the poles, where the real terrain decides. Mid-eclipse shares are off by up to 0.02 for want of limb " +
        "darkening. Narrow " +
        "teeth of a mask, crossed in less than 20 min, may lack their events.",
        [
            Output.Figure("span", "d", "Length of the span."),
            Output.Figure("lit_time", "h", "Time when any part of the Sun shows."),
            Output.Figure("usable_time", "h", "Time when it shows and stands at the usable elevation or higher."),
            Output.Figure("eclipse_time", "h", "Time when the Earth covers a part of a risen Sun."),
            Output.Figure("eclipses", "", "Number of eclipses whose middle the site sees."),
            Output.Figure("sunrises", "", "Number of sunrises."),
            Output.Figure("energy", "MJ/m^2", "Direct sunlight over the span on a plane that faces the Sun."),
            Output.Figure("usable_energy", "MJ/m^2", "The same while usable."),
            Output.Figure("irradiance_highest", "W/m^2", "Highest of the series."),
            Output.Figure("irradiance_lit_mean", "W/m^2", "Mean while any part of the Sun shows."),
            Output.Figure("irradiance_usable_mean", "W/m^2", "Mean while usable."),
            Output.Figure("elevation_highest", "deg", "Highest elevation of the Sun's centre in the series."),
            Output.Figure("sun_distance_least", "au", "Least distance of the Sun in the series."),
            Output.Figure("sun_distance_greatest", "au", "Greatest distance of the Sun in the series."),
            Output.Figure("sun_half_angle", "mrad", "Angular radius of the Sun when the irradiance is highest."),
            Output.Series("irradiance", "W/m^2", "Direct irradiance on a plane that faces the Sun."),
            Output.Series("usable_irradiance", "W/m^2", "The same, zero below the usable elevation."),
            Output.Series("open_irradiance", "W/m^2", "The same if no terrain stood in the way: on terrain."),
            Output.Series("elevation", "deg", "Apparent elevation of the Sun's centre."),
            Output.Series("azimuth", "deg", "Apparent azimuth of the Sun's centre, clockwise from north."),
            Output.Series("horizon_elevation", "deg", "Elevation of the terrain below the Sun."),
            Output.Series("disc_fraction", "", "Share of the solar disc that shows."),
            Output.Series("sun_distance", "au", "Distance of the Sun."),
            .. s_events.Select(e => Output.Event(e.Name, e.About)),
        ]);

    public static string NameOf(SunEventKind kind) => s_events[(int)kind].Name;

    public static string AboutOf(SunEventKind kind) => s_events[(int)kind].About;
}
