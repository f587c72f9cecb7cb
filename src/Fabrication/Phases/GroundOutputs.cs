using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.ground</c> says of itself.</summary>
internal static class GroundOutputs
{
    public static PhaseDescription Description { get; } = new(
        "Day and night in the lunar ground: temperature by depth and time, and the start of a print bed.",
        "One-dimensional conduction with density and conductivity by depth, conductivity and specific heat by " +
        "temperature, under a surface that absorbs sunlight by the Sun's height and radiates; finite volumes in " +
        "implicit steps of the second order; a spin-up to the state that repeats itself.",
        "Level soil without rocks; a sky of no temperature; terrain, where given, as a bowl of one temperature, grey " +
        "and diffuse; the soil of a site undisturbed until the printer comes.",
        "Soil, albedo and surface balance: Hayne et al. 2017, J. Geophys. Res. Planets 122:2371, appendix A (albedo " +
        "by angle: Keihm 1984, Vasavada 2012; heat flow: Langseth 1976). Steps: Alexander 1977. Terrain: Ingersoll " +
        "1992. Method: docs/concepts/ground.md.",
        "Surfaces from 90 to 400 K: colder, permanently shadowed soil conducts less than this says. Not within " +
        "centimetres of rocks, not on slopes. With a real Sun the last lunar day of the sunlight is the day of all " +
        "figures.",
        [
            Output.Figure("noon_temperature", "K", "Of the surface at the highest Sun."),
            Output.Figure("midnight_temperature", "K", "Of the surface at the lowest Sun."),
            Output.Figure("surface_minimum", "K", "Lowest of the surface."),
            Output.Figure("surface_maximum", "K", "Highest of the surface."),
            Output.Figure("surface_mean", "K", "Mean of the surface."),
            Output.Figure("mean_at_depth", "K", "Mean at mean_depth."),
            Output.Figure("quiet_depth", "mm", "Depth below which day and night make less than 1 K; the floor where " +
                "they make more."),
            Output.Figure("floor_swing", "K", "Highest less lowest at the floor."),
            Output.Figure("bed_temperature", "K", "Mean over bed_depth, at bed_at; for fabrication.print."),
            Output.Figure("bed_minimum", "K", "Lowest of the bed's mean."),
            Output.Figure("bed_maximum", "K", "Highest of the bed's mean."),
            Output.Figure("sky_fraction", "%", "Share of the sky that terrain leaves open, by the cosine."),
            Output.Figure("terrain_mean", "K", "Mean of the terrain's surface; on a plain, of the surface."),
            Output.Figure("absorbed_mean", "W/m^2", "Mean flux absorbed over the run."),
            Output.Figure("imbalance", "W/m^2", "What the energy of the run lacks, a mean flux."),
            Output.Figure("spin_up_days", "", "Lunar days of spin-up; 0 without."),
            Output.Figure("spin_up_residual", "K", "Distance from the periodic state that was left; 0 without."),
            Output.Series("surface_temperature", "K", "Of the surface over time."),
            Output.Series("bed_course", "K", "Mean over bed_depth, over time."),
            Output.Series("absorbed", "W/m^2", "Flux absorbed over time."),
            Output.Series("terrain_infrared", "W/m^2", "Infrared that terrain sends onto the surface, over time."),
            Output.Series("terrain_scattered", "W/m^2", "Sunlight that terrain throws onto the surface, over time."),
            Output.Series("profile_noon", "K", "By depth at the highest Sun."),
            Output.Series("profile_midnight", "K", "By depth at the lowest Sun."),
            Output.Series("profile_mean", "K", "Mean by depth."),
            Output.Series("profile_minimum", "K", "Lowest by depth."),
            Output.Series("profile_maximum", "K", "Highest by depth."),
            Output.Map("temperature_map", "K", "Over time and height, 0 at the surface, down to the quiet depth."),
        ]);
}
