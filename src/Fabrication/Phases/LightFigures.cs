using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Optics;
using Guanghan.Fabrication.Optics.Mirrors;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Phases;

/// <summary>Every figure of a chain of light, from one set of rays: all rays, one lane's, or another case's.</summary>
internal static class LightFigures
{
    /// <summary>The figures of a chain; the same names in the same order for every outcome of one chain.</summary>
    public static IEnumerable<Figure> Of(
        LightInputs inputs, IrradianceSummary irradiance, LightTrace trace, LightOutcome outcome)
    {
        var sun = LightResult.Design(inputs, irradiance);
        var flux = sun * outcome.SpotRatio;
        yield return new("pen.power", sun * outcome.PenArea_m2);
        yield return new("pen.diameter", outcome.SpotDiameter_m);
        yield return new("pen.flux", flux);
        yield return new("spot_concentration", flux);
        yield return new("spot_concentration_terrestrial", flux);
        yield return new("spot_peak_flux", sun * outcome.SpotPeakRatio);
        yield return new("spot_temperature",
            RadiationBalance.Temperature_K(flux, inputs.AbsorptanceFraction, inputs.EmissivityFraction));
        yield return new("spot_incidence", outcome.Spot.MeanAngle_rad);
        yield return new("spot_diameter_95", outcome.Spot.DiameterHolding_m(0.95));
        yield return new("pen_power_lit_mean", irradiance.LitMean_W_m2 * outcome.PenArea_m2);
        yield return new("pen_power_highest", irradiance.Highest_W_m2 * outcome.PenArea_m2);
        yield return new("irradiance.design", sun);
        yield return new("irradiance.lit_mean", irradiance.LitMean_W_m2);
        yield return new("irradiance.highest", irradiance.Highest_W_m2);
        foreach (var stage in outcome.Stages)
        {
            yield return new("power." + stage.Name, sun * stage.Area_m2);
        }

        foreach (var stage in outcome.Stages.Skip(1))
        {
            yield return new("efficiency." + stage.Name, stage.EfficiencyFraction);
        }

        var captured_m2 = outcome.StageOf("captured").Area_m2;
        yield return new("efficiency.cable", captured_m2 > 0 ? outcome.StageOf("exited").Area_m2 / captured_m2 : 0);
        yield return new("efficiency.total", outcome.PenArea_m2 / outcome.Stages[0].Area_m2);
        foreach (var figure in Etendue(inputs, sun, trace, outcome).Concat(Face(inputs, sun, trace, outcome)))
        {
            yield return figure;
        }
    }

    /// <summary>Figures that no ray changes.</summary>
    public static IEnumerable<Figure> Fixed(LightResult result)
    {
        var trace = result.Trace;
        var primary = trace.System.Concentrator.Primary;
        yield return new("rim_angle", Math.Asin(CollectorBuilder.ConeSinRatio(trace.Collector)));
        yield return new("mirror_area", trace.Collector.OutlineArea_m2 * trace.System.CollectorCount);
        yield return new("bundle_diameter", 2 * trace.FaceRadius_m);
        yield return new("end_diameter", trace.EndDiameter_m);
        yield return new("core_fraction", trace.Entry.Lattice.Count == 1 ? 1 : trace.Entry.Lattice.CoreAreaFraction);
        if (PlainDish(result.Inputs) is { } dish)
        {
            var half_rad = result.Inputs.Sun.HalfAngle_rad;
            yield return new("perfect.spot_diameter", 2 * dish.ImageRadius_m(half_rad));
            yield return new("perfect.peak_concentration", dish.PeakConcentrationRatio(half_rad));
            yield return new("perfect.mean_concentration", dish.MeanConcentrationRatio(half_rad));
        }

        if (result.QuadratureFraction is { } quadrature)
        {
            yield return new("quadrature.captured", quadrature);
        }

        if (LightAudit.Of(result) is { } audit)
        {
            yield return new("needed_numerical_aperture", audit.NeededNumericalApertureRatio);
        }

        var tally = trace.Total.Lane.Tally;
        yield return new("rays.traced", tally.IncidentCount);
        yield return new("rays.entered", tally.IncidentCount - tally.AllEndedCount);
        foreach (var loss in Enum.GetValues<LightLoss>().Where(loss => loss <= LightLoss.BeyondAperture))
        {
            yield return new("rays." + NameOf(loss), tally.EndedCount(loss));
        }

        yield return new("rays.absorbed", tally.EndedCount(LightLoss.MirrorAbsorbed));
        yield return new("balance_error", Math.Abs(result.BalanceErrorRatio));
    }

