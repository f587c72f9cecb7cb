using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.process-map</c> reports.</summary>
internal static class ProcessMapReport
{
    private const double BedDoubtRatio = 0.15; // of the layer: twice what cells of a quarter of it cost in depth

    public static Report Of(ProcessMapResult result) => Report.Empty with
    {
        Figures = [.. MarkFigures(result), .. BestFigures(result), .. BedFigures(result)],
        Maps = [.. ProcessMapFields.Of(result)],
        Artefacts = [.. ProcessMapChart.Draw(result)],
        Findings = [.. FindingsOf(result)],
    };

    private static IEnumerable<Figure> MarkFigures(ProcessMapResult result)
    {
        if (result.Mark is not { } mark)
        {
            yield break;
        }

        var limits = result.Inputs.Limits;
        (string Name, Func<ProcessOutcome, double> Value)[] all =
        [
            ("regime", one => (double)limits.RegimeOf(one)), ("joined_fraction", one => one.JoinedFraction),
            ("fused_fraction", one => one.FusedFraction), ("once_fraction", one => one.OnceFraction),
            ("depth_ratio", one => one.DepthRatio), ("peak_temperature", one => one.Peak_K),
            ("cooled_peak", one => one.CooledPeak_K), ("recoil_ratio", one => one.RecoilRatio),
            ("pool_ratio", one => one.PoolRatio), ("break_ratio", one => one.BreakRatio),
            ("melt_width", one => one.Width_m), ("bulk_density", one => one.Bulk_kg_m3),
            ("compressive_strength", one => one.Strength_Pa), ("specific_energy", one => one.Energy_J_kg),
            ("productivity", one => one.Productivity_kg_s),
        ];
        foreach (var (name, value) in all)
        {
            yield return Banded(name, value(mark.Outcome), mark.Outcomes.Select(value));
        }

        foreach (var direction in Enum.GetValues<ProcessDirection>())
        {
            foreach (var limit in ProcessLimits.All)
            {
                if (Nearest(mark.Crossings, direction, limit) is { } factor)
                {
                    yield return Banded($"margin.{Key(direction)}_{Key(limit)}", factor, mark.Cases
                        .Select(one => Nearest(one.Crossings, direction, limit)).OfType<double>());
                }
            }
        }
    }

    /// <summary>The nearest crossing of a limit, as a factor; null where none is within reach.</summary>
    public static double? Nearest(
        ImmutableArray<ProcessCrossing> crossings, ProcessDirection direction, ProcessLimit limit) => crossings
        .Where(one => one.Direction == direction && one.Limit == limit).Select(one => (double?)one.Factor)
        .MinBy(factor => Math.Abs(Math.Log(factor!.Value)));

    private static string Key(ProcessDirection direction) => direction switch
    {
        ProcessDirection.Flux => "flux",
        ProcessDirection.Speed => "speed",
        ProcessDirection.Spacing => "spacing",
        _ => "layer",
    };

    private static string Key(ProcessLimit limit) => limit switch
    {
        ProcessLimit.Joint => "joint",
        ProcessLimit.OverMelt => "over_melt",
        ProcessLimit.Vapour => "vapour",
        _ => "break_up",
    };

    private static Figure Banded(string name, double nominal, IEnumerable<double> cases) =>
        new(name, nominal) { Band = Span(nominal, cases) };

    private static FigureBand? Span(double nominal, IEnumerable<double> cases)
    {
        var all = cases.Append(nominal).ToArray();
        return all.Length == 1 ? null : new FigureBand(all.Min(), all.Max());
    }

