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
        if (result.Outcome?.Found is { } found)
        {
            foreach (var figure in Pen(result, found).Concat(Design(found)).Concat(Traced(result, found))
                .Concat(Search(result, found)))
            {
                yield return figure;
            }
        }

        yield return new("irradiance.design", result.Design_W_m2);
        if (result.Etendue is { } etendue)
        {
            yield return new("needed_numerical_aperture", etendue.NeededNumericalApertureRatio);
            yield return new("limit.spot", etendue.LimitRatio);
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
            new("mirror_yield", new("rim", Unit.Parse("deg"), outcome.RimAngles_rad),
                new("fibres", Unit.One, [.. result.Inputs.Bounds.FibreCounts.Select(count => (double)count)]),
                [.. outcome.MirrorAreas_m2.Select(area => result.Inputs.Power_W / area)]),
        ];
    }

    private static IEnumerable<Figure> Design(FoundDesign found)
    {
        var (point, trace) = (found.Point, found.Trace);
        return
        [
            new("mirror_area", point.MirrorArea_m2),
            new("collectors", point.CollectorCount),
            new("aperture", point.Aperture_m),
            new("focal_length", point.FocalLength_m),
            new("rim_angle", point.RimAngle_rad),
            new("fibre_count", point.FibreCount),
            new("bundle_diameter", 2 * trace.FaceRadius_m),
            new("focal_ratio", point.FocalLength_m / point.Aperture_m),
            new("face_ratio", trace.FaceRadius_m / point.FocalLength_m),
            new("obstruction", trace.System.Concentrator.Primary.Obstruction_m),
            new("fibre_count_total", point.FibreCount * point.CollectorCount),
            new("end_diameter", trace.EndDiameter_m),
        ];
    }

    private static IEnumerable<Figure> Search(LightDesignResult result, FoundDesign found) =>
    [
        new("search.residual", found.ResidualRatio),
        new("search.rounds", found.Rounds),
        new("sweep_error", result.Sweeps.SelectMany(sweep => sweep.Traces).Max(trace =>
            LightTrace.StandardErrorOf(trace.Lanes.Select(lane => lane.PenArea_m2)) /
                Math.Max(trace.Total.PenArea_m2, double.Epsilon))),
    ];

    private static IEnumerable<Figure> Pen(LightDesignResult result, FoundDesign found) =>
    [
        Of(found, "pen.power", outcome => result.Design_W_m2 * outcome.PenArea_m2),
        new("pen.diameter", found.Trace.Total.SpotDiameter_m),
        Of(found, "pen.flux", outcome => result.Design_W_m2 * outcome.SpotRatio),
    ];

    private static IEnumerable<Figure> Traced(LightDesignResult result, FoundDesign found) =>
    [
        Of(found, "efficiency.total", outcome => outcome.PenArea_m2 / outcome.Stages[0].Area_m2),
        Of(found, "end_concentration", outcome => result.Design_W_m2 * LightEtendue.EndRatio(found.Trace, outcome)),
        Of(found, "margin.flux", outcome => Margins(result, outcome).Flux),
        Of(found, "margin.power", outcome => Margins(result, outcome).Power),
        Of(found, "share_of_limit.spot", outcome => outcome.SpotRatio / result.Etendue!.LimitRatio),
    ];

    private static Figure Of(FoundDesign found, string name, Func<LightOutcome, double> valueOf) =>
        new(name, valueOf(found.Trace.Total))
        {
            StandardError_si = LightTrace.StandardErrorOf(found.Trace.Lanes.Select(valueOf)),
        };
}
