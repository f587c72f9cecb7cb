using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Optics;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Phases;

/// <summary>A claimed flux held against what the optics' numerical aperture can carry.</summary>
/// <param name="ClaimedRatio">The claim over the direct irradiance.</param>
/// <param name="LimitRatio">The most that etendue allows at that place.</param>
/// <param name="NeededNumericalApertureRatio">
/// The least NA of the fibre that carries the claim there; above 1: none.
/// </param>
public sealed record ClaimAudit(double ClaimedRatio, double LimitRatio, double NeededNumericalApertureRatio);

/// <summary>What a reader of a light budget must know: shortfalls and impossible claims, as findings.</summary>
internal static class LightAudit
{
    private const double NoteworthyLossFraction = 0.02; // below the spread of a reflectivity or attenuation datum
    private const double NoteworthyShadeFraction = 0.05;
    private const double SteepRim_rad = 70 * Math.PI / 180;
    private const int EvenSampling = 7; // one fibre and its ring: the least that the lattice packs as tightly as can be

    /// <summary>The audit of the claim, or null where nothing is claimed or the Sun never shows.</summary>
    public static ClaimAudit? Of(LightResult result)
    {
        if (result.Inputs.Claim is not { } claim || result.Design_W_m2 <= 0)
        {
            return null;
        }

        var (system, atSpot) = (result.Trace.System, claim.Place == ClaimPlace.Spot);
        var claimed = claim.Flux_W_m2 / result.Design_W_m2;
        var aperture = system.Bundle.NumericalApertureRatio;
        var limit = system.Sun.CentreToMeanRatio * Etendue.ConcentrationLimitRatio(
            atSpot ? system.Pen.WorkSinRatio(aperture) : aperture, system.Sun.HalfAngle_rad);
        var needed = Needed(system, claimed);

        // A pen that demagnifies widens the cone: the fibre then needs as much less (sine condition).
        return new(claimed, limit, needed * (atSpot && needed <= 1 ? system.Pen.MagnificationRatio : 1));
    }

    /// <summary>All findings, in the order of the light.</summary>
    public static IEnumerable<Finding> FindingsOf(LightResult result)
    {
        if (result.Irradiance.Highest_W_m2 <= 0)
        {
            yield return FabricationFindings.Dark();
        }

        foreach (var finding in Claim(result).Concat(Mirror(result)).Concat(Fibre(result)).Concat(Cable(result))
            .Concat(Rays(result)))
        {
            yield return finding;
        }
    }

    private static double Needed(LightSystem system, double concentration) =>
        Etendue.NeededNumericalApertureRatio(concentration / system.Sun.CentreToMeanRatio, system.Sun.HalfAngle_rad);

    private static IEnumerable<Finding> Claim(LightResult result)
    {
        if (Of(result) is not { } audit)
        {
            yield break;
        }

        var (trace, system, claim) = (result.Trace, result.Trace.System, result.Inputs.Claim!);
        var atSpot = claim.Place == ClaimPlace.Spot;
        var stages = LightEtendue.Of(trace, trace.Total);
        var (place, delivered) = atSpot
            ? ("spot", trace.Total.SpotRatio)
            : ("bundle's end", LightEtendue.EndRatio(trace, trace.Total));
        var words = Unit.Parse("suns").Format(claim.Flux_W_m2, 4) + " (" + Unit.Parse("MW/m^2").Format(claim.Flux_W_m2,
            3) + ")";

        // Before the pen the same light is m^2 times as dilute.
        var before = audit.ClaimedRatio * (atSpot ? Math.Pow(system.Pen.MagnificationRatio, 2) : 1);
        if (stages.FirstOrDefault(stage => stage.Name is "focus" or "face") is { } cone && system.Secondary is null &&
            before > cone.LimitRatio && cone.SinRatio < system.Bundle.NumericalApertureRatio)
        {
            yield return FabricationFindings.ClaimBeyondCone(words, audit.ClaimedRatio, place, cone.Words,
                cone.SinRatio, cone.LimitRatio / (before / audit.ClaimedRatio), Needed(system, before));
        }
        else if (audit.ClaimedRatio > audit.LimitRatio)
        {
            var aperture = system.Bundle.NumericalApertureRatio;
            yield return FabricationFindings.ClaimBeyondEtendue(words, audit.ClaimedRatio,
                atSpot ? system.Pen.WorkSinRatio(aperture) : aperture, place, audit.LimitRatio,
                audit.LimitRatio * result.Design_W_m2, Needed(system, audit.ClaimedRatio));
        }
        else if (audit.ClaimedRatio > delivered)
        {
            yield return FabricationFindings.ClaimNotMet(words, place, delivered * result.Design_W_m2);
        }
    }

