using Guanghan.Core.Phases;
using Guanghan.Fabrication.Optics;

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
    private const int EvenSampling = 7; // one fibre and its ring: the least bundle that samples centre and edge

    /// <summary>The audit of the claim, or null where nothing is claimed or the Sun never shows.</summary>
    public static ClaimAudit? Of(LightResult result)
    {
        if (result.Inputs.Claim is not { } claim || result.Design_W_m2 <= 0)
        {
            return null;
        }

        var (chain, atSpot) = (result.Chain, claim.Place == ClaimPlace.Spot);
        var claimed = claim.Flux_W_m2 / result.Design_W_m2;
        var limit = atSpot ? chain.SpotLimitRatio : chain.FibreLimitRatio;
        var needed = Etendue.NeededNumericalApertureRatio(claimed, chain.SunHalfAngle_rad);

        // A pen that demagnifies widens the cone: the fibre then needs as much less (sine condition).
        return new(claimed, limit, needed * (atSpot && needed <= 1 ? chain.Pen.MagnificationRatio : 1));
    }

    /// <summary>All findings, in the order of the light.</summary>
    public static IEnumerable<Finding> FindingsOf(LightResult result)
    {
        if (result.Irradiance.Highest_W_m2 <= 0)
        {
            yield return FabricationFindings.Dark();
        }

        foreach (var finding in Claim(result).Concat(Mirror(result)).Concat(Fibre(result)))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Claim(LightResult result)
    {
        if (Of(result) is not { } audit)
        {
            yield break;
        }

        var (chain, claim) = (result.Chain, result.Inputs.Claim!);
        var atSpot = claim.Place == ClaimPlace.Spot;
        var (place, delivered) =
            atSpot ? ("spot", chain.SpotConcentrationRatio) : ("bundle's end", chain.EndConcentrationRatio);
        var words = Unit.Parse("suns").Format(claim.Flux_W_m2, 4) + " (" + Unit.Parse("MW/m^2").Format(claim.Flux_W_m2,
            3) + ")";
        var aperture = atSpot
            ? chain.Pen.WorkSinRatio(chain.Bundle.NumericalApertureRatio)
            : chain.Bundle.NumericalApertureRatio;
        if (audit.ClaimedRatio > audit.LimitRatio)
        {
            yield return FabricationFindings.ClaimBeyondEtendue(words, audit.ClaimedRatio, aperture, place,
                audit.LimitRatio, audit.LimitRatio * result.Design_W_m2,
                Etendue.NeededNumericalApertureRatio(audit.ClaimedRatio, chain.SunHalfAngle_rad));
        }
        else if (audit.ClaimedRatio > delivered)
        {
            yield return FabricationFindings.ClaimNotMet(words, place, delivered * result.Design_W_m2);
        }
    }

    private static IEnumerable<Finding> Mirror(LightResult result)
    {
        var chain = result.Chain;
        if (1 - chain.Dish.UnshadedFraction > NoteworthyShadeFraction)
        {
            yield return FabricationFindings.Shaded(1 - chain.Dish.UnshadedFraction);
        }

        if (chain.Dish.RimAngle_rad > SteepRim_rad)
        {
            yield return FabricationFindings.SteepRim(Degrees(chain.Dish.RimAngle_rad));
        }

        if (Loss(result, "captured") is var spilled && spilled > NoteworthyLossFraction)
        {
            yield return FabricationFindings.Spilled(spilled, chain.FaceDiameter_m * 1e3,
                2e3 * chain.Dish.ImageRadius_m(chain.SunHalfAngle_rad));
        }
    }

    private static IEnumerable<Finding> Fibre(LightResult result)
    {
        var (chain, bundle) = (result.Chain, result.Chain.Bundle);
        if (Loss(result, "accepted") is var overfill && overfill > NoteworthyLossFraction)
        {
            yield return FabricationFindings.Overfilled(overfill, Degrees(chain.Dish.RimAngle_rad),
                Degrees(bundle.AcceptanceAngle_rad));
        }

        if (chain.FocusSinRatio < 0.9 * bundle.NumericalApertureRatio)
        {
            yield return FabricationFindings.Underfilled(chain.FocusSinRatio, bundle.NumericalApertureRatio);
        }

        if (Loss(result, "collected") is var clipped && clipped > NoteworthyLossFraction)
        {
            yield return FabricationFindings.PenClips(clipped, chain.Pen.AcceptedSinRatio);
        }

        if (bundle.Count is > 1 and < EvenSampling)
        {
            yield return FabricationFindings.FewFibres(bundle.Count);
        }
    }

    private static double Loss(LightResult result, string stage) => 1 - result.Chain.StageOf(stage).EfficiencyFraction;

    private static double Degrees(double angle_rad) => angle_rad * 180 / Math.PI;
}