    /// <summary>The dish that closed forms describe: a whole paraboloid on its axis, alone; otherwise null.</summary>
    public static Paraboloid? PlainDish(LightInputs inputs) =>
        inputs is { Secondary: null, Heliostat: null, Primary: { Surface: PrimarySurface.Paraboloid, OffAxis_m: 0 } } &&
        inputs.Primary is { Facets: null, Shape: OutlineShape.Circle, Defocus_m: 0 }
            ? new(inputs.Primary.Aperture_m, inputs.Primary.FocalLength_m, inputs.Primary.Obstruction_m,
                inputs.PrimaryFinish.ReflectivityFraction, inputs.PrimaryFinish.SlopeError_rad)
            : null;

    /// <summary>A loss as figures name it.</summary>
    public static string NameOf(LightLoss loss) => loss switch
    {
        LightLoss.ShadedByScreen => "shaded_by_holder",
        LightLoss.ShadedByStrut => "shaded_by_struts",
        LightLoss.ShadedByFacet => "shaded_by_facets",
        LightLoss.IntoHole => "into_hole",
        LightLoss.BlockedByScreen => "blocked_by_holder",
        LightLoss.BlockedByStrut => "blocked_by_struts",
        LightLoss.BlockedByFacet => "blocked_by_facets",
        LightLoss.BesideMirror => "beside_mirror",
        LightLoss.AwayFromReceiver => "away_from_receiver",
        LightLoss.BesideEntry => "beside_entry",
        LightLoss.TurnedBack => "turned_back",
        LightLoss.Caught => "caught",
        LightLoss.BesideFace => "beside_face",
        LightLoss.BesideCores => "beside_cores",
        _ => "beyond_aperture",
    };

    private static IEnumerable<Figure> Etendue(LightInputs inputs, double sun, LightTrace trace, LightOutcome outcome)
    {
        yield return new("concentration.focus_peak", outcome.FocusPeakRatio);
        var stages = LightEtendue.Of(trace, outcome);
        foreach (var stage in stages)
        {
            yield return new("concentration." + stage.Name, stage.AchievedRatio);
        }

        foreach (var stage in stages)
        {
            yield return new("limit." + stage.Name, stage.LimitRatio);
        }

        foreach (var stage in stages)
        {
            yield return new("share_of_limit." + stage.Name,
                stage.LimitRatio > 0 ? stage.AchievedRatio / stage.LimitRatio : 0);
        }

        var entry = outcome.StageOf("captured").Area_m2 / inputs.CollectorCount /
            (Math.PI * trace.FaceRadius_m * trace.FaceRadius_m);
        var end = LightEtendue.EndRatio(trace, outcome);
        yield return new("entry_concentration", sun * entry);
        yield return new("entry_concentration_terrestrial", sun * entry);
        yield return new("end_concentration", sun * end);
        yield return new("end_concentration_terrestrial", sun * end);
        yield return new("black_body_limit_temperature",
            RadiationBalance.Temperature_K(sun * stages[^1].LimitRatio, 1, 1));
    }

    private static IEnumerable<Figure> Face(LightInputs inputs, double sun, LightTrace trace, LightOutcome outcome)
    {
        var heat = HeatOf(inputs, sun, trace, outcome);
        yield return new("focal_diameter_95", 2 * outcome.Lane.Focus.RadiusHolding_m(0.95));
        yield return new("face.gap_power", sun * outcome.GapRatio);
        if (trace.Entry.Lattice.Count > 1)
        {
            yield return new("face.temperature", heat.HottestTemperature_K);
        }

        yield return new("face.hottest_core_flux", heat.CorePeakFlux_W_m2);
    }

    /// <summary>Heat on one collector's face.</summary>
    public static FaceHeat HeatOf(LightInputs inputs, double sun, LightTrace trace, LightOutcome outcome)
    {
        var hottest = sun * outcome.CoreHottestRatio;
        return FaceHeat.Of(new(sun * outcome.GapRatio, outcome.GapRatio > 0 ? hottest : 0, 0, hottest),
            2 * trace.FaceRadius_m, inputs.Fibre.GapAbsorptanceFraction, inputs.Fibre.FaceEmissivityFraction);
    }
}
