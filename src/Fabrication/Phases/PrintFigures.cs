using Guanghan.Core.Numerics;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Phases;

/// <summary>The figures of a print that follow from heat and soil; what bands are drawn of.</summary>
internal static class PrintFigures
{
    /// <summary>The figures of one set of inputs.</summary>
    public static IEnumerable<Figure> Of(PrintInputs inputs, PenTrack track, PrintBed? bed, PrintMake? make) =>
        OfTrack(inputs, track, bed).Concat(bed is null ? [] : OfBed(bed, track)).Concat(make is null ? [] :
            OfMake(make));

    private static IEnumerable<Figure> OfTrack(PrintInputs inputs, PenTrack track, PrintBed? bed)
    {
        var viscosity = ViscosityBand.At(inputs.Ground.Soil.Composition, inputs.Ground.Melting.Liquidus_K);
        yield return new("peak_temperature", track.Centre.Peak_K);
        yield return new("radiation_ceiling", track.Ceiling_K);
        yield return new("melt_depth", track.Centre.MeltDepth_m);
        yield return new("melt_width", track.MeltWidth_m);
        yield return new("melt_residence", track.Centre.MeltTime_s);
        yield return new("melt_viscosity", viscosity.Central_Pa_s)
        {
            Band = new(viscosity.Low_Pa_s, viscosity.High_Pa_s),
        };
        yield return new("fused_fraction", bed?.FusedFraction ?? track.FusedFraction);
    }

    private static IEnumerable<Figure> OfBed(PrintBed bed, PenTrack track)
    {
        var heat = bed.Heat;
        var last = heat.Tracks.Where(one => one.Layer == heat.Layers.Length - 1).ToArray();
        yield return new("bed.layers", heat.Layers.Length);
        yield return new("bed.peak_temperature", last.Max(one => one.Peak_K));
        yield return new("bed.melt_depth", Median(last, one => one.MeltDepth_m));
        yield return new("bed.melt_width", Median(last, one => one.MeltWidth_m));
        yield return new("bed.melt_residence", Median(last, one => one.MeltTime_s));
        yield return new("bed.interface_temperature", Median(last, one => one.Interface_K));
        yield return new("bed.fused_fraction", bed.FusedFraction);
        yield return new("bed.spilled_fraction", bed.SpilledFraction);
        yield return new("bed.column_fused_fraction", track.FusedFraction);
        yield return new("bed.imbalance", heat.Ledger.ImbalanceRatio);
        if (bed.Layers.IsEmpty)
        {
            yield break;
        }

        yield return new("bed.rim_fraction", bed.Layers[0].RimFraction);
        if (bed.Layers[0].TrackJoinedFraction is { } joined)
        {
            yield return new("bed.track_bond", joined);
        }
    }

    private static IEnumerable<Figure> OfMake(PrintMake make)
    {
        yield return new("bulk_density", make.Soil.Bulk_kg_m3);
        yield return new("porosity", make.Soil.PorosityFraction);
        yield return new("pores.trapped", make.Soil.TrappedPoreFraction);
        yield return new("pores.sintered", make.Soil.SinteredPoreFraction);
        yield return new("pores.loose", make.Soil.LoosePoreFraction);
        yield return new("sintered_fraction", make.Soil.SinteredFraction);
        yield return new("layer_bond", make.Readings[0].JoinedFraction)
        {
            Band = new(make.Readings.Min(one => one.JoinedFraction), make.Readings.Max(one => one.JoinedFraction)),
        };
        if (make.FusedJointFraction is { } fused)
        {
            yield return new("bed.layer_bond_fused", fused);
        }

        var strength = make.Strength;
        yield return new("compressive_strength", strength.Central_Pa)
        {
            Band = new(strength.Low_Pa, strength.High_Pa),
        };
    }

    private static double Median(BedTrack[] tracks, Func<BedTrack, double> value) =>
        Quantiles.Of([.. tracks.Select(value)], 0.5);
}
