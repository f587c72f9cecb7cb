using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// What the track's melt and its cooling mean: break-up by length, width and time of the melt with the viscosity,
/// tension and density at the liquidus; cracks by the difference of temperature in dense soil when the light goes out,
/// of which only what is below the glass transition counts. The sources and limits are <see cref="TrackBreakup"/>'s
/// and <see cref="ThermalShock"/>'s.
/// </summary>
/// <param name="Breakup">The pool; null where nothing melts.</param>
/// <param name="CriticalSpeed_m_s">Of a point source on dense soil, m/s.</param>
/// <param name="Difference_K">In dense soil, K; null where it has none.</param>
/// <param name="Cracks">Outlook; null where there is no difference.</param>
internal sealed record TrackOutlook(
    TrackBreakup? Breakup, double CriticalSpeed_m_s, double? Difference_K, CrackOutlook? Cracks)
{
    public static TrackOutlook Of(TrackResult result)
    {
        var (inputs, ground) = (result.Inputs, result.Inputs.Ground);
        var (material, liquidus) = (ground.Material(), ground.Melting.Liquidus_K);
        var (length, width) = (result.Places.MeltLength_m(result.Heat, material), result.Heat.Tracks[0].MeltWidth_m);
        TrackBreakup? breakup = length > 0 && width > 0 ? TrackBreakup.Of(
            length, width, inputs.Speed_m_s, ViscosityBand.At(ground.Soil.Composition, liquidus).Central_Pa_s,
            SurfaceTension.At_N_m(liquidus), MeltDensity.At_kg_m3(ground.Soil.Composition, liquidus)) : null;
        var heat = material.StateAt(material.Enthalpy_J_kg(material.Solidus_K - 1)).SpecificHeat_J_kg_K;
        var speed = TrackBreakup.CriticalSpeed_m_s(
            inputs.Pen.Power_W * ground.AbsorptanceRatio, material.Solidus_K - ground.Bed_K,
            material.SolidConductivity_W_m_K, material.FusedDensity_kg_m3, heat);
        var glass = MeltDensity.GlassTransition_K(ground.Soil.Composition);
        return BedShock.Of(result.Hot) is { } shock && shock.Difference_K(glass) > 0
            ? new(breakup, speed, shock.Difference_K(glass),
                ThermalShock.Outlook(shock.Hottest_K, shock.Coldest_K, glass))
            : new(breakup, speed, null, null);
    }
}
