using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.process-map</c> reports.</summary>
internal static class ProcessMapReport
{
    private const double BedDoubtRatio = 0.3; // of the layer: a cell of the bed's check and a little

    public static Report Of(ProcessMapResult result) => Report.Empty with
    {
        Figures = [.. MarkFigures(result), .. BestFigures(result)],
        Maps = [.. MapsOf(result)],
        Artefacts = [ProcessMapChart.Draw(result)],
        Findings = [.. FindingsOf(result)],
    };

    private static IEnumerable<Figure> MarkFigures(ProcessMapResult result)
    {
        if (result.Mark is not { } mark)
        {
            yield break;
        }

        yield return Banded("regime", mark, one => (double)one.Regime);
        yield return Banded("fused_fraction", mark, one => one.FusedFraction);
        yield return Banded("depth_ratio", mark, one => one.DepthRatio);
        yield return Banded("peak_temperature", mark, one => one.Peak_K);
        yield return Banded("bulk_density", mark, one => one.Bulk_kg_m3);
        yield return Banded("specific_energy", mark, one => one.Energy_J_kg);
        yield return Banded("productivity", mark, one => one.Productivity_kg_s);
        yield return Banded("pool_ratio", mark, one => one.PoolRatio);
        var margins = mark.Margins;
        (string Name, double? Factor)[] factors =
        [
            ("flux_melt", margins.FluxMeltFactor), ("flux_full", margins.FluxFullFactor), ("flux_over",
                margins.FluxOverFactor),
            ("speed_melt", margins.SpeedMeltFactor), ("speed_full", margins.SpeedFullFactor), ("speed_over",
                margins.SpeedOverFactor),
            ("speed_break", margins.SpeedBreakFactor),
        ];
        foreach (var (name, factor) in factors)
        {
            if (factor is { } known)
            {
                yield return new("margin." + name, known);
            }
        }

        if (mark.Bed is { } bed)
        {
            var depth = bed.MeltDepth_m / result.Inputs.Mark!.Layer_m;
            yield return new("bed.peak_temperature", bed.Peak_K);
            yield return new("bed.depth_ratio", depth);
            yield return new("bed.peak_difference", mark.Outcome.Peak_K - bed.Peak_K);
            yield return new("bed.depth_difference", mark.Outcome.DepthRatio - depth);
        }
    }

    private static Figure Banded(string name, ProcessMark mark, Func<ProcessOutcome, double> value)
    {
        var nominal = value(mark.Outcome);
        return mark.Cases.IsEmpty ? new(name, nominal) : new(name, nominal)
        {
            Band = new(Math.Min(nominal, mark.Cases.Min(value)), Math.Max(nominal, mark.Cases.Max(value))),
        };
    }

    private static IEnumerable<Figure> BestFigures(ProcessMapResult result)
    {
        var good = result.Maps.SelectMany(map => map.Select((one, at) => (One: one, At: at)))
            .Where(pair => pair.One.Regime == PrintRegime.Good).ToArray();
        if (good.Length == 0)
        {
            yield break;
        }

        var best = good.MaxBy(pair => pair.One.Productivity_kg_s);
        var least = good.Min(pair => pair.One.Energy_J_kg);
        var columns = result.Fluxes_W_m2.Length;
        yield return new("best.productivity", best.One.Productivity_kg_s);
        yield return new("best.flux", result.Fluxes_W_m2[best.At % columns]);
        yield return new("best.speed", result.Speeds_m_s[best.At / columns]);
        yield return new("least.energy", least);
        if (result.Mark is { Outcome: { } mark })
        {
            yield return new("best.ratio", mark.Productivity_kg_s / best.One.Productivity_kg_s);
            yield return new("least.ratio", mark.Energy_J_kg / least);
        }
    }

    private static IEnumerable<FieldMap> MapsOf(ProcessMapResult result)
    {
        var x = new SeriesAxis("flux", Unit.Parse("MW/m^2"), result.Fluxes_W_m2);
        var y = new SeriesAxis("speed", Unit.Parse("mm/min"), result.Speeds_m_s);
        FieldMap Map(string name, int pass, Func<ProcessOutcome, double> value) =>
            new(name, x, y, [.. result.Maps[pass].Select(value)]);
        yield return Map("regime", 0, one => (double)one.Regime);
        yield return Map("fused_fraction_map", 0, one => one.FusedFraction);
        yield return Map("depth_ratio_map", 0, one => one.DepthRatio);
        yield return Map("peak_temperature_map", 0, one => one.Peak_K);
        yield return Map("bulk_density_map", 0, one => one.Bulk_kg_m3);
        yield return Map("specific_energy_map", 0, one => one.Energy_J_kg);
        for (var pass = 1; pass < result.Maps.Length; pass++)
        {
            yield return Map(FormattableString.Invariant($"regime_{pass + 1}"), pass, one => (double)one.Regime);
        }
    }

    private static IEnumerable<Finding> FindingsOf(ProcessMapResult result)
    {
        if (result.Mark is { } mark)
        {
            yield return ProcessMapFindings.Marked(mark);
            if (mark.Bed is { } bed && bed.MeltDepth_m / result.Inputs.Mark!.Layer_m is var depth &&
                Math.Abs(mark.Outcome.DepthRatio - depth) > BedDoubtRatio)
            {
                yield return ProcessMapFindings.ColumnDiffers(
                    mark.Outcome.DepthRatio, depth, mark.Outcome.Peak_K - bed.Peak_K);
            }

            var others = mark.Cases.Select(one => one.Regime).Append(mark.Outcome.Regime).Distinct().Order().ToArray();
            if (others.Length > 1)
            {
                yield return ProcessMapFindings.RegimeUnsure(others);
            }
        }

        if (result.Maps[0].All(one => one.Regime == PrintRegime.NoMelt))
        {
            yield return ProcessMapFindings.NothingMelts(
                result.Fluxes_W_m2[^1], result.Speeds_m_s[0], result.Needed_W_m2);
        }
        else if (result.Maps.All(map => map.All(one => one.Regime != PrintRegime.Good)))
        {
            yield return ProcessMapFindings.NothingGood();
        }
    }
}
