using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.soil</c> says of itself.</summary>
internal static class SoilOutputs
{
    public static PhaseDescription Description { get; } = new(
        "A soil from cold powder to melt to glass: sintering, melting, viscosity, heat, conductivity, strength.",
        "Viscosity by three models, shapes of a heated sample, melting interval, specific heat and enthalpy, " +
        "conductivity by density and temperature, density over a schedule of heating by the spread of grains in gas " +
        "or vacuum, loss to vacuum, strength by porosity, and where a fibre can be drawn; every figure whose inputs " +
        "or models are uncertain with its band.",
        "Newtonian melts, crystals spread evenly, the whole bed at one temperature, no crystallisation on cooling, " +
        "fresh soil. Ranges are taken as independent and a band as their worst ends together.",
        "Viscosity: Giordano 2008, Urbain 1987, Riboud 1981; crystals: Costa 2009; sintering: Prado 2001; heat: " +
        "Biele 2022, Stebbins 1984; conductivity: Hayne 2017, VDI Heat Atlas; loss: Shaw 2023; strength: Indyk and " +
        "Benaroya 2017. All of them, and what was calibrated: docs/concepts/soil.md.",
        "Soils and simulants of basalt or anorthosite, 100 to 1900 K. Viscosity of melts without crystals; strength " +
        "from 1.4 to 12 % porosity; loss to vacuum below 1600 degC.",
        [.. Figures(), .. SeriesAndMaps()]);

    private static IEnumerable<Output> Figures() =>
    [
        Output.Figure("oxide_sum", "%", "Sum of the oxides as published, before closing to 100 %."),
        Output.Figure("melting.solidus", "degC", "Where melting begins; its band is its error."),
        Output.Figure("melting.liquidus", "degC", "Where melting ends; its band is its error."),
        Output.Figure("shape.sinter", "degC", "Middle of the band in which a heated sample begins to shrink."),
        Output.Figure("shape.softening", "degC", "Middle of the band in which its edges round off."),
        Output.Figure("shape.hemisphere", "degC", "Middle of the band in which it is half a sphere."),
        Output.Figure("shape.flow", "degC", "Middle of the band in which it flows."),
        Output.Figure("melt.viscosity", "Pa s", "At melt_temperature, centre of the models within their range."),
        Output.Figure("melt.giordano", "Pa s", "The same by Giordano 2008 alone."),
        Output.Figure("melt.urbain", "Pa s", "The same by Urbain 1987 alone."),
        Output.Figure("melt.riboud", "Pa s", "The same by Riboud 1981 alone."),
        Output.Figure("melt.models", "", "How many of the three are within their range."),
        Output.Figure("melt.giordano_b", "K", "B of Giordano 2008."),
        Output.Figure("melt.giordano_c", "K", "C of Giordano 2008."),
        Output.Figure("melt.surface_tension", "N/m", "At melt_temperature."),
        Output.Figure("melt.density", "kg/m^3", "At melt_temperature."),
        Output.Figure("melt.specific_heat", "J/kg/K", "By Stebbins 1984; its band reaches Richet and Bottinga 1985."),
        Output.Figure("melt.evaporation", "mg/m^2/s", "Na, K and Fe that leave it for vacuum."),
        Output.Figure("glass.transition", "degC", "Where the melt is 10^12 Pa s stiff."),
        Output.Figure("glass.density", "kg/m^3", "Without pores, at room temperature."),
        Output.Figure("glass.conductivity", "W/m/K", "Of glass without pores; its band is the literature's."),
        Output.Figure("draw.hottest", "degC", "Where the melt has the least viscosity for drawing a fibre."),
        Output.Figure("draw.coolest", "degC", "Where it has the greatest."),
        Output.Figure("draw.range", "K", "Between the two."),
        Output.Figure("bed.density", "kg/m^3", "Of the loose bed."),
        Output.Figure("bed.porosity", "%", "Of the loose bed."),
        Output.Figure("bed.conductivity", "W/m/K", "Of the loose bed at bed_temperature, in its atmosphere."),
        Output.Figure("bed.specific_heat", "J/kg/K", "At bed_temperature."),
        Output.Figure("heat.latent", "kJ/kg", "Heat of melting of what is not glass already."),
        Output.Figure("heat.to_liquidus", "MJ/kg", "From bed_temperature to the liquidus."),
        Output.Figure("heat.to_melt", "MJ/kg", "From bed_temperature to melt_temperature."),
        Output.Figure("sintered.relative_density", "%", "At the end of the schedule, over that without pores."),
        Output.Figure("sintered.porosity", "%", "At the end of the schedule."),
        Output.Figure("sintered.neck", "", "Neck over grain, of the median size, at the end of the schedule."),
        Output.Figure("sintered.bond", "%", "Joined section at a face that went through the schedule."),
        Output.Figure("sintered.conductivity", "W/m/K", "At bed_temperature, after the schedule."),
        Output.Figure("strength", "MPa", "Compressive strength at the porosity and bond stated, or as sintered."),
    ];

