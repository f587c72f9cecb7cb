using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Optics;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.light</c> made.</summary>
/// <param name="Inputs">What it was given.</param>
/// <param name="Irradiance">What the irradiance amounts to.</param>
/// <param name="Design_W_m2">The irradiance that the budget is for, W/m^2.</param>
/// <param name="Chain">The light's way; powers are irradiance times its areas.</param>
public sealed record LightResult(
    LightInputs Inputs, IrradianceSummary Irradiance, double Design_W_m2, LightChain Chain)
{
    /// <summary>Power at the spot in the budget, W.</summary>
    public double PenPower_W => Design_W_m2 * Chain.PenArea_m2;

    /// <summary>Mean flux over the spot in the budget, W/m^2.</summary>
    public double PenFlux_W_m2 => Design_W_m2 * Chain.SpotConcentrationRatio;
}

/// <summary>
/// Sunlight through mirror, fibre bundle and pen: the power budget stage by stage, the spot, and the etendue audit. The
/// physics is in Optics and Fibre.
/// </summary>
public sealed class LightPhase : IPhase<LightInputs, LightResult>
{
    private const int ProfilePoints = 61;

    /// <inheritdoc/>
    public static string Kind => "fabrication.light";

    /// <inheritdoc/>
    public static PhaseDescription Description { get; } = LightOutputs.Description;

    /// <inheritdoc/>
    public static LightInputs Read(Section section) => LightInputs.Read(section);

    /// <inheritdoc/>
    public static LightResult Run(LightInputs inputs, PhaseContext context)
    {
        context.Progress(0, "following the light");
        var irradiance = IrradianceSummary.Of(inputs.Irradiance);
        var chain =
            new LightChain(inputs.Dish, inputs.SunHalfAngle_rad, inputs.Bundle, inputs.CollectorCount, inputs.Pen,
            context.Cancellation);
        context.Progress(1, "done");
        return new(inputs, irradiance,
            inputs.Design == DesignIrradiance.Highest ? irradiance.Highest_W_m2 : irradiance.LitMean_W_m2, chain);
    }

    /// <inheritdoc/>
    public static Report Report(LightResult result) => Core.Phases.Report.Empty with
    {
        Figures = [.. Figures(result)],
        Series = [.. SeriesOf(result)],
        Findings = [.. LightAudit.FindingsOf(result)],
    };

    private static IEnumerable<Figure> Figures(LightResult result)
    {
        var (chain, sun) = (result.Chain, result.Design_W_m2);
        yield return new("pen.power", result.PenPower_W);
        yield return new("pen.diameter", chain.SpotDiameter_m);
        yield return new("pen.flux", result.PenFlux_W_m2);
        yield return new("spot_concentration", result.PenFlux_W_m2);
        yield return new("spot_concentration_terrestrial", result.PenFlux_W_m2);
        yield return new("spot_peak_flux", sun * chain.SpotPeakConcentrationRatio);
        yield return new("spot_temperature", RadiationBalance.Temperature_K(
            result.PenFlux_W_m2, result.Inputs.AbsorptanceFraction, result.Inputs.EmissivityFraction));
        yield return new("black_body_limit_temperature", RadiationBalance.Temperature_K(sun * chain.SpotLimitRatio, 1,
            1));
        yield return new("pen_power_lit_mean", result.Irradiance.LitMean_W_m2 * chain.PenArea_m2);
        yield return new("pen_power_highest", result.Irradiance.Highest_W_m2 * chain.PenArea_m2);
        yield return new("irradiance.design", sun);
        yield return new("irradiance.lit_mean", result.Irradiance.LitMean_W_m2);
        yield return new("irradiance.highest", result.Irradiance.Highest_W_m2);
        foreach (var stage in chain.Stages)
        {
            yield return new("power." + stage.Name, sun * stage.Area_m2);
        }

        foreach (var stage in chain.Stages.Skip(1))
        {
            yield return new("efficiency." + stage.Name, stage.EfficiencyFraction);
        }

        yield return new("efficiency.total", chain.PenArea_m2 / chain.Stages[0].Area_m2);
        foreach (var figure in EtendueFigures(result))
        {
            yield return figure;
        }
    }

    private static IEnumerable<Figure> EtendueFigures(LightResult result)
    {
        var (chain, sun) = (result.Chain, result.Design_W_m2);
        yield return new("concentration.focus_peak", chain.PeakConcentrationRatio);
        yield return new("concentration.entry", chain.FaceConcentrationRatio);
        yield return new("concentration.core", chain.CoreConcentrationRatio);
        yield return new("concentration.end", chain.EndConcentrationRatio);
        yield return new("concentration.spot", chain.SpotConcentrationRatio);
        yield return new("limit.focus", chain.FocusLimitRatio);
        yield return new("limit.fibre", chain.FibreLimitRatio);
        yield return new("limit.spot", chain.SpotLimitRatio);
        yield return new("entry_concentration", sun * chain.FaceConcentrationRatio);
        yield return new("entry_concentration_terrestrial", sun * chain.FaceConcentrationRatio);
        yield return new("end_concentration", sun * chain.EndConcentrationRatio);
        yield return new("end_concentration_terrestrial", sun * chain.EndConcentrationRatio);
        yield return new("rim_angle", chain.Dish.RimAngle_rad);
        yield return new("focal_spot_diameter", 2 * chain.Dish.ImageRadius_m(chain.SunHalfAngle_rad));
        yield return new("bundle_diameter", chain.FaceDiameter_m);
        yield return new("end_diameter", chain.EndDiameter_m);
        yield return new("core_fraction", chain.Bundle.CoreFraction);
        if (LightAudit.Of(result) is { } audit)
        {
            yield return new("needed_numerical_aperture", audit.NeededNumericalApertureRatio);
        }
    }

    private static IEnumerable<Series> SeriesOf(LightResult result)
    {
        var (chain, sun) = (result.Chain, result.Design_W_m2);
        if (!result.Inputs.Irradiance.IsConstant)
        {
            var (axis, values, origin) = result.Inputs.Irradiance;
            yield return new("pen_power", new SeriesAxis("time", Unit.Parse("h"), axis, origin),
                [.. values.Select(value => value * chain.PenArea_m2)]);
        }

        var focus = Radii(1.2 * Math.Max(chain.Dish.ImageRadius_m(chain.SunHalfAngle_rad), chain.FaceDiameter_m / 2));
        yield return new("focal_flux", new SeriesAxis("radius", Unit.Parse("mm"), focus),
            [.. focus.Select(radius => sun * chain.Dish.ReflectivityFraction * chain.Spot.ConcentrationRatio(radius))]);
        var spot = Radii(0.6 * chain.SpotDiameter_m);
        yield return new("spot_flux", new SeriesAxis("spot_radius", Unit.Parse("mm"), spot),
            [.. spot.Select(radius => sun * chain.SpotConcentrationAtRatio(radius))]);
    }

    private static ImmutableArray<double> Radii(double end) =>
        [.. Enumerable.Range(0, ProfilePoints).Select(i => end * i / (ProfilePoints - 1))];
}
