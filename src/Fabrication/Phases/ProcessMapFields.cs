using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;

namespace Guanghan.Fabrication.Phases;

/// <summary>The maps of <c>fabrication.process-map</c>, with the marked point on the planes that it lies in.</summary>
internal static class ProcessMapFields
{
    private const string MarkName = "marked point";

    public static IEnumerable<FieldMap> Of(ProcessMapResult result)
    {
        var limits = result.Inputs.Limits;
        double Regime(ProcessOutcome one) => (double)limits.RegimeOf(one);
        var x = new SeriesAxis("flux", Unit.Parse("MW/m^2"), result.Fluxes_W_m2);
        var y = new SeriesAxis("speed", Unit.Parse("mm/min"), result.Speeds_m_s);
        FieldMap Map(string name, int pass, Func<ProcessOutcome, double> value) =>
            new(name, x, y, [.. result.Maps[pass].Select(value)])
            {
                Marks = result.IsMarked(pass)
                    ? [new(MarkName, result.Inputs.Mark!.Flux_W_m2, result.Inputs.Mark.Speed_m_s)] : [],
            };
        yield return Map("regime_map", 0, Regime);
        yield return Map("joined_map", 0, one => one.JoinedFraction);
        yield return Map("fused_map", 0, one => one.FusedFraction);
        yield return Map("depth_map", 0, one => one.DepthRatio);
        yield return Map("peak_map", 0, one => one.Peak_K);
        yield return Map("recoil_map", 0, one => Math.Min(one.RecoilRatio, 10)); // beyond ten times all has boiled
        yield return Map("break_map", 0, one => one.BreakRatio);
        yield return Map("density_map", 0, one => one.Bulk_kg_m3);
        yield return Map("strength_map", 0, one => one.Strength_Pa);
        yield return Map("energy_map", 0, one => one.Energy_J_kg);
        yield return Map("productivity_map", 0, one => one.Productivity_kg_s);
        for (var pass = 1; pass < result.Maps.Length; pass++)
        {
            yield return Map(FormattableString.Invariant($"regime_map_{pass + 1}"), pass, Regime);
        }

        if (result is { Mark: { } mark, Inputs.Mark: { } point })
        {
            ImmutableArray<MapMark> marks = [new(MarkName, point.Spacing_m, point.Layer_m)];
            var across = new SeriesAxis("spacing", Unit.Parse("mm"), mark.Spacings_m);
            var upwards = new SeriesAxis("layer", Unit.Parse("mm"), mark.Layers_m);
            yield return new("slice_regime", across, upwards, [.. mark.Slice.Select(Regime)]) { Marks = marks };
            yield return new("slice_strength", across, upwards, [.. mark.Slice.Select(one => one.Strength_Pa)])
            {
                Marks = marks,
            };
        }
    }
}