    private static IEnumerable<Finding> Mirror(LightResult result)
    {
        var trace = result.Trace;
        if (Loss(result, "unshaded") is var shaded && shaded > NoteworthyShadeFraction)
        {
            yield return FabricationFindings.Shaded(shaded);
        }

        var rim_rad = Math.Asin(CollectorBuilder.ConeSinRatio(trace.Collector));
        if (rim_rad > SteepRim_rad)
        {
            yield return FabricationFindings.SteepRim(Degrees(rim_rad));
        }

        if (Loss(result, "arrived") is var blocked && blocked > NoteworthyLossFraction)
        {
            yield return FabricationFindings.BlockedWay(blocked);
        }

        if (Loss(result, "concentrated") is var turned && turned > NoteworthyShadeFraction)
        {
            yield return FabricationFindings.SecondaryLoses(turned);
        }

        if (Loss(result, "captured") is var spilled && spilled > NoteworthyLossFraction)
        {
            yield return FabricationFindings.Spilled(spilled, 2e3 * trace.FaceRadius_m,
                2e3 * trace.Total.Lane.Face.RadiusHolding_m(0.95));
        }
    }

    private static IEnumerable<Finding> Fibre(LightResult result)
    {
        var (trace, bundle) = (result.Trace, result.Trace.System.Bundle);
        var rim_rad = Math.Asin(CollectorBuilder.ConeSinRatio(trace.Collector));
        if (Loss(result, "accepted") is var overfill && overfill > NoteworthyLossFraction)
        {
            yield return FabricationFindings.Overfilled(overfill, Degrees(rim_rad),
                Degrees(bundle.AcceptanceAngle_rad));
        }

        if (trace.System.Secondary is null && trace.FocusSinRatio is var cone &&
            cone < 0.9 * bundle.NumericalApertureRatio)
        {
            yield return FabricationFindings.Underfilled(cone, bundle.NumericalApertureRatio);
        }

        if (Loss(result, "collected") is var clipped && clipped > NoteworthyLossFraction)
        {
            yield return FabricationFindings.PenClips(clipped, trace.System.Pen.AcceptedSinRatio);
        }

        if (bundle.Count is > 1 and < EvenSampling && bundle.MeasuredPackingFraction is null)
        {
            yield return FabricationFindings.FewFibres(bundle.Count);
        }
    }

    private static IEnumerable<Finding> Cable(LightResult result)
    {
        var (trace, fibre) = (result.Trace, result.Inputs.Fibre);
        var (entered, carried) = (trace.Total.Lane.Entered.Total_W, trace.Total.Carried);
        var scale = entered > 0 ? 1 / trace.Total.StageOf("entered").Area_m2 : 0;
        var least = trace.Span.LeastSin2Ratios.Max();
        if (least <= 0)
        {
            yield return FabricationFindings.BendTooTight(fibre.BendRadius_m, FibreBend.TightestRadius_m(
                fibre.NumericalApertureRatio, trace.System.Bands.IndexRatios[0], fibre.Core_m / 2,
                trace.System.Bands.Wavelengths_m[0], 0), fibre.NumericalApertureRatio);
        }
        else if (carried.Bent_W * scale > NoteworthyLossFraction)
        {
            yield return FabricationFindings.BendLoss(carried.Bent_W * scale, fibre.BendRadius_m, Math.Sqrt(least),
                fibre.NumericalApertureRatio);
        }

        if (carried.Mixed_W * scale > NoteworthyLossFraction)
        {
            yield return FabricationFindings.MixingLoss(carried.Mixed_W * scale, fibre.Length_m, fibre.Mixing_rad2_m);
        }

        var heat = LightFigures.HeatOf(result.Inputs, result.Design_W_m2, trace, trace.Total);
        if (heat.IsTooHot(fibre.Limits))
        {
            yield return FabricationFindings.FaceTooHot(heat.HottestTemperature_K, fibre.Limits.Temperature_K,
                heat.Absorbed_W);
        }

        if (heat.IsCoreOverloaded(fibre.Limits))
        {
            yield return FabricationFindings.CoreOverloaded(heat.CorePeakFlux_W_m2, fibre.Limits.CoreFlux_W_m2);
        }
    }

    private static IEnumerable<Finding> Rays(LightResult result)
    {
        var trace = result.Trace;
        var error = LightTrace.StandardErrorOf(trace.Lanes.Select(lane => lane.PenArea_m2));
        if (trace.Total.PenArea_m2 > 0 && error > 0.01 * trace.Total.PenArea_m2)
        {
            yield return FabricationFindings.FewRays(error / trace.Total.PenArea_m2, result.Inputs.RayCount);
        }

        if (result.QuadratureFraction is { } quadrature)
        {
            // Quadrature itself is good to 5e-5; 5 standard errors happen by chance once in a million runs.
            var captured = trace.Total.StageOf("captured").EfficiencyFraction;
            var spread = LightTrace.StandardErrorOf(
                trace.Lanes.Select(lane => lane.StageOf("captured").EfficiencyFraction));
            if (Math.Abs(captured - quadrature) > (5 * spread) + 1e-4)
            {
                yield return FabricationFindings.QuadratureDiffers(captured, spread, quadrature);
            }
        }
    }

    private static double Loss(LightResult result, string stage) =>
        1 - result.Trace.Total.StageOf(stage).EfficiencyFraction;

    private static double Degrees(double angle_rad) => angle_rad * 180 / Math.PI;
}