    private static IEnumerable<Figure> BestFigures(ProcessMapResult result)
    {
        if (result.Search is { } search)
        {
            var best = search.Fastest;
            yield return new("best.flux", best.Point.Flux_W_m2);
            yield return new("best.speed", best.Point.Speed_m_s);
            yield return new("best.spacing", best.Point.Spacing_m);
            yield return new("best.layer", best.Point.Layer_m);
            yield return new("best.productivity", best.Outcome.Productivity_kg_s);
            yield return new("best.strength", best.Outcome.Strength_Pa);
            yield return new("best.energy", best.Outcome.Energy_J_kg);
            yield return new("least.energy", search.Thriftiest.Outcome.Energy_J_kg);
        }

        if (result is { Mark: { Search: { } own } mark, Inputs.Mark: { } point })
        {
            (string Name, Func<ProcessFound, double> Value)[] factors =
            [
                ("optimum.flux_factor", one => one.Point.Flux_W_m2 / point.Flux_W_m2),
                ("optimum.speed_factor", one => one.Point.Speed_m_s / point.Speed_m_s),
                ("optimum.spacing_factor", one => one.Point.Spacing_m / point.Spacing_m),
                ("optimum.productivity_factor",
                    one => one.Outcome.Productivity_kg_s / mark.Outcome.Productivity_kg_s),
                ("optimum.energy_factor", one => one.Outcome.Energy_J_kg / mark.Outcome.Energy_J_kg),
            ];
            yield return new("strength_ratio", mark.Outcome.Strength_Pa / own.Strongest_Pa)
            {
                Band = Span(mark.Outcome.Strength_Pa / own.Strongest_Pa, mark.Cases.Where(one => one.Search is not null)
                    .Select(one => one.Outcome.Strength_Pa / one.Search!.Strongest_Pa)),
            };
            foreach (var (name, value) in factors)
            {
                yield return Banded(name, value(own.Fastest),
                    mark.Cases.Where(one => one.Search is not null).Select(one => value(one.Search!.Fastest)));
            }
        }
    }

    private static IEnumerable<Figure> BedFigures(ProcessMapResult result) =>
        (result.Mark?.Checks ?? []).SelectMany(check => (Figure[])
        [
            new($"bed.{check.Name}.peak_temperature", check.Bed.Peak_K),
            new($"bed.{check.Name}.depth_ratio", check.Bed.MeltDepth_m / check.Point.Layer_m),
            new($"bed.{check.Name}.depth_difference",
                check.Column.DepthRatio - (check.Bed.MeltDepth_m / check.Point.Layer_m)),
        ]);

    private static IEnumerable<Finding> FindingsOf(ProcessMapResult result)
    {
        var limits = result.Inputs.Limits;
        if (result.Mark is { } mark)
        {
            yield return ProcessMapFindings.Marked(mark, limits);
            yield return ProcessMapFindings.Optimum(result, mark);
            foreach (var turn in mark.Cases.Where(one => limits.RegimeOf(mark.Outcome) != PrintRegime.Good &&
                limits.RegimeOf(one.Outcome) == PrintRegime.Good))
            {
                yield return ProcessMapFindings.Turned(result, turn);
            }

            var apart = mark.Checks.Where(check => Math.Abs(check.Column.DepthRatio -
                (check.Bed.MeltDepth_m / check.Point.Layer_m)) > BedDoubtRatio).ToArray();
            if (apart.Length > 0)
            {
                yield return ProcessMapFindings.ColumnDiffers(apart);
            }

            var others = mark.Outcomes.Select(limits.RegimeOf).Append(limits.RegimeOf(mark.Outcome)).Distinct()
                .Order().ToArray();
            if (others.Length > 1)
            {
                yield return ProcessMapFindings.RegimeUnsure(others, mark, limits);
            }

            if (!result.Inputs.Passes.Select((_, pass) => result.IsMarked(pass)).Any(isMarked => isMarked))
            {
                yield return ProcessMapFindings.NotOnMap(result.Inputs.Mark!);
            }
        }

        if (result.Maps[0].All(one => limits.RegimeOf(one) == PrintRegime.NoMelt))
        {
            yield return ProcessMapFindings.NothingMelts(
                result.Fluxes_W_m2[^1], result.Speeds_m_s[0], result.Needed_W_m2);
        }
        else if (result.Search is null)
        {
            yield return ProcessMapFindings.NothingGood();
        }
    }
}
