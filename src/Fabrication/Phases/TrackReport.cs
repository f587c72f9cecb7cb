using Guanghan.Core.Phases;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.track</c> reports.</summary>
internal static class TrackReport
{
    private const double WholeLayer = 0.999; // of consolidation: rounding of sixteen bits
    private const double Fouling_K = 1473.15; // 1200 degC, Shaw 2023, Minerals 13:79

    public static Report Of(TrackResult result)
    {
        var bed = new TrackSections(result);
        var outlook = TrackOutlook.Of(result);
        return Report.Empty with
        {
            Figures = [.. TrackGrid.With(result.Grid, [.. HeatFigures(result, bed), .. SoilFigures(result, outlook)])],
            Series = [.. bed.Series(), .. ProbeSeries(result)],
            Maps = [.. bed.Maps()],
            Findings = [.. FindingsOf(result, bed, outlook)],
            Artefacts = [.. TrackFiles.Of(result, bed)],
        };
    }

    private static IEnumerable<Figure> HeatFigures(TrackResult result, TrackSections bed)
    {
        var (track, ledger) = (result.Heat.Tracks[0], result.Heat.Ledger);
        yield return new("peak_temperature", track.Peak_K);
        yield return new("melt_depth", track.MeltDepth_m);
        yield return new("melt_width", track.MeltWidth_m);
        yield return new("melt_length", bed.MeltLength_m);
        yield return new("melt_time", track.MeltTime_s);
        if (track.CoolingRate_K_s is { } rate)
        {
            yield return new("cooling_rate", rate);
        }

        yield return new("fused_mass", bed.FusedMass_kg);
        yield return new("fused_fraction", bed.MiddleFusedFraction);
        if (result.FluxToMelt_W_m2 is { } needed)
        {
            yield return new("flux_to_melt", needed);
        }

        yield return new("absorbed_energy", ledger.Absorbed_J);
        yield return new("radiated_energy", ledger.Radiated_J);
        yield return new("floor_energy", ledger.Floor_J);
        yield return new("stored_energy", ledger.Stored_J);
        yield return new("energy_imbalance", ledger.ImbalanceRatio);
    }

    private static IEnumerable<Figure> SoilFigures(TrackResult result, TrackOutlook outlook)
    {
        var band = ViscosityBand.At(result.Inputs.Ground.Soil.Composition, result.Inputs.Ground.Melting.Liquidus_K);
        yield return new("viscosity", band.Central_Pa_s);
        yield return new("viscosity_low", band.Low_Pa_s);
        yield return new("viscosity_high", band.High_Pa_s);
        if (outlook.Breakup is { } breakup)
        {
            yield return new("breakup_aspect", breakup.AspectRatio);
            yield return new("breakup_time", breakup.GrowthTime_s);
        }

        yield return new("breakup_speed", outlook.CriticalSpeed_m_s);
        if (outlook.Difference_K is { } difference)
        {
            yield return new("crack_difference", difference);
            yield return new("crack_margin", ThermalShock.Central.Resistance_K / difference);
            yield return new("crack_margin_low", ThermalShock.Worst.Resistance_K / difference);
            yield return new("crack_margin_high", ThermalShock.Best.Resistance_K / difference);
        }
    }

    private static IEnumerable<Series> ProbeSeries(TrackResult result) =>
        Enumerable.Range(0, result.Places.Probes.Length).Select(at => new Series(TrackOutputs.ProbeName(at + 1),
            new SeriesAxis("time", Unit.Parse("s"), result.Heat.Probes[at].Times_s),
            result.Heat.Probes[at].Temperatures_K));

    private static IEnumerable<Finding> FindingsOf(TrackResult result, TrackSections bed, TrackOutlook outlook)
    {
        var (track, inputs, soil) = (result.Heat.Tracks[0], result.Inputs, result.Inputs.Ground.Soil);
        if (soil.Doubt.Length > 0)
        {
            yield return FabricationFindings.SoilDoubt(soil.Name, soil.Doubt);
        }

        if (track.Peak_K > Fouling_K)
        {
            yield return FabricationFindings.TrackEvaporates(track.Peak_K);
        }

        if (!result.HasMelted)
        {
            yield return FabricationFindings.TrackNotMolten(
                track.Peak_K, inputs.Ground.Melting.Solidus_K, inputs.Pen.Flux_W_m2, result.FluxToMelt_W_m2);
            yield break;
        }

        if (bed.MiddleFusedFraction < WholeLayer)
        {
            yield return FabricationFindings.TrackPartlyFused(bed.MiddleFusedFraction);
        }

        if (track.MeltDepth_m > 2 * inputs.Layer_m)
        {
            yield return FabricationFindings.TrackOverMelts(track.MeltDepth_m, inputs.Layer_m);
        }

        if (outlook.Breakup is { BreaksUp: true } breakup)
        {
            yield return FabricationFindings.TrackBreaksUp(
                breakup.AspectRatio, breakup.GrowthTime_s, breakup.LiquidTime_s);
        }

        if (outlook.Cracks is CrackOutlook.Likely)
        {
            yield return FabricationFindings.TrackCracks(outlook.Difference_K!.Value, ThermalShock.Best.Resistance_K);
        }

        if (track.CoolingRate_K_s is null)
        {
            yield return FabricationFindings.TrackStillMolten(inputs.CoolDown_s);
        }

        if (inputs.Length_m <= 2 * bed.MeltLength_m)
        {
            yield return FabricationFindings.TrackTooShort(inputs.Length_m, bed.MeltLength_m);
        }
    }
}
