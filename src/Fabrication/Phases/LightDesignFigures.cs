using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Fibre.Designs;

namespace Guanghan.Fabrication.Phases;

/// <summary>Figures, series and map of a design.</summary>
internal static class LightDesignFigures
{
    /// <summary>Flux and power of a trace over what is wanted, less one.</summary>
    public static (double Flux, double Power) Margins(LightDesignResult result, LightOutcome outcome) => (
        (result.Design_W_m2 * outcome.SpotRatio / result.Inputs.Flux_W_m2) - 1,
        (result.Design_W_m2 * outcome.PenArea_m2 / result.Inputs.Power_W) - 1);

    /// <summary>All figures; few where no design was found.</summary>
    public static IEnumerable<Figure> Of(LightDesignResult result)
    {
        yield return new("irradiance.design", result.Design_W_m2);
        if (result.Etendue is { } etendue)
        {
            yield return new("needed_numerical_aperture", etendue.NeededNumericalApertureRatio);
            yield return new("limit.spot", etendue.LimitRatio);
        }

        if (result.Outcome?.Found is { } found)
        {
            foreach (var figure in Design(result, found).Concat(Traced(result, found)))
            {
                yield return figure;
            }
        }
    }

    /// <summary>Pareto curve and sweeps.</summary>
    public static IEnumerable<Series> SeriesOf(LightDesignResult result)
    {
        if (result.Outcome is not { Found: not null } outcome)
        {
            yield break;
        }

        var sun = result.Design_W_m2;
        var axis = new SeriesAxis("flux", Unit.Parse("MW/m^2"), [.. outcome.Pareto.Select(at => at.SpotRatio * sun)]);
        yield return Curve("pareto_area", point => point.MirrorArea_m2);
        yield return Curve("pareto_rim_angle", point => point.RimAngle_rad);
        yield return Curve("pareto_fibre_count", point => point.FibreCount);
        yield return Curve("pareto_collectors", point => point.CollectorCount);
        foreach (var sweep in result.Sweeps)
        {
            yield return new($"sweep_{sweep.Name}_power", sweep.Axis,
                [.. sweep.Traces.Select(trace => sun * trace.Total.PenArea_m2)]);
            yield return new($"sweep_{sweep.Name}_flux", sweep.Axis,
                [.. sweep.Traces.Select(trace => sun * trace.Total.SpotRatio)]);
        }

        Series Curve(string name, Func<DesignPoint, double> valueOf) =>
            new(name, axis, [.. outcome.Pareto.Select(at => valueOf(at.Point))]);
    }

    /// <summary>The map; none where only one rim angle or one number of fibres was searched.</summary>
    public static ImmutableArray<FieldMap> MapsOf(LightDesignResult result)
    {
        if (result.Outcome is not { Found: not null } outcome || outcome.RimAngles_rad.Length < 2 ||
            result.Inputs.Bounds.FibreCounts.Count < 2)
        {
            return [];
        }

        return
        [
            new("mirror_yield", new("map_rim_angle", Unit.Parse("deg"), outcome.RimAngles_rad),
                new("map_fibre_count", Unit.One, [.. result.Inputs.Bounds.FibreCounts.Select(count => (double)count)]),
                [.. outcome.MirrorAreas_m2.Select(area => result.Inputs.Power_W / area)]),
        ];
    }

    private static IEnumerable<Figure> Design(LightDesignResult result, FoundDesign found)
    {
        var (point, trace) = (found.Point, found.Trace);
        yield return new("aperture", point.Aperture_m);
        yield return new("focal_length", point.FocalLength_m);
        yield return new("rim_angle", point.RimAngle_rad);
        yield return new("focal_ratio", point.FocalLength_m / point.Aperture_m);
        yield return new("obstruction", trace.System.Concentrator.Primary.Obstruction_m);
        yield return new("collectors", point.CollectorCount);
        yield return new("fibre_count", point.FibreCount);
        yield return new("fibre_count_total", point.FibreCount * point.CollectorCount);
        yield return new("bundle_diameter", 2 * trace.FaceRadius_m);
        yield return new("end_diameter", trace.EndDiameter_m);
        yield return new("face_ratio", trace.FaceRadius_m / point.FocalLength_m);
        yield return new("mirror_area", point.MirrorArea_m2);
        yield return new("search.residual", found.ResidualRatio);
        yield return new("search.rounds", found.Rounds);
        yield return new("sweep_error", result.Sweeps.Max(sweep => sweep.Traces.Max(one =>
            LightTrace.StandardErrorOf(one.Lanes.Select(lane => lane.PenArea_m2)) /
                Math.Max(one.Total.PenArea_m2, double.Epsilon))));
    }

    private static IEnumerable<Figure> Traced(LightDesignResult result, FoundDesign found)
    {
        var (sun, trace, limit) = (result.Design_W_m2, found.Trace, result.Etendue!.LimitRatio);
        return
        [
            Of("pen.power", outcome => sun * outcome.PenArea_m2),
            new("pen.diameter", trace.Total.SpotDiameter_m),
            Of("pen.flux", outcome => sun * outcome.SpotRatio),
            Of("efficiency.total", outcome => outcome.PenArea_m2 / outcome.Stages[0].Area_m2),
            Of("end_concentration", outcome => sun * LightEtendue.EndRatio(trace, outcome)),
            Of("margin.flux", outcome => Margins(result, outcome).Flux),
            Of("margin.power", outcome => Margins(result, outcome).Power),
            Of("share_of_limit.spot", outcome => outcome.SpotRatio / limit),
        ];

        Figure Of(string name, Func<LightOutcome, double> valueOf) => new(name, valueOf(trace.Total))
        {
            StandardError_si = LightTrace.StandardErrorOf(trace.Lanes.Select(valueOf)),
        };
    }
}
