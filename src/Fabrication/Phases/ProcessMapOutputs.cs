using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.process-map</c> says of itself.</summary>
internal static class ProcessMapOutputs
{
    private const string Factor = "over that of the marked point; left out where none lies within a factor of 20.";

    public static PhaseDescription Description { get; } = new(
        "Where printing with light works: flux against speed for spacings and layers, and why a marked point is " +
        "where it is.",
        "The melt of each flux and speed in columns across the spot; its regime (0 no melt, 1 partial, 2 good, 3 " +
        "over-melt, 4 break-up); boundaries from the marked point by bisection; its figures over unknown inputs, in " +
        "every corner of their ranges and eight cases inside; its track once more in three dimensions.",
        "As fabrication.print: heat straight down, melt that does not flow, tracks that do not warm each other, a " +
        "layer that finds the one beneath cold. Break-up of a free thread, which errs towards break-up.",
        "Columns: docs/concepts/print.md; bed: docs/concepts/heat-bed.md; break-up: Plateau 1873, Rayleigh 1878, " +
        "Weber 1931, Gusarov and Smurov 2010. Method: docs/concepts/process-map.md.",
        "Melt shallow against the spot: deeper than a quarter of it, depth, temperature and pool are upper bounds, " +
        "so the over-melt boundary is the least sure. The limits (98 % fused, two layers, hottest) are judgements. " +
        "Map " +
        "and boundaries stand on coarser cells than the marked point.",
        [
            Output.Figure("regime", "", "Of the marked point: 0 no melt, 1 partial, 2 good, 3 over-melt, 4 break-up."),
            Output.Figure("fused_fraction", "%", "Share of the layer's mass fused, at the marked point."),
            Output.Figure("depth_ratio", "", "Depth of the melt over the layer, at the marked point."),
            Output.Figure("peak_temperature", "degC", "Of the surface, at the marked point."),
            Output.Figure("bulk_density", "g/cm^3", "Of what is printed, at the marked point."),
            Output.Figure("specific_energy", "MJ/kg", "Light in the spot over the mass passed, at the marked point."),
            Output.Figure("productivity", "kg/h", "Fused mass with the shutter open, at the marked point."),
            Output.Figure("pool_ratio", "", "Length of the pool over its width; above pi it may break up."),
            Output.Figure("margin.flux_melt", "", "Flux at which melting begins " + Factor),
            Output.Figure("margin.flux_full", "", "Flux at which 98 % is fused " + Factor),
            Output.Figure("margin.flux_over", "", "Flux at which it over-melts " + Factor),
            Output.Figure("margin.speed_melt", "", "Speed at which melting ends " + Factor),
            Output.Figure("margin.speed_full", "", "Speed at which 98 % is fused " + Factor),
            Output.Figure("margin.speed_over", "", "Speed at which it over-melts " + Factor),
            Output.Figure("margin.speed_break", "", "Speed at which the track breaks up " + Factor),
            Output.Figure("best.productivity", "kg/h", "Greatest of the good points of all maps."),
            Output.Figure("best.flux", "MW/m^2", "Flux of that point."),
            Output.Figure("best.speed", "mm/min", "Speed of that point."),
            Output.Figure("best.ratio", "", "The marked point's productivity over that."),
            Output.Figure("least.energy", "MJ/kg", "Least specific energy of the good points of all maps."),
            Output.Figure("least.ratio", "", "The marked point's specific energy over that."),
            Output.Figure("bed.peak_temperature", "degC", "Of the marked point's track in three dimensions."),
            Output.Figure("bed.depth_ratio", "", "Its depth over the layer, to a quarter."),
            Output.Figure("bed.peak_difference", "K", "Column less three dimensions."),
            Output.Figure("bed.depth_difference", "", "Column less three dimensions, in layers."),
            Output.Map("regime", "", "0 no melt, 1 partial, 2 good, 3 over-melt, 4 break-up; of the first pass."),
            Output.Map("fused_fraction_map", "%", "Share of the layer's mass fused."),
            Output.Map("depth_ratio_map", "", "Depth of the melt over the layer."),
            Output.Map("peak_temperature_map", "degC", "Of the surface."),
            Output.Map("bulk_density_map", "g/cm^3", "Of what is printed."),
            Output.Map("specific_energy_map", "MJ/kg", "Light in the spot over the mass passed."),
            Output.Map("regime_2", "", "Regime of the second pass."),
            Output.Map("regime_3", "", "Regime of the third pass."),
            Output.Map("regime_4", "", "Regime of the fourth pass."),
            Output.Artefact("process-map.svg", "The regimes, their boundaries and the marked point."),
        ]);
}
