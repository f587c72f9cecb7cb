using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.light</c> says of itself.</summary>
internal static class LightOutputs
{
    public static PhaseDescription Description { get; } = new(
        "Sunlight through mirror, fibre bundle and pen: power stage by stage, the spot, and what etendue allows.",
        "Flux in a dish's focal plane by quadrature over the dish in exact geometry; from it, by each ray's angle, " +
        "what " +
        "the bundle's face, cores and numerical aperture take, Fresnel losses, attenuation, and the pen's spot; the " +
        "highest concentration that etendue allows at each place; radiation balance at the spot.",
        "A uniform solar disc, normal slope errors, exact pointing, one reflection; fibres keep each ray's angle and " +
        "scramble where it entered; one attenuation for the whole spectrum; the pen's optics have no aberration.",
        "Rabl 1985, Active Solar Collectors; Winston, Minano and Benitez 2005, Nonimaging Optics 2.7; Born and " +
        "Wolf 1999, " +
        "Principles of Optics 1.5.2; checked against a ray tracer's encircled power.",
        "Rim angle with blur below 85 deg; bundles of 7 fibres or more, or a single one; cores much wider than a " +
        "wavelength. " +
        "The spot's temperature is an upper bound: nothing but radiation cools it.",
        [
            Output.Figure("pen.power", "W", "Power at the spot at the design irradiance."),
            Output.Figure("pen.diameter", "mm", "Diameter of the circle that holds all light on the work."),
            Output.Figure("pen.flux", "MW/m^2", "Mean flux over that circle at the design irradiance."),
            Output.Figure("spot_concentration", "suns", "The same flux in suns of 1361 W/m^2."),
            Output.Figure("spot_concentration_terrestrial", "suns_1kW", "The same flux in suns of 1 kW/m^2."),
            Output.Figure("spot_peak_flux", "MW/m^2", "Flux in the centre of the spot."),
            Output.Figure("spot_temperature", "degC", "Radiation balance at the spot's mean flux: an upper bound."),
            Output.Figure("black_body_limit_temperature", "degC",
                "Radiation balance of a black surface at the highest flux that etendue allows at the spot."),
            Output.Figure("pen_power_lit_mean", "W", "Power at the spot at the mean irradiance while the Sun shows."),
            Output.Figure("pen_power_highest", "W", "Power at the spot at the highest irradiance."),
            Output.Figure("irradiance.design", "W/m^2", "The irradiance that the budget is for."),
            Output.Figure("irradiance.lit_mean", "W/m^2", "Mean irradiance while the Sun shows."),
            Output.Figure("irradiance.highest", "W/m^2", "Highest irradiance."),
            Output.Figure("power.incident", "W", "On all apertures."),
            Output.Figure("power.unshaded", "W", "Past the central obstruction."),
            Output.Figure("power.reflected", "W", "Reflected by the mirrors."),
            Output.Figure("power.captured", "W", "On the bundles' faces."),
            Output.Figure("power.on_cores", "W", "On fibre cores, not between them."),
            Output.Figure("power.accepted", "W", "Within the numerical aperture."),
            Output.Figure("power.entered", "W", "Past the entry face."),
            Output.Figure("power.carried", "W", "At the end of the fibre's length."),
            Output.Figure("power.exited", "W", "Past the exit face."),
            Output.Figure("power.collected", "W", "Within the pen's aperture."),
            Output.Figure("power.delivered", "W", "On the work."),
            Output.Figure("efficiency.unshaded", "%", "Share not shaded."),
            Output.Figure("efficiency.reflected", "%", "Share reflected."),
            Output.Figure("efficiency.captured", "%", "Share that meets the bundle's face."),
            Output.Figure("efficiency.on_cores", "%", "Share that meets a core."),
            Output.Figure("efficiency.accepted", "%", "Share within the numerical aperture."),
            Output.Figure("efficiency.entered", "%", "Share past the entry face."),
            Output.Figure("efficiency.carried", "%", "Share that the length lets through."),
            Output.Figure("efficiency.exited", "%", "Share past the exit face."),
            Output.Figure("efficiency.collected", "%", "Share within the pen's aperture."),
            Output.Figure("efficiency.delivered", "%", "Share that the pen's optics let through."),
            Output.Figure("efficiency.total", "%", "From the apertures to the work."),
            Output.Figure("concentration.focus_peak", "", "Flux at the focus over the direct irradiance."),
            Output.Figure("concentration.entry", "", "Mean flux on the bundle's face over the direct irradiance."),
            Output.Figure("concentration.core", "", "Mean flux guided into the cores over the direct irradiance."),
            Output.Figure("concentration.end", "", "Mean flux at the cable's end over the direct irradiance."),
            Output.Figure("concentration.spot", "", "Mean flux at the spot over the direct irradiance."),
            Output.Figure("limit.focus", "", "The most that etendue allows within the dish's cone."),
            Output.Figure("limit.fibre", "", "The most that etendue allows within the fibre's numerical aperture."),
            Output.Figure("limit.spot", "", "The most that etendue allows within the pen's cone."),
            Output.Figure("entry_concentration", "suns", "Mean flux on the bundle's face in suns of 1361 W/m^2."),
            Output.Figure("entry_concentration_terrestrial", "suns_1kW", "The same in suns of 1 kW/m^2."),
            Output.Figure("end_concentration", "suns", "Mean flux at the cable's end in suns of 1361 W/m^2."),
            Output.Figure("end_concentration_terrestrial", "suns_1kW", "The same in suns of 1 kW/m^2."),
            Output.Figure("rim_angle", "deg", "Angle at the focus between axis and rim."),
            Output.Figure("focal_spot_diameter", "mm", "Diameter that would hold all light of a perfect dish."),
            Output.Figure("bundle_diameter", "mm", "Diameter of one collector's bundle face."),
            Output.Figure("end_diameter", "mm", "Diameter of the cable's bright end."),
            Output.Figure("core_fraction", "%", "Share of the bundle's circle inside cores."),
            Output.Figure("needed_numerical_aperture", "",
                "The least numerical aperture of the fibre that carries the claim; only where a flux is claimed."),
            Output.Series("pen_power", "W", "Power at the spot over time; only where the irradiance is a series."),
            Output.Series("focal_flux", "MW/m^2", "Flux in the focal plane against distance from the focus."),
            Output.Series("spot_flux", "MW/m^2", "Flux on the work against distance from the spot's centre."),
        ]);
}
