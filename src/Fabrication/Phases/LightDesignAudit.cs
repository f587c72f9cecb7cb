using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Fibre.Designs;

namespace Guanghan.Fabrication.Phases;

/// <summary>What a reader of a design must know: why there is none, and what limits the one that there is.</summary>
internal static class LightDesignAudit
{
    private const double EdgeFraction = 0.01; // of a range: nearer than that counts as its end

    /// <summary>All findings.</summary>
    public static IEnumerable<Finding> FindingsOf(LightDesignResult result)
    {
        if (result.Etendue is not { } etendue)
        {
            return [FabricationFindings.DesignDark()];
        }

        return result.Outcome switch
        {
            null => [Beyond(result, etendue)],
            { Found: { } found } => Found(result, found),
            { Shortfall: var shortfall } => [Shortfall(result, shortfall!)],
        };
    }

    private static Finding Beyond(LightDesignResult result, DesignEtendue etendue)
    {
        var (fibre, pen) = (result.Inputs.Chain.Fibre, result.Inputs.Chain.Pen);
        var isPen = pen.NumericalApertureRatio < etendue.NeededWorkSinRatio;
        var isFibre = fibre.NumericalApertureRatio < etendue.NeededNumericalApertureRatio;
        var isAny = etendue.NeededWorkSinRatio <= 1;
        var needs = (isAny, isPen, isFibre) switch
        {
            (false, _, _) => FabricationFindings.Needs(etendue.NeededWorkSinRatio),
            (_, true, false) => "a pen of " + FabricationFindings.Needs(etendue.NeededWorkSinRatio),
            (_, true, true) => string.Create(CultureInfo.InvariantCulture,
                $"a pen of {FabricationFindings.Needs(etendue.NeededWorkSinRatio)} and {NeedsFibre()}"),
            _ => NeedsFibre(),
        };
        return FabricationFindings.DesignBeyondEtendue(result.Inputs.Flux_W_m2, etendue.Ratio, string.Create(
            CultureInfo.InvariantCulture, $"NA {fibre.NumericalApertureRatio:0.###} behind a pen of magnification ") +
            string.Create(CultureInfo.InvariantCulture,
            $"{pen.MagnificationRatio:0.###} and NA {pen.NumericalApertureRatio:0.###}"),
            etendue.LimitRatio * result.Design_W_m2, etendue.LimitRatio, needs);

        string NeedsFibre() => etendue.NeededNumericalApertureRatio <= 1
            ? "fibres of " + FabricationFindings.Needs(etendue.NeededNumericalApertureRatio)
            : "a smaller magnification";
    }

    private static Finding Shortfall(LightDesignResult result, DesignShortfall shortfall)
    {
        var (inputs, sun) = (result.Inputs, result.Design_W_m2);
        var (aperture, rim_rad) = (inputs.Chain.Fibre.NumericalApertureRatio, inputs.Bounds.RimHigh_rad);
        var target = string.Create(CultureInfo.InvariantCulture,
            $"{inputs.Power_W:G4} W at {inputs.Flux_W_m2 / 1e6:G3} MW/m^2");
        if (shortfall.Needed is { } needed)
        {
            return FabricationFindings.DesignApertureTooSmall(target, string.Create(CultureInfo.InvariantCulture,
                $"{needed.CollectorCount} of {needed.Aperture_m:0.###} m with {needed.FibreCount} fibres each at a " +
                $"rim angle of {needed.RimAngle_rad * 180 / Math.PI:0.#} deg"), inputs.Bounds.ApertureHigh_m);
        }

        var greatest = shortfall.GreatestSpotRatio * sun;
        return greatest < inputs.Flux_W_m2
            ? FabricationFindings.DesignFluxNotReached(inputs.Flux_W_m2, greatest, aperture, rim_rad * 180 / Math.PI,
                Math.Min(aperture, Math.Sin(Math.Min(rim_rad, Math.PI / 2))) * Math.Sqrt(inputs.Flux_W_m2 / greatest))
            : FabricationFindings.DesignPowerNotReached(target, inputs.Bounds.CollectorCounts[^1],
                inputs.Bounds.FibreCounts[^1], shortfall.GreatestPenArea_m2 * sun,
                Math.Ceiling(inputs.Power_W / (shortfall.GreatestPenArea_m2 * sun)));
    }

    private static IEnumerable<Finding> Found(LightDesignResult result, FoundDesign found)
    {
        var (flux, power) = LightDesignFigures.Margins(result, found.Trace.Total);
        yield return FabricationFindings.DesignBinds(found.Binding switch
        {
            DesignLimit.Flux => "The flux at the spot",
            DesignLimit.Power => "The power at the spot",
            _ => "The least aperture of the search",
        }, flux, power);
        var edges = Edges(result.Inputs.Bounds, found.Point).ToArray();
        if (edges.Length > 0)
        {
            yield return FabricationFindings.DesignAtEdge(string.Join(", ", edges));
        }

        if (!found.IsMet)
        {
            yield return FabricationFindings.DesignNotMet(flux, power, found.Rounds);
        }

        if (!found.IsConverged)
        {
            yield return FabricationFindings.DesignNotConverged(found.ResidualRatio);
        }

        var trace = found.Trace;
        var error = LightTrace.StandardErrorOf(trace.Lanes.Select(lane => lane.PenArea_m2)) / trace.Total.PenArea_m2;
        if (error > 0.01)
        {
            yield return FabricationFindings.FewRays(error, result.Inputs.Chain.RayCount);
        }
    }

    private static IEnumerable<string> Edges(DesignBounds bounds, DesignPoint point)
    {
        if (IsEnd(point.RimAngle_rad, bounds.RimLow_rad, bounds.RimHigh_rad))
        {
            yield return Text($"the rim angle of {point.RimAngle_rad * 180 / Math.PI:0.0} deg");
        }

        if (IsEnd(point.Aperture_m, bounds.ApertureLow_m, bounds.ApertureHigh_m))
        {
            yield return Text($"the aperture of {point.Aperture_m:0.###} m");
        }

        if (IsEnd(point.FibreCount, bounds.FibreCounts[0], bounds.FibreCounts[^1]))
        {
            yield return Text($"{point.FibreCount} fibres");
        }

        if (point.CollectorCount == bounds.CollectorCounts[^1] && bounds.CollectorCounts.Count > 1)
        {
            yield return Text($"{point.CollectorCount} collectors");
        }
    }

    // A range of one value is no search.
    private static bool IsEnd(double value, double low, double high) => high > low &&
        (value - low < EdgeFraction * (high - low) || high - value < EdgeFraction * (high - low));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
