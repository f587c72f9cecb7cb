using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Optics;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.light</c> made.</summary>
/// <param name="Inputs">What it was given.</param>
/// <param name="Irradiance">What the irradiance amounts to.</param>
/// <param name="Trace">The light's way; powers are irradiance times its areas.</param>
/// <param name="QuadratureFraction">
/// Share of the reflected light on the face by quadrature instead of rays, for a plain dish and a uniform Sun; null
/// elsewhere.
/// </param>
/// <param name="Bands">Least and greatest of each figure over the cases of the unknowns; empty without any.</param>
public sealed record LightResult(
    LightInputs Inputs, IrradianceSummary Irradiance, LightTrace Trace, double? QuadratureFraction,
    ImmutableDictionary<string, FigureBand> Bands)
{
    /// <summary>The irradiance that the budget is for, W/m^2.</summary>
    public double Design_W_m2 => Design(Inputs, Irradiance);

    /// <summary>Power at the spot in the budget, W.</summary>
    public double PenPower_W => Design_W_m2 * Trace.Total.PenArea_m2;

    /// <summary>Mean flux over the spot in the budget, W/m^2.</summary>
    public double PenFlux_W_m2 => Design_W_m2 * Trace.Total.SpotRatio;

    /// <summary>What the rays' balance lacks, over what started: all that ended and all that entered make it whole.
    /// </summary>
    public double BalanceErrorRatio
    {
        get
        {
            var lane = Trace.Total.Lane;
            return (lane.Tally.Incident - lane.Tally.AllLost - lane.Entered.Total_W) / lane.Tally.Incident;
        }
    }

    internal static double Design(LightInputs inputs, IrradianceSummary irradiance) =>
        inputs.Design == DesignIrradiance.Highest ? irradiance.Highest_W_m2 : irradiance.LitMean_W_m2;
}

/// <summary>
/// Sunlight through mirrors, fibre bundle and pen by ray tracing: the power budget stage by stage with its standard
/// errors, the spot, and the etendue audit. The physics is in Optics and Fibre.
/// </summary>
public sealed class LightPhase : IPhase<LightInputs, LightResult>
{
    /// <inheritdoc/>
    public static string Kind => "fabrication.light";

    /// <inheritdoc/>
    public static PhaseDescription Description { get; } = LightOutputs.Description;

    /// <inheritdoc/>
    public static LightInputs Read(Section section) => LightReading.Read(section);

    /// <inheritdoc/>
    public static LightResult Run(LightInputs inputs, PhaseContext context)
    {
        context.Progress(0, "tracing rays");
        var irradiance = IrradianceSummary.Of(inputs.Irradiance);
        var stream = context.StreamOf(Kind);
        var trace = LightTrace.Run(inputs.System(), inputs.RayCount, stream, 0, context.Cancellation);
        var bands = LightBands.Of(inputs, irradiance, trace, context);
        context.Progress(1, "done");
        return new(inputs, irradiance, trace, QuadratureOf(inputs, trace, context.Cancellation), bands);
    }

    /// <inheritdoc/>
    public static Report Report(LightResult result) => Core.Phases.Report.Empty with
    {
        Figures = [.. Figures(result)],
        Series = [.. LightSeries.Of(result)],
        Maps = LightSeries.MapsOf(result),
        Artefacts = [LossChart.Draw(result)],
        Findings = [.. LightAudit.FindingsOf(result)],
    };

    private static IEnumerable<Figure> Figures(LightResult result)
    {
        var (inputs, trace) = (result.Inputs, result.Trace);
        var lanes = trace.Lanes.Select(lane =>
            LightFigures.Of(inputs, result.Irradiance, trace, lane).ToArray()).ToArray();
        var index = 0;
        foreach (var figure in LightFigures.Of(inputs, result.Irradiance, trace, trace.Total))
        {
            var at = index++;
            var error = LightTrace.StandardErrorOf(lanes.Select(lane => lane[at].Value_si));
            yield return figure with
            {
                // Below rounding no ray has changed it: a length, an irradiance.
                StandardError_si = error > 1e-12 * Math.Abs(figure.Value_si) ? error : null,
                // Nor has any case of the unknowns.
                Band = result.Bands.TryGetValue(figure.Name, out var band) &&
                    band.High_si - band.Low_si > 1e-9 * Math.Abs(figure.Value_si) ? band : null,
            };
        }

        foreach (var figure in LightFigures.Fixed(result))
        {
            yield return figure;
        }
    }

    /// <summary>The independent answer for a dish that quadrature can do.</summary>
    private static double? QuadratureOf(LightInputs inputs, LightTrace trace, CancellationToken cancellation)
    {
        var isComparable = inputs.Sun is { Shape: SunShapeChoice.Uniform, TrackingError_rad: 0 } &&
            inputs is { Entry: null, Primary.Struts: null, PrimaryFinish: { SpecularityError_rad: 0, Metal: null } };
        if (!isComparable || LightFigures.PlainDish(inputs) is not { } dish ||
            !FocalSpot.Covers(dish, inputs.Sun.HalfAngle_rad))
        {
            return null;
        }

        return new FocalSpot(dish, inputs.Sun.HalfAngle_rad).EncircledFractions(trace.FaceRadius_m, 1, [],
            static (_, weights) => weights[0] = 1, cancellation)[0];
    }
}