    private static IEnumerable<Output> SeriesAndMaps() =>
    [
        Output.Series("viscosity_low", "Pa s", "Low end of the models' band by temperature."),
        Output.Series("viscosity", "Pa s", "Centre of the models' band by temperature."),
        Output.Series("viscosity_high", "Pa s", "High end of the models' band by temperature."),
        Output.Series("viscosity_giordano", "Pa s", "Giordano 2008 alone."),
        Output.Series("viscosity_urbain", "Pa s", "Urbain 1987 alone."),
        Output.Series("viscosity_riboud", "Pa s", "Riboud 1981 alone."),
        Output.Series("molten", "%", "Molten share of the crystals' mass by temperature."),
        Output.Series("specific_heat", "J/kg/K", "By temperature, without the latent heat."),
        Output.Series("enthalpy_low", "MJ/kg", "From bed_temperature, with the least latent heat."),
        Output.Series("enthalpy", "MJ/kg", "From bed_temperature."),
        Output.Series("enthalpy_high", "MJ/kg", "From bed_temperature, with the greatest latent heat."),
        Output.Series("conductivity_bed", "W/m/K", "Of the loose bed in its atmosphere by temperature."),
        Output.Series("conductivity_crystal", "W/m/K", "Of crystalline basalt without pores by temperature."),
        Output.Series("conductivity_sintered_low", "W/m/K", "By relative density as it sinters, poorest glass."),
        Output.Series("conductivity_sintered", "W/m/K", "By relative density as it sinters, at bed_temperature."),
        Output.Series("conductivity_sintered_high", "W/m/K", "By relative density as it sinters, best glass."),
        Output.Series("density_low", "%", "Relative density over the schedule, stiffest grains."),
        Output.Series("density", "%", "Relative density over the schedule."),
        Output.Series("density_high", "%", "Relative density over the schedule, thinnest grains."),
        Output.Series("temperature", "degC", "Of the bed over the schedule."),
        Output.Series("bond_low", "%", "Joined section over the schedule, stiffest grains."),
        Output.Series("bond", "%", "Joined section over the schedule."),
        Output.Series("bond_high", "%", "Joined section over the schedule, thinnest grains."),
        Output.Series("evaporation_low", "mg/m^2/s", "Low end by temperature."),
        Output.Series("evaporation", "mg/m^2/s", "Na, K and Fe to vacuum by temperature."),
        Output.Series("evaporation_high", "mg/m^2/s", "High end by temperature."),
        Output.Series("strength_low", "MPa", "Low end by porosity, without layers."),
        Output.Series("strength_central", "MPa", "By porosity, without layers."),
        Output.Series("strength_high", "MPa", "High end by porosity, without layers."),
        Output.Series("grain_sizes", "%", "Share of the mass that is finer, by diameter."),
        Output.Map("conductivity_map", "W/m/K", "Of loose soil in vacuum over temperature and density."),
    ];
}
