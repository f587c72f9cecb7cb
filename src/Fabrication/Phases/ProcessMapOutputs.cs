using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.process-map</c> says of itself.</summary>
internal static class ProcessMapOutputs
{
    private const string Bounds = " over the marked point's; left out where none lies within a factor of 3.";

    private static readonly (string Key, string Word)[] s_quantities =
        [("flux", "Flux"), ("speed", "Speed"), ("spacing", "Spacing"), ("layer", "Layer")];

    private static readonly (string Key, string Word)[] s_limits =
    [
        ("joint", "the weakest section is joined by the least share"),
        ("over_melt", "the melt is as deep as it may be"),
        ("vapour", "the vapour's recoil equals the capillary pressure"), ("break_up", "the pool begins to break up"),
    ];

    private static readonly (string Key, string Word)[] s_checks =
    [
        ("point", "the marked point"), ("flux_down", "the first limit with less flux"),
        ("flux_up", "the first limit with more flux"), ("speed_down", "the first limit at less speed"),
        ("speed_up", "the first limit at more speed"),
    ];

    public static PhaseDescription Description { get; } = new(
        "Where printing with light works: flux against speed for spacings and layers, and why a marked point is " +
        "where it is.",
        "Layers printed one on the other in columns, at every flux and speed: how much is fused and joined in the " +
        "end, depth, vapour and pool; the regime (0 no melt, 1 weak joint, 2 good, 3 over-melt, 4 break-up). From a " +
        "marked point the first crossing of each limit along flux, speed, spacing and layer; the strongest, fastest " +
        "and thriftiest points; all over unknown inputs; the point and its boundaries once more in three dimensions.",
        "As fabrication.print: heat straight down, melt that does not flow, tracks that do not warm each other, a " +
        "layer that finds the ones beneath cold. Break-up of a free thread and recoil of the whole vapour pressure, " +
        "which err towards failure. Strength of sound material without cracks.",
        "Columns: docs/concepts/print.md; bed: docs/concepts/heat-bed.md; necks: Frenkel 1945; break-up: Plateau " +
        "1873, Rayleigh 1878, Weber 1931, Gusarov and Smurov 2010; vapour: Shaw 2023; recoil: Anisimov and Khokhlov " +
        "1995. Method: docs/concepts/process-map.md.",
        "Melt shallow against the spot: deeper than a quarter of it, depth, temperature and pool are upper bounds. " +
        "Vapour is extrapolated above 1600 degC. The limits (half joined, two layers) are judgements and inputs.",
        [
            Output.Figure("regime", "", "Of the marked point: 0 no melt, 1 weak joint, 2 good, 3 over-melt, 4 " +
                "break-up."),
            Output.Figure("joined_fraction", "%", "Share joined of the section that is joined least."),
            Output.Figure("fused_fraction", "%", "Share of the layer's mass fused after the layers above were lit."),
            Output.Figure("once_fraction", "%", "The same after one pass over dense soil."),
            Output.Figure("depth_ratio", "", "Depth of the melt over the layer, one pass."),
            Output.Figure("peak_temperature", "degC", "Of the surface, without the vapour's heat."),
            Output.Figure("cooled_peak", "degC", "Of the surface, with the vapour's heat."),
            Output.Figure("recoil_ratio", "", "Recoil of the vapour over the capillary pressure of the pool."),
            Output.Figure("pool_ratio", "", "Length of the pool over its width; above pi it may break up."),
            Output.Figure("break_ratio", "", "How near break-up is: above 1 the pool breaks up."),
            Output.Figure("melt_width", "mm", "Width of the melt at the surface."),
            Output.Figure("bulk_density", "g/cm^3", "Of what is printed."),
            Output.Figure("compressive_strength", "MPa", "Of the weakest section, sound and without cracks."),
            Output.Figure("specific_energy", "MJ/kg", "Light in the spot over the mass passed."),
            Output.Figure("productivity", "kg/h", "Fused mass with the shutter open."),
            .. s_quantities.SelectMany(quantity => s_limits.Select(limit => Output.Figure(
                $"margin.{quantity.Key}_{limit.Key}", "", $"{quantity.Word} at which {limit.Word}{Bounds}"))),
            Output.Figure("best.flux", "MW/m^2", "Of the fastest point that is strong enough, over all maps."),
            Output.Figure("best.speed", "mm/min", "Its speed."),
            Output.Figure("best.spacing", "mm", "Its spacing."),
            Output.Figure("best.layer", "mm", "Its layer."),
            Output.Figure("best.productivity", "kg/h", "Its productivity."),
            Output.Figure("best.strength", "MPa", "Its strength."),
            Output.Figure("best.energy", "MJ/kg", "Its specific energy."),
            Output.Figure("least.energy", "MJ/kg", "Least specific energy of the points that are strong enough."),
            Output.Figure("optimum.flux_factor", "", "Flux of the fastest strong point with the marked layer" + Over),
            Output.Figure("optimum.speed_factor", "", "Its speed" + Over),
            Output.Figure("optimum.spacing_factor", "", "Its spacing" + Over),
            Output.Figure("optimum.productivity_factor", "", "Its productivity" + Over),
            Output.Figure("strength_ratio", "", "The marked point's strength over the greatest with its layer."),
            Output.Figure("optimum.energy_factor", "", "Its specific energy" + Over),
            .. s_checks.SelectMany(check => (Output[])
            [
                Output.Figure($"bed.{check.Key}.peak_temperature", "degC", $"In three dimensions at {check.Word}."),
                Output.Figure($"bed.{check.Key}.depth_ratio", "", "Its depth over the layer, to a quarter."),
                Output.Figure($"bed.{check.Key}.depth_difference", "", "Column less three dimensions, in layers."),
            ]),
            Output.Map("regime_map", "", "0 no melt, 1 weak joint, 2 good, 3 over-melt, 4 break-up; of the first " +
                "pass."),
            Output.Map("joined_map", "%", "Share joined of the section that is joined least."),
            Output.Map("fused_map", "%", "Share of the layer's mass fused in the end."),
            Output.Map("depth_map", "", "Depth of the melt over the layer."),
            Output.Map("peak_map", "degC", "Of the surface, without the vapour's heat."),
            Output.Map("recoil_map", "", "Recoil of the vapour over the capillary pressure, cut at 10."),
            Output.Map("break_map", "", "How near break-up is: above 1 the pool breaks up."),
            Output.Map("density_map", "g/cm^3", "Of what is printed."),
            Output.Map("strength_map", "MPa", "Of the weakest section, sound and without cracks."),
            Output.Map("energy_map", "MJ/kg", "Light in the spot over the mass passed."),
            Output.Map("productivity_map", "kg/h", "Fused mass with the shutter open."),
            Output.Map("regime_map_2", "", "Regime of the second pass."),
            Output.Map("regime_map_3", "", "Regime of the third pass."),
            Output.Map("regime_map_4", "", "Regime of the fourth pass."),
            Output.Map("slice_regime", "", "Regime over spacing and layer with the marked flux and speed."),
            Output.Map("slice_strength", "MPa", "Strength over spacing and layer with the marked flux and speed."),
            Output.Artefact("process-map.svg", "Regimes over flux and speed, their limits and the marked point."),
            Output.Artefact("process-slice.svg", "The same over spacing and layer, with the marked flux and speed."),
        ]);

    private const string Over = " over the marked point's.";
}
