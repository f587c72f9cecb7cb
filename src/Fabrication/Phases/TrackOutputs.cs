using System.Globalization;
using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.track</c> says of itself.</summary>
internal static class TrackOutputs
{
    /// <summary>Name of a probe's series, counted from 1.</summary>
    public static string ProbeName(int number) => string.Create(CultureInfo.InvariantCulture, $"probe_{number}");

    public static PhaseDescription Description { get; } = new(
        "One track of the light pen on a bed of lunar soil, in three dimensions: melt, heat, break-up, cracks.",
        "Enthalpy in cells of fixed mass under a moving spot, explicit in time on nested grids that follow the pen; " +
        "then the cool-down. From the melt its viscosity, whether it breaks up into beads, and whether the cold " +
        "track cracks.",
        "Light absorbed at the surface; melt that conducts and does not flow; no evaporation; a flat surface; side " +
        "walls without heat, a floor on soil at the bed's temperature; the surface sees a body at the bed's " +
        "temperature.",
        "Enthalpy method: Voller and Cross 1981. Soil: SoilTable, Biele 2022, Hayne 2017. Viscosity: Giordano 2008, " +
        "Urbain 1987, Riboud 1981. Break-up: Rayleigh 1878, Weber 1931, Rosenthal 1946. Cracks: Kingery 1955. " +
        "Method: docs/concepts/track.md and docs/concepts/heat-bed.md.",
        "How far the cells are from fine ones is measured in each run and is the error of peak, depth, width and " +
        "fused mass. Not where the melt flows; findings say where a run leaves what is known.",
        [.. Figures(), .. TrackGrid.Outputs, .. SeriesOf(), .. Others()]);

    private static IEnumerable<Output> Figures() =>
    [
        Output.Figure("peak_temperature", "degC", "Highest temperature of the surface."),
        Output.Figure("melt_depth", "mm", "Deepest melt, as dense soil; half-molten counts half."),
        Output.Figure("melt_width", "mm", "Widest melt of the surface across the track, counted so."),
        Output.Figure("melt_length", "mm", "Longest melt of the surface along the middle line, counted so."),
        Output.Figure("melt_time", "s", "How long the surface in the middle of the track was above the solidus."),
        Output.Figure("cooling_rate", "K/s", "Of that place through the solidus; where it cooled."),
        Output.Figure("fused_mass", "g", "Mass of loose soil that was fused, beneath the layer included."),
        Output.Figure("fused_fraction", "%", "Share of the layer fused on the middle line, mid-track."),
        Output.Figure("flux_to_melt", "MW/m^2", "Where nothing melts: flux at which a column that loses no heat " +
            "sideways would, a lower bound."),
        Output.Figure("absorbed_energy", "J", "Light absorbed."),
        Output.Figure("radiated_energy", "J", "Heat radiated, net, by the end of the cool-down."),
        Output.Figure("floor_energy", "J", "Heat that left through the floor."),
        Output.Figure("stored_energy", "J", "Heat left in the bed."),
        Output.Figure("energy_imbalance", "", "What the balance lacks, over the greatest of its parts."),
        Output.Figure("viscosity", "Pa s", "At the liquidus: geometric mean of the models within their range."),
        Output.Figure("viscosity_low", "Pa s", "The same, low end of the models."),
        Output.Figure("viscosity_high", "Pa s", "The same, high end."),
        Output.Figure("breakup_aspect", "", "Length of the melt over its width; above pi it may break up."),
        Output.Figure("breakup_time", "s", "In which a swelling of a thread so wide grows by e."),
        Output.Figure("breakup_speed", "mm/s", "Above which a point source's melt is longer than pi widths; wide " +
            "spots on powder are outside, see docs/concepts/track.md."),
        Output.Figure("crack_difference", "K", "Between hot and cold dense soil when the light goes out, below the " +
            "glass transition."),
        Output.Figure("crack_margin", "", "Difference that basalt glass bears over that one; below 1 it cracks."),
        Output.Figure("crack_margin_low", "", "The same, weakest glass."),
        Output.Figure("crack_margin_high", "", "The same, strongest glass."),
    ];

    private static IEnumerable<Output> SeriesOf() =>
    [
        Output.Series("consolidation", "%", "Share of the layer fused, mean over its height, across the middle of " +
            "the track."),
        Output.Series("surface_consolidation", "%", "Share of the uppermost cells fused, the same way."),
        Output.Series("surface_peak", "degC", "Highest temperature of the surface along the middle line."),
        .. Enumerable.Range(1, TrackReading.ProbeLimit).Select(number => Output.Series(ProbeName(number), "degC",
            string.Create(CultureInfo.InvariantCulture, $"Temperature over time at probe {number}, where given."))),
    ];

    private static IEnumerable<Output> Others() =>
    [
        Output.Map("section_peak", "degC", "Highest temperature across the middle of the track; height 0 is the " +
            "surface, as dense soil."),
        Output.Map("section_consolidation", "%", "Share fused, the same section, after the cool-down."),
        Output.Map("pool_section", "degC", "Temperature along the middle of the track when the light goes out."),
        Output.Artefact("track.csv", "Peak, depth and width fused, along the track."),
        Output.Artefact("track.vtu", "Cells that are fused or were hot, with both, for ParaView."),
        Output.Artefact("track.glb", "Their outside, coloured by temperature when the light goes out."),
        Output.Artefact("section.svg", "Upright sections: along the track at its hottest, and across it the highest " +
            "temperatures."),
        .. HistoryFiles.Outputs(),
    ];
}
